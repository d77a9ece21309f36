//! Environments of Full Stack projects, and their datafiles.

use serde_json::{Value, json};

use crate::support::v2_json::{Api, each};

async fn environments(api: &Api, project: &Value) -> Vec<Value> {
    api.get(format!("environments?project_id={project}")).await.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_full_stack_project_begins_with_production_and_development() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let environments = json!(environments(&api, &project).await);
    assert_eq!(each(&environments, "key"), ["production", "development"]);
    assert_eq!(each(&environments, "name"), ["Production", "Development"]);
    assert_eq!(each(&environments, "is_primary"), [true, false]);
    assert_eq!(each(&environments, "priority"), [1, 2]);
    assert_eq!(each(&environments, "project_id"), [project.clone(), project]);
}

#[tokio::test]
async fn a_new_environment_has_its_place_and_a_datafile() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let environment = api.post("environments", json!({ "project_id": project, "key": "qa", "name": "QA" })).await;
    assert_eq!((&environment["priority"], &environment["is_primary"]), (&json!(3), &json!(false)));
    assert_eq!(environment["has_restricted_permissions"], false);
    assert!(environment["created"].is_string() && environment["created"] == environment["last_modified"]);
    let datafile = &environment["datafile"];
    assert_eq!(datafile["revision"], 1);
    let key = datafile["sdk_key"].as_str().unwrap();
    assert_eq!(datafile["url"], format!("https://cdn.optimizely.com/datafiles/{key}.json"));
    assert!(datafile["other_urls"][0].as_str().unwrap().ends_with(&format!("/{key}.json")));
    let given = json!({ "project_id": project, "key": "dev", "name": "Dev", "priority": 9, "is_primary": true });
    let other = api.post("environments", given).await;
    assert_eq!((&other["priority"], &other["is_primary"]), (&json!(9), &json!(false)));
    assert_ne!(other["datafile"]["sdk_key"], datafile["sdk_key"]);
}

#[tokio::test]
async fn revisions_of_datafiles_count_changes() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let revisions = async || {
        let all = environments(&api, &project).await;
        all.iter().map(|one| one["datafile"]["revision"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(revisions().await, [1, 1]);
    api.post("attributes", json!({ "project_id": project, "key": "plan" })).await;
    assert_eq!(revisions().await, [2, 2]);
    let development = environments(&api, &project).await[1]["id"].clone();
    api.patch(format!("environments/{development}"), json!({ "name": "Dev" })).await;
    assert_eq!(revisions().await, [2, 3]);
}

#[tokio::test]
async fn a_datafile_is_made_of_what_the_project_has() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let event = api.post(format!("projects/{project}/custom_events"), json!({ "key": "purchase" })).await["id"].clone();
    api.post("attributes", json!({ "project_id": project, "key": "plan" })).await;
    let conditions = r#"["and", {"type":"custom_attribute","name":"plan","value":"gold"}]"#;
    api.post("audiences", json!({ "project_id": project, "name": "Gold", "conditions": conditions })).await;
    let feature = json!({
        "project_id": project, "key": "checkout",
        "variables": [{ "key": "columns", "type": "integer", "default_value": "3" }],
        "environments": { "production": { "rollout_rules": [{ "enabled": true, "percentage_included": 2500 }] } },
    });
    let feature = api.post("features", feature).await;
    let experiment = json!({
        "project_id": project, "key": "buttons", "name": "Buttons", "traffic_allocation": 5000,
        "metrics": [{ "event_id": event, "aggregator": "unique", "scope": "visitor" }],
        "variations": [{ "key": "a", "name": "a", "weight": 4000 }, { "key": "b", "name": "b", "weight": 6000 }],
    });
    let experiment = api.post("experiments", experiment).await["id"].to_string();
    let environment = environments(&api, &project).await[0].clone();
    let datafile = api.get(format!("environments/{}/datafile", environment["id"])).await;

    assert_eq!((&datafile["version"], &datafile["environmentKey"]), (&json!("4"), &json!("production")));
    assert_eq!(datafile["sdkKey"], environment["datafile"]["sdk_key"]);
    assert_eq!(datafile["revision"], environment["datafile"]["revision"].to_string());
    assert_eq!(datafile["projectId"], project.to_string());
    assert_eq!(datafile["attributes"][0]["key"], "plan");
    assert_eq!(datafile["audiences"][0]["conditions"], conditions);
    assert_eq!(datafile["events"][0]["experimentIds"], json!([experiment]));
    let flag = &datafile["featureFlags"][0];
    assert_eq!((&flag["id"], &flag["key"]), (&json!(feature["id"].to_string()), &json!("checkout")));
    assert_eq!(flag["variables"][0]["defaultValue"], "3");
    let rule = &datafile["rollouts"][0]["experiments"][0];
    assert_eq!((&rule["status"], &rule["trafficAllocation"][0]["endOfRange"]), (&json!("Running"), &json!(2500)));
    let ranges = &datafile["experiments"][0]["trafficAllocation"];
    assert_eq!(each(ranges, "endOfRange"), [2000, 5000]);
    assert!(!datafile.to_string().contains("null"), "{datafile}");
}

#[tokio::test]
async fn an_experiment_has_no_archived_environment() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let development = environments(&api, &project).await[1]["id"].clone();
    api.patch(format!("environments/{development}"), json!({ "archived": true })).await;
    let experiment = json!({
        "project_id": project, "key": "buttons", "name": "Buttons",
        "variations": [{ "key": "a", "name": "a", "weight": 10_000 }],
    });
    let made = api.post("experiments", experiment).await;
    assert_eq!(made["environments"].as_object().unwrap().keys().collect::<Vec<_>>(), ["production"]);
}

#[tokio::test]
async fn what_is_archived_is_not_in_a_datafile() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let path = format!("projects/{project}/custom_events");
    let event = api.post(&path, json!({ "key": "purchase" })).await["id"].clone();
    let environment = environments(&api, &project).await[0]["id"].clone();
    let events = async || each(&api.get(format!("environments/{environment}/datafile")).await["events"], "key");
    assert_eq!(events().await, ["purchase"]);
    api.archive(format!("{path}/{event}")).await;
    assert!(events().await.is_empty());
}
