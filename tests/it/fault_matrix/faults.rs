//! The faults by their names in the table.

use std::time::Duration;

use optimizely_rest::sandbox::Fault;
use serde_json::{Value, json};

/// The longest answer that the clients of the matrix accept.
pub const LARGEST_ANSWER: usize = 128 << 10;

/// How long they wait for one, where a fault makes it late.
pub const SHORT: Duration = Duration::from_millis(200);

/// Makes a fault. `success` is the status that the operation succeeds with.
pub fn fault(name: &str, success: u16) -> Fault {
    let always = name.ends_with("always");
    let fault = named(name.trim_end_matches("always").trim_end_matches([',', ' ']), success);
    if always { fault } else { fault.times(1) }
}

/// Whether time has to run out for it.
pub fn is_late(name: &str) -> bool {
    name.starts_with("silent") || name == "trickle"
}

fn named(name: &str, success: u16) -> Fault {
    let status = || Fault::status(name[..3].parse().unwrap());
    let done = |body: &[u8]| Fault::status(success).body(body).performing();
    let asking = |wait: &str| status().header("retry-after", wait);
    match name {
        "status 200" | "status 202" | "status 204" | "status 206" => Fault::other_status(name[7..].parse().unwrap()),
        "byte order mark" => Fault::rewritten(|body| ["\u{feff}".as_bytes(), &body].concat()),
        "429 seconds" | "503 seconds" => asking("2"),
        "429 date" => asking("Thu, 01 Jan 2015 00:00:30 GMT"),
        "429 past date" => asking("Wed, 31 Dec 2014 23:00:00 GMT"),
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
        "redirect" => Fault::redirect(307, "/experiment/v1/projects"),
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
        "duplicate key" => Fault::rewritten(|body| replaced(&body, "\"title\":", "\"title\":\"Twin\",\"title\":")),
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
    use std::io::Write as _;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&vec![b' '; 100 * LARGEST_ANSWER]).unwrap();
    gzip.finish().unwrap()
}
