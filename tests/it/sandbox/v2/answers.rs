//! The form of all responses.

use optimizely_rest::v2::*;
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_unset_is_absent_even_where_null_is_documented() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let project: Value = client.request(Method::POST, "projects").json(&json!({ "name": "Shop" })).await.unwrap();
    assert_eq!((project.get("third_party_platform"), &project["name"]), (None, &json!("Shop")));
    let request =
        json!({ "data_type": "visitor", "identifier": "a", "identifier_type": "other", "request_type": "access" });
    let made: Value = client.request(Method::POST, "subject-access-requests").json(&request).await.unwrap();
    assert_eq!((made.get("completed_at_time"), &made["identifier"]), (None, &json!("a")));
}

#[tokio::test]
async fn a_token_that_is_not_known_answers_401() {
    let sandbox = Sandbox::builder().token("known").start().await.unwrap();
    let status = async |token: &str| {
        let client = Client::builder(Token::personal(token)).base_url(sandbox.base_url()).build().unwrap();
        client.projects().list().await.err().and_then(|error| error.status()).map(|status| status.as_u16())
    };
    assert_eq!((status("other").await, status("known").await), (Some(401), None));
}
