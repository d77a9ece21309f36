//! Whether a failed attempt is made again, and when: a pure decision.

use std::time::{Duration, SystemTime};

use http::Method;
use http::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::model::api::Definition;

/// When a call is tried again.
///
/// | limit | default |
/// |---|---|
/// | [attempts](Self::attempts), the first one included | 3 |
/// | a [single wait](Self::longest_wait) | 120 s |
///
/// An attempt whose connection could not be made is repeated for any method, and so is one that the server refused unprocessed
/// (`REFUSED_STREAM` or `GOAWAY` of HTTP/2). A broken connection, a timeout and the statuses 408, 502, 503 and 504 are repeated
/// for GET, PUT and DELETE. A POST is repeated only where the server says that it did nothing: 429, or 503 with a `Retry-After`.
/// A status counts even if its body cannot be read; a success whose body cannot be read is a broken connection. A DELETE counts as
/// done when it is answered 404 after an attempt that may have done it.
///
/// `Retry-After` is honoured, in seconds or as a date, but no wait that it asks for is shorter than 1 s. A date is compared with
/// the response's own `Date`, or with the local clock if there is none. Without a `Retry-After`, a status for which the API
/// recommends a wait gets that (60 s for 429 and 503), and the rest wait 0.5 s, 1 s, 2 s and so on, up to a half less by chance.
/// When a wait would exceed its limit, or the call's [deadline](crate::Call::deadline), the error comes at once; [`Error::retry_after`](crate::Error::retry_after) says how long the
/// server asked for.
///
/// What a GET waits by default when every attempt ends alike, until the error comes:
///
/// | `Retry-After` | 429 | 503 | connection reset |
/// |---|---|---|---|
/// | none | 60 s × 4 | 60 s, 60 s | 0.5 s, 1 s |
/// | `7` | 7 s × 42 | 7 s, 7 s | |
/// | a date 30 s ahead | 30 s, 1 s × 269 | 30 s, 1 s | |
/// | a date that has passed | 1 s × 299 | 1 s, 1 s | |
/// | `86400`, or a date as far ahead | no wait | no wait | |
///
/// A wait for a 429 uses up no attempt: the server says that it did nothing. It is shared: until it is over, and for 120 s at
/// most, the client's other calls hold back. Then one goes first, and each answer lets one more go at once. Every other
/// retry uses the client's [budget](crate::client::ClientBuilder::retry_budget).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    longest_wait: Duration,
}

/// What a server may make all calls of a client wait, however long it asks for.
const LONGEST_COOLDOWN: Duration = Duration::from_secs(120);

/// A server that asks for no wait, or for one that has passed, is not asked again at once all the same.
const LEAST_WAIT: Duration = Duration::from_secs(1);

impl Default for RetryPolicy {
    fn default() -> Self {
        RetryPolicy { attempts: 3, longest_wait: Duration::from_secs(120) }
    }
}

impl RetryPolicy {
    /// Every call is tried once, and waits for no cooldown: while there is one, it fails at once.
    pub fn none() -> Self {
        RetryPolicy { attempts: 1, longest_wait: Duration::ZERO }
    }

    /// How often a call is tried, the first time included. 0 counts as 1. What is refused with 429 does not count.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The longest single wait that a call puts up with.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    pub(crate) fn single_wait(&self) -> Duration {
        self.longest_wait
    }

    /// How long to wait before the next attempt; none if there is to be none. `attempt` is the number of those made, `left` the
    /// time until the deadline of the call, and `jitter` a number from 0 to 1.
    pub(crate) fn wait(
        &self,
        api: &Definition,
        method: &Method,
        attempt: u32,
        outcome: &Outcome,
        left: Duration,
        jitter: f64,
    ) -> Option<Duration> {
        let exhausted = attempt >= self.attempts && !outcome.is_free();
        if exhausted || !outcome.may_be_repeated(method) {
            return None;
        }
        let wait = outcome.asked_wait(api).unwrap_or_else(|| backoff(attempt, jitter));
        (wait <= self.longest_wait && wait < left).then_some(wait)
    }
}

/// How an attempt failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Nothing was sent.
    NotSent,
    /// The connection broke or time ran out after something was sent.
    Broken,
    /// A status, with the wait that its header asks for.
    Status(u16, Option<Duration>),
}

impl Outcome {
    fn may_be_repeated(&self, method: &Method) -> bool {
        let repeatable = *method != Method::POST && *method != Method::PATCH;
        match self {
            Outcome::NotSent | Outcome::Status(429, _) | Outcome::Status(503, Some(_)) => true,
            Outcome::Broken | Outcome::Status(408 | 502..=504, _) => repeatable,
            Outcome::Status(..) => false,
        }
    }

    /// Whether a retry uses neither the attempts nor the budget.
    pub(crate) fn is_free(&self) -> bool {
        matches!(self, Outcome::Status(429, _))
    }

    /// Whether the server may have done what it was asked for: nothing came back, or a gateway answered in its place.
    pub(crate) fn may_be_done(&self) -> bool {
        matches!(self, Outcome::Broken | Outcome::Status(502 | 504, _))
    }

    /// How long the client's other calls hold back.
    pub(crate) fn cooldown(&self, api: &Definition) -> Option<Duration> {
        self.is_free().then(|| self.asked_wait(api).unwrap_or(LEAST_WAIT).min(LONGEST_COOLDOWN))
    }

    fn asked_wait(&self, api: &Definition) -> Option<Duration> {
        let wait = match self {
            Outcome::Status(_, Some(asked)) => *asked,
            Outcome::Status(status, None) => Duration::from_secs(api.wait_after(*status)?),
            Outcome::NotSent | Outcome::Broken => return None,
        };
        Some(wait.max(LEAST_WAIT))
    }
}

/// From 0.25 to 0.5 seconds after the first attempt, twice as much after each further one.
fn backoff(attempt: u32, jitter: f64) -> Duration {
    let doublings = attempt.saturating_sub(1).min(10);
    Duration::from_millis(250 << doublings).mul_f64(1.0 + jitter.clamp(0.0, 1.0))
}

/// A `Retry-After` in seconds or as a date; one that has passed asks for no wait. A date is of the server's clock, which the
/// response's own `Date` tells: `local` may be hours away from it.
pub(crate) fn retry_after(headers: &HeaderMap, local: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that is too large for the type is long enough, whatever it is.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = |text: &str| httpdate::parse_http_date(text).ok();
    let now = headers.get(DATE).and_then(|value| date(value.to_str().ok()?.trim())).unwrap_or(local);
    Some(date(text)?.duration_since(now).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: Definition = Definition {
        base_url: "https://api.example/",
        token_variable: "TOKEN",
        base_url_variable: "BASE_URL",
        schemes: &[],
        waits: &[(429, 60), (503, 60)],
    };

    fn wait(method: Method, outcome: Outcome) -> Option<u64> {
        let wait = RetryPolicy::default().wait(&API, &method, 1, &outcome, Duration::MAX, 1.0);
        wait.map(|wait| wait.as_millis() as u64)
    }

    #[test]
    fn what_is_repeated_depends_on_the_method_and_on_what_the_server_says() {
        for method in [Method::GET, Method::PUT, Method::DELETE] {
            assert_eq!(wait(method.clone(), Outcome::Broken), Some(500));
            assert_eq!(wait(method.clone(), Outcome::Status(502, None)), Some(500));
            assert_eq!(wait(method.clone(), Outcome::Status(503, None)), Some(60_000));
            assert_eq!(wait(method, Outcome::Status(500, None)), None);
        }
        for method in [Method::GET, Method::PUT, Method::DELETE] {
            assert_eq!(wait(method, Outcome::Status(408, None)), Some(500));
        }
        assert_eq!(wait(Method::POST, Outcome::Status(408, None)), None);
        assert_eq!(wait(Method::PATCH, Outcome::Status(408, None)), None);
        assert!(!Outcome::Status(408, None).may_be_done(), "the server says that the request did not arrive whole");
        assert_eq!(wait(Method::POST, Outcome::NotSent), Some(500));
        assert_eq!(wait(Method::POST, Outcome::Broken), None);
        assert_eq!(wait(Method::POST, Outcome::Status(502, None)), None);
        assert_eq!(wait(Method::POST, Outcome::Status(503, None)), None);
        assert_eq!(wait(Method::POST, Outcome::Status(503, Some(Duration::from_secs(2)))), Some(2_000));
        assert_eq!(wait(Method::POST, Outcome::Status(429, None)), Some(60_000));
    }

    #[test]
    fn no_wait_exceeds_a_limit_and_no_attempt_is_one_too_many() {
        let policy = RetryPolicy::default();
        let asked = |seconds| Outcome::Status(429, Some(Duration::from_secs(seconds)));
        let after = |attempt, outcome: Outcome, left| {
            policy.wait(&API, &Method::GET, attempt, &outcome, Duration::from_secs(left), 0.0)
        };
        assert!(after(1, asked(120), 300).is_some());
        assert!(after(1, asked(121), 300).is_none());
        assert!(after(1, asked(u64::MAX), 300).is_none());
        assert!(after(2, asked(60), 61).is_some());
        assert!(after(2, asked(60), 60).is_none(), "no time would be left for the attempt");
        assert!(after(3, asked(0), 300).is_some(), "a 429 uses up no attempt");
        assert!(after(3, Outcome::Status(503, Some(Duration::ZERO)), 300).is_none());
        assert!(after(99, asked(0), 0).is_none());
        assert!(RetryPolicy::none().wait(&API, &Method::GET, 1, &asked(0), Duration::MAX, 0.0).is_none());
        assert!(RetryPolicy::none().wait(&API, &Method::GET, 1, &Outcome::NotSent, Duration::MAX, 0.0).is_none());
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        let read = |text: &str| retry_after(&headers(text, None), now);
        assert_eq!(read("7"), Some(Duration::from_secs(7)));
        assert_eq!(read("Sun, 06 Nov 1994 08:49:47 GMT"), Some(Duration::from_secs(10)));
        assert_eq!(read("Sun, 06 Nov 1994 08:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(read("99999999999999999999999"), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(read("soon"), None);
        assert_eq!(read(""), None);
        assert_eq!(read("-1"), None);
    }

    fn headers(retry_after: &str, date: Option<&str>) -> HeaderMap {
        let fields = [(RETRY_AFTER, Some(retry_after)), (DATE, date)];
        fields.into_iter().filter_map(|(name, text)| Some((name, text?.parse().unwrap()))).collect()
    }

    #[test]
    fn a_date_of_retry_after_is_compared_with_the_date_of_the_response() {
        let until = "Sun, 06 Nov 1994 08:49:47 GMT";
        let hour = Duration::from_secs(3600);
        let local = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        for local in [local, local - hour, local + hour] {
            let asked = |date| retry_after(&headers(until, Some(date)), local);
            assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::from_secs(10)));
            assert_eq!(asked("Sun, 06 Nov 1994 08:49:48 GMT"), Some(Duration::ZERO), "it has passed");
            assert_eq!(asked("Sunday, 06-Nov-94 08:49:37 GMT"), Some(Duration::from_secs(10)), "the older form");
            assert_eq!(retry_after(&headers("7", Some(until)), local), Some(Duration::from_secs(7)));
            assert_eq!(retry_after(&headers("soon", Some(until)), local), None);
        }
        assert_eq!(retry_after(&headers(until, Some("today")), local), Some(Duration::from_secs(10)));
    }
}
