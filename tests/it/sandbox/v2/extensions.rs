//! Extensions: their code, their fields, and the experiments that use them.

use serde_json::{Value, json};

use crate::support::v2_json::Api;

fn extension(project: &Value, fields: Value) -> Value {
    json!({
        "project_id": project, "name": "Banner", "edit_url": "https://shop.example/",
        "implementation": { "html": "<p>{{ text }}</p>" }, "fields": fields,
    })
}

fn field(name: &str, default: &str) -> Value {
    json!({ "api_name": name, "label": "Text", "default_value": default, "field_type": "text" })
}

#[tokio::test]
async fn a_new_extension_has_defaults() {
    let api = Api::start().await;
    let project = api.project().await;
    let mut given = extension(&project, json!([]));
    given.as_object_mut().unwrap().remove("fields");
    given["archived"] = json!(true);
    let extension = api.post("extensions", given).await;
    let code = json!({ "html": "<p>{{ text }}</p>", "css": "", "apply_js": "", "reset_js": "" });
    assert_eq!(extension["implementation"], code);
    assert_eq!((&extension["fields"], &extension["experiment_count"]), (&json!([]), &json!(0)));
    assert_eq!(extension.get("archived"), None, "only an update archives it");
    let path = format!("extensions/{}", extension["id"]);
    assert_eq!(api.patch(&path, json!({ "archived": true })).await["archived"], true);
}

#[tokio::test]
async fn the_fields_of_an_extension_have_different_names() {
    let api = Api::start().await;
    let project = api.project().await;
    let twice = extension(&project, json!([field("text", "\"a\""), field("text", "\"b\"")]));
    assert_eq!(api.post_refused("extensions", twice).await, r#"fields[1].api_name is taken: "text""#);
    let path = format!("extensions/{}", api.post("extensions", extension(&project, json!([]))).await["id"]);
    let twice = json!({ "fields": [field("text", "1"), field("text", "2")] });
    assert_eq!(api.patch_refused(path, twice).await, r#"fields[1].api_name is taken: "text""#);
}

#[tokio::test]
async fn the_default_of_a_field_is_json() {
    let api = Api::start().await;
    let project = api.project().await;
    for default in ["\"Sale\"", "7", "[1, 2]", "true", "null"] {
        let made = api.post("extensions", extension(&project, json!([field("text", default)]))).await;
        assert_eq!(made["fields"][0]["default_value"], default);
    }
    let refused = api.post_refused("extensions", extension(&project, json!([field("text", "Sale")]))).await;
    assert!(refused.starts_with("fields[0].default_value has to be JSON"), "{refused}");
}

#[tokio::test]
async fn experiments_that_use_an_extension_are_counted() {
    let api = Api::start().await;
    let project = api.project().await;
    let page = api.page(&project).await;
    let path = format!("extensions/{}", api.post("extensions", extension(&project, json!([]))).await["id"]);
    let id = path.split_once('/').unwrap().1;
    let change = json!({ "type": "extension", "extension_id": id, "config": {} });
    let actions = json!([{ "page_id": page, "changes": [change] }]);
    let variation = |actions: Value| json!({ "name": "a", "weight": 10_000, "actions": actions });
    let given = json!({
        "project_id": project, "name": "Banners", "page_ids": [page], "variations": [variation(actions)],
    });
    let experiment = format!("experiments/{}", api.post("experiments", given).await["id"]);
    assert_eq!(api.get(&path).await["experiment_count"], 1);
    api.patch(&experiment, json!({ "variations": [variation(json!([]))] })).await;
    assert_eq!(api.get(&path).await["experiment_count"], 0);
}
