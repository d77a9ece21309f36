//! The search over the account, and the summaries of experiments and campaigns.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

/// The names of what a search finds.
#[track_caller]
fn found(api: &Api, query: &str) -> Vec<Value> {
    each(&api.get(format!("search?{query}")), "name")
}

/// The names in the summaries of a project.
#[track_caller]
fn summaries(api: &Api, project: &Value, query: &str) -> Vec<Value> {
    each(&api.get(format!("experiment_summaries?project_id={project}{query}")), "name")
}

#[test]
fn a_search_finds_names_whatever_their_case() {
    let api = Api::start();
    let project = api.project("Shop");
    let audience = api.audience(&project, "Big spenders");
    api.audience(&project, "Visitors");
    let found = api.get("search?query=BIG%20sp");
    assert_eq!(found.as_array().unwrap().len(), 1);
    let result = &found[0];
    assert_eq!((&result["id"], &result["type"]), (&audience, &json!("audience")));
    assert_eq!((&result["project_id"], &result["archived"]), (&project, &json!(false)));
    assert!(result["created"].is_string() && result["last_modified"].is_string(), "{result}");
    assert_eq!(result.get("project_name"), None);
}

#[test]
fn a_search_needs_its_text_and_finds_all_without_any() {
    let api = Api::start();
    let project = api.project("Shop");
    api.audience(&project, "Big spenders");
    assert_eq!(api.refused(400, "GET", "search", Value::Null), "query is required");
    assert_eq!(found(&api, "query="), ["Big spenders"]);
    assert_eq!(found(&api, "query=nothing"), [""; 0]);
}

#[test]
fn a_full_search_looks_at_keys_and_descriptions() {
    let api = Api::start();
    let project = api.project("Shop");
    api.post(format!("projects/{project}/custom_events"), json!({ "key": "paid", "name": "Checkout" }));
    api.post("audiences", json!({ "project_id": project, "name": "Spenders", "description": "They paid" }));
    assert_eq!(found(&api, "query=PAID"), [""; 0]);
    assert_eq!(found(&api, "query=PAID&fullsearch=true"), ["Spenders", "Checkout"]);
}

#[test]
fn a_search_is_limited_to_kinds_of_objects() {
    let api = Api::start();
    let project = api.project("Shop");
    api.experiment(&project, "Cart");
    api.audience(&project, "Cart");
    let types = |query: &str| each(&api.get(format!("search?query=cart&{query}")), "type");
    assert_eq!(types(""), ["experiment", "audience", "page", "event"]);
    assert_eq!(types("type=page&type=event"), ["page", "event"]);
    assert_eq!(types("type=flag"), [""; 0]);
    let problem = api.refused(400, "GET", "search?query=cart&type=shop", Value::Null);
    assert!(problem.starts_with("type has to be one of"), "{problem}");
}

#[test]
fn a_search_is_limited_to_types_of_experiments_and_campaigns() {
    let api = Api::start();
    let project = api.project("Shop");
    api.experiment(&project, "Cart");
    api.audience(&project, "Cart");
    assert_eq!(found(&api, "query=cart&type_expand=a/b"), ["Cart"]);
    assert_eq!(found(&api, "query=cart&type_expand=multivariate"), [""; 0]);
}

#[test]
fn a_search_is_limited_to_projects_and_types_of_projects() {
    let api = Api::start();
    let (shop, blog) = (api.project("Shop"), api.project("Blog"));
    let app = api.post("projects", json!({ "name": "App", "platform": "custom" }))["id"].clone();
    let stack = json!({ "project_id": app, "name": "Buyers of the app", "conditions": r#"["and"]"# });
    api.post("audiences", stack);
    api.audience(&shop, "Buyers in the shop");
    api.audience(&blog, "Buyers of the blog");
    assert_eq!(found(&api, &format!("query=buyers&project_id={shop}")), ["Buyers in the shop"]);
    let two = format!("query=buyers&project_id={shop}&project_id={blog}");
    assert_eq!(found(&api, &two), ["Buyers in the shop", "Buyers of the blog"]);
    assert_eq!(found(&api, "query=buyers&project_type=custom"), ["Buyers of the app"]);
}

#[test]
fn a_search_leaves_out_what_is_archived_unless_it_is_asked_for() {
    let api = Api::start();
    let project = api.project("Shop");
    let page = api.page(&project, "Old cart");
    api.page(&project, "New cart");
    api.delete(format!("pages/{page}"));
    assert_eq!(found(&api, "query=cart"), ["New cart"]);
    assert_eq!(found(&api, "query=cart&archived=false"), ["New cart"]);
    assert_eq!(found(&api, "query=cart&archived=true"), ["Old cart", "New cart"]);
}

#[test]
fn a_search_is_limited_to_statuses() {
    let api = Api::start();
    let project = api.project("Shop");
    let [running, paused, archived] = ["Run", "Rest", "Rot"].map(|name| api.experiment(&project, name));
    api.experiment(&project, "Ready");
    for experiment in [&running, &paused] {
        api.patch(format!("experiments/{experiment}?action=start"), json!({}));
    }
    api.patch(format!("experiments/{paused}?action=pause"), json!({}));
    api.delete(format!("experiments/{archived}"));
    assert_eq!(found(&api, "query=r&status=running"), ["Run"]);
    assert_eq!(found(&api, "query=r&status=running,paused"), ["Run", "Rest"]);
    assert_eq!(found(&api, "query=r&status=archived"), ["Rot"]);
    assert_eq!(found(&api, "query=r&status=not_started"), ["Ready"]);
}

#[test]
fn a_search_finds_the_experiments_of_an_audience() {
    let api = Api::start();
    let project = api.project("Shop");
    let (english, french) = (api.audience(&project, "English"), api.audience(&project, "French"));
    let conditions = format!(r#"["and", {{"audience_id": {english}}}]"#);
    api.experiment_with(&project, "Buttons", json!({ "audience_conditions": conditions }));
    api.experiment(&project, "Links");
    let results = api.get(format!("search?query=&type=experiment&audience_id={english}"));
    assert_eq!((each(&results, "name"), &results[0]["audience_ids"]), (vec![json!("Buttons")], &json!([english])));
    assert_eq!(found(&api, &format!("query=&type=experiment&audience_id={french}")), [""; 0]);
}

#[test]
fn a_search_adds_details_on_request() {
    let api = Api::start();
    let project = api.project("Shop");
    api.experiment(&project, "Buttons");
    let first = |query: &str| api.get(format!("search?query=buttons{query}"))[0].clone();
    let plain = first("");
    assert_eq!((plain.get("project_name"), plain.get("experiment_type")), (None, None));
    let expanded = first("&expand=project_name,experiment_type");
    assert_eq!((&expanded["project_name"], &expanded["experiment_type"]), (&json!("Shop"), &json!("a/b")));
}

#[test]
fn a_search_is_sorted_and_comes_in_pages() {
    let api = Api::start();
    let project = api.project("Shop");
    for name in ["b cart", "C cart", "a cart"] {
        api.audience(&project, name);
    }
    assert_eq!(found(&api, "query=cart&sort=name"), ["a cart", "b cart", "C cart"]);
    assert_eq!(found(&api, "query=cart&sort=id&order=desc"), ["a cart", "C cart", "b cart"]);
    let answer = api.send("GET", "search?query=cart&sort=name&per_page=2", &Value::Null);
    assert_eq!(each(&answer.json(), "name"), ["a cart", "b cart"]);
    assert!(answer.link.unwrap().contains("page=2>; rel=next"));
    assert_eq!(found(&api, "query=cart&sort=name&per_page=2&page=2"), ["C cart"]);
    let problem = api.refused(400, "GET", "search?query=cart&sort=colour", Value::Null);
    assert!(problem.starts_with("sort has to be one of id, name"), "{problem}");
}

#[test]
fn the_campaign_and_the_page_of_a_single_experiment_are_not_found() {
    let api = Api::start();
    let project = api.project("Shop");
    let targeting = json!({ "edit_url": "https://shop.example/" });
    api.experiment_with(&project, "Hi", json!({ "page_ids": [], "url_targeting": targeting }));
    api.campaign(&project, "Ho");
    assert_eq!(found(&api, "query=&type=campaign"), ["Ho"]);
    assert_eq!(found(&api, "query=&type=page"), ["Hi", "Ho"]);
    assert_eq!(summaries(&api, &project, ""), ["Hi", "Ho"]);
}

#[test]
fn summaries_are_of_the_experiments_and_campaigns_of_a_project() {
    let api = Api::start();
    let (shop, blog) = (api.project("Shop"), api.project("Blog"));
    let (experiment, campaign) = (api.experiment(&shop, "Buttons"), api.campaign(&shop, "Banners"));
    api.experiment(&blog, "Titles");
    let list = api.get(format!("experiment_summaries?project_id={shop}"));
    assert_eq!(
        (each(&list, "id"), each(&list, "type")),
        (vec![experiment, campaign], vec![json!("experiment"), json!("campaign")])
    );
    let [first, second] = [&list[0], &list[1]];
    assert_eq!((&first["project_name"], &first["project_id"]), (&json!("Shop"), &shop));
    assert_eq!((&first["experiment_type"], second.get("experiment_type")), (&json!("a/b"), None));
    assert_eq!((&first["status"], &second["status"]), (&json!("not_started"), &json!("not_started")));
    assert_eq!(api.refused(400, "GET", "experiment_summaries", Value::Null), "project_id is required");
}

#[test]
fn summaries_are_listed_by_status_and_without_what_is_archived() {
    let api = Api::start();
    let project = api.project("Shop");
    let [running, archived] = ["Run", "Rot"].map(|name| api.experiment(&project, name));
    api.experiment(&project, "Ready");
    api.patch(format!("experiments/{running}?action=start"), json!({}));
    api.delete(format!("experiments/{archived}"));
    assert_eq!(summaries(&api, &project, ""), ["Run", "Ready"]);
    assert_eq!(summaries(&api, &project, "&archived=true"), ["Run", "Rot", "Ready"]);
    assert_eq!(summaries(&api, &project, "&status=running"), ["Run"]);
    assert_eq!(summaries(&api, &project, "&status=archived"), ["Rot"]);
}

#[test]
fn summaries_are_sorted_by_name_or_by_the_last_change() {
    let api = Api::start();
    let project = api.project("Shop");
    let first = api.campaign(&project, "b");
    api.campaign(&project, "A");
    api.experiment(&project, "c");
    assert_eq!(summaries(&api, &project, "&sort=name"), ["A", "b", "c"]);
    assert_eq!(summaries(&api, &project, "&sort=name&order=desc"), ["c", "b", "A"]);
    api.patch(format!("campaigns/{first}"), json!({ "description": "It is new" }));
    assert_eq!(summaries(&api, &project, "&sort=last_modified"), ["A", "c", "b"]);
}
