//! A list of 10,000 experiments, from bytes to structs. With v2, its pages are part of it: the SDK asks for each, and code by hand joins them.

use crate::Result;
use crate::api::Api;
use crate::programs::{figure, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratios};
use crate::valgrind;

const HAND: &str = "serde_json and hand-written structs";

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    // The trees of conditions are decoded, too, where code by hand keeps their text.
    for (api, most) in [(Api::Classic, 0.95), (Api::V2, 1.3)] {
        rows.extend(decoding(bench, api, most)?);
    }
    Ok(rows)
}

fn decoding(bench: &Bench, api: Api, most: f64) -> Result<[Row; 3]> {
    let client = |measure: &str, kind: &str| {
        let mut client = bench.program(measure);
        client.arg(api.command(kind)).arg(bench.list(api.files()));
        client
    };
    let time = |kind: &str| figure(&text(client("time", kind).arg("1"))?, "nanoseconds");
    let goal = Goal::AtMost(1.15);
    let times = ratios(goal, bench.options.rounds(9), || time("sdk"), || time("hand"))?;

    // The second of two.
    let instructions = |kind: &str| {
        let profile = bench.scratch.join(format!("decoding-{}.callgrind", api.command(kind)));
        let run = |before| valgrind::instructions(client("time", kind).arg(before), &profile);
        Result::Ok(run("1")? - run("0")?)
    };
    let instructions = instructions("sdk")? / instructions("hand")?;
    let memory = |kind: &str| figure(&text(&mut client("memory", kind))?, "bytes");
    let memory = memory("sdk")? / memory("hand")?;
    let name = |figure: &str| format!("decoding {}, {figure}", api.list());
    Ok([
        Row::timed(name("time"), HAND, goal, times),
        Row::counted(name("processor instructions"), HAND, 0.85, most, instructions),
        Row::counted(name("peak memory"), HAND, 1.20, 1.20, memory),
    ])
}

/// The memory of calls.
pub fn memory(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    // A change of a page is a large struct with a few short strings.
    for (api, most) in [(Api::Classic, 2.6), (Api::V2, 4.8)] {
        let mut list = bench.program("list");
        let bytes = figure(&text(list.args([&api.command("sdk"), bench.sandbox.url(api)]))?, "bytes")?;
        let json = std::fs::metadata(bench.list(api.files()))?.len() as f64;
        let name = format!("peak memory of a call that reads {}", api.list());
        rows.push(Row::counted(name, "the size of its JSON", 2.4, most, bytes / json));
    }
    let waiting = figure(&text(&mut bench.program("waiting"))?, "bytes")?;
    rows.push(Row::counted("memory of a call that waits for others", "1,000 bytes", 1.9, 1.8, waiting / 1e3));
    Ok(rows)
}
