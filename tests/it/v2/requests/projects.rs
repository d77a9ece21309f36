//! Projects and what belongs to the account.

use optimizely_rest::v2::*;
use serde_json::json;

use crate::support::bodies::v2::a_project_named;
use crate::support::v2::{NOTHING, client, expect, expect_get, expect_list, expect_refusal};

#[test]
fn projects_are_read_and_listed_without_a_parent() {
    expect(client().projects().get(5024793028722690).request(), "GET", "projects/5024793028722690", NOTHING);
    expect_list(client().projects().list().request(), "projects", &[]);
}

#[test]
fn a_project_is_created_by_its_name() {
    let least = client().projects().create(a_project_named("Shop"));
    expect(least.request(), "POST", "projects", json!({ "name": "Shop" }));
    let snippet = WebSnippet::new()
        .include_jquery(false)
        .library(Library::Jquery1_6_4Full)
        .project_javascript("window.shop = {};")
        .enable_force_variation(true)
        .exclude_disabled_experiments(true)
        .exclude_names(false)
        .ip_anonymization(true)
        .ip_filter("^192\\.0\\.2\\.")
        .visitor_id_locator_type(VisitorIdLocator::LocalStorage)
        .visitor_id_locator_name("visitor");
    let all = a_project_named("Shop")
        .description("The shop and its checkout.")
        .platform(Platform::Custom)
        .sdks([Sdk::Python, Sdk::AndroidTv])
        .status(ProjectStatus::Archived)
        .confidence_threshold(0.95)
        .web_snippet(snippet)
        .dcp_service_id(121)
        .third_party_platform(ThirdPartyPlatform::Salesforce)
        .is_flags_enabled(true);
    let body = json!({
        "name": "Shop",
        "description": "The shop and its checkout.",
        "platform": "custom",
        "sdks": ["python", "android_tv"],
        "status": "archived",
        "confidence_threshold": 0.95,
        "web_snippet": {
            "include_jquery": false,
            "library": "jquery-1.6.4-full",
            "project_javascript": "window.shop = {};",
            "enable_force_variation": true,
            "exclude_disabled_experiments": true,
            "exclude_names": false,
            "ip_anonymization": true,
            "ip_filter": "^192\\.0\\.2\\.",
            "visitor_id_locator_type": "localStorage",
            "visitor_id_locator_name": "visitor",
        },
        "dcp_service_id": 121,
        "third_party_platform": "salesforce",
        "is_flags_enabled": true,
    });
    expect(client().projects().create(all).request(), "POST", "projects", body);
}

#[test]
fn a_project_is_changed_in_part() {
    let projects = client().projects();
    let rename = projects.update(5, ProjectUpdate::new().name("Store"));
    expect(rename.request(), "PATCH", "projects/5", json!({ "name": "Store" }));
    let all = ProjectUpdate::new()
        .name("Store")
        .description("")
        .status(ProjectStatus::Active)
        .confidence_threshold(0.9)
        .web_snippet(WebSnippet::new().ip_anonymization(true))
        .dcp_service_id(122);
    let body = json!({
        "name": "Store",
        "description": "",
        "status": "active",
        "confidence_threshold": 0.9,
        "web_snippet": { "ip_anonymization": true },
        "dcp_service_id": 122,
    });
    expect(projects.update(5, all).request(), "PATCH", "projects/5", body);
    expect(projects.update(5, ProjectUpdate::new()).request(), "PATCH", "projects/5", json!({}));
}

#[test]
fn a_project_that_the_api_would_refuse_is_not_sent() {
    let with = |threshold| client().projects().create(a_project_named("Shop").confidence_threshold(threshold));
    expect_refusal(with(0.4).request(), "confidence_threshold");
    expect_refusal(with(1.1).request(), "confidence_threshold");
    expect_refusal(with(f64::NAN).request(), "confidence_threshold");
    let filter = |length| WebSnippet::new().ip_filter("x".repeat(length));
    let with = |length| client().projects().update(5, ProjectUpdate::new().web_snippet(filter(length)));
    assert_eq!(with(1500).request().invalid(), None);
    expect_refusal(with(1501).request(), "ip_filter");
}

#[test]
fn scheduled_jobs_belong_to_the_account() {
    let jobs = client().scheduled_jobs();
    expect(jobs.get(31).request(), "GET", "scheduled-jobs/31", NOTHING);
    expect(jobs.list().request(), "GET", "scheduled-jobs", NOTHING);
    expect(jobs.archive(31).request(), "DELETE", "scheduled-jobs/31", NOTHING);
    let new = NewScheduledJob::new(5, JobType::ProjectResults, Frequency::Daily);
    let body = json!({ "project_id": 5, "job_type": "project_results", "frequency": "daily" });
    expect(jobs.create(new).request(), "POST", "scheduled-jobs", body);
    let new = NewScheduledJob::new(5, JobType::ProjectResults, Frequency::Weekly)
        .campaign_ids([6])
        .experiment_ids([7, 8])
        .output_channels(json!({ "email": ["ann@shop.example"] }));
    let body = json!({
        "project_id": 5,
        "job_type": "project_results",
        "frequency": "weekly",
        "campaign_ids": [6],
        "experiment_ids": [7, 8],
        "output_channels": { "email": ["ann@shop.example"] },
    });
    expect(jobs.create(new).request(), "POST", "scheduled-jobs", body);
    let update = ScheduledJobUpdate::new()
        .project_id(6)
        .job_type(JobType::ProjectResults)
        .frequency(Frequency::Daily)
        .campaign_ids(Vec::<CampaignId>::new())
        .experiment_ids([9])
        .output_channels(json!({}))
        .archived(false);
    let body = json!({
        "project_id": 6,
        "job_type": "project_results",
        "frequency": "daily",
        "campaign_ids": [],
        "experiment_ids": [9],
        "output_channels": {},
        "archived": false,
    });
    expect(jobs.update(31, update).request(), "PATCH", "scheduled-jobs/31", body);
}

#[test]
fn requests_about_stored_data_are_made_and_never_changed() {
    let requests = client().subject_access_requests();
    expect(requests.get(77).request(), "GET", "subject-access-requests/77", NOTHING);
    expect_list(requests.list().request(), "subject-access-requests", &[]);
    let new = |identifier: String| {
        let (what, whose) = (AccessRequestType::Delete, AccessDataType::Visitor);
        NewSubjectAccessRequest::new(what, whose, AccessIdentifierType::FullstackId, identifier)
    };
    let body = json!({
        "request_type": "delete",
        "data_type": "visitor",
        "identifier_type": "fullstack_id",
        "identifier": "user-7",
    });
    expect(requests.create(new("user-7".to_owned())).request(), "POST", "subject-access-requests", body);
    expect_refusal(requests.create(new("x".repeat(356))).request(), "identifier");
}

#[test]
fn collaborators_and_invitations_are_filtered_by_projects() {
    expect(client().collaborators().list().request(), "GET", "collaborators", NOTHING);
    let query = [("project_id", "5"), ("project_id", "6")];
    expect_get(client().collaborators().list().projects([5, 6]).request(), "collaborators", &query);
    expect_get(client().invitations().list().projects([5, 6]).request(), "invitations", &query);
}

#[test]
fn collaborators_are_created_as_a_list() {
    let ann = UserProfile::new("ann@shop.example")
        .first_name("Ann")
        .last_name("Miller")
        .profile_image("https://shop.example/ann.png");
    let roles = [ProjectRole::new(5, Role::Publisher)];
    let bob = NewCollaborator::new(UserProfile::new("bob@shop.example"), []);
    let body = json!([
        {
            "profile": {
                "email": "ann@shop.example",
                "first_name": "Ann",
                "last_name": "Miller",
                "profile_image": "https://shop.example/ann.png",
            },
            "project_roles": [{ "project_id": 5, "role": "publisher" }],
        },
        { "profile": { "email": "bob@shop.example" }, "project_roles": [] },
    ]);
    let new = [NewCollaborator::new(ann, roles), bob.clone()];
    expect(client().collaborators().create(new).request(), "POST", "collaborators", body);
    let wrong = NewCollaborator::new(UserProfile::new("bob@shop.example"), [ProjectRole::new(0, Role::Viewer)]);
    expect_refusal(client().collaborators().create([bob, wrong]).request(), "ProjectId");
    let none: [NewCollaborator; 0] = [];
    expect_refusal(client().collaborators().create(none).request(), "empty");
}

#[test]
fn a_filter_without_a_value_is_refused_since_it_would_list_everything() {
    let none: [u64; 0] = [];
    let call = client().collaborators().list().projects(none);
    assert_eq!(
        call.request().invalid(),
        Some("project_id has no values: without this parameter, the API returns everything")
    );
}

#[test]
fn the_usage_of_an_account_is_listed_for_days() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let usage = client().impression_usages().list(9, day("2026-01-01"), day("2026-01-31"));
    let days = [("usage_date_from", "2026-01-01"), ("usage_date_to", "2026-01-31")];
    expect_list(usage.request(), "billing/usage/9", &days);
    let usage = usage
        .platforms([BillingPlatform::Edge, BillingPlatform::Web])
        .query("button")
        .sort("impression_count")
        .order(SortOrder::Asc);
    let filters = [
        ("platforms", "edge"),
        ("platforms", "web"),
        ("query", "button"),
        ("sort", "impression_count"),
        ("order", "asc"),
    ];
    expect_list(usage.request(), "billing/usage/9", &[&days[..], &filters[..]].concat());
}

#[test]
fn a_search_has_its_text_and_filters_in_the_query() {
    expect_list(client().search_results().list("button").request(), "search", &[("query", "button")]);
    let search = client()
        .search_results()
        .list("button & cart")
        .projects([5, 6])
        .project_types(["web"])
        .kinds([SearchType::Experiment, SearchType::Page])
        .type_expand(["campaign"])
        .audiences([7])
        .environment_key("production")
        .statuses([ExperimentStatus::Running, ExperimentStatus::NotStarted])
        .archived(true)
        .fullsearch(false)
        .expand([SearchDetail::ProjectName, SearchDetail::FeatureKey])
        .sort("name")
        .order(SortOrder::Desc);
    let query = [
        ("query", "button & cart"),
        ("project_id", "5"),
        ("project_id", "6"),
        ("project_type", "web"),
        ("type", "experiment"),
        ("type", "page"),
        ("type_expand", "campaign"),
        ("audience_id", "7"),
        ("environment_key", "production"),
        ("status", "running,not_started"),
        ("archived", "true"),
        ("fullsearch", "false"),
        ("expand", "project_name,feature_key"),
        ("sort", "name"),
        ("order", "desc"),
    ];
    expect_list(search.request(), "search", &query);
    let without = client().list::<SearchResult>(());
    assert_eq!(without.request().invalid(), Some("a list of search results needs the query parameter `query`"));
}

#[test]
fn the_changes_of_a_project_are_listed_by_time_user_and_object() {
    expect_list(client().changes().list(5).request(), "changes", &[("project_id", "5")]);
    let since: Timestamp = "2026-01-01T08:00:00Z".parse().unwrap();
    let changes = client()
        .changes()
        .list(5)
        .since(since.clone())
        .until(since)
        .ids([1, 2])
        .users(["0d0a4b1e-3f4d-4a4c-9d2b-5e6f7a8b9c0d"])
        .entity_types([EntityType::Experiment, EntityType::ExperimentAb])
        .entities(["experiment:123", "page:9"])
        .source(ChangeSource::Api);
    let query = [
        ("project_id", "5"),
        ("start_time", "2026-01-01T08:00:00Z"),
        ("end_time", "2026-01-01T08:00:00Z"),
        ("id", "1"),
        ("id", "2"),
        ("user", "0d0a4b1e-3f4d-4a4c-9d2b-5e6f7a8b9c0d"),
        ("entity_type", "experiment"),
        ("entity_type", "experiment:a/b"),
        ("entity", "experiment:123"),
        ("entity", "page:9"),
        ("source", "api"),
    ];
    expect_list(changes.request(), "changes", &query);
}

#[test]
fn webhooks_are_the_only_objects_that_are_deleted() {
    let webhooks = client().webhooks();
    expect(webhooks.get("77").request(), "GET", "webhooks/77", NOTHING);
    expect(webhooks.delete("77").request(), "DELETE", "webhooks/77", NOTHING);
    expect_list(webhooks.list(5).request(), "projects/5/webhooks", &[]);
    let events = [WebhookEvent::DatafileUpdated, WebhookEvent::RulesetDeleted];
    let new = NewWebhook::new(5, "Deploy", "https://shop.example/hook", "Purges the CDN.", events.clone());
    let body = json!({
        "name": "Deploy",
        "url": "https://shop.example/hook",
        "description": "Purges the CDN.",
        "events": ["project.datafile_updated", "project.ruleset_deleted"],
    });
    expect(webhooks.create(new).request(), "POST", "projects/5/webhooks", body.clone());
    let update = WebhookUpdate::new("Deploy", "https://shop.example/hook", "Purges the CDN.", events);
    expect(webhooks.update("77", update).request(), "PATCH", "webhooks/77", body);
}
