//! Timestamps.

#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2", feature = "jiff-1", feature = "time-0_3"))]
mod convert;

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use crate::model::wire::as_inner;

#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2", feature = "jiff-1", feature = "time-0_3"))]
pub use convert::TimestampRangeError;

/// The last second of the year 9999, counted from 1970. Later times cannot be represented.
const LAST_SECOND: u64 = 253_402_300_799;

/// A time in UTC, in the format of the API: `2014-04-16T21:33:34.408430Z`.
///
/// Parsing a string checks its format. A time with another offset, such as `+02:00`, is converted to UTC, since the API takes no other.
///
/// A time in a response is kept as it was received, with its offset, and even if it is malformed, so that one bad time does not make a whole
/// list unreadable. [`to_system_time`](Timestamp::to_system_time) returns `None` for a malformed time.
///
/// Timestamps are ordered by time. Malformed ones come first. Equality compares the text, so `08:00:00Z` differs from `08:00:00.0Z`.
///
/// ```
/// use optimizely_rest::Timestamp;
///
/// let start: Timestamp = "2015-01-01T08:00:00Z".parse()?;
/// assert_eq!(start.as_str(), "2015-01-01T08:00:00Z");
/// assert!(start < Timestamp::try_from("2015-01-01T08:00:00.5Z")?);
/// assert_eq!("2015-01-01T10:00:00+02:00".parse::<Timestamp>()?, start);
/// assert!("tomorrow".parse::<Timestamp>().is_err());
/// # Ok::<(), optimizely_rest::ParseTimestampError>(())
/// ```
///
/// With the features `chrono-0_4`, `jiff-0_2`, `jiff-1` and `time-0_3`, `TryFrom` converts from and to the time types of those crates. A timestamp that is
/// converted from such a type has whole seconds, as a schedule requires.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp(String);

as_inner!(Timestamp);

/// The error of a string that is not a time with an offset from UTC.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a time with an offset from UTC, such as `2015-01-01T08:00:00Z`")]
pub struct ParseTimestampError(String);

impl Timestamp {
    /// The current time of the system, in whole seconds.
    ///
    /// ```
    /// use std::time::Duration;
    /// use optimizely_rest::Timestamp;
    ///
    /// let an_hour_ago = Timestamp::now() - Duration::from_secs(3600);
    /// assert!(an_hour_ago < Timestamp::now());
    /// ```
    pub fn now() -> Self {
        SystemTime::now().into()
    }

    /// The text as it was received.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The time, or `None` if the text is not a valid time from 1970 to 9999.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        parse(&self.0)
    }

    /// Whether the time is in UTC and in whole seconds, as a schedule requires. `08:00:00Z`, `08:00:00+00:00` and `08:00:00.000Z` are.
    pub fn is_whole_second(&self) -> bool {
        let is_whole = |local| fraction(local).is_some_and(|digits| digits.bytes().all(|digit| digit == b'0'));
        self.to_system_time().is_some() && in_utc(&self.0).is_some_and(is_whole)
    }
}

fn parse(text: &str) -> Option<SystemTime> {
    if let Some(local) = in_utc(text) {
        fraction(local)?;
        return humantime::parse_rfc3339(text).ok();
    }
    let (local, ahead) = with_offset(text)?;
    let time = parse(&[local, "Z"].concat())?;
    let distance = Duration::from_secs(ahead.unsigned_abs());
    let time = if ahead > 0 { time.checked_sub(distance) } else { time.checked_add(distance) };
    time.filter(|time| (SystemTime::UNIX_EPOCH..last() + Duration::from_secs(1)).contains(time))
}

/// The text of a time in UTC without its ending.
fn in_utc(text: &str) -> Option<&str> {
    text.strip_suffix('Z').or_else(|| text.strip_suffix("+00:00"))
}

/// The text of a time without its offset, and by how many seconds it is ahead of UTC.
fn with_offset(text: &str) -> Option<(&str, i64)> {
    let (local, offset) = text.split_at_checked(text.len().checked_sub("+02:00".len())?)?;
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    let number = |digits: &str, below: i64| {
        let is_number = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|number| is_number && *number < below)
    };
    let seconds = number(hours, 24)? * 3600 + number(minutes, 60)? * 60;
    match offset.get(..1)? {
        "+" => Some((local, seconds)),
        "-" => Some((local, -seconds)),
        _ => None,
    }
}

/// The digits of the fraction of a second of a time without its offset. humantime also accepts other letters there.
fn fraction(local: &str) -> Option<&str> {
    let fraction = local.get("2015-01-01T08:00:00".len()..)?;
    match fraction.strip_prefix('.') {
        Some(digits) => (!digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some(digits),
        None => fraction.is_empty().then_some(""),
    }
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match parse(text) {
            Some(_) if in_utc(text).is_some() => Ok(Timestamp(text.to_owned())),
            Some(time) => Ok(Timestamp(humantime::format_rfc3339(time).to_string())),
            None => Err(ParseTimestampError(text.to_owned())),
        }
    }
}

impl TryFrom<&str> for Timestamp {
    type Error = ParseTimestampError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

/// Truncates to whole seconds, as a schedule requires. A time before 1970 becomes the first second of 1970, and a time after 9999 the last
/// second of 9999.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let seconds = time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.min(LAST_SECOND));
        Timestamp(humantime::format_rfc3339_seconds(time).to_string())
    }
}

/// The time after a wait, in whole seconds. A time that is not representable becomes the nearest one that is, and a malformed one stays
/// as it is.
impl Add<Duration> for Timestamp {
    type Output = Timestamp;

    fn add(self, wait: Duration) -> Timestamp {
        match self.to_system_time() {
            Some(time) => time.checked_add(wait).unwrap_or(last()).into(),
            None => self,
        }
    }
}

/// The time before, in whole seconds. A time that is not representable becomes the nearest one that is, and a malformed one stays as it is.
impl Sub<Duration> for Timestamp {
    type Output = Timestamp;

    fn sub(self, time_before: Duration) -> Timestamp {
        match self.to_system_time() {
            Some(time) => time.checked_sub(time_before).unwrap_or(SystemTime::UNIX_EPOCH).into(),
            None => self,
        }
    }
}

/// The last second of the year 9999, which is the last time that the format can write.
pub(crate) fn last() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(LAST_SECOND)
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        // For equal times, the text decides, so that the order agrees with equality.
        let by_moment = self.to_system_time().cmp(&other.to_system_time());
        by_moment.then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<&Timestamp> for Timestamp {
    fn from(time: &Timestamp) -> Self {
        time.clone()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_whole_seconds_and_read_with_any_fraction() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_420_099_200_999);
        assert_eq!(Timestamp::from(time).as_str(), "2015-01-01T08:00:00Z");
        let created: Timestamp = "2014-04-16T21:33:34.408430Z".parse().unwrap();
        assert_eq!(
            created.to_system_time(),
            Some(SystemTime::UNIX_EPOCH + Duration::from_micros(1_397_684_014_408_430))
        );
    }

    #[test]
    fn a_time_with_an_offset_is_parsed_into_utc_and_kept_from_a_response() {
        for (text, utc) in [
            ("2015-01-01T10:00:00+02:00", "2015-01-01T08:00:00Z"),
            ("2014-12-31T21:30:00.5-10:30", "2015-01-01T08:00:00.500000000Z"),
            ("2015-01-01T08:00:00-00:00", "2015-01-01T08:00:00Z"),
            ("1970-01-01T00:00:00-23:59", "1970-01-01T23:59:00Z"),
            ("9999-12-31T23:59:59+00:01", "9999-12-31T23:58:59Z"),
        ] {
            let parsed: Timestamp = text.parse().unwrap();
            assert_eq!(parsed.as_str(), utc, "{text}");
            let kept: Timestamp = serde_json::from_value(text.into()).unwrap();
            assert_eq!((kept.as_str(), kept.to_system_time()), (text, parsed.to_system_time()));
            assert!(!kept.is_whole_second(), "{text}: it is not in UTC");
        }
        for end in ["+2:00", "+0200", "+24:00", "+02:60", "+02:000", "02:00", "+02-00", "+a2:00", "++2:00", "é2:00"] {
            assert!(format!("2015-01-01T08:00:00{end}").parse::<Timestamp>().is_err(), "{end}");
        }
        for text in ["1970-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"] {
            assert!(text.parse::<Timestamp>().is_err(), "{text} cannot be represented");
        }
    }

    #[test]
    fn a_time_is_in_whole_seconds_however_utc_and_a_fraction_of_nothing_are_written() {
        let is_whole = |text: &str| serde_json::from_value::<Timestamp>(text.into()).unwrap().is_whole_second();
        for end in ["Z", "+00:00", ".0Z", ".000Z", ".000000000Z", ".000+00:00", ".0000000000000Z"] {
            assert!(is_whole(&format!("2015-01-01T08:00:00{end}")), "{end}");
        }
        for end in ["", ".Z", ".5Z", ".001Z", ".000000001+00:00", ".0000000000001Z", "+02:00", "-00:00", ".0", " Z"] {
            assert!(!is_whole(&format!("2015-01-01T08:00:00{end}")), "{end}");
        }
        assert!(!is_whole("2015-02-30T08:00:00.000Z") && !is_whole("tomorrow") && !is_whole(""));
    }

    #[test]
    fn a_clock_that_is_far_off_is_taken_for_the_first_second_or_the_last() {
        let seconds = |seconds| Duration::from_secs(seconds);
        for (time, text) in [
            (SystemTime::UNIX_EPOCH - seconds(1), "1970-01-01T00:00:00Z"),
            (SystemTime::UNIX_EPOCH + seconds(LAST_SECOND), "9999-12-31T23:59:59Z"),
            (SystemTime::UNIX_EPOCH + seconds(LAST_SECOND + 1), "9999-12-31T23:59:59Z"),
            (SystemTime::UNIX_EPOCH + seconds(1 << 40), "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(Timestamp::from(time).as_str(), text);
        }
    }

    #[test]
    fn a_wait_is_added_or_subtracted_in_whole_seconds_and_within_what_can_be_written() {
        let kept = |text: &str| serde_json::from_value::<Timestamp>(text.into()).unwrap();
        let hour = Duration::from_secs(3600);
        let time = kept("2015-01-01T08:00:00.75Z");
        assert_eq!((time.clone() - hour).as_str(), "2015-01-01T07:00:00Z");
        assert_eq!((time.clone() + hour).as_str(), "2015-01-01T09:00:00Z");
        assert_eq!((time.clone() + Duration::from_millis(250)).as_str(), "2015-01-01T08:00:01Z");
        for long in [Duration::from_secs(1 << 40), Duration::MAX] {
            assert_eq!((time.clone() - long).as_str(), "1970-01-01T00:00:00Z");
            assert_eq!((time.clone() + long).as_str(), "9999-12-31T23:59:59Z");
        }
        assert_eq!((kept("tomorrow") + hour).as_str(), "tomorrow");
        assert_eq!((kept("tomorrow") - hour).as_str(), "tomorrow");
    }

    #[test]
    fn times_are_ordered_by_the_moment_and_those_that_are_none_come_first() {
        let kept = |text: &str| serde_json::from_value::<Timestamp>(text.into()).unwrap();
        let ordered = [
            "",
            "yesterday",
            "1970-01-01T00:00:00Z",
            // The text alone would have the opposite order.
            "2015-01-01T08:00:00Z",
            "2015-01-01T08:00:00.5Z",
            "2015-01-01T08:00:01Z",
            "2015-01-01T08:00:01.000Z",
        ];
        let mut times: Vec<_> = ordered.iter().rev().map(|text| kept(text)).collect();
        times.sort();
        assert_eq!(
            times.iter().map(Timestamp::as_str).collect::<Vec<_>>(),
            [
                "",
                "yesterday",
                "1970-01-01T00:00:00Z",
                "2015-01-01T08:00:00Z",
                "2015-01-01T08:00:00.5Z",
                "2015-01-01T08:00:01.000Z",
                "2015-01-01T08:00:01Z",
            ]
        );
    }

    #[test]
    fn what_is_no_time_is_refused_as_text_and_kept_from_a_response() {
        for text in ["", "now", "2015-01-01", "2015-13-01T00:00:00Z", "2015-01-01T08:00:00", "2015-01-01 08:00:00"] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
            let kept: Timestamp = serde_json::from_value(text.into()).unwrap();
            assert_eq!((kept.as_str(), kept.to_system_time()), (text, None));
        }
    }
}
