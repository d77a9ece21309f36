//! Reports of waits.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use optimizely_rest::classic::{Client, ClientBuilder, Method, ProjectUpdate, RetryPolicy, Sandbox, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::sandbox::Fault;
use optimizely_rest::{WaitReport, v2};

use super::{builder, empty, project};
use crate::support::bodies::classic::a_project_named;

/// The reports of a client, each with the time at which it came.
type Reports = Arc<Mutex<Vec<(WaitReport, Duration)>>>;

/// A callback for reports, and the reports that it receives.
fn listener(clock: &TestClock) -> (Reports, impl Fn(&WaitReport) + Send + Sync + 'static) {
    let (reports, clock) = (Reports::default(), clock.clone());
    let ear = reports.clone();
    (reports, move |report| ear.lock().unwrap().push((report.clone(), clock.passed())))
}

/// The reports of a client with prepared answers.
fn listening(mock: &Mock) -> (Reports, TestClock, ClientBuilder) {
    let clock = TestClock::new();
    let (reports, callback) = listener(&clock);
    (reports, clock.clone(), builder().1.transport(mock.clone()).clock(clock).on_wait(callback))
}

/// `60 s: GET projects: cooldown: 30 s` is a wait that began after 60 s.
fn shown(reports: &Reports) -> Vec<String> {
    let seconds = |time: Duration| format!("{} s", time.as_secs_f64());
    let shown = |(report, at): &(WaitReport, Duration)| {
        let WaitReport { method, template, reason, wait, .. } = report;
        let wait = wait.map_or_else(|| "?".to_owned(), seconds);
        format!("{}: {method} {}: {reason}: {wait}", seconds(*at), template.unwrap_or("-"))
    };
    reports.lock().unwrap().iter().map(shown).collect()
}

#[tokio::test]
async fn a_bulk_update_that_meets_a_429_reports_its_wait_before_it_waits() {
    let sandbox = Sandbox::start().await.unwrap();
    let clock = TestClock::new();
    let (reports, callback) = listener(&clock);
    let client = sandbox.client_builder().clock(clock.clone()).on_wait(callback).build().unwrap();
    let mut changes = Vec::new();
    for number in 0..6 {
        let project = client.projects().create(a_project_named(format!("P{number}"))).await.unwrap();
        changes.push((project.id, ProjectUpdate::new().project_name("New")));
    }
    assert!(shown(&reports).is_empty(), "no request had to wait");
    sandbox.inject(Fault::status(429).times(1));
    client.projects().update_many(changes).concurrency(1).await.unwrap();
    assert_eq!(shown(&reports), ["0 s: PUT projects/{id}: cooldown: 60 s"]);
    assert_eq!(clock.waits(), [Duration::from_secs(60)]);
}

#[tokio::test]
async fn every_request_that_waits_for_a_cooldown_reports_it() {
    let mock = Mock::new();
    let (reports, clock, builder) = listening(&mock);
    let client = builder.build().unwrap();
    mock.next(Answer::status(429).header("retry-after", "7000"));
    client.projects().list().await.unwrap_err();
    assert!(shown(&reports).is_empty(), "it did not wait");
    clock.advance(Duration::from_secs(20));
    mock.next(empty().after(Duration::from_secs(10)).times(4));
    let calls = join_all((0..4).map(|_| client.projects().list().into_future())).await;
    assert!(calls.iter().all(Result::is_ok));
    let mut expected = vec!["20 s: GET projects: cooldown: 100 s"; 4];
    expected.extend(["120 s: GET projects: first calls after a cooldown: ?"; 3]);
    assert_eq!(shown(&reports), expected, "each slow start is reported once");
}

#[tokio::test]
async fn each_request_that_waits_for_a_run_of_the_token_source_reports_it() {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let (reports, callback) = listener(&clock);
    let token = Token::oauth_source(async || {
        tokio::task::yield_now().await;
        Ok("a-token".to_owned())
    });
    let client = Client::builder(token).transport(mock.clone()).clock(clock).on_wait(callback).build().unwrap();
    mock.otherwise(|_| empty());
    let calls = join_all((0..2).map(|_| client.projects().list().into_future())).await;
    assert!(calls.iter().all(Result::is_ok));
    client.projects().list().await.unwrap();
    assert_eq!(shown(&reports), ["0 s: GET projects: token: ?"; 2], "the third request has the token");
}

#[tokio::test]
async fn a_pause_before_a_retry_is_reported() {
    let mock = Mock::new();
    let (reports, _, builder) = listening(&mock);
    let client = builder.build().unwrap();
    mock.next(Answer::broken()).next(Answer::status(503).header("retry-after", "7")).next(project());
    client.projects().get(4711).await.unwrap();
    assert_eq!(shown(&reports), ["0 s: GET projects/{id}: retry: 0.5 s", "0.5 s: GET projects/{id}: retry: 7 s"]);
    mock.next(Answer::status(503));
    client.projects().list().retry(RetryPolicy::none()).await.unwrap_err();
    assert_eq!(reports.lock().unwrap().len(), 2, "there was no other attempt");
}

#[tokio::test]
async fn a_wait_for_a_limit_of_the_client_is_reported() {
    let mock = Mock::new();
    let (reports, _, builder) = listening(&mock);
    let client = builder.max_concurrent_requests(1).max_requests_per_second(2).build().unwrap();
    mock.next(empty().after(Duration::from_secs(5)).times(2));
    let list = async || client.projects().list().await.unwrap();
    tokio::join!(list(), list());
    mock.next(empty().times(2));
    list().await;
    client.request(Method::GET, "projects/4711").await.unwrap();
    let expected = ["0 s: GET projects: concurrent requests: ?", "10 s: GET -: requests per second: 0.5 s"];
    assert_eq!(shown(&reports), expected);
}

#[tokio::test]
async fn a_wait_for_a_value_that_the_server_computes_is_reported() {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let (reports, callback) = listener(&clock);
    let builder = v2::Client::builder(v2::Token::personal("a-personal-token")).transport(mock.clone());
    let client = builder.clock(clock).on_wait(callback).build().unwrap();
    mock.next(Answer::status(202).times(4));
    let call = client.experiments().results(7).deadline(Duration::from_secs(10));
    assert!(call.when_ready().await.unwrap_err().is_pending());
    let expected =
        ["0 s: GET experiments/{id}/results: computation: 3 s", "3 s: GET experiments/{id}/results: computation: 6 s"];
    assert_eq!(shown(&reports), expected, "the third wait would last too long");
}
