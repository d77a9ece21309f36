//! The processor time of a call among many others, without a server: whether it grows with their number.

use crate::Result;
use crate::programs::{figure, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratios};

/// What is measured, the two sizes, and the goal.
const FIGURES: [(&str, &str, [&str; 2], &str, f64); 3] = [
    ("ids", "`get_many` of 100,000, processor time of a call", ["100000", "1000"], "`get_many` of 1,000", 1.15),
    ("tasks", "5,000 tasks, processor time of a call", ["5000", "1"], "one task", 1.15),
    (
        "cooldown",
        "5,000 calls that wait for a cooldown, processor time of a call",
        ["5000", "0"],
        "without a cooldown",
        1.5,
    ),
];

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    // Times that a busy machine makes unequal.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let row = |(what, name, [most, least], against, goal): (_, _, [&str; 2], _, _)| {
        let goal = Goal::AtMost(goal);
        let of = |size: &str| figure(&text(bench.program("sdk").args(["growth", what, size]))?, "nanoseconds");
        let ratios = ratios(goal, bench.options.rounds(5), || of(most), || of(least))?;
        Ok(Row::timed(name, against, goal, ratios))
    };
    FIGURES.into_iter().map(row).collect()
}
