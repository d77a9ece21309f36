//! The three outcomes of results: nothing, a computation, and a value.

use serde_json::{Value, json};

use super::{Lab, near};

const VIEWS: [&str; 4] = [
    "experiments/{}/results",
    "experiments/{}/timeseries",
    "experiments/{}/report",
    "export/experiments/{}/results/csv",
];

fn paths(experiment: u64) -> [String; 4] {
    VIEWS.map(|path| path.replace("{}", &experiment.to_string()))
}

#[tokio::test]
async fn an_experiment_that_has_not_started_has_no_results() {
    let lab = Lab::open().await;
    let (waiting, _) = lab.experiment("experiments", json!({ "name": "Later" })).await;
    for path in &paths(waiting)[..3] {
        assert_eq!(lab.read(path).await, (204, Value::Null), "{path}");
    }
    let csv = lab.client.experiments().results_csv(waiting).await.unwrap();
    assert_eq!(csv, optimizely_rest::v2::Computed::Nothing);
    lab.patch(format!("experiments/{waiting}?action=start"), json!({})).await;
    assert_eq!(lab.read(format!("experiments/{waiting}/results")).await.0, 200);
}

#[tokio::test]
async fn results_take_as_many_requests_as_a_test_says() {
    let lab = Lab::open().await;
    lab.sandbox.delay_results(4);
    for path in &paths(lab.experiment)[..3] {
        assert_eq!(lab.read(path).await, (202, Value::Null), "{path}");
    }
    let csv = lab.client.experiments().results_csv(lab.experiment).await.unwrap();
    assert_eq!(csv, optimizely_rest::v2::Computed::Pending);
    assert_eq!(lab.read(&paths(lab.experiment)[0]).await.0, 200, "that was all");
    lab.sandbox.delay_results(3);
    lab.sandbox.delay_results(0);
    assert_eq!(lab.read(&paths(lab.experiment)[0]).await.0, 200, "the computation has ended");
}

#[tokio::test]
async fn what_has_not_started_is_not_computed_either() {
    let lab = Lab::open().await;
    let (waiting, _) = lab.experiment("experiments", json!({})).await;
    lab.sandbox.delay_results(1);
    assert_eq!(lab.read(format!("experiments/{waiting}/results")).await.0, 204);
    assert_eq!(lab.read(format!("experiments/{}/results", lab.experiment)).await.0, 202, "the request still waits");
}

#[tokio::test]
async fn results_of_nothing_are_an_error() {
    let lab = Lab::open().await;
    for path in &paths(7)[..3] {
        assert_eq!(lab.read(path).await.0, 404, "{path}");
    }
    for path in ["campaigns/7/results", "campaigns/7/results/share", "experiments/7/results/share"] {
        assert_eq!(lab.read(path).await.0, 404, "{path}");
    }
}

#[tokio::test]
async fn a_few_visitors_prove_nothing_whichever_variation_has_them() {
    for (few, many) in [(0, 1), (1, 0)] {
        let lab = Lab::open().await;
        lab.record(few, 1, 1);
        lab.record(many, 10_000, 1000);
        let lift = lab.lift().await;
        assert_eq!((&lift["significance"], &lift["visitors_remaining"]), (&json!(0.0), &json!(i64::MAX)), "{lift}");
    }
}

#[tokio::test]
async fn as_many_more_visitors_as_remain_decide_and_fewer_do_not() {
    let lift = async |visitors: u64| {
        let lab = Lab::open().await;
        lab.record(0, visitors, visitors / 10);
        lab.record(1, visitors, visitors * 13 / 100);
        lab.lift().await
    };
    let remaining = lift(1000).await["visitors_remaining"].as_u64().unwrap();
    assert!((100..10_000).contains(&remaining), "{remaining}");
    assert_eq!(lift(1000 + remaining * 11 / 10).await["is_significant"], true);
    assert_eq!(lift(1000 + remaining * 9 / 10).await["is_significant"], false);
}

#[tokio::test]
async fn the_farthest_of_several_winners_is_the_winner() {
    let lab = Lab::open().await;
    let weighted = |name: &str, weight: u64| json!({ "name": name, "weight": weight });
    let variations = json!([weighted("Original", 3334), weighted("Bigger", 3333), weighted("Huge", 3333)]);
    for (conversions, best) in [([1000, 1500, 2000], 2), ([1000, 2000, 1500], 1)] {
        let more = json!({ "variations": variations });
        let (experiment, _) = lab.experiment("experiments?action=start", more).await;
        let made = lab.get(format!("experiments/{experiment}")).await;
        for (index, conversions) in conversions.into_iter().enumerate() {
            let variation = made["variations"][index]["variation_id"].as_u64().unwrap();
            lab.sandbox.record(variation, lab.events[0], 10_000, conversions).unwrap();
        }
        let results = lab.get(format!("experiments/{experiment}/results")).await;
        assert_eq!(
            results["metrics"][0]["conclusion"]["winner"],
            made["variations"][best]["variation_id"].to_string(),
            "{results}"
        );
    }
}

#[tokio::test]
async fn an_experiment_without_traffic_has_results_of_zero() {
    let lab = Lab::open().await;
    let results = lab.results("").await;
    assert_eq!(results["reach"]["total_count"], 0);
    assert!(results["reach"].get("baseline_reach").is_none(), "there is no share of nothing");
    let bigger = lab.of(&results, 1);
    assert_eq!((&bigger["value"], &bigger["samples"]), (&json!(0.0), &json!(0.0)));
    for absent in ["rate", "variance"] {
        assert!(bigger.get(absent).is_none(), "{absent}: {bigger}");
    }
    let lift = &bigger["lift"];
    assert_eq!((&lift["significance"], &lift["is_significant"]), (&json!(0.0), &json!(false)));
    assert!(lift.get("value").is_none() && lift.get("confidence_interval").is_none(), "{lift}");
    assert_eq!(lift["visitors_remaining"], json!(i64::MAX));
    assert!(results["metrics"][0].get("conclusion").is_none());
    let series = lab.get(format!("experiments/{}/timeseries", lab.experiment)).await;
    assert_eq!(lab.of(&series, 1)["timeseries"], json!([]));
}

/// A value that is unset is absent.
#[tokio::test]
async fn nothing_in_results_is_null() {
    let lab = Lab::with(|[event, _]| {
        json!([
            { "event_id": event, "aggregator": "unique" },
            { "aggregator": "sum", "field": "revenue" },
            { "aggregator": "ratio", "metrics": [{ "event_id": event }, { "event_id": event, "aggregator": "count" }] },
        ])
    })
    .await;
    for round in 0..2 {
        for path in &paths(lab.experiment)[..3] {
            let text = lab.get(path).await.to_string();
            assert!(!text.contains("null"), "{round}: {text}");
        }
        lab.record(1, 100, 10);
    }
}

#[tokio::test]
async fn a_report_infers_an_outcome_before_it_is_significant() {
    for (conversions, outcome) in [(1000, "inconclusive"), (1120, "win"), (890, "loss"), (1010, "inconclusive")] {
        let lab = Lab::open().await;
        lab.record(0, 10_000, 1000);
        lab.record(1, 10_000, conversions);
        let report = lab.get(format!("experiments/{}/report", lab.experiment)).await;
        assert_eq!(report["inferred_outcome"], outcome, "{conversions}: {}", lab.lift().await);
        assert_eq!(report["experiment_id"], json!(lab.experiment));
        assert!(report["start_time"].is_string() && report["end_time"].is_string());
    }
    let lab = Lab::open().await;
    lab.patch(format!("experiments/{}", lab.experiment), json!({ "metrics": [] })).await;
    let report = lab.get(format!("experiments/{}/report", lab.experiment)).await;
    assert_eq!(report["inferred_outcome"], "inconclusive", "there is no metric");
}

#[tokio::test]
async fn a_variation_that_is_compared_with_none_neither_wins_nor_loses() {
    let lab = Lab::open().await;
    lab.record(0, 10_000, 1000);
    let experiment = lab.experiment;
    let original = json!({ "variation_id": lab.variations[0], "name": "Original", "weight": 10_000 });
    lab.patch(format!("experiments/{experiment}"), json!({ "variations": [original] })).await;
    let results = lab.results("").await;
    assert_eq!(results["reach"]["total_count"], 10_000);
    assert!(results["metrics"][0].is_object() && results["metrics"][0].get("conclusion").is_none(), "{results}");
    assert_eq!(lab.get(format!("experiments/{experiment}/report")).await["inferred_outcome"], "inconclusive");
}

#[tokio::test]
async fn a_link_opens_the_results() {
    let lab = Lab::open().await;
    let link = lab.get(format!("experiments/{}/results/share", lab.experiment)).await;
    assert!(link["url"].as_str().unwrap().starts_with("https://app.optimizely.com/"), "{link}");
    let campaign = lab.post("campaigns", json!({ "project_id": lab.project, "name": "Sale" })).await;
    let other = lab.get(format!("campaigns/{}/results/share", campaign["id"])).await;
    assert_ne!(link["url"], other["url"]);
}

#[tokio::test]
async fn a_csv_has_a_line_for_each_metric_and_variant() {
    let lab = Lab::with(|events| json!(events.map(super::unique))).await;
    lab.record(0, 1000, 100);
    lab.record(1, 1000, 150);
    let csv = lab.client.experiments().results_csv(lab.experiment).when_ready().await.unwrap().unwrap();
    let lines: Vec<Vec<_>> = csv.as_str().lines().map(|line| line.split(',').collect()).collect();
    let column = |name: &str| lines[0].iter().position(|column| *column == name).unwrap();
    assert_eq!(lines.len(), 5);
    let cells = |name: &str| lines[1..].iter().map(|line| line[column(name)]).collect::<Vec<_>>();
    assert_eq!(cells("Metric Event Name"), ["bought", "bought", "seen", "seen"]);
    let ids = lab.variations.map(|id| id.to_string());
    assert_eq!(cells("Variation ID"), [&ids[0], &ids[1], &ids[0], &ids[1]]);
    assert_eq!(cells("Is Baseline Variation"), ["true", "false", "true", "false"]);
    assert_eq!(cells("Numerator Value"), ["100", "150", "0", "0"]);
    assert_eq!(cells("Denominator Value"), ["1000"; 4]);
    assert_eq!(
        (cells("Improvement Value from Baseline")[0], cells("Statistical Significance")[0]),
        ("", ""),
        "the baseline has no lift"
    );
    near(&cells("Improvement Value from Baseline")[1].parse::<f64>().unwrap().into(), 0.5);
}

#[tokio::test]
async fn the_visitors_of_a_holdout_are_compared_with_those_of_experiments() {
    let lab = Lab::open().await;
    let csv = || lab.client.holdout_results_csv(lab.project, 5);
    assert_eq!(csv().await.unwrap(), optimizely_rest::v2::Computed::Nothing);
    let held_out = optimizely_rest::v2::Traffic::held_out(lab.project, 5).event(lab.events[0]);
    lab.add(held_out.visitors(1000).conversions(100));
    lab.record(0, 500, 50);
    lab.record(1, 500, 60);
    let text = csv().when_ready().await.unwrap().unwrap();
    let lines: Vec<_> = text.as_str().lines().collect();
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert!(lines[1].contains(",Holdout,holdout,true,") && lines[1].contains(",100,1000,0.1,"), "{}", lines[1]);
    assert!(lines[2].contains(",Shop,project,false,") && lines[2].contains(",110,1000,0.11,"), "{}", lines[2]);
    let other = lab.client.holdout_results_csv(lab.project, 6).await.unwrap();
    assert_eq!(other, optimizely_rest::v2::Computed::Nothing);
    assert!(lab.client.holdout_results_csv(7, 5).await.unwrap_err().is_not_found());
}
