//! A project without a product: its lists are refused, and are not empty.

use optimizely_rest::v2::Method;
use serde_json::json;

use crate::support::v2_json::Api;

#[tokio::test]
async fn only_a_project_for_the_web_has_campaigns_pages_and_extensions() {
    let api = Api::start().await;
    for platform in ["custom", "ios", "android"] {
        let project = api.post("projects", json!({ "name": "App", "platform": platform })).await["id"].clone();
        for resource in ["campaigns", "pages", "extensions"] {
            let (status, body) = api.refused(Method::GET, format!("{resource}?project_id={project}"), None).await;
            assert_eq!((status, &body["code"]), (400, &json!("bad_request")), "{resource} of {platform}");
            let expected = format!("project_id: a project of the platform {platform} has no {resource}");
            assert_eq!(body["messages"]["project_id"], json!([expected]));
        }
    }
    let project = api.project().await;
    for resource in ["campaigns", "pages", "extensions"] {
        assert_eq!(api.get(format!("{resource}?project_id={project}")).await, json!([]), "{resource}");
    }
}

#[tokio::test]
async fn a_project_for_the_web_does_not_have_environments_and_features() {
    let api = Api::start().await;
    let project = api.project().await;
    for resource in ["environments", "features"] {
        let (status, body) = api.refused(Method::GET, format!("{resource}?project_id={project}"), None).await;
        assert_eq!((status, &body["code"]), (404, &json!("not_found")), "{resource}");
        let given = json!({ "project_id": project, "key": "staging", "name": "Staging" });
        assert_eq!(api.refused(Method::POST, resource, given).await.0, 404, "{resource}");
    }
}

#[tokio::test]
async fn the_features_of_a_project_with_flags_are_served_elsewhere() {
    let api = Api::start().await;
    let given = json!({ "name": "Flags", "platform": "custom", "is_flags_enabled": true });
    let project = api.post("projects", given).await["id"].clone();
    let (status, body) = api.refused(Method::GET, format!("features?project_id={project}"), None).await;
    assert_eq!((status, &body["code"]), (403, &json!("forbidden")));
    assert!(body["message"].as_str().unwrap().contains("Flags API"), "{body}");
    assert_eq!(api.get(format!("environments?project_id={project}")).await.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn every_project_has_audiences_attributes_events_and_groups() {
    let api = Api::start().await;
    for project in [api.project().await, api.full_stack().await] {
        for resource in ["audiences", "attributes", "list_attributes", "events", "groups", "experiments"] {
            assert_eq!(api.get(format!("{resource}?project_id={project}")).await, json!([]), "{resource}");
        }
    }
}
