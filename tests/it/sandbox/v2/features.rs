//! Features: their variables, and one rule in each environment.

use serde_json::{Value, json};

use crate::support::v2_json::{Api, each};

async fn feature(api: &Api, project: &Value, more: Value) -> Value {
    let mut given = json!({ "project_id": project, "key": "checkout" });
    given.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    api.post("features", given).await
}

fn variable(key: &str) -> Value {
    json!({ "key": key, "type": "integer", "default_value": "3" })
}

fn rule(audiences: &str) -> Value {
    json!({ "rollout_rules": [{ "audience_conditions": audiences, "percentage_included": 100, "enabled": true }] })
}

const GOLD: &str = r#"["or", {"audience_id": 7}]"#;

#[tokio::test]
async fn a_new_feature_has_a_rule_for_no_one_in_each_environment() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let feature = feature(&api, &project, json!({})).await;
    assert_eq!((&feature["archived"], &feature["variables"]), (&json!(false), &json!([])));
    let environments = feature["environments"].as_object().unwrap();
    assert_eq!(environments.len(), 2);
    let known = api.get(format!("environments?project_id={project}")).await;
    for known in known.as_array().unwrap() {
        let own = &environments[known["key"].as_str().unwrap()];
        assert_eq!((&own["id"], &own["is_primary"]), (&known["id"], &known["is_primary"]));
        let rule = json!([{ "enabled": false, "percentage_included": 0, "audience_conditions": "everyone" }]);
        assert_eq!(own["rollout_rules"], rule);
    }
}

#[tokio::test]
async fn environments_are_those_of_the_project() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let given = json!({ "project_id": project, "key": "checkout", "environments": { "qa": { "rollout_rules": [] } } });
    let refused = api.post_refused("features", given.clone()).await;
    assert_eq!(refused, r#"environments: the project has no environment "qa""#);
    api.post("environments", json!({ "project_id": project, "key": "qa", "name": "QA" })).await;
    assert_eq!(api.post("features", given).await["environments"].as_object().unwrap().len(), 3);
}

#[tokio::test]
async fn an_environment_has_one_rule() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let two = json!({ "production": { "rollout_rules": [{}, {}] } });
    let given = json!({ "project_id": project, "key": "checkout", "environments": two });
    let refused = api.post_refused("features", given).await;
    assert_eq!(refused, r#"environments["production"].rollout_rules has to have from 0 to 1 elements"#);
}

#[tokio::test]
async fn the_audiences_are_the_same_in_all_environments() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let audiences = |feature: &Value| {
        ["production", "development"]
            .map(|key| feature["environments"][key]["rollout_rules"][0]["audience_conditions"].clone())
    };
    let feature = feature(&api, &project, json!({ "environments": { "production": rule("everyone") } })).await;
    let path = format!("features/{}", feature["id"]);
    let others = json!({ "environments": { "development": rule(GOLD) } });
    let refused = api.patch_refused(&path, others).await;
    let expected = r#"environments["development"]: audience_conditions have to be those of "production": everyone"#;
    assert_eq!(refused, expected);
    let primary = json!({ "environments": { "production": rule(GOLD) } });
    assert_eq!(audiences(&api.patch(&path, primary).await), [GOLD, GOLD]);
    // A feature that is sent back whole has the old audiences in the other environments.
    let mut whole = api.get(&path).await;
    whole["environments"]["production"] = rule("everyone");
    assert_eq!(audiences(&api.patch(&path, whole).await), ["everyone", "everyone"]);
}

#[tokio::test]
async fn a_rule_that_leaves_out_its_audiences_keeps_them() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let feature = feature(&api, &project, json!({ "environments": { "production": rule(GOLD) } })).await;
    let less = json!({ "rollout_rules": [{ "percentage_included": 5 }] });
    let changes = json!({ "environments": { "production": less, "development": rule(GOLD) } });
    let after = api.patch(format!("features/{}", feature["id"]), changes).await;
    for key in ["production", "development"] {
        assert_eq!(after["environments"][key]["rollout_rules"][0]["audience_conditions"], GOLD, "{key}");
    }
}

#[tokio::test]
async fn an_update_keeps_the_environments_that_it_leaves_out() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let feature = feature(&api, &project, json!({ "environments": { "production": rule("everyone") } })).await;
    let changes = json!({ "environments": { "development": rule("everyone") } });
    let after = api.patch(format!("features/{}", feature["id"]), changes).await;
    assert_eq!(after["environments"]["production"], feature["environments"]["production"]);
    assert_eq!(after["environments"]["development"]["rollout_rules"][0]["percentage_included"], 100);
}

#[tokio::test]
async fn variables_get_ids_and_keep_them() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let feature = feature(&api, &project, json!({ "variables": [variable("columns"), variable("rows")] })).await;
    let ids = each(&feature["variables"], "id");
    assert!(ids.iter().all(Value::is_u64) && ids[0] != ids[1]);
    assert_eq!(each(&feature["variables"], "archived"), [false, false]);
    let path = format!("features/{}", feature["id"]);
    let mut columns = feature["variables"][0].clone();
    columns["default_value"] = json!("4");
    columns["description"] = json!("How many");
    let after = api.patch(&path, json!({ "variables": [variable("depth"), columns.clone()] })).await;
    let new = each(&after["variables"], "id")[0].clone();
    assert!(!ids.contains(&new));
    assert_eq!(after["variables"][1], columns);
    let mut less = variable("columns");
    less["id"] = ids[0].clone();
    let after = api.patch(&path, json!({ "variables": [less] })).await;
    assert_eq!(each(&after["variables"], "description"), ["How many"], "a field that is not sent stays");
}

#[tokio::test]
async fn variables_have_different_keys_and_known_ids() {
    let api = Api::start().await;
    let project = api.full_stack().await;
    let given = json!({ "project_id": project, "key": "checkout", "variables": [variable("rows"), variable("rows")] });
    assert_eq!(api.post_refused("features", given).await, r#"variables[1].key is taken: "rows""#);
    let feature = feature(&api, &project, json!({ "variables": [variable("rows")] })).await;
    let path = format!("features/{}", feature["id"]);
    let mut unknown = variable("rows");
    unknown["id"] = json!(7);
    let refused = api.patch_refused(&path, json!({ "variables": [unknown] })).await;
    assert_eq!(refused, "variables[0].id: the feature has no variable 7");
    let (one, mut two) = (feature["variables"][0].clone(), feature["variables"][0].clone());
    two["key"] = json!("columns");
    let refused = api.patch_refused(&path, json!({ "variables": [one, two] })).await;
    assert_eq!(refused, format!("variables[1].id is there twice: {}", feature["variables"][0]["id"]));
}
