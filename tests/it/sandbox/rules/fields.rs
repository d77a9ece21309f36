//! Defaults of fields that no request sets, and values that fields reject.

use optimizely_rest::classic::Sandbox;
use serde_json::{Value, json};

use super::{Api, names, uploaded_list};

#[tokio::test]
async fn a_goal_that_is_not_editable_refuses_every_update_and_others_do_not() {
    let api = Api::start().await;
    let project = api.project().await;
    let (old, other) = (api.goal(&project, json!([])).await, api.goal(&project, json!([])).await);
    let mut state: Value = serde_json::from_str(&api.sandbox.snapshot()).unwrap();
    let goals = state["objects"]["goals"].as_array_mut().unwrap();
    goals.iter_mut().find(|goal| goal["id"] == old).unwrap()["is_editable"] = json!(false);
    let sandbox = Sandbox::builder().restore(&state.to_string()).unwrap().start().await.unwrap();
    let api = Api { client: sandbox.client(), sandbox };
    let before = api.get(format!("goals/{old}")).await;
    for body in [json!({}), json!({ "title": "Paid" }), before.clone()] {
        assert_eq!(api.put_refused(format!("goals/{old}"), body).await, "this goal is not editable");
    }
    assert_eq!(api.get(format!("goals/{old}")).await, before);
    assert_eq!(api.put(format!("goals/{other}"), json!({ "title": "Paid" })).await["title"], "Paid");
}

#[tokio::test]
async fn a_text_that_is_required_is_not_empty() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let below = |name: &str| format!("projects/{project}/{name}");
    let mut list = uploaded_list("plans");
    (list["key_fields"], list["list_content"]) = (json!(""), json!(""));
    let bodies: [(String, Value, &[&str]); 8] = [
        ("projects".to_owned(), json!({ "project_name": "" }), &["project_name"]),
        (below("experiments"), json!({ "description": "", "edit_url": "" }), &["description", "edit_url"]),
        (format!("experiments/{experiment}/variations"), json!({ "description": "" }), &["description"]),
        (below("goals"), json!({ "title": "", "goal_type": 1, "event": "e" }), &["title"]),
        (below("audiences"), json!({ "name": "" }), &["name"]),
        (below("dimensions"), json!({ "name": "" }), &["name"]),
        (below("targeting_lists"), list, &["key_fields", "list_content"]),
        (
            format!("dcp_services/{service}/dcp_datasources"),
            json!({ "name": "", "keyfield_locator_type": "uid" }),
            &["name"],
        ),
    ];
    for (path, body, fields) in bodies {
        names(&api.post_refused(path, body).await, fields, &[]);
    }
    assert_eq!(api.post_refused("projects", json!({ "project_name": null })).await, "project_name is required");
}

#[tokio::test]
async fn everything_is_of_the_same_account() {
    let api = Api::start().await;
    let accounts = [api.project().await, api.project().await].map(|project| format!("projects/{project}"));
    let [one, other] = [api.get(&accounts[0]).await, api.get(&accounts[1]).await];
    assert!(one["account_id"].as_u64().is_some_and(|id| id > 0), "{one}");
    assert_eq!(one["account_id"], other["account_id"]);
}

#[tokio::test]
async fn no_field_takes_an_id_of_0() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let goal = api.goal(&project, json!([])).await;
    for (path, name, list) in [
        (format!("projects/{project}"), "dcp_service_id", false),
        (format!("experiments/{experiment}"), "audience_ids", true),
        (format!("goals/{goal}"), "experiment_ids", true),
    ] {
        for wrong in [json!(0), json!(-1), json!("7"), json!(1.5)] {
            let value = if list { json!([7, wrong]) } else { wrong };
            names(&api.put_refused(&path, json!({ name: value })).await, &[name], &[]);
        }
        let value = if list { json!([7]) } else { json!(7) };
        assert_eq!(api.put(&path, json!({ name: value })).await[name], value);
    }
}

#[tokio::test]
async fn what_is_archived_says_when_and_stays_what_it_was() {
    let api = Api::start().await;
    let all = api.one_of_each().await;
    let archived: Vec<_> = all.into_iter().filter(|(path, _)| path.starts_with("dcp_")).collect();
    assert_eq!(archived.len(), 3);
    for (path, _) in archived {
        let before = api.get(&path).await;
        api.delete(&path).await;
        let mut after = api.get(&path).await;
        assert!(after["last_modified"].as_str().unwrap() > before["last_modified"].as_str().unwrap(), "{path}");
        assert_eq!((&before["archived"], &after["archived"]), (&json!(false), &json!(true)), "{path}");
        for moved in ["archived", "last_modified", "attributes"].iter().filter(|name| before.get(**name).is_some()) {
            after[*moved] = before[*moved].clone();
        }
        assert_eq!(after, before, "{path}");
    }
}

#[tokio::test]
async fn each_place_for_uploads_has_keys_of_its_own() {
    let api = Api::start().await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await;
    let other = api.post("dcp_services", json!({ "name": "Clients" })).await;
    let datasource = api.get(format!("dcp_datasources/{}", api.datasource(&service["id"]).await)).await;
    let places = [(&service, "dcp_services"), (&other, "dcp_services"), (&datasource, "dcp_datasources")];
    for (place, path) in places {
        let id = &place["id"];
        assert_eq!(place["aws_access_key"], format!("AKIASANDBOX{id}"));
        assert_eq!(place["aws_secret_key"], format!("aws_secret_key-of-{id}"));
        assert_eq!(place["s3_path"], format!("s3://optimizely-sandbox/{path}/{id}"));
        let changed = api.put(format!("{path}/{id}"), json!({ "name": "Renamed" })).await;
        assert_eq!(changed["aws_secret_key"], place["aws_secret_key"]);
    }
}

#[tokio::test]
async fn what_responses_were_seen_without_is_absent_until_it_is_given() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.get(format!("experiments/{}", api.experiment(&project).await)).await;
    assert_eq!((experiment.get("conditional_code"), &experiment["primary_goal_id"]), (None, &Value::Null));
    let shop = api.get(format!("projects/{project}")).await;
    assert_eq!(
        (&shop["socket_token"], &shop["dcp_service_id"]),
        (&json!(format!("socket_token-of-{project}")), &Value::Null)
    );
    let goal = api.get(format!("goals/{}", api.goal(&project, json!([])).await)).await;
    assert_eq!((&goal["addable"], &goal["is_editable"], &goal["selector"]), (&json!(true), &Value::Null, &Value::Null));
    let changed = api.put(format!("goals/{}", goal["id"]), json!({ "addable": false })).await;
    assert_eq!(changed["addable"], false);
    let variation = api.get(format!("variations/{}", experiment["variation_ids"][0])).await;
    assert_eq!((&variation["project_id"], &variation["section_id"]), (&project, &Value::Null));
}
