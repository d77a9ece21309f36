//! The account: the owner of the token, the plan, the billing, and what visitors were assigned to.

use optimizely_rest::v2::Date;
use serde_json::{Value, json};

use crate::support::v2_sandbox::Api;

const DAYS: &str = "usage_date_from=2020-01-01&usage_date_to=2999-12-31";

/// The ID of the account.
#[track_caller]
fn account(api: &Api) -> Value {
    api.get("me")["current_account"]["id"].clone()
}

/// An experiment that runs.
#[track_caller]
fn running(api: &Api, project: &Value, name: &str) -> Value {
    let experiment = api.experiment(project, name);
    api.patch(format!("experiments/{experiment}?action=start"), json!({}));
    experiment
}

#[test]
fn the_token_is_that_of_the_owner() {
    let api = Api::start();
    api.project("Shop");
    let me = api.get("me");
    assert_eq!(me["id"].as_str().unwrap().len(), "5e1d9c1a-7c1e-4b52-9d0c-2f6a5e0c7b11".len());
    assert!(me["profile"]["email"].as_str().unwrap().contains('@'));
    let names: Vec<_> = me.as_object().unwrap().keys().collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!(me["current_account"].as_object().unwrap().len(), 1);
}

#[test]
fn the_accounts_the_roles_and_the_features_of_the_owner_are_added_on_request() {
    let api = Api::start();
    let project = api.project("Shop");
    let me = api.get("me?expand=accounts,project_roles");
    assert_eq!(me["accounts"], json!([{ "id": account(&api), "name": "Sandbox" }]));
    assert_eq!(me["project_roles"], json!([{ "project_id": project, "role": "administrator" }]));
    assert_eq!(me["current_account"].get("features"), None);
    for query in ["include_features=true", "expand=current_account.features"] {
        let me = api.get(format!("me?{query}"));
        let feature = &me["current_account"]["features"]["personalization"];
        assert_eq!(feature["feature_id"], "personalization", "{query}");
    }
}

#[test]
fn every_object_that_has_an_account_has_the_one_of_the_token() {
    let api = Api::start();
    let account = account(&api);
    let project = api.post("projects", json!({ "name": "Shop" }));
    assert_eq!(project["account_id"], account);
    assert_eq!(api.get("plan")["account_id"], account);
}

#[test]
fn the_plan_counts_impressions_by_project() {
    let api = Api::start();
    let project = api.project("Shop");
    running(&api, &project, "Buttons");
    let plan = api.get("plan");
    assert_eq!((&plan["status"], &plan["unit_of_measurement"]), (&json!("active"), &json!("Impressions")));
    let usage = &plan["product_usages"][0];
    assert_eq!((&usage["product_name"], &usage["allocation_term_in_months"]), (&json!("Impressions"), &json!(12)));
    assert_eq!(usage["projects"], json!({ project.to_string(): 0 }));
    assert!(usage["start_time"].as_str().unwrap() < usage["end_time"].as_str().unwrap());
}

#[test]
fn the_usage_lists_the_experiments_that_have_run() {
    let api = Api::start();
    let (account, project) = (account(&api), api.project("Shop"));
    api.experiment(&project, "Links");
    let experiment = running(&api, &project, "Buttons");
    assert_eq!(
        api.get(format!("billing/usage/{account}?{DAYS}")),
        json!([{
            "experiment_id": experiment,
            "experiment_name": "Buttons",
            "experiment_status": "Running",
            "impression_count": 0,
            "platform": "web",
            "project_id": project,
            "project_name": "Shop",
        }])
    );
}

#[test]
fn the_usage_needs_both_days_and_is_sorted_by_impressions_only() {
    let api = Api::start();
    let account = account(&api);
    let refused = |query: &str| api.refused(400, "GET", format!("billing/usage/{account}{query}"), Value::Null);
    assert_eq!(refused(""), "usage_date_from, usage_date_to is required");
    assert_eq!(refused("?usage_date_from=2026-01-01"), "usage_date_to is required too");
    let odd = "?usage_date_from=yesterday&usage_date_to=2026-01-01";
    assert_eq!(refused(odd), "usage_date_from has to be a date, as 2015-01-31");
    assert_eq!(refused(&format!("?{DAYS}&sort=name")), "sort has to be impression_count, and is name");
    assert_eq!(api.get(format!("billing/usage/{account}?{DAYS}&sort=impression_count&order=asc")), json!([]));
}

#[test]
fn the_summary_of_the_usage_compares_it_with_the_allowance() {
    let api = Api::start();
    let summary = api.get(format!("billing/usage/{}/summary", account(&api)));
    assert_eq!((&summary["usage"], &summary["usage_percentage"]), (&json!(0), &json!(0.0)));
    assert!(summary["allowance"].as_u64().unwrap() > 0);
    let day = |name: &str| summary[name].as_str().unwrap().parse::<Date>().unwrap();
    assert!(day("start_date") <= day("last_update_date") && day("last_update_date") <= day("end_date"));
}

#[test]
fn other_accounts_are_closed() {
    let api = Api::start();
    for path in [format!("billing/usage/7?{DAYS}"), "billing/usage/7/summary".into(), "attribution/7/visitor/a".into()]
    {
        let problem = api.refused(403, "GET", &path, Value::Null);
        assert_eq!(problem, "the token gives no access to the account 7", "{path}");
    }
}
