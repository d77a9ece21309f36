//! The faults by their names in the table.

use std::time::Duration;

use optimizely_rest::sandbox::Fault;
use serde_json::{Value, json};

use crate::support::gzip::zipped;

/// The longest answer that the clients of the matrix accept.
pub const LARGEST_ANSWER: usize = 128 << 10;

/// How long they wait for one, where a fault makes it late.
pub const SHORT: Duration = Duration::from_millis(200);

/// Makes a fault. `success` is the status that the operation succeeds with, and `text` a field of its objects.
pub fn fault(name: &str, success: u16, text: &'static str) -> Fault {
    let always = name.ends_with("always");
    let fault = named(name.trim_end_matches("always").trim_end_matches([',', ' ']), success, text);
    if always { fault } else { fault.times(1) }
}

/// Whether time has to run out for it.
pub fn is_late(name: &str) -> bool {
    name.starts_with("silent") || name == "trickle" || name.ends_with("withheld")
}

/// Whether the clients speak HTTP/2.
pub fn is_of_http2(name: &str) -> bool {
    name.starts_with("HTTP/2")
}

/// The answer of a server that does not read the body.
const SAID: &str = r#"{ "message": "this is what it says" }"#;

fn named(name: &str, success: u16, text: &'static str) -> Fault {
    let status = || Fault::status(name[..3].parse().unwrap());
    let done = |body: &[u8]| Fault::status(success).body(body).performing();
    let asking = |wait: &str| status().header("retry-after", wait);
    match name {
        "status 200" | "status 202" | "status 204" | "status 206" => Fault::other_status(name[7..].parse().unwrap()),
        "byte order mark" => Fault::rewritten(|body| ["\u{feff}".as_bytes(), &body].concat()),
        "429 seconds" | "503 seconds" => asking("2"),
        "429 date" => asking("Thu, 01 Jan 2015 00:00:30 GMT").header("date", "Thu, 01 Jan 2015 00:00:00 GMT"),
        "429 past date" => asking("Wed, 31 Dec 2014 23:00:00 GMT").header("date", "Thu, 01 Jan 2015 00:00:00 GMT"),
        "429 date behind" => asking("Wed, 31 Dec 2014 00:00:30 GMT").header("date", "Wed, 31 Dec 2014 00:00:00 GMT"),
        "429 date ahead" => asking("Fri, 02 Jan 2015 00:00:30 GMT").header("date", "Fri, 02 Jan 2015 00:00:00 GMT"),
        "429 cut" => asking("2").body(SAID).body_cut(),
        "429 cut chunks" => asking("2").body(SAID).header("transfer-encoding", "chunked").body_cut(),
        "429 withheld" => asking("2").body(SAID).body_withheld(),
        "429 oversized" => asking("2").body([b' '; LARGEST_ANSWER + 1]),
        "429 no gzip" | "503 no gzip" => asking("2").body(SAID).header("content-encoding", "gzip"),
        "404 no gzip" => status().body(SAID).header("content-encoding", "gzip"),
        "500 cut" | "502 cut" => status().body(SAID).body_cut(),
        "400 oversized" => status().body([b' '; LARGEST_ANSWER + 1]),
        "404 withheld" => status().body(SAID).body_withheld(),
        "redirect cut" => Fault::redirect(302, "http://elsewhere.example/").body(SAID).body_cut(),
        "withheld" => Fault::rewritten(|body| body).body_withheld(),
        "no gzip" => Fault::rewritten(|body| body).header("content-encoding", "gzip"),
        "GZIP" => Fault::rewritten(|body| zipped(&body)).header("content-encoding", "GZIP"),
        "x-gzip members" => Fault::rewritten(|body| in_members(&body)).header("content-encoding", "x-gzip"),
        "HTTP/2 refused" => Fault::refused_stream(),
        "HTTP/2 mute" => Fault::mute(),
        "HTTP/2 mute when done" => Fault::mute().performing(),
        "429 absurd" => asking("99999999999999999999"),
        "429 100 s" => asking("100"),
        "502 when done" | "504 when done" => status().performing(),
        "502 page" => Fault::html(502),
        "closed" => Fault::close_before_answer(),
        "closed when done" => Fault::close_before_answer().performing(),
        "closed within" => Fault::close_within_body(),
        "endless headers" => (0..1000).fold(done(b""), |fault, number| fault.header(format!("x-{number}"), "x")),
        "silent" => Fault::delay(Duration::from_secs(600)),
        "trickle" => Fault::trickle(1, Duration::from_millis(20)),
        "redirect" => Fault::redirect(307, "/projects"),
        "redirect elsewhere" => Fault::redirect(302, "http://elsewhere.example/"),
        "redirect to itself" => Fault::redirect(301, ""),
        "oversized" => Fault::oversized(2 * LARGEST_ANSWER),
        "gzip bomb" => done(&bomb()).header("content-encoding", "gzip"),
        "truncated" => Fault::truncated_json(),
        "no JSON" => done(br#"{"id": 1,, }"#),
        "page" => done(b"<!DOCTYPE html><p>All is well</p>").header("content-type", "text/html"),
        "nothing" => done(b""),
        "deep" => done(&[b'['; 100_000]),
        "no UTF-8" => done(b"{\"title\": \"\xff\xfe\"}"),
        "duplicate key" => Fault::rewritten(move |body| {
            let field = format!("\"{text}\":");
            replaced(&body, &field, &format!("{field}\"Twin\",{field}"))
        }),
        "number as text" => Fault::rewritten(|body| changed(&body, "project_id", |id| json!(id.to_string()))),
        "negative id" => Fault::rewritten(|body| changed(&body, "project_id", |_| json!(-1))),
        "id beyond 2^53" => Fault::rewritten(|body| changed(&body, "project_id", |_| json!((1_u64 << 53) + 1))),
        "unknown field" => Fault::rewritten(|body| changed(&body, "a_new_field", |_| json!({ "a": [1] }))),
        "not applied" => Fault::not_applied(),
        "text/html" => Fault::rewritten(|body| body).header("content-type", "text/html"),
        plain => Fault::status(plain.parse().unwrap_or_else(|_| panic!("there is no fault {plain:?}"))),
    }
}

/// A body with a field of its object, or of the objects of its list, changed.
fn changed(body: &[u8], field: &str, change: fn(&Value) -> Value) -> Vec<u8> {
    let Ok(mut value) = serde_json::from_slice::<Value>(body) else { return body.to_vec() };
    let objects = match &mut value {
        Value::Array(objects) => objects.iter_mut().collect(),
        object => vec![object],
    };
    for object in objects {
        object[field] = change(&object[field]);
    }
    value.to_string().into_bytes()
}

fn replaced(body: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(body).replace(from, to).into_bytes()
}

/// White space, compressed to a thousandth.
fn bomb() -> Vec<u8> {
    zipped(&vec![b' '; 100 * LARGEST_ANSWER])
}

/// Half of a body in each of two gzip members. There is none of an empty body.
fn in_members(body: &[u8]) -> Vec<u8> {
    let (begin, end) = body.split_at(body.len() / 2);
    if body.is_empty() { Vec::new() } else { [zipped(begin), zipped(end)].concat() }
}
