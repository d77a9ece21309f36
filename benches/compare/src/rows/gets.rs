//! Reads of single objects: one after another, many at once, and the processor instructions of one.

use std::process::Command;

use crate::Result;
use crate::api::Api;
use crate::programs::{figure, text};
use crate::rows::Bench;
use crate::sandbox::Sandbox;
use crate::table::{Goal, Row, ratios};
use crate::valgrind;

const HAND: &str = "hand-written reqwest and serde";

pub fn instructions(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for api in Api::BOTH {
        let instructions = |client: &str| {
            let profile = bench.scratch.join(format!("{}.callgrind", api.command(client)));
            per_get(bench, api, client, |client| valgrind::instructions(client, &profile))
        };
        let allocations = |client: &str| per_get(bench, api, client, valgrind::allocations);
        let [instructions, allocations] =
            [instructions("sdk")? / instructions("hand")?, allocations("sdk")? / allocations("hand")?];
        rows.extend([
            Row::counted(format!("processor instructions of {}", api.get()), HAND, 0.95, 1.0, instructions),
            Row::counted(format!("allocations of {}", api.get()), HAND, 1.0, 1.05, allocations),
        ]);
    }
    Ok(rows)
}

/// The difference of two runs of different lengths, so that start and end do not count.
fn per_get(bench: &Bench, api: Api, client: &str, count: impl Fn(&Command) -> Result<f64>) -> Result<f64> {
    let (few, more) = if bench.options.smoke { (20, 70) } else { (100, 600) };
    let run = |gets: u32| count(bench.client(api, client, "gets").arg(bench.ids(api.files())).arg(gets.to_string()));
    Ok((run(more)? - run(few)?) / f64::from(more - few))
}

pub fn sequential(bench: &Bench) -> Result<Vec<Row>> {
    let goal = Goal::AtMost(1.03);
    let ratios = ratios(goal, bench.options.rounds(25), || bench.gets("sdk"), || bench.gets("hand"))?;
    Ok(vec![Row::timed("2,000 sequential gets, time", HAND, goal, ratios)])
}

pub fn many(bench: &Bench) -> Result<Vec<Row>> {
    const CONCURRENCY: &str = "8";
    let sandbox = Sandbox::start(&bench.server, 5)?;
    bench.fill(Api::Classic, &sandbox, bench.calls().parse()?, "slow")?;
    let at_once = |client: &str| {
        let mut client = bench.program(client);
        client.args(["many", sandbox.url(Api::Classic)]).arg(bench.ids("slow")).arg(CONCURRENCY);
        figure(&text(&mut client)?, "nanoseconds")
    };
    let goal = Goal::AtMost(1.05);
    let ratios = ratios(goal, bench.options.rounds(5), || at_once("sdk"), || at_once("hand"))?;
    Ok(vec![Row::timed("`get_many` of 2,000, the server waits 5 ms, time", "hand-written `buffered(8)`", goal, ratios)])
}
