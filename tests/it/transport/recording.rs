//! Recordings: what a line has, what it must not have, and what happens if it cannot be written.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use optimizely_rest::classic::{CallReport, Client, ClientBuilder, ErrorKind, Method, NewProject, Sandbox, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::sandbox::Fault;
use serde_json::{Value, json};
use tracing::Level;

use crate::support::collector::Collector;
use crate::support::kept::Kept;

const TOKEN: &str = "sesame:4711";

/// A file that is gone after the test.
struct Temporary(PathBuf);

impl Temporary {
    fn new(name: &str) -> Self {
        Temporary(std::env::temp_dir().join(format!("{name}-{}.jsonl", std::process::id())))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn recording(answers: impl IntoIterator<Item = Answer>) -> (Kept, ClientBuilder) {
    let (mock, kept) = (Mock::new(), Kept::default());
    for answer in answers {
        mock.next(answer);
    }
    let builder = Client::builder(Token::legacy(TOKEN)).transport(mock).clock(TestClock::new());
    (kept.clone(), builder.record_to_writer(kept))
}

fn goal() -> Value {
    crate::support::documented::goal()
}

#[tokio::test]
async fn each_attempt_is_a_line_with_both_bodies() {
    let refusal = Answer::json(503, &json!({ "message": "later" })).after(Duration::from_millis(1_500));
    let (kept, builder) = recording([refusal, Answer::json(200, &goal())]);
    let client = builder.build().unwrap();
    client.request(Method::PUT, "goals/7").query("dry_run", true).json(&json!({ "title": "Sold" })).await.unwrap();
    let mut lines = kept.lines();
    let times: Vec<_> = lines.iter_mut().map(|line| line["time"].take().as_str().unwrap().to_owned()).collect();
    let line = |milliseconds: u32, status: u16, response: Value| {
        json!({
            "time": null,
            "milliseconds": milliseconds,
            "method": "PUT",
            "base_url": "https://www.optimizelyapis.com/experiment/v1/",
            "url": "https://www.optimizelyapis.com/experiment/v1/goals/7?dry_run=true",
            "request": { "title": "Sold" },
            "status": status,
            "response": response,
        })
    };
    assert_eq!(lines, [line(1_500, 503, json!({ "message": "later" })), line(0, 200, goal())]);
    let times: Vec<_> = times.iter().map(|time| time.parse::<optimizely_rest::Timestamp>().unwrap()).collect();
    assert!(times[0] < times[1], "{times:?}");
    assert!(kept.text().starts_with(r#"{"time":"#) && kept.text().ends_with("}\n"), "{}", kept.text());
}

#[tokio::test]
async fn a_failure_is_a_line_with_its_kind() {
    let large = Answer::status(200).body("x".repeat(2_000));
    for (answer, status, error) in [
        (Answer::not_connected(), json!(null), "Connect"),
        (Answer::broken(), json!(null), "Transport"),
        (large, json!(200), "TooLarge"),
    ] {
        let (kept, builder) = recording([answer]);
        let client = builder.max_response_bytes(1_000).build().unwrap();
        client
            .projects()
            .create(NewProject::new("Shop"))
            .retry(optimizely_rest::RetryPolicy::none())
            .await
            .unwrap_err();
        let [line] = &kept.lines()[..] else { panic!("one line: {}", kept.text()) };
        assert_eq!((&line["status"], &line["error"]), (&status, &json!(error)));
        assert_eq!((line.get("response"), &line["request"]["project_name"]), (None, &json!("Shop")));
    }
    // A request that is not sent leaves none.
    let (kept, builder) = recording([]);
    builder.build().unwrap().projects().get(0).await.unwrap_err();
    assert_eq!(kept.text(), "");
}

#[tokio::test]
async fn a_body_that_is_not_json_is_described() {
    let page = Answer::status(404).header("content-type", "text/html").body("<p>aws_secret_key: hunter2</p>");
    let (kept, builder) = recording([page, Answer::status(204), Answer::status(404).body("\u{feff}{\"a\":1}")]);
    let client = builder.build().unwrap();
    for _ in 0..3 {
        let _ = client.goals().get(7).await;
    }
    let lines = kept.lines();
    assert_eq!((&lines[0]["content_type"], &lines[0]["bytes"]), (&json!("text/html"), &json!(30)));
    assert_eq!((lines[0].get("response"), lines[1].get("response"), lines[1].get("bytes")), (None, None, None));
    assert_eq!(lines[2]["response"], json!({ "a": 1 }));
    assert!(!kept.text().contains("hunter2"), "{}", kept.text());
}

#[tokio::test]
async fn the_token_and_the_secrets_of_the_spec_are_redacted() {
    let service = json!({ "id": 1, "aws_secret_key": "hunter2", "name": TOKEN, "keys": [{ "socket_token": 7 }] });
    let (kept, builder) = recording([Answer::json(200, &service)]);
    let call = builder.build().unwrap().request(Method::POST, "dcp_services");
    let call = call.query("aws_secret_key", "hunter2").query("q", TOKEN).query("access_token", "hunter2");
    call.query("page", 2).json(&service).await.unwrap();
    let redacted = json!({ "id": 1, "aws_secret_key": "[redacted]", "name": "[redacted]", "keys": [{ "socket_token": "[redacted]" }] });
    let line = &kept.lines()[0];
    assert_eq!((&line["request"], &line["response"]), (&redacted, &redacted));
    let query = "aws_secret_key=%5Bredacted%5D&q=%5Bredacted%5D&access_token=%5Bredacted%5D&page=2";
    assert_eq!(line["url"].as_str().unwrap().split_once('?').unwrap().1, query);
    assert!(!kept.text().contains("hunter2") && !kept.text().contains(TOKEN), "{}", kept.text());
}

#[tokio::test]
async fn every_token_of_a_source_is_redacted() {
    let (mock, kept) = (Mock::new(), Kept::default());
    let echo = |status: u16| Answer::json(status, &json!({ "message": "first-token second-token" }));
    mock.next(echo(401)).next(echo(404));
    let issued = Arc::new(Mutex::new(vec!["second-token", "first-token"]));
    let token = Token::oauth_source(move || {
        let token = issued.lock().unwrap().pop();
        async move { Ok(token.ok_or("there are two")?.to_owned()) }
    });
    let builder = Client::builder(token).transport(mock).clock(TestClock::new());
    let client = builder.record_to_writer(kept.clone()).build().unwrap();
    client.projects().get(7).await.unwrap_err();
    let messages: Vec<_> = kept.lines().iter().map(|line| line["response"]["message"].clone()).collect();
    // The second token is not known before the first is refused.
    assert_eq!(messages, [json!("[redacted] second-token"), json!("[redacted] [redacted]")]);
}

#[tokio::test]
async fn a_line_that_cannot_be_written_does_not_fail_the_call_and_is_reported() {
    let (collector, _guard) = Collector::start(Level::WARN);
    let mock = Mock::new();
    mock.next(Answer::status(503)).next(Answer::json(200, &goal()));
    let reports = Arc::new(Mutex::new(Vec::<CallReport>::new()));
    let ear = reports.clone();
    let builder = Client::builder(Token::legacy(TOKEN)).transport(mock).clock(TestClock::new());
    let builder = builder.record_to_writer(Kept::failing());
    let client = builder.on_call(move |report| ear.lock().unwrap().push(report.clone())).build().unwrap();
    client.goals().get(7).await.unwrap();
    let reports = reports.lock().unwrap();
    let counts: Vec<_> = reports.iter().map(|report| (report.attempts, report.unrecorded, report.error)).collect();
    assert_eq!(counts, [(2, 2, None)]);
    let events: Vec<_> = collector.events().iter().map(ToString::to_string).collect();
    assert_eq!(events, ["WARN an attempt was not recorded; error=the disk is full"; 2]);
}

#[tokio::test]
async fn clients_append_to_the_same_file_whatever_drives_their_calls() {
    let (sandbox, file) = (Sandbox::start().await.unwrap(), Temporary::new("shared-recording"));
    let client = || sandbox.client_builder().record_to(&file.0).build().unwrap();
    let (first, second) = (client(), client());
    let names: Vec<_> = (0..20).map(|number| format!("Shop {number}")).collect();
    let create = |client: &Client, name: &String| client.projects().create(NewProject::new(name));
    futures_util::future::join_all(names.iter().map(|name| async {
        let (one, other) = tokio::join!(create(&first, name), create(&second, name));
        one.and(other).unwrap()
    }))
    .await;
    let waiting = client();
    std::thread::spawn(move || waiting.projects().list().wait().unwrap()).join().unwrap();
    // A broken connection is recorded, too.
    sandbox.inject(Fault::close_before_answer().times(1));
    first.projects().list().await.unwrap();
    let text = std::fs::read_to_string(&file.0).unwrap();
    let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let count = |status: Value| lines.iter().filter(|line| line["status"] == status).count();
    assert_eq!((lines.len(), count(json!(201)), count(json!(200)), count(json!(null))), (43, 40, 2, 1));
}

#[test]
fn a_file_that_cannot_be_opened_is_an_error_of_the_client() {
    let builder = Client::builder(Token::legacy(TOKEN)).record_to(Path::new("no/such/folder/recording.jsonl"));
    let error = builder.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.report().to_string().starts_with("`record_to` cannot be used: "), "{}", error.report());
}
