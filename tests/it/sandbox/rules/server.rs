//! The server as such: several at once, its end, and what it remembers of requests.

use std::io::ErrorKind;
use std::net::TcpStream;

use optimizely_rest::classic::Method;
use optimizely_rest::classic::Sandbox;
use serde_json::{Value, json};

use super::Api;
use crate::support::bodies::classic::a_project;
use crate::support::raw_client::{exchange, request, status};

#[tokio::test]
async fn several_servers_know_nothing_of_each_other() {
    let (one, two) = (Api::start().await, Api::start().await);
    assert_ne!(one.sandbox.address(), two.sandbox.address());
    let project = one.project().await;
    assert!(two.is_gone(format!("projects/{project}")).await);
    assert_eq!(two.get("projects").await, json!([]));
    assert_eq!((one.sandbox.requests().len(), two.sandbox.requests().len()), (1, 2));
}

#[tokio::test]
async fn a_server_that_is_dropped_listens_no_longer() {
    let (sandbox, client) = crate::support::sandbox::started().await;
    let mut open = TcpStream::connect(sandbox.address()).unwrap();
    client.projects().create(a_project()).await.unwrap();
    let address = sandbox.address();
    drop(sandbox);
    assert_eq!(TcpStream::connect(address).unwrap_err().kind(), ErrorKind::ConnectionRefused);
    let left = std::io::Read::read(&mut open, &mut [0]);
    assert!(left.as_ref().is_ok_and(|read| *read == 0) || left.is_err(), "open connections are closed: {left:?}");
    assert!(client.projects().list().await.is_err());
    assert!(Sandbox::builder().address(address).start().await.is_ok(), "the port is free again");
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let sandbox = Sandbox::start().await.unwrap();
    let error = Sandbox::builder().address(sandbox.address()).start().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::AddrInUse);
}

#[tokio::test]
async fn a_connection_serves_many_requests() {
    let sandbox = Sandbox::start().await.unwrap();
    let first = "GET /experiment/v1/projects HTTP/1.1\r\nhost: sandbox\r\ntoken: a:1\r\n\r\n".repeat(99);
    let answers = exchange(sandbox.address(), (first + &request("GET", "projects", "token: a:1\r\n", "")).as_bytes());
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 100);
    assert_eq!(sandbox.requests().len(), 100);
}

#[tokio::test]
async fn requests_are_remembered_as_they_came_and_without_their_token() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = r#"{ "project_name": "Shop" }"#;
    let asked = request("POST", "projects/?audience_id=3&note=a%20b+c&flag", "token: hidden:1\r\nx-note: é\r\n", body);
    assert_eq!(status(&exchange(sandbox.address(), asked.as_bytes())), Some(201));
    let received = sandbox.requests().remove(0);
    assert_eq!((received.method.as_str(), received.path.as_str()), ("POST", "projects/"));
    let query: Vec<_> = received.query.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(query, [("audience_id", "3"), ("note", "a b c"), ("flag", "")]);
    assert_eq!((received.header("token"), received.header("x-note")), (Some("[redacted]"), Some("é")));
    assert_eq!(received.json().map(|body| body["project_name"].clone()), Some(Value::from("Shop")));
    assert_eq!(received.body, body.as_bytes());
}

#[tokio::test]
async fn refused_requests_are_remembered_too_until_they_are_forgotten() {
    let api = Api::start().await;
    api.client.request(Method::GET, "projects/7").await.unwrap_err();
    exchange(api.sandbox.address(), b"GET /elsewhere HTTP/1.1\r\nconnection: close\r\n\r\n");
    let paths: Vec<_> = api.sandbox.requests().into_iter().map(|received| received.path).collect();
    assert_eq!(paths, ["projects/7", "/elsewhere"]);
    api.sandbox.clear_requests();
    assert!(api.sandbox.requests().is_empty());
}

#[tokio::test]
async fn of_a_large_body_the_beginning_is_remembered() {
    let api = Api::start().await;
    let name = "x".repeat(100_000);
    let created = api.post("projects", json!({ "project_name": name })).await;
    assert_eq!(created["project_name"], name.as_str());
    assert_eq!(api.sandbox.requests()[0].body.len(), 64 << 10);
}
