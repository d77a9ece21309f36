//! 64 tasks at once, that read, list and update.

use crate::Result;
use crate::programs::{figure, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

const FIGURES: [(&str, &str, f64); 3] = [
    ("processor", "64 tasks, mixed load: processor time of a request", 1.05),
    ("p50", "64 tasks, mixed load: latency, median", 1.10),
    ("p99", "64 tasks, mixed load: latency, 99th percentile", 1.10),
];

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let seconds = if bench.options.smoke { "1" } else { "30" };
    let run = |client: &str| text(bench.client(client, "load").arg(bench.ids("all")).args(["64", seconds]));
    let mut outputs = Vec::new();
    for round in 0..bench.options.rounds(3) {
        let [first, second] = if round % 2 == 0 { ["sdk", "hand"] } else { ["hand", "sdk"] };
        let (one, other) = (run(first)?, run(second)?);
        outputs.push(if round % 2 == 0 { (one, other) } else { (other, one) });
    }
    FIGURES.iter().map(|(name, title, most)| row(name, title, Goal::AtMost(*most), &outputs)).collect()
}

fn row(name: &str, title: &'static str, goal: Goal, outputs: &[(String, String)]) -> Result<Row> {
    let of = |(sdk, hand): &(String, String)| Ok(ratio(goal, figure(sdk, name)?, figure(hand, name)?));
    Ok(Row::timed(title, "hand-written reqwest and serde", goal, outputs.iter().map(of).collect::<Result<_>>()?))
}
