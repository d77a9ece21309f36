//! The two tests of an experiment: Welch's t-test for its results, and the mixture SPRT for its stats.

use statrs::distribution::{ContinuousCDF as _, StudentsT};

/// What is known of one arm for one goal: how many visitors, and what they were worth.
///
/// For conversions, a visitor is worth 1 or 0; for revenue, what they paid.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Arm {
    /// How many visitors.
    pub(super) visitors: f64,
    /// The sum of what they were worth.
    pub(super) sum: f64,
    /// The sum of its squares.
    pub(super) squares: f64,
}

impl Arm {
    /// What a visitor is worth on average.
    pub(super) fn mean(&self) -> f64 {
        if self.visitors > 0.0 { self.sum / self.visitors } else { 0.0 }
    }

    /// Whether its variance can be estimated at all: a few visitors who all did the same show no spread, which would make any
    /// difference certain.
    pub(super) fn is_known(&self) -> bool {
        self.visitors >= ENOUGH_VISITORS || self.variance_of_mean() > 0.0
    }

    /// The variance of the mean, with the population's variance: p(1−p)/n for conversions.
    fn variance_of_mean(&self) -> f64 {
        if self.visitors <= 0.0 {
            return 0.0;
        }
        let mean = self.mean();
        (self.squares / self.visitors - mean * mean).max(0.0) / self.visitors
    }

    /// The variance of the mean, with the sample's variance: one visitor less in the denominator.
    fn sample_variance_of_mean(&self) -> f64 {
        if self.visitors > 1.0 { self.variance_of_mean() * self.visitors / (self.visitors - 1.0) } else { 0.0 }
    }
}

/// The probability that the variation beats the baseline, by Welch's one-sided t-test. Half where nothing can be said.
pub(super) fn chance_to_beat(baseline: &Arm, variation: &Arm) -> f64 {
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

/// A sequential test that may be looked at any time: the mixture SPRT of Johari, Pekelis and Walsh, "Always Valid Inference".
#[derive(Clone, Copy, Debug)]
pub(super) struct Sequential {
    /// The difference of the means.
    difference: f64,
    /// Its variance.
    variance: f64,
    /// The variance of the mixture, τ².
    mixing: f64,
}

/// So many visitors who all did the same do say something.
const ENOUGH_VISITORS: f64 = 100.0;

/// The level of the interval and of a decision.
pub(super) const ALPHA: f64 = 0.1;

/// The most that is said of how many visitors are still needed: without any difference, no number is enough.
pub(super) const MOST_VISITORS: f64 = 1e9;

impl Sequential {
    pub(super) fn new(baseline: &Arm, variation: &Arm, mixing: f64) -> Self {
        Sequential {
            difference: variation.mean() - baseline.mean(),
            variance: baseline.variance_of_mean() + variation.variance_of_mean(),
            mixing,
        }
    }

    /// The logarithm of Λ for a variance of the difference.
    fn log_ratio(&self, variance: f64) -> f64 {
        let (v, t) = (variance, self.mixing);
        if v == 0.0 {
            // The formula has no value here: means without any spread are of a handful of visitors, who prove nothing.
            return f64::NEG_INFINITY;
        }
        0.5 * (v / (v + t)).ln() + t * self.difference.powi(2) / (2.0 * v * (v + t))
    }

    /// The significance that the data of this moment alone gives.
    pub(super) fn significance(&self) -> f64 {
        1.0 - (-self.log_ratio(self.variance)).exp().min(1.0)
    }

    /// The confidence interval of the difference, at 1 − [`ALPHA`].
    pub(super) fn interval(&self) -> (f64, f64) {
        let (v, t) = (self.variance, self.mixing);
        let spread =
            if v == 0.0 { 0.0 } else { (v * (v + t) / t * (2.0 * (1.0 / ALPHA).ln() + ((v + t) / v).ln())).sqrt() };
        (self.difference - spread, self.difference + spread)
    }

    /// How many times the visitors of this moment are needed for a decision, if the difference stays as it is. None where no
    /// number is enough.
    pub(super) fn times_needed(&self) -> Option<f64> {
        let decided = |times: f64| self.log_ratio(self.variance / times) >= (1.0 / ALPHA).ln();
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Visitors, sum and squares of the baseline and of the variation, τ²; then the chance by SciPy 1.x (`ttest_ind` of the
    /// visitors one by one, `equal_var=False`), and significance and interval by the formulas in 50 digits (mpmath).
    const KNOWN: [[f64; 11]; 20] = [
        [
            1000.0,
            100.0,
            100.0,
            1000.0,
            120.0,
            120.0,
            0.0004,
            0.9234646521827087,
            0.12186090890426542,
            -0.020811185063170194,
            0.060811185063170195,
        ],
        [1000.0, 100.0, 100.0, 1000.0, 100.0, 100.0, 0.0004, 0.5, 0.0, -0.0388244512579973, 0.0388244512579973],
        [
            853.0,
            204.0,
            204.0,
            840.0,
            211.0,
            211.0,
            0.0004,
            0.7173813649453894,
            0.0,
            -0.05731321560323169,
            0.08138232742146426,
        ],
        [
            10.0,
            1.0,
            1.0,
            10.0,
            3.0,
            3.0,
            0.0004,
            0.8549832919992758,
            0.0021470083228786094,
            -3.044994166565311,
            3.4449941665653108,
        ],
        [2.0, 1.0, 1.0, 2.0, 0.0, 0.0, 0.0004, 0.25, 0.0015910801030404554, -13.938389280357065, 12.938389280357065],
        [3.0, 1.0, 1.0, 5.0, 2.0, 2.0, 0.0004, 0.560237470439936, 0.0, -13.05777530248888, 13.191108635822214],
        [
            500.0,
            0.0,
            0.0,
            500.0,
            7.0,
            7.0,
            0.0004,
            0.9959884833226622,
            0.8577918175936958,
            -0.0007236103121674815,
            0.028723610312167483,
        ],
        [
            500.0,
            7.0,
            7.0,
            500.0,
            0.0,
            0.0,
            0.0004,
            0.00401151667733779,
            0.8577918175936958,
            -0.028723610312167483,
            0.0007236103121674815,
        ],
        [
            100000.0,
            5000.0,
            5000.0,
            100000.0,
            5200.0,
            5200.0,
            0.0004,
            0.9789640307031099,
            0.0,
            -0.0012118347375839986,
            0.0052118347375839985,
        ],
        [
            100000.0,
            5000.0,
            5000.0,
            50000.0,
            2300.0,
            2300.0,
            0.0004,
            0.00029182043922826306,
            0.9525403884626139,
            -0.007738569346512978,
            -0.00026143065348702247,
        ],
        [
            40.0,
            40.0,
            40.0,
            40.0,
            39.0,
            39.0,
            0.0004,
            0.1617374725856915,
            0.0,
            -0.11364240266628434,
            0.06364240266628435,
        ],
        [
            1000000.0,
            20000.0,
            20000.0,
            1000000.0,
            20100.0,
            20100.0,
            0.0004,
            0.693030453568181,
            0.0,
            -0.000637325712131494,
            0.000837325712131494,
        ],
        [
            250.0,
            25.0,
            25.0,
            4000.0,
            480.0,
            480.0,
            0.0004,
            0.8446473592295478,
            0.0,
            -0.04354671521341888,
            0.08354671521341889,
        ],
        [
            10000.0,
            9900.0,
            9900.0,
            10000.0,
            9950.0,
            9950.0,
            0.0004,
            0.9999791977073926,
            0.9962016455834171,
            0.0010969531542765936,
            0.008903046845723406,
        ],
        [
            7.0,
            6.0,
            6.0,
            9.0,
            1.0,
            1.0,
            0.0004,
            0.0006924955009111056,
            0.12057184083314736,
            -3.826495893242633,
            2.334432401179141,
        ],
        [
            200.0,
            77.75,
            1910.3125,
            210.0,
            139.75,
            6037.0625,
            4.0,
            0.7411147584799922,
            0.0,
            -0.9361804613466679,
            1.4896328422990488,
        ],
        [
            1000.0,
            1500.0,
            75000.0,
            1000.0,
            2250.0,
            112500.0,
            4.0,
            0.9612198208553029,
            0.0,
            -0.45798347319642446,
            1.9579834731964245,
        ],
        [50.0, 5.0, 25.0, 60.0, 500.0, 250000.0, 4.0, 0.8363896752631199, 0.0, -67.62794219426162, 84.09460886092829],
        [
            5000.0,
            35382.3,
            28055923.020999998,
            5100.0,
            35539.5,
            29290471.25,
            4.0,
            0.4711872392137817,
            0.0,
            -4.529497982155099,
            4.313636805684512,
        ],
        [300.0, 12.0, 50.0, 300.0, 12.0, 50.0, 4.0, 0.5, 0.0, -0.11871699827820567, 0.11871699827820567],
    ];

    #[test]
    fn both_tests_agree_with_independent_calculations() {
        for known in KNOWN {
            let arm = |at: usize| Arm { visitors: known[at], sum: known[at + 1], squares: known[at + 2] };
            let (baseline, variation) = (arm(0), arm(3));
            let test = Sequential::new(&baseline, &variation, known[6]);
            let (low, high) = test.interval();
            let found = [chance_to_beat(&baseline, &variation), test.significance(), low, high];
            for (found, expected) in found.into_iter().zip(&known[7..]) {
                assert!((found - expected).abs() < 1e-6, "{found} is not {expected}, for {known:?}");
            }
        }
    }

    #[test]
    fn so_many_visitors_are_enough_and_fewer_are_not() {
        let arm = |visitors: f64, rate: f64| Arm { visitors, sum: visitors * rate, squares: visitors * rate };
        let test = |times: f64| Sequential::new(&arm(1_000.0 * times, 0.1), &arm(1_000.0 * times, 0.12), 0.0004);
        let times = test(1.0).times_needed().unwrap();
        assert!(test(times * 1.001).significance() >= 1.0 - ALPHA);
        assert!(test(times * 0.999).significance() < 1.0 - ALPHA);
        let equal = Sequential::new(&arm(1_000.0, 0.1), &arm(1_000.0, 0.1), 0.0004);
        assert_eq!(equal.times_needed(), None);
    }

    #[test]
    fn few_visitors_who_all_did_the_same_are_not_enough_to_know_an_arm() {
        let arm = |visitors: f64, sum: f64| Arm { visitors, sum, squares: sum };
        for (visitors, sum, known) in [(0.0, 0.0, false), (99.0, 0.0, false), (99.0, 99.0, false), (99.0, 1.0, true)] {
            assert_eq!(arm(visitors, sum).is_known(), known, "{sum} of {visitors}");
        }
        assert!(arm(100.0, 0.0).is_known() && arm(2.0, 1.0).is_known());
    }

    #[test]
    fn arms_without_any_spread_are_compared_by_their_means_alone() {
        let arm = |visitors: f64, each: f64| Arm { visitors, sum: visitors * each, squares: visitors * each * each };
        let (all, none) = (arm(10.0, 1.0), arm(10.0, 0.0));
        let chances = [(&none, &all), (&all, &none), (&all, &all)].map(|(one, other)| chance_to_beat(one, other));
        assert_eq!(chances, [1.0, 0.0, 0.5]);
        assert_eq!([chance_to_beat(&arm(1.0, 0.0), &all), chance_to_beat(&none, &arm(1.0, 1.0))], [0.5, 0.5]);
        let test = Sequential::new(&none, &all, 0.0004);
        assert_eq!((test.significance(), test.interval(), test.times_needed()), (0.0, (1.0, 1.0), None));
    }

    #[test]
    fn arms_without_visitors_say_nothing() {
        let (none, some) = (Arm::default(), Arm { visitors: 10.0, sum: 10.0, squares: 10.0 });
        assert_eq!(chance_to_beat(&none, &some), 0.5);
        let test = Sequential::new(&none, &none, 0.0004);
        assert_eq!((test.significance(), test.interval(), test.times_needed()), (0.0, (0.0, 0.0), None));
    }
}
