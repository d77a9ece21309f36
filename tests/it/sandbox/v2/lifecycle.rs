//! The life of experiments: the statuses that actions lead to, and those that refuse them.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

fn started() -> (Api, Value) {
    let api = Api::start();
    let project = api.project("Shop");
    (api, project)
}

/// The status of an experiment after an action.
#[track_caller]
fn act(api: &Api, experiment: &Value, action: &str) -> Value {
    api.patch(format!("experiments/{experiment}?action={action}"), json!({}))["status"].clone()
}

/// The message of the 400 that answers an action.
#[track_caller]
fn refused(api: &Api, experiment: &Value, action: &str) -> String {
    api.refused(400, "PATCH", format!("experiments/{experiment}?action={action}"), json!({}))
}

#[test]
fn a_create_ignores_a_status() {
    let (api, project) = started();
    let experiment = api.experiment_with(&project, "Buttons", json!({ "status": "running" }));
    assert_eq!(api.get(format!("experiments/{experiment}"))["status"], "not_started");
}

#[test]
fn actions_lead_through_the_life_of_an_experiment() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    let life = ["publish", "start", "publish", "pause", "resume", "pause", "start"];
    let statuses = life.map(|action| act(&api, &experiment, action));
    assert_eq!(statuses, ["not_started", "running", "running", "paused", "running", "paused", "running"]);
    api.delete(format!("experiments/{experiment}"));
    assert_eq!(api.get(format!("experiments/{experiment}"))["status"], "archived");
    assert_eq!(act(&api, &experiment, "unarchive"), "paused");
}

#[test]
fn a_status_refuses_the_actions_that_make_no_sense_in_it() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    let all = ["start", "pause", "resume", "unarchive", "publish"];
    let refuses = |actions: &[&str]| {
        for action in all.iter().filter(|action| actions.contains(action)) {
            let why = refused(&api, &experiment, action);
            assert!(why.starts_with(&format!("action: {action} needs a status of ")), "{why}");
        }
    };
    refuses(&["pause", "resume", "unarchive"]);
    act(&api, &experiment, "start");
    refuses(&["start", "resume", "unarchive"]);
    act(&api, &experiment, "pause");
    refuses(&["pause", "unarchive"]);
    api.delete(format!("experiments/{experiment}"));
    refuses(&["start", "pause", "resume", "publish"]);
    let why = refused(&api, &experiment, "start");
    assert_eq!(why, "action: start needs a status of not_started or paused, and the experiment is archived");
}

#[test]
fn an_unknown_action_is_refused() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    assert!(refused(&api, &experiment, "conclude").starts_with("action has to be one of start"));
}

#[test]
fn an_action_needs_a_body() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    api.refused(400, "PATCH", format!("experiments/{experiment}?action=start"), Value::Null);
    assert_eq!(api.get(format!("experiments/{experiment}"))["status"], "not_started");
}

#[test]
fn an_action_and_changes_can_be_sent_together() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    let path = format!("experiments/{experiment}?action=start");
    let shown = api.patch(path, json!({ "description": "Bigger ones sell more." }));
    assert_eq!((&shown["status"], &shown["description"]), (&json!("running"), &json!("Bigger ones sell more.")));
}

#[test]
fn a_create_can_start_publish_or_pause_and_nothing_else() {
    let (api, project) = started();
    let page = api.page(&project, "Checkout");
    let body = json!({
        "project_id": project, "name": "Buttons", "page_ids": [page], "metrics": [{ "aggregator": "sum", "field": "revenue" }],
        "variations": [{ "name": "Original", "weight": 10_000 }],
    });
    let created = |action: &str| api.post(format!("experiments?action={action}"), body.clone());
    let statuses = ["start", "publish", "pause"].map(|action| created(action)["status"].clone());
    assert_eq!(statuses, ["running", "not_started", "paused"]);
    assert!(created("start")["earliest"].is_string());
    for action in ["resume", "unarchive"] {
        let why = api.refused(400, "POST", format!("experiments?action={action}"), body.clone());
        assert_eq!(why, "action has to be one of start, pause, publish");
    }
}

#[test]
fn an_experiment_cannot_start_without_variations_metrics_and_a_place() {
    let (api, project) = started();
    let body = json!({ "project_id": project, "name": "Buttons" });
    let experiment = api.post("experiments", body.clone())["id"].clone();
    let all = "action: the experiment cannot start without variations, metrics, page_ids or url_targeting";
    assert_eq!(refused(&api, &experiment, "start"), all);
    assert_eq!(api.refused(400, "POST", "experiments?action=start", body), all);
    let parts = json!({
        "variations": [{ "name": "Original", "weight": 10_000 }],
        "metrics": [{ "aggregator": "sum", "field": "revenue" }],
    });
    api.patch(format!("experiments/{experiment}"), parts);
    let place = "action: the experiment cannot start without page_ids or url_targeting";
    assert_eq!(refused(&api, &experiment, "start"), place);
    let targeting = json!({ "url_targeting": { "edit_url": "https://shop.example/" } });
    api.patch(format!("experiments/{experiment}"), targeting);
    assert_eq!(act(&api, &experiment, "start"), "running");
}

#[test]
fn the_pages_of_actions_are_a_place_to_start() {
    let (api, project) = started();
    let experiment = api.experiment_with(&project, "Buttons", json!({ "page_ids": [] }));
    assert_eq!(act(&api, &experiment, "start"), "running");
}

#[test]
fn latest_is_absent_while_an_experiment_runs() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    let times = || {
        let shown = api.get(format!("experiments/{experiment}"));
        (shown["earliest"].clone(), shown.get("latest").cloned())
    };
    assert_eq!(times(), (Value::Null, None));
    act(&api, &experiment, "start");
    let (earliest, latest) = times();
    assert!(earliest.is_string() && latest.is_none());
    act(&api, &experiment, "pause");
    let stopped = times();
    assert_eq!(stopped.0, earliest, "the first start counts");
    assert!(stopped.1.is_some_and(|latest| latest.as_str() > earliest.as_str()));
    act(&api, &experiment, "resume");
    assert_eq!(times(), (earliest.clone(), None));
    api.delete(format!("experiments/{experiment}"));
    assert!(times().1.is_some(), "archiving stops it");
}

#[test]
fn an_archived_experiment_is_readable_and_refuses_changes() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    api.delete(format!("experiments/{experiment}"));
    let why = api.refused(400, "PATCH", format!("experiments/{experiment}"), json!({ "name": "Links" }));
    assert_eq!(why, "status: the experiment is archived, so unarchive it first");
    assert_eq!(api.get(format!("experiments/{experiment}"))["name"], "Buttons");
    let listed = api.get(format!("experiments?project_id={project}"));
    assert_eq!(each(&listed, "status"), ["archived"], "lists have archived experiments too");
    api.refused(410, "DELETE", format!("experiments/{experiment}"), Value::Null);
}

#[test]
fn a_save_of_a_running_experiment_is_shown_at_once() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    act(&api, &experiment, "start");
    api.patch(format!("experiments/{experiment}"), json!({ "description": "New" }));
    assert_eq!(api.get(format!("experiments/{experiment}"))["description"], "New");
    assert_eq!(act(&api, &experiment, "publish"), "running");
}

#[test]
fn an_experiment_with_an_open_draft_refuses_updates() {
    let (api, project) = started();
    let (experiment, other) = (api.experiment(&project, "Buttons"), api.experiment(&project, "Links"));
    let id = experiment.as_u64().unwrap();
    api.sandbox.open_draft(id);
    for path in [format!("experiments/{experiment}"), format!("experiments/{experiment}?action=start")] {
        let why = api.refused(409, "PATCH", path, json!({ "description": "New" }));
        assert!(why.starts_with("an editor holds an unpublished draft of this experiment"), "{why}");
    }
    api.patch(format!("experiments/{other}"), json!({ "description": "New" }));
    assert_eq!(api.get(format!("experiments/{experiment}")).get("description"), None);
    api.sandbox.close_draft(id);
    api.patch(format!("experiments/{experiment}"), json!({ "description": "New" }));
}

#[test]
fn a_draft_stays_open_in_a_snapshot() {
    let (api, project) = started();
    let experiment = api.experiment(&project, "Buttons");
    api.sandbox.open_draft(experiment.as_u64().unwrap());
    let restored = optimizely_rest::v2::Sandbox::builder().restore(&api.sandbox.snapshot()).unwrap();
    let copy = Api { sandbox: restored.start_blocking().unwrap() };
    copy.refused(409, "PATCH", format!("experiments/{experiment}"), json!({}));
}
