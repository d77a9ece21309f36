//! Edits of lists and maps that an update replaces.

use optimizely_rest::v2::mock::{Answer, Mock};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::v2::{mocked, with};

fn client(mock: &Mock) -> Client {
    mocked(mock).build().unwrap()
}

/// An experiment whose variations have fields that no update sends, and one that the spec does not know.
fn experiment() -> Value {
    json!({
        "id": 7, "project_id": 5, "name": "Buttons", "status": "running",
        "variations": [
            { "variation_id": 1, "weight": 5000, "name": "Original", "actions": [] },
            {
                "variation_id": 2, "weight": 5000, "name": "Bigger", "mood": "calm",
                "actions": [{
                    "page_id": 9, "share_link": "https://shop.example/?share=secret4711",
                    "changes": [{ "id": "A1", "type": "custom_css", "value": ".buy {}", "src": "/dist/a1.js" }],
                }],
            },
        ],
    })
}

/// The variations as an update sends them.
fn sent() -> Value {
    let mut variations = experiment()["variations"].take();
    let action = variations[1]["actions"][0].as_object_mut().unwrap();
    action.remove("share_link");
    action["changes"][0].as_object_mut().unwrap().remove("src");
    variations
}

/// A fetched experiment with another name on the server since.
async fn fetched(mocked: &Mock) -> Live<Experiment> {
    mocked.next(Answer::json(200, &experiment()));
    let live = client(mocked).experiments().get(7).await.unwrap();
    mocked.next(Answer::json(200, &with(experiment(), json!({ "name": "Buttons of today" }))));
    live
}

/// The methods of the requests after the first, which read the object, and the bodies of those that have one.
fn later(mocked: &Mock) -> Vec<(Method, String, Option<Value>)> {
    let requests = mocked.requests();
    let later = requests.iter().skip(1);
    later.map(|request| (request.method().clone(), request.path().to_owned(), request.body_json())).collect()
}

fn read_again() -> (Method, String, Option<Value>) {
    (Method::GET, "experiments/7".to_owned(), None)
}

#[tokio::test]
async fn variations_are_read_afresh_edited_and_sent_as_a_whole() {
    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    live.set_description("A test.");
    let mut expected = sent();
    expected[1]["weight"] = json!(4000);
    expected.as_array_mut().unwrap().push(json!({ "weight": 1000, "name": "Huge" }));
    let mut answer = with(experiment(), json!({ "variations": expected, "name": "Buttons of tomorrow" }));
    answer["variations"][2]["variation_id"] = json!(3);
    mocked.next(Answer::json(200, &answer));
    live.edit_variations(|list| {
        list[1].weight = 4_000;
        list.push(Variation::new(1_000).name("Huge"));
    })
    .await
    .unwrap();
    let patch = (Method::PATCH, "experiments/7".to_owned(), Some(json!({ "variations": expected })));
    assert_eq!(later(&mocked), [read_again(), patch]);
    assert!(mocked.requests()[2].query().is_empty());
    assert_eq!(live.variations[2].variation_id, Some(3.into()));
    assert_eq!(live.name.as_deref(), Some("Buttons of tomorrow"));
    assert_eq!(live.pending(), Some(&ExperimentUpdate::new().description("A test.")));
    assert_eq!(live.description.as_deref(), Some("A test."), "pending changes stay pending");
}

#[tokio::test]
async fn a_list_that_stays_as_it_is_is_not_sent() {
    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    live.edit_variations(|list| list.retain(|variation| variation.weight > 0)).await.unwrap();
    assert_eq!(later(&mocked), [read_again()]);
    assert_eq!(live.name.as_deref(), Some("Buttons of today"), "the value is what was read");
}

#[tokio::test]
async fn a_variation_that_is_taken_out_is_not_sent() {
    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    mocked.next(Answer::json(200, &experiment()));
    live.edit_variations(|list| {
        list.retain(|variation| variation.variation_id == Some(2.into()));
        list[0].weight = 10_000;
    })
    .await
    .unwrap();
    let mut expected = sent();
    expected.as_array_mut().unwrap().remove(0);
    expected[0]["weight"] = json!(10_000);
    assert_eq!(later(&mocked)[1].2, Some(json!({ "variations": expected })));
}

/// Edits the variations in a way that is rejected, and returns the reason.
async fn rejected(edit: impl FnOnce(&mut Vec<Variation>) + Send) -> String {
    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    let error = live.edit_variations(edit).await.unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    assert_eq!(later(&mocked), [read_again()], "nothing was written");
    assert_eq!((live.variations[0].weight, live.name.as_deref()), (5_000, Some("Buttons")), "it stays as it was");
    error.to_string()
}

#[tokio::test]
async fn variations_that_must_not_be_sent_are_not_sent() {
    let why = rejected(|list| list[0].weight = 4_000).await;
    assert!(why.contains("the values of weight add up to 9000 and must add up to 10000"), "{why}");
    let why = rejected(|list| list[0].weight = 10_001).await;
    assert!(why.contains("weight is 10001"), "{why}");
    let why = rejected(|list| {
        list[0].weight = 2_500;
        list.push(list[0].clone());
    });
    let why = why.await;
    assert!(why.contains("the variation_id 1 occurs twice"), "{why}");
}

#[tokio::test]
async fn archived_variations_need_not_count() {
    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    mocked.next(Answer::json(200, &experiment()));
    live.edit_variations(|list| {
        list[0].archived = Some(true);
        list[1].weight = 10_000;
    })
    .await
    .unwrap();
    assert_eq!(later(&mocked).len(), 2);
}

#[tokio::test]
async fn an_edit_that_fails_leaves_the_value_as_it_was() {
    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    mocked.next(Answer::status(409).body(r#"{"code": "conflict", "message": "draft", "uuid": "1"}"#));
    live.set_description("A test.");
    let error = live.edit_variations(|list| list.swap(0, 1)).await.unwrap_err();
    assert!(error.is_conflict(), "{error}");
    assert_eq!((live.variations[0].variation_id, live.name.as_deref()), (Some(1.into()), Some("Buttons")));
    assert!(live.pending().is_some());

    let mocked = Mock::new();
    mocked.next(Answer::json(200, &experiment())).next(Answer::status(404));
    let mut live = client(&mocked).experiments().get(7).await.unwrap();
    let error = live.edit_variations(|_| panic!("there is nothing to edit")).await.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(live.variations.len(), 2);
}

#[tokio::test]
async fn an_edit_whose_answer_is_lost_is_repeated_unless_it_makes_a_variation() {
    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    mocked.next(Answer::broken()).next(Answer::json(200, &experiment()));
    live.edit_variations(|list| list.swap(0, 1)).await.unwrap();
    assert_eq!(later(&mocked).len(), 3);

    let mocked = Mock::new();
    let mut live = fetched(&mocked).await;
    mocked.next(Answer::broken());
    let error = live.edit_variations(|list| list.push(Variation::new(0))).await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(later(&mocked).len(), 2);
}

#[tokio::test]
async fn the_state_in_one_environment_is_edited() {
    let mocked = Mock::new();
    let environments = json!({
        "production": { "status": "not_started", "environment_id": 1, "percentage_included": null, "mood": "calm" },
        "development": { "status": "running", "environment_id": 2 },
    });
    let experiment = json!({ "id": 7, "environments": environments });
    mocked.next(Answer::json(200, &json!({ "id": 7 }))).next(Answer::json(200, &experiment).times(2));
    let mut live = client(&mocked).experiments().get(7).await.unwrap();
    live.edit_environments(|map| {
        if let Some(production) = map.get_mut("production") {
            production.status = EnvironmentStatus::Running;
        }
    })
    .await
    .unwrap();
    let expected = json!({
        "production": { "status": "running", "mood": "calm" },
        "development": { "status": "running" },
    });
    assert_eq!(later(&mocked)[1].2, Some(json!({ "environments": expected })));
    assert_eq!(live.environments.len(), 2);
}

#[tokio::test]
async fn the_variables_and_environments_of_a_feature_are_edited() {
    let mocked = Mock::new();
    let variable =
        json!({ "id": 3, "key": "columns", "type": "integer", "default_value": "3", "description": "Wide." });
    let feature = json!({ "id": 7, "key": "grid", "variables": [variable], "environments": {} });
    mocked.next(Answer::json(200, &feature).times(5));
    let mut live = client(&mocked).features().get(7).await.unwrap();
    live.edit_variables(|list| list[0].default_value = "4".to_owned()).await.unwrap();
    let mut expected = variable;
    expected["default_value"] = json!("4");
    let patch = (Method::PATCH, "features/7".to_owned(), Some(json!({ "variables": [expected] })));
    assert_eq!(later(&mocked)[1], patch);
    live.edit_environments(|map| {
        map.insert("production".to_owned(), FeatureEnvironment::new([RolloutRule::new().enabled(true)]));
    })
    .await
    .unwrap();
    let expected = json!({ "production": { "rollout_rules": [{ "enabled": true }] } });
    assert_eq!(later(&mocked)[3].2, Some(json!({ "environments": expected })));
}

#[tokio::test]
async fn the_variations_of_a_section_are_edited_below_its_experiment() {
    let mocked = Mock::new();
    let section = |weight: u32| {
        json!({
            "id": 12, "experiment_id": 7,
            "variations": [{ "variation_id": 1, "weight": weight }, { "variation_id": 2, "weight": 10_000 - weight }],
        })
    };
    mocked.next(Answer::json(200, &section(5_000)).times(2)).next(Answer::json(200, &section(4_000)));
    let mut live = client(&mocked).sections().get(7, 12).await.unwrap();
    live.edit_variations(|list| (list[0].weight, list[1].weight) = (4_000, 6_000)).await.unwrap();
    let path = "experiments/7/sections/12".to_owned();
    let body = json!({ "variations": section(4_000)["variations"] });
    assert_eq!(later(&mocked), [(Method::GET, path.clone(), None), (Method::PATCH, path, Some(body))]);
    assert_eq!(live.variations[0].weight, 4_000);
}

#[test]
fn an_edit_is_waited_for_and_borrows_what_it_needs() {
    let mocked = Mock::new();
    mocked.next(Answer::json(200, &experiment()).times(3));
    let mut live = client(&mocked).experiments().get(7).wait().unwrap();
    let name = "Original of today".to_owned();
    let edit = live.edit_variations(|list| list[0].name = Some(name.clone()));
    assert_eq!((edit.request().method(), edit.request().path()), (&Method::GET, "experiments/7"));
    edit.wait().unwrap();
    assert_eq!(later(&mocked)[1].2.as_ref().unwrap()["variations"][0]["name"], name);
}
