//! The typed client reads all results.

use optimizely_rest::v2::results::Key;
use optimizely_rest::v2::*;

use super::Lab;

#[tokio::test]
async fn the_client_reads_the_results_of_an_experiment() {
    let lab = Lab::open().await;
    lab.record(0, 10_000, 1000);
    lab.record(1, 10_000, 1500);
    let client = lab.sandbox.client_builder().strict().build().unwrap();
    let experiment = client.experiments().get(lab.experiment).await.unwrap();
    let [original, bigger] = lab.variations.map(|id| Key::from(VariationId::from(id)));

    let results = experiment.results().when_ready().await.unwrap().unwrap();
    assert_eq!(results.experiment_id, Some(experiment.id));
    assert_eq!(results.is_stale, Some(false));
    assert_eq!(results.reach.as_ref().and_then(|reach| reach.total_count), Some(20_000));
    let metric = &results.metrics[0];
    assert_eq!(metric.event_id, Some(lab.events[0].into()));
    assert_eq!(metric.conclusion.as_ref().and_then(|conclusion| conclusion.winner.clone()), Some(bigger.clone()));
    assert_eq!(metric.results[&original].lift, None);
    let lift = metric.results[&bigger].lift.as_ref().unwrap();
    assert_eq!((lift.is_significant, lift.visitors_remaining), (Some(true), Some(0)));
    assert_eq!(lift.lift_status, Some(LiftStatus::Better));
    assert!(results.extra().is_empty());

    let series = experiment.timeseries().when_ready().await.unwrap().unwrap();
    assert_eq!(series.metrics[0].results[&bigger].timeseries.last().and_then(|point| point.value), Some(1500.0));
    let report = experiment.report().when_ready().await.unwrap().unwrap();
    assert_eq!(report.inferred_outcome, Some(Outcome::Win));
    assert!(experiment.share_link().await.unwrap().url.is_some());
    assert!(experiment.results_csv().when_ready().await.unwrap().unwrap().as_str().contains("Bigger"));
}

#[tokio::test]
async fn the_client_waits_for_results() {
    let lab = Lab::open().await;
    let clock = mock::TestClock::new();
    let client = lab.sandbox.client_builder().clock(clock.clone()).build().unwrap();
    lab.sandbox.delay_results(3);
    let results = client.experiments().results(lab.experiment).when_ready().await.unwrap();
    assert!(results.is_some());
    assert_eq!(clock.waits().len(), 3);
}

#[tokio::test]
async fn an_unknown_number_of_visitors_is_none() {
    let lab = Lab::open().await;
    let results = lab.client.experiments().results(lab.experiment).when_ready().await.unwrap().unwrap();
    let bigger = &results.metrics[0].results[&Key::from(VariationId::from(lab.variations[1]))];
    assert_eq!(bigger.lift.as_ref().unwrap().visitors_remaining, None);
}
