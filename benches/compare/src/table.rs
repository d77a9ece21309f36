//! A line of the table: the ratios of several rounds, and their goal.

use crate::Result;

#[derive(Clone, Copy)]
pub enum Goal {
    AtMost(f64),
    AtLeast(f64),
    /// Without a goal, for comparison with another row.
    None,
}

pub struct Row {
    pub figure: String,
    pub against: &'static str,
    pub goal: Goal,
    /// The most that the run accepts, of a figure that is counted and not timed, so that it does not depend on the machine.
    pub limit: Option<f64>,
    ratios: Vec<f64>,
}

impl Row {
    pub fn timed(figure: impl Into<String>, against: &'static str, goal: Goal, ratios: Vec<f64>) -> Self {
        let mut row = Row { figure: figure.into(), against, goal, limit: None, ratios };
        row.ratios.sort_by(f64::total_cmp);
        row
    }

    /// A count, which fails the run beyond its limit.
    pub fn counted(figure: impl Into<String>, against: &'static str, goal: f64, limit: f64, ratio: f64) -> Self {
        Row { limit: Some(limit), ..Row::timed(figure, against, Goal::AtMost(goal), vec![ratio]) }
    }

    pub fn minimum(&self) -> f64 {
        self.ratios[0]
    }

    pub fn median(&self) -> f64 {
        self.ratios[self.ratios.len() / 2]
    }

    pub fn maximum(&self) -> f64 {
        self.ratios[self.ratios.len() - 1]
    }

    /// Whether the median meets the goal. None if there is no goal.
    pub fn is_met(&self) -> Option<bool> {
        match self.goal {
            Goal::AtMost(most) => Some(self.median() <= most),
            Goal::AtLeast(least) => Some(self.median() >= least),
            Goal::None => None,
        }
    }
}

/// The ratio of the SDK to the other client, or the inverse if more is better. A round takes the best of three alternating runs of each,
/// since other work of the machine makes a run slower and never faster.
pub fn ratios(
    goal: Goal,
    rounds: usize,
    ours: impl Fn() -> Result<f64>,
    theirs: impl Fn() -> Result<f64>,
) -> Result<Vec<f64>> {
    let round = |_| {
        let [mut best, mut other] = [f64::INFINITY; 2];
        for _ in 0..3 {
            best = best.min(ours()?);
            other = other.min(theirs()?);
        }
        Ok(ratio(goal, best, other))
    };
    (0..rounds).map(round).collect()
}

pub fn ratio(goal: Goal, ours: f64, theirs: f64) -> f64 {
    match goal {
        Goal::AtMost(_) | Goal::None => ours / theirs,
        Goal::AtLeast(_) => theirs / ours,
    }
}
