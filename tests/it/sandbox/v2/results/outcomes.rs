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
