//! A list of 10,000 experiments, from bytes to structs.

use crate::Result;
use crate::programs::{figure, program, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio, ratios};

const HAND: &str = "serde_json and hand-written structs";

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let of = |measure: &str, kind: &str, name: &str| {
        let mut client = program(bench.options.target.join("release").join(measure));
        figure(&text(client.arg(kind).arg(bench.list("all")))?, name)
    };
    let time = |kind| of("time", kind, "nanoseconds");
    let goal = Goal::AtMost(1.15);
    let times = ratios(goal, bench.options.rounds(9), || time("sdk"), || time("hand"))?;
    let time = Row::timed("decoding a list of 10,000, time", HAND, goal, times);

    let goal = Goal::AtMost(1.20);
    let memory = ratio(goal, of("memory", "sdk", "bytes")?, of("memory", "hand", "bytes")?);
    Ok(vec![time, Row::counted("decoding a list of 10,000, peak memory", HAND, goal, memory)])
}
