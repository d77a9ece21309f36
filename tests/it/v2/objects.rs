//! Objects that are read, edited and sent back as one value.

use optimizely_rest::v2::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::support::v2::client;

fn read<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

/// The body that an update of an experiment sends.
fn sent(update: ExperimentUpdate) -> Value {
    let call = client().experiments().update(15, update);
    assert_eq!(call.request().invalid(), None);
    call.request().body_json().unwrap()
}

/// A web experiment, with much that the spec does not know.
fn web_experiment() -> Value {
    json!({
        "id": 9000000000000015_u64, "project_id": 5, "name": "Buttons", "status": "running", "weather": "fine",
        "variations": [
            {
                "variation_id": 9000000000000001_u64, "weight": 5000, "name": "Original", "actions": [], "archived": false,
                "mood": { "calm": [1, 2.5, null] },
            },
            {
                "variation_id": 9000000000000002_u64, "weight": 5000, "name": "Bigger", "status": "active",
                "actions": [{
                    "page_id": 7, "share_link": "https://shop.example/?share=secret4711", "viewed": 3,
                    "changes": [
                        {
                            "id": "A1", "type": "custom_css", "value": ".buy { zoom: 1.2 }", "dependencies": [],
                            "async": false, "src": "/dist/a1.js", "origin": "editor",
                        },
                        { "id": "A2", "type": "teleport", "value": "elsewhere", "config": { "speed": 1.0, "to": null } },
                    ],
                }],
            },
        ],
    })
}

/// The part of its variations that may be sent.
fn writable_variations() -> Value {
    let mut variations = web_experiment()["variations"].take();
    let action = variations[1]["actions"][0].as_object_mut().unwrap();
    assert!(action.remove("share_link").is_some());
    assert!(action["changes"][0].as_object_mut().unwrap().remove("src").is_some());
    variations
}

#[test]
fn an_edited_weight_leaves_all_else_of_the_variations_as_it_was() {
    let experiment: Experiment = read(&web_experiment());
    let mut variations = experiment.variations.clone();
    (variations[0].weight, variations[1].weight) = (6000, 4000);
    let mut expected = writable_variations();
    (expected[0]["weight"], expected[1]["weight"]) = (json!(6000), json!(4000));
    assert_eq!(sent(ExperimentUpdate::new().variations(variations)), json!({ "variations": expected }));
}

#[test]
fn outside_of_a_body_nothing_is_left_out() {
    let experiment: Experiment = read(&web_experiment());
    assert_eq!(serde_json::to_value(exposing_secrets(&experiment)).unwrap(), web_experiment());
    let action = &experiment.variations[1].actions[0];
    assert_eq!(action.share_link().map(Secret::expose), Some("https://shop.example/?share=secret4711"));
    assert_eq!(action.changes[0].src(), Some("/dist/a1.js"));
    let redacted = serde_json::to_value(&experiment).unwrap();
    assert_eq!(redacted["variations"][1]["actions"][0]["share_link"], "[redacted]");
}

#[test]
fn an_absent_list_stays_absent_and_an_empty_one_is_sent() {
    let absent: Variation = read(&json!({ "weight": 2500 }));
    assert_eq!((absent.actions.len(), absent.name.as_ref()), (0, None));
    let empty: Variation = read(&json!({ "weight": 2500, "actions": [], "variable_values": {} }));
    assert_ne!(absent, empty);
    let update =
        ExperimentUpdate::new().variations([absent.clone(), empty, absent.clone().actions([]), absent.name("A")]);
    let variations = json!([
        { "weight": 2500 },
        { "weight": 2500, "actions": [], "variable_values": {} },
        { "weight": 2500, "actions": [] },
        { "weight": 2500, "name": "A" },
    ]);
    assert_eq!(sent(update), json!({ "variations": variations }));
}

#[test]
fn a_list_that_was_there_is_sent_when_it_is_emptied() {
    let mut variations: Vec<Variation> = read(&writable_variations());
    variations[1].actions.clear();
    let body = sent(ExperimentUpdate::new().variations(variations));
    assert_eq!(body["variations"][1]["actions"], json!([]));
}

#[test]
fn a_copy_of_a_resource_has_the_lists_that_were_there() {
    let least = json!({ "id": 15, "page_ids": [] });
    let experiment: Experiment = read(&least);
    assert_eq!((experiment.page_ids.len(), experiment.metrics.len()), (0, 0));
    assert_eq!(serde_json::to_value(&experiment).unwrap(), least);
}

#[test]
fn a_value_in_an_object_is_checked_before_anything_is_sent() {
    let call = client().experiments().update(15, ExperimentUpdate::new().variations([Variation::new(10_001)]));
    let why = call.request().invalid().unwrap();
    assert_eq!(why, "variations.weight is 10001, which is not from 0 to 10000");
    let update = ExperimentUpdate::new().variations([Variation::new(10_000).actions([Action::new(0, [])])]);
    let call = client().experiments().update(15, update);
    assert_eq!(call.request().invalid(), Some("variations.actions.page_id: 0 is not a valid PageId"));
}

#[test]
fn null_in_an_object_differs_from_absence() {
    let snippet = |value: Value| read::<WebSnippet>(&value);
    for value in
        [json!({}), json!({ "visitor_id_locator_name": null }), json!({ "visitor_id_locator_name": "visitor" })]
    {
        assert_eq!(serde_json::to_value(snippet(value.clone())).unwrap(), value);
    }
    let (absent, null) = (snippet(json!({})), snippet(json!({ "visitor_id_locator_name": null })));
    assert_eq!((&absent.visitor_id_locator_name, &null.visitor_id_locator_name), (&None, &Some(None)));
    assert_eq!(absent.clear_visitor_id_locator_name(), null);
    let named = null.visitor_id_locator_name("visitor").visitor_id_locator_type(VisitorIdLocator::Cookie);
    let call = client().projects().update(5, ProjectUpdate::new().web_snippet(named));
    let sent = json!({ "visitor_id_locator_type": "cookie", "visitor_id_locator_name": "visitor" });
    assert_eq!(call.request().body_json(), Some(json!({ "web_snippet": sent })));
}
