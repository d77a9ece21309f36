//! Events: custom ones, clicks, and the views of pages, in one list.

use optimizely_rest::v2::Method;
use serde_json::{Value, json};

use crate::support::v2_json::{Api, each};

async fn custom(api: &Api, project: &Value, key: &str) -> Value {
    api.post(format!("projects/{project}/custom_events"), json!({ "key": key })).await
}

async fn click(api: &Api, page: &Value) -> Value {
    let given = json!({ "name": "Buy", "event_type": "click", "config": { "selector": ".buy" } });
    api.post(format!("pages/{page}/events"), given).await
}

#[tokio::test]
async fn a_custom_event_has_defaults() {
    let api = Api::start().await;
    let project = api.project().await;
    let event = custom(&api, &project, "purchase").await;
    assert_eq!((&event["event_type"], &event["category"]), (&json!("custom"), &json!("other")));
    assert_eq!((&event["project_id"], &event["archived"]), (&project, &json!(false)));
    assert_eq!((&event["is_classic"], &event["is_editable"]), (&json!(false), &json!(true)));
    assert_eq!((event.get("page_id"), event.get("config")), (None, None));
    assert_eq!(api.get(format!("events/{}", event["id"])).await, event);
}

#[tokio::test]
async fn the_name_of_a_custom_event_is_its_key_unless_given() {
    let api = Api::start().await;
    let project = api.project().await;
    assert_eq!(custom(&api, &project, "purchase").await["name"], "purchase");
    let given = json!({ "key": "sign up.now", "name": "Sign-up", "category": "sign_up" });
    let event = api.post(format!("projects/{project}/custom_events"), given).await;
    assert_eq!((&event["name"], &event["category"]), (&json!("Sign-up"), &json!("sign_up")));
}

#[tokio::test]
async fn a_custom_event_has_properties_from_the_start() {
    let api = Api::start().await;
    let project = api.project().await;
    let properties = json!([{ "name": "size", "data_type": "string" }]);
    let given = json!({ "key": "purchase", "event_properties": properties });
    let event = api.post(format!("projects/{project}/custom_events"), given).await;
    assert_eq!(event["event_properties"], properties);
    let path = format!("projects/{project}/custom_events/{}", event["id"]);
    let after = api.patch(path, json!({ "event_properties": [], "description": "Paid" })).await;
    assert_eq!((&after["event_properties"], &after["description"]), (&properties, &json!("Paid")));
}

#[tokio::test]
async fn a_click_event_belongs_to_the_project_of_its_page() {
    let api = Api::start().await;
    let project = api.project().await;
    let page = api.page(&project).await;
    let event = click(&api, &page).await;
    assert_eq!((&event["project_id"], &event["page_id"]), (&project, &page));
    assert_eq!((&event["event_type"], &event["config"]), (&json!("click"), &json!({ "selector": ".buy" })));
    assert_eq!((&event["category"], event.get("key")), (&json!("other"), None));
    assert_eq!(api.get(format!("events/{}", event["id"])).await, event);
}

#[tokio::test]
async fn one_list_has_custom_events_clicks_and_page_views() {
    let api = Api::start().await;
    let project = api.project().await;
    let page = api.page(&project).await;
    custom(&api, &project, "purchase").await;
    click(&api, &page).await;
    let events = api.get(format!("events?project_id={project}")).await;
    assert_eq!(each(&events, "event_type"), ["pageview", "custom", "click"]);
}

#[tokio::test]
async fn a_page_is_the_event_of_its_views() {
    let api = Api::start().await;
    let project = api.project().await;
    let given = json!({ "project_id": project, "name": "Home", "key": "home", "edit_url": "https://shop.example/" });
    let page = api.post("pages", given).await;
    let path = format!("events/{}", page["id"]);
    let event = api.get(&path).await;
    assert_eq!((&event["event_type"], &event["is_editable"]), (&json!("pageview"), &json!(false)));
    for same in ["id", "project_id", "name", "key", "archived", "created", "last_modified"] {
        assert_eq!(event[same], page[same], "{same}");
    }
    api.patch(format!("pages/{}", page["id"]), json!({ "name": "Front" })).await;
    assert_eq!(api.get(&path).await["name"], "Front");
    api.archive(format!("pages/{}", page["id"])).await;
    assert_eq!(api.get(&path).await["archived"], true);
}

#[tokio::test]
async fn a_page_view_comes_back_from_a_snapshot() {
    let api = Api::start().await;
    let project = api.project().await;
    let page = api.page(&project).await;
    let restored = optimizely_rest::v2::Sandbox::builder().restore(&api.sandbox.snapshot()).unwrap();
    let copy = Api::of(restored.start().await.unwrap());
    assert_eq!(copy.get(format!("events/{page}")).await, api.get(format!("events/{page}")).await);
}

#[tokio::test]
async fn events_of_classic_can_be_asked_for_and_there_are_none() {
    let api = Api::start().await;
    let project = api.project().await;
    let event = custom(&api, &project, "purchase").await["id"].clone();
    for flag in ["true", "false"] {
        let events = api.get(format!("events?project_id={project}&include_classic={flag}")).await;
        assert_eq!(each(&events, "id"), std::slice::from_ref(&event));
        assert_eq!(api.get(format!("events/{event}?include_classic={flag}")).await["id"], event);
    }
    let (_, body) = api.refused(Method::GET, format!("events?project_id={project}&include_classic=yes"), None).await;
    assert_eq!(body["message"], "include_classic has to be true or false");
}

#[tokio::test]
async fn the_type_of_an_event_fits_its_path() {
    let api = Api::start().await;
    let project = api.project().await;
    let page = api.page(&project).await;
    let custom = json!({ "key": "purchase", "event_type": "click" });
    let refused = api.post_refused(format!("projects/{project}/custom_events"), custom).await;
    assert_eq!(refused, r#"event_type cannot be "click" here"#);
    let click = json!({ "name": "Buy", "event_type": "custom" });
    let refused = api.post_refused(format!("pages/{page}/events"), click).await;
    assert_eq!(refused, r#"event_type cannot be "custom" here"#);
    let refused = api.post_refused(format!("pages/{page}/events"), json!({ "name": "Buy" })).await;
    assert_eq!(refused, "event_type is required");
}

#[tokio::test]
async fn a_path_reaches_only_the_events_that_it_makes() {
    let api = Api::start().await;
    let project = api.project().await;
    let page = api.page(&project).await;
    let custom = custom(&api, &project, "purchase").await["id"].clone();
    let click = click(&api, &page).await["id"].clone();
    for path in [
        format!("projects/{project}/custom_events/{click}"),
        format!("projects/{project}/custom_events/{page}"),
        format!("pages/{page}/events/{custom}"),
        format!("pages/{page}/events/{page}"),
    ] {
        assert_eq!(api.refused(Method::PATCH, &path, json!({ "name": "Paid" })).await.0, 404, "{path}");
        assert_eq!(api.refused(Method::DELETE, &path, None).await.0, 404, "{path}");
    }
    for path in [format!("projects/{project}/custom_events/{custom}"), format!("pages/{page}/events/{click}")] {
        assert_eq!(api.patch(&path, json!({ "name": "Paid" })).await["name"], "Paid");
    }
}

#[tokio::test]
async fn an_event_is_only_reached_below_its_project_or_page() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let custom = custom(&api, &project, "purchase").await["id"].clone();
    let (page, elsewhere) = (api.page(&project).await, api.page(&project).await);
    let click = click(&api, &page).await["id"].clone();
    for path in [format!("projects/{other}/custom_events/{custom}"), format!("pages/{elsewhere}/events/{click}")] {
        assert_eq!(api.refused(Method::PATCH, &path, json!({ "name": "Paid" })).await.0, 404, "{path}");
    }
    assert_eq!(api.refused(Method::PATCH, format!("events/{custom}"), json!({})).await.0, 405);
}

#[tokio::test]
async fn a_click_event_moves_to_another_page_of_its_project() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let (from, to, elsewhere) = (api.page(&project).await, api.page(&project).await, api.page(&other).await);
    let event = click(&api, &from).await["id"].clone();
    let path = format!("pages/{from}/events/{event}");
    for wrong in [elsewhere, json!(7), event.clone()] {
        let refused = api.patch_refused(&path, json!({ "page_id": wrong })).await;
        assert_eq!(refused, format!("page_id: the project has no page {wrong}"));
    }
    assert_eq!(api.patch(&path, json!({ "page_id": to })).await["page_id"], to);
    assert_eq!(api.refused(Method::PATCH, &path, json!({ "name": "Paid" })).await.0, 404);
    let moved = api.patch(format!("pages/{to}/events/{event}"), json!({ "name": "Paid" })).await;
    assert_eq!(moved["name"], "Paid");
}

#[tokio::test]
async fn a_click_event_may_count_in_one_variation() {
    let api = Api::start().await;
    let page = api.page(&api.project().await).await;
    let event = click(&api, &page).await["id"].clone();
    let after = api.patch(format!("pages/{page}/events/{event}"), json!({ "variation_specific": true })).await;
    assert_eq!(after.get("variation_specific"), None, "a response does not have it");
    let refused = api.patch_refused(format!("pages/{page}/events/{event}"), json!({ "variation_specific": 1 })).await;
    assert_eq!(refused, "variation_specific has to be true or false");
}

#[tokio::test]
async fn an_archived_event_stays_readable_and_can_be_archived_again() {
    let api = Api::start().await;
    let project = api.project().await;
    let event = custom(&api, &project, "purchase").await["id"].clone();
    let path = format!("projects/{project}/custom_events/{event}");
    api.archive(&path).await;
    assert_eq!(api.get(format!("events/{event}")).await["archived"], true);
    api.archive(&path).await;
    assert_eq!(api.patch(&path, json!({ "archived": false })).await["archived"], false);
}

#[tokio::test]
async fn the_key_of_an_event_is_unique_among_the_events_of_the_project() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let page = api.page(&project).await;
    let first = custom(&api, &project, "purchase").await["id"].clone();
    let second = custom(&api, &project, "refund").await["id"].clone();
    let taken = r#"key is taken: "purchase""#;
    let again = json!({ "key": "purchase" });
    assert_eq!(api.post_refused(format!("projects/{project}/custom_events"), again.clone()).await, taken);
    let click = json!({ "name": "Buy", "event_type": "click", "key": "purchase" });
    assert_eq!(api.post_refused(format!("pages/{page}/events"), click).await, taken);
    let path = |event: &Value| format!("projects/{project}/custom_events/{event}");
    assert_eq!(api.patch_refused(path(&second), again.clone()).await, taken);
    api.patch(path(&first), json!({ "key": "purchase", "name": "Bought" })).await;
    custom(&api, &other, "purchase").await;
    // A key is free again when its event has another one.
    api.patch(path(&first), json!({ "key": "bought" })).await;
    assert_eq!(api.patch(path(&second), again).await["key"], "purchase");
}

#[tokio::test]
async fn a_page_and_an_event_may_have_the_same_key() {
    let api = Api::start().await;
    let project = api.project().await;
    let page = json!({ "project_id": project, "name": "Cart", "edit_url": "https://shop.example/cart", "key": "cart" });
    api.post("pages", page.clone()).await;
    custom(&api, &project, "cart").await;
    let given = json!({ "name": "Buy", "event_type": "click", "key": "cart" });
    let pages = each(&api.get(format!("pages?project_id={project}")).await, "id");
    let refused = api.post_refused(format!("pages/{}/events", pages[0]), given).await;
    assert_eq!(refused, r#"key is taken: "cart""#);
}
