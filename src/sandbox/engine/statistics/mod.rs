//! Two tests of whether an arm differs from a baseline: Welch's t-test, and a sequential one.

mod moments;
mod sequential;

use statrs::distribution::{ContinuousCDF as _, StudentsT};

pub(crate) use moments::Moments;
pub(crate) use sequential::{ALPHA, MOST_VISITORS, Sequential};

/// The data of one arm for one goal: the number of visitors and their values.
///
/// For conversions, the value of a visitor is 1 or 0. For revenue, it is the amount that they paid.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Arm {
    /// The number of visitors.
    pub(crate) visitors: f64,
    /// The sum of their values.
    pub(crate) sum: f64,
    /// The sum of the squares of their values.
    pub(crate) squares: f64,
}

impl Arm {
    /// The mean value of a visitor, and its variance.
    pub(crate) fn moments(&self) -> Moments {
        if self.visitors <= 0.0 {
            return Moments::default();
        }
        let mean = self.sum / self.visitors;
        Moments { samples: self.visitors, mean, variance: (self.squares / self.visitors - mean * mean).max(0.0) }
    }

    /// The mean value of a visitor.
    pub(crate) fn mean(&self) -> f64 {
        self.moments().mean
    }

    /// Whether the variance can be estimated.
    pub(crate) fn is_known(&self) -> bool {
        self.moments().is_known()
    }

    /// The variance of the mean, with the sample's variance: one visitor less in the denominator.
    fn sample_variance_of_mean(&self) -> f64 {
        if self.visitors > 1.0 { self.moments().variance / (self.visitors - 1.0) } else { 0.0 }
    }
}

/// The probability that the variation beats the baseline, by Welch's one-sided t-test. It is one half if there is not enough data.
pub(crate) fn chance_to_beat(baseline: &Arm, variation: &Arm) -> f64 {
    let difference = variation.mean() - baseline.mean();
    let (a, b) = (baseline.sample_variance_of_mean(), variation.sample_variance_of_mean());
    if baseline.visitors < 2.0 || variation.visitors < 2.0 {
        return 0.5;
    }
    if a + b == 0.0 {
        return if difference == 0.0 { 0.5 } else { f64::from(u8::from(difference > 0.0)) };
    }
    // Welch and Satterthwaite's degrees of freedom.
    let freedom = (a + b).powi(2) / (a * a / (baseline.visitors - 1.0) + b * b / (variation.visitors - 1.0));
    let t = difference / (a + b).sqrt();
    StudentsT::new(0.0, 1.0, freedom).map_or(0.5, |distribution| distribution.cdf(t))
}

#[cfg(test)]
mod tests;
