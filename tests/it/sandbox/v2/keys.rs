//! Keys: their form, and how far they are unique.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::support::v2_json::Api;

/// A body for each resource with keys that is created by a POST to its own path.
async fn keyed(api: &Api) -> [(&'static str, Value); 4] {
    let (web, full_stack) = (api.project().await, api.full_stack().await);
    [
        ("attributes", json!({ "project_id": web, "key": "one" })),
        ("pages", json!({ "project_id": web, "key": "one", "name": "One", "edit_url": "https://shop.example/" })),
        ("environments", json!({ "project_id": full_stack, "key": "one", "name": "One" })),
        ("features", json!({ "project_id": full_stack, "key": "one" })),
    ]
}

fn with_key(mut body: Value, key: &str) -> Value {
    body["key"] = json!(key);
    body
}

#[tokio::test]
async fn a_key_is_unique_in_its_project() {
    let api = Api::start().await;
    let others = keyed(&api).await;
    for ((resource, body), (_, elsewhere)) in keyed(&api).await.into_iter().zip(others) {
        api.post(resource, body.clone()).await;
        assert_eq!(api.post_refused(resource, body.clone()).await, r#"key is taken: "one""#, "{resource}");
        api.post(resource, elsewhere).await;
        let second = format!("{resource}/{}", api.post(resource, with_key(body.clone(), "two")).await["id"]);
        let refused = api.patch_refused(&second, json!({ "key": "one" })).await;
        assert_eq!(refused, r#"key is taken: "one""#, "{resource}");
        assert_eq!(api.patch(&second, json!({ "key": "two", "name": "Two" })).await["key"], "two");
    }
}

#[tokio::test]
async fn a_key_that_was_given_up_is_free() {
    let api = Api::start().await;
    for (resource, body) in keyed(&api).await {
        let first = format!("{resource}/{}", api.post(resource, body.clone()).await["id"]);
        api.patch(&first, json!({ "key": "other" })).await;
        api.post(resource, body).await;
        assert_eq!(api.patch_refused(&first, json!({ "key": "one" })).await, r#"key is taken: "one""#, "{resource}");
    }
}

#[tokio::test]
async fn keys_are_taken_in_a_restored_sandbox_too() {
    let api = Api::start().await;
    let keyed = keyed(&api).await;
    for (resource, body) in &keyed {
        api.post(*resource, body.clone()).await;
    }
    let restored = optimizely_rest::v2::Sandbox::builder().restore(&api.sandbox.snapshot()).unwrap();
    let copy = Api::of(restored.start().await.unwrap());
    for (resource, body) in keyed {
        assert_eq!(copy.post_refused(resource, body).await, r#"key is taken: "one""#, "{resource}");
    }
}

#[tokio::test]
async fn a_key_has_the_characters_and_the_length_of_its_resource() {
    let api = Api::start().await;
    let project = api.project().await;
    let keyed = keyed(&api).await;
    let custom = (format!("projects/{project}/custom_events"), json!({}));
    let bodies = keyed.into_iter().map(|(resource, body)| (resource.to_owned(), body)).chain([custom]);
    for (resource, body) in bodies {
        let (limit, good, bad) = match &*resource {
            "pages" => (500, "a_B1", ["a-b", "a b", "ä"]),
            "environments" | "features" => (64, "a_B-1", ["a.b", "a b", "ä"]),
            _ => (64, "a_B-1. c", ["a,b", "a/b", "ä"]),
        };
        assert_eq!(api.post(&resource, with_key(body.clone(), good)).await["key"], good, "{resource}");
        let longest = "k".repeat(limit);
        assert_eq!(api.post(&resource, with_key(body.clone(), &longest)).await["key"], *longest, "{resource}");
        let refused = api.post_refused(&resource, with_key(body.clone(), &(longest + "k"))).await;
        assert_eq!(refused, format!("key has more than {limit} characters"), "{resource}");
        for key in bad {
            let refused = api.post_refused(&resource, with_key(body.clone(), key)).await;
            assert!(refused.starts_with("key does not match ^["), "{resource}: {refused}");
        }
    }
}

/// The check of a key does not look at the other objects of the project.
#[tokio::test]
async fn the_last_of_many_keys_is_checked_as_fast_as_the_first() {
    const MANY: usize = 4_000;
    let api = Api::start().await;
    let project = api.project().await;
    let make = async |from: usize, count: usize| {
        let begin = Instant::now();
        for number in from..from + count {
            api.post("attributes", json!({ "project_id": project, "key": format!("key-{number}") })).await;
        }
        begin.elapsed()
    };
    let first = make(0, MANY / 10).await;
    make(MANY / 10, MANY * 8 / 10).await;
    let last = make(MANY * 9 / 10, MANY / 10).await;
    let limit = first * 4 + Duration::from_secs(1);
    assert!(last < limit, "the first took {first:?}, the last {last:?}");
    assert_eq!(
        api.post_refused("attributes", json!({ "project_id": project, "key": "key-7" })).await,
        r#"key is taken: "key-7""#
    );
}
