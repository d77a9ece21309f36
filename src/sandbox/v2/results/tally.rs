//! The numbers of one variant for one metric.

use std::collections::BTreeMap;

use super::metric::{Amount, Metric, Scope};
use crate::sandbox::engine::statistics::Moments;
use crate::sandbox::v2::traffic::Traffic;
use crate::v2::api::EventId;

/// The traffic of one variant, added up for one metric.
///
/// The behavior of visitors for one event is independent of their behavior for others, so variances and covariances are added up by event.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    by_event: BTreeMap<Option<EventId>, Sums>,
}

/// The traffic of one event, added up.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    visitors: f64,
    sessions: f64,
    /// The occurrences, if the metric counts the event.
    occurrences: f64,
    above: Amount,
    below: Amount,
    product: f64,
}

/// A metric of one variant.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measured {
    /// The numerator.
    pub(super) value: f64,
    /// The denominator.
    pub(super) samples: f64,
    pub(super) moments: Moments,
    /// The sum of the squares of what each sample has.
    squares: f64,
}

impl Tally {
    pub(super) fn add(&mut self, metric: &Metric, traffic: &Traffic) {
        let sums = self.by_event.entry(traffic.event).or_default();
        sums.visitors += traffic.visitors as f64;
        sums.sessions += traffic.all_sessions() as f64;
        if metric.part.counts(traffic) {
            sums.occurrences += traffic.all_occurrences() as f64;
        }
        sums.above += metric.part.amount(traffic, metric.scope);
        if let Some(below) = &metric.below {
            sums.below += below.amount(traffic, metric.scope);
            sums.product += metric.part.product(below, traffic);
        }
    }

    fn total(&self, of: impl Fn(&Sums) -> f64) -> f64 {
        self.by_event.values().map(of).sum()
    }

    pub(super) fn measured(&self, metric: &Metric) -> Measured {
        let count = match metric.scope {
            Scope::Visitors => heads(self.by_event.iter().map(|(event, sums)| (event, sums.visitors))),
            Scope::Sessions => heads(self.by_event.iter().map(|(event, sums)| (event, sums.sessions))),
            Scope::Occurrences => self.total(|sums| sums.occurrences),
        };
        if count == 0.0 {
            return Measured::default();
        }
        let mean = |sum: f64| sum / count;
        let covariance = |product: f64, one: f64, other: f64| mean(product) - mean(one) * mean(other);
        let moments = |of: fn(&Sums) -> Amount| Moments {
            samples: count,
            mean: mean(self.total(|sums| of(sums).sum)),
            variance: self.total(|sums| covariance(of(sums).squares, of(sums).sum, of(sums).sum)).max(0.0),
        };
        let (value, squares) = (self.total(|sums| sums.above.sum), self.total(|sums| sums.above.squares));
        let above = moments(|sums| sums.above);
        if metric.below.is_none() {
            return Measured { value, samples: count, moments: above, squares };
        }
        let together = self.total(|sums| covariance(sums.product, sums.above.sum, sums.below.sum));
        let below = moments(|sums| sums.below);
        let samples = self.total(|sums| sums.below.sum);
        Measured { value, samples, moments: Moments::ratio(&above, &below, together), squares }
    }
}

/// How many visitors some traffic has.
pub(in crate::sandbox::v2) fn visitors<'a>(traffic: impl Iterator<Item = &'a Traffic>) -> f64 {
    let mut by_event = BTreeMap::<_, f64>::new();
    traffic.for_each(|traffic| *by_event.entry(traffic.event).or_default() += traffic.visitors as f64);
    heads(by_event.iter().map(|(event, visitors)| (event, *visitors)))
}

/// The number of visitors or sessions. Different events have the same ones, and those without an event are added.
fn heads<'a>(by_event: impl Iterator<Item = (&'a Option<EventId>, f64)>) -> f64 {
    let (mut others, mut most) = (0.0, 0.0_f64);
    for (event, count) in by_event {
        match event {
            Some(_) => most = most.max(count),
            None => others = count,
        }
    }
    others + most
}

impl std::ops::AddAssign for Amount {
    fn add_assign(&mut self, other: Amount) {
        self.sum += other.sum;
        self.squares += other.squares;
    }
}

/// A typical size of what is averaged, by which the test is scaled: 1 for visitors who convert or do not, the average amount of those who
/// have one, or the ratio itself.
pub(super) fn unit(metric: &Metric, one: &Measured, other: &Measured) -> f64 {
    let value = one.value + other.value;
    let unit = match metric.below {
        Some(_) => value / (one.samples + other.samples),
        None => (one.squares + other.squares) / value,
    };
    if unit.is_finite() && unit != 0.0 { unit } else { 1.0 }
}
