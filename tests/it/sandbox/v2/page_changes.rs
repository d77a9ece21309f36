//! The changes that variations make on pages.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

/// A sandbox with an experiment.
struct Lab {
    api: Api,
    project: Value,
    path: String,
    page: Value,
}

impl Lab {
    fn start() -> Self {
        let api = Api::start();
        let project = api.project("Shop");
        let path = format!("experiments/{}", api.experiment(&project, "Buttons"));
        let page = api.get(&path)["page_ids"][0].clone();
        Lab { api, project, path, page }
    }

    /// The body of an update with one variation that makes these changes.
    fn body(&self, changes: &Value) -> Value {
        let variation = &self.api.get(&self.path)["variations"][0]["variation_id"];
        let actions = json!([{ "page_id": self.page, "changes": changes }]);
        json!({ "variations": [{ "variation_id": variation, "weight": 10_000, "actions": actions }] })
    }

    #[track_caller]
    fn accepted(&self, changes: Value) -> Value {
        self.api.patch(&self.path, self.body(&changes))["variations"][0]["actions"][0]["changes"].clone()
    }

    /// The message of the 400 that answers one change, without its place.
    #[track_caller]
    fn refused(&self, change: Value) -> String {
        let why = self.api.refused(400, "PATCH", &self.path, self.body(&json!([change])));
        why.replace("variations[0].actions[0].changes[0].", "")
    }
}

#[test]
fn a_change_has_what_its_type_needs() {
    let lab = Lab::start();
    for (change, lacks) in [
        (json!({ "type": "custom_code" }), "value"),
        (json!({ "type": "custom_css" }), "value"),
        (json!({ "type": "attribute", "attributes": {} }), "selector"),
        (json!({ "type": "attribute", "selector": ".buy" }), "attributes"),
        (json!({ "type": "insert_html", "value": "<b>" }), "selector"),
        (json!({ "type": "insert_image", "value": "a.png" }), "selector"),
        (json!({ "type": "extension" }), "extension_id"),
    ] {
        let kind = change["type"].as_str().unwrap().to_owned();
        assert_eq!(lab.refused(change), format!("{lacks} is required for a change of type {kind}"));
    }
}

#[test]
fn a_redirect_has_one_destination_and_says_what_it_keeps() {
    let lab = Lab::start();
    let redirect = |fields: Value| {
        let mut change =
            json!({ "type": "redirect", "preserve_parameters": false, "allow_additional_redirect": false });
        change.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        change
    };
    let missing = "preserve_parameters is required for a change of type redirect; \
        allow_additional_redirect is required for a change of type redirect";
    assert_eq!(lab.refused(json!({ "type": "redirect", "destination": "/" })), missing);
    let one = "destination or destination_function is required for a change of type redirect";
    assert_eq!(lab.refused(redirect(json!({}))), one);
    let function = json!({ "destination_function": "() => '/'", "preserve_parameters": true });
    assert_eq!(
        lab.refused(redirect(function)),
        "preserve_parameters has to be false together with destination_function"
    );
    let accepted = lab.accepted(json!([
        redirect(json!({ "destination": "/", "preserve_parameters": true })),
        redirect(json!({ "destination_function": "() => '/'" })),
    ]));
    assert_eq!(each(&accepted, "preserve_parameters"), [true, false]);
}

#[test]
fn an_extension_exists_in_the_project() {
    let lab = Lab::start();
    for id in ["7", "seven"] {
        let why = lab.refused(json!({ "type": "extension", "extension_id": id }));
        assert!(why.starts_with("extension_id: the project has no extension"), "{why}");
    }
    let extension = json!({
        "project_id": lab.project, "name": "Banner", "edit_url": "https://shop.example/", "implementation": {},
    });
    let extension = lab.api.post("extensions", extension)["id"].to_string();
    let change = json!({ "type": "extension", "extension_id": extension, "config": { "text": "Sale" } });
    assert_eq!(lab.accepted(json!([change]))[0]["config"], json!({ "text": "Sale" }));
}

#[test]
fn changes_get_uuids_and_show_what_is_empty() {
    let lab = Lab::start();
    let shown = lab.accepted(json!([
        { "type": "attribute", "selector": ".buy", "attributes": {} },
        { "type": "custom_code", "value": "alert(1)" },
    ]));
    let ids: Vec<_> = each(&shown, "id").iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    let lengths = |id: &str| id.split('-').map(str::len).collect::<Vec<_>>();
    assert!(ids[0] != ids[1] && ids.iter().all(|id| lengths(id) == [8, 4, 4, 4, 12]), "{ids:?}");
    let empty = ["attributes", "css", "dependencies"].map(|name| shown[0][name].clone());
    assert_eq!(empty, [json!({}), json!({}), json!([])]);
    assert_eq!((shown[1].get("css"), &shown[1]["dependencies"]), (None, &json!([])));
}

#[test]
fn a_change_keeps_its_id_when_it_is_sent_back() {
    let lab = Lab::start();
    let mut shown = lab.accepted(json!([{ "type": "custom_code", "value": "alert(1)" }]));
    shown[0]["value"] = json!("alert(2)");
    let changed = lab.accepted(shown.clone());
    assert_eq!((&changed[0]["id"], &changed[0]["value"]), (&shown[0]["id"], &json!("alert(2)")));
    let why = lab.refused(json!({ "id": "first", "type": "custom_code", "value": "alert(1)" }));
    assert_eq!(why, "id: first is not a UUID");
}

#[test]
fn dependencies_name_earlier_changes() {
    let lab = Lab::start();
    let first = lab.accepted(json!([{ "type": "custom_code", "value": "a()" }]))[0].clone();
    let second = json!({ "type": "custom_code", "value": "b()", "dependencies": [first["id"]] });
    let shown = lab.accepted(json!([first, second]));
    assert_eq!(shown[1]["dependencies"], json!([first["id"]]));
    let why = lab.api.refused(400, "PATCH", &lab.path, lab.body(&json!([second, first])));
    let place = "variations[0].actions[0].changes[0]";
    assert_eq!(why, format!("{place}.dependencies: there is no earlier change {}", first["id"].as_str().unwrap()));
}

#[test]
fn asynchronous_code_says_where_it_is_loaded_from() {
    let lab = Lab::start();
    let code = |is_async: bool| json!({ "type": "custom_code", "value": "a()", "async": is_async });
    let shown = lab.accepted(json!([code(true), code(false)]));
    assert!(shown[0]["src"].as_str().is_some_and(|src| src.starts_with("https://")));
    assert_eq!(shown[1].get("src"), None);
}

#[test]
fn shared_code_has_uuids_too() {
    let lab = Lab::start();
    let shown = lab.api.patch(&lab.path, json!({ "changes": [{ "type": "custom_css", "value": "a {}" }] }));
    assert!(shown["changes"][0]["id"].is_string());
    let campaign = lab.api.campaign(&lab.project, "Sale");
    let body = json!({ "changes": [{ "type": "custom_code", "value": "a()" }] });
    let shown = lab.api.patch(format!("campaigns/{campaign}"), body);
    assert_eq!(shown["changes"][0]["dependencies"], json!([]));
    let empty = json!({ "changes": [{ "type": "custom_code", "value": "" }] });
    let why = lab.api.refused(400, "PATCH", format!("campaigns/{campaign}"), empty);
    assert!(why.starts_with("changes[0].value is required"), "{why}");
}

#[test]
fn the_settings_of_an_extension_are_an_object() {
    let lab = Lab::start();
    let change = |config: Value| json!({ "type": "custom_code", "value": "a()", "config": config });
    assert_eq!(lab.refused(change(json!([1]))), "config has to be an object");
    assert_eq!(lab.accepted(json!([change(json!({ "text": "Sale" }))]))[0]["config"], json!({ "text": "Sale" }));
}
