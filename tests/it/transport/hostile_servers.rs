//! Malformed and hostile responses: each becomes a typed error or the right value, in bounded time and memory.

use std::io::Write as _;
use std::time::Duration;

use optimizely_rest::classic::{Error, ErrorKind, Method};
use serde_json::{Value, json};

use crate::support::bodies::classic::a_service;
use crate::support::mocks::service;
use crate::support::raw_server::{RawServer, answer};

async fn error_of(server: RawServer) -> Error {
    server.client().dcp_services().get(1).await.expect_err("this is not a good answer")
}

async fn kind_of(bytes: impl Into<Vec<u8>>) -> ErrorKind {
    error_of(RawServer::of(bytes)).await.kind()
}

/// A good object with some of its fields replaced.
fn with(fields: Value) -> String {
    let mut object = service(1);
    object.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    object.to_string()
}

#[tokio::test]
async fn a_gzip_bomb_is_refused_when_it_has_grown_past_the_limit() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..16 {
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 1 << 15, "16 MiB come as {} bytes", bomb.len());
    let server = RawServer::of(answer("200 OK", "content-encoding: gzip\r\n", bomb));
    let client = server.client_builder().max_response_bytes(1 << 20).build().unwrap();
    let error = client.dcp_services().get(1).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn an_answer_without_end_is_refused() {
    let endless = |begin: &'static str, more: &'static str| {
        RawServer::answering(move |stream| {
            stream.write_all(begin.as_bytes())?;
            loop {
                stream.write_all(more.repeat(100).as_bytes())?;
            }
        })
    };
    let head = "HTTP/1.1 200 OK\r\n";
    assert_eq!(error_of(endless(head, "x-more: of it\r\n")).await.kind(), ErrorKind::Transport);
    assert_eq!(error_of(endless("HTTP/1.1 200 OK\r\nx-long: ", "more")).await.kind(), ErrorKind::Transport);
    assert_eq!(error_of(endless("HTTP/1.1 200 ", "very ")).await.kind(), ErrorKind::Transport);
    let body = endless("HTTP/1.1 200 OK\r\n\r\n", "    ");
    let client = body.client_builder().max_response_bytes(100_000).build().unwrap();
    assert_eq!(client.projects().list().await.unwrap_err().kind(), ErrorKind::TooLarge);
    let chunks = endless("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n", "2\r\n[]\r\n");
    let client = chunks.client_builder().max_response_bytes(100_000).build().unwrap();
    assert_eq!(client.projects().list().await.unwrap_err().kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn a_length_that_is_only_announced_takes_no_memory() {
    for length in ["18446744073709551613", "9223372036854775807", "99999999999"] {
        let server = RawServer::of(format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n[]"));
        let client = server.client_builder().max_response_bytes(usize::MAX).build().unwrap();
        assert_eq!(client.projects().list().await.unwrap_err().kind(), ErrorKind::Transport);
    }
}

#[tokio::test]
async fn a_trickle_ends_with_the_time_of_the_attempt() {
    for begin in ["HTTP/1.1 200 OK\r\nx: ", "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n"] {
        let server = RawServer::answering(move |stream| {
            stream.write_all(begin.as_bytes())?;
            loop {
                stream.write_all(b" ")?;
                stream.flush()?;
                std::thread::sleep(Duration::from_millis(5));
            }
        });
        let client = server.client_builder().attempt_timeout(Duration::from_millis(100)).build().unwrap();
        assert!(client.projects().list().await.unwrap_err().is_timeout());
    }
}

#[tokio::test]
async fn silence_ends_with_the_time_for_it() {
    for begin in ["", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n["] {
        let server = RawServer::answering(move |stream| {
            stream.write_all(begin.as_bytes())?;
            std::thread::sleep(Duration::from_secs(60));
            Ok(())
        });
        let client = server.client_builder().read_timeout(Duration::from_millis(50)).build().unwrap();
        assert!(client.projects().list().await.unwrap_err().is_timeout());
    }
}

#[tokio::test]
async fn a_limit_of_reqwests_own_does_not_end_what_the_clients_would_not() {
    let server = RawServer::answering(|stream| {
        std::thread::sleep(Duration::from_millis(100));
        stream.write_all(&answer("200 OK", "", "[]"))
    });
    let hasty = server.client_builder().configure(|http| http.read_timeout(Duration::from_millis(20)));
    assert!(hasty.build().unwrap().projects().list().await.unwrap().is_empty());
}

#[tokio::test]
async fn interim_answers_are_passed_over() {
    let interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: <x>\r\n\r\n".repeat(20);
    let server = RawServer::of([interim.as_bytes(), &answer("200 OK", "", with(json!({})))].concat());
    assert_eq!(server.client().dcp_services().get(1).await.unwrap().name, "S");
    let endless = RawServer::answering(|stream| {
        loop {
            stream.write_all("HTTP/1.1 100 Continue\r\n\r\n".repeat(50).as_bytes())?;
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    let client = endless.client_builder().attempt_timeout(Duration::from_millis(200)).build().unwrap();
    assert!(client.projects().list().await.unwrap_err().is_timeout());
    assert_ne!(
        kind_of("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n").await,
        ErrorKind::Decode
    );
}

#[tokio::test]
async fn what_is_no_http_is_a_broken_connection() {
    let broken = [
        "SSH-2.0-OpenSSH_9.6\r\n",
        "\0\0\0\0",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 2000 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n[]",
        "HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n",
        "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 2\r\n\r\n{}",
        "",
    ];
    for bytes in broken {
        assert_eq!(kind_of(bytes).await, ErrorKind::Transport, "{bytes:?}");
    }
}

#[tokio::test]
async fn a_status_that_nobody_knows_is_a_status() {
    for status in ["099 Odd", "304 Not Modified", "418 Teapot", "599 Odd", "999 Odd"] {
        let error = error_of(RawServer::of(answer(status, "", with(json!({}))))).await;
        match &status[..3] {
            "099" => assert_eq!(error.kind(), ErrorKind::Transport),
            number => assert_eq!(error.status().map(|status| status.as_u16()), number.parse().ok(), "{error:?}"),
        }
    }
}

#[tokio::test]
async fn a_body_that_is_not_what_the_spec_says_is_a_located_error() {
    let nested = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
    let bodies = [
        String::new(),
        "\u{feff}{}".to_owned(),
        "null".to_owned(),
        "<!DOCTYPE html><html></html>".to_owned(),
        with(json!({}))[..40].to_owned(),
        format!("{} trailing", with(json!({}))),
        nested(100_000),
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        with(json!({})).replace("\"S\"", &nested(100_000)),
        with(json!({})).replace('{', &format!("{{\"new\": {},", nested(100_000))),
        with(json!({ "id": "12" })),
        with(json!({ "id": -12 })),
        with(json!({ "id": 1.5 })),
        with(json!({})).replace("\"id\":1", "\"id\":18446744073709551616"),
        with(json!({})).replace("\"id\":1", "\"id\":1e999"),
        with(json!({})).replace('{', "{\"name\": \"T\","),
        with(json!({ "archived": "false" })),
    ];
    for body in bodies {
        let error = error_of(RawServer::of(answer("200 OK", "", &body))).await;
        let shown = &body[..body.len().min(60)];
        assert!(error.is_decode() && error.json_path().is_some(), "{shown}: {error}");
        assert!(error.to_string().len() < 1000, "{shown}: {error}");
    }
    let error = error_of(RawServer::of(answer("200 OK", "", b"{\"name\": \"\xff\xfe\"}"))).await;
    assert!(error.is_decode(), "{error}");
}

#[tokio::test]
async fn an_answer_that_is_right_is_taken_however_odd_its_looks() {
    let large = 9_007_199_254_740_993;
    let odd = [
        answer("200 OK", "content-type: text/html\r\n", with(json!({ "id": large }))),
        answer("201 Created", "", with(json!({ "id": large }))),
        answer("206 Partial", "", with(json!({ "id": large }))),
        answer("299 Odd", "", with(json!({ "id": large }))),
        answer("200 OK", "", format!("\u{feff}{}", with(json!({ "id": large })))),
        answer("200", "x-bytes: \u{e9}\u{1f600}\r\nset-cookie: a=b\r\n", with(json!({ "id": large }))),
        [answer("200 OK", "", with(json!({ "id": large }))), b"HTTP/1.1 500 Extra\r\n\r\n".to_vec()].concat(),
        answer("200 OK", "", with(json!({ "id": large })).replace('{', "{\"new\": 1, \"new\": 2,")),
    ];
    for bytes in odd {
        let found = RawServer::of(bytes).client().dcp_services().get(1).await.unwrap();
        assert_eq!(found.id.get(), large);
        assert!(found.extra().is_empty() || found.extra().get("new") == Some(&json!(2)), "the last one counts");
    }
    let largest = answer("200 OK", "", with(json!({ "id": u64::MAX })));
    assert_eq!(RawServer::of(largest).client().dcp_services().get(1).await.unwrap().id.get(), u64::MAX);
}

#[tokio::test]
async fn one_malformed_object_of_a_list_can_be_passed_over_knowingly() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let body = format!("[{}, {deep}, 7, {}]", with(json!({})), with(json!({ "id": -1 })));
    let list = || RawServer::of(answer("200 OK", "", &body)).client().dcp_services().list();
    assert!(list().await.unwrap_err().is_decode());
    let each = list().each().await.unwrap();
    assert_eq!(each.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, false, false]);
    assert!(each[1..].iter().all(|found| found.as_ref().is_err_and(Error::is_decode)));
}

#[tokio::test]
async fn the_body_of_a_refusal_may_be_anything() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let bodies: [&[u8]; 6] =
        [b"", b"\xff\xfe\0", b"<html>", b"{\"message\": [[[{}]]]}", deep.as_bytes(), &[b'x'; 100_000]];
    for body in bodies {
        let error = error_of(RawServer::of(answer("400 Bad Request", "", body))).await;
        assert!(error.is_bad_request());
        assert_eq!(error.body(), Some(body));
        assert!(error.to_string().len() < 1000);
    }
}

#[tokio::test]
async fn a_redirect_is_never_followed_wherever_it_leads() {
    let other = RawServer::of(answer("200 OK", "", with(json!({}))));
    let to_other = format!("http://{}/v1/dcp_services/1", other.address());
    let locations =
        ["/elsewhere", "", "//evil.example/x", "http://[", &to_other, "https://evil.example/", "javascript:alert(1)"];
    for location in locations {
        for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
            let server = RawServer::of(answer(status, &format!("location: {location}\r\n"), ""));
            let error = server.client().dcp_services().create(a_service()).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Redirect, "{location}");
            assert!(error.redirect_target().is_some() && !error.is_outcome_unknown());
            assert_eq!(server.heads().len(), 1, "a redirect to itself is not a loop");
        }
    }
    assert!(other.heads().is_empty());
    let without = error_of(RawServer::of(answer("302 Found", "", ""))).await;
    assert_eq!((without.kind(), without.status().map(|status| status.as_u16())), (ErrorKind::Status, Some(302)));
}

#[tokio::test]
async fn a_request_beyond_the_spec_takes_no_deeper_json_either() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let client = RawServer::of(answer("200 OK", "", deep)).client();
    assert!(client.request(Method::GET, "anything").await.unwrap_err().is_decode());
}

#[tokio::test]
async fn a_write_whose_answer_makes_no_sense_is_known_to_be_done() {
    let server = RawServer::of(answer("201 Created", "", "nonsense"));
    let error = server.client().dcp_services().create(a_service()).await.unwrap_err();
    assert!(error.is_decode() && error.is_probably_done() && !error.is_outcome_unknown());
    let server = RawServer::of("HTTP/1.1 201 Created\r\ncontent-length: 99\r\n\r\n{");
    let error = server.client().dcp_services().create(a_service()).await.unwrap_err();
    assert!(error.is_outcome_unknown());
}
