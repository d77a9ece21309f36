//! A limit on how many requests are answered in a window of time.

use std::fmt;
use std::time::{Duration, Instant};

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
