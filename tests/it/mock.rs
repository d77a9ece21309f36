//! Prepared answers instead of a server, and a clock whose waits end at once.

use std::time::Duration;

use optimizely_rest::classic::{ErrorKind, Method, RetryPolicy};
use optimizely_rest::mock::Answer;
use serde_json::json;

use crate::support::bodies::classic::a_service;
use crate::support::mocks::{mocked, service};

#[tokio::test]
async fn a_request_gets_the_answer_to_its_method_and_path_and_is_remembered() {
    let (mock, _, client) = mocked();
    mock.on(Method::GET, "dcp_services/7", Answer::json(200, &service(7)));
    mock.on(Method::POST, "/dcp_services", Answer::json(201, &service(8)));
    assert_eq!(client.dcp_services().create(a_service()).await.unwrap().id.get(), 8);
    assert_eq!(client.dcp_services().get(7).await.unwrap().id.get(), 7);
    let requests = mock.requests();
    assert_eq!(requests[0].body_json(), Some(json!({ "name": "S" })));
    assert_eq!((requests[1].method(), requests[1].path()), (&Method::GET, "dcp_services/7"));
    assert_eq!(mock.left(), 0);
}

#[tokio::test]
async fn answers_come_in_their_order_and_a_template_is_for_every_id() {
    let (mock, _, client) = mocked();
    let template = client.dcp_services().get(1).request().template().to_owned();
    mock.on(Method::GET, &template, Answer::json(200, &service(1)).times(2));
    mock.on(Method::GET, "dcp_services/9", Answer::status(404));
    mock.next(Answer::status(403));
    for id in [1, 9] {
        assert!(client.dcp_services().get(id).await.is_ok());
    }
    assert!(client.dcp_services().get(9).await.unwrap_err().is_not_found());
    assert!(client.dcp_services().get(9).await.unwrap_err().is_forbidden());
}

#[tokio::test]
async fn a_request_without_an_answer_says_what_there_is_and_is_not_repeated() {
    let (mock, clock, client) = mocked();
    mock.on(Method::PUT, "goals/1", Answer::status(202));
    let error = client.goals().get(1).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unanswered);
    assert_eq!(
        error.to_string(),
        "GET goals/1: the mock has no answer for this request: those left are for PUT goals/1"
    );
    assert_eq!((mock.requests().len(), clock.waits().len()), (1, 0));
}

#[tokio::test]
async fn a_mock_fails_as_a_network_does() {
    let (mock, clock, client) = mocked();
    let list = || client.projects().list().retry(RetryPolicy::none());
    mock.next(Answer::not_connected());
    assert!(list().await.unwrap_err().is_connect());
    mock.next(Answer::broken());
    assert_eq!(list().await.unwrap_err().kind(), ErrorKind::Transport);
    mock.next(Answer::json(200, &json!([])).after(Duration::from_secs(61)));
    assert!(list().await.unwrap_err().is_timeout());
    assert_eq!(clock.passed(), Duration::from_secs(60));
    mock.next(Answer::json(200, &json!([])).after(Duration::from_secs(60)));
    assert!(list().await.is_ok());
}

#[tokio::test]
async fn waits_pass_on_the_clock_of_the_test() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(503)).next(Answer::status(503).header("retry-after", "100"));
    mock.next(Answer::json(200, &json!([])));
    assert!(client.projects().list().await.unwrap().is_empty());
    assert_eq!(clock.waits(), [60, 100].map(Duration::from_secs));
    assert_eq!(clock.passed(), Duration::from_secs(160));
}
