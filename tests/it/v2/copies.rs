//! Copies of fetched objects.

use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::v2::{client, expect, read, with};
use crate::support::v2_examples::{full_stack_experiment, web_experiment};

/// Removes a field, which is there.
#[track_caller]
fn remove(object: &mut Value, name: &str) {
    assert!(object.as_object_mut().unwrap().remove(name).is_some(), "{name}: {object}");
}

/// The web experiment as a create sends it.
fn writable() -> Value {
    let mut body = web_experiment();
    let read_only = ["id", "status", "allocation_policy", "results_token", "custom_field_values", "is_classic"];
    let times = ["earliest", "latest", "created", "last_modified"];
    for name in read_only.into_iter().chain(times) {
        remove(&mut body, name);
    }
    remove(&mut body, "campaign_id");
    remove(&mut body, "schedule");
    for variation in body["variations"].as_array_mut().unwrap() {
        remove(variation, "variation_id");
        for action in variation["actions"].as_array_mut().unwrap() {
            remove(action, "share_link");
            action["changes"].as_array_mut().unwrap().iter_mut().for_each(without_ids);
        }
    }
    body["changes"].as_array_mut().unwrap().iter_mut().for_each(without_ids);
    remove(&mut body["metrics"][2], "event_id");
    remove(&mut body["metrics"][2]["metrics"][0], "field");
    remove(&mut body["metrics"][2]["metrics"][1], "event_id");
    body
}

fn without_ids(change: &mut Value) {
    remove(change, "id");
    remove(change, "dependencies");
    change.as_object_mut().unwrap().remove("src");
}

#[test]
fn a_copy_of_a_web_experiment_has_no_ids_and_starts_nothing() {
    let experiment: Experiment = read(web_experiment());
    let new = NewExperiment::try_from(&experiment).unwrap();
    let call = client().experiments().create(new);
    expect(call.request(), "POST", "experiments", writable());
    let text = call.request().body_json().unwrap().to_string();
    for gone in ["variation_id", "\"id\"", "running", "campaign_id", "schedule"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
}

#[test]
fn an_update_with_the_same_objects_has_their_ids() {
    let experiment: Experiment = read(web_experiment());
    let update = ExperimentUpdate::new().variations(experiment.variations.clone()).changes(experiment.changes.clone());
    let sent = client().experiments().update(7, update).request().body_json().unwrap();
    assert_eq!(sent["variations"][0]["variation_id"], json!(5731474612256768_u64));
    assert_eq!(sent["variations"][1]["actions"][0]["changes"][0]["id"], "11111111-3F4D-4A4C-9D2B-5E6F7A8B9C0D");
    assert_eq!(sent["changes"][0]["dependencies"], json!([]));
}

#[test]
fn a_copy_goes_into_another_project() {
    let mut experiment: Experiment = read(web_experiment());
    experiment.project_id = Some(7.into());
    let new = NewExperiment::try_from(&experiment).unwrap().name("Copy of bigger buttons");
    let expected = with(writable(), json!({ "project_id": 7, "name": "Copy of bigger buttons" }));
    expect(client().experiments().create(new).request(), "POST", "experiments", expected);
}

#[test]
fn a_copy_of_a_full_stack_experiment_runs_nowhere() {
    let experiment: Experiment = read(full_stack_experiment());
    assert!(!experiment.environments.is_empty() && !experiment.whitelist.is_empty());
    let sent =
        client().experiments().create(NewExperiment::try_from(&experiment).unwrap()).request().body_json().unwrap();
    assert_eq!((&sent["environments"], &sent["whitelist"]), (&Value::Null, &Value::Null));
    assert_eq!(sent["key"], full_stack_experiment()["key"]);
}

#[test]
fn fields_that_the_spec_does_not_know_are_copied_with_nested_objects() {
    let variations = json!([{ "variation_id": 1, "weight": 10000, "mood": "calm" }]);
    let experiment: Experiment = read(json!({ "id": 7, "project_id": 5, "weather": "fine", "variations": variations }));
    let body = json!({ "project_id": 5, "variations": [{ "weight": 10000, "mood": "calm" }] });
    let call = client().experiments().create(NewExperiment::try_from(&experiment).unwrap());
    expect(call.request(), "POST", "experiments", body);
}

#[test]
fn what_a_copy_needs_and_the_response_lacked_is_an_error() {
    let error = NewExperiment::try_from(&read::<Experiment>(json!({ "id": 7 }))).unwrap_err();
    assert!(error.is_invalid_request() && error.to_string().contains("project_id"), "{error}");
    let page: Page = read(json!({ "id": 7, "project_id": 5, "name": "Checkout" }));
    assert!(NewPage::try_from(&page).unwrap_err().to_string().contains("edit_url"));
}

#[test]
fn a_copy_of_an_archived_page_is_not_archived() {
    let page =
        json!({ "id": 7, "project_id": 5, "name": "Cart", "edit_url": "https://shop.example/", "archived": true });
    let new = NewPage::try_from(&read::<Page>(page)).unwrap();
    let body = json!({ "project_id": 5, "name": "Cart", "edit_url": "https://shop.example/" });
    expect(client().pages().create(new).request(), "POST", "pages", body);
}

#[test]
fn a_copy_of_a_feature_is_given_to_no_one() {
    let rule = json!({ "enabled": true, "percentage_included": 10000 });
    let environments = json!({ "production": { "rollout_rules": [rule] } });
    let feature: Feature = read(json!({ "id": 7, "project_id": 5, "key": "checkout", "environments": environments }));
    assert!(!feature.environments.is_empty());
    let call = client().features().create(NewFeature::try_from(&feature).unwrap());
    expect(call.request(), "POST", "features", json!({ "project_id": 5, "key": "checkout" }));
}

#[tokio::test]
async fn a_copy_of_a_scheduled_experiment_is_not_scheduled() {
    let sandbox = Sandbox::start().await.unwrap();
    let (client, demo) = (sandbox.client(), sandbox.load_demo().unwrap());
    let mut original = client.experiments().get(demo.not_started).await.unwrap();
    let schedule = json!({ "start_time": "2035-02-20T15:00", "stop_time": "2035-03-20T15:00", "time_zone": "UTC" });
    original.set_schedule(read::<Schedule>(schedule)).save().await.unwrap();
    assert!(original.schedule.is_some());
    let new = NewExperiment::try_from(original.data()).unwrap().name("The same again");
    let copy = client.experiments().create(new).await.unwrap();
    assert_eq!((&copy.schedule, &copy.status), (&None, &Some(ExperimentStatus::NotStarted)));
    assert_eq!(copy.metrics, original.metrics);
}
