//! Projects: what each platform has, and what the server counts.

use optimizely_rest::v2::Method;
use serde_json::{Value, json};

use crate::support::v2_json::Api;

#[tokio::test]
async fn a_new_project_is_active_and_for_the_web() {
    let api = Api::start().await;
    let project = api.post("projects", json!({ "name": "Shop" })).await;
    assert_eq!((&project["status"], &project["platform"]), (&json!("active"), &json!("web")));
    assert_eq!((&project["is_classic"], &project["is_flags_enabled"]), (&json!(false), &json!(false)));
    assert_eq!(project["created"], project["last_modified"]);
    assert_eq!(api.get(format!("projects/{}", project["id"])).await, project);
}

#[tokio::test]
async fn all_projects_belong_to_one_account() {
    let api = Api::start().await;
    let (one, other) = (api.project().await, api.full_stack().await);
    let account = api.get(format!("projects/{one}")).await["account_id"].clone();
    assert!(account.is_u64());
    assert_eq!(api.get(format!("projects/{other}")).await["account_id"], account);
}

#[tokio::test]
async fn a_project_for_the_web_has_a_snippet_with_defaults() {
    let api = Api::start().await;
    let given = json!({ "name": "Shop", "web_snippet": { "include_jquery": false } });
    let snippet = api.post("projects", given).await["web_snippet"].clone();
    let expected = json!({
        "enable_force_variation": false,
        "exclude_disabled_experiments": false,
        "exclude_names": true,
        "include_jquery": false,
        "ip_anonymization": false,
        "library": "jquery-1.11.3-trim",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(snippet[name], *value, "{name}");
    }
    assert_eq!(snippet["code_revision"], 0);
    assert!(snippet["js_file_size"].as_u64().unwrap() > 0);
}

#[tokio::test]
async fn a_project_for_something_else_does_not_have_a_snippet() {
    let api = Api::start().await;
    for platform in ["custom", "ios", "android"] {
        let given = json!({ "name": "App", "platform": platform, "web_snippet": {} });
        let project = api.post("projects", given).await;
        assert_eq!(project.get("web_snippet"), None, "{platform}");
        let given = json!({ "web_snippet": { "exclude_names": false } });
        assert_eq!(api.patch(format!("projects/{}", project["id"]), given).await.get("web_snippet"), None);
    }
}

#[tokio::test]
async fn only_an_app_has_a_socket_token() {
    let api = Api::start().await;
    for (platform, has_one) in [("web", false), ("custom", false), ("ios", true), ("android", true)] {
        let project = api.post("projects", json!({ "name": "App", "platform": platform })).await;
        assert_eq!(project["socket_token"].is_string(), has_one, "{platform}");
        let project = api.patch(format!("projects/{}", project["id"]), json!({ "name": "Other" })).await;
        assert_eq!(project["socket_token"].is_string(), has_one, "{platform}");
    }
}

#[tokio::test]
async fn a_response_leaves_out_what_is_unset() {
    let api = Api::start().await;
    let given = json!({ "name": "Shop", "web_snippet": { "visitor_id_locator_type": null }, "description": null });
    let project = api.post("projects", given).await;
    for unset in ["description", "sdks", "confidence_threshold", "dcp_service_id", "third_party_platform"] {
        assert_eq!(project.get(unset), None, "{unset}");
    }
    assert_eq!(project["web_snippet"].get("visitor_id_locator_type"), None);
}

#[tokio::test]
async fn null_unsets_a_setting() {
    let api = Api::start().await;
    let locator = json!({ "visitor_id_locator_type": "cookie", "visitor_id_locator_name": "visitor" });
    let project = api.post("projects", json!({ "name": "Shop", "web_snippet": locator })).await;
    assert_eq!(project["web_snippet"]["visitor_id_locator_type"], "cookie");
    let path = format!("projects/{}", project["id"]);
    let snippet = api.patch(path, json!({ "web_snippet": { "visitor_id_locator_type": null } })).await;
    assert_eq!(snippet["web_snippet"].get("visitor_id_locator_type"), None);
    assert_eq!(snippet["web_snippet"]["visitor_id_locator_name"], "visitor");
}

#[tokio::test]
async fn an_update_of_the_snippet_changes_only_the_settings_that_it_gives() {
    let api = Api::start().await;
    let path = format!("projects/{}", api.project().await);
    let before = api.patch(&path, json!({ "web_snippet": { "library": "none" } })).await["web_snippet"].clone();
    let code = "console.log('hello');";
    let after = api.patch(&path, json!({ "web_snippet": { "project_javascript": code } })).await["web_snippet"].clone();
    assert_eq!((&after["project_javascript"], &after["library"]), (&json!(code), &json!("none")));
    let size = |snippet: &Value| snippet["js_file_size"].as_u64().unwrap();
    assert_eq!(size(&after), size(&before) + code.len() as u64);
}

#[tokio::test]
async fn a_project_that_is_sent_back_whole_keeps_what_the_server_set() {
    let api = Api::start().await;
    let path = format!("projects/{}", api.project().await);
    let mut whole = api.get(&path).await;
    whole["web_snippet"]["project_javascript"] = json!("1");
    whole["web_snippet"]["code_revision"] = json!(900);
    whole["account_id"] = json!(7);
    let after = api.patch(&path, whole.clone()).await;
    assert_eq!(after["web_snippet"]["project_javascript"], "1");
    assert_eq!(after["web_snippet"]["code_revision"], 1);
    assert_ne!(after["account_id"], 7);
}

#[tokio::test]
async fn the_code_revision_counts_changes_of_what_belongs_to_the_project() {
    let api = Api::start().await;
    let (project, other) = (api.project().await, api.project().await);
    let revision = async |project: &Value| {
        api.get(format!("projects/{project}")).await["web_snippet"]["code_revision"].as_u64().unwrap()
    };
    let page = api.page(&project).await;
    assert_eq!(revision(&project).await, 1);
    api.patch(format!("pages/{page}"), json!({ "name": "Front" })).await;
    assert_eq!(revision(&project).await, 2);
    api.post(format!("pages/{page}/events"), json!({ "name": "Buy", "event_type": "click" })).await;
    assert_eq!(revision(&project).await, 3);
    api.archive(format!("pages/{page}")).await;
    api.get("projects").await;
    assert_eq!((revision(&project).await, revision(&other).await), (4, 0));
}

#[tokio::test]
async fn a_project_is_archived_by_an_update() {
    let api = Api::start().await;
    let path = format!("projects/{}", api.project().await);
    assert_eq!(api.patch(&path, json!({ "status": "archived" })).await["status"], "archived");
    assert_eq!(api.get(&path).await["status"], "archived");
    assert_eq!(api.patch(&path, json!({ "status": "active" })).await["status"], "active");
    assert_eq!(api.refused(Method::DELETE, &path, None).await.0, 405);
}

#[tokio::test]
async fn the_platform_of_a_project_stays() {
    let api = Api::start().await;
    let project =
        api.post("projects", json!({ "name": "API", "platform": "custom", "sdks": ["python", "java"] })).await;
    assert_eq!(project["sdks"], json!(["python", "java"]));
    let changes = json!({ "platform": "web", "sdks": ["ruby"], "is_flags_enabled": true });
    let after = api.patch(format!("projects/{}", project["id"]), changes).await;
    for name in ["platform", "sdks", "is_flags_enabled"] {
        assert_eq!(after[name], project[name], "{name}");
    }
    let refused = api.post_refused("projects", json!({ "name": "API", "sdks": ["cobol"] })).await;
    assert!(refused.contains("sdks[0] has to be one of"), "{refused}");
}

#[tokio::test]
async fn a_threshold_has_up_to_four_decimals() {
    let api = Api::start().await;
    let path = format!("projects/{}", api.project().await);
    for threshold in [0.5, 0.95, 0.9999, 1.0] {
        assert_eq!(
            api.patch(&path, json!({ "confidence_threshold": threshold })).await["confidence_threshold"],
            threshold
        );
    }
    let refused = api.patch_refused(&path, json!({ "confidence_threshold": 0.95001 })).await;
    assert_eq!(refused, "confidence_threshold has more than 4 decimals");
    let refused = api.patch_refused(&path, json!({ "confidence_threshold": 0.4 })).await;
    assert_eq!(refused, "confidence_threshold has to be from 0.5 to 1, and is 0.4");
}
