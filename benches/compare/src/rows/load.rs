//! 64 tasks that read, list and update at the same time.

use crate::Result;
use crate::api::Api;
use crate::programs::{figure, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

const TASKS: &str = "64";

/// The number of concurrent requests, the duration in seconds, and the other client.
const CAPS: [(&str, &str, &str); 2] =
    [(TASKS, "30", "hand-written reqwest and serde"), ("16", "10", "the same, both with the SDK's usual 16 at once")];

/// The figures that a client prints, and the goals for their ratios.
const FIGURES: [(&str, &str, f64); 3] = [
    ("processor", "64 tasks, mixed load: processor time of a request", 1.05),
    ("p50", "64 tasks, mixed load: latency, median", 1.10),
    ("p99", "64 tasks, mixed load: latency, 99th percentile", 1.10),
];

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for (cap, seconds, against) in CAPS {
        let seconds = if bench.options.smoke { "1" } else { seconds };
        let rounds = 0..bench.options.rounds(3);
        let outputs = rounds.map(|round| both(bench, round, cap, seconds)).collect::<Result<Vec<_>>>()?;
        for (name, title, most) in FIGURES {
            // The goals are for clients without a limit.
            let goal = if cap == TASKS { Goal::AtMost(most) } else { Goal::None };
            let of = |(sdk, hand): &(String, String)| Ok(ratio(goal, figure(sdk, name)?, figure(hand, name)?));
            rows.push(Row::timed(title, against, goal, outputs.iter().map(of).collect::<Result<_>>()?));
        }
    }
    Ok(rows)
}

/// The output of the two clients. Their order changes in each round.
fn both(bench: &Bench, round: usize, cap: &str, seconds: &str) -> Result<(String, String)> {
    let ids = bench.ids(Api::Classic.files());
    let run = |client: &str| text(bench.client(Api::Classic, client, "load").arg(&ids).args([TASKS, seconds, cap]));
    if round.is_multiple_of(2) {
        return Ok((run("sdk")?, run("hand")?));
    }
    let hand = run("hand")?;
    Ok((run("sdk")?, hand))
}
