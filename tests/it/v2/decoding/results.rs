//! Results as responses have them.

use optimizely_rest::v2::results::Key;
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::v2::{at, read, with};
use crate::support::v2_examples::{campaign_results, experiment_results, timeseries};

#[test]
fn the_results_of_an_experiment_are_read() {
    let read: ExperimentResults = read(experiment_results());
    assert_eq!(read.experiment_id, Some(5112213213413376.into()));
    assert_eq!(read.start_time, Some(at("2019-06-01T07:00:00.000000Z")));
    assert_eq!(read.end_time, Some(at("2019-06-08T07:00:00.000000Z")));
    assert_eq!((read.confidence_threshold, read.is_stale), (Some(0.9), Some(false)));
    assert!(read.extra().is_empty());

    let reach = read.reach.unwrap();
    assert_eq!((reach.total_count, reach.baseline_count, reach.treatment_count), (Some(1000), Some(480), Some(520)));
    assert_eq!((reach.baseline_reach, reach.treatment_reach), (Some(0.48), Some(0.52)));
    let bigger = &reach.variations[&Key::Id(5731474612256769)];
    assert_eq!(bigger.variation_id, Some(Key::Id(5731474612256769)));
    assert_eq!((bigger.name.as_deref(), bigger.count, bigger.variation_reach), (Some("Bigger"), Some(520), Some(0.52)));

    let config = read.stats_config.unwrap();
    assert_eq!((config.confidence_level, config.epoch_enabled), (Some(0.9), Some(true)));
    assert_eq!(config.difference_type, Some(DifferenceType::Relative));

    let [metric] = read.metrics.as_slice() else { panic!("{:?}", read.metrics) };
    assert_eq!((metric.name.as_deref(), metric.event_id), (Some("Purchases"), Some(5845263513518081.into())));
    assert_eq!((&metric.aggregator, &metric.scope), (&Some(Aggregator::Unique), &Some(MetricScope::Visitor)));
    let conclusion = metric.conclusion.as_ref().unwrap();
    assert_eq!(conclusion.winner, Some(VariationId::from(5731474612256769).into()));
    assert_eq!(conclusion.loser, Some(VariationId::from(5731474612256768).into()));

    let keys: Vec<_> = metric.results.keys().cloned().collect();
    assert_eq!(keys, [Key::Id(5731474612256768), Key::Id(5731474612256769), Key::Baseline]);
    let original = &metric.results[&Key::Id(5731474612256768)];
    assert_eq!((original.is_baseline, &original.lift), (Some(true), &None));
    assert_eq!((original.level.clone(), original.experiment_id), (Some(VariantLevel::Variation), Some(7.into())));
    let bigger = &metric.results[&Key::Id(5731474612256769)];
    assert_eq!(bigger.variation_id.as_ref().and_then(Key::variation_id), Some(5731474612256769.into()));
    assert_eq!((bigger.value, bigger.samples), (Some(653_539.0), Some(1000.0)), "an integer is written as a float");
    assert_eq!((bigger.rate, bigger.variance), (Some(0.1), Some(0.09)));
    let lift = bigger.lift.as_ref().unwrap();
    assert_eq!((lift.value, lift.value_scaled, lift.significance), (Some(0.25), Some(0.3), Some(0.97)));
    assert_eq!(
        (lift.is_significant, lift.is_most_conclusive, lift.end_of_epoch),
        (Some(true), Some(true), Some(false))
    );
    assert_eq!(lift.lift_status, Some(LiftStatus::Better));
    assert_eq!((&*lift.confidence_interval, &*lift.confidence_interval_scaled), (&[0.1, 0.4][..], &[0.2, 0.5][..]));
    assert_eq!(lift.visitors_remaining, None, "the largest number means that it is unknown");
    let increase = bigger.total_increase.as_ref().unwrap();
    assert_eq!((increase.value, increase.visitors_remaining), (Some(12.0), Some(400)));
}

fn visitors_remaining(value: Value) -> Option<u64> {
    read::<Datapoint>(json!({ "visitors_remaining": value })).visitors_remaining
}

#[test]
fn an_unknown_number_of_visitors_is_none_however_it_is_written() {
    assert_eq!(visitors_remaining(json!(i64::MAX)), None);
    assert_eq!(visitors_remaining(json!(null)), None);
    assert_eq!(visitors_remaining(json!(9.223_372_036_854_776e18)), None, "through a float");
    assert_eq!(visitors_remaining(json!(9_223_372_036_854_776_000_u64)), None, "as JavaScript prints it");
    assert_eq!(visitors_remaining(json!(0)), Some(0));
    assert_eq!(visitors_remaining(json!(1234.0)), Some(1234));
    assert!(serde_json::from_value::<Datapoint>(json!({ "visitors_remaining": -1 })).is_err());
}

#[test]
fn the_results_of_a_campaign_are_read_by_experiment() {
    let read: CampaignResults = read(campaign_results());
    assert_eq!(read.campaign_id, Some(5230214315433984.into()));
    let [metric] = read.metrics.as_slice() else { panic!("{:?}", read.metrics) };
    let keys: Vec<_> = metric.results.keys().cloned().collect();
    assert_eq!(keys, [Key::Id(5112213213413376), Key::Baseline, Key::Campaign]);
    assert_eq!(keys[0].experiment_id(), Some(5112213213413376.into()));
    assert_eq!(metric.results[&Key::Campaign].level, Some(VariantLevel::Campaign));
    assert!(read.extra().is_empty());
}

#[test]
fn results_keep_the_order_of_the_response() {
    let text = r#"{"metrics":[{"results":{"9":{},"baseline":{},"7":{},"campaign":{},"8":{}}}]}"#;
    let results: CampaignResults = serde_json::from_str(text).unwrap();
    let keys: Vec<_> = results.metrics[0].results.keys().map(Key::to_string).collect();
    assert_eq!(keys, ["9", "baseline", "7", "campaign", "8"]);
    assert_eq!(serde_json::to_string(&results).unwrap(), text);
}

#[test]
fn no_key_makes_results_unreadable() {
    let odd = json!({ "metrics": [{ "results": {
        "": {}, "007": {}, "0": {}, "-1": {}, "1.5": {}, "18446744073709551616": {}, "Baseline": {}, "é": {}, "holdback": {},
    } }] });
    let results: ExperimentResults = read(odd.clone());
    let keys: Vec<_> = results.metrics[0].results.keys().cloned().collect();
    assert_eq!(keys.iter().filter(|key| matches!(key, Key::Unrecognized(_))).count(), 8);
    assert!(keys.contains(&Key::Holdback));
    let written = serde_json::to_value(&results).unwrap();
    assert_eq!(
        written["metrics"][0]["results"], odd["metrics"][0]["results"],
        "keys are written back as they were received"
    );
}

#[test]
fn a_key_is_text_and_numbers_are_ids() {
    let texts = ["baseline", "campaign", "holdback", "5024793028722690", "other"];
    let keys = texts.map(Key::from);
    assert_eq!(keys.each_ref().map(Key::to_string), texts);
    assert_eq!(texts.map(|text| text.parse::<Key>().unwrap()), keys);
    assert_eq!(keys[3], ExperimentId::from(5024793028722690).into());
    assert_eq!((keys[0].variation_id(), keys[4].experiment_id()), (None, None));
    assert_eq!(serde_json::from_value::<Key>(json!(7)).unwrap(), Key::Id(7), "a number is read as well");
    assert!(serde_json::from_value::<Key>(json!(null)).is_err());
}

#[test]
fn results_over_time_are_read() {
    let read: ExperimentTimeseries = read(timeseries());
    assert_eq!(read.experiment_id, Some(5112213213413376.into()));
    assert_eq!(read.metrics[0].name.as_deref(), Some("Purchases"));
    let variant = &read.metrics[0].results[&Key::Id(5731474612256769)];
    assert_eq!((variant.name.as_deref(), variant.is_baseline), (Some("Bigger"), Some(false)));
    let [first, second] = variant.timeseries.as_slice() else { panic!("{:?}", variant.timeseries) };
    assert_eq!((first.time.clone(), first.value), (Some(at("2019-06-01T08:00:00Z")), Some(3.0)));
    assert_eq!((first.samples, first.rate, first.variance), (Some(10.0), Some(0.3), Some(0.21)));
    assert_eq!(second.lift.as_ref().and_then(|lift| lift.lift_status.clone()), Some(LiftStatus::Equal));
    assert!(read.extra().is_empty());
}

#[test]
fn a_report_and_a_link_are_read() {
    let report: ResultsReport = read(json!({
        "experiment_id": 5112213213413376_u64,
        "start_time": "2019-06-01T07:00:00Z",
        "end_time": "2019-06-08T07:00:00Z",
        "inferred_outcome": "win",
    }));
    assert_eq!((report.experiment_id, report.inferred_outcome), (Some(5112213213413376.into()), Some(Outcome::Win)));
    assert_eq!(
        (report.start_time, report.end_time),
        (Some(at("2019-06-01T07:00:00Z")), Some(at("2019-06-08T07:00:00Z")))
    );
    let link: ShareLink = read(json!({ "url": "https://app.example/results?token=secret4711" }));
    assert!(!format!("{link:?}").contains("secret4711"));
    assert_eq!(link.url.as_ref().map(Secret::expose), Some("https://app.example/results?token=secret4711"));
}

#[test]
fn results_without_anything_are_empty() {
    let nothing: ExperimentResults = read(json!({}));
    assert!(nothing.metrics.is_empty() && nothing.reach.is_none());
    let stale: ExperimentResults = read(with(json!({}), json!({ "is_stale": true, "new": 1 })));
    assert_eq!((stale.is_stale, stale.extra().get("new")), (Some(true), Some(&json!(1))));
}
