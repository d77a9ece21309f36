//! Handlers are tested with a mock, the whole service with a sandbox, and the grant with a server that issues tokens.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Mutex;

use axum::body::Body;
use axum::extract::Query;
use axum::http::Request;
use http_body_util::BodyExt as _;
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::v2::{Method, Sandbox};
use serde_json::Value;
use tower::ServiceExt as _;

use super::*;

/// Sends a request to the service. Returns the status, the seconds of `Retry-After` and the body.
async fn ask(client: &Client, method: Method, path: &str) -> (u16, Option<u64>, Value) {
    let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
    let response = service(client.clone()).oneshot(request).await.unwrap();
    let wait = response.headers().get(RETRY_AFTER).map(|wait| wait.to_str().unwrap().parse().unwrap());
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, wait, serde_json::from_slice(&body).unwrap_or_default())
}

fn mocked(mock: &Mock) -> Client {
    let builder = Client::builder(Token::personal("a-personal-token")).transport(mock.clone());
    builder.clock(TestClock::new()).deadline(Duration::from_secs(10)).build().unwrap()
}

#[tokio::test]
async fn a_paused_experiment_is_returned() {
    let mock = Mock::new();
    let paused = Answer::example::<Experiment>(200, |experiment| experiment.status = Some(ExperimentStatus::Paused));
    mock.on(Method::PATCH, "experiments/7", paused);
    let (status, _, body) = ask(&mocked(&mock), Method::POST, "/experiments/7/pause").await;
    assert_eq!((status, &body["status"]), (200, &json!("paused")));
}

#[tokio::test]
async fn errors_of_the_api_become_statuses_of_the_service() {
    for (api, service) in [(400, 400), (401, 502), (403, 502), (404, 404), (409, 409), (500, 502), (503, 503)] {
        let mock = Mock::new();
        mock.next(Answer::json(api, &json!({ "message": "no" })).times(3));
        let (status, _, body) = ask(&mocked(&mock), Method::POST, "/experiments/7/pause").await;
        assert_eq!(status, service, "{api}");
        let message = if service < 500 { json!("no") } else { Value::Null };
        assert_eq!(body["message"], message, "{api}");
    }
}

#[tokio::test]
async fn a_rate_limit_is_passed_on() {
    let mock = Mock::new();
    mock.on(Method::GET, "experiments", Answer::status(429).header("retry-after", "30"));
    let client = mocked(&mock);
    for what in ["the response with the limit", "a call that is not sent because of it"] {
        let (status, wait, _) = ask(&client, Method::GET, "/projects/7/running").await;
        assert_eq!((status, wait), (503, Some(30)), "{what}");
    }
    assert_eq!(mock.requests().len(), 1);
}

#[tokio::test]
async fn the_experiment_that_was_paused_is_no_longer_listed() {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = sandbox.load_demo().unwrap();
    let (client, list) = (sandbox.client(), format!("/projects/{}/running", demo.shop));
    let (_, _, before) = ask(&client, Method::GET, &list).await;
    assert!(before.as_array().unwrap().iter().any(|experiment| experiment["id"] == demo.running.get()));
    let (status, _, _) = ask(&client, Method::POST, &format!("/experiments/{}/pause", demo.running)).await;
    assert_eq!(status, 200);
    let (_, _, after) = ask(&client, Method::GET, &list).await;
    assert!(after.as_array().unwrap().iter().all(|experiment| experiment["id"] != demo.running.get()));
}

#[tokio::test]
async fn ids_that_cannot_exist_are_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for id in ["0", "-1", "shop"] {
        let (status, _, _) = ask(&sandbox.client(), Method::GET, &format!("/projects/{id}/running")).await;
        assert_eq!(status, 400, "{id}");
    }
    assert!(sandbox.requests().is_empty());
}

/// A server that accepts the refresh tokens `refresh-0`, `refresh-1` and so on, each of them once.
async fn issuer() -> SocketAddr {
    let used = std::sync::Arc::new(Mutex::new(0));
    let issue = async move |Query(query): Query<HashMap<String, String>>| {
        let mut used = used.lock().unwrap();
        if query["refresh_token"] != format!("refresh-{used}") {
            return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" })));
        }
        *used += 1;
        let tokens = json!({ "access_token": format!("access-{used}"), "refresh_token": format!("refresh-{used}") });
        (StatusCode::OK, Json(tokens))
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/token", post(issue))).await });
    address
}

#[tokio::test]
async fn a_restarted_service_has_the_latest_refresh_token() {
    let token_url = format!("http://{}/token", issuer().await);
    let file = env::temp_dir().join(format!("refresh-token-{}", std::process::id()));
    fs::write(&file, "refresh-0\n").unwrap();
    for access in 1..=2 {
        // Each start needs an access token of its own.
        let sandbox = Sandbox::builder().token(format!("access-{access}")).start().await.unwrap();
        let grant = grant("id".to_owned(), "secret".to_owned(), file.clone()).unwrap().token_url(&token_url);
        let client = Client::builder(Token::oauth_grant(grant)).base_url(sandbox.base_url()).build().unwrap();
        let (status, _, _) = ask(&client, Method::GET, "/projects/7/running").await;
        assert_eq!(status, 404);
        assert_eq!(fs::read_to_string(&file).unwrap(), format!("refresh-{access}"));
    }
    fs::remove_file(file).unwrap();
}
