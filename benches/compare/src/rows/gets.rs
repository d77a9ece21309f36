//! Reads of single objects: one after another, many at once, and the processor instructions of one.

use crate::Result;
use crate::programs::{figure, program, run, text};
use crate::rows::Bench;
use crate::sandbox::Sandbox;
use crate::table::{Goal, Row, ratio, ratios};

const HAND: &str = "hand-written reqwest and serde";

pub fn instructions(bench: &Bench) -> Result<Vec<Row>> {
    let goal = Goal::AtMost(1.05);
    let [sdk, hand] = ["sdk", "hand"].map(|client| per_get(bench, client));
    let ratio = ratio(goal, sdk?, hand?);
    Ok(vec![Row::timed("processor instructions of a `get`", HAND, goal, vec![ratio])])
}

/// The difference of two runs of different lengths, so that start and end do not count.
fn per_get(bench: &Bench, client: &str) -> Result<f64> {
    let (few, more) = if bench.options.smoke { (20, 70) } else { (100, 600) };
    let profile = |gets| profile(bench, client, gets);
    Ok((profile(more)? - profile(few)?) / f64::from(more - few))
}

/// The instructions of a run, and a profile for `callgrind_annotate`.
fn profile(bench: &Bench, client: &str, gets: u32) -> Result<f64> {
    let file = bench.scratch.join(format!("{client}.callgrind"));
    let mut valgrind = program("valgrind");
    valgrind.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}", file.display()));
    valgrind.arg(bench.options.target.join("release").join(client)).args(["gets", &bench.sandbox.url]);
    let output = run(valgrind.arg(bench.ids("all")).arg(gets.to_string()))?;
    let said = String::from_utf8(output.stderr)?;
    let count = said.lines().find_map(|line| line.split_once("Collected : "));
    Ok(count.ok_or("valgrind said no count")?.1.trim().parse()?)
}

pub fn sequential(bench: &Bench) -> Result<Vec<Row>> {
    let goal = Goal::AtMost(1.03);
    let ratios = ratios(goal, bench.options.rounds(25), || bench.gets("sdk"), || bench.gets("hand"))?;
    Ok(vec![Row::timed("2,000 sequential gets, time", HAND, goal, ratios)])
}

pub fn many(bench: &Bench) -> Result<Vec<Row>> {
    const CONCURRENCY: &str = "8";
    let sandbox = Sandbox::start(&bench.options.target.join("release/optimizely-sandbox"), 5)?;
    bench.fill(&sandbox, bench.calls().parse()?, "slow")?;
    let at_once = |client: &str| {
        let mut client = program(bench.options.target.join("release").join(client));
        client.args(["many", &sandbox.url]).arg(bench.ids("slow")).arg(CONCURRENCY);
        figure(&text(&mut client)?, "nanoseconds")
    };
    let goal = Goal::AtMost(1.05);
    let ratios = ratios(goal, bench.options.rounds(5), || at_once("sdk"), || at_once("hand"))?;
    Ok(vec![Row::timed("`get_many` of 2,000, the server waits 5 ms, time", "hand-written `buffered(8)`", goal, ratios)])
}
