//! Attributes and list attributes.

use serde_json::json;

use crate::support::v2_json::{Api, each};

#[tokio::test]
async fn a_new_attribute_has_defaults() {
    let api = Api::start().await;
    let project = api.project().await;
    let attribute = api.post("attributes", json!({ "project_id": project, "key": "plan" })).await;
    assert_eq!((&attribute["name"], &attribute["condition_type"]), (&json!("plan"), &json!("custom_attribute")));
    assert_eq!((&attribute["archived"], attribute.get("created")), (&json!(false), None));
    let given = json!({ "project_id": project, "key": "tier", "name": "Tier", "condition_type": "custom_dimension" });
    let attribute = api.post("attributes", given).await;
    assert_eq!((&attribute["name"], &attribute["condition_type"]), (&json!("Tier"), &json!("custom_attribute")));
}

#[tokio::test]
async fn an_archived_attribute_stays_readable() {
    let api = Api::start().await;
    let project = api.project().await;
    let given = json!({ "project_id": project, "key": "plan" });
    let path = format!("attributes/{}", api.post("attributes", given.clone()).await["id"]);
    api.archive(&path).await;
    api.archive(&path).await;
    assert_eq!(api.get(&path).await["archived"], true);
    assert_eq!(api.post_refused("attributes", given).await, r#"key is taken: "plan""#, "its key stays taken");
}

#[tokio::test]
async fn a_list_attribute_can_be_uploaded() {
    let api = Api::start().await;
    let project = api.project().await;
    let given = json!({
        "project_id": project, "name": "subscribers", "key_field": "user_id", "list_type": "cookies", "list_content": "7,8",
    });
    let list = api.post("list_attributes", given).await;
    let id = list["id"].to_string();
    for name in ["s3_path", "aws_access_key", "aws_secret_key"] {
        assert!(list[name].as_str().unwrap().contains(&id), "{name}");
    }
    assert_eq!(list["account_id"], api.get(format!("projects/{project}")).await["account_id"]);
    assert_eq!(list["list_content"], "7,8");
    let after = api.patch(format!("list_attributes/{id}"), json!({ "list_content": "9" })).await;
    assert_eq!((&after["list_content"], &after["aws_secret_key"]), (&json!("9"), &list["aws_secret_key"]));
}

#[tokio::test]
async fn the_name_of_a_list_attribute_is_one_word() {
    let api = Api::start().await;
    let project = api.project().await;
    let given = json!({ "project_id": project, "name": "our subscribers", "key_field": "user_id" });
    assert_eq!(api.post_refused("list_attributes", given).await, "name does not match ^[-_0-9A-Za-z]+$");
    let given = json!({ "project_id": project, "name": "ours" });
    assert_eq!(api.post_refused("list_attributes", given).await, "key_field is required");
}

#[tokio::test]
async fn the_list_of_list_attributes_is_whole() {
    let api = Api::start().await;
    let project = api.project().await;
    for number in 0..30 {
        let given = json!({ "project_id": project, "name": format!("list-{number}"), "key_field": "id" });
        api.post("list_attributes", given).await;
    }
    let all = api.get(format!("list_attributes?project_id={project}&per_page=2")).await;
    assert_eq!(each(&all, "id").len(), 30);
}
