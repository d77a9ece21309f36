//! Audiences: their conditions, the experiments that use them, and their lists.

use serde_json::{Value, json};

use crate::support::v2_json::{Api, each};

async fn audience(api: &Api, project: &Value, name: &str) -> Value {
    api.post("audiences", json!({ "project_id": project, "name": name })).await["id"].clone()
}

/// The path of a new experiment for these audiences.
async fn experiment(api: &Api, project: &Value, conditions: &str) -> String {
    let given = json!({
        "project_id": project, "name": "Buttons", "key": "buttons", "metrics": [], "audience_conditions": conditions,
        "variations": [{ "name": "a", "key": "a", "weight": 10_000 }],
    });
    format!("experiments/{}", api.post("experiments", given).await["id"])
}

#[tokio::test]
async fn a_new_audience_has_defaults() {
    let api = Api::start().await;
    let project = api.project().await;
    let audience = api.post("audiences", json!({ "project_id": project, "name": "Gold" })).await;
    for flag in ["archived", "segmentation", "for_journey", "is_classic"] {
        assert_eq!(audience[flag], false, "{flag}");
    }
    assert_eq!((&audience["experiment_count"], audience.get("conditions")), (&json!(0), None));
}

#[tokio::test]
async fn conditions_are_kept_to_the_letter() {
    let api = Api::start().await;
    let project = api.project().await;
    let text = r#"[ "and", ["or", {"type":"custom_attribute", "name":"plan","match_type":"exact","value":true}] ]"#;
    let given = json!({ "project_id": project, "name": "Gold", "conditions": text });
    let audience = api.post("audiences", given).await;
    assert_eq!(audience["conditions"], text);
    let path = format!("audiences/{}", audience["id"]);
    assert_eq!(api.get(&path).await["conditions"], text);
    let refused = api.patch_refused(&path, json!({ "conditions": "[and" })).await;
    assert!(refused.starts_with("conditions: "), "{refused}");
    let refused = api.patch_refused(&path, json!({ "conditions": ["and"] })).await;
    assert_eq!(refused, "conditions has to be JSON text");
}

#[tokio::test]
async fn experiments_that_use_an_audience_are_counted() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let (gold, silver) = (audience(&api, &project, "Gold").await, audience(&api, &project, "Silver").await);
    let counts = async || {
        let audiences = api.get(format!("audiences?project_id={project}")).await;
        each(&audiences, "experiment_count").iter().map(|count| count.as_u64().unwrap()).collect::<Vec<_>>()
    };
    let both = format!(r#"["and", {{"audience_id": {gold}}}, ["not", {{"audience_id": {silver}}}]]"#);
    let path = experiment(&api, &project, &both).await;
    assert_eq!(counts().await, [1, 1]);
    let twice = format!(r#"["or", {{"audience_id": {gold}}}, {{"audience_id": {gold}}}]"#);
    api.patch(&path, json!({ "audience_conditions": twice })).await;
    assert_eq!(counts().await, [1, 0]);
    api.archive(&path).await;
    assert_eq!(counts().await, [1, 0], "archived experiments count, too");
    let other = json!({
        "project_id": project, "name": "Colors", "key": "colors", "audience_conditions": both,
        "variations": [{ "name": "a", "key": "a", "weight": 10_000 }],
    });
    api.post("experiments", other).await;
    assert_eq!(counts().await, [2, 1]);
}

#[tokio::test]
async fn a_list_has_archived_audiences_unless_it_is_filtered() {
    let api = Api::start().await;
    let project = api.project().await;
    let (gold, silver) = (audience(&api, &project, "Gold").await, audience(&api, &project, "Silver").await);
    let archived = api.patch(format!("audiences/{gold}"), json!({ "archived": true })).await;
    assert_eq!(archived["archived"], true);
    let listed = async |filter: &str| each(&api.get(format!("audiences?project_id={project}{filter}")).await, "id");
    assert_eq!(listed("").await, [gold.clone(), silver.clone()]);
    assert_eq!(listed("&archived=true").await, [gold]);
    assert_eq!(listed("&archived=false").await, [silver]);
}

#[tokio::test]
async fn a_list_is_filtered_by_journey() {
    let api = Api::start().await;
    let project = api.project().await;
    let gold = audience(&api, &project, "Gold").await;
    let given = json!({ "project_id": project, "name": "Silver", "for_journey": true });
    let silver = api.post("audiences", given).await["id"].clone();
    let listed = async |filter: &str| each(&api.get(format!("audiences?project_id={project}{filter}")).await, "id");
    assert_eq!(listed("&for_journey=true").await, std::slice::from_ref(&silver));
    assert_eq!(listed("&for_journey=false").await, [gold]);
    assert_eq!(listed("&for_journey=true&archived=false").await, [silver]);
}

#[tokio::test]
async fn ten_audiences_of_a_project_segment_results() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let given = |project: &Value| json!({ "project_id": project, "name": "Gold", "segmentation": true });
    let mut last = Value::Null;
    for _ in 0..10 {
        last = api.post("audiences", given(&project)).await["id"].clone();
    }
    let full = "segmentation: 10 audiences of the project have it already, which is the limit";
    assert_eq!(api.post_refused("audiences", given(&project)).await, full);
    api.post("audiences", given(&other)).await;
    let eleventh = audience(&api, &project, "Silver").await;
    assert_eq!(api.patch_refused(format!("audiences/{eleventh}"), json!({ "segmentation": true })).await, full);
    api.patch(format!("audiences/{last}"), json!({ "segmentation": false })).await;
    let after = api.patch(format!("audiences/{eleventh}"), json!({ "segmentation": true })).await;
    assert_eq!(after["segmentation"], true);
}
