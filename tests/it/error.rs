//! The messages of errors, which never contain secrets.

use std::error::Error as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use optimizely_rest::Date;
use optimizely_rest::classic::{Client, Error, ErrorKind, Method, ProjectId, RetryPolicy, Sandbox, Timestamp, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::sandbox::Fault;

use crate::support::bodies::classic::{a_project, a_service};
use crate::support::sandbox::started;
use crate::support::tokens::Runs;

const TOKEN: &str = "a-token-that-nobody-may-see:42";

#[tokio::test]
async fn statuses_have_their_predicates() {
    let (sandbox, client) = started().await;
    let answers = |status: u16| {
        sandbox.clear_faults();
        sandbox.inject(Fault::status(status).body(r#"{"message": "because"}"#).header("retry-after", "0"));
        client.projects().list()
    };
    assert!(answers(400).await.unwrap_err().is_bad_request());
    assert!(answers(401).await.unwrap_err().is_unauthorized());
    assert!(answers(403).await.unwrap_err().is_forbidden());
    assert!(answers(404).await.unwrap_err().is_not_found());
    assert!(answers(409).await.unwrap_err().is_conflict());
    assert!(answers(410).await.unwrap_err().is_gone());
    let error = answers(422).await.unwrap_err();
    assert!(error.is_unprocessable() && !error.is_bad_request() && !error.is_server_error());
    assert!(answers(500).await.unwrap_err().is_server_error());
    let error = answers(503).await.unwrap_err();
    assert!(error.is_service_unavailable() && error.is_server_error() && !error.is_too_many_requests());
    assert_eq!(error.retry_after(), Some(std::time::Duration::ZERO));
    assert_eq!(error.message(), Some("because"));
    assert_eq!(error.body(), Some(&br#"{"message": "because"}"#[..]));
    assert_eq!((error.method().map(|method| method.as_str()), error.path()), (Some("GET"), Some("projects")));
    assert!(error.request_id().is_some_and(|id| id.starts_with("sandbox-")));
    assert_eq!(error.to_string(), "GET projects: 503 Service Unavailable: because");
    // This is the last one, since calls of the client wait after it.
    assert!(answers(429).await.unwrap_err().is_too_many_requests());
}

#[test]
fn text_that_is_not_a_value_is_an_invalid_request() {
    let errors: [(Error, &str); 3] = [
        ("x".parse::<ProjectId>().unwrap_err().into(), "an ID has to be a whole number"),
        ("2015-02-30".parse::<Date>().unwrap_err().into(), "`2015-02-30` is not a date"),
        ("no\ntime".parse::<Timestamp>().unwrap_err().into(), "is not a time with an offset from UTC"),
    ];
    for (error, why) in errors {
        let text = error.to_string();
        assert!(error.is_invalid_request() && text.contains(why) && !text.contains('\n'), "{text}");
        assert_eq!((error.method(), error.path()), (None, None));
    }
}

#[tokio::test]
async fn a_status_that_is_not_a_success_is_an_error_and_nothing_was_done() {
    let (sandbox, client) = started().await;
    for status in [300, 304, 400, 599] {
        sandbox.clear_faults();
        sandbox.inject(Fault::status(status).body("{}").on("POST", "projects"));
        let error = client.projects().create(a_project()).await.unwrap_err();
        assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Status, Some(status)));
        assert!(!error.is_probably_done());
    }
}

#[tokio::test]
async fn an_error_page_keeps_its_status_and_says_nothing_else() {
    let (sandbox, client) = started().await;
    sandbox.inject(Fault::html(502));
    let error = client.projects().list().await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(502));
    assert_eq!(error.message(), None);
    assert_eq!(error.to_string(), "GET projects: 502 Bad Gateway");
}

#[tokio::test]
async fn an_answer_that_contradicts_the_spec_is_located() {
    let (sandbox, client) = started().await;
    let mut good = serde_json::to_value(client.projects().create(a_project()).await.unwrap().data()).unwrap();
    let mut bad = good.clone();
    good["a_new_field"] = 1.into();
    bad["project_name"] = serde_json::Value::Null;
    bad["id"] = 77.into();
    sandbox.inject(Fault::status(200).body(serde_json::json!([good, bad]).to_string()));
    let error = client.projects().list().await.unwrap_err();
    assert!(error.is_decode());
    assert_eq!(error.json_path(), Some("[1].project_name"));
    let shown = error.to_string();
    for part in ["GET projects", "project 77", "`[1].project_name`", "null", "expected a string", "resources.project"] {
        assert!(shown.contains(part), "{part} is not in: {shown}");
    }
    let each = client.projects().list().each().await.unwrap();
    assert_eq!(each[0].as_ref().unwrap().extra().get("a_new_field"), Some(&1.into()));
    assert_eq!(each[1].as_ref().unwrap_err().json_path(), Some("project_name"));
}

#[tokio::test]
async fn no_output_shows_the_token() {
    let sandbox = Sandbox::builder().token("another").start().await.unwrap();
    for token in [Token::legacy(TOKEN), Token::oauth(TOKEN)] {
        let client =
            Client::builder(token.clone()).base_url(sandbox.base_url()).retry(RetryPolicy::none()).build().unwrap();
        let call = client.projects().list();
        let mut shown = format!("{token:?} {client:?} {call:?} {:?}", Client::builder(token.clone()));
        shown += &call.to_curl();
        let error = call.await.unwrap_err();
        assert!(error.is_forbidden());
        shown += &format!("{error} {error:?} {:?}", error.source());
        shown += &format!("{:?} {:?}", sandbox, sandbox.requests());
        assert!(!shown.contains(TOKEN), "{shown}");
        assert!(shown.contains("[redacted]"), "{shown}");
    }
}

#[tokio::test]
async fn display_and_debug_quote_the_servers_message_and_never_the_body() {
    let (mock, body) = (Mock::new(), r#"{ "message": "no such\ngoal", "trace": "line 17" }"#);
    mock.next(Answer::status(404).body(body).times(2));
    let client = Client::builder(Token::legacy("abc:1")).transport(mock).build().unwrap();
    let error = client.goals().get(7).await.unwrap_err();
    assert_eq!(error.to_string(), "GET goals/7: 404 Not Found: no such goal");
    for debug in [format!("{error:?}"), format!("{error:#?}")] {
        assert!(debug.contains("no such goal") && debug.contains(&format!("body_length: {}", body.len())), "{debug}");
        assert!(debug.contains("method: GET") && debug.contains(r#"path: "goals/7""#), "{debug}");
        assert!(!debug.contains("trace"), "{debug}");
    }
}

#[tokio::test]
async fn a_short_token_leaves_the_words_of_a_message_as_they_are() {
    let mock = Mock::new();
    mock.next(Answer::status(403).body("the latest test: token=test is invalid"));
    mock.next(Answer::status(302).header("location", "https://latest.example/"));
    let client = Client::builder(Token::legacy("test")).transport(mock).build().unwrap();
    let error = client.goals().get(7).await.unwrap_err();
    assert_eq!(error.message(), Some("the latest [redacted]: token=[redacted] is invalid"));
    let error = client.goals().get(7).await.unwrap_err();
    assert_eq!(error.redirect_target(), Some("https://latest.example"));
}

#[tokio::test]
async fn a_token_that_was_replaced_meanwhile_is_redacted_as_well() {
    let (mock, clock, runs) = (Mock::new(), TestClock::new(), Runs::default());
    let client = Client::builder(runs.token()).transport(mock.clone()).clock(clock).build().unwrap();
    // The first response comes last, after its token was refused in another call, and has both where a number should be.
    let wrong = Answer::json(200, &serde_json::json!([{ "id": "token-1 token-2" }]));
    mock.on(Method::GET, "projects", wrong.after(Duration::from_secs(10)));
    mock.on(Method::GET, "goals/7", Answer::status(401)).next(Answer::status(404));
    let (listed, other) = tokio::join!(client.projects().list(), client.goals().get(7));
    assert!(other.is_err());
    let error = listed.unwrap_err();
    assert!(error.is_decode());
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("[redacted] [redacted]") && !shown.contains("token-"), "{shown}");
}

#[tokio::test]
async fn neither_debug_nor_json_shows_a_secret_of_the_spec() {
    let (_sandbox, client) = started().await;
    let service = client.dcp_services().create(a_service()).await.unwrap();
    let secret = service.aws_secret_key.expose().to_owned();
    assert!(!secret.is_empty());
    assert!(!format!("{service:?}").contains(&secret));
    assert!(!serde_json::to_string(service.data()).unwrap().contains(&secret));
}

#[tokio::test]
async fn a_missing_token_is_401_and_a_wrong_one_403() {
    let sandbox = Sandbox::builder().token("right").start().await.unwrap();
    let wrong = Client::builder(Token::legacy("wrong")).base_url(sandbox.base_url()).build().unwrap();
    assert!(wrong.projects().list().await.unwrap_err().is_forbidden());
    let mut connection = TcpStream::connect(sandbox.address()).unwrap();
    connection.write_all(b"GET /experiment/v1/projects HTTP/1.0\r\n\r\n").unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.0 401"), "{answer}");
    assert!(sandbox.client().projects().list().await.is_ok());
}

#[tokio::test]
async fn a_refused_connection_says_what_happened() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client_builder().retry(RetryPolicy::none()).build().unwrap();
    drop(sandbox);
    let error = client.projects().list().await.unwrap_err();
    assert!(error.is_connect());
    assert_eq!(error.to_string(), "GET projects: could not connect");
    let report = error.report().to_string();
    assert!(
        report.starts_with("GET projects: could not connect: ") && report.contains("Connection refused"),
        "{report}"
    );
}
