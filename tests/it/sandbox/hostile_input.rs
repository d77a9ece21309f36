//! Malformed and hostile input: the server of each API rejects it or closes the connection, and answers the next request.

use optimizely_rest::Method;
use optimizely_rest::sandbox::{Sandbox, SandboxApi};
use serde_json::json;

use crate::support::random::Random;
use crate::support::raw_client::{self, status};
use crate::support::spec::{Spec, for_each_api};

for_each_api! {
    random_bytes_are_refused,
    random_bodies_are_refused,
    requests_with_a_byte_changed_do_no_harm,
    what_is_no_http_is_hung_up_on,
    http2_that_goes_wrong_ends_with_its_connection,
    headers_without_end_are_refused,
    absurd_paths_and_ids_are_found_nowhere,
    json_that_is_none_is_refused,
    a_byte_order_mark_before_a_body_is_passed_over,
    text_that_is_no_utf_8_is_refused,
    a_body_of_another_length_than_it_says_does_nothing,
    a_body_in_chunks_is_as_good_as_another,
    old_http_is_answered_and_closed,
    requests_that_come_at_once_are_answered_in_their_order,
    silent_connections_do_not_delay_others,
}

/// A token in the header of each API.
const TOKEN: &str = "token: a:1\r\nauthorization: Bearer a\r\n";

/// A project as each API takes it.
const PROJECT: &str = r#"{ "project_name": "Shop", "name": "Shop" }"#;

/// A request with a token, after which the server closes.
fn request(method: &str, path: &str, body: &str) -> String {
    let length = body.len();
    let head = format!("{method} /api/{path} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n{TOKEN}");
    format!("{head}content-length: {length}\r\n\r\n{body}")
}

/// A sandbox that is asked by hand. `/api/` stands for the beginning of its paths.
struct Target<A> {
    sandbox: Sandbox<A>,
}

impl<A: SandboxApi> Target<A> {
    async fn start() -> Self {
        Target { sandbox: Sandbox::start().await.unwrap() }
    }

    fn exchange(&self, bytes: &[u8]) -> String {
        raw_client::exchange(self.sandbox.address(), &self.placed(bytes))
    }

    fn exchange_and_end(&self, bytes: &[u8]) -> String {
        raw_client::exchange_and_end(self.sandbox.address(), &self.placed(bytes))
    }

    /// The bytes with the paths of the API.
    fn placed(&self, bytes: &[u8]) -> Vec<u8> {
        let (base_url, address) = (self.sandbox.base_url(), self.sandbox.address().to_string());
        let (_, prefix) = base_url.split_once(&address).expect("the base URL has the address");
        let parts: Vec<&[u8]> = split(bytes, b" /api/").collect();
        parts.join(format!(" {prefix}").as_bytes())
    }

    /// Asserts that the server rejects the bytes or closes the connection, and continues.
    fn survives(&self, bytes: &[u8]) {
        let answer = self.exchange_and_end(bytes);
        let shown = || String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
        let refused = answer.is_empty() || status(&answer).is_some_and(|status| (400..500).contains(&status));
        assert!(refused, "{} is answered by {answer}", shown());
        self.goes_on(&shown());
    }

    fn goes_on(&self, after: &str) {
        let answer = self.exchange(request("GET", "projects", "").as_bytes());
        assert_eq!(status(&answer), Some(200), "after {after}");
    }

    async fn is_empty(&self) {
        let projects = self.sandbox.client().request(Method::GET, "projects").await.unwrap();
        assert_eq!(projects, json!([]), "nothing was created");
    }
}

/// The parts of bytes between separators.
fn split<'a>(bytes: &'a [u8], separator: &'static [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let left = rest?;
        let place = left.windows(separator.len()).position(|window| window == separator);
        rest = place.map(|place| &left[place + separator.len()..]);
        Some(&left[..place.unwrap_or(left.len())])
    })
}

async fn random_bytes_are_refused<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let mut random = Random(0x2015_0101);
    for _ in 0..200 {
        let length = random.below(2000);
        target.survives(&random.bytes(length));
    }
    target.is_empty().await;
}

async fn random_bodies_are_refused<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let mut random = Random(0x2014_0416);
    for _ in 0..200 {
        let length = random.below(500);
        let mut bytes = format!("POST /api/projects HTTP/1.1\r\n{TOKEN}content-length: {length}\r\n\r\n").into_bytes();
        bytes.extend(random.bytes(length));
        target.survives(&bytes);
    }
}

/// A request with one changed byte may still be valid. The server has to continue in any case.
async fn requests_with_a_byte_changed_do_no_harm<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let good = request("POST", "projects", PROJECT).into_bytes();
    let mut random = Random(0x2013_1231);
    for _ in 0..300 {
        let mut bytes = good.clone();
        bytes[random.below(good.len())] = random.next() as u8;
        let answer = target.exchange_and_end(&bytes);
        let known = status(&answer).is_none_or(|status| status == 201 || (400..500).contains(&status));
        assert!(known, "{} is answered by {answer}", String::from_utf8_lossy(&bytes));
    }
    target.goes_on("changed requests");
}

async fn what_is_no_http_is_hung_up_on<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    for text in [
        "",
        "\r\n\r\n",
        "GET\r\n\r\n",
        "GET /api/projects\r\n\r\n",
        "GET /api/projects HTTP/9.9\r\n\r\n",
        "GET /api/projects HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /api/projects HTTP/1.1\r\nhost: sandbox\r\n",
        "GET  HTTP/1.1\r\n\r\n",
        "PRI * HTTP/1.1\r\n\r\nSM\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{0}\u{5}hello",
    ] {
        target.survives(text.as_bytes());
    }
}

async fn http2_that_goes_wrong_ends_with_its_connection<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    for rest in ["", "GET / HTTP/1.1\r\n\r\n", "\0\0\0\u{1}\u{4}\0\0\0\0", "\0\0\u{4}\u{8}\0\0\0\0\0\0\0\0\0"] {
        // The server begins with its settings, so that there is an answer.
        target.exchange_and_end(format!("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n{rest}").as_bytes());
        target.goes_on(rest);
    }
}

async fn headers_without_end_are_refused<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let get = |rest: &str| format!("GET /api/projects HTTP/1.1\r\n{TOKEN}{rest}\r\n\r\n");
    target.survives(get(&format!("x: {}", "a".repeat(2 << 20))).as_bytes());
    target.survives(get(&"x: y\r\n".repeat(10_000)).as_bytes());
    target.survives(get(&format!("{}: y", "x".repeat(100_000))).as_bytes());
    target.survives("a".repeat(2 << 20).as_bytes());
}

async fn absurd_paths_and_ids_are_found_nowhere<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
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
        let answer = target.exchange(request("GET", path, "").as_bytes());
        assert_eq!(status(&answer), Some(404), "{path}");
    }
    let long = "projects/".repeat(100_000);
    target.survives(request("GET", &long, "").as_bytes());
    for place in ["*", "sandbox:80", "http://elsewhere.example/", "é", "/\u{7f}"] {
        target.survives(format!("GET {place} HTTP/1.1\r\n{TOKEN}\r\n").as_bytes());
    }
    target.survives(format!("CONNECT sandbox:80 HTTP/1.1\r\n{TOKEN}\r\n").as_bytes());
}

async fn json_that_is_none_is_refused<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
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
        let answer = target.exchange(request("POST", "projects", body).as_bytes());
        assert_eq!(status(&answer), Some(400), "{}", &body[..body.len().min(60)]);
    }
    target.goes_on("bad JSON");
}

async fn a_byte_order_mark_before_a_body_is_passed_over<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let answer = target.exchange(request("POST", "projects", &format!("\u{feff}{PROJECT}")).as_bytes());
    assert_eq!(status(&answer), Some(201));
    assert_eq!(target.sandbox.requests()[0].json(), serde_json::from_str(PROJECT).ok());
    let marked = format!("\u{feff}{}", target.sandbox.snapshot());
    assert!(Sandbox::<A>::builder().restore(&marked).is_ok());
}

async fn text_that_is_no_utf_8_is_refused<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    for wrong in [&b"\xff"[..], b"\xc3\x28", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"] {
        let body = [b"{ \"project_name\": \"", wrong, b"\" }"].concat();
        let head = format!("POST /api/projects HTTP/1.1\r\n{TOKEN}content-length: {}\r\n\r\n", body.len());
        target.survives(&[head.as_bytes(), &body].concat());
    }
    target.survives(b"GET /api/projects HTTP/1.1\r\ntoken: \xff\xfe\r\nconnection: close\r\n\r\n");
    target.survives(b"GET /api/\xff\xfe HTTP/1.1\r\ntoken: a:1\r\nconnection: close\r\n\r\n");
}

async fn a_body_of_another_length_than_it_says_does_nothing<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let body = PROJECT;
    for header in [
        "content-length: 1000",
        "content-length: 5",
        "content-length: -1",
        "content-length: many",
        "content-length: 18446744073709551616",
        "content-length: 42\r\ncontent-length: 43",
        "transfer-encoding: chunked",
        "transfer-encoding: gzip",
        "transfer-encoding: chunked\r\ncontent-length: 42",
    ] {
        let asked = format!("POST /api/projects HTTP/1.1\r\n{TOKEN}connection: close\r\n{header}\r\n\r\n{body}");
        target.survives(asked.as_bytes());
    }
    for chunks in [
        "zz\r\n{}\r\n0\r\n\r\n",
        "5\r\n{}\r\n",
        "ffffffffffffffff\r\n{}",
        "2\r\n{}",
        "2\r\n{}XX0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
    ] {
        let head = format!("POST /api/projects HTTP/1.1\r\n{TOKEN}transfer-encoding: chunked\r\n\r\n");
        target.survives((head + chunks).as_bytes());
    }
    target.is_empty().await;
}

async fn a_body_in_chunks_is_as_good_as_another<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let head = format!("POST /api/projects HTTP/1.1\r\n{TOKEN}connection: close\r\ntransfer-encoding: chunked\r\n\r\n");
    let (first, second) = PROJECT.split_at(16);
    let chunks = format!("10\r\n{first}\r\n{:x};note=x\r\n{second}\r\n0\r\ntrailer: x\r\n\r\n", second.len());
    assert_eq!(status(&target.exchange((head + &chunks).as_bytes())), Some(201));
}

async fn old_http_is_answered_and_closed<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let asked = format!("GET /api/projects HTTP/1.0\r\n{TOKEN}\r\n");
    let answer = target.exchange(asked.as_bytes());
    assert!(answer.starts_with("HTTP/1.0 200") && answer.ends_with("[]"), "{answer}");
}

async fn requests_that_come_at_once_are_answered_in_their_order<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let post = |name: &str| {
        let body = PROJECT.replace("Shop", name);
        format!("POST /api/projects HTTP/1.1\r\n{TOKEN}content-length: {}\r\n\r\n{body}", body.len())
    };
    let get = format!("GET /api/nowhere HTTP/1.1\r\n{TOKEN}\r\n");
    let all = [post("One"), get, post("Two"), request("GET", "projects", "")].concat();
    let answer = target.exchange(all.as_bytes());
    let statuses: Vec<_> = answer.match_indices("HTTP/1.1 ").filter_map(|(at, _)| status(&answer[at..])).collect();
    assert_eq!(statuses, [201, 404, 201, 200]);
    assert!(answer.find("\"One\"") < answer.find("\"Two\""), "{answer}");
}

async fn silent_connections_do_not_delay_others<A: SandboxApi>(_: &Spec) {
    let target = Target::<A>::start().await;
    let silent: Vec<_> = (0..50).map(|_| std::net::TcpStream::connect(target.sandbox.address()).unwrap()).collect();
    let mut half = std::net::TcpStream::connect(target.sandbox.address()).unwrap();
    std::io::Write::write_all(&mut half, b"POST /api/projects HTTP/1.1\r\ncontent-length: 9\r\n\r\n{").unwrap();
    target.goes_on("silent connections");
    assert_eq!(silent.len(), 50);
}
