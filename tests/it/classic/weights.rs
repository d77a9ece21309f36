//! Splitting an experiment's traffic: what is refused, what is sent, and a server that does not do what it says.

use std::time::Duration;

use optimizely_rest::classic::{ErrorKind, Experiment, Live, RetryPolicy, Sandbox, VariationId};
use optimizely_rest::sandbox::Fault;
use serde_json::json;

use crate::support::bodies::classic::{a_project, a_variation, an_experiment};

/// An experiment with three variations: two of 5000, and one without a weight.
async fn three(sandbox: &Sandbox) -> (Live<Experiment>, [VariationId; 3]) {
    let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
    let project = client.projects().create(a_project()).await.unwrap();
    let new = an_experiment(project.id);
    let mut experiment = client.experiments().create(new).await.unwrap();
    client.variations().create(a_variation(experiment.id, "Third")).await.unwrap();
    experiment.refresh().await.unwrap();
    let ids = experiment.variation_ids.clone().try_into().unwrap();
    sandbox.clear_requests();
    (experiment, ids)
}

fn sent(sandbox: &Sandbox) -> Vec<String> {
    sandbox.requests().iter().map(|request| format!("{} {}", request.method, request.path)).collect()
}

#[tokio::test]
async fn weights_are_written_where_they_differ_and_read_back() {
    let sandbox = Sandbox::start().await.unwrap();
    let (experiment, [one, two, three]) = three(&sandbox).await;
    let variations = experiment.set_weights([(three, 2_000), (one, 5_000), (two, 3_000)]).await.unwrap();
    assert_eq!(
        variations.iter().map(|found| found.weight).collect::<Vec<_>>(),
        [Some(5_000), Some(3_000), Some(2_000)]
    );
    let list = format!("GET experiments/{}/variations", experiment.id);
    let expected = [list.clone(), format!("PUT variations/{two}"), format!("PUT variations/{three}"), list];
    assert_eq!(sent(&sandbox), expected);
    assert_eq!(sandbox.requests()[1].json(), Some(json!({ "weight": 3_000 })));

    sandbox.clear_requests();
    experiment.set_weights([(one, 5_000), (two, 3_000), (three, 2_000)]).await.unwrap();
    assert_eq!(sent(&sandbox).len(), 1, "nothing differs, so that nothing is written");
}

#[tokio::test]
async fn weights_that_are_no_split_are_refused_before_anything_is_sent() {
    let sandbox = Sandbox::start().await.unwrap();
    let (experiment, [one, two, three]) = three(&sandbox).await;
    for (weights, why) in [
        (vec![(one, 5_000), (two, 3_000), (three, 1_999)], "add up to 9999, not to 10000"),
        (vec![(one, u32::MAX), (two, u32::MAX)], "add up to 8589934590, not to 10000"),
        (vec![], "add up to 0, not to 10000"),
        (vec![(one, 5_000), (one, 5_000)], "is given two weights"),
    ] {
        let error = experiment.set_weights(weights.clone()).await.unwrap_err();
        assert!(error.is_invalid_request() && error.to_string().contains(why), "{error}");
        assert!(experiment.set_weights(weights).request().invalid().unwrap().contains(why));
    }
    assert_eq!(sent(&sandbox), [""; 0]);
}

#[tokio::test]
async fn weights_are_those_of_all_variations_and_of_no_others() {
    let sandbox = Sandbox::start().await.unwrap();
    let (experiment, [one, two, three]) = three(&sandbox).await;
    let stranger = VariationId::from(7);
    for (weights, why) in [
        (vec![(one, 5_000), (two, 5_000)], format!("variation {three} of this experiment is given no weight")),
        (
            vec![(one, 5_000), (two, 4_000), (three, 500), (stranger, 500)],
            "this experiment has no variation 7".to_owned(),
        ),
    ] {
        let error = experiment.set_weights(weights).await.unwrap_err();
        assert!(error.is_invalid_request() && error.to_string().contains(&why), "{error}");
    }
    let list = format!("GET experiments/{}/variations", experiment.id);
    assert_eq!(sent(&sandbox), [list.clone(), list], "nothing was written");
}

#[tokio::test]
async fn a_change_that_the_server_takes_and_does_not_apply_is_an_error() {
    let sandbox = Sandbox::start().await.unwrap();
    let (experiment, [one, two, three]) = three(&sandbox).await;
    sandbox.inject(Fault::not_applied().on("PUT", format!("variations/{two}")).times(1));
    let split = || experiment.set_weights([(one, 5_000), (two, 3_000), (three, 2_000)]);
    let error = split().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotApplied);
    let why = format!("did not apply it: the weight of variation {two} is 5000 instead of 3000");
    assert!(error.to_string().ends_with(&why), "{error}");
    // It can be set again, and then only what is missing is sent.
    sandbox.clear_requests();
    split().await.unwrap();
    assert_eq!(sent(&sandbox)[1..2], [format!("PUT variations/{two}")]);
    assert_eq!(sent(&sandbox).len(), 3);
}

#[tokio::test]
async fn a_variation_that_goes_while_weights_are_set_leaves_the_split_short() {
    let sandbox = Sandbox::start().await.unwrap();
    let (experiment, [one, two, three]) = three(&sandbox).await;
    let mut listed = sandbox.client().variations().list(experiment.id).await.unwrap();
    listed.truncate(2);
    let left: Vec<_> = listed.into_iter().map(|live| live.into_inner()).collect();
    let path = format!("experiments/{}/variations", experiment.id);
    // The first list is the real one. In the second one, the third variation has been deleted.
    sandbox.inject(Fault::delay(Duration::ZERO).on("GET", &path).times(1));
    sandbox.inject(Fault::status(200).body(serde_json::to_vec(&left).unwrap()).on("GET", &path).times(1));
    let error = experiment.set_weights([(one, 5_000), (two, 5_000), (three, 0)]).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotApplied);
    assert!(error.to_string().ends_with(&format!("this experiment has no variation {three}")), "{error}");
}
