//! Views: results of campaigns and experiments, the datafile of an environment, and what the account has once.

use optimizely_rest::v2::results::Key;
use optimizely_rest::v2::*;

use crate::support::v2::{at, client, expect_get, expect_refusal};

const FROM: &str = "2026-10-01T00:00:00Z";
const TO: &str = "2026-10-08T00:00:00Z";

/// The parameters of a segment as they are sent.
const SEGMENT: [(&str, &str); 6] = [
    ("browser", "chrome"),
    ("device", "mobile"),
    ("source", "referral"),
    ("attribute_id", "9"),
    ("attribute_value", "gold"),
    ("segment_conditions", "[\"and\"]"),
];

/// Sets every parameter of a segment.
macro_rules! in_a_segment {
    ($call:expr) => {
        $call
            .browser(Browser::Chrome)
            .device(Device::Mobile)
            .source(TrafficSource::Referral)
            .attribute(9, "gold")
            .segment_conditions("[\"and\"]")
    };
}

/// Sets every parameter of results.
macro_rules! with_all {
    ($call:expr) => {
        in_a_segment!($call.between(at(FROM), at(TO)))
    };
}

fn all(first: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    [first, &[("start_time", FROM), ("end_time", TO)], &SEGMENT].concat()
}

fn of_experiments() -> Vec<(&'static str, &'static str)> {
    all(&[("baseline_variation_id", "5731474612256768")])
}

#[test]
fn the_results_of_an_experiment_have_every_parameter() {
    let baseline = VariationId::from(5731474612256768);
    let experiments = client().experiments();
    expect_get(experiments.results(7).request(), "experiments/7/results", &[]);
    let call = with_all!(experiments.results(7).baseline_variation_id(baseline));
    expect_get(call.request(), "experiments/7/results", &of_experiments());
    let call = with_all!(experiments.timeseries(7).baseline_variation_id(baseline));
    expect_get(call.request(), "experiments/7/timeseries", &of_experiments());
    let call = with_all!(experiments.report(7).baseline_variation_id(baseline));
    expect_get(call.request(), "experiments/7/report", &of_experiments());
    let call = with_all!(experiments.results_csv(7).baseline_variation_id(baseline));
    expect_get(call.request(), "export/experiments/7/results/csv", &of_experiments());
    expect_get(experiments.share_link(7).request(), "experiments/7/results/share", &[]);
}

#[test]
fn an_experience_is_compared_with_its_holdback() {
    let results = || client().experiments().results(7);
    let holdback = [("baseline_variation_id", "holdback")];
    expect_get(results().baseline_variation_id(Key::Holdback).request(), "experiments/7/results", &holdback);
    expect_get(results().baseline_variation_id("holdback").request(), "experiments/7/results", &holdback);
}

#[test]
fn the_results_of_a_campaign_have_no_baseline() {
    let campaigns = client().campaigns();
    expect_get(with_all!(campaigns.results(6)).request(), "campaigns/6/results", &all(&[]));
    expect_get(with_all!(campaigns.results_csv(6)).request(), "export/campaigns/6/results/csv", &all(&[]));
    expect_get(campaigns.share_link(6).request(), "campaigns/6/results/share", &[]);
}

#[test]
fn an_environment_has_a_datafile() {
    expect_get(client().environments().datafile(8).request(), "environments/8/datafile", &[]);
}

#[test]
fn the_owner_of_the_token_is_read_with_details() {
    expect_get(client().me().request(), "me", &[]);
    let call = client().me().include_features(true).expand(["current_account", "accounts"]);
    expect_get(call.request(), "me", &[("include_features", "true"), ("expand", "current_account,accounts")]);
}

#[test]
fn what_the_account_has_once_is_read() {
    let client = client();
    expect_get(client.plan().request(), "plan", &[]);
    expect_get(client.export_credentials().request(), "export/credentials", &[]);
    let quarter = client.export_credentials().duration("15m");
    expect_get(quarter.request(), "export/credentials", &[("duration", "15m")]);
    expect_get(client.gcp_export_credentials().request(), "export/credentials/gcp", &[]);
    expect_get(client.usage_summary(12).request(), "billing/usage/12/summary", &[]);
}

#[test]
fn the_decisions_of_a_visitor_are_below_an_account() {
    let client = client();
    expect_get(client.bucketing(12, "v/1").request(), "attribution/12/visitor/v%2F1", &[]);
    let call = client.bucketing(12, "v1").between(at(FROM), at(TO));
    expect_get(call.request(), "attribution/12/visitor/v1", &[("start_time", FROM), ("end_time", TO)]);
}

#[test]
fn files_of_recommendations_and_of_holdouts_are_below_ids_and_days() {
    let (client, day) = (client(), || "2026-10-01".parse::<Date>().unwrap());
    let holdout = client.holdout_results_csv(5, 3);
    expect_get(in_a_segment!(holdout).request(), "export/projects/5/holdouts/3/results/csv", &SEGMENT);
    expect_get(client.catalog_csv(2, day()).request(), "recommendations/catalogs/2/catalog/2026-10-01", &[]);
    expect_get(client.catalog_stats_csv(2, day()).request(), "recommendations/catalogs/2/stats/2026-10-01", &[]);
    let recommendations = client.recommendations_csv(2, 4, day());
    expect_get(recommendations.request(), "recommendations/catalogs/2/recommenders/4/2026-10-01", &[]);
}

#[test]
fn what_cannot_be_in_a_path_is_refused() {
    let client = client();
    expect_refusal(client.experiments().results(0).request(), "ExperimentId");
    expect_refusal(client.usage_summary(0).request(), "AccountId");
    for visitor in ["", ".", ".."] {
        expect_refusal(client.bucketing(12, visitor).request(), "VisitorId");
    }
    // A response may contain any text for a date.
    let malformed: Date = serde_json::from_str("\"../../plan\"").unwrap();
    expect_refusal(client.catalog_csv(2, malformed).request(), "is not a date");
    expect_refusal(client.experiments().results(7).attribute(0, "gold").request(), "AttributeId");
}

#[test]
fn a_csv_is_asked_for_as_such() {
    let csv = "-H 'accept: text/csv, */*;q=0.1'";
    assert!(client().experiments().results_csv(7).to_curl().contains(csv));
    assert!(!client().experiments().results(7).to_curl().contains("accept"));
}
