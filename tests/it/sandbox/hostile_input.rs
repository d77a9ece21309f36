//! Malformed and hostile input: the server rejects it or closes the connection, and answers the next request.

use std::net::SocketAddr;

use optimizely_rest::classic::Sandbox;

use crate::support::random::Random;
use crate::support::raw_client::{exchange, exchange_and_end, request, status};

const TOKEN: &str = "token: a:1\r\n";

/// Asserts that the server rejects the bytes or closes the connection, and continues.
fn survives(address: SocketAddr, bytes: &[u8]) {
    let answer = exchange_and_end(address, bytes);
    let shown = || String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let refused = answer.is_empty() || status(&answer).is_some_and(|status| (400..500).contains(&status));
    assert!(refused, "{} is answered by {answer}", shown());
    goes_on(address, &shown());
}

fn goes_on(address: SocketAddr, after: &str) {
    let answer = exchange(address, request("GET", "projects", TOKEN, "").as_bytes());
    assert_eq!(status(&answer), Some(200), "after {after}");
}

#[tokio::test]
async fn random_bytes_are_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut random = Random(0x2015_0101);
    for _ in 0..200 {
        let length = random.below(2000);
        survives(sandbox.address(), &random.bytes(length));
    }
    assert!(sandbox.client().projects().list().await.unwrap().is_empty());
}

#[tokio::test]
async fn random_bodies_are_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut random = Random(0x2014_0416);
    for _ in 0..200 {
        let length = random.below(500);
        let mut bytes =
            format!("POST /experiment/v1/projects HTTP/1.1\r\n{TOKEN}content-length: {length}\r\n\r\n").into_bytes();
        bytes.extend(random.bytes(length));
        survives(sandbox.address(), &bytes);
    }
}

/// A request with one changed byte may still be valid. The server has to continue in any case.
#[tokio::test]
async fn requests_with_a_byte_changed_do_no_harm() {
    let sandbox = Sandbox::start().await.unwrap();
    let good = request("POST", "projects", TOKEN, r#"{ "project_name": "Shop", "ip_filter": null }"#).into_bytes();
    let mut random = Random(0x2013_1231);
    for _ in 0..300 {
        let mut bytes = good.clone();
        bytes[random.below(good.len())] = random.next() as u8;
        let answer = exchange_and_end(sandbox.address(), &bytes);
        let known = status(&answer).is_none_or(|status| status == 201 || (400..500).contains(&status));
        assert!(known, "{} is answered by {answer}", String::from_utf8_lossy(&bytes));
    }
    goes_on(sandbox.address(), "changed requests");
}

#[tokio::test]
async fn what_is_no_http_is_hung_up_on() {
    let sandbox = Sandbox::start().await.unwrap();
    for text in [
        "",
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET /experiment/v1/projects\r\n\r\n",
        "GET /experiment/v1/projects HTTP/9.9\r\n\r\n",
        "GET /experiment/v1/projects HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /experiment/v1/projects HTTP/1.1\r\nhost: sandbox\r\n",
        "GET  HTTP/1.1\r\n\r\n",
        "PRI * HTTP/1.1\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{0}\u{5}hello",
    ] {
        survives(sandbox.address(), text.as_bytes());
    }
}

#[tokio::test]
async fn http2_that_goes_wrong_ends_with_its_connection() {
    let sandbox = Sandbox::start().await.unwrap();
    for rest in ["", "GET / HTTP/1.1\r\n\r\n", "\0\0\0\u{1}\u{4}\0\0\0\0", "\0\0\u{4}\u{8}\0\0\0\0\0\0\0\0\0"] {
        // The server begins with its settings, so that there is an answer.
        exchange_and_end(sandbox.address(), format!("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{rest}").as_bytes());
        goes_on(sandbox.address(), rest);
    }
}

#[tokio::test]
async fn headers_without_end_are_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let get = |rest: &str| format!("GET /experiment/v1/projects HTTP/1.1\r\n{TOKEN}{rest}\r\n\r\n");
    survives(sandbox.address(), get(&format!("x: {}", "a".repeat(2 << 20))).as_bytes());
    survives(sandbox.address(), get(&"x: y\r\n".repeat(10_000)).as_bytes());
    survives(sandbox.address(), get(&format!("{}: y", "x".repeat(100_000))).as_bytes());
    survives(sandbox.address(), "a".repeat(2 << 20).as_bytes());
}

#[tokio::test]
async fn absurd_paths_and_ids_are_found_nowhere() {
    let sandbox = Sandbox::start().await.unwrap();
    for path in [
        "projects/99999999999999999999999999",
        "projects/-1",
        "projects/../../etc/passwd",
        "projects/%2e%2e/%00",
        "projects/%",
        "projects/%ff%fe",
        "////",
        "projects//experiments",
        "projects/1/experiments/1/variations/1/schedules",
        "?projects",
        "experiments/1/results?audience_id=%ff&%=%&&&=",
    ] {
        let answer = exchange(sandbox.address(), request("GET", path, TOKEN, "").as_bytes());
        assert_eq!(status(&answer), Some(404), "{path}");
    }
    let long = "projects/".repeat(100_000);
    survives(sandbox.address(), request("GET", &long, TOKEN, "").as_bytes());
    for target in ["*", "sandbox:80", "http://elsewhere.example/", "é", "/\u{7f}"] {
        survives(sandbox.address(), format!("GET {target} HTTP/1.1\r\n{TOKEN}\r\n").as_bytes());
    }
    survives(sandbox.address(), format!("CONNECT sandbox:80 HTTP/1.1\r\n{TOKEN}\r\n").as_bytes());
}

#[tokio::test]
async fn json_that_is_none_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    for body in [
        "",
        "{",
        "{ \"project_name\": }",
        "{ \"project_name\": \"Shop\" } {}",
        "{ \"project_name\": \"\\ud800\" }",
        "{ \"project_name\": 1e999 }",
        "NaN",
        &deep("[", "]"),
        &"[".repeat(100_000),
        &deep("{\"a\":", "}"),
        &format!("{{ \"project_name\": \"Shop\", \"extra\": {} }}", deep("[", "]")),
    ] {
        let answer = exchange(sandbox.address(), request("POST", "projects", TOKEN, body).as_bytes());
        assert_eq!(status(&answer), Some(400), "{}", &body[..body.len().min(60)]);
    }
    goes_on(sandbox.address(), "bad JSON");
}

#[tokio::test]
async fn a_byte_order_mark_before_a_body_is_passed_over() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = "\u{feff}{ \"project_name\": \"Shop\" }";
    let answer = exchange(sandbox.address(), request("POST", "projects", TOKEN, body).as_bytes());
    assert_eq!(status(&answer), Some(201));
    assert_eq!(sandbox.requests()[0].json(), Some(serde_json::json!({ "project_name": "Shop" })));
    let marked = format!("\u{feff}{}", sandbox.snapshot());
    assert!(Sandbox::builder().restore(&marked).is_ok());
}

#[tokio::test]
async fn text_that_is_no_utf_8_is_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    for wrong in [&b"\xff"[..], b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"] {
        let body = [b"{ \"project_name\": \"", wrong, b"\" }"].concat();
        let head = format!("POST /experiment/v1/projects HTTP/1.1\r\n{TOKEN}content-length: {}\r\n\r\n", body.len());
        survives(sandbox.address(), &[head.as_bytes(), &body].concat());
    }
    survives(
        sandbox.address(),
        b"GET /experiment/v1/projects HTTP/1.1\r\ntoken: \xff\xfe\r\nconnection: close\r\n\r\n",
    );
    survives(sandbox.address(), b"GET /experiment/v1/\xff\xfe HTTP/1.1\r\ntoken: a:1\r\nconnection: close\r\n\r\n");
}

#[tokio::test]
async fn a_body_of_another_length_than_it_says_does_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = r#"{ "project_name": "Shop" }"#;
    for header in [
        "content-length: 1000",
        "content-length: 5",
        "content-length: -1",
        "content-length: many",
        "content-length: 18446744073709551616",
        "content-length: 26\r\ncontent-length: 27",
        "transfer-encoding: chunked",
        "transfer-encoding: gzip",
        "transfer-encoding: chunked\r\ncontent-length: 26",
    ] {
        let asked =
            format!("POST /experiment/v1/projects HTTP/1.1\r\n{TOKEN}connection: close\r\n{header}\r\n\r\n{body}");
        survives(sandbox.address(), asked.as_bytes());
    }
    for chunks in [
        "zz\r\n{}\r\n0\r\n\r\n",
        "5\r\n{}\r\n",
        "ffffffffffffffff\r\n{}",
        "2\r\n{}",
        "2\r\n{}XX0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
    ] {
        let head = format!("POST /experiment/v1/projects HTTP/1.1\r\n{TOKEN}transfer-encoding: chunked\r\n\r\n");
        survives(sandbox.address(), (head + chunks).as_bytes());
    }
    assert!(sandbox.client().projects().list().await.unwrap().is_empty(), "nothing was created");
}

#[tokio::test]
async fn a_body_in_chunks_is_as_good_as_another() {
    let sandbox = Sandbox::start().await.unwrap();
    let head = format!(
        "POST /experiment/v1/projects HTTP/1.1\r\n{TOKEN}connection: close\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    let chunks = "11\r\n{ \"project_name\":\r\n9;note=x\r\n \"Shop\" }\r\n0\r\ntrailer: x\r\n\r\n";
    assert_eq!(status(&exchange(sandbox.address(), (head + chunks).as_bytes())), Some(201));
}

#[tokio::test]
async fn old_http_is_answered_and_closed() {
    let sandbox = Sandbox::start().await.unwrap();
    let asked = format!("GET /experiment/v1/projects HTTP/1.0\r\n{TOKEN}\r\n");
    let answer = exchange(sandbox.address(), asked.as_bytes());
    assert!(answer.starts_with("HTTP/1.0 200") && answer.ends_with("[]"), "{answer}");
}

#[tokio::test]
async fn requests_that_come_at_once_are_answered_in_their_order() {
    let sandbox = Sandbox::start().await.unwrap();
    let post = |name: &str| {
        let body = format!(r#"{{ "project_name": "{name}" }}"#);
        format!("POST /experiment/v1/projects HTTP/1.1\r\n{TOKEN}content-length: {}\r\n\r\n{body}", body.len())
    };
    let get = format!("GET /experiment/v1/nowhere HTTP/1.1\r\n{TOKEN}\r\n");
    let all = [post("One"), get, post("Two"), request("GET", "projects", TOKEN, "")].concat();
    let answer = exchange(sandbox.address(), all.as_bytes());
    let statuses: Vec<_> = answer.match_indices("HTTP/1.1 ").filter_map(|(at, _)| status(&answer[at..])).collect();
    assert_eq!(statuses, [201, 404, 201, 200]);
    assert!(answer.find("\"One\"") < answer.find("\"Two\""), "{answer}");
}

#[tokio::test]
async fn connections_that_say_nothing_keep_nobody_waiting() {
    let sandbox = Sandbox::start().await.unwrap();
    let silent: Vec<_> = (0..50).map(|_| std::net::TcpStream::connect(sandbox.address()).unwrap()).collect();
    let mut half = std::net::TcpStream::connect(sandbox.address()).unwrap();
    std::io::Write::write_all(&mut half, b"POST /experiment/v1/projects HTTP/1.1\r\ncontent-length: 9\r\n\r\n{")
        .unwrap();
    goes_on(sandbox.address(), "silent connections");
    assert_eq!(silent.len(), 50);
}
