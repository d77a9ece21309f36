//! How far a variant is from the baseline.

use std::cmp::Ordering;

use serde_json::{Value, json};

use super::present::present;
use crate::sandbox::engine::statistics::{Moments, Sequential};
use crate::sandbox::engine::store::Object;

/// The number that the API writes if the real one is unknown.
pub(super) const UNKNOWN: i64 = i64::MAX;

/// The difference of a variant from the baseline, relative to the baseline.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lift {
    baseline: Moments,
    variant: Moments,
    /// None if the baseline is 0, from which there is no relative difference.
    test: Option<Sequential>,
    pub(super) significance: f64,
    threshold: f64,
}

impl Lift {
    /// Compares two arms. `significance` is the largest so far, and becomes that of this comparison if it is larger.
    pub(super) fn new(
        baseline: &Moments,
        variant: &Moments,
        mixing: f64,
        threshold: f64,
        significance: &mut f64,
    ) -> Self {
        let test = Sequential::relative(baseline, variant, mixing);
        // A significance is kept once it is found, so it must not come from an arm without data.
        if baseline.is_known() && variant.is_known() {
            *significance = significance.max(test.map_or(0.0, |test| test.significance()));
        }
        Lift { baseline: *baseline, variant: *variant, test, significance: *significance, threshold }
    }

    pub(super) fn is_significant(&self) -> bool {
        self.significance >= self.threshold
    }

    /// Whether the variant is better than the baseline (`Greater`) or worse, if less is better as `decreases` says or more.
    pub(super) fn standing(&self, decreases: bool) -> Ordering {
        let order = self.difference().partial_cmp(&0.0).unwrap_or(Ordering::Equal);
        if decreases { order.reverse() } else { order }
    }

    /// The standing as results have it.
    pub(super) fn status(&self, decreases: bool) -> &'static str {
        match self.standing(decreases) {
            Ordering::Greater => "better",
            Ordering::Less => "worse",
            Ordering::Equal => "equal",
        }
    }

    /// The difference of the means.
    pub(super) fn difference(&self) -> f64 {
        self.variant.mean - self.baseline.mean
    }

    fn alpha(&self) -> f64 {
        1.0 - self.threshold
    }

    /// The relative difference.
    pub(super) fn value(&self) -> Option<f64> {
        self.test.map(|test| test.difference())
    }

    /// The bounds of the relative difference.
    pub(super) fn interval(&self) -> Option<[f64; 2]> {
        let (low, high) = self.test?.interval(self.alpha());
        (low.is_finite() && high.is_finite()).then_some([low, high])
    }

    /// How many more visitors the variant needs to be significant.
    pub(super) fn visitors_remaining(&self) -> i64 {
        if self.is_significant() {
            return 0;
        }
        let is_known = self.baseline.is_known() && self.variant.is_known();
        let times = self.test.filter(|_| is_known).and_then(|test| test.times_needed(self.alpha()));
        times.map_or(UNKNOWN, |times| (self.variant.samples * (times - 1.0)).ceil() as i64)
    }

    /// The lift as results have it.
    pub(super) fn written(&self, decreases: bool, is_most_conclusive: bool) -> Value {
        let rate = self.baseline.mean.abs();
        let mut written = self.decided(decreases, is_most_conclusive);
        written.extend(self.scaled("value", "confidence_interval", 1.0));
        written.extend(self.scaled("value_scaled", "confidence_interval_scaled", rate));
        Value::Object(written)
    }

    /// The difference as results have it, added up over all visitors of the variant.
    pub(super) fn written_total(&self, decreases: bool, is_most_conclusive: bool) -> Value {
        let mut written = self.decided(decreases, is_most_conclusive);
        written.extend(self.scaled("value", "confidence_interval", self.baseline.mean.abs() * self.variant.samples));
        Value::Object(written)
    }

    /// The relative difference and its bounds, times a number.
    fn scaled(&self, value: &str, interval: &str, times: f64) -> Object {
        present(json!({
            value: self.value().map(|value| value * times),
            interval: self.interval().map(|bounds| bounds.map(|bound| bound * times)),
        }))
    }

    fn decided(&self, decreases: bool, is_most_conclusive: bool) -> Object {
        present(json!({
            "significance": self.significance,
            "is_significant": self.is_significant(),
            "is_most_conclusive": is_most_conclusive,
            "lift_status": self.status(decreases),
            "visitors_remaining": self.visitors_remaining(),
            "end_of_epoch": false,
        }))
    }
}
