//! What the sandbox was asked, for tests to assert on.

use std::collections::VecDeque;

use hyper::header::HeaderMap;
use serde_json::Value;

/// How many requests are remembered.
const REMEMBERED: usize = 10_000;

/// How much of a body is remembered, in bytes.
const REMEMBERED_BODY: usize = 64 << 10;

/// A request that the sandbox received.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The HTTP method.
    pub method: String,
    /// The path below the API's prefix, or the whole of one that lies elsewhere.
    pub path: String,
    /// The query parameters, in their order.
    pub query: Vec<(String, String)>,
    /// The headers. The token's value is `[redacted]`.
    pub headers: Vec<(String, String)>,
    /// The body; its first 64 KiB, where it is larger.
    pub body: Vec<u8>,
}

impl Received {
    /// The body as JSON; none where it is not.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }

    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The latest requests.
#[derive(Debug, Default)]
pub(super) struct Log {
    received: VecDeque<Received>,
}

impl Log {
    pub(super) fn add(&mut self, received: Received) {
        if self.received.len() == REMEMBERED {
            self.received.pop_front();
        }
        self.received.push_back(received);
    }

    pub(super) fn all(&self) -> Vec<Received> {
        self.received.iter().cloned().collect()
    }

    pub(super) fn clear(&mut self) {
        self.received.clear();
    }
}

/// The headers as they are remembered.
pub(super) fn redacted(headers: &HeaderMap) -> Vec<(String, String)> {
    let secret = |name: &str| crate::api::SCHEMES.iter().any(|scheme| scheme.header == name);
    let shown = |name: &str, value: &[u8]| match secret(name) {
        true => "[redacted]".to_owned(),
        false => String::from_utf8_lossy(value).into_owned(),
    };
    headers.iter().map(|(name, value)| (name.to_string(), shown(name.as_str(), value.as_bytes()))).collect()
}

/// The part of a body that is remembered.
pub(super) fn shortened(body: &[u8]) -> Vec<u8> {
    body[..body.len().min(REMEMBERED_BODY)].to_vec()
}
