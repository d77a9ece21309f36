//! The impressions of experiments: the visitors who were recorded for their variations.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use serde_json::Value;

use super::results::visitors;
use super::traffic::{Subject, Traffic, recorded};
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::store::{Object, Store};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The number of impressions by experiment.
#[derive(Debug)]
pub(super) struct Impressions(BTreeMap<u64, u64>);

impl Impressions {
    /// All impressions.
    pub(super) fn all(store: &Store) -> Self {
        Impressions::of_traffic(store, |_| true)
    }

    /// The impressions from a day to another, with both of them.
    pub(super) fn between(store: &Store, first: &str, last: &str) -> Self {
        let (from, to) = (start_of(first), start_of(last).map(|start| start + DAY));
        Impressions::of_traffic(store, |traffic| {
            let time = traffic.at();
            from.is_none_or(|from| time >= Some(from)) && to.is_none_or(|to| time < Some(to))
        })
    }

    fn of_traffic(store: &Store, counts: impl Fn(&Traffic) -> bool) -> Self {
        let mut by_variation = BTreeMap::<_, Vec<Traffic>>::new();
        for traffic in recorded(store, |subject| matches!(subject, Subject::Variation(_)), counts) {
            let Subject::Variation(variation) = traffic.subject else { continue };
            let experiment = traffic.experiment.map_or(0, |experiment| experiment.get());
            by_variation.entry((experiment, variation.get())).or_default().push(traffic);
        }
        let mut sums = BTreeMap::new();
        for ((experiment, _), traffic) in &by_variation {
            let sum: &mut u64 = sums.entry(*experiment).or_default();
            *sum = sum.saturating_add(visitors(traffic.iter()) as u64);
        }
        Impressions(sums)
    }

    /// The impressions of an experiment.
    pub(super) fn of(&self, experiment: &Object) -> u64 {
        let id = experiment.get("id").and_then(Value::as_u64);
        id.and_then(|id| self.0.get(&id)).copied().unwrap_or(0)
    }
}

fn start_of(day: &str) -> Option<SystemTime> {
    format!("{day}T00:00:00Z").parse::<Timestamp>().ok()?.to_system_time()
}
