//! Decides whether and when a failed attempt is repeated. The decision is a pure function.

use std::time::{Duration, SystemTime};

use http::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::model::api::{Definition, LimitHeaders};
use crate::transport::rate_limit::RateLimit;

/// When a call is retried.
///
/// | limit | default |
/// |---|---|
/// | [attempts](Self::attempts), the first one included | 3 |
/// | a [single wait](Self::longest_wait) | 120 s |
///
/// # Repeated attempts
///
/// - Any method: an attempt that could not connect, and one that the server rejected unprocessed (`REFUSED_STREAM` or `GOAWAY` of
///   HTTP/2).
/// - GET, PUT and DELETE: a broken connection, a timeout, and the statuses 408, 502, 503 and 504.
/// - PATCH: the same, if the API allows it, the body creates nothing, and no action rides along. An element of a list without its ID would
///   be created twice.
/// - POST: only if the server reports that it did nothing, with 429, or with 503 and a `Retry-After` header.
///
/// A status counts even if its body cannot be read. A success whose body is cut off counts as a broken connection. A DELETE counts as
/// done if it is answered with 404 after an attempt that may have done it, unless the API has a status of its own for that (410 in v2).
///
/// # Waits
///
/// The client waits as long as the `Retry-After` header asks, in seconds or as a date, but at least 1 s. It compares a date with the
/// `Date` header of the same response, or with the local clock if there is no such header. Without `Retry-After`, it waits after a 429
/// until the API's rate limit is reset, if the API has a header for that (`X-RateLimit-Reset` of v2): at least 1 s, and at most 120 s.
/// Otherwise it waits as long as the API recommends for the status (60 s for 429, and for 503 of Classic). In all other cases it waits
/// 0.5 s, 1 s, 2 s and so on, each shortened at random by up to half.
///
/// If a wait would exceed its limit or the [deadline](crate::Call::deadline) of the call, the call fails at once.
/// [`Error::retry_after`](crate::Error::retry_after) then returns how long the server asked to wait.
///
/// The default waits of a GET whose attempts all end in the same way, until it fails:
///
/// | `Retry-After` | 429 | 503 | connection reset |
/// |---|---|---|---|
/// | none | 60 s × 4 | 60 s, 60 s | 0.5 s, 1 s |
/// | `7` | 7 s × 42 | 7 s, 7 s | |
/// | a date 30 s ahead | 30 s, 1 s × 269 | 30 s, 1 s | |
/// | a date that has passed | 1 s × 299 | 1 s, 1 s | |
/// | `86400`, or a date as far ahead | no wait | no wait | |
///
/// A 429 does not use up an attempt, since the server did nothing. Its wait is shared: all other calls of the client wait, too, for up
/// to 120 s. Then one call goes first, and each response lets one more go at the same time. Every other retry uses the
/// [retry budget](crate::client::ClientBuilder::retry_budget) of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    longest_wait: Duration,
}

/// The longest time for which one 429 makes all calls of a client wait.
const LONGEST_COOLDOWN: Duration = Duration::from_secs(120);

/// The shortest wait, even if the server asks for none or for one that has passed.
const LEAST_WAIT: Duration = Duration::from_secs(1);

impl Default for RetryPolicy {
    fn default() -> Self {
        RetryPolicy { attempts: 3, longest_wait: Duration::from_secs(120) }
    }
}

impl RetryPolicy {
    /// Makes one attempt per call, and does not wait for a cooldown: during one, calls fail at once.
    pub fn none() -> Self {
        RetryPolicy { attempts: 1, longest_wait: Duration::ZERO }
    }

    /// Sets the number of attempts, including the first. 0 counts as 1. An attempt that is answered with 429 does not count.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// Sets the longest single wait. If a longer one is needed, the call fails at once.
    #[must_use]
    pub fn longest_wait(mut self, wait: Duration) -> Self {
        self.longest_wait = wait;
        self
    }

    pub(crate) fn single_wait(&self) -> Duration {
        self.longest_wait
    }

    /// How long to wait before the next attempt; none if there is no next attempt. `is_repeatable` says whether a request that may
    /// have been processed can be repeated, `attempt` is the number of attempts so far, `left` the time until the deadline of the
    /// call, and `jitter` a number from 0 to 1.
    pub(crate) fn wait(
        &self,
        api: &Definition,
        is_repeatable: bool,
        attempt: u32,
        outcome: &Outcome,
        left: Duration,
        jitter: f64,
    ) -> Option<Duration> {
        let exhausted = attempt >= self.attempts && !outcome.is_free();
        if exhausted || !outcome.may_be_repeated(is_repeatable) {
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
    /// The connection broke or a timeout was reached after something was sent.
    Broken,
    /// A status, with the wait that its header asks for.
    Status(u16, Option<Duration>),
}

impl Outcome {
    fn may_be_repeated(&self, is_repeatable: bool) -> bool {
        match self {
            Outcome::NotSent | Outcome::Status(429, _) | Outcome::Status(503, Some(_)) => true,
            Outcome::Broken | Outcome::Status(408 | 502..=504, _) => is_repeatable,
            Outcome::Status(..) => false,
        }
    }

    /// Whether a retry uses neither an attempt nor the budget.
    pub(crate) fn is_free(&self) -> bool {
        matches!(self, Outcome::Status(429, _))
    }

    /// Whether the server may have executed the request: no response came back, or a gateway answered instead.
    pub(crate) fn may_be_done(&self) -> bool {
        matches!(self, Outcome::Broken | Outcome::Status(502 | 504, _))
    }

    /// How long the other calls of the client have to wait.
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

/// From 0.25 to 0.5 seconds after the first attempt, and twice as long after each further one.
fn backoff(attempt: u32, jitter: f64) -> Duration {
    let doublings = attempt.saturating_sub(1).min(10);
    Duration::from_millis(250 << doublings).mul_f64(1.0 + jitter.clamp(0.0, 1.0))
}

/// Reads `Retry-After` in seconds or as a date. A date in the past asks for no wait. A date is compared with the `Date` of the same
/// response, since the `local` clock may differ from the server's by hours.
pub(crate) fn retry_after(headers: &HeaderMap, local: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number that is too large for the type becomes its largest value, which is longer than any limit.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    Some(until.duration_since(server_time(headers, local)).unwrap_or(Duration::ZERO))
}

/// Reads how long it takes until the rate limit is reset, within the limits of such a wait. The time of the reset is compared with the
/// `Date` of the same response.
pub(crate) fn until_reset(names: &LimitHeaders, headers: &HeaderMap, local: SystemTime) -> Option<Duration> {
    let reset = RateLimit::read(names, headers)?.reset?;
    let wait = reset.duration_since(server_time(headers, local)).unwrap_or(Duration::ZERO);
    Some(wait.clamp(LEAST_WAIT, LONGEST_COOLDOWN))
}

/// The time of the server's clock when it sent a response: its `Date`, or the `local` time if it has none.
fn server_time(headers: &HeaderMap, local: SystemTime) -> SystemTime {
    let date = headers.get(DATE).and_then(|value| httpdate::parse_http_date(value.to_str().ok()?.trim()).ok());
    date.unwrap_or(local)
}

#[cfg(test)]
mod tests {
    use super::*;

    const API: Definition = Definition {
        base_url: "https://api.example/",
        token_variable: "TOKEN",
        base_url_variable: "BASE_URL",
        schemes: &[],
        meanings: &[],
        waits: &[(429, 60), (503, 60)],
        paging: None,
        limits: None,
        secrets: &[],
    };

    fn wait(is_repeatable: bool, outcome: Outcome) -> Option<u64> {
        let wait = RetryPolicy::default().wait(&API, is_repeatable, 1, &outcome, Duration::MAX, 1.0);
        wait.map(|wait| wait.as_millis() as u64)
    }

    #[test]
    fn whether_a_request_is_repeated_depends_on_the_request_and_on_the_response() {
        assert_eq!(wait(true, Outcome::Broken), Some(500));
        assert_eq!(wait(true, Outcome::Status(408, None)), Some(500));
        assert_eq!(wait(true, Outcome::Status(502, None)), Some(500));
        assert_eq!(wait(true, Outcome::Status(503, None)), Some(60_000));
        assert_eq!(wait(true, Outcome::Status(500, None)), None);
        assert!(!Outcome::Status(408, None).may_be_done(), "the server says that the request did not arrive whole");
        assert_eq!(wait(false, Outcome::NotSent), Some(500));
        assert_eq!(wait(false, Outcome::Broken), None);
        assert_eq!(wait(false, Outcome::Status(408, None)), None);
        assert_eq!(wait(false, Outcome::Status(502, None)), None);
        assert_eq!(wait(false, Outcome::Status(503, None)), None);
        assert_eq!(wait(false, Outcome::Status(503, Some(Duration::from_secs(2)))), Some(2_000));
        assert_eq!(wait(false, Outcome::Status(429, None)), Some(60_000));
    }

    #[test]
    fn no_wait_exceeds_a_limit_and_no_attempt_is_one_too_many() {
        let policy = RetryPolicy::default();
        let asked = |seconds| Outcome::Status(429, Some(Duration::from_secs(seconds)));
        let after = |attempt, outcome: Outcome, left| {
            policy.wait(&API, true, attempt, &outcome, Duration::from_secs(left), 0.0)
        };
        assert!(after(1, asked(120), 300).is_some());
        assert!(after(1, asked(121), 300).is_none());
        assert!(after(1, asked(u64::MAX), 300).is_none());
        assert!(after(2, asked(60), 61).is_some());
        assert!(after(2, asked(60), 60).is_none(), "no time would be left for the attempt");
        assert!(after(3, asked(0), 300).is_some(), "a 429 uses up no attempt");
        assert!(after(3, Outcome::Status(503, Some(Duration::ZERO)), 300).is_none());
        assert!(after(99, asked(0), 0).is_none());
        assert!(RetryPolicy::none().wait(&API, true, 1, &asked(0), Duration::MAX, 0.0).is_none());
        assert!(RetryPolicy::none().wait(&API, true, 1, &Outcome::NotSent, Duration::MAX, 0.0).is_none());
    }

    #[test]
    fn the_waits_between_attempts_double_ten_times_at_most() {
        let policy = RetryPolicy::default().attempts(u32::MAX).longest_wait(Duration::MAX);
        let after = |attempt| policy.wait(&API, true, attempt, &Outcome::Broken, Duration::MAX, 0.0).unwrap();
        assert_eq!(
            [1, 2, 10, 11, 12, u32::MAX - 1].map(|attempt| after(attempt).as_millis()),
            [250, 500, 128_000, 256_000, 256_000, 256_000]
        );
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

    #[test]
    fn a_reset_of_the_rate_limit_is_compared_with_the_date_of_the_response() {
        const NAMES: LimitHeaders = LimitHeaders { limit: None, remaining: None, reset: Some("x-reset") };
        let local = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        let hour = Duration::from_secs(3600);
        let wait = |reset: &str, date: Option<&str>, local| {
            let fields = [("x-reset", Some(reset)), ("date", date)];
            let fields = fields
                .into_iter()
                .filter_map(|(name, text)| Some((name.parse::<http::HeaderName>().unwrap(), text?.parse().unwrap())));
            until_reset(&NAMES, &fields.collect(), local).map(|wait| wait.as_secs())
        };
        for local in [local, local - hour, local + hour] {
            let dated = |reset| wait(reset, Some("Sun, 06 Nov 1994 08:49:37 GMT"), local);
            assert_eq!(dated("784111807"), Some(30));
            assert_eq!(dated("784111777"), Some(1), "it is now");
            assert_eq!(dated("60"), Some(1), "it has passed");
            assert_eq!(dated("784115377"), Some(120), "it is an hour ahead");
            assert_eq!(dated("soon"), None);
        }
        assert_eq!(wait("784111807", None, local), Some(30), "without a date, the local clock counts");
    }
}
