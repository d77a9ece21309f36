//! Subject access requests, and jobs that the API repeats.

use std::time::Duration;

use optimizely_rest::v2::Timestamp;
use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

fn request(data_type: &str, identifier_type: &str, identifier: &str) -> Value {
    json!({
        "request_type": "access",
        "data_type": data_type,
        "identifier_type": identifier_type,
        "identifier": identifier,
    })
}

fn job(project: &Value) -> Value {
    json!({ "project_id": project, "job_type": "project_results", "frequency": "weekly" })
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

#[test]
fn a_request_waits_and_has_a_deadline_in_thirty_days() {
    let api = Api::start();
    let made = api.post("subject-access-requests", request("visitor", "email", "ann@shop.example"));
    assert_eq!(made["status"], "pending");
    assert_eq!(made["account_id"], api.get("me")["current_account"]["id"]);
    let time = |name: &str| made[name].as_str().unwrap().parse::<Timestamp>().unwrap().to_system_time().unwrap();
    let left = time("sla_deadline_time").duration_since(time("requested_at_time")).unwrap();
    assert!(left.abs_diff(Duration::from_secs(30 * 86_400)) < Duration::from_secs(60), "{left:?}");
    assert_eq!(made.get("export_location"), None, "there is nothing to fetch");
    assert_eq!(made.get("expired_at_time"), None);
    assert_eq!(api.get(format!("subject-access-requests/{}", made["id"])), made);
}

#[test]
fn a_user_is_identified_by_email_only() {
    let api = Api::start();
    let refused = |body: Value| api.refused(400, "POST", "subject-access-requests", body);
    let other = refused(request("user", "fullstack_id", "7"));
    assert_eq!(other, "identifier_type has to be \"email\" if data_type is \"user\"");
    assert_eq!(refused(request("user", "email", "ann")), "identifier has to be an email address");
    api.post("subject-access-requests", request("user", "email", "ann@shop.example"));
    api.post("subject-access-requests", request("visitor", "fullstack_id", "7"));
}

#[test]
fn a_request_needs_all_its_fields_and_cannot_be_withdrawn() {
    let api = Api::start();
    let problem = api.refused(400, "POST", "subject-access-requests", json!({ "data_type": "visitor" }));
    for field in ["request_type", "identifier_type", "identifier"] {
        assert!(problem.contains(&format!("{field} is required")), "{problem}");
    }
    let long = request("visitor", "other", &"x".repeat(356));
    assert_eq!(api.refused(400, "POST", "subject-access-requests", long), "identifier has more than 355 characters");
    let made = api.post("subject-access-requests", request("visitor", "other", "7"));
    api.refused(405, "DELETE", format!("subject-access-requests/{}", made["id"]), Value::Null);
    assert_eq!(each(&api.get("subject-access-requests?per_page=1"), "id"), [made["id"].clone()]);
}

#[test]
fn a_job_has_empty_lists_and_channels_unless_it_names_some() {
    let api = Api::start();
    let project = api.project("Shop");
    let made = api.post("scheduled-jobs", job(&project));
    assert_eq!(made["account_id"], api.get("me")["current_account"]["id"]);
    let lists = ["campaign_ids", "experiment_ids"].map(|name| &made[name]);
    assert_eq!(lists, [&json!([]), &json!([])]);
    assert_eq!((&made["output_channels"], &made["archived"]), (&json!({}), &json!(false)));
    let channels = json!({ "email": ["ann@shop.example"] });
    let made = api.post("scheduled-jobs", with(job(&project), "output_channels", channels.clone()));
    assert_eq!(made["output_channels"], channels);
}

#[test]
fn a_job_is_about_the_campaigns_and_experiments_of_its_project() {
    let api = Api::start();
    let (shop, blog) = (api.project("Shop"), api.project("Blog"));
    let (experiment, campaign) = (api.experiment(&shop, "Buttons"), api.campaign(&blog, "Banners"));
    let refused = |body: Value| api.refused(400, "POST", "scheduled-jobs", body);
    assert_eq!(refused(job(&json!(7))), "project_id: there is no project 7");
    assert_eq!(
        refused(with(job(&shop), "campaign_ids", json!([campaign]))),
        format!("campaign_ids: there is no campaign {campaign} in the project {shop}")
    );
    assert_eq!(
        refused(with(job(&shop), "experiment_ids", json!([7]))),
        format!("experiment_ids: there is no experiment 7 in the project {shop}")
    );
    assert_eq!(refused(with(job(&shop), "output_channels", json!([]))), "output_channels has to be an object");
    let made = api.post("scheduled-jobs", with(job(&shop), "experiment_ids", json!([experiment])));
    let moved = api.refused(400, "PATCH", format!("scheduled-jobs/{}", made["id"]), json!({ "project_id": blog }));
    assert_eq!(moved, format!("experiment_ids: there is no experiment {experiment} in the project {blog}"));
}

#[test]
fn jobs_are_listed_whole_and_archived_by_a_delete() {
    let api = Api::start();
    let project = api.project("Shop");
    let ids: Vec<_> = (0..30).map(|_| api.post("scheduled-jobs", job(&project))["id"].clone()).collect();
    assert_eq!(each(&api.get("scheduled-jobs"), "id"), ids);
    let path = format!("scheduled-jobs/{}", ids[0]);
    api.delete(&path);
    assert_eq!(api.get(&path)["archived"], true);
    api.delete(&path);
    assert_eq!(api.patch(&path, json!({ "archived": false }))["archived"], false);
    assert_eq!(api.patch(&path, json!({ "frequency": "daily" }))["frequency"], "daily");
}
