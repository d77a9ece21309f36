//! Bodies that are read from JSON, and setters for optional values.

use optimizely_rest::{BodyExt, Error, classic, v2};
use serde_json::{Value, json};

use crate::support::v2::read;
use crate::support::v2_examples::web_experiment;

/// The place of the error, and its text.
#[track_caller]
fn refused<B: BodyExt + std::fmt::Debug>(body: Result<B, Error>) -> (String, String) {
    let error = body.unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    (error.json_path().unwrap_or_default().to_owned(), error.to_string())
}

#[test]
fn a_create_is_read_with_the_id_of_its_parent() {
    let text = r#"{
        "project_id": 5, "description": "Buttons", "edit_url": "https://shop.example/", "status": "Running",
        "audience_ids": [7, 8], "url_conditions": [{ "value": "shop.example", "match_type": "simple", "negate": false }]
    }"#;
    let condition: classic::UrlCondition =
        read(json!({ "value": "shop.example", "match_type": "simple", "negate": false }));
    let expected = classic::NewExperiment::new(5, "Buttons", "https://shop.example/")
        .status(classic::ExperimentStatus::Running)
        .audience_ids([7, 8])
        .url_conditions([condition]);
    assert_eq!(classic::NewExperiment::from_json(text).unwrap(), expected);
    assert_eq!(classic::NewExperiment::from_json(&format!("\u{feff}{text}")).unwrap(), expected);
}

#[test]
fn an_update_is_read_and_keeps_the_fields_that_are_missing() {
    let read = classic::ProjectUpdate::from_json(r#"{ "project_name": "Store", "ip_filter": null }"#).unwrap();
    assert_eq!(read, classic::ProjectUpdate::new().project_name("Store").clear_ip_filter());
    assert_eq!(v2::PageUpdate::from_json("{}").unwrap(), v2::PageUpdate::new());
    let webhook = json!({ "name": "W", "url": "https://a.example/", "description": "D", "events": [] }).to_string();
    let events: [v2::WebhookEvent; 0] = [];
    let expected = v2::WebhookUpdate::new("W", "https://a.example/", "D", events);
    assert_eq!(v2::WebhookUpdate::from_json(&webhook).unwrap(), expected);
}

#[test]
fn each_mistake_is_an_error_at_its_place() {
    let cases = [
        (r#"{ "project_id": 5, "description": "B" }"#, ".", "missing field `edit_url`"),
        (r#"{ "description": "B", "edit_url": "" }"#, ".", "missing field `project_id`"),
        (r#"{ "weather": "fine" }"#, "weather", "the field `weather` is unknown or read-only"),
        (r#"{ "id": 7 }"#, "id", "the field `id` is unknown or read-only"),
        (r#"{ "description": 7 }"#, "description", "invalid type: integer `7`"),
        (r#"{ "status": null }"#, "status", "invalid type: null"),
        (r#"{ "percentage_included": 10.5 }"#, "percentage_included", "invalid type: floating point `10.5`"),
        (r#"{ "audience_ids": [1, "x y"] }"#, "audience_ids[1]", "invalid"),
        (r#"{ "url_conditions": [{ "kind": 1 }] }"#, "url_conditions[0].kind", "the field `kind` is unknown"),
        (r#"{ "url_conditions": [{}] }"#, "url_conditions[0]", "missing field `value`"),
        (r#"{ "status": "Paused", "status": "Running" }"#, "status", "duplicate field `status`"),
        (r#"{ "status": "Paused" "#, "status", "EOF"),
        (r#"[]"#, ".", "expected an object with the fields of `NewExperiment`"),
        ("", ".", "EOF"),
    ];
    for (text, place, reason) in cases {
        let (path, error) = refused(classic::NewExperiment::from_json(text));
        assert_eq!(path, place, "{text}: {error}");
        assert!(error.contains(reason) && error.contains(" line "), "{text}: {error}");
    }
    let (path, error) = refused(classic::ExperimentUpdate::from_json(r#"{ "percentage_included": 10001 }"#));
    assert!(path.is_empty() && error.contains("percentage_included is 10001"), "{error}");
    let (path, error) = refused(v2::PageUpdate::from_json(r#"{ "name": "Cart" } {}"#));
    assert!(path == "." && error.contains("trailing characters"), "{error}");
}

#[test]
fn a_nested_field_that_would_not_be_sent_is_an_error() {
    let variations = json!({ "variations": [
        { "weight": 5000 },
        { "variation_id": 7, "weight": 5000, "actions": [{ "page_id": 3, "share_link": "https://shop.example/" }] },
    ] });
    let (path, error) = refused(v2::ExperimentUpdate::from_json(&variations.to_string()));
    assert_eq!(path, "variations[1].actions[0].share_link", "{error}");
    assert!(error.contains("null or read-only"), "{error}");

    let create = r#"{ "project_id": 5, "variations": [{ "variation_id": 7, "weight": 10000 }] }"#;
    let (path, _) = refused(v2::NewExperiment::from_json(create));
    assert_eq!(path, "variations[0].variation_id", "only an update sends it");

    let (path, _) =
        refused(v2::ExperimentUpdate::from_json(r#"{ "variations": [{ "weight": 10000, "name": null }] }"#));
    assert_eq!(path, "variations[0].name");
}

#[test]
fn an_experiment_of_v2_is_read_as_it_was_sent() {
    let original: v2::Experiment = read(web_experiment());
    let new = v2::NewExperiment::try_from(&original).unwrap();
    let sent = crate::support::v2::client().experiments().create(new.clone()).request().body_json().unwrap();
    let again = v2::NewExperiment::from_json(&sent.to_string()).unwrap();
    let sent_again = crate::support::v2::client().experiments().create(again).request().body_json().unwrap();
    assert_eq!(sent_again, sent);
}

#[test]
fn responses_may_have_unknown_fields_before_and_after_a_body_was_read() {
    let page = || read::<v2::Page>(json!({ "id": 7, "mood": "calm" }));
    assert_eq!(page().extra().get("mood"), Some(&Value::from("calm")));
    refused(v2::PageUpdate::from_json(r#"{ "mood": "calm" }"#));
    assert_eq!(page().extra().get("mood"), Some(&Value::from("calm")));
}

#[test]
fn a_setter_is_called_if_there_is_a_value() {
    let set = |name: Option<&str>, share: Option<u32>| {
        let body = v2::NewExperiment::new(5).with(name, v2::NewExperiment::name);
        body.with(share, v2::NewExperiment::holdback)
    };
    assert_eq!(set(Some("Bigger"), None), v2::NewExperiment::new(5).name("Bigger"));
    assert_eq!(set(None, Some(500)), v2::NewExperiment::new(5).holdback(500));
    let pages = Some([7_u64]);
    assert_eq!(
        v2::ExperimentUpdate::new().with(pages, v2::ExperimentUpdate::page_ids),
        v2::ExperimentUpdate::new().page_ids([7])
    );
    assert_eq!(
        v2::WebSnippet::new().with(Some(true), v2::WebSnippet::exclude_names),
        v2::WebSnippet::new().exclude_names(true)
    );
}
