//! Which requests are retried and after which wait, and the errors if no retry helps.

use std::time::Duration;

use optimizely_rest::classic::{Error, ErrorKind, GoalUpdate, Method, RetryPolicy, Sandbox};
use optimizely_rest::mock::{Answer, TestClock};
use optimizely_rest::sandbox::Fault;
use serde_json::json;

use crate::support::bodies::classic::{a_service, a_service_named};
use crate::support::mocks::{mocked, service};

/// The waits of a GET whose every attempt ends alike.
async fn waits(answer: Answer) -> String {
    let (mock, clock, client) = mocked();
    mock.next(answer.times(1000));
    let error = client.projects().list().await.unwrap_err();
    assert!(mock.left() > 0, "{error}");
    shown(&clock.waits())
}

/// `60 s × 4`, or `0.5 s, 1 s`.
fn shown(waits: &[Duration]) -> String {
    let seconds = |wait: &Duration| format!("{} s", wait.as_secs_f64());
    let mut parts = Vec::new();
    for run in waits.chunk_by(|one, next| one == next) {
        match run {
            [one] => parts.push(seconds(one)),
            [one, next] => parts.extend([seconds(one), seconds(next)]),
            more => parts.push(format!("{} × {}", seconds(&more[0]), more.len())),
        }
    }
    if parts.is_empty() { "no wait".to_owned() } else { parts.join(", ") }
}

#[tokio::test]
async fn the_table_of_waits_is_the_documented_one() {
    let headers = [
        ("none", None),
        ("`7`", Some("7")),
        ("a date 30 s ahead", Some("Thu, 01 Jan 2015 00:00:30 GMT")),
        ("a date that has passed", Some("Wed, 31 Dec 2014 23:00:00 GMT")),
        ("`86400`, or a date as far ahead", Some("86400")),
        ("`86400`, or a date as far ahead", Some("Fri, 02 Jan 2015 00:00:00 GMT")),
        ("`86400`, or a date as far ahead", Some("999999999999999999999999")),
    ];
    for (name, value) in headers {
        let answer = |status| {
            let answer = Answer::status(status);
            value.map_or(answer.clone(), |value| answer.header("retry-after", value))
        };
        let reset = if value.is_none() { format!("{} |", waits(Answer::broken()).await) } else { "|".to_owned() };
        let row = format!("/// | {name} | {} | {} | {reset}", waits(answer(429)).await, waits(answer(503)).await);
        println!("{row}");
        let documented = include_str!("../../../src/transport/retry.rs").lines().any(|line| line == row);
        assert!(documented, "the documentation of RetryPolicy lacks the line\n{row}");
    }
}

#[tokio::test]
async fn the_documented_defaults_are_those_of_the_client() {
    let documented = include_str!("../../../src/client/builder.rs");
    let builder =
        format!("{:?}", optimizely_rest::classic::Client::builder(optimizely_rest::classic::Token::legacy("a:1")));
    let defaults = [
        ("connect_timeout", "10 s", "connect_timeout: 10s"),
        ("read_timeout", "60 s", "read_timeout: 60s"),
        ("attempt_timeout", "60 s", "attempt_timeout: 60s"),
        ("retry", "3", "attempts: 3"),
        ("retry", "120 s", "longest_wait: 120s"),
        ("deadline", "300 s", "deadline: 300s"),
        ("retry_budget", "10 retries; every 10 successful calls earn one back", "retry_budget: 10"),
        ("max_concurrent_requests", "16", "max_concurrent_requests: 16"),
        ("max_requests_per_second", "no limit", "max_requests_per_second: None"),
        ("max_response_bytes", "64 MiB", "max_response_bytes: 67108864"),
        ("http2_keep_alive", "15 s", "http2_keep_alive: Some(15s)"),
    ];
    for (setting, text, value) in defaults {
        let row =
            |line: &&str| line.starts_with(&format!("/// | [`{setting}`]")) && line.ends_with(&format!("| {text} |"));
        assert!(documented.lines().any(|line| row(&line)), "the documentation lacks {setting}: {text}");
        assert!(builder.contains(value), "{builder} lacks {value}");
    }
}

#[tokio::test]
async fn a_date_to_wait_for_is_compared_with_the_date_of_the_response_whatever_the_local_clock_says() {
    let (until, hour) = ("Thu, 01 Jan 2015 00:00:30 GMT", Duration::from_secs(3600));
    let server_behind = ("Wed, 31 Dec 2014 23:00:00 GMT", "Wed, 31 Dec 2014 23:00:30 GMT", Duration::ZERO);
    let server_ahead = ("Thu, 01 Jan 2015 01:00:00 GMT", "Thu, 01 Jan 2015 01:00:30 GMT", Duration::ZERO);
    let local_ahead = ("Thu, 01 Jan 2015 00:00:00 GMT", until, hour);
    for (date, until, passed) in [server_behind, server_ahead, local_ahead] {
        for status in [429, 503] {
            let (mock, clock, client) = mocked();
            clock.advance(passed);
            mock.next(Answer::status(status).header("date", date).header("retry-after", until));
            mock.next(Answer::json(200, &json!([])));
            assert!(client.projects().list().await.is_ok());
            assert_eq!(clock.waits(), [Duration::from_secs(30)], "{date}");
        }
    }
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).header("date", "today").header("retry-after", until));
    mock.next(Answer::json(200, &json!([])));
    assert!(client.projects().list().await.is_ok());
    assert_eq!(clock.waits(), [Duration::from_secs(30)], "a date that cannot be read says nothing");
}

#[tokio::test]
async fn a_408_is_repeated_where_the_request_may_be_and_nothing_was_done() {
    let (mock, clock, client) = mocked();
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        mock.next(Answer::status(408)).next(Answer::json(200, &json!({})));
        assert!(client.request(method.clone(), "projects/1").await.is_ok(), "{method}");
    }
    assert_eq!(clock.waits(), [Duration::from_millis(500); 3]);
    for method in [Method::POST, Method::PATCH] {
        mock.next(Answer::status(408));
        let error = client.request(method.clone(), "projects/1").await.unwrap_err();
        assert_eq!((error.kind(), error.is_outcome_unknown()), (ErrorKind::Status, false), "{method}");
    }
    mock.next(Answer::status(408)).next(Answer::status(404));
    assert!(client.goals().delete(7).await.unwrap_err().is_not_found(), "the first attempt did not delete it");
    assert_eq!(mock.left(), 0);
}

#[tokio::test]
async fn a_wait_for_a_429_uses_neither_the_attempts_nor_the_budget() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).header("retry-after", "2").times(100));
    mock.next(Answer::json(200, &json!([])));
    assert!(client.projects().list().await.is_ok());
    assert_eq!(clock.waits(), [Duration::from_secs(2); 100]);
    for _ in 0..10 {
        mock.next(Answer::broken()).next(Answer::json(200, &json!([])));
        assert!(client.projects().list().await.is_ok(), "each of the ten retries is there");
    }
}

#[tokio::test]
async fn a_client_retries_no_more_than_its_budget_whatever_its_calls_may_do() {
    let (mock, _, client) = mocked();
    mock.next(Answer::broken().times(1000));
    for _ in 0..100 {
        assert!(client.clone().projects().list().await.is_err());
    }
    assert_eq!(mock.requests().len(), 110);
}

#[tokio::test]
async fn ten_successful_calls_earn_a_retry() {
    let (mock, _, client) = mocked();
    mock.next(Answer::broken().times(15));
    for _ in 0..5 {
        assert!(client.projects().list().await.is_err());
    }
    for successes in [9, 1] {
        mock.next(Answer::broken());
        assert!(client.projects().list().await.is_err(), "the budget is spent");
        mock.next(Answer::json(200, &json!([])).times(successes));
        for _ in 0..successes {
            assert!(client.projects().list().await.is_ok());
        }
    }
    mock.next(Answer::broken()).next(Answer::json(200, &json!([])));
    assert!(client.projects().list().await.is_ok());
    assert_eq!(mock.left(), 0);
}

#[tokio::test]
async fn an_error_comes_at_once_when_the_wait_would_be_too_long_and_says_how_long() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).body("slow down").header("retry-after", "200"));
    let error = client.projects().list().await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(200)));
    assert_eq!(error.to_string(), "GET projects: 429 Too Many Requests: slow down (the server asks to wait 200 s)");
    assert!(clock.waits().is_empty());
}

#[tokio::test]
async fn a_call_may_have_a_policy_of_its_own() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(503).header("retry-after", "200").times(4));
    let patient = RetryPolicy::default().attempts(4).longest_wait(Duration::from_secs(200));
    let error = client.projects().list().retry(patient).deadline(Duration::MAX).await.unwrap_err();
    assert!(error.is_service_unavailable());
    assert_eq!(clock.waits(), [Duration::from_secs(200); 3]);
    mock.next(Answer::broken());
    assert!(client.projects().list().retry(RetryPolicy::none()).await.is_err());
    assert_eq!((mock.left(), clock.waits().len()), (0, 3));
}

#[tokio::test]
async fn the_last_attempt_is_cut_short_by_the_limit_of_the_whole_call() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(503).header("retry-after", "20"));
    mock.next(Answer::json(200, &json!([])).after(Duration::from_secs(50)));
    let hasty = Duration::from_secs(30);
    assert!(client.projects().list().deadline(hasty).await.unwrap_err().is_timeout());
    assert_eq!(clock.passed(), Duration::from_secs(30));
}

#[tokio::test]
async fn a_pause_that_would_last_until_the_deadline_does_not_begin() {
    let (mock, clock, client) = mocked();
    let broken = || Answer::broken().after(Duration::from_secs(10));
    mock.next(broken());
    let error = client.projects().list().deadline(Duration::from_millis(10_500)).await.unwrap_err();
    assert_eq!((error.kind(), clock.passed()), (ErrorKind::Transport, Duration::from_secs(10)));
    mock.next(broken()).next(Answer::json(200, &json!([])));
    assert!(client.projects().list().deadline(Duration::from_millis(10_501)).await.is_ok());
    assert_eq!(clock.passed(), Duration::from_millis(20_500));
}

fn assert_unknown(error: &Error, method: Method, path: &str) {
    assert!(error.is_outcome_unknown());
    assert!([ErrorKind::Transport, ErrorKind::Timeout, ErrorKind::Connect].contains(&error.kind()), "{error}");
    let request = error.unknown_request().expect("it carries the request");
    assert_eq!((request.method(), request.path()), (&method, path));
    let said = format!("the {method} may have been done (GET {path} shows whether it was)");
    assert!(
        error.to_string().starts_with(&format!("{method} {path}: ")) && error.to_string().ends_with(&said),
        "{error}"
    );
}

#[tokio::test]
async fn a_write_whose_outcome_is_unknown_says_so_and_carries_what_was_sent() {
    let (mock, _, client) = mocked();
    let create = || client.dcp_services().create(a_service_named("Mine"));

    mock.next(Answer::broken());
    let error = create().await.unwrap_err();
    assert_unknown(&error, Method::POST, "dcp_services");
    assert_eq!(error.unknown_request().unwrap().body_json(), Some(json!({ "name": "Mine" })));
    assert!(!format!("{error:?} {error}").contains("Mine"), "a body is shown to whoever asks for it, and in no log");

    mock.next(Answer::status(201).after(Duration::from_secs(61)));
    let error = create().await.unwrap_err();
    assert_unknown(&error, Method::POST, "dcp_services");
    assert!(error.is_timeout());

    mock.next(Answer::broken().times(3));
    assert_unknown(&client.goals().delete(7).await.unwrap_err(), Method::DELETE, "goals/7");
    mock.next(Answer::broken()).next(Answer::not_connected().times(2));
    assert_unknown(&client.goals().delete(7).await.unwrap_err(), Method::DELETE, "goals/7");

    mock.next(Answer::status(502));
    let error = create().await.unwrap_err();
    assert!(error.is_outcome_unknown() && error.kind() == ErrorKind::Status);
}

#[tokio::test]
async fn a_write_that_was_refused_or_never_sent_has_no_unknown_outcome() {
    let (mock, _, client) = mocked();
    let create = || client.dcp_services().create(a_service_named("Mine"));
    mock.next(Answer::not_connected().times(3));
    assert!(create().await.unwrap_err().is_connect());
    mock.next(Answer::status(503));
    let error = create().await.unwrap_err();
    assert!(error.is_service_unavailable() && !error.is_outcome_unknown());
    mock.next(Answer::broken().times(3));
    let error = client.projects().list().await.unwrap_err();
    assert!(error.kind() == ErrorKind::Transport && !error.is_outcome_unknown(), "a read changes nothing");
}

#[tokio::test]
async fn a_post_is_sent_again_where_nothing_was_done_and_nowhere_else() {
    let (mock, _, client) = mocked();
    let created = || Answer::json(201, &service(1));
    let refused = Answer::status(503).header("retry-after", "5");
    for nothing_done in [Answer::not_connected(), Answer::status(429), refused] {
        mock.next(nothing_done).next(created());
        assert!(client.dcp_services().create(a_service()).await.is_ok());
    }
    for unclear in
        [Answer::broken(), Answer::status(500), Answer::status(502), Answer::status(503), Answer::status(504)]
    {
        mock.next(unclear);
        assert!(client.dcp_services().create(a_service()).await.is_err());
        assert_eq!(mock.left(), 0);
    }
}

#[tokio::test]
async fn a_deletion_answered_404_counts_as_done_only_after_an_attempt_that_may_have_done_it() {
    let (mock, _, client) = mocked();
    for lost in [Answer::broken(), Answer::status(502), Answer::status(204).body_cut()] {
        mock.next(lost).next(Answer::status(404));
        assert!(client.goals().delete(7).await.is_ok());
    }
    for nothing_done in [Answer::not_connected(), Answer::status(429)] {
        mock.next(nothing_done).next(Answer::status(404));
        assert!(client.goals().delete(7).await.unwrap_err().is_not_found());
    }
}

#[tokio::test]
async fn an_update_answered_404_after_an_attempt_whose_answer_was_lost_is_not_found() {
    let (mock, _, client) = mocked();
    for lost in [Answer::broken(), Answer::status(502)] {
        mock.next(lost).next(Answer::status(404));
        let error = client.goals().update(7, GoalUpdate::new().title("T")).await.unwrap_err();
        assert!(error.is_not_found() && error.is_outcome_unknown(), "{error}");
    }
    assert_eq!(mock.left(), 0);
}

#[tokio::test]
async fn a_patch_is_sent_again_only_where_nothing_was_done() {
    let (mock, _, client) = mocked();
    let patch = async || client.request(Method::PATCH, "goals/7").json(&json!({})).await;
    for unclear in [Answer::broken(), Answer::status(502), Answer::status(504)] {
        mock.next(unclear);
        assert!(patch().await.unwrap_err().is_outcome_unknown());
        assert_eq!(mock.left(), 0);
    }
    for nothing_done in [Answer::not_connected(), Answer::status(429)] {
        mock.next(nothing_done).next(Answer::json(200, &json!({})));
        assert!(patch().await.is_ok());
    }
}

#[tokio::test]
async fn a_call_without_time_is_not_sent() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::json(200, &json!([])));
    let error = client.projects().list().deadline(Duration::ZERO).await.unwrap_err();
    assert!(error.is_held_back(), "{error}");
    assert_eq!((mock.requests().len(), clock.waits().len()), (0, 0));
    let shortest = Duration::from_nanos(1);
    assert!(client.projects().list().deadline(shortest).await.is_ok());
}

#[tokio::test]
async fn the_sandbox_sees_each_retry() {
    let sandbox = Sandbox::start().await.unwrap();
    let clock = TestClock::new();
    let client = sandbox.client_builder().clock(clock.clone()).build().unwrap();
    sandbox.inject(Fault::close_before_answer().times(2));
    assert!(client.projects().list().await.is_ok());
    assert_eq!(sandbox.requests().len(), 3);
    assert_eq!(clock.waits(), [500, 1000].map(Duration::from_millis));
}
