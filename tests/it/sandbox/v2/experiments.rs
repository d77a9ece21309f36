//! Experiments: their defaults, and what they need.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

fn started() -> (Api, Value) {
    let api = Api::start();
    let project = api.project("Shop");
    (api, project)
}

/// The message of the 400 that answers an update of a new experiment.
#[track_caller]
fn refused(api: &Api, project: &Value, body: Value) -> String {
    let experiment = &api.post("experiments", json!({ "project_id": project, "name": "Buttons" }))["id"];
    api.refused(400, "PATCH", format!("experiments/{experiment}"), body)
}

#[test]
fn a_new_experiment_is_filled_in() {
    let (api, project) = started();
    let experiment = api.post("experiments", json!({ "project_id": project, "name": "Buttons", "key": "buttons" }));
    for (name, value) in [
        ("type", json!("a/b")),
        ("status", json!("not_started")),
        ("allocation_policy", json!("manual")),
        ("audience_conditions", json!("everyone")),
        ("traffic_allocation", json!(10_000)),
        ("metrics", json!([])),
        ("page_ids", json!([])),
        ("is_classic", json!(false)),
    ] {
        assert_eq!(experiment[name], value, "{name}");
    }
    for absent in ["key", "earliest", "latest", "url_targeting", "description"] {
        assert_eq!(experiment.get(absent), None, "{absent}");
    }
}

#[test]
fn experiments_of_web_projects_and_their_variations_have_names() {
    let (api, project) = started();
    let body = |name: &str, variation: Value| json!({ "project_id": project, "name": name, "variations": [variation] });
    let refused = |body: Value| api.refused(400, "POST", "experiments", body);
    assert_eq!(refused(body("", json!({ "name": "Original", "weight": 10_000 }))), "name is required");
    let keyed = json!({ "key": "original", "weight": 10_000 });
    assert_eq!(refused(body("Buttons", keyed)), "variations[0].name is required");
}

#[test]
fn experiments_of_full_stack_projects_and_their_variations_have_keys() {
    let api = Api::start();
    let project = &api.post("projects", json!({ "name": "App", "platform": "custom" }))["id"];
    let variations = |key: &str| json!([{ key: "original", "weight": 10_000 }]);
    let body = json!({ "project_id": project, "name": "Buttons", "variations": variations("name") });
    assert_eq!(api.refused(400, "POST", "experiments", body), "key is required; variations[0].key is required");
    let body = json!({ "project_id": project, "key": "buttons", "variations": variations("key") });
    let experiment = api.post("experiments", body);
    assert_eq!((&experiment["key"], &experiment["page_ids"]), (&json!("buttons"), &json!([])));
}

#[test]
fn an_experiment_of_a_full_stack_project_shows_its_environments() {
    let api = Api::start();
    let project = &api.post("projects", json!({ "name": "App", "platform": "custom" }))["id"];
    let environment = json!({ "project_id": project, "key": "qa", "name": "QA" });
    let qa = &api.post("environments", environment)["id"];
    let experiment = api.post("experiments", json!({ "project_id": project, "key": "buttons" }));
    let shown = json!({
        "status": "not_started", "environment_id": qa, "environment_name": "QA",
    });
    assert_eq!(experiment["environments"]["qa"], shown);
    let path = format!("experiments/{}", experiment["id"]);
    let changed = api.patch(&path, json!({ "environments": { "qa": { "status": "running" } } }));
    assert_eq!(changed["environments"]["qa"]["status"], "running");
    let unknown = json!({ "environments": { "moon": { "status": "running" } } });
    let why = api.refused(400, "PATCH", &path, unknown);
    assert_eq!(why, "environments: the project has no environment moon");
    let archived = json!({ "environments": { "qa": { "status": "archived" } } });
    let why = api.refused(400, "PATCH", &path, archived);
    assert_eq!(why, "environments: an update of qa cannot archive the experiment");
}

#[test]
fn a_list_needs_a_project_or_a_campaign() {
    let (api, project) = started();
    let campaign = api.campaign(&project, "Sale");
    let experience = api.experiment_with(&project, "Banner", json!({ "campaign_id": campaign }));
    let experiment = api.experiment(&project, "Buttons");
    let listed = |query: &str| each(&api.get(format!("experiments?{query}")), "id");
    assert_eq!(listed(&format!("project_id={project}")), [experience.clone(), experiment]);
    assert_eq!(listed(&format!("campaign_id={campaign}")), std::slice::from_ref(&experience));
    assert_eq!(listed(&format!("project_id={project}&campaign_id={campaign}")), [experience]);
    let other = api.project("Other");
    assert!(listed(&format!("project_id={other}&campaign_id={campaign}")).is_empty());
    let why = api.refused(400, "GET", "experiments", Value::Null);
    assert_eq!(why, "project_id or campaign_id is required");
    for odd in ["0", "x"] {
        let why = api.refused(400, "GET", format!("experiments?project_id={odd}"), Value::Null);
        assert_eq!(why, "project_id has to be an ID");
    }
}

#[test]
fn what_an_experiment_names_exists_in_its_project() {
    let (api, project) = started();
    let other = api.project("Other");
    let (page, event, audience) = (api.page(&other, "Home"), api.event(&other, "buy"), api.audience(&other, "English"));
    let conditions = json!(["and", { "audience_id": audience }, ["not", { "audience_id": audience }]]).to_string();
    for (body, why) in [
        (json!({ "page_ids": [page] }), format!("page_ids: the project has no page {page}")),
        (
            json!({ "metrics": [{ "aggregator": "unique", "event_id": event }] }),
            format!("metrics[0].event_id: the project has no event {event}"),
        ),
        (
            json!({ "audience_conditions": conditions }),
            format!("audience_conditions: the project has no audience {audience}; ").repeat(2)[..]
                .trim_end_matches("; ")
                .to_owned(),
        ),
        (
            json!({ "variations": [{ "name": "A", "weight": 10_000, "actions": [{ "page_id": page }] }] }),
            format!("variations[0].actions[0].page_id: the project has no page {page}"),
        ),
        (json!({ "feature_id": 7 }), "feature_id: the project has no feature 7".to_owned()),
        (
            json!({ "whitelist": [{ "user_id": "ann", "variation_id": 7 }] }),
            "whitelist[0].variation_id: the experiment has no variation 7".to_owned(),
        ),
    ] {
        assert_eq!(refused(&api, &project, body), why);
    }
}

#[test]
fn a_refusal_has_its_reasons_by_field() {
    let (api, project) = started();
    let body = json!({ "project_id": project, "page_ids": [7], "variations": [{ "weight": 10_000 }] });
    let error = api.send("POST", "experiments", &body).json();
    let messages = json!({
        "name": ["name is required"],
        "variations": ["variations[0].name is required"],
        "page_ids": ["page_ids: the project has no page 7"],
    });
    assert_eq!((&error["code"], &error["messages"]), (&json!("bad_request"), &messages));
}

#[test]
fn an_audience_of_the_project_can_take_part() {
    let (api, project) = started();
    let audience = api.audience(&project, "English");
    let conditions = json!(["and", { "audience_id": audience }]).to_string();
    let experiment = api.experiment_with(&project, "Buttons", json!({ "audience_conditions": conditions }));
    assert_eq!(api.get(format!("experiments/{experiment}"))["audience_conditions"], conditions);
}

#[test]
fn a_metric_has_what_its_aggregator_needs() {
    let (api, project) = started();
    let event = api.event(&project, "buy");
    let part = json!({ "event_id": event, "aggregator": "count" });
    for (metric, why) in [
        (json!({ "aggregator": "unique" }), "metrics[0].event_id is required"),
        (
            json!({ "aggregator": "sum", "event_id": event }),
            "metrics[0].field is required, since it says what is added up",
        ),
        (
            json!({ "aggregator": "ratio", "metrics": [part] }),
            "metrics[0].metrics: a ratio has a numerator and a denominator, and 1 are given",
        ),
        (
            json!({ "aggregator": "ratio", "metrics": [part, part, part] }),
            "metrics[0].metrics: a ratio has a numerator and a denominator, and 3 are given",
        ),
        (
            json!({ "aggregator": "ratio", "metrics": [part, { "aggregator": "sum" }] }),
            "metrics[0].metrics[1].field is required, since it says what is added up",
        ),
        (
            json!({ "aggregator": "ratio", "metrics": [part, part], "time_window": "2 weeks" }),
            "metrics[0].time_window has to be hours, or a number with d, h or m, such as 2d",
        ),
    ] {
        assert_eq!(refused(&api, &project, json!({ "metrics": [metric] })), why);
    }
}

#[test]
fn the_first_metric_stays_the_primary_one() {
    let (api, project) = started();
    let events = ["buy", "look"].map(|key| api.event(&project, key));
    let page = api.page(&project, "Checkout");
    let ratio = json!([{ "event_id": events[0] }, { "event_id": events[1] }]);
    let metrics = json!([
        { "aggregator": "sum", "field": "revenue" },
        { "aggregator": "ratio", "metrics": ratio, "time_window": "2d" },
        { "aggregator": "bounce", "event_id": page },
        { "aggregator": "unique", "event_id": events[0] },
    ]);
    let experiment = api.experiment_with(&project, "Buttons", json!({ "metrics": metrics }));
    let shown = api.get(format!("experiments/{experiment}"));
    assert_eq!(each(&shown["metrics"], "aggregator"), ["sum", "ratio", "bounce", "unique"]);
}

#[test]
fn a_schedule_has_a_time_zone_of_the_database_and_stops_after_it_starts() {
    let (api, project) = started();
    let schedule = |start: &str, stop: &str, zone: &str| json!({ "schedule": { "start_time": start, "stop_time": stop, "time_zone": zone } });
    for (body, why) in [
        (schedule("2035-02-20T15:00", "2035-02-20T15:00Z", "UTC"), "schedule.stop_time has to be after start_time"),
        (schedule("2035-02-30", "2035-03-20", "UTC"), "schedule.start_time: there is no time 2035-02-30"),
        (
            schedule("2035-02-20", "2035-03-20", "CET"),
            "schedule.time_zone: CET is not a time zone of the IANA database, such as Europe/Rome",
        ),
    ] {
        assert_eq!(refused(&api, &project, body), why);
    }
    assert!(
        refused(&api, &project, schedule("2035-02-20", "2035-03-20", "GMT-8"))
            .contains("schedule.time_zone does not match")
    );
    let experiment = api.experiment(&project, "Buttons");
    let shown =
        api.patch(format!("experiments/{experiment}"), schedule("2035-02-20", "2035-02-20T00:01", "Europe/Rome"));
    assert_eq!(shown["schedule"]["time_zone"], "Europe/Rome");
}

#[test]
fn a_feature_test_names_its_feature_by_id_or_key() {
    let api = Api::start();
    let project = &api.post("projects", json!({ "name": "App", "platform": "custom" }))["id"];
    let feature = &api.post("features", json!({ "project_id": project, "key": "search", "name": "Search" }))["id"];
    for body in [
        json!({ "project_id": project, "key": "by_id", "feature_id": feature }),
        json!({ "project_id": project, "key": "by_key", "feature_key": "search" }),
    ] {
        let experiment = api.post("experiments", body);
        assert_eq!(experiment["type"], "feature");
        let shown = ["feature_id", "feature_key", "feature_name"].map(|name| experiment[name].clone());
        assert_eq!(shown, [feature.clone(), json!("search"), json!("Search")]);
    }
    let unknown = json!({ "project_id": project, "key": "test", "feature_key": "find" });
    assert_eq!(api.refused(400, "POST", "experiments", unknown), "feature_key: the project has no feature find");
}
