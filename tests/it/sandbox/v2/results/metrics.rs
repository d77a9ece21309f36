//! The numbers of each metric.

use optimizely_rest::v2::Traffic;
use serde_json::{Value, json};

use super::{Lab, near, unique};

/// The value, the samples and the rate of the second variation for a metric of the first event, of some traffic.
async fn measured(metric: Value, traffic: impl Fn(Traffic) -> Traffic) -> [f64; 3] {
    let lab = Lab::with(|[event, _]| {
        let mut metric = metric;
        metric.as_object_mut().unwrap().entry("event_id").or_insert(event.into());
        json!([metric])
    })
    .await;
    lab.add(traffic(lab.traffic(1)));
    let results = lab.results("").await;
    let found = lab.of(&results, 1);
    ["value", "samples", "rate"].map(|name| found[name].as_f64().unwrap_or_else(|| panic!("{name}: {found}")))
}

fn some(traffic: Traffic) -> Traffic {
    traffic.visitors(100).conversions(20).occurrences(50).sessions(200).revenue(300.0).value(40.0).bounces(30).exits(60)
}

#[tokio::test]
async fn unique_conversions_are_a_share_of_visitors_or_sessions() {
    for (scope, samples) in [("visitor", 100.0), ("session", 200.0), ("event", 50.0)] {
        let metric = json!({ "aggregator": "unique", "scope": scope });
        assert_eq!(measured(metric, some).await, [20.0, samples, 20.0 / samples], "{scope}");
    }
}

#[tokio::test]
async fn total_conversions_count_every_occurrence() {
    for (scope, samples) in [("visitor", 100.0), ("session", 200.0), ("event", 50.0)] {
        let metric = json!({ "aggregator": "count", "scope": scope });
        assert_eq!(measured(metric, some).await, [50.0, samples, 50.0 / samples], "{scope}");
    }
    let once = |traffic: Traffic| traffic.visitors(100).conversions(20);
    assert_eq!(measured(json!({ "aggregator": "count" }), once).await, [20.0, 100.0, 0.2], "once for each visitor");
}

#[tokio::test]
async fn revenue_and_values_are_added_up() {
    let revenue = json!({ "aggregator": "sum", "field": "revenue" });
    assert_eq!(measured(revenue, some).await, [300.0, 100.0, 3.0]);
    let per_event = json!({ "aggregator": "sum", "field": "revenue", "scope": "event" });
    assert_eq!(measured(per_event, some).await, [300.0, 50.0, 6.0]);
    let value = json!({ "aggregator": "sum", "field": "value" });
    assert_eq!(measured(value, some).await, [40.0, 100.0, 0.4]);
}

#[tokio::test]
async fn bounces_and_exits_are_shares_of_sessions() {
    assert_eq!(measured(json!({ "aggregator": "bounce" }), some).await, [30.0, 200.0, 0.15]);
    assert_eq!(measured(json!({ "aggregator": "exit" }), some).await, [60.0, 200.0, 0.3]);
}

#[tokio::test]
async fn a_ratio_divides_one_number_by_another() {
    let lab = Lab::with(|[bought, seen]| {
        let revenue = json!({ "event_id": bought, "aggregator": "sum", "field": "revenue" });
        let purchases = json!({ "event_id": bought, "aggregator": "count" });
        let views = json!({ "event_id": seen });
        json!([
            { "aggregator": "ratio", "metrics": [revenue, purchases] },
            { "aggregator": "ratio", "metrics": [purchases, views] },
        ])
    })
    .await;
    lab.add(some(lab.traffic(1)));
    lab.add(Traffic::new(lab.variations[1], lab.events[1]).visitors(100).conversions(80));
    let results = lab.results("").await;
    let numbers = |metric: usize| {
        let of = lab.of_metric(&results, metric, 1);
        ["value", "samples", "rate"].map(|name| of.get(name).and_then(Value::as_f64))
    };
    assert_eq!(numbers(0), [Some(300.0), Some(50.0), Some(6.0)]);
    assert_eq!(numbers(1), [Some(50.0), Some(80.0), Some(0.625)]);
    near(&lab.of_metric(&results, 0, 1)["variance"], 0.0);
    assert!(lab.of_metric(&results, 1, 1)["variance"].as_f64().unwrap() > 0.0);
}

#[tokio::test]
async fn overall_revenue_is_that_of_all_events_and_of_none() {
    let lab = Lab::with(|_| json!([{ "aggregator": "sum", "field": "revenue", "scope": "visitor" }])).await;
    let [_, bigger] = lab.variations;
    lab.add(lab.traffic(1).visitors(100).conversions(10).revenue(100.0));
    lab.add(Traffic::new(bigger, lab.events[1]).visitors(100).conversions(5).revenue(20.0));
    lab.add(Traffic::without_event(bigger).visitors(50).conversions(3).revenue(30.0));
    let results = lab.results("").await;
    assert_eq!(results["metrics"][0]["name"], "Overall revenue");
    let of = lab.of(&results, 1);
    assert_eq!((&of["value"], &of["samples"], &of["rate"]), (&json!(150.0), &json!(150.0), &json!(1.0)));
}

#[tokio::test]
async fn a_metric_is_repeated_with_its_name() {
    let lab = Lab::with(|[event, _]| {
        json!([
            { "event_id": event, "aggregator": "count", "scope": "visitor", "winning_direction": "decreasing", "display_title": "Purchases" },
            { "event_id": event },
        ])
    })
    .await;
    let results = lab.results("").await;
    let mut first = results["metrics"][0].clone();
    first.as_object_mut().unwrap().remove("results");
    assert_eq!(
        first,
        json!({
            "name": "Purchases",
            "event_id": lab.events[0],
            "aggregator": "count",
            "scope": "visitor",
            "winning_direction": "decreasing",
        })
    );
    let second = &results["metrics"][1];
    assert_eq!((&second["name"], &second["aggregator"]), (&json!("bought"), &json!("unique")), "of its event");
}

#[tokio::test]
async fn a_variation_has_a_lift_unless_it_is_the_baseline() {
    let lab = Lab::open().await;
    lab.record(0, 10_000, 1000);
    lab.record(1, 10_000, 1500);
    let results = lab.results("").await;
    let (original, bigger) = (lab.of(&results, 0), lab.of(&results, 1));
    assert_eq!((&original["is_baseline"], &original["name"]), (&json!(true), &json!("Original")));
    assert!(original.get("lift").is_none() && original.get("total_increase").is_none(), "{original}");
    assert_eq!((&bigger["is_baseline"], &bigger["level"]), (&json!(false), &json!("variation")));
    assert_eq!(bigger["variation_id"], lab.variations[1].to_string());
    assert_eq!(bigger["experiment_id"], json!(lab.experiment));
    near(&original["variance"], 0.1 * 0.9);
    let lift = &bigger["lift"];
    near(&lift["value"], 0.5);
    near(&lift["value_scaled"], 0.05);
    near(&bigger["total_increase"]["value"], 500.0);
    let [low, high] = [0, 1].map(|end| lift["confidence_interval"][end].as_f64().unwrap());
    assert!(0.0 < low && low < 0.5 && 0.5 < high && high < 1.0, "{lift}");
    near(&lift["confidence_interval_scaled"][0], low * 0.1);
    near(&bigger["total_increase"]["confidence_interval"][1], high * 1000.0);
    assert!(lift["significance"].as_f64().unwrap() > 0.999);
    assert_eq!((&lift["is_significant"], &lift["visitors_remaining"]), (&json!(true), &json!(0)));
}

#[tokio::test]
async fn less_is_better_where_a_metric_says_so() {
    for (direction, conversions, status, winner, loser) in [
        ("increasing", 1500, "better", Some(1), Some(0)),
        ("increasing", 500, "worse", Some(0), Some(1)),
        ("decreasing", 1500, "worse", Some(0), Some(1)),
        ("decreasing", 500, "better", Some(1), Some(0)),
        ("decreasing", 1000, "equal", None, None),
    ] {
        let lab = Lab::with(|[event, _]| {
            let mut metric = unique(event);
            metric["winning_direction"] = json!(direction);
            json!([metric])
        })
        .await;
        lab.record(0, 10_000, 1000);
        lab.record(1, 10_000, conversions);
        let results = lab.results("").await;
        let lift = &lab.of(&results, 1)["lift"];
        assert_eq!(lift["lift_status"], status, "{direction} {conversions}");
        assert_eq!(lift["is_most_conclusive"], json!(winner == Some(1)), "{direction} {conversions}");
        let conclusion = &results["metrics"][0]["conclusion"];
        let key = |index: Option<usize>| index.map(|index: usize| json!(lab.variations[index].to_string()));
        assert_eq!(conclusion.get("winner").cloned(), key(winner), "{direction} {conversions}");
        assert_eq!(conclusion.get("loser").cloned(), key(loser), "{direction} {conversions}");
    }
}

#[tokio::test]
async fn a_difference_that_may_be_chance_needs_more_visitors() {
    let lab = Lab::open().await;
    lab.record(0, 1000, 100);
    lab.record(1, 1000, 110);
    let lift = lab.lift().await;
    assert_eq!((&lift["is_significant"], &lift["lift_status"]), (&json!(false), &json!("better")));
    let remaining = lift["visitors_remaining"].as_u64().unwrap();
    assert!((1000..1_000_000).contains(&remaining), "{remaining}");
    assert!(lift["confidence_interval"][0].as_f64().unwrap() < 0.0, "{lift}");
    let more = remaining + 1000;
    for (variation, rate) in [(0, 10), (1, 11)] {
        let (visitors, conversions) = (more * 101 / 100 - 1000, more * 101 / 100 * rate / 100 - rate * 10);
        lab.record(variation, visitors, conversions);
    }
    let lift = lab.lift().await;
    assert_eq!(lift["is_significant"], true, "{lift}");
}

#[tokio::test]
async fn the_project_says_how_sure_a_result_has_to_be() {
    let lab = Lab::open().await;
    lab.record(0, 10_000, 1000);
    lab.record(1, 10_000, 1170);
    let significance = lab.lift().await["significance"].as_f64().unwrap();
    assert!((0.9..0.999).contains(&significance), "{significance}");
    for (threshold, is_significant) in [(0.6, true), (0.999, false)] {
        lab.patch(format!("projects/{}", lab.project), json!({ "confidence_threshold": threshold })).await;
        let results = lab.results("").await;
        assert_eq!(results["confidence_threshold"], json!(threshold));
        let config = json!({ "confidence_level": threshold, "difference_type": "relative", "epoch_enabled": false });
        assert_eq!(results["stats_config"], config);
        let lift = &lab.of(&results, 1)["lift"];
        assert_eq!(lift["is_significant"], is_significant, "{threshold}");
        let excludes_zero = lift["confidence_interval"][0].as_f64().unwrap() > 0.0;
        assert_eq!(excludes_zero, is_significant, "the interval has the same level");
    }
}

#[tokio::test]
async fn any_variation_can_be_the_baseline() {
    let lab = Lab::open().await;
    lab.record(0, 1000, 100);
    lab.record(1, 1000, 200);
    let results = lab.results(&format!("?baseline_variation_id={}", lab.variations[1])).await;
    assert_eq!(lab.of(&results, 1)["is_baseline"], true);
    near(&lab.of(&results, 0)["lift"]["value"], -0.5);
    assert_eq!(results["reach"]["baseline_count"], 1000);
    for other in ["7", "holdback", "first"] {
        let refused = lab.refused(&format!("?baseline_variation_id={other}")).await;
        assert!(refused.contains("baseline_variation_id"), "{refused}");
    }
}

#[tokio::test]
async fn reach_counts_visitors_and_their_shares() {
    let lab = Lab::open().await;
    lab.record(0, 250, 10);
    lab.record(1, 700, 10);
    lab.add(Traffic::new(lab.variations[1], lab.events[1]).visitors(600));
    lab.add(Traffic::without_event(lab.variations[1]).visitors(50));
    let reach = lab.results("").await["reach"].clone();
    let [original, bigger] = lab.variations.map(|id| id.to_string());
    assert_eq!(
        reach,
        json!({
            "total_count": 1000,
            "baseline_count": 250,
            "treatment_count": 750,
            "baseline_reach": 0.25,
            "treatment_reach": 0.75,
            "variations": {
                (original.clone()): { "variation_id": original, "name": "Original", "count": 250, "variation_reach": 0.25 },
                (bigger.clone()): { "variation_id": bigger, "name": "Bigger", "count": 750, "variation_reach": 0.75 },
            },
        })
    );
}
