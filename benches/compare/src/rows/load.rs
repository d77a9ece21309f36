//! 64 tasks at once, that read, list and update: each with a request of its own under way, and with the SDK's usual cap.

use crate::Result;
use crate::programs::{figure, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

const TASKS: &str = "64";

/// What a client prints, and the most that the SDK should be beyond the other.
const FIGURES: [(&str, f64); 3] = [("processor", 1.05), ("p50", 1.10), ("p99", 1.10)];

/// Requests at once, what these runs are compared with, and the titles of their figures.
const CAPS: [(&str, &str, [&str; 3]); 2] = [
    (
        TASKS,
        "hand-written reqwest and serde",
        [
            "64 tasks, mixed load: processor time of a request",
            "64 tasks, mixed load: latency, median",
            "64 tasks, mixed load: latency, 99th percentile",
        ],
    ),
    (
        "16",
        "the same with a semaphore of 16",
        [
            "64 tasks, the usual 16 at once: processor time of a request",
            "64 tasks, the usual 16 at once: latency, median",
            "64 tasks, the usual 16 at once: latency, 99th percentile",
        ],
    ),
];

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (cap, against, titles) in CAPS {
        let outputs = (0..bench.options.rounds(3)).map(|round| both(bench, round, cap)).collect::<Result<Vec<_>>>()?;
        for ((name, most), title) in FIGURES.into_iter().zip(titles) {
            let goal = Goal::AtMost(most);
            let of = |(sdk, hand): &(String, String)| Ok(ratio(goal, figure(sdk, name)?, figure(hand, name)?));
            rows.push(Row::timed(title, against, goal, outputs.iter().map(of).collect::<Result<_>>()?));
        }
    }
    Ok(rows)
}

/// What the two clients print; which is first is another one in each round.
fn both(bench: &Bench, round: usize, cap: &str) -> Result<(String, String)> {
    let seconds = if bench.options.smoke { "1" } else { "30" };
    let run = |client: &str| text(bench.client(client, "load").arg(bench.ids("all")).args([TASKS, seconds, cap]));
    if round % 2 == 0 {
        return Ok((run("sdk")?, run("hand")?));
    }
    let hand = run("hand")?;
    Ok((run("sdk")?, hand))
}
