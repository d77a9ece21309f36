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

/// A request as the log keeps it. One string for all headers is freed in one piece: with a string for each name and value, a busy sandbox
/// with many objects spent a sixth of its time on memory that became available again all over the heap.
#[derive(Debug)]
struct Entry {
    /// The request without its headers.
    received: Received,
    /// A line for each header, from [`redacted`].
    headers: String,
}

/// The latest requests.
#[derive(Debug, Default)]
pub(super) struct Log {
    received: VecDeque<Entry>,
    /// The total size of their bodies.
    bytes: usize,
    /// How many requests there were in all, which is the number of the latest.
    count: u64,
}

impl Log {
    /// Adds a request with its headers as [`redacted`] writes them, and returns its number. The first request has the number 1, even if it
    /// is no longer kept.
    pub(super) fn add(&mut self, received: Received, headers: String) -> u64 {
        self.bytes += received.body.len();
        self.received.push_back(Entry { received, headers });
        while self.received.len() > REMEMBERED || self.bytes > REMEMBERED_BODIES {
            self.bytes -= self.received.pop_front().map_or(0, |earliest| earliest.received.body.len());
        }
        self.count += 1;
        self.count
    }

    /// Sets the status of a request that is still kept.
    pub(super) fn answered(&mut self, number: u64, status: u16) {
        let from_the_end = usize::try_from(self.count - number).ok();
        let index = from_the_end.and_then(|behind| self.received.len().checked_sub(behind + 1));
        if let Some(entry) = index.and_then(|index| self.received.get_mut(index)) {
            entry.received.status = Some(status);
        }
    }

    /// The requests without their headers, with their numbers, the latest first.
    pub(super) fn latest(&self) -> impl Iterator<Item = (u64, &Received)> {
        (1..=self.count).rev().zip(self.received.iter().rev().map(|entry| &entry.received))
    }

    pub(super) fn len(&self) -> usize {
        self.received.len()
    }

    pub(super) fn all(&self) -> Vec<Received> {
        self.received.iter().map(Entry::whole).collect()
    }

    pub(super) fn clear(&mut self) {
        // Numbers are not reused, so a late response cannot be assigned to a new request.
        *self = Log { count: self.count, ..Log::default() };
    }
}

impl Entry {
    fn whole(&self) -> Received {
        let headers = self.headers.lines().filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Received { headers, ..self.received.clone() }
    }
}

/// The headers with a line for each, with the tokens of all schemes redacted. HTTP has no line breaks in headers, and no colon in their names.
pub(super) fn redacted(schemes: &[Scheme], headers: &HeaderMap) -> String {
    let secret = |name: &str| schemes.iter().any(|scheme| scheme.header == name);
    let mut lines = String::new();
    for (name, value) in headers {
        let value = match secret(name.as_str()) {
            true => "[redacted]".into(),
            false => String::from_utf8_lossy(value.as_bytes()),
        };
        lines.extend([name.as_str(), ": ", &*value, "\n"]);
    }
    lines
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
        let (first, second) = (log.add(asked("a"), String::new()), log.add(asked("b"), String::new()));
        log.answered(first, 200);
        assert_eq!(shown(&log), [(2, "b", None), (1, "a", Some(200))]);
        log.clear();
        log.answered(second, 201);
        assert_eq!(log.add(asked("c"), String::new()), 3);
        log.answered(second, 201);
        assert_eq!(shown(&log), [(3, "c", None)]);
    }

    #[test]
    fn headers_are_read_as_they_were_received_without_tokens() {
        let mut headers = HeaderMap::new();
        headers.insert("token", "abc:1".parse().unwrap());
        headers.insert("x-empty", "".parse().unwrap());
        headers.append("x-two", "a: b".parse().unwrap());
        headers.append("x-two", "c\td ".parse().unwrap());
        let mut log = Log::default();
        log.add(asked("a"), redacted(&[Scheme { header: "token", prefix: None }], &headers));
        let mut read = log.all().remove(0).headers;
        read.sort();
        let expected = [("token", "[redacted]"), ("x-empty", ""), ("x-two", "a: b"), ("x-two", "c\td ")];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn the_oldest_is_forgotten_first() {
        let mut log = Log::default();
        for _ in 0..=REMEMBERED {
            log.add(asked("a"), String::new());
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
            log.add(Received { body: vec![0; body], ..asked(&number.to_string()) }, String::new());
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
        assert_eq!((log.received.len(), log.received[0].received.path.as_str()), (fit, "2"));
        assert_eq!(log.bytes, fit * REMEMBERED_BODY);
    }
}
