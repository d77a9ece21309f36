//! The mean and the variance of the data of one arm.

/// With this many samples, even identical behavior is evidence.
const ENOUGH_SAMPLES: f64 = 100.0;

/// The estimates from the data of one arm.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Moments {
    /// The number of independent samples, such as visitors.
    pub(crate) samples: f64,
    /// The mean of a sample.
    pub(crate) mean: f64,
    /// The variance of a sample, with the population's variance: p(1−p) for conversions.
    pub(crate) variance: f64,
}

impl Moments {
    /// The variance of the mean.
    pub(crate) fn variance_of_mean(&self) -> f64 {
        if self.samples > 0.0 { self.variance / self.samples } else { 0.0 }
    }

    /// Whether the variance can be estimated. A few visitors with identical behavior have no spread, which would make any difference
    /// certain.
    pub(crate) fn is_known(&self) -> bool {
        self.samples >= ENOUGH_SAMPLES || self.variance_of_mean() > 0.0
    }

    /// The ratio of two means of the same samples, by the delta method. It is 0 if the mean of `below` is 0.
    pub(crate) fn ratio(above: &Moments, below: &Moments, covariance: f64) -> Moments {
        if below.mean == 0.0 {
            return Moments { samples: below.samples, ..Moments::default() };
        }
        let mean = above.mean / below.mean;
        let variance = above.variance - 2.0 * mean * covariance + mean * mean * below.variance;
        Moments { samples: below.samples, mean, variance: (variance / below.mean.powi(2)).max(0.0) }
    }
}
