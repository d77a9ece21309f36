//! The period that results cover.

use std::time::{Duration, SystemTime};

use crate::model::timestamp::{self, Timestamp};
use crate::sandbox::engine::query::Query;
use crate::sandbox::v2::traffic::Traffic;

/// Times are rounded to this.
const GRAIN: u64 = 300;

/// The bounds that a request gives. The start is the next full 5 minutes, and the end, which is excluded, the previous ones.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Period {
    start: Option<SystemTime>,
    end: Option<SystemTime>,
}

impl Period {
    /// The period of a query, which has been checked.
    pub(super) fn of(query: &Query) -> Self {
        let time = |name| query.first(name).and_then(|text| text.parse::<Timestamp>().ok()?.to_system_time());
        let up = |time| if is_round(time) { time } else { next(time) };
        Period { start: time("start_time").map(up), end: time("end_time").map(floor) }
    }

    pub(super) fn counts(&self, traffic: &Traffic) -> bool {
        traffic.at().is_some_and(|at| self.start.is_none_or(|start| start <= at) && self.end.is_none_or(|end| at < end))
    }

    /// The bounds that the response has. A bound that the request leaves open is widened, so that the bounds include all that is counted: from
    /// when the experiment began, or the first traffic, to when it was last changed, or the last traffic.
    pub(super) fn bounds(
        &self,
        traffic: &[Traffic],
        began: Option<SystemTime>,
        changed: Option<SystemTime>,
    ) -> [String; 2] {
        let first = traffic.first().and_then(Traffic::at).into_iter().chain(began).min();
        let last = traffic.last().and_then(Traffic::at).into_iter().chain(changed).max();
        let start = self.start.or(first.map(floor));
        let end = self.end.or(last.map(next));
        [start, end].map(|time| written(time.unwrap_or(SystemTime::UNIX_EPOCH)))
    }
}

/// The end of the 5 minutes that a moment belongs to.
pub(super) fn next(time: SystemTime) -> SystemTime {
    floor(time) + Duration::from_secs(GRAIN)
}

fn floor(time: SystemTime) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds(time).as_secs() / GRAIN * GRAIN)
}

fn is_round(time: SystemTime) -> bool {
    floor(time) == time
}

fn seconds(time: SystemTime) -> Duration {
    time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
}

/// A time in the format of the API. A time after 9999 becomes the last second of that year.
pub(super) fn written(time: SystemTime) -> String {
    humantime::format_rfc3339_micros(time.min(timestamp::last())).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(start: &str, end: &str) -> Period {
        Period::of(&Query(vec![("start_time".to_owned(), start.to_owned()), ("end_time".to_owned(), end.to_owned())]))
    }

    #[test]
    fn the_bounds_of_a_request_are_rounded_inwards() {
        let bounds = |start, end| period(start, end).bounds(&[], None, None);
        assert_eq!(
            bounds("2019-06-01T07:00:00.5Z", "2019-06-01T08:04:59Z"),
            ["2019-06-01T07:05:00.000000Z", "2019-06-01T08:00:00.000000Z"]
        );
        assert_eq!(
            bounds("2019-06-01T07:05:00Z", "2019-06-01T08:05:00Z"),
            ["2019-06-01T07:05:00.000000Z", "2019-06-01T08:05:00.000000Z"]
        );
        assert_eq!(bounds("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")[0], "9999-12-31T23:59:59.000000Z");
    }

    #[test]
    fn the_bounds_that_are_left_open_include_what_is_counted() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap().to_system_time();
        let open = Period::default();
        assert_eq!(
            open.bounds(&[], at("2019-06-01T07:04:00Z"), at("2019-06-01T08:05:00Z")),
            ["2019-06-01T07:00:00.000000Z", "2019-06-01T08:10:00.000000Z"]
        );
        let traffic = Traffic::without_event(7).time("2019-05-01T00:00:01Z".parse().unwrap());
        assert_eq!(
            open.bounds(&[traffic], at("2019-06-01T07:04:00Z"), None),
            ["2019-05-01T00:00:00.000000Z", "2019-05-01T00:05:00.000000Z"]
        );
    }
}
