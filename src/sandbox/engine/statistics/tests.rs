//! Compares both tests with figures from other programs.

use super::*;

/// Visitors, sum and squares of the baseline and of the other arm, τ²; then the chance by SciPy 1.x (`ttest_ind` of the
/// visitors one by one, `equal_var=False`), and significance and interval by the formulas in 50 digits (mpmath).
const KNOWN: &str = include_str!("known.csv");

#[test]
fn both_tests_agree_with_independent_calculations() {
    let known = KNOWN.lines().map(|line| line.split(',').map(|number| number.parse().unwrap()).collect::<Vec<f64>>());
    for known in known {
        let arm = |at: usize| Arm { visitors: known[at], sum: known[at + 1], squares: known[at + 2] };
        let (baseline, variation) = (arm(0), arm(3));
        let test = Sequential::new(&baseline, &variation, known[6]);
        let (low, high) = test.interval(ALPHA);
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
    let times = test(1.0).times_needed(ALPHA).unwrap();
    assert!(test(times * 1.001).significance() >= 1.0 - ALPHA);
    assert!(test(times * 0.999).significance() < 1.0 - ALPHA);
    let equal = Sequential::new(&arm(1_000.0, 0.1), &arm(1_000.0, 0.1), 0.0004);
    assert_eq!(equal.times_needed(ALPHA), None);
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
    assert_eq!((test.significance(), test.interval(ALPHA), test.times_needed(ALPHA)), (0.0, (1.0, 1.0), None));
}

#[test]
fn arms_without_visitors_say_nothing() {
    let (none, some) = (Arm::default(), Arm { visitors: 10.0, sum: 10.0, squares: 10.0 });
    assert_eq!(chance_to_beat(&none, &some), 0.5);
    let test = Sequential::new(&none, &none, 0.0004);
    assert_eq!((test.significance(), test.interval(ALPHA), test.times_needed(ALPHA)), (0.0, (0.0, 0.0), None));
}
