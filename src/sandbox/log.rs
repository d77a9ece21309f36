//! What the sandbox was asked, for tests to assert on.

use std::collections::VecDeque;

use hyper::header::HeaderMap;
use serde_json::Value;

/// How many requests are remembered.
const REMEMBERED: usize = 10_000;

/// How much of all their bodies is remembered at most, in bytes.
const REMEMBERED_BODIES: usize = 64 << 20;

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
    /// The bytes of their bodies.
    bytes: usize,
}

impl Log {
    pub(super) fn add(&mut self, received: Received) {
        self.bytes += received.body.len();
        self.received.push_back(received);
        while self.received.len() > REMEMBERED || self.bytes > REMEMBERED_BODIES {
            self.bytes -= self.received.pop_front().map_or(0, |earliest| earliest.body.len());
        }
    }

    pub(super) fn all(&self) -> Vec<Received> {
        self.received.iter().cloned().collect()
    }

    pub(super) fn clear(&mut self) {
        *self = Log::default();
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

#[cfg(test)]
mod tests {
    use super::*;

    fn log(requests: usize, body: usize) -> Log {
        let mut log = Log::default();
        for number in 0..requests {
            log.add(Received {
                method: "GET".to_owned(),
                path: number.to_string(),
                query: Vec::new(),
                headers: Vec::new(),
                body: vec![0; body],
            });
        }
        log
    }

    #[test]
    fn the_earliest_requests_are_forgotten_when_there_are_too_many() {
        let received = log(REMEMBERED + 3, 0).all();
        assert_eq!((received.len(), received[0].path.as_str()), (REMEMBERED, "3"));
    }

    #[test]
    fn the_earliest_requests_are_forgotten_when_their_bodies_are_too_large() {
        let fit = REMEMBERED_BODIES / REMEMBERED_BODY;
        let log = log(fit + 2, REMEMBERED_BODY);
        assert_eq!((log.received.len(), log.received[0].path.as_str()), (fit, "2"));
        assert_eq!(log.bytes, fit * REMEMBERED_BODY);
    }
}
