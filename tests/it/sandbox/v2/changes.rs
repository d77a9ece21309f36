//! The change history: it is fed by what happens, and it can be filtered and watched.

use futures_util::TryStreamExt as _;
use optimizely_rest::v2::{ChangeRecordType, Sandbox, Timestamp};
use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

/// The history of a project, the newest change first.
#[track_caller]
fn history(api: &Api, project: &Value, query: &str) -> Value {
    api.get(format!("changes?project_id={project}{query}"))
}

/// The kinds of the changes that a query selects, the newest first.
#[track_caller]
fn kinds(api: &Api, project: &Value, query: &str) -> Vec<Value> {
    each(&history(api, project, query), "change_type")
}

/// The change of one property.
#[track_caller]
fn change<'a>(record: &'a Value, property: &str) -> &'a Value {
    let changes = record["changes"].as_array().unwrap();
    changes.iter().find(|change| change["property"] == property).unwrap_or(&Value::Null)
}

#[test]
fn a_create_is_recorded_with_the_values_of_the_new_object() {
    let api = Api::start();
    let project = api.project("Shop");
    let audience = api.audience(&project, "English");
    let record = &history(&api, &project, "")[0];
    assert_eq!((&record["change_type"], &record["source"]), (&json!("create"), &json!("api")));
    assert_eq!(record["summary"], "The audience \"English\" was created.");
    assert_eq!((&record["entity"]["id"], &record["project_id"]), (&audience, &project));
    assert_eq!(
        change(record, "name"),
        &json!({ "property": "name", "description": "name was set", "after": "English" })
    );
    let projects = &history(&api, &project, "&entity_type=project")[0];
    assert_eq!(projects["summary"], "The project \"Shop\" was created.");
}

#[test]
fn an_update_is_recorded_with_each_property_before_and_after() {
    let api = Api::start();
    let project = api.project("Shop");
    let audience = api.audience(&project, "English");
    api.patch(format!("audiences/{audience}"), json!({ "name": "Brits", "description": "In London" }));
    let record = &history(&api, &project, "")[0];
    assert_eq!(record["change_type"], "update");
    assert_eq!(record["summary"], "The audience \"Brits\" was changed: name, description.");
    assert_eq!(
        record["changes"],
        json!([
            { "property": "name", "description": "name was changed", "before": "English", "after": "Brits" },
            { "property": "description", "description": "description was set", "after": "In London" },
        ])
    );
}

#[test]
fn an_update_that_changes_nothing_is_not_recorded() {
    let api = Api::start();
    let project = api.project("Shop");
    let audience = api.audience(&project, "English");
    api.patch(format!("audiences/{audience}"), json!({ "name": "English" }));
    api.patch(format!("audiences/{audience}"), json!({}));
    assert_eq!(kinds(&api, &project, "&entity_type=audience"), ["create"]);
}

#[test]
fn a_request_that_is_refused_is_not_recorded() {
    let api = Api::start();
    let project = api.project("Shop");
    let page = api.page(&project, "Cart");
    api.refused(400, "PATCH", format!("pages/{page}"), json!({ "name": 7 }));
    api.delete(format!("pages/{page}"));
    api.refused(410, "DELETE", format!("pages/{page}"), Value::Null);
    assert_eq!(kinds(&api, &project, "&entity_type=page"), ["archive", "create"]);
}

#[test]
fn archiving_is_recorded_whether_by_a_delete_or_by_a_field() {
    let api = Api::start();
    let project = api.project("Shop");
    let page = api.page(&project, "Cart");
    let audience = api.audience(&project, "English");
    api.delete(format!("pages/{page}"));
    let record = &history(&api, &project, "")[0];
    assert_eq!((&record["change_type"], &record["entity"]["id"]), (&json!("archive"), &page));
    assert_eq!(record["summary"], "The page \"Cart\" was archived.");
    assert_eq!(change(record, "archived")["after"], true);
    api.patch(format!("audiences/{audience}"), json!({ "archived": true }));
    api.patch(format!("audiences/{audience}"), json!({ "archived": false }));
    api.patch(format!("projects/{project}"), json!({ "status": "archived" }));
    assert_eq!(kinds(&api, &project, "&per_page=3"), ["archive", "update", "archive"]);
}

#[test]
fn an_action_is_recorded_with_the_status_that_it_changes() {
    let api = Api::start();
    let project = api.project("Shop");
    let experiment = api.experiment(&project, "Buttons");
    api.patch(format!("experiments/{experiment}?action=start"), json!({}));
    let record = &history(&api, &project, "")[0];
    assert_eq!((&record["change_type"], &record["entity"]["id"]), (&json!("update"), &experiment));
    assert_eq!(
        change(record, "status"),
        &json!({ "property": "status", "description": "status was changed", "before": "not_started", "after": "running" })
    );
}

#[test]
fn publishing_is_recorded_after_what_is_changed_with_it() {
    let api = Api::start();
    let project = api.project("Shop");
    let experiment = api.experiment(&project, "Buttons");
    api.patch(format!("experiments/{experiment}?action=publish"), json!({ "name": "Links" }));
    let records = history(&api, &project, "&per_page=2");
    assert_eq!(each(&records, "change_type"), ["publish", "update"]);
    assert_eq!(records[0]["summary"], "The experiment \"Links\" was published.");
    assert_eq!(records[0]["changes"], json!([]));
}

#[test]
fn a_record_names_the_object_with_its_type_and_its_addresses() {
    let api = Api::start();
    let project = api.project("Shop");
    let experiment = api.experiment(&project, "Buttons");
    assert_eq!(
        history(&api, &project, &format!("&entity=experiment:{experiment}"))[0]["entity"],
        json!({
            "id": experiment,
            "type": "experiment",
            "sub_type": "a/b",
            "name": "Buttons",
            "api_url": format!("https://api.optimizely.com/v2/experiments/{experiment}"),
            "ui_url": format!("https://app.optimizely.com/v2/projects/{project}/experiments/{experiment}"),
        })
    );
    let event = &history(&api, &project, "&entity_type=event")[0]["entity"];
    assert_eq!((&event["type"], &event["sub_type"]), (&json!("event"), &json!("custom")));
    assert_eq!(event["api_url"], format!("https://api.optimizely.com/v2/events/{}", event["id"]));
    let own = &history(&api, &project, "&entity_type=project")[0]["entity"];
    assert_eq!(own["ui_url"], format!("https://app.optimizely.com/v2/projects/{project}"));
}

#[test]
fn a_record_names_its_author_and_counts_the_revisions_of_the_object() {
    let api = Api::start();
    let project = api.project("Shop");
    let (page, other) = (api.page(&project, "Cart"), api.page(&project, "Home"));
    api.patch(format!("pages/{page}"), json!({ "name": "Basket" }));
    let records = history(&api, &project, &format!("&entity=page:{page}"));
    assert_eq!(
        each(&records, "revisions"),
        [json!({ "current": { "id": 2 }, "previous": { "id": 1 } }), json!({ "current": { "id": 1 } }),]
    );
    assert_eq!(history(&api, &project, &format!("&entity=page:{other}"))[0]["revisions"]["current"]["id"], 1);
    let me = api.get("me");
    assert_eq!((&records[0]["user"]["id"], &records[0]["user"]["email"]), (&me["id"], &me["profile"]["email"]));
}

#[test]
fn the_newest_come_first_in_pages() {
    let api = Api::start();
    let project = api.project("Shop");
    let pages: Vec<_> = (0..4).map(|number| api.page(&project, &format!("Page {number}"))).collect();
    let answer = api.send("GET", format!("changes?project_id={project}&per_page=2"), &Value::Null);
    let ids: Vec<_> = answer.json().as_array().unwrap().iter().map(|record| record["entity"]["id"].clone()).collect();
    assert_eq!(ids, [pages[3].clone(), pages[2].clone()]);
    let link = answer.link.unwrap();
    assert!(link.contains("page=2>; rel=next") && link.contains("page=3>; rel=last"), "{link}");
    assert_eq!(history(&api, &project, "&per_page=2&page=3").as_array().unwrap().len(), 1);
}

#[test]
fn the_history_is_filtered_by_record_user_and_source() {
    let api = Api::start();
    let project = api.project("Shop");
    api.page(&project, "Cart");
    api.page(&project, "Home");
    let records = history(&api, &project, "");
    let (first, last) = (&records[2]["id"], &records[0]["id"]);
    assert_eq!(each(&history(&api, &project, &format!("&id={first}&id={last}")), "id"), [last.clone(), first.clone()]);
    let user = &records[0]["user"];
    let [id, email] = ["id", "email"].map(|name| user[name].as_str().unwrap());
    for known in [id, email] {
        assert_eq!(kinds(&api, &project, &format!("&user={known}&user=ann@shop.example")).len(), 3, "{known}");
    }
    assert_eq!(kinds(&api, &project, "&user=ann@shop.example"), [""; 0]);
    assert_eq!((kinds(&api, &project, "&source=api").len(), kinds(&api, &project, "&source=ui").len()), (3, 0));
}

#[test]
fn the_history_is_filtered_by_object_and_by_kind_of_object() {
    let api = Api::start();
    let project = api.project("Shop");
    let page = api.page(&project, "Cart");
    let experiment = api.experiment(&project, "Buttons");
    let selected = |query: &str| {
        let records = history(&api, &project, query);
        records.as_array().unwrap().iter().map(|record| record["entity"]["id"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(selected("&entity_type=experiment"), std::slice::from_ref(&experiment));
    assert_eq!(selected("&entity_type=experiment:a/b"), std::slice::from_ref(&experiment));
    assert_eq!(selected("&entity_type=experiment:multivariate"), [""; 0]);
    assert_eq!(selected("&entity_type=experiment:a/b&entity_type=project"), [experiment.clone(), project.clone()]);
    assert_eq!(selected(&format!("&entity=page:{page}")), std::slice::from_ref(&page));
    assert_eq!(selected(&format!("&entity=page:{page}&entity=experiment:{experiment}")), [experiment, page.clone()]);
    assert_eq!(selected(&format!("&entity=audience:{page}")), [""; 0]);
    let problem = api.refused(400, "GET", format!("changes?project_id={project}&entity_type=shop"), Value::Null);
    assert!(problem.starts_with("entity_type has to be one of"), "{problem}");
}

#[test]
fn the_interval_includes_its_start_and_not_its_end() {
    let api = Api::start();
    let project = api.project("Shop");
    api.page(&project, "Cart");
    api.page(&project, "Home");
    let records = history(&api, &project, "");
    let [last, middle, first] = [0, 1, 2].map(|index| records[index]["created"].as_str().unwrap());
    let selected = |query: &str| each(&history(&api, &project, query), "created");
    assert_eq!(selected(&format!("&start_time={middle}")), [last, middle]);
    assert_eq!(selected(&format!("&end_time={last}")), [middle, first]);
    assert_eq!(selected(&format!("&start_time={middle}&end_time={last}")), [middle]);
}

#[test]
fn a_history_is_that_of_one_project() {
    let api = Api::start();
    let (shop, blog) = (api.project("Shop"), api.project("Blog"));
    api.page(&shop, "Cart");
    assert_eq!(kinds(&api, &shop, "").len(), 2);
    assert_eq!(kinds(&api, &blog, "").len(), 1);
    assert_eq!(api.refused(400, "GET", "changes", Value::Null), "project_id is required");
    api.refused(404, "GET", "changes?project_id=7", Value::Null);
}

#[test]
fn what_is_not_an_object_of_a_project_has_no_history() {
    let api = Api::start();
    let project = api.project("Shop");
    let hook = json!({ "name": "a", "url": "https://b.example", "description": "c", "events": [] });
    api.post(format!("projects/{project}/webhooks"), hook);
    api.post("scheduled-jobs", json!({ "project_id": project, "job_type": "project_results", "frequency": "daily" }));
    assert_eq!(kinds(&api, &project, ""), ["create"]);
}

#[test]
fn the_history_has_no_secrets() {
    let api = Api::start();
    let project = api.project("Shop");
    let list = json!({
        "project_id": project, "name": "zips", "key_field": "zip", "list_type": "zip_codes", "list_content": "1,2",
    });
    let list = api.post("list_attributes", list);
    let secrets = ["aws_secret_key", "socket_token", "results_token", "share_link"];
    api.patch(
        format!("list_attributes/{}", list["id"]),
        json!({ "name": "codes", "list_type": "zip_codes", "key_field": "zip" }),
    );
    api.experiment(&project, "Buttons");
    let text = history(&api, &project, "").to_string();
    assert!(text.contains("zip_codes"), "{text}");
    assert!(secrets.iter().all(|secret| !text.contains(secret)), "{text}");
}

#[test]
fn the_history_is_in_snapshots() {
    let api = Api::start();
    let project = api.project("Shop");
    let page = api.page(&project, "Cart");
    let copy = Sandbox::builder().restore(&api.sandbox.snapshot()).unwrap().start_blocking().unwrap();
    let copy = Api { sandbox: copy };
    assert_eq!(history(&copy, &project, ""), history(&api, &project, ""));
    copy.patch(format!("pages/{page}"), json!({ "name": "Basket" }));
    assert_eq!(history(&copy, &project, "")[0]["revisions"]["previous"]["id"], 1);
}

#[tokio::test]
async fn the_typed_client_lists_the_history_since_a_time_and_watches_it() {
    let api = Api::start();
    let client = api.sandbox.client();
    let project = api.project("Shop");
    api.page(&project, "Cart");
    let id = project.as_u64().unwrap();
    let all = client.changes().list(id).await.unwrap();
    assert_eq!(all.len(), 2);
    let since: Timestamp = all[0].created.clone().unwrap();
    let new = client.changes().list(id).since(since.clone()).await.unwrap();
    assert_eq!((new.len(), &new[0].id), (1, &all[0].id));

    let feed = client.changes().list(id).watch(all[1].created.clone().unwrap());
    let mut feed = std::pin::pin!(feed);
    for expected in all.iter().rev() {
        let change = feed.try_next().await.unwrap().unwrap();
        assert_eq!((&change.id, &change.change_type), (&expected.id, &Some(ChangeRecordType::Create)));
    }
}
