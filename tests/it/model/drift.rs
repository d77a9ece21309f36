//! Drift: parts of a response that the spec does not describe. It is reported to a callback, and an error if the client is strict.

use std::sync::{Arc, Mutex};

use optimizely_rest::classic::{Client, ErrorKind, ExperimentStatus, Sandbox};
use optimizely_rest::sandbox::Fault;
use serde_json::{Value, json};

use crate::support::bodies::classic::a_project;

/// A sandbox that answers with an experiment which has a new field, a new status, and a new kind of match.
async fn drifting() -> (Sandbox, Value) {
    let sandbox = Sandbox::start().await.unwrap();
    let mut experiment = crate::support::documented::experiment();
    experiment["status"] = json!("Frozen");
    experiment["holdback"] = json!(5);
    experiment["url_conditions"][0]["match_type"] = json!("fuzzy");
    experiment["url_conditions"][0]["weight"] = json!(1);
    sandbox.inject(Fault::status(200).body(experiment.to_string()).on("GET", "experiments/{id}"));
    sandbox.inject(Fault::status(200).body(json!([experiment]).to_string()).on("GET", "projects/{id}/experiments"));
    (sandbox, experiment)
}

fn watched(sandbox: &Sandbox) -> (Client, Arc<Mutex<Vec<String>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let ear = heard.clone();
    let client = sandbox.client_builder().on_drift(move |drift| ear.lock().unwrap().push(drift.to_string()));
    (client.build().unwrap(), heard)
}

#[tokio::test]
async fn a_callback_hears_of_every_field_and_value_that_the_spec_lacks() {
    let (sandbox, experiment) = drifting().await;
    let (client, heard) = watched(&sandbox);
    let expected = [
        r#"the spec has no value "Frozen" for `status`"#,
        r#"the spec has no value "fuzzy" for `url_conditions[0].match_type`"#,
        "the spec has no field `url_conditions[0].weight`",
        "the spec has no field `holdback`",
    ]
    .map(|what| format!("experiment {}: {what}", experiment["id"]));
    let read = client.experiments().get(15).await.unwrap();
    assert_eq!(read.extra().get("holdback"), Some(&json!(5)), "nothing is lost by it");
    assert_eq!(std::mem::take(&mut *heard.lock().unwrap()), expected);
    client.experiments().list(7).await.unwrap();
    assert_eq!(*heard.lock().unwrap(), expected);
}

#[tokio::test]
async fn what_the_spec_knows_is_no_drift() {
    let sandbox = Sandbox::start().await.unwrap();
    let (client, heard) = watched(&sandbox);
    let mut project = client.projects().create(a_project()).await.unwrap();
    project.set_project_name("Web shop").save().await.unwrap();
    project.goals().await.unwrap();
    assert!(heard.lock().unwrap().is_empty(), "{heard:?}");
}

#[tokio::test]
async fn a_strict_client_makes_an_error_of_it() {
    let (sandbox, _) = drifting().await;
    let client = sandbox.client_builder().strict().build().unwrap();
    for error in [
        client.experiments().get(15).await.map(drop).unwrap_err(),
        client.experiments().list(7).await.map(drop).unwrap_err(),
        client.experiments().list(7).each().await.unwrap().remove(0).map(drop).unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Drift);
        assert!(error.to_string().contains(r#"no value "Frozen" for `status`"#), "{error}");
    }
    assert!(client.projects().create(a_project()).await.is_ok());
}

#[tokio::test]
async fn a_strict_list_fails_with_its_first_drift_and_each_element_with_its_own() {
    let sandbox = Sandbox::start().await.unwrap();
    let list = ["Paused", "Frozen", "Melted"].map(|status| {
        let mut experiment = crate::support::documented::experiment();
        experiment["status"] = json!(status);
        experiment
    });
    let answer = Fault::status(200).body(json!(list).to_string());
    sandbox.inject(answer.on("GET", "projects/{id}/experiments"));
    let client = sandbox.client_builder().strict().build().unwrap();
    let error = client.experiments().list(7).await.unwrap_err().to_string();
    assert!(error.contains("Frozen") && !error.contains("Melted"), "{error}");
    let each = client.experiments().list(7).each().await.unwrap();
    let [Ok(paused), Err(frozen), Err(melted)] = &each[..] else { panic!("{each:?}") };
    assert_eq!(paused.status, ExperimentStatus::Paused);
    for (error, own, other) in [(frozen, "Frozen", "Melted"), (melted, "Melted", "Frozen")] {
        let body = String::from_utf8_lossy(error.body().unwrap());
        assert!(error.to_string().contains(own) && body.contains(own) && !body.contains(other), "{error}");
    }
}
