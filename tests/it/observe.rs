//! Observability: spans and events, and reports of calls.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt as _;
use optimizely_rest::classic::{CallReport, Client, ClientBuilder, ErrorKind, Goal, Live, Method, RetryPolicy, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use serde_json::json;
use tracing::Level;

use crate::support::collector::{Collector, Told};

mod wait_report;

fn builder() -> (Mock, ClientBuilder) {
    let mock = Mock::new();
    (mock.clone(), Client::builder(Token::legacy("a:1")).transport(mock).clock(TestClock::new()))
}

fn mocked() -> (Mock, Client) {
    let (mock, builder) = builder();
    (mock, builder.build().unwrap())
}

fn project() -> Answer {
    Answer::json(200, &crate::support::documented::example("Project"))
}

fn empty() -> Answer {
    Answer::json(200, &json!([]))
}

fn shown(told: &[Told]) -> Vec<String> {
    told.iter().map(ToString::to_string).collect()
}

/// How the only call ended, as its span has it.
fn ending(collector: &Collector) -> [Option<String>; 4] {
    let [span] = &collector.spans()[..] else { panic!("{:?}", collector.spans()) };
    ["http.response.status_code", "http.request.resend_count", "error.type", "otel.status_code"]
        .map(|name| span.field(name).map(str::to_owned))
}

fn fields(values: [&str; 4]) -> [Option<String>; 4] {
    values.map(|value| (!value.is_empty()).then(|| value.to_owned()))
}

#[tokio::test]
async fn a_call_is_one_span_named_as_the_conventions_say() {
    let (collector, _guard) = Collector::start(Level::INFO);
    let (mock, client) = mocked();
    mock.next(project().after(Duration::from_secs(2)));
    client.projects().get(4711).await.unwrap();
    let expected = "INFO http_call; http.client.request.duration=2.0 http.request.method=GET http.response.status_code=200 \
        otel.kind=client otel.name=GET projects/{id} server.address=www.optimizelyapis.com server.port=443 \
        url.template=projects/{id}";
    assert_eq!(shown(&collector.spans()), [expected]);
    assert!(collector.events().is_empty(), "{:?}", collector.events());
}

#[tokio::test]
async fn a_retry_is_an_event_with_its_reason_and_its_wait_and_no_span_of_its_own() {
    let (collector, _guard) = Collector::start(Level::INFO);
    let (mock, client) = mocked();
    mock.next(Answer::status(503)).next(Answer::broken()).next(empty());
    client.projects().list().await.unwrap();
    assert_eq!(ending(&collector), fields(["200", "2", "", ""]));
    assert_eq!(collector.spans()[0].field("http.client.request.duration"), Some("61.0"));
    let expected = [
        "INFO retrying after a wait; error.type=503 wait=60.0",
        "INFO retrying after a wait; error.type=Transport wait=1.0",
    ];
    assert_eq!(shown(&collector.events()), expected);
    assert!(collector.events().iter().all(|event| event.within == Some("http_call")));
}

#[tokio::test]
async fn a_token_that_is_refused_is_a_retry_without_a_wait() {
    let (collector, _guard) = Collector::start(Level::INFO);
    let mock = Mock::new();
    mock.next(Answer::status(401)).next(empty());
    let token = Token::oauth_source(async || Ok("abc".to_owned()));
    let client = Client::builder(token).transport(mock).clock(TestClock::new()).build().unwrap();
    client.projects().list().await.unwrap();
    assert_eq!(ending(&collector), fields(["200", "1", "", ""]));
    assert_eq!(shown(&collector.events()), ["INFO retrying after a wait; error.type=401 wait=0.0"]);
}

#[tokio::test]
async fn a_cooldown_is_a_warning_and_whoever_holds_back_for_it_says_so() {
    let (collector, _guard) = Collector::start(Level::DEBUG);
    let (mock, client) = mocked();
    mock.next(Answer::status(429).header("retry-after", "100")).next(empty().times(2));
    let (first, second) = tokio::join!(client.projects().list(), async {
        tokio::task::yield_now().await;
        client.goals().list(7).await
    });
    assert!(first.is_ok() && second.is_ok());
    let events = shown(&collector.events());
    let expected = [
        "WARN rate limited: all calls of this client wait; wait=100.0",
        "INFO retrying after a wait; error.type=429 wait=100.0",
        "DEBUG waiting before sending; reason=cooldown wait=100.0",
    ];
    assert_eq!(events[..3], expected);
    assert!(events[3..].iter().all(|event| event.starts_with("DEBUG waiting before sending;")), "{events:?}");
}

#[tokio::test]
async fn the_limits_of_the_client_say_for_what_a_call_waits() {
    let (collector, _guard) = Collector::start(Level::DEBUG);
    let (mock, builder) = builder();
    let client = builder.max_concurrent_requests(1).max_requests_per_second(2).build().unwrap();
    mock.next(empty().times(2));
    let (first, second) = tokio::join!(client.projects().list(), client.projects().list());
    assert!(first.is_ok() && second.is_ok());
    assert_eq!(shown(&collector.events()), ["DEBUG waiting before sending; reason=requests per second wait=0.5"]);

    mock.next(empty().after(Duration::from_secs(5)).times(2));
    let (first, second) = tokio::join!(client.projects().list(), client.projects().list());
    assert!(first.is_ok() && second.is_ok());
    let events = shown(&collector.events());
    assert!(events.contains(&"DEBUG waiting before sending; reason=concurrent requests".to_owned()), "{events:?}");
}

#[tokio::test]
async fn a_failure_has_the_status_of_a_refusal_or_its_kind_for_a_type() {
    let cases = [
        (Answer::status(404), ["404", "", "404", "ERROR"]),
        (Answer::json(200, &json!({ "id": "x" })), ["200", "", "Decode", "ERROR"]),
        (Answer::status(307).header("location", "https://other.example/"), ["307", "", "Redirect", "ERROR"]),
        (Answer::broken(), ["", "", "Transport", "ERROR"]),
        (Answer::not_connected(), ["", "", "Connect", "ERROR"]),
    ];
    for (answer, expected) in cases {
        let (collector, _guard) = Collector::start(Level::TRACE);
        let (mock, client) = mocked();
        mock.next(answer);
        client.projects().get(4711).retry(RetryPolicy::none()).await.unwrap_err();
        assert_eq!(ending(&collector), fields(expected));
        assert!(collector.events().is_empty(), "there was no other attempt");
    }
}

#[tokio::test]
async fn a_request_of_ones_own_has_no_template_and_nothing_shows_its_path_or_its_query() {
    let (collector, _guard) = Collector::start(Level::TRACE);
    let (mock, client) = mocked();
    mock.next(empty());
    client.request(Method::GET, "projects/4711/sections").query("filter", "someone").await.unwrap();
    let [span] = &collector.spans()[..] else { panic!("{:?}", collector.spans()) };
    assert_eq!((span.field("otel.name"), span.field("url.template")), (Some("GET"), None));
    let all = format!("{:?}{:?}", collector.spans(), collector.events());
    assert!(!all.contains("4711") && !all.contains("sections") && !all.contains("someone"), "{all}");
}

#[tokio::test]
async fn drift_is_a_warning_in_the_span_of_its_call() {
    let (collector, _guard) = Collector::start(Level::INFO);
    let (mock, client) = mocked();
    let mut drifted = crate::support::documented::experiment();
    drifted["url_conditions"][0]["match_type"] = json!("fuzzy");
    drifted["holdback"] = json!(5);
    mock.next(Answer::json(200, &drifted));
    client.experiments().get(15).await.unwrap();
    let id = &drifted["id"];
    let expected = [
        format!(
            "WARN the spec does not describe this value; id={id} path=url_conditions[0].match_type resource=experiment"
        ),
        format!("WARN the spec does not describe this field; id={id} path=holdback resource=experiment"),
    ];
    assert_eq!(shown(&collector.events()), expected);
    drifted["url_conditions"][0]["match_type"] = json!("simple");
    drifted.as_object_mut().unwrap().remove("holdback");
    mock.next(Answer::json(203, &drifted));
    client.experiments().get(15).await.unwrap();
    let expected = "WARN the spec does not list this success status; method=GET resource=experiment status=203";
    assert_eq!(shown(&collector.events()[2..]), [expected]);
    assert!(collector.events().iter().all(|event| event.target == "optimizely_rest::drift"));
    assert!(collector.events().iter().all(|event| event.within == Some("http_call")));
}

const LOST: &str = "WARN pending changes were dropped without a save; resource=goal";

/// A goal with a pending change, from a server that deletes goals or fails.
async fn changed_goal(deleted: u16) -> Live<Goal> {
    let (mock, client) = mocked();
    mock.otherwise(move |request| match *request.method() {
        Method::DELETE => Answer::status(deleted),
        Method::PUT => Answer::json(202, &crate::support::documented::example("Goal")),
        _ => Answer::json(200, &crate::support::documented::example("Goal")),
    });
    let mut goal = client.goals().get(1).await.unwrap();
    goal.set_title("Purchase");
    goal
}

#[tokio::test]
async fn pending_changes_that_are_dropped_are_a_warning() {
    let (collector, _guard) = Collector::start(Level::WARN);
    drop(changed_goal(204).await);
    drop(changed_goal(204).await.delete());
    let events = collector.events();
    assert_eq!(shown(&events), [LOST; 2]);
    assert!(events.iter().all(|event| event.target == "optimizely_rest"));
}

#[tokio::test]
async fn pending_changes_that_are_settled_are_no_warning() {
    let (collector, _guard) = Collector::start(Level::WARN);
    changed_goal(204).await.save().await.unwrap();
    changed_goal(204).await.refresh().await.unwrap();
    changed_goal(204).await.discard();
    assert_eq!(changed_goal(204).await.into_inner().title, "Purchase");
    changed_goal(204).await.delete().await.unwrap();
    changed_goal(204).await.delete().wait().unwrap();
    assert!(collector.events().is_empty(), "{:?}", collector.events());
}

#[tokio::test]
async fn a_failed_deletion_returns_the_pending_changes_and_loses_none() {
    let (collector, _guard) = Collector::start(Level::WARN);
    let awaited = changed_goal(403).await.delete().await.unwrap_err().into_live();
    let waited = changed_goal(403).await.delete().wait().unwrap_err().into_live();
    assert!(awaited.pending().is_some() && waited.pending().is_some());
    assert!(collector.events().is_empty(), "{:?}", collector.events());
    drop((awaited, waited));
    assert_eq!(shown(&collector.events()), [LOST; 2]);
}

#[test]
fn a_wait_stays_with_the_subscriber_and_the_span_of_the_thread_that_it_blocks() {
    let (collector, _guard) = Collector::start(Level::INFO);
    let (mock, client) = mocked();
    mock.next(Answer::status(503)).next(empty());
    tracing::info_span!("nightly_job").in_scope(|| client.projects().list().wait()).unwrap();
    let told: Vec<_> = collector.spans().into_iter().map(|span| (span.name, span.within)).collect();
    assert_eq!(told, [("nightly_job".to_owned(), None), ("http_call".to_owned(), Some("nightly_job"))]);
    assert_eq!(collector.events().len(), 1);
}

/// A client whose reports are kept.
fn counted() -> (Mock, Client, Arc<Mutex<Vec<CallReport>>>) {
    let (mock, builder) = builder();
    let reports = Arc::new(Mutex::new(Vec::new()));
    let ear = reports.clone();
    let client = builder.on_call(move |report| ear.lock().unwrap().push(report.clone())).build().unwrap();
    (mock, client, reports)
}

#[tokio::test]
async fn a_listener_hears_of_each_request_once_whatever_became_of_it() {
    let (mock, client, reports) = counted();
    mock.next(Answer::status(503)).next(project()).next(Answer::status(404)).next(Answer::status(200).body("[{}]"));
    client.projects().get(4711).await.unwrap();
    client.request(Method::DELETE, "goals/4711").await.unwrap_err();
    client.projects().list().await.unwrap_err();
    client.projects().get(0).await.unwrap_err();
    let heard: Vec<_> = reports
        .lock()
        .unwrap()
        .iter()
        .map(|it| {
            let status = it.status.map_or(0, |status| status.as_u16());
            (it.method.to_string(), it.template, it.attempts, status, it.duration.as_secs(), it.error)
        })
        .collect();
    let (get, delete) = (|| "GET".to_owned(), "DELETE".to_owned());
    let expected = [
        (get(), Some("projects/{id}"), 2, 200, 60, None),
        (delete, None, 1, 404, 0, Some(ErrorKind::Status)),
        (get(), Some("projects"), 1, 200, 0, Some(ErrorKind::Decode)),
        (get(), Some("projects/{id}"), 0, 0, 0, Some(ErrorKind::InvalidRequest)),
    ];
    assert_eq!(heard, expected);
}

#[tokio::test]
async fn an_edit_tells_of_each_of_its_requests_and_a_dropped_call_of_nothing() {
    let (mock, client, reports) = counted();
    mock.next(Answer::json(200, &crate::support::documented::experiment()));
    mock.otherwise(|request| {
        let status = if *request.method() == Method::GET { 200 } else { 202 };
        Answer::json(status, &crate::support::documented::example("Goal"))
    });
    let experiment = client.experiments().get(1).await.unwrap();
    reports.lock().unwrap().clear();
    let contended = experiment.add_goal(4711).await.unwrap_err();
    assert_eq!(contended.kind(), ErrorKind::Contended);
    let methods: String = reports.lock().unwrap().iter().map(|report| report.method.to_string()).collect();
    assert!(methods.starts_with("GETPUTGETPUT"), "{methods}");
    assert!(reports.lock().unwrap().iter().all(|report| report.status.is_some_and(|status| status.is_success())));

    reports.lock().unwrap().clear();
    mock.next(empty().after(Duration::from_secs(5)));
    assert!(client.projects().list().into_future().now_or_never().is_none());
    assert!(reports.lock().unwrap().is_empty());
}
