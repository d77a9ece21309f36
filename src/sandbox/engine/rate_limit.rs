//! A limit on how many requests are answered in a window of time.

use std::fmt;
use std::time::{Duration, Instant, SystemTime};

use super::reply::Reply;
use crate::model::api::LimitHeaders;

/// Limits the requests in each window of time. Further requests are answered with 429.
#[derive(Clone)]
pub(super) struct RateLimit {
    requests: u32,
    window: Duration,
    begun: Option<Instant>,
    used: u32,
}

impl RateLimit {
    pub(super) fn new(requests: u32, window: Duration) -> Self {
        RateLimit { requests, window, begun: None, used: 0 }
    }

    /// How long to wait if this request exceeds the limit; none if it does not.
    pub(super) fn refuse(&mut self, now: Instant) -> Option<Duration> {
        let begun = match self.begun {
            Some(begun) if now.duration_since(begun) < self.window => begun,
            _ => {
                self.used = 0;
                now
            }
        };
        self.begun = Some(begun);
        self.used += 1;
        (self.used > self.requests).then(|| self.window.saturating_sub(now.duration_since(begun)))
    }

    /// The rest of the window.
    pub(super) fn remaining(&self, now: Instant) -> Remaining {
        let past = self.begun.map_or(Duration::ZERO, |begun| now.duration_since(begun));
        Remaining {
            limit: self.requests,
            left: self.requests.saturating_sub(self.used),
            next: self.window.saturating_sub(past),
        }
    }
}

/// The rest of a window of time.
pub(super) struct Remaining {
    limit: u32,
    left: u32,
    /// The time until the next window.
    next: Duration,
}

impl Remaining {
    /// Adds the headers of an API to a response.
    pub(super) fn headers(&self, names: LimitHeaders, now: SystemTime, mut reply: Reply) -> Reply {
        // The end of the window is rounded up, so that a client that waits until then is not too early.
        let next = now.duration_since(SystemTime::UNIX_EPOCH).map_or(0.0, |now| (now + self.next).as_secs_f64().ceil());
        let values = [
            (names.limit, self.limit.to_string()),
            (names.remaining, self.left.to_string()),
            (names.reset, next.to_string()),
        ];
        for (name, value) in values {
            if let Some(name) = name {
                reply = reply.header(name, value);
            }
        }
        reply
    }
}

impl fmt::Debug for RateLimit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} per {:?}", self.requests, self.window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_lets_so_many_through_and_says_how_long_it_lasts() {
        let mut limit = RateLimit::new(2, Duration::from_secs(10));
        let start = Instant::now();
        assert_eq!(limit.refuse(start), None);
        assert_eq!(limit.refuse(start), None);
        assert_eq!(limit.refuse(start + Duration::from_secs(4)), Some(Duration::from_secs(6)));
        assert_eq!(limit.refuse(start + Duration::from_secs(10)), None);
    }
}
