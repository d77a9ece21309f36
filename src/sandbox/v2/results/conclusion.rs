//! The conclusion from the comparison of all variants.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::course::Standing;
use super::lift::Lift;
use super::metric::Metric;
use super::present::present;
use super::study::Study;

/// From this significance on, a report infers an outcome: the difference is more likely than not.
const LIKELY: f64 = 0.5;

/// The variants that are significantly better and worse than all others, by their indices.
pub(super) struct Conclusion {
    pub(super) winner: Option<usize>,
    pub(super) loser: Option<usize>,
}

impl Conclusion {
    /// The winner is the best of those that are significantly better than the baseline. If all are significantly worse, it is the
    /// baseline. The loser is the other way round.
    pub(super) fn of(metric: &Metric, study: &Study, standings: &[Standing]) -> Self {
        let end = |side: Ordering| {
            let compared = || standings.iter().enumerate().filter_map(|(index, of)| Some((index, of.lift.as_ref()?)));
            let is_on = |side| {
                move |(_, lift): &(usize, &Lift)| lift.is_significant() && lift.standing(metric.decreases) == side
            };
            let farthest = compared()
                .filter(is_on(side))
                .max_by(|(_, one), (_, other)| one.difference().abs().total_cmp(&other.difference().abs()));
            let all_on_the_other = compared().next().is_some() && compared().all(|of| is_on(side.reverse())(&of));
            farthest.map(|(index, _)| index).or_else(|| all_on_the_other.then_some(study.baseline))
        };
        Conclusion { winner: end(Ordering::Greater), loser: end(Ordering::Less) }
    }

    /// The conclusion as results have it, unless there is none.
    pub(super) fn written(&self, study: &Study) -> Option<Value> {
        let key = |index: Option<usize>| Some(study.variants.get(index?)?.key.as_str());
        let written = present(json!({ "winner": key(self.winner), "loser": key(self.loser) }));
        (!written.is_empty()).then_some(Value::Object(written))
    }
}

/// The outcome of an experiment, which need not be significant: whether a variation is better than the baseline, or all are worse.
pub(super) fn outcome(metric: &Metric, standings: &[Standing]) -> &'static str {
    let lifts = || standings.iter().filter_map(|standing| standing.lift.as_ref());
    let is_on = |side| move |lift: &Lift| lift.significance >= LIKELY && lift.standing(metric.decreases) == side;
    if lifts().any(is_on(Ordering::Greater)) {
        "win"
    } else if lifts().next().is_some() && lifts().all(is_on(Ordering::Less)) {
        "loss"
    } else {
        "inconclusive"
    }
}
