//! The mixture SPRT, whose result is valid at any time.

use super::{Arm, Moments};

/// A sequential test whose result is valid at any time: the mixture SPRT of Johari, Pekelis and Walsh, "Always Valid Inference".
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sequential {
    /// The difference of the means.
    difference: f64,
    /// Its variance.
    variance: f64,
    /// The variance of the mixture, τ².
    mixing: f64,
}

/// The usual level of an interval and of a decision.
pub(crate) const ALPHA: f64 = 0.1;

/// The largest number of visitors that is reported as still needed. Without any difference, no number is enough.
pub(crate) const MOST_VISITORS: f64 = 1e9;

impl Sequential {
    /// Tests the difference of the means. `mixing` is in units of the square of a mean.
    pub(crate) fn new(baseline: &Arm, variation: &Arm, mixing: f64) -> Self {
        let (baseline, variation) = (baseline.moments(), variation.moments());
        Sequential {
            difference: variation.mean - baseline.mean,
            variance: baseline.variance_of_mean() + variation.variance_of_mean(),
            mixing,
        }
    }

    /// Tests the difference of the means as a share of the baseline's, whose variance follows from the delta method. `mixing` is in units of
    /// the square of a mean, as for [`new`](Self::new). None if the baseline's mean is 0.
    pub(crate) fn relative(baseline: &Moments, variation: &Moments, mixing: f64) -> Option<Self> {
        let square = baseline.mean.powi(2);
        let ratio = variation.mean / baseline.mean;
        (square > 0.0).then(|| Sequential {
            difference: (variation.mean - baseline.mean) / baseline.mean.abs(),
            variance: (variation.variance_of_mean() + ratio.powi(2) * baseline.variance_of_mean()) / square,
            mixing: mixing / square,
        })
    }

    /// The difference that is tested.
    pub(crate) fn difference(&self) -> f64 {
        self.difference
    }

    /// The logarithm of Λ for a variance of the difference.
    fn log_ratio(&self, variance: f64) -> f64 {
        let (v, t) = (variance, self.mixing);
        if v == 0.0 {
            // The formula is undefined here. Means without spread come from only a few visitors, who prove nothing.
            return f64::NEG_INFINITY;
        }
        0.5 * (v / (v + t)).ln() + t * self.difference.powi(2) / (2.0 * v * (v + t))
    }

    /// The significance of the current data alone.
    pub(crate) fn significance(&self) -> f64 {
        1.0 - (-self.log_ratio(self.variance)).exp().min(1.0)
    }

    /// The confidence interval of the difference, at 1 − `alpha`.
    pub(crate) fn interval(&self, alpha: f64) -> (f64, f64) {
        let (v, t) = (self.variance, self.mixing);
        let spread =
            if v == 0.0 { 0.0 } else { (v * (v + t) / t * (2.0 * (1.0 / alpha).ln() + ((v + t) / v).ln())).sqrt() };
        (self.difference - spread, self.difference + spread)
    }

    /// How many times the current number of visitors is needed for a decision at level `alpha` if the difference stays the same. None if no
    /// number is enough.
    pub(crate) fn times_needed(&self, alpha: f64) -> Option<f64> {
        let decided = |times: f64| self.log_ratio(self.variance / times) >= (1.0 / alpha).ln();
        if decided(1.0) {
            return Some(1.0);
        }
        let mut high = 2.0;
        while !decided(high) {
            high *= 2.0;
            if high > MOST_VISITORS {
                return None;
            }
        }
        let mut low = high / 2.0;
        while high - low > 1e-9 * high {
            let middle = (low + high) / 2.0;
            if decided(middle) { high = middle } else { low = middle }
        }
        Some(high)
    }
}
