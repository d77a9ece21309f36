//! The requests that the sandbox received, for assertions in tests.

use std::collections::VecDeque;

use hyper::header::HeaderMap;
use serde_json::Value;

use crate::model::api::Scheme;
use crate::model::json::without_bom;

/// How many requests are kept.
const REMEMBERED: usize = 10_000;

/// The largest total size of their bodies, in bytes.
const REMEMBERED_BODIES: usize = 64 << 20;

/// How many bytes of a body are kept.
const REMEMBERED_BODY: usize = 64 << 10;

/// A request that the sandbox received.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Received {
    /// The HTTP method.
    pub method: String,
    /// The path below the API's prefix, or the whole path if it is outside the API.
    pub path: String,
    /// The query parameters, in order.
    pub query: Vec<(String, String)>,
    /// The headers. The token's value is `[redacted]`.
    pub headers: Vec<(String, String)>,
    /// The body, or its first 64 KiB if it is larger.
    pub body: Vec<u8>,
    /// The status of the response, or `None` if there is no response yet, or if a fault closed the connection.
    pub status: Option<u16>,
}

impl Received {
    /// The body as JSON, or `None` if it is not JSON.
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(without_bom(&self.body)).ok()
    }

    /// The value of the header with this lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The latest requests.
#[derive(Debug, Default)]
pub(super) struct Log {
    received: VecDeque<Received>,
    /// The total size of their bodies.
    bytes: usize,
    /// How many requests there were in all, which is the number of the latest.
    count: u64,
}

impl Log {
    /// Adds a request and returns its number. The first request has the number 1, even if it is no longer kept.
    pub(super) fn add(&mut self, received: Received) -> u64 {
        self.bytes += received.body.len();
        self.received.push_back(received);
        while self.received.len() > REMEMBERED || self.bytes > REMEMBERED_BODIES {
            self.bytes -= self.received.pop_front().map_or(0, |earliest| earliest.body.len());
        }
        self.count += 1;
        self.count
    }

    /// Sets the status of a request that is still kept.
    pub(super) fn answered(&mut self, number: u64, status: u16) {
        let from_the_end = usize::try_from(self.count - number).ok();
        let index = from_the_end.and_then(|behind| self.received.len().checked_sub(behind + 1));
        if let Some(received) = index.and_then(|index| self.received.get_mut(index)) {
            received.status = Some(status);
        }
    }

    /// The requests with their numbers, the latest first.
    pub(super) fn latest(&self) -> impl Iterator<Item = (u64, &Received)> {
        (1..=self.count).rev().zip(self.received.iter().rev())
    }

    pub(super) fn len(&self) -> usize {
        self.received.len()
    }

    pub(super) fn all(&self) -> Vec<Received> {
        self.received.iter().cloned().collect()
    }

    pub(super) fn clear(&mut self) {
        // Numbers are not reused, so a late response cannot be assigned to a new request.
        *self = Log { count: self.count, ..Log::default() };
    }
}

/// The headers, with the tokens of all schemes redacted.
pub(super) fn redacted(schemes: &[Scheme], headers: &HeaderMap) -> Vec<(String, String)> {
    let secret = |name: &str| schemes.iter().any(|scheme| scheme.header == name);
    let shown = |name: &str, value: &[u8]| match secret(name) {
        true => "[redacted]".to_owned(),
        false => String::from_utf8_lossy(value).into_owned(),
    };
    headers.iter().map(|(name, value)| (name.to_string(), shown(name.as_str(), value.as_bytes()))).collect()
}

/// The part of a body that is kept.
pub(super) fn shortened(body: &[u8]) -> Vec<u8> {
    body[..body.len().min(REMEMBERED_BODY)].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(path: &str) -> Received {
        let (method, path) = ("GET".to_owned(), path.to_owned());
        Received { method, path, query: Vec::new(), headers: Vec::new(), body: Vec::new(), status: None }
    }

    fn shown(log: &Log) -> Vec<(u64, &str, Option<u16>)> {
        log.latest().map(|(number, received)| (number, received.path.as_str(), received.status)).collect()
    }

    #[test]
    fn an_answer_belongs_to_its_request_and_to_none_that_came_after_the_log_was_cleared() {
        let mut log = Log::default();
        let (first, second) = (log.add(asked("a")), log.add(asked("b")));
        log.answered(first, 200);
        assert_eq!(shown(&log), [(2, "b", None), (1, "a", Some(200))]);
        log.clear();
        log.answered(second, 201);
        assert_eq!(log.add(asked("c")), 3);
        log.answered(second, 201);
        assert_eq!(shown(&log), [(3, "c", None)]);
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let mut log = Log::default();
        for _ in 0..=REMEMBERED {
            log.add(asked("a"));
        }
        log.answered(1, 200);
        log.answered(2, 201);
        assert_eq!(
            (log.len(), log.latest().last().map(|(number, oldest)| (number, oldest.status))),
            (REMEMBERED, Some((2, Some(201))))
        );
    }

    fn log(requests: usize, body: usize) -> Log {
        let mut log = Log::default();
        for number in 0..requests {
            log.add(Received { body: vec![0; body], ..asked(&number.to_string()) });
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
