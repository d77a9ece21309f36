//! Responses whose head arrives and whose body does not: the status and the headers count, and the error says why the body is
//! missing.

use std::io::{Result, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::time::Duration;

use optimizely_rest::classic::{Client, ClientBuilder, ErrorKind, RetryPolicy, StatusCode, Token};
use optimizely_rest::mock::TestClock;
use serde_json::json;

use crate::support::bodies::classic::a_service;
use crate::support::gzip::zipped;
use crate::support::mocks::service;
use crate::support::raw_server::{RawServer, answer};

/// How a body fails to arrive, and what an error says about it.
const BROKEN: [(&str, &str); 7] = [
    ("no gzip", "is not valid gzip"),
    ("cut gzip", "is not valid gzip"),
    ("cut length", "the connection failed"),
    ("cut chunks", "the connection failed"),
    ("malformed chunks", "the connection failed"),
    ("silent", "timed out while waiting for the response"),
    ("too large", "larger than 2000 bytes"),
];

/// Writes a response whose body cannot be read. `headers` end with a line break.
fn write(stream: &mut TcpStream, status: &str, headers: &str, broken: &str) -> Result<()> {
    let gzip = zipped(br#"{"message": "nobody will see this"}"#);
    let (framing, body): (_, &[u8]) = match broken {
        "no gzip" => ("content-encoding: gzip\r\ncontent-length: 8\r\n", b"not gzip"),
        "cut gzip" => ("content-encoding: gzip\r\ncontent-length: 30\r\n", &gzip[..30]),
        "cut length" => ("content-length: 99\r\n", b"{"),
        "cut chunks" => ("transfer-encoding: chunked\r\n", b"5\r\n{\"mes\r\n"),
        "malformed chunks" => ("transfer-encoding: chunked\r\n", b"5\r\n{\"mes\r\nZZ\r\n"),
        "silent" => ("content-length: 99\r\n", b"{"),
        "too large" => ("content-length: 2001\r\n", &[b' '; 2001]),
        other => panic!("there is no body {other:?}"),
    };
    write!(stream, "HTTP/1.1 {status}\r\n{headers}{framing}connection: close\r\n\r\n")?;
    stream.write_all(body)?;
    if broken == "silent" {
        std::thread::sleep(Duration::from_secs(60));
    }
    Ok(())
}

/// Answers every request alike.
fn answering(status: &'static str, headers: &'static str, broken: &'static str) -> RawServer {
    RawServer::answering(move |stream| write(stream, status, headers, broken))
}

/// Answers the first request with a body that cannot be read, and the others well.
fn once(status: &'static str, headers: &'static str, broken: &'static str, then: Vec<u8>) -> RawServer {
    let answered = AtomicUsize::new(0);
    RawServer::answering(move |stream| match answered.fetch_add(1, Ordering::Relaxed) {
        0 => write(stream, status, headers, broken),
        _ => stream.write_all(&then),
    })
}

fn client(server: &RawServer, clock: &TestClock, broken: &str) -> Client {
    let builder = server.client_builder().retry(RetryPolicy::default()).clock(clock.clone());
    limited(builder, broken).build().unwrap()
}

/// The limits that a body runs into. The time is short only where it is to run out.
fn limited(builder: ClientBuilder, broken: &str) -> ClientBuilder {
    let builder = builder.max_response_bytes(2000);
    if broken == "silent" { builder.read_timeout(Duration::from_millis(200)) } else { builder }
}

fn created() -> Vec<u8> {
    answer("201 Created", "", service(1).to_string())
}

#[tokio::test]
async fn a_status_counts_without_its_body_and_the_error_says_why() {
    for (broken, why) in BROKEN {
        for status in ["400 Bad Request", "401 Unauthorized", "404 Not Found", "500 Internal Server Error"] {
            let server = answering(status, "x-request-id: r-7\r\n", broken);
            let error = client(&server, &TestClock::new(), broken).dcp_services().get(1).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Status, "{broken}: {error}");
            assert_eq!(error.status().map(|status| status.to_string()).as_deref(), Some(status));
            assert_eq!((error.body(), error.message(), error.request_id()), (None, None, Some("r-7")));
            let text = error.report().to_string();
            // The meaning of the status stands between the two, if the spec has one.
            let begin = format!("GET dcp_services/1: {status}");
            assert!(text.starts_with(&begin), "{broken}: {text}");
            assert!(text.contains("; the body could not be read: ") && text.contains(why), "{broken}: {text}");
        }
    }
}

#[tokio::test]
async fn a_404_with_broken_gzip_is_not_found() {
    let server = answering("404 Not Found", "", "no gzip");
    assert!(server.client().dcp_services().get(1).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_status_counts_when_the_time_of_the_attempt_ends_before_its_body() {
    let server = answering("404 Not Found", "", "silent");
    let client = server.client_builder().attempt_timeout(Duration::from_millis(200)).build().unwrap();
    assert!(client.dcp_services().get(1).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_post_answered_429_without_a_body_is_waited_for_and_repeated() {
    for (broken, _) in BROKEN {
        let server = once("429 Too Many Requests", "retry-after: 7\r\n", broken, created());
        let clock = TestClock::new();
        let client = client(&server, &clock, broken);
        let made = client.dcp_services().create(a_service()).await.unwrap();
        assert_eq!((made.id.get(), server.heads().len()), (1, 2), "{broken}");
        assert_eq!(clock.waits(), [Duration::from_secs(7)], "{broken}");
    }
}

#[tokio::test]
async fn a_429_without_a_body_makes_the_other_calls_wait() {
    let server = answering("429 Too Many Requests", "retry-after: 100\r\n", "cut chunks");
    let client = client(&server, &TestClock::new(), "cut chunks");
    let none = RetryPolicy::none();
    let first = client.dcp_services().get(1).retry(none.clone()).await.unwrap_err();
    assert_eq!(
        (first.status(), first.retry_after()),
        (Some(StatusCode::TOO_MANY_REQUESTS), Some(Duration::from_secs(100)))
    );
    assert!(client.dcp_services().get(1).retry(none).await.unwrap_err().is_held_back());
    assert_eq!(server.heads().len(), 1);
}

#[tokio::test]
async fn a_503_without_a_body_is_waited_for_and_repeated() {
    for (broken, _) in BROKEN {
        let server = once("503 Service Unavailable", "retry-after: 3\r\n", broken, created());
        let clock = TestClock::new();
        assert!(client(&server, &clock, broken).dcp_services().create(a_service()).await.is_ok(), "{broken}");
        assert_eq!(clock.waits(), [Duration::from_secs(3)], "{broken}");
    }
}

#[tokio::test]
async fn a_redirect_without_a_body_is_a_redirect() {
    for (broken, _) in BROKEN {
        let server = answering("302 Found", "location: https://elsewhere.example/\r\n", broken);
        let error = client(&server, &TestClock::new(), broken).dcp_services().get(1).await.unwrap_err();
        assert_eq!(error.redirect_target(), Some("https://elsewhere.example"), "{broken}: {error}");
    }
}

#[tokio::test]
async fn a_401_without_a_body_renews_the_token() {
    for (broken, _) in BROKEN {
        let server = once("401 Unauthorized", "", broken, answer("200 OK", "", service(1).to_string()));
        let asked = Arc::new(AtomicU32::new(0));
        let count = asked.clone();
        let token = Token::oauth_source(move || {
            let number = count.fetch_add(1, Ordering::Relaxed);
            async move { Ok(format!("token-{number}")) }
        });
        let builder = Client::builder(token).base_url(format!("http://{}/v1/", server.address()));
        let client = limited(builder, broken).build().unwrap();
        assert!(client.dcp_services().get(1).await.is_ok(), "{broken}");
        assert_eq!(asked.load(Ordering::Relaxed), 2, "{broken}");
    }
}

#[tokio::test]
async fn a_post_whose_success_has_no_readable_body_is_of_unknown_outcome_and_keeps_its_status() {
    for (broken, why) in BROKEN {
        let server = answering("201 Created", "x-request-id: r-7\r\n", broken);
        let error = client(&server, &TestClock::new(), broken).dcp_services().create(a_service()).await.unwrap_err();
        assert_eq!((error.status(), error.request_id()), (Some(StatusCode::CREATED), Some("r-7")), "{broken}: {error}");
        let too_large = broken == "too large";
        let kind = match broken {
            "too large" => ErrorKind::TooLarge,
            "silent" => ErrorKind::Timeout,
            _ => ErrorKind::Transport,
        };
        assert_eq!((error.kind(), error.is_outcome_unknown()), (kind, !too_large), "{broken}: {error}");
        let text = error.report().to_string();
        let begin = "POST dcp_services: 201 Created, but the body could not be read: ";
        assert!(text.starts_with(begin) && text.contains(why), "{broken}: {text}");
        assert_eq!(server.heads().len(), 1, "{broken}");
    }
}

#[tokio::test]
async fn a_get_whose_success_has_no_readable_body_is_repeated() {
    for (broken, _) in BROKEN.iter().filter(|(broken, _)| *broken != "too large") {
        let good = answer("200 OK", "", json!([]).to_string());
        let server = once("200 OK", "", broken, good);
        assert!(client(&server, &TestClock::new(), broken).dcp_services().list().await.is_ok(), "{broken}");
        assert_eq!(server.heads().len(), 2, "{broken}");
    }
}
