//! The rate limit of an API, as the headers of its responses describe it.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use crate::model::api::LimitHeaders;

/// The rate limit that a response described. [`Client::rate_limit`](crate::client::Client::rate_limit) returns the latest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many requests the API allows in a time window, if the response contains it.
    pub limit: Option<u64>,
    /// How many more requests the API allows in the current window, if the response contains it.
    pub remaining: Option<u64>,
    /// The start of the next window, by the clock of the server, if the response contains it.
    pub reset: Option<SystemTime>,
}

impl RateLimit {
    /// Reads the headers of a response. Returns none if it has none of them.
    pub(crate) fn read(names: &LimitHeaders, headers: &HeaderMap) -> Option<Self> {
        let number = |name: Option<&str>| headers.get(name?)?.to_str().ok()?.trim().parse::<u64>().ok();
        let since_1970 = number(names.reset).map(Duration::from_secs);
        let found = RateLimit {
            limit: number(names.limit),
            remaining: number(names.remaining),
            reset: since_1970.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(seconds)),
        };
        (found.limit.is_some() || found.remaining.is_some() || found.reset.is_some()).then_some(found)
    }
}

/// The rate limit of the latest response that described it.
#[derive(Default)]
pub(crate) struct LatestRateLimit(Mutex<Option<RateLimit>>);

impl LatestRateLimit {
    pub(crate) fn get(&self) -> Option<RateLimit> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn note(&self, names: &LimitHeaders, headers: &HeaderMap) {
        if let Some(found) = RateLimit::read(names, headers) {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
        }
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;

    const NAMES: LimitHeaders =
        LimitHeaders { limit: Some("X-Limit"), remaining: Some("X-Remaining"), reset: Some("X-Reset") };

    fn read<const N: usize>(names: &LimitHeaders, headers: [(&'static str, &'static str); N]) -> Option<RateLimit> {
        let header = |(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
        RateLimit::read(names, &headers.map(header).into_iter().collect())
    }

    #[test]
    fn the_figures_of_a_response_are_read_by_the_names_of_the_spec() {
        let all = [("x-limit", "50"), ("x-remaining", " 7 "), ("x-reset", "784111777")];
        let reset = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
        let expected = RateLimit { limit: Some(50), remaining: Some(7), reset: Some(reset) };
        assert_eq!(read(&NAMES, all), Some(expected));
        let only_reset = LimitHeaders { limit: None, remaining: None, ..NAMES };
        assert_eq!(read(&only_reset, all), Some(RateLimit { limit: None, remaining: None, reset: Some(reset) }));
    }

    #[test]
    fn what_is_not_a_number_is_left_out() {
        let no_figures = [("x-limit", "many"), ("x-remaining", "-1"), ("x-reset", "soon")];
        assert_eq!(read(&NAMES, no_figures), None);
        assert_eq!(read(&NAMES, []), None);
        let partly = read(&NAMES, [("x-remaining", "0"), ("x-reset", "18446744073709551615")]);
        assert_eq!(partly, Some(RateLimit { limit: None, remaining: Some(0), reset: None }), "no clock goes so far");
    }

    #[test]
    fn the_latest_response_with_figures_counts() {
        let latest = LatestRateLimit::default();
        assert_eq!(latest.get(), None);
        let note = |remaining: &'static str| {
            let header = (HeaderName::from_static("x-remaining"), HeaderValue::from_static(remaining));
            latest.note(&NAMES, &HeaderMap::from_iter([header]));
        };
        note("7");
        note("6");
        note("unknown");
        assert_eq!(latest.get().and_then(|limit| limit.remaining), Some(6));
    }
}
