//! Compressed bodies, in every way in which a server may name and write them.

use std::io::Write as _;
use std::time::Duration;

use optimizely_rest::{ErrorKind, Method};
use serde_json::{Value, json};

use crate::support::gzip::zipped;
use crate::support::mocks::service;
use crate::support::raw_server::{RawServer, answer};

fn text() -> String {
    service(1).to_string()
}

async fn is_read(headers: &str, body: Vec<u8>) -> bool {
    let server = RawServer::of(answer("200 OK", headers, body));
    server.client().dcp_services().get(1).await.is_ok_and(|found| found.name == "S")
}

#[tokio::test]
async fn gzip_is_asked_for_and_nothing_else() {
    let server = RawServer::of(answer("200 OK", "", text()));
    server.client().dcp_services().get(1).await.unwrap();
    let head = server.heads()[0].to_lowercase();
    assert_eq!(head.matches("accept-encoding").count(), 1, "{head}");
    assert!(head.contains("accept-encoding: gzip\r\n"), "{head}");
}

#[tokio::test]
async fn gzip_is_read_by_each_of_its_names() {
    for name in ["gzip", "GZIP", "Gzip", "x-gzip", "X-GZip", "identity, gzip", " gzip , identity"] {
        assert!(is_read(&format!("content-encoding: {name}\r\n"), zipped(text().as_bytes())).await, "{name}");
    }
    let two_lines = "content-encoding: identity\r\ncontent-encoding: gzip\r\n";
    assert!(is_read(two_lines, zipped(text().as_bytes())).await);
    for name in ["", "identity", "Identity"] {
        assert!(is_read(&format!("content-encoding: {name}\r\n"), text().into_bytes()).await, "{name:?}");
    }
}

#[tokio::test]
async fn every_member_of_a_gzip_body_is_read() {
    let text = text();
    let (begin, rest) = text.as_bytes().split_at(text.len() / 3);
    let members = [zipped(begin), zipped(b""), zipped(rest)].concat();
    assert!(is_read("content-encoding: gzip\r\n", members.clone()).await);
    // A member may end anywhere in a piece of the body.
    for size in [1, 2, 3, 7, 64] {
        let pieces: Vec<Vec<u8>> = members.chunks(size).map(<[u8]>::to_vec).collect();
        let server = RawServer::answering(move |stream| {
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ntransfer-encoding: chunked\r\n\r\n")?;
            for piece in &pieces {
                write!(stream, "{:x}\r\n", piece.len())?;
                stream.write_all(piece)?;
                stream.write_all(b"\r\n")?;
            }
            stream.write_all(b"0\r\n\r\n")
        });
        assert!(server.client().dcp_services().get(1).await.is_ok(), "in pieces of {size}");
    }
}

#[tokio::test]
async fn a_body_that_was_read_from_gzip_no_longer_claims_to_be_gzip() {
    let server = RawServer::of(answer("200 OK", "content-encoding: gzip\r\n", zipped(b"{}")));
    let response = server.client().request(Method::GET, "anything").with_response().await.unwrap();
    assert_eq!(response.value, json!({}));
    let framing = ["content-encoding", "content-length"].map(|name| response.headers.contains_key(name));
    assert_eq!(framing, [false, false]);
}

#[tokio::test]
async fn an_empty_body_may_be_called_gzip() {
    let server = RawServer::of(answer("204 No Content", "content-encoding: gzip\r\n", ""));
    assert_eq!(server.client().request(Method::DELETE, "anything").await.unwrap(), Value::Null);
    let server = RawServer::of(answer("404 Not Found", "content-encoding: gzip\r\n", ""));
    let error = server.client().dcp_services().get(1).await.unwrap_err();
    assert_eq!((error.is_not_found(), error.body()), (true, Some(&b""[..])));
}

#[tokio::test]
async fn gzip_that_is_broken_or_cut_is_an_error_that_says_so() {
    let whole = zipped(text().as_bytes());
    let mut wrong_sum = whole.clone();
    let length = wrong_sum.len();
    wrong_sum[length - 6] ^= 1;
    let garbage_behind = [&whole[..], b"garbage"].concat();
    let half_a_member = [&whole[..], &whole[..10]].concat();
    let cut: Vec<_> = (1..length).step_by(9).map(|end| whole[..end].to_vec()).collect();
    for body in [vec![wrong_sum, garbage_behind, half_a_member, b"{}".to_vec()], cut].concat() {
        let server = RawServer::of(answer("200 OK", "content-encoding: gzip\r\n", &body));
        let error = server.client().dcp_services().get(1).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport, "{body:?}: {error}");
        assert!(error.report().to_string().contains("is not valid gzip"), "{error}");
    }
}

#[tokio::test]
async fn a_gzip_bomb_of_many_members_is_refused_when_it_has_grown_past_the_limit() {
    let member = zipped(&vec![b' '; 1 << 20]);
    for status in ["200 OK", "500 Internal Server Error"] {
        let server = RawServer::of(answer(status, "content-encoding: x-gzip\r\n", member.repeat(16)));
        let client = server.client_builder().max_response_bytes(2 << 20).build().unwrap();
        let error = client.dcp_services().get(1).await.unwrap_err();
        assert!(error.report().to_string().contains("larger than 2097152 bytes"), "{error}");
        assert_eq!(error.kind() == ErrorKind::TooLarge, status == "200 OK", "{error}");
    }
    let just_right = [zipped(text().as_bytes()), zipped(b" ")].concat();
    let server = RawServer::of(answer("200 OK", "content-encoding: gzip\r\n", just_right));
    let limited = |bytes| server.client_builder().max_response_bytes(bytes).build().unwrap();
    let length = text().len() + 1;
    assert!(limited(length).dcp_services().get(1).await.is_ok());
    let error = limited(length - 1).dcp_services().get(1).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn gzip_without_end_ends_with_the_time_of_the_attempt() {
    let nothing = zipped(b"");
    let server = RawServer::answering(move |stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n")?;
        loop {
            stream.write_all(&nothing)?;
            std::thread::sleep(Duration::from_millis(5));
        }
    });
    let client = server.client_builder().attempt_timeout(Duration::from_millis(100)).build().unwrap();
    assert!(client.dcp_services().get(1).await.unwrap_err().is_timeout());
}

#[tokio::test]
async fn a_head_with_a_hundred_headers_is_read_and_a_larger_one_is_named_as_the_cause() {
    let headers = |number: usize| (0..number).map(|number| format!("x-{number}: x\r\n")).collect::<String>();
    // Two more are those of the body's length and of the connection.
    assert!(is_read(&headers(98), text().into_bytes()).await);
    let long = format!("x-long: {}\r\n", "x".repeat(1 << 20));
    for (status, headers) in [("200 OK", headers(99)), ("429 Too Many Requests", headers(500)), ("200 OK", long)] {
        let server = RawServer::of(answer(status, &headers, text()));
        let error = server.client().dcp_services().get(1).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        let report = error.report().to_string();
        assert!(report.contains("more than 100 headers, or more than 400 KB of them"), "{report}");
    }
}
