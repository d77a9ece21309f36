//! The account: the owner of the token, the plan, the billing, and what visitors were assigned to.

use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

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
fn the_usage_is_filtered_by_platform_text_and_day() {
    let api = Api::start();
    let (account, project) = (account(&api), api.project("Shop"));
    let buttons = running(&api, &project, "Buttons");
    running(&api, &project, "Links");
    let listed = |query: &str| each(&api.get(format!("billing/usage/{account}?{query}")), "experiment_name");
    assert_eq!(listed(&format!("{DAYS}&platforms=web&platforms=edge")).len(), 2);
    assert_eq!(listed(&format!("{DAYS}&platforms=fullstack")), [""; 0]);
    assert_eq!(listed(&format!("{DAYS}&query={buttons}")), ["Buttons"]);
    assert_eq!(listed(&format!("{DAYS}&query=links")), ["Links"]);
    assert_eq!(listed("usage_date_from=2020-01-01&usage_date_to=2020-01-31"), [""; 0]);
    assert_eq!(listed(&format!("{DAYS}&per_page=1&page=2")).len(), 1);
}

#[test]
fn the_usage_counts_the_visitors_of_the_days() {
    let api = Api::start();
    let (account, project) = (account(&api), api.project("Shop"));
    let experiment = api.get(format!("experiments/{}", running(&api, &project, "Buttons")));
    let quiet = running(&api, &project, "Links");
    let event = experiment["metrics"][0]["event_id"].as_u64().unwrap();
    let variations = each(&experiment["variations"], "variation_id");
    for variation in &variations {
        let variation = variation.as_u64().unwrap();
        let early = Traffic::new(variation, event).visitors(7).time("2030-01-01T12:00:00Z".parse().unwrap());
        api.sandbox.record_traffic(early).unwrap();
        let late = Traffic::new(variation, event).visitors(40).time("2030-01-02T23:59:59Z".parse().unwrap());
        api.sandbox.record_traffic(late).unwrap();
    }
    let usage = |from: &str, to: &str, more: &str| {
        let days = format!("usage_date_from={from}&usage_date_to={to}{more}");
        let rows = api.get(format!("billing/usage/{account}?{days}"));
        assert_eq!(rows.as_array().unwrap().len(), 2);
        rows
    };
    let all = usage("2030-01-01", "2030-01-02", "");
    assert_eq!(each(&all, "experiment_id"), [experiment["id"].clone(), quiet.clone()], "the most come first");
    assert_eq!(each(&all, "impression_count"), [94, 0]);
    assert_eq!(each(&usage("2030-01-01", "2030-01-01", "&order=asc"), "impression_count"), [0, 14]);
    assert_eq!(each(&usage("2030-01-02", "2030-01-31", ""), "impression_count"), [80, 0]);
    assert_eq!(api.get("plan")["product_usages"][0]["projects"], json!({ project.to_string(): 94 }));
    assert_eq!(api.get(format!("billing/usage/{account}/summary"))["usage"], 94);
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

#[test]
fn a_visitor_is_assigned_to_one_variation_of_each_experiment_that_has_run() {
    let api = Api::start();
    let (account, project) = (account(&api), api.project("Shop"));
    api.experiment(&project, "Links");
    let experiment = running(&api, &project, "Buttons");
    let history = |visitor: &str| api.get(format!("attribution/{account}/visitor/{visitor}"));
    let first = history("a%20b");
    assert_eq!((&first["account_id"], &first["visitor_id"]), (&account, &json!("a b")));
    let decisions = first["bucketing_history"].as_array().unwrap();
    assert_eq!((decisions.len(), &decisions[0]["experiment_id"]), (1, &experiment));
    assert!(decisions[0]["timestamp"].as_u64().unwrap() > 1_500_000_000_000);
    assert_eq!(first, history("a%20b"), "it is always the same one");

    let variations = each(&api.get(format!("experiments/{experiment}"))["variations"], "variation_id");
    let seen: Vec<_> =
        (0..40).map(|visitor| history(&visitor.to_string())["bucketing_history"][0]["variation_id"].clone()).collect();
    assert!(variations.iter().all(|variation| seen.contains(variation)), "each has half of the visitors");
    assert!(seen.iter().all(|variation| variations.contains(variation)));
}

#[test]
fn the_decisions_for_a_visitor_are_those_of_an_interval() {
    let api = Api::start();
    let (account, project) = (account(&api), api.project("Shop"));
    running(&api, &project, "Buttons");
    let count = |query: &str| {
        let history = api.get(format!("attribution/{account}/visitor/a?{query}"));
        history["bucketing_history"].as_array().unwrap().len()
    };
    assert_eq!(count("start_time=2020-01-01T00:00:00Z&end_time=2999-01-01T00:00:00Z"), 1);
    assert_eq!(count("start_time=2020-01-01T00:00:00Z&end_time=2021-01-01T00:00:00Z"), 0);
}

#[tokio::test]
async fn the_typed_client_reads_all_of_it() {
    let api = Api::start();
    let client = api.sandbox.client();
    let project = api.project("Shop");
    running(&api, &project, "Buttons");
    let me = client.me().expand(["accounts"]).await.unwrap();
    let account = me.accounts[0].id;
    assert_eq!(client.plan().await.unwrap().account_id, Some(account));
    let days = ["2020-01-01", "2999-12-31"].map(|day| day.parse::<Date>().unwrap());
    let [from, to] = days;
    assert_eq!(client.impression_usages().list(account, from, to).await.unwrap().len(), 1);
    assert_eq!(client.usage_summary(account).await.unwrap().usage, 0);
    assert_eq!(client.bucketing(account, "visitor").await.unwrap().bucketing_history.len(), 1);
    assert_eq!(client.search_results().list("buttons").await.unwrap().len(), 3);
    assert_eq!(client.experiment_summaries().list(project.as_u64().unwrap()).await.unwrap().len(), 1);
    assert_eq!(client.collaborators().list().await.unwrap().len(), 1);
}
