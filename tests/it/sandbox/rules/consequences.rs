//! Fields that the server sets, and the effects of changes.

use serde_json::{Value, json};

use super::{Api, uploaded_list};

#[tokio::test]
async fn a_new_experiment_is_filled_in() {
    let api = Api::start().await;
    let project = api.project().await;
    let body = json!({ "description": "Buttons", "edit_url": "https://shop.example/products/" });
    let experiment = api.post(format!("projects/{project}/experiments"), body).await;
    assert_eq!(experiment["project_id"], project);
    assert_eq!(experiment["percentage_included"], 10_000);
    assert_eq!(experiment["status"], "Not started");
    assert_eq!(experiment["activation_mode"], "immediate");
    assert_eq!(experiment["experiment_type"], "ab");
    assert_eq!(experiment["is_multivariate"], false);
    assert_eq!(experiment["primary_goal_id"], Value::Null);
    assert_eq!(experiment["display_goal_order_lst"], json!([]));
    let conditions = experiment["url_conditions"].as_array().unwrap();
    assert_eq!(conditions.len(), 1);
    assert_eq!(conditions[0]["value"], "https://shop.example/products");
    assert_eq!(conditions[0]["match_type"], "simple");
    assert_eq!((&conditions[0]["negate"], &conditions[0]["index"]), (&json!(false), &json!(0)));
    let body = json!({ "description": "Buttons", "edit_url": "https://shop.example/", "url_conditions": [] });
    let empty = api.post(format!("projects/{project}/experiments"), body).await;
    assert_eq!(empty["url_conditions"][0]["value"], "https://shop.example", "an empty list stands for none");
}

#[tokio::test]
async fn a_new_experiment_keeps_what_it_was_given() {
    let api = Api::start().await;
    let project = api.project().await;
    let condition = json!({ "value": "^https://", "match_type": "regex", "negate": true });
    let body = json!({
        "description": "Buttons", "edit_url": "https://shop.example/", "percentage_included": 5, "status": "Paused",
        "activation_mode": "manual", "url_conditions": [condition, { "value": "shop" }],
    });
    let experiment = api.post(format!("projects/{project}/experiments"), body.clone()).await;
    for name in ["percentage_included", "status", "activation_mode"] {
        assert_eq!(experiment[name], body[name]);
    }
    let shown: Vec<_> = ["value", "match_type", "negate", "index"]
        .map(|name| [&experiment["url_conditions"][0][name], &experiment["url_conditions"][1][name]])
        .to_vec();
    let expected = json!([["^https://", "shop"], ["regex", "simple"], [true, false], [0, 1]]);
    assert_eq!(json!(shown), expected);
}

#[tokio::test]
async fn a_new_experiment_has_two_variations_of_equal_weight() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let variations = api.get(format!("experiments/{experiment}/variations")).await;
    let shown = |name: &str| json!(variations.as_array().unwrap().iter().map(|one| &one[name]).collect::<Vec<_>>());
    assert_eq!(shown("description"), json!(["Default Variation #1", "Default Variation #2"]));
    assert_eq!(shown("weight"), json!([5000, 5000]));
    assert_eq!(shown("js_component"), json!(["", ""]));
    assert_eq!(shown("is_paused"), json!([false, false]));
    assert_eq!(shown("project_id"), json!([project, project]));
    assert_eq!(shown("id"), api.get(format!("experiments/{experiment}")).await["variation_ids"]);
}

#[tokio::test]
async fn a_new_project_has_a_goal_for_engagement_and_one_for_revenue() {
    let api = Api::start().await;
    for project in [api.project().await, api.project().await] {
        let goals = api.get(format!("projects/{project}/goals")).await;
        let kinds: Vec<_> = goals.as_array().unwrap().iter().map(|goal| goal["goal_type"].clone()).collect();
        assert_eq!(kinds, [2, 4]);
        assert_eq!(goals[0]["project_id"], project);
    }
}

#[tokio::test]
async fn a_new_project_shows_null_where_nothing_is_known() {
    let api = Api::start().await;
    let project = api.project().await;
    let project = api.get(format!("projects/{project}")).await;
    assert_eq!((&project["js_file_size"], &project["project_javascript"]), (&Value::Null, &Value::Null));
    assert_eq!((&project["project_status"], &project["code_revision"]), (&json!("Active"), &json!(0)));
}

#[tokio::test]
async fn a_new_schedule_deactivates_the_earlier_ones_of_its_experiment_only() {
    let api = Api::start().await;
    let project = api.project().await;
    let (experiment, other) = (api.experiment(&project).await, api.experiment(&project).await);
    let elsewhere = api.schedule(&other).await;
    let first = api.schedule(&experiment).await;
    let second = api.schedule(&experiment).await;
    let status = async |id: &Value| api.get(format!("schedules/{id}")).await["status"].clone();
    assert_eq!((status(&first).await, status(&second).await), (json!("INACTIVE"), json!("ACTIVE")));
    assert_eq!(status(&elsewhere).await, "ACTIVE");
}

#[tokio::test]
async fn deleting_the_active_schedule_leaves_none_active() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let (first, second) = (api.schedule(&experiment).await, api.schedule(&experiment).await);
    api.delete(format!("schedules/{second}")).await;
    let left = api.get(format!("experiments/{experiment}/schedules")).await;
    assert_eq!((left.as_array().map(Vec::len), &left[0]["id"]), (Some(1), &first));
    assert_eq!(left[0]["status"], "INACTIVE");
}

#[tokio::test]
async fn an_experiment_lists_its_variations_in_the_order_of_their_creation() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let listed = async || api.get(format!("experiments/{experiment}")).await["variation_ids"].clone();
    let before = listed().await;
    let new = api.post(format!("experiments/{experiment}/variations"), json!({ "description": "Huge" })).await;
    assert_eq!(listed().await, json!([before[0], before[1], new["id"]]));
    api.put(format!("variations/{}", before[0]), json!({ "description": "Original" })).await;
    assert_eq!(listed().await, json!([before[0], before[1], new["id"]]));
    api.delete(format!("variations/{}", before[1])).await;
    assert_eq!(listed().await, json!([before[0], new["id"]]));
}

#[tokio::test]
async fn an_experiment_lists_the_goals_that_name_it_in_the_order_of_their_coming() {
    let api = Api::start().await;
    let project = api.project().await;
    let (one, two) = (api.experiment(&project).await, api.experiment(&project).await);
    let listed =
        async |experiment: &Value| api.get(format!("experiments/{experiment}")).await["display_goal_order_lst"].clone();
    let late = api.goal(&project, json!([])).await;
    let early = api.goal(&project, json!([one])).await;
    assert_eq!(listed(&one).await, json!([early]));
    api.put(format!("goals/{late}"), json!({ "experiment_ids": [one, two] })).await;
    assert_eq!((listed(&one).await, listed(&two).await), (json!([early, late]), json!([late])));
    api.put(format!("goals/{early}"), json!({ "title": "Paid" })).await;
    assert_eq!(listed(&one).await, json!([early, late]), "a change of something else moves nothing");
    api.put(format!("goals/{early}"), json!({ "experiment_ids": [two] })).await;
    assert_eq!((listed(&one).await, listed(&two).await), (json!([late]), json!([late, early])));
}

#[tokio::test]
async fn a_deleted_goal_leaves_its_experiments() {
    let api = Api::start().await;
    let project = api.project().await;
    let (one, two) = (api.experiment(&project).await, api.experiment(&project).await);
    let (goal, other) = (api.goal(&project, json!([one, two])).await, api.goal(&project, json!([one])).await);
    api.delete(format!("goals/{goal}")).await;
    assert!(api.is_gone(format!("goals/{goal}")).await);
    assert_eq!(api.get(format!("experiments/{one}")).await["display_goal_order_lst"], json!([other]));
    assert_eq!(api.get(format!("experiments/{two}")).await["display_goal_order_lst"], json!([]));
}

#[tokio::test]
async fn a_deleted_experiment_takes_along_what_belongs_to_it_and_leaves_its_goals() {
    let api = Api::start().await;
    let project = api.project().await;
    let (experiment, other) = (api.experiment(&project).await, api.experiment(&project).await);
    let (schedule, kept) = (api.schedule(&experiment).await, api.schedule(&other).await);
    let goal = api.goal(&project, json!([other, experiment])).await;
    let variations = api.get(format!("experiments/{experiment}")).await["variation_ids"].clone();
    api.delete(format!("experiments/{experiment}")).await;
    for path in [
        format!("experiments/{experiment}"),
        format!("experiments/{experiment}/variations"),
        format!("variations/{}", variations[0]),
        format!("variations/{}", variations[1]),
        format!("schedules/{schedule}"),
        format!("experiments/{experiment}/results"),
    ] {
        assert!(api.is_gone(&path).await, "{path}");
    }
    assert_eq!(api.get(format!("goals/{goal}")).await["experiment_ids"], json!([other]));
    assert_eq!(api.get(format!("schedules/{kept}")).await["id"], kept);
    assert_eq!(api.get(format!("experiments/{other}/variations")).await.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn what_is_deleted_from_the_dcp_is_archived() {
    let api = Api::start().await;
    let all = api.one_of_each().await;
    let of_the_dcp: Vec<_> = all.into_iter().filter(|(path, _)| path.starts_with("dcp_")).collect();
    assert_eq!(of_the_dcp.len(), 3);
    for (path, _) in of_the_dcp {
        assert_eq!(api.get(&path).await["archived"], false);
        api.delete(&path).await;
        assert_eq!(api.get(&path).await["archived"], true, "{path}");
    }
    assert_eq!(api.get("dcp_services").await[0]["archived"], true);
}

#[tokio::test]
async fn a_datasource_lists_its_attributes_abridged() {
    let api = Api::start().await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let datasource = api.datasource(&service).await;
    let listed = async || api.get(format!("dcp_datasources/{datasource}")).await["attributes"].clone();
    assert_eq!(listed().await, json!([]));
    let body = json!({ "name": "Since", "datatype": "datetime", "format": "epoch", "is_value_public": true });
    let attribute = api.post(format!("dcp_datasources/{datasource}/dcp_datasource_attributes"), body).await;
    let path = format!("dcp_datasource_attributes/{}", attribute["id"]);
    let shown = |archived: bool, description: Value| {
        json!([{
            "id": attribute["id"], "name": "Since", "archived": archived, "datatype": "datetime", "format": "epoch",
            "is_value_public": true, "description": description,
        }])
    };
    assert_eq!(listed().await, shown(false, Value::Null));
    api.put(&path, json!({ "description": "First order" })).await;
    assert_eq!(listed().await, shown(false, json!("First order")));
    api.delete(&path).await;
    assert_eq!(listed().await, shown(true, json!("First order")));
}

#[tokio::test]
async fn lists_leave_out_what_is_long() {
    let api = Api::start().await;
    let project = api.project().await;
    let changed = api.put(format!("projects/{project}"), json!({ "project_javascript": "1" })).await;
    assert_eq!(changed["project_javascript"], "1");
    let listed = api.get("projects").await;
    assert_eq!((listed[0].get("project_javascript"), &listed[0]["id"]), (None, &project));
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let path = format!("dcp_datasources/{}/dcp_datasource_attributes", api.datasource(&service).await);
    let attribute = api.post(&path, json!({ "name": "Plan", "datatype": "string" })).await;
    let listed = api.get(&path).await;
    for name in ["created", "last_modified"] {
        assert!(attribute.get(name).is_some() && listed[0].get(name).is_none(), "{name}");
    }
}

#[tokio::test]
async fn no_answer_holds_the_content_of_a_list() {
    let api = Api::start().await;
    let project = api.project().await;
    let created = api.post(format!("projects/{project}/targeting_lists"), uploaded_list("plans")).await;
    let path = format!("targeting_lists/{}", created["id"]);
    let changed = api.put(&path, uploaded_list("plans")).await;
    for answer in [created, changed, api.get(&path).await] {
        assert!(answer.get("list_content").is_none() && answer["key_fields"] == "plan", "{answer}");
    }
}

#[tokio::test]
async fn created_stays_and_last_modified_moves_forward_with_each_change() {
    let api = Api::start().await;
    for (path, change) in api.one_of_each().await {
        let mut before = api.get(&path).await;
        for _ in 0..3 {
            let after = api.put(&path, change.clone()).await;
            assert_eq!(after.get("created"), before.get("created"), "{path}");
            let moved = after["last_modified"].as_str() > before["last_modified"].as_str();
            assert_eq!(moved, after.get("last_modified").is_some(), "{path}: {before} {after}");
            assert_eq!(api.get(&path).await, after, "reading moves nothing");
            before = after;
        }
    }
}

#[tokio::test]
async fn times_are_in_utc_with_microseconds() {
    let api = Api::start().await;
    let project = api.project().await;
    let created = api.get(format!("projects/{project}")).await["created"].as_str().unwrap().to_owned();
    assert!(created.len() == "2014-04-16T21:33:34.408430Z".len() && created.ends_with('Z'), "{created}");
}

#[tokio::test]
async fn the_code_revision_counts_the_changes_of_a_project_and_of_what_belongs_to_it() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let revision = async |project: &Value| api.get(format!("projects/{project}")).await["code_revision"].clone();
    assert_eq!(revision(&project).await, 0);
    let experiment = api.experiment(&project).await;
    assert_eq!(revision(&project).await, 1);
    let schedule = api.schedule(&experiment).await;
    let goal = api.goal(&project, json!([experiment])).await;
    let variation = api.post(format!("experiments/{experiment}/variations"), json!({ "description": "Huge" })).await;
    assert_eq!(revision(&project).await, 4);
    api.put(format!("variations/{}", variation["id"]), json!({ "weight": 0 })).await;
    api.put(format!("projects/{project}"), json!({ "project_name": "Web shop" })).await;
    assert_eq!(revision(&project).await, 6);
    api.delete(format!("schedules/{schedule}")).await;
    api.delete(format!("goals/{goal}")).await;
    api.delete(format!("experiments/{experiment}")).await;
    assert_eq!(revision(&project).await, 9);
    assert_eq!(revision(&other).await, 0);
}

#[tokio::test]
async fn reads_and_refusals_leave_a_project_as_it_was() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let before = api.get(format!("projects/{project}")).await;
    let described = api.get(format!("experiments/{experiment}")).await;
    api.get(format!("projects/{project}/experiments")).await;
    api.put_refused(format!("experiments/{experiment}"), json!({ "custom_css": "a {}", "status": "Lost" })).await;
    api.put_refused(format!("projects/{project}"), json!({ "project_name": 7 })).await;
    api.post_refused(format!("projects/{project}/goals"), json!({ "title": "Paid" })).await;
    assert_eq!(api.get(format!("projects/{project}")).await, before);
    assert_eq!(api.get(format!("experiments/{experiment}")).await, described);
    assert_eq!(api.get(format!("projects/{project}/goals")).await.as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn an_update_keeps_what_it_does_not_name() {
    let api = Api::start().await;
    for (path, change) in api.one_of_each().await {
        let mut expected = api.get(&path).await;
        let after = api.put(&path, change.clone()).await;
        for (name, value) in change.as_object().unwrap().iter().filter(|(name, _)| *name != "list_content") {
            expected[name] = value.clone();
        }
        for moved in ["last_modified", "code_revision"].iter().filter(|name| after.get(**name).is_some()) {
            expected[moved] = after[moved].clone();
        }
        assert_eq!(after, expected, "{path}");
    }
}

#[tokio::test]
async fn ids_are_never_used_twice() {
    let api = Api::start().await;
    let project = api.project().await;
    let first = api.experiment(&project).await;
    api.delete(format!("experiments/{first}")).await;
    let second = api.experiment(&project).await;
    assert!(second.as_u64().unwrap() > first.as_u64().unwrap());
    assert!(api.is_gone(format!("goals/{second}")).await, "an ID belongs to one resource only");
}
