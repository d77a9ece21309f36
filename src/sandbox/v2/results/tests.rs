//! Compares every aggregator with figures from SciPy, and with its formulas.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::lift::Lift;
use super::metric::Metric;
use super::tally::{Measured, Tally, unit};
use crate::sandbox::engine::statistics::Moments;
use crate::sandbox::engine::store::Store;
use crate::sandbox::v2::traffic::Traffic;
use crate::v2::tables::API;

/// The comparisons that `tests/statistics/known.py` computed.
const KNOWN: &str = include_str!("known.json");

fn metric(metric: &Value) -> Metric {
    Metric::of(&Store::new(&API, 0.0004, 1_000), metric)
}

/// A record of what some visitors did.
fn traffic(group: &Value) -> Traffic {
    let number = |name: &str| group[name].as_u64().unwrap_or(0);
    let money = |name: &str| group[name].as_f64().unwrap_or(0.0);
    let traffic = Traffic::new(1, number("event"))
        .visitors(number("visitors"))
        .conversions(number("conversions"))
        .occurrences(number("occurrences"))
        .bounces(number("bounces"))
        .exits(number("exits"))
        .revenue(money("revenue"))
        .value(money("value"));
    group["sessions"].as_u64().into_iter().fold(traffic, Traffic::sessions)
}

fn measured(metric: &Metric, groups: &[Traffic]) -> Measured {
    let mut tally = Tally::default();
    groups.iter().for_each(|traffic| tally.add(metric, traffic));
    tally.measured(metric)
}

#[test]
fn a_ratio_of_zero_is_scaled_by_one() {
    let count = |event: u64| json!({ "aggregator": "count", "event_id": event });
    let ratio = metric(&json!({ "aggregator": "ratio", "metrics": [count(1), count(2)] }));
    let none = measured(&ratio, &[Traffic::new(1, 2).visitors(5).conversions(5).occurrences(5)]);
    assert_eq!((none.value, none.samples, unit(&ratio, &none, &none)), (0.0, 5.0, 1.0));
}

#[test]
fn a_lift_without_finite_bounds_has_no_interval() {
    let moments = |mean: f64| Moments { samples: 100.0, mean, variance: 0.25 };
    let interval = |threshold: f64| Lift::new(&moments(0.5), &moments(0.6), 0.01, threshold, &mut 0.0).interval();
    assert!(interval(0.9).is_some());
    assert_eq!(interval(1.0), None, "no bounds are certain");
}

#[test]
fn every_aggregator_agrees_with_scipy() {
    let known: Value = serde_json::from_str(KNOWN).unwrap();
    let mut compared = BTreeMap::<_, usize>::new();
    for case in known["cases"].as_array().unwrap() {
        let (metric, expected) = (metric(&case["metric"]), &case["expected"]);
        let arm = |index: usize| {
            let groups: Vec<_> = case["groups"][index].as_array().unwrap().iter().map(traffic).collect();
            measured(&metric, &groups)
        };
        let (baseline, variation) = (arm(0), arm(1));
        let mixing = case["mixing_variance"].as_f64().unwrap() * unit(&metric, &baseline, &variation).powi(2);
        let threshold = case["threshold"].as_f64().unwrap();
        let lift = Lift::new(&baseline.moments, &variation.moments, mixing, threshold, &mut 0.0);
        let [low, high] = lift.interval().unwrap();
        let same = |found: f64, expected: &Value, what: &str| {
            let expected = expected.as_f64().unwrap();
            let tolerance = 1e-6 * expected.abs().max(1.0);
            assert!((found - expected).abs() < tolerance, "{what}: {found} is not {expected}, for {case}");
        };
        for (index, arm) in [baseline, variation].iter().enumerate() {
            same(arm.value / arm.samples, &expected["rates"][index], "rate");
            same(arm.moments.mean, &expected["rates"][index], "mean");
            same(arm.moments.variance, &expected["variances"][index], "variance");
        }
        same(lift.value().unwrap(), &expected["lift"], "lift");
        same(lift.significance, &expected["significance"], "significance");
        same(low, &expected["low"], "low");
        same(high, &expected["high"], "high");
        *compared.entry(case["metric"]["aggregator"].as_str().unwrap()).or_default() += 1;
    }
    assert_eq!(Vec::from_iter(compared.keys().copied()), ["bounce", "count", "exit", "ratio", "sum", "unique"]);
    assert!(compared.values().all(|cases| *cases >= 10), "{compared:?}");
}

/// The interval excludes 0 exactly if the difference is significant.
#[test]
fn the_interval_and_the_significance_decide_alike() {
    let metric = metric(&json!({ "aggregator": "unique", "event_id": 7 }));
    let arm = |conversions| measured(&metric, &[Traffic::new(1, 7).visitors(10_000).conversions(conversions)]);
    for threshold in [0.5, 0.9, 0.999] {
        for conversions in (500..1500).step_by(7) {
            let (baseline, variation) = (arm(1000), arm(conversions));
            let lift = Lift::new(&baseline.moments, &variation.moments, 0.0004, threshold, &mut 0.0);
            let [low, high] = lift.interval().unwrap();
            assert_eq!(lift.is_significant(), low > 0.0 || high < 0.0, "{conversions} at {threshold}");
            assert_eq!(lift.is_significant(), lift.visitors_remaining() == 0, "{conversions} at {threshold}");
        }
    }
}

/// p(1−p) for a share, and its share of the difference: (V₂ + (m₂/m₁)² V₁) / m₁², where V is the variance of a mean m.
#[test]
fn conversions_follow_the_closed_formulas() {
    let metric = metric(&json!({ "aggregator": "unique", "event_id": 7 }));
    let arm =
        |visitors, conversions| measured(&metric, &[Traffic::new(1, 7).visitors(visitors).conversions(conversions)]);
    let (baseline, variation) = (arm(1000, 100), arm(800, 120));
    assert!((baseline.moments.variance - 0.1 * 0.9).abs() < 1e-12);
    assert!((variation.moments.variance - 0.15 * 0.85).abs() < 1e-12);
    let lift = Lift::new(&baseline.moments, &variation.moments, 0.0004, 0.9, &mut 0.0);
    let (v, t) = ((0.15 * 0.85 / 800.0 + 1.5_f64.powi(2) * 0.1 * 0.9 / 1000.0) / 0.01, 0.0004 / 0.01);
    let spread = (v * (v + t) / t * (2.0 * 10.0_f64.ln() + ((v + t) / v).ln())).sqrt();
    let [low, high] = lift.interval().unwrap();
    assert!((lift.value().unwrap() - 0.5).abs() < 1e-12);
    assert!((low - (0.5 - spread)).abs() < 1e-9 && (high - (0.5 + spread)).abs() < 1e-9);
    let ratio = (v / (v + t)).sqrt() * (t * 0.25 / (2.0 * v * (v + t))).exp();
    assert!((lift.significance - (1.0 - 1.0 / ratio)).abs() < 1e-9, "{} {ratio}", lift.significance);
}

#[test]
fn nothing_follows_from_a_baseline_of_zero_or_from_no_visitors() {
    let metric = metric(&json!({ "aggregator": "unique", "event_id": 7 }));
    let arm =
        |visitors, conversions| measured(&metric, &[Traffic::new(1, 7).visitors(visitors).conversions(conversions)]);
    for (baseline, variation) in [(arm(1000, 0), arm(1000, 500)), (arm(0, 0), arm(0, 0)), (arm(0, 0), arm(1000, 500))] {
        let lift = Lift::new(&baseline.moments, &variation.moments, 0.0004, 0.9, &mut 0.0);
        assert_eq!((lift.value(), lift.interval(), lift.significance), (None, None, 0.0));
        assert_eq!(lift.visitors_remaining(), i64::MAX);
    }
}

#[test]
fn the_visitors_of_different_events_are_the_same() {
    let groups = [
        Traffic::new(1, 7).visitors(100).conversions(10),
        Traffic::new(1, 7).visitors(50).conversions(20),
        Traffic::new(1, 8).visitors(120).conversions(60),
        Traffic::without_event(1).visitors(30),
    ];
    for (event, value) in [(7, 30.0), (8, 60.0), (9, 0.0)] {
        let found = measured(&metric(&json!({ "aggregator": "unique", "event_id": event })), &groups);
        assert_eq!((found.value, found.samples), (value, 180.0), "event {event}");
    }
}
