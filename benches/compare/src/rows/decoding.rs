//! A list of 10,000 experiments, from bytes to structs.

use crate::Result;
use crate::programs::{figure, program, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratios};
use crate::valgrind;

const HAND: &str = "serde_json and hand-written structs";

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let client = |measure: &str, kind: &str| {
        let mut client = program(bench.options.target.join("release").join(measure));
        client.arg(kind).arg(bench.list("all"));
        client
    };
    let time = |kind| figure(&text(client("time", kind).arg("1"))?, "nanoseconds");
    let goal = Goal::AtMost(1.15);
    let times = ratios(goal, bench.options.rounds(9), || time("sdk"), || time("hand"))?;
    let time = Row::timed("decoding a list of 10,000, time", HAND, goal, times);

    // The second of two.
    let instructions = |kind| {
        let profile = bench.scratch.join(format!("decoding-{kind}.callgrind"));
        let run = |before| valgrind::instructions(client("time", kind).arg(before), &profile);
        Result::Ok(run("1")? - run("0")?)
    };
    let instructions = instructions("sdk")? / instructions("hand")?;
    let memory = |kind| figure(&text(&mut client("memory", kind))?, "bytes");
    let memory = memory("sdk")? / memory("hand")?;
    Ok(vec![
        time,
        Row::counted("decoding a list of 10,000, processor instructions", HAND, 0.85, 0.95, instructions),
        Row::counted("decoding a list of 10,000, peak memory", HAND, 1.20, 1.20, memory),
    ])
}

/// The memory of calls.
pub fn memory(bench: &Bench) -> Result<Vec<Row>> {
    let client = |name: &str| program(bench.options.target.join("release").join(name));
    let list = figure(&text(client("list").arg(&bench.sandbox.url))?, "bytes")?;
    let json = std::fs::metadata(bench.list("all"))?.len() as f64;
    let waiting = figure(&text(&mut client("waiting"))?, "bytes")?;
    Ok(vec![
        Row::counted("peak memory of a call that lists 10,000", "the size of their JSON", 2.4, 2.6, list / json),
        Row::counted("memory of a call that waits for others", "1,000 bytes", 1.9, 1.9, waiting / 1e3),
    ])
}
