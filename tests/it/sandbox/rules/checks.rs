//! Values that the server rejects, ignores and accepts.

use serde_json::{Value, json};

use super::{Api, names, uploaded_list};

#[tokio::test]
async fn a_refusal_names_every_bad_field() {
    let api = Api::start().await;
    let project = api.project().await;
    let body = json!({
        "edit_url": 7, "status": "Lost", "audience_ids": [1, "two"], "activation_mode": "", "custom_css": false,
        "custom_js": null, "percentage_included": 10_001,
        "url_conditions": [{ "match_type": "fuzzy", "negate": "no" }, 3],
    });
    let bad = [
        "description",
        "edit_url",
        "status",
        "audience_ids",
        "activation_mode",
        "custom_css",
        "custom_js",
        "percentage_included",
        "url_conditions",
        "value",
        "match_type",
        "negate",
    ];
    names(&api.post_refused(format!("projects/{project}/experiments"), body.clone()).await, &bad, &[]);
    let path = format!("experiments/{}", api.experiment(&project).await);
    names(&api.put_refused(path, body).await, &bad[1..], &["description"]);
}

#[tokio::test]
async fn what_is_required_is_asked_for_on_creation_only() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let datasource = api.datasource(&service).await;
    let required: [(String, &[&str]); 9] = [
        ("projects".to_owned(), &["project_name"]),
        (format!("projects/{project}/experiments"), &["description", "edit_url"]),
        (format!("experiments/{experiment}/variations"), &["description"]),
        (format!("projects/{project}/goals"), &["title", "goal_type"]),
        (format!("projects/{project}/audiences"), &["name"]),
        (format!("projects/{project}/dimensions"), &["name"]),
        ("dcp_services".to_owned(), &["name"]),
        (format!("dcp_services/{service}/dcp_datasources"), &["name", "keyfield_locator_type"]),
        (format!("dcp_datasources/{datasource}/dcp_datasource_attributes"), &["name", "datatype"]),
    ];
    for (path, fields) in required {
        names(&api.post_refused(&path, json!({})).await, fields, &[]);
        let nulls: Value = fields.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
        names(&api.post_refused(&path, nulls).await, fields, &[]);
    }
    for (path, _) in api.one_of_each().await.into_iter().filter(|(path, _)| !path.starts_with("targeting_lists")) {
        api.put(path, json!({})).await;
    }
}

#[tokio::test]
async fn an_uploaded_list_is_overwritten_as_a_whole() {
    let api = Api::start().await;
    let project = api.project().await;
    let path = format!("projects/{project}/targeting_lists");
    let always = ["list_type", "key_fields", "list_content"];
    names(&api.post_refused(&path, json!({})).await, &[&always[..], &["name", "format"]].concat(), &[]);
    let list = api.post(&path, uploaded_list("plans")).await;
    names(&api.put_refused(format!("targeting_lists/{}", list["id"]), json!({})).await, &always, &["name", "format"]);
    let body = json!({ "name": "tariffs", "format": "xml", "list_type": 3, "key_fields": "zip", "list_content": "1" });
    let changed = api.put(format!("targeting_lists/{}", list["id"]), body).await;
    assert_eq!((&changed["list_type"], &changed["key_fields"]), (&json!(3), &json!("zip")));
    assert_eq!((&changed["name"], &changed["format"]), (&json!("plans"), &json!("csv")), "these cannot be changed");
}

#[tokio::test]
async fn numbers_stay_within_their_range() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let variation = api.get(format!("experiments/{experiment}")).await["variation_ids"][0].clone();
    let places =
        [("percentage_included", format!("experiments/{experiment}")), ("weight", format!("variations/{variation}"))];
    for (name, path) in places {
        for wrong in [json!(-1), json!(10_001), json!(0.5), json!("5000"), json!(u64::MAX)] {
            names(&api.put_refused(&path, json!({ name: wrong })).await, &[name], &[]);
        }
        for right in [0, 10_000] {
            assert_eq!(api.put(&path, json!({ name: right })).await[name], right);
        }
    }
}

#[tokio::test]
async fn names_follow_their_pattern() {
    let api = Api::start().await;
    let project = api.project().await;
    let lists = format!("projects/{project}/targeting_lists");
    for wrong in ["", "two words", "naïve", "a.b", "a\n"] {
        names(&api.post_refused(&lists, uploaded_list(wrong)).await, &["name"], &["list_type"]);
    }
    assert_eq!(api.post(&lists, uploaded_list("A-z_9")).await["name"], "A-z_9");
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let path = format!("dcp_datasources/{}", api.datasource(&service).await);
    for wrong in ["", "9lives", "$a", "a-b", "a b", "a\n"] {
        let message = api.put_refused(&path, json!({ "keyfield_locator_name": wrong })).await;
        names(&message, &["keyfield_locator_name"], &["name"]);
    }
    for right in ["_", "a$9", "A"] {
        assert_eq!(api.put(&path, json!({ "keyfield_locator_name": right })).await["keyfield_locator_name"], right);
    }
}

#[tokio::test]
async fn enums_take_their_values_and_no_others() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let datasource = api.datasource(&service).await;
    let fields: [(String, &str, Value); 3] = [
        (format!("projects/{project}"), "project_status", json!(["Archived", "Active"])),
        (format!("experiments/{experiment}"), "status", json!(["Running", "Paused", "Archived", "Not started"])),
        (format!("experiments/{experiment}"), "activation_mode", json!(["manual", "conditional", "immediate"])),
    ];
    for (path, name, values) in fields {
        for right in values.as_array().unwrap() {
            assert_eq!(api.put(&path, json!({ name: right })).await[name], *right);
        }
        for wrong in [json!("running"), json!(""), json!(0), json!([])] {
            names(&api.put_refused(&path, json!({ name: wrong })).await, &[name], &[]);
        }
    }
    let attributes = format!("dcp_datasources/{datasource}/dcp_datasource_attributes");
    for datatype in ["string", "bool", "long", "double", "datetime"] {
        let body = json!({ "name": "Since", "datatype": datatype });
        assert_eq!(api.post(&attributes, body).await["datatype"], datatype);
    }
    let body = json!({ "name": "Since", "datatype": "date", "format": "dd.mm.yyyy" });
    names(&api.post_refused(&attributes, body).await, &["datatype", "format"], &["name"]);
    let mut list = uploaded_list("plans");
    (list["list_type"], list["format"]) = (json!(4), json!("xml"));
    names(&api.post_refused(format!("projects/{project}/targeting_lists"), list).await, &["list_type", "format"], &[]);
}

#[tokio::test]
async fn unknown_and_read_only_fields_are_ignored() {
    let api = Api::start().await;
    for (path, mut change) in api.one_of_each().await {
        let before = api.get(&path).await;
        for name in ["id", "created", "archived_at", "account_id", "code_revision", "is_editable", "aws_secret_key"] {
            change[name] = json!("mine");
        }
        change["variation_ids"] = json!([1]);
        change["display_goal_order_lst"] = json!("nonsense");
        change["experiment_type"] = json!("multivariate");
        let after = api.put(&path, change).await;
        for name in ["id", "created", "account_id", "is_editable", "aws_secret_key", "variation_ids", "experiment_type"]
        {
            assert_eq!(after.get(name), before.get(name), "{path}: {name}");
        }
        assert_eq!(after.get("display_goal_order_lst"), before.get("display_goal_order_lst"), "{path}");
        assert_eq!(after.get("archived_at"), None, "{path}");
    }
    let created = api.post("projects", json!({ "project_name": "Shop", "id": 1, "created": 2, "colour": 3 })).await;
    assert!(created["id"] != 1 && created["created"].is_string() && created.get("colour").is_none(), "{created}");
}

#[tokio::test]
async fn the_id_of_the_parent_in_a_body_is_ignored() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    for given in [&project, &other, &json!("nonsense")] {
        let body = json!({ "project_id": given, "description": "Buttons", "edit_url": "https://shop.example/" });
        let experiment = api.post(format!("projects/{project}/experiments"), body).await;
        assert_eq!(experiment["project_id"], project);
        let body = json!({ "project_id": given, "custom_css": "a {}" });
        assert_eq!(api.put(format!("experiments/{}", experiment["id"]), body).await["project_id"], project);
    }
    assert_eq!(api.get(format!("projects/{other}/experiments")).await, json!([]));
}

#[tokio::test]
async fn an_object_that_was_read_can_be_written_back_whole() {
    let api = Api::start().await;
    let mut paths: Vec<_> = api.one_of_each().await.into_iter().map(|(path, _)| path).collect();
    let project = paths[0].clone();
    let goals = api.get(format!("{project}/goals")).await;
    paths.extend(goals.as_array().unwrap().iter().map(|goal| format!("goals/{}", goal["id"])));
    for path in paths {
        let read = api.get(&path).await;
        let mut body = read.clone();
        if path.starts_with("targeting_lists") {
            body["list_content"] = json!("gold");
        }
        let written = api.put(&path, body).await;
        // A condition that is written is a new one; its times are the only thing that differs.
        let changing = ["last_modified", "code_revision", "url_conditions"];
        for (name, value) in read.as_object().unwrap().iter().filter(|(name, _)| !changing.contains(&name.as_str())) {
            assert_eq!(written[name], *value, "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn null_keeps_the_value_where_it_was_seen_and_cannot_be_written() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let variation = api.get(format!("experiments/{experiment}")).await["variation_ids"][0].clone();
    let kept = api.put(format!("variations/{variation}"), json!({ "weight": null, "js_component": "1" })).await;
    assert_eq!((&kept["weight"], &kept["js_component"]), (&json!(5000), &json!("1")));
    let goal = json!({ "title": "Cart", "goal_type": 0, "selector": ".cart", "target_to_experiments": true });
    let goal = api.post(format!("projects/{project}/goals"), goal).await;
    let nulls = json!({ "selector": null, "target_to_experiments": null, "event": null, "is_editable": null });
    let kept = api.put(format!("goals/{}", goal["id"]), nulls).await;
    assert_eq!((&kept["selector"], &kept["target_to_experiments"]), (&json!(".cart"), &json!(true)));
}

#[tokio::test]
async fn null_is_written_where_it_may_be() {
    let api = Api::start().await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let values = json!({
        "project_javascript": "1", "exclude_names": true, "ip_filter": "10.0.0.1", "dcp_service_id": service,
    });
    let path = format!("projects/{}", api.project().await);
    let set = api.put(&path, values.clone()).await;
    let nulls: Value = values.as_object().unwrap().keys().map(|name| (name.clone(), Value::Null)).collect();
    let cleared = api.put(&path, nulls).await;
    for (name, value) in values.as_object().unwrap() {
        assert_eq!((&set[name], &cleared[name]), (value, &Value::Null), "{name}");
    }
    let path = format!("dcp_datasources/{}", api.datasource(&service).await);
    assert_eq!(api.put(&path, json!({ "description": "Nightly" })).await["description"], "Nightly");
    assert_eq!(api.put(&path, json!({ "description": null })).await["description"], Value::Null);
}

#[tokio::test]
async fn dimensions_of_one_project_differ_in_name_and_api_name() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let path = format!("projects/{project}/dimensions");
    let plan = json!({ "name": "Plan", "client_api_name": "plan" });
    let first = api.post(&path, plan.clone()).await;
    names(&api.post_refused(&path, plan.clone()).await, &["name", "client_api_name"], &[]);
    let clash = json!({ "name": "Tariff", "client_api_name": "plan" });
    names(&api.post_refused(&path, clash).await, &["client_api_name"], &["name"]);
    let second = api.post(&path, json!({ "name": "plan", "client_api_name": "Plan" })).await;
    let clash = json!({ "name": "Plan", "description": "Tariff" });
    names(&api.put_refused(format!("dimensions/{}", second["id"]), clash).await, &["name"], &["client_api_name"]);
    api.put(format!("dimensions/{}", first["id"]), plan.clone()).await;
    api.post(format!("projects/{other}/dimensions"), plan.clone()).await;
    api.post(&path, json!({ "name": "A" })).await;
    api.post(&path, json!({ "name": "B" })).await;
    api.post(&path, json!({ "name": "C", "client_api_name": "" })).await;
    api.delete(format!("dimensions/{}", first["id"])).await;
    api.post(&path, plan).await;
}

#[tokio::test]
async fn uploaded_lists_of_one_project_differ_in_name() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let path = format!("projects/{project}/targeting_lists");
    api.post(&path, uploaded_list("plans")).await;
    names(&api.post_refused(&path, uploaded_list("plans")).await, &["name"], &[]);
    api.post(&path, uploaded_list("Plans")).await;
    api.post(format!("projects/{other}/targeting_lists"), uploaded_list("plans")).await;
}

#[tokio::test]
async fn nothing_else_has_to_differ_in_name() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let datasource = api.datasource(&service).await;
    let named = json!({ "name": "Plan", "datatype": "string", "keyfield_locator_type": "uid" });
    let event = json!({ "title": "Bought", "goal_type": 1, "event": "bought" });
    for (path, body) in [
        ("projects".to_owned(), json!({ "project_name": "Shop" })),
        (
            format!("projects/{project}/experiments"),
            json!({ "description": "Buttons", "edit_url": "https://a.example/" }),
        ),
        (format!("experiments/{experiment}/variations"), json!({ "description": "Huge" })),
        (format!("projects/{project}/goals"), event),
        (format!("projects/{project}/audiences"), named.clone()),
        ("dcp_services".to_owned(), named.clone()),
        (format!("dcp_services/{service}/dcp_datasources"), named.clone()),
        (format!("dcp_datasources/{datasource}/dcp_datasource_attributes"), named),
    ] {
        let (first, second) = (api.post(&path, body.clone()).await, api.post(&path, body).await);
        assert_ne!(first["id"], second["id"], "{path}");
    }
}

#[tokio::test]
async fn a_goal_of_engagement_or_revenue_cannot_be_made() {
    let api = Api::start().await;
    let project = api.project().await;
    for kind in [2, 4, 5] {
        let body = json!({ "title": "Mine", "goal_type": kind, "event": "e", "selector": "s", "urls": [] });
        names(&api.post_refused(format!("projects/{project}/goals"), body).await, &["goal_type"], &["title"]);
    }
    let path = format!("goals/{}", api.goal(&project, json!([])).await);
    names(&api.put_refused(&path, json!({ "goal_type": 2 })).await, &["goal_type"], &[]);
    let engagement = api.get(format!("projects/{project}/goals")).await[0].clone();
    let body = json!({ "goal_type": 2, "title": "Clicks" });
    assert_eq!(api.put(format!("goals/{}", engagement["id"]), body).await["title"], "Clicks");
}

#[tokio::test]
async fn each_kind_of_goal_needs_what_it_counts_by() {
    let api = Api::start().await;
    let project = api.project().await;
    let path = format!("projects/{project}/goals");
    let needed: [(Value, &[&str], &[&str]); 6] = [
        (json!({ "goal_type": 0 }), &["selector", "target_to_experiments"], &["event", "urls"]),
        (json!({ "goal_type": 0, "target_to_experiments": true }), &["selector"], &["target_urls"]),
        (
            json!({ "goal_type": 0, "target_to_experiments": false, "selector": ".cart" }),
            &["target_urls", "target_url_match_types"],
            &["selector"],
        ),
        (json!({ "goal_type": 1, "selector": ".cart" }), &["event"], &["selector", "urls"]),
        (json!({ "goal_type": 1, "event": "" }), &["event"], &[]),
        (json!({ "goal_type": 3 }), &["urls", "url_match_types"], &["event", "target_urls"]),
    ];
    for (mut body, needs, others) in needed {
        body["title"] = json!("Mine");
        names(&api.post_refused(&path, body).await, needs, others);
    }
    for body in [
        json!({ "goal_type": 0, "target_to_experiments": true, "selector": ".cart" }),
        json!({
            "goal_type": 0, "target_to_experiments": false, "selector": ".cart",
            "target_urls": ["https://shop.example/"], "target_url_match_types": [4],
        }),
        json!({ "goal_type": 1, "event": "bought" }),
        json!({ "goal_type": 3, "urls": [], "url_match_types": [] }),
    ] {
        let mut titled = body.clone();
        titled["title"] = json!("Mine");
        let goal = api.post(&path, titled).await;
        for (name, value) in body.as_object().unwrap() {
            assert_eq!(goal[name], *value);
        }
    }
}

#[tokio::test]
async fn addresses_and_their_match_types_come_in_pairs() {
    let api = Api::start().await;
    let project = api.project().await;
    let path = format!("projects/{project}/goals");
    let pages = json!({ "title": "Seen", "goal_type": 3, "urls": ["a", "b"], "url_match_types": [1] });
    names(&api.post_refused(&path, pages).await, &["urls", "url_match_types"], &[]);
    let pages = json!({ "title": "Seen", "goal_type": 3, "urls": ["a", "b"], "url_match_types": [1, 4] });
    let goal = format!("goals/{}", api.post(&path, pages).await["id"]);
    names(&api.put_refused(&goal, json!({ "urls": ["a"] })).await, &["urls", "url_match_types"], &[]);
    names(&api.put_refused(&goal, json!({ "url_match_types": [1, 5] })).await, &["url_match_types"], &[]);
    assert_eq!(api.put(&goal, json!({ "urls": ["c", "d"] })).await["url_match_types"], json!([1, 4]));
    let clicks = json!({
        "title": "Cart", "goal_type": 0, "target_to_experiments": false, "selector": ".cart",
        "target_urls": ["a"], "target_url_match_types": [],
    });
    names(&api.post_refused(&path, clicks).await, &["target_urls", "target_url_match_types"], &[]);
}

#[tokio::test]
async fn what_a_kind_needs_cannot_be_taken_away_from_it() {
    let api = Api::start().await;
    let project = api.project().await;
    let goal = json!({ "title": "Cart", "goal_type": 0, "selector": ".cart", "target_to_experiments": true });
    let goal = api.post(format!("projects/{project}/goals"), goal).await;
    names(&api.put_refused(format!("goals/{}", goal["id"]), json!({ "selector": "" })).await, &["selector"], &[]);
    names(&api.put_refused(format!("goals/{}", goal["id"]), json!({ "goal_type": 1 })).await, &["event"], &[]);
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let path = format!("dcp_datasources/{}", api.datasource(&service).await);
    let message = api.put_refused(&path, json!({ "keyfield_locator_name": null })).await;
    names(&message, &["keyfield_locator_name"], &["keyfield_locator_type"]);
}

#[tokio::test]
async fn a_datasource_names_its_key_unless_that_is_the_visitors_id() {
    let api = Api::start().await;
    let service = api.post("dcp_services", json!({ "name": "Customers" })).await["id"].clone();
    let path = format!("dcp_services/{service}/dcp_datasources");
    for kind in ["cookie", "query parameter", "js_variable"] {
        let body = json!({ "name": "CRM", "keyfield_locator_type": kind });
        names(&api.post_refused(&path, body).await, &["keyfield_locator_name"], &["keyfield_locator_type"]);
        let body = json!({ "name": "CRM", "keyfield_locator_type": kind, "keyfield_locator_name": "crm" });
        assert_eq!(api.post(&path, body).await["keyfield_locator_type"], kind);
    }
    let created = api.post(&path, json!({ "name": "CRM", "keyfield_locator_type": "uid" })).await;
    assert_eq!(created["keyfield_locator_name"], Value::Null);
    let datasource = format!("dcp_datasources/{}", created["id"]);
    let message = api.put_refused(&datasource, json!({ "keyfield_locator_type": "cookie" })).await;
    names(&message, &["keyfield_locator_name"], &[]);
    let body = json!({ "name": "CRM", "keyfield_locator_type": "header" });
    names(&api.post_refused(&path, body).await, &["keyfield_locator_type"], &["keyfield_locator_name"]);
}

#[tokio::test]
async fn a_schedule_has_a_time_after_its_creation_and_after_each_update() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    let path = format!("experiments/{experiment}/schedules");
    for body in [json!({}), json!({ "start_time": null }), json!({ "start_time": null, "stop_time": null })] {
        names(&api.post_refused(&path, body).await, &["start_time", "stop_time"], &[]);
    }
    let schedule = format!("schedules/{}", api.schedule(&experiment).await);
    names(&api.put_refused(&schedule, json!({ "start_time": null })).await, &["start_time", "stop_time"], &[]);
    let moved = api.put(&schedule, json!({ "start_time": null, "stop_time": "2035-02-01T08:00:00Z" })).await;
    assert_eq!((&moved["start_time"], &moved["stop_time"]), (&Value::Null, &json!("2035-02-01T08:00:00Z")));
}

#[tokio::test]
async fn a_schedule_is_written_in_whole_seconds_of_utc() {
    let api = Api::start().await;
    let project = api.project().await;
    let experiment = api.experiment(&project).await;
    for wrong in [
        json!("2035-01-01T08:00:00.5Z"),
        json!("2035-01-01T08:00:00.001Z"),
        json!("2035-01-01T08:00:00"),
        json!("2035-01-01T08:00:00+02:00"),
        json!("2035-01-01 08:00:00Z"),
        json!("2035-02-30T08:00:00Z"),
        json!("tomorrow"),
        json!(2_051_251_200),
    ] {
        let body = json!({ "start_time": wrong });
        names(&api.post_refused(format!("experiments/{experiment}/schedules"), body).await, &["start_time"], &[]);
    }
    let schedule = format!("schedules/{}", api.schedule(&experiment).await);
    for right in ["2035-01-01T08:00:00.000Z", "2035-01-01T08:00:00+00:00"] {
        assert_eq!(api.put(&schedule, json!({ "start_time": right })).await["start_time"], right);
    }
}

#[tokio::test]
async fn the_content_of_a_list_is_limited() {
    let api = Api::start().await;
    let project = api.project().await;
    let path = format!("projects/{project}/targeting_lists");
    let with = |name: &str, content: String| {
        let mut list = uploaded_list(name);
        list["list_content"] = json!(content);
        list
    };
    let row = "é".repeat(100);
    api.post(&path, with("rows", format!("{row},{row}\r\n{row}\n{row}"))).await;
    for content in [format!("a,{row}x"), format!("{row}x"), format!("a\n{row}x\nb")] {
        names(&api.post_refused(&path, with("wide", content)).await, &["list_content"], &["name"]);
    }
    let largest = "123456789\n".repeat(500_000);
    names(&api.post_refused(&path, with("long", format!("{largest}1"))).await, &["list_content"], &["name"]);
    let list = api.post(&path, with("largest", largest.clone())).await;
    let update = with("largest", format!("{largest}1"));
    names(&api.put_refused(format!("targeting_lists/{}", list["id"]), update).await, &["list_content"], &["name"]);
}

#[tokio::test]
async fn a_body_is_a_json_object() {
    let api = Api::start().await;
    let project = api.project().await;
    for wrong in [json!([]), json!("text"), json!(7), Value::Null] {
        assert!(api.post_refused("projects", wrong.clone()).await.contains("object"));
        assert!(api.put_refused(format!("projects/{project}"), wrong).await.contains("object"));
    }
}

#[tokio::test]
async fn conditions_that_are_not_a_tree_are_refused() {
    let api = Api::start().await;
    let project = api.project().await;
    let audiences = format!("projects/{project}/audiences");
    let audience = api.post(&audiences, json!({ "name": "Canada" })).await;
    let path = format!("audiences/{}", audience["id"]);
    let wrong = [json!("[and"), json!(""), json!("Canada"), json!("[\"xor\"]"), json!(["not"]), json!({}), json!(7)];
    for conditions in wrong {
        let body = json!({ "name": "Canada", "conditions": conditions });
        names(&api.post_refused(&audiences, body.clone()).await, &["conditions"], &["name"]);
        names(&api.put_refused(&path, body).await, &["conditions"], &["name"]);
    }
    assert_eq!(api.get(&path).await["conditions"], "[]");
    assert_eq!(api.get(&audiences).await.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn a_list_of_conditions_stands_for_its_text() {
    let api = Api::start().await;
    let audiences = format!("projects/{}/audiences", api.project().await);
    let audience = api.post(&audiences, json!({ "name": "Nobody", "conditions": [] })).await;
    assert_eq!(audience["conditions"], "[]");
    let list = json!(["and", { "type": "location", "value": "CA" }]);
    let changed = api.put(format!("audiences/{}", audience["id"]), json!({ "conditions": list })).await;
    assert_eq!(changed["conditions"], r#"["and",{"type":"location","value":"CA"}]"#);
    let spaced = r#"[ "and",  {"type": "location", "value": "CA"} ]"#;
    let changed = api.put(format!("audiences/{}", audience["id"]), json!({ "conditions": spaced })).await;
    assert_eq!(changed["conditions"], spaced, "a text is kept to the last space");
}

#[tokio::test]
async fn an_update_may_empty_what_a_create_requires_and_not_what_every_update_does() {
    let api = Api::start().await;
    let project = api.project().await;
    let path = format!("experiments/{}", api.experiment(&project).await);
    let changed = api.put(&path, json!({ "description": "", "edit_url": "", "status": "Running" })).await;
    assert_eq!((&changed["description"], &changed["status"]), (&json!(""), &json!("Running")));
    let list = api.post(format!("projects/{project}/targeting_lists"), uploaded_list("plans")).await;
    let mut emptied = uploaded_list("plans");
    emptied["key_fields"] = json!("");
    names(&api.put_refused(format!("targeting_lists/{}", list["id"]), emptied).await, &["key_fields"], &["name"]);
}
