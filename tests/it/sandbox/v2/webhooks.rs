//! Webhooks.

use optimizely_rest::v2::WebhookId;
use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

fn webhook() -> Value {
    json!({
        "name": "Deploy",
        "url": "https://shop.example/hook",
        "description": "Purges the CDN",
        "events": ["project.snippet_updated"],
    })
}

#[track_caller]
fn create(api: &Api, project: &Value) -> Value {
    api.post(format!("projects/{project}/webhooks"), webhook())
}

#[test]
fn a_webhook_is_created_below_its_project_and_read_by_a_text() {
    let api = Api::start();
    let project = api.project("Shop");
    let made = create(&api, &project);
    let id = made["id"].as_str().expect("IDs of webhooks are text");
    assert_eq!((&made["project_id"], &made["active"]), (&project, &json!(true)));
    assert!(made["created"].is_string() && made["created"] == made["last_modified"], "{made}");
    assert_eq!(api.get(format!("webhooks/{id}")), made);
    assert_eq!(api.get(format!("projects/{project}/webhooks")), json!([made]));
    api.refused(404, "POST", "projects/7/webhooks", webhook());
    api.refused(404, "GET", "webhooks/nothing", Value::Null);
}

#[test]
fn a_webhook_has_no_secret() {
    let api = Api::start();
    let made = create(&api, &api.project("Shop"));
    let names: Vec<_> = made.as_object().unwrap().keys().map(String::as_str).collect();
    let mut known =
        ["id", "project_id", "name", "url", "description", "events", "active", "created", "last_modified"].to_vec();
    known.sort_unstable();
    assert_eq!(
        {
            let mut names = names;
            names.sort_unstable();
            names
        },
        known
    );
}

#[test]
fn a_create_and_an_update_need_all_four_fields() {
    let api = Api::start();
    let project = api.project("Shop");
    let id = create(&api, &project)["id"].as_str().unwrap().to_owned();
    for field in ["name", "url", "description", "events"] {
        let mut body = webhook();
        body.as_object_mut().unwrap().remove(field);
        let path = format!("projects/{project}/webhooks");
        assert_eq!(api.refused(400, "POST", path, body.clone()), format!("{field} is required"));
        assert_eq!(api.refused(400, "PATCH", format!("webhooks/{id}"), body), format!("{field} is required"));
    }
    let mut body = webhook();
    body["name"] = json!("Purge");
    let updated = api.patch(format!("webhooks/{id}"), body);
    assert_eq!(updated["name"], "Purge");
    assert!(updated["last_modified"].as_str().unwrap() > updated["created"].as_str().unwrap(), "{updated}");
}

#[test]
fn a_webhook_is_called_for_known_events_only() {
    let api = Api::start();
    let project = api.project("Shop");
    let mut body = webhook();
    body["events"] = json!(["project.snippet_updated", "project.shop_closed"]);
    let problem = api.refused(400, "POST", format!("projects/{project}/webhooks"), body);
    assert!(problem.starts_with("events[1] has to be one of"), "{problem}");
}

#[test]
fn a_deleted_webhook_is_gone() {
    let api = Api::start();
    let project = api.project("Shop");
    let path = format!("webhooks/{}", create(&api, &project)["id"].as_str().unwrap());
    api.delete(&path);
    api.refused(404, "GET", &path, Value::Null);
    api.refused(404, "DELETE", &path, Value::Null);
    assert_eq!(api.get(format!("projects/{project}/webhooks")), json!([]));
}

#[test]
fn webhooks_come_in_pages_that_only_links_lead_to() {
    let api = Api::start();
    let project = api.project("Shop");
    let ids: Vec<_> = (0..5).map(|_| create(&api, &project)["id"].clone()).collect();
    let page = |query: &str| api.send("GET", format!("projects/{project}/webhooks?per_page=2{query}"), &Value::Null);
    let first = page("");
    assert_eq!(each(&first.json(), "id"), ids[..2]);
    let link = first.link.unwrap();
    let next = link.split_once("page_token=").unwrap().1.split_once('>').unwrap().0.to_owned();
    let second = page(&format!("&page_token={next}"));
    assert_eq!(each(&second.json(), "id"), ids[2..4]);
    assert!(second.link.unwrap().contains("rel=prev"));
    // A number of a page means nothing here.
    assert_eq!(each(&page("&page=2").json(), "id"), ids[..2]);
}

#[test]
fn a_window_has_the_links_to_several_pages() {
    let api = Api::start();
    let project = api.project("Shop");
    for _ in 0..5 {
        create(&api, &project);
    }
    let links = |query: &str| {
        let answer = api.send("GET", format!("projects/{project}/webhooks?per_page=1{query}"), &Value::Null);
        let link = answer.link.unwrap();
        ["next", "prev"].map(|relation| link.matches(&format!("rel={relation}")).count())
    };
    assert_eq!(links(""), [1, 0]);
    assert_eq!(links("&page_window=3"), [3, 0]);
    assert_eq!(links("&page_window=3&page_token=3"), [1, 3]);
    assert_eq!(links("&page_window=9&page_token=2"), [2, 2]);
    assert_eq!(links("&page_window=0&page_token=2"), [0, 0], "the last page is still linked");
    let problem = api.refused(400, "GET", format!("projects/{project}/webhooks?page_window=x"), Value::Null);
    assert!(problem.starts_with("page_window has to be an integer"), "{problem}");
}

#[tokio::test]
async fn the_typed_client_follows_the_links_to_the_end() {
    let api = Api::start();
    let project = api.project("Shop");
    let ids: Vec<_> = (0..120).map(|_| create(&api, &project)["id"].as_str().unwrap().to_owned()).collect();
    let listed = api.sandbox.client().webhooks().list(project.as_u64().unwrap()).await.unwrap();
    let listed: Vec<WebhookId> = listed.iter().map(|webhook| webhook.id.clone()).collect();
    assert_eq!(listed, ids.into_iter().map(WebhookId::from).collect::<Vec<_>>());
}
