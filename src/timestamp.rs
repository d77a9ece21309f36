//! The wire's time.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// A moment in UTC, as the API writes it: `2014-04-16T21:33:34.408430Z`.
///
/// A text that is parsed has to be such a moment. What a response holds is kept as it came, even where it is none, so
/// that one malformed time does not lose a whole list: [`to_system_time`](Timestamp::to_system_time) says whether it is one.
///
/// ```
/// use optimizely_rest::Timestamp;
///
/// let start: Timestamp = "2015-01-01T08:00:00Z".parse()?;
/// assert_eq!(start.as_str(), "2015-01-01T08:00:00Z");
/// assert!("tomorrow".parse::<Timestamp>().is_err());
/// # Ok::<(), optimizely_rest::ParseTimestampError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(String);

/// A text that is no moment in UTC as the API writes it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a time is written `2015-01-01T08:00:00Z`, in UTC, not `{0}`")]
pub struct ParseTimestampError(String);

/// From 1970 to the last second of 9999, which has four digits.
const LAST: Duration = Duration::from_secs(253_402_300_799);

impl Timestamp {
    /// The text as it came.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The moment, if the text is one from 1970 to 9999.
    pub fn to_system_time(&self) -> Option<SystemTime> {
        parse(&self.0)
    }

    /// Whether the text is a moment in whole seconds, as a schedule wants it.
    pub fn is_whole_second(&self) -> bool {
        self.to_system_time().is_some_and(|time| Timestamp::from(time) == *self)
    }
}

fn parse(text: &str) -> Option<SystemTime> {
    let rest = text.get("2015-01-01T08:00:00".len()..)?;
    let fraction = rest.strip_suffix('Z').or_else(|| rest.strip_suffix("+00:00"))?;
    // humantime lets other letters stand there, too.
    let is_fraction = match fraction.strip_prefix('.') {
        Some(digits) => !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit()),
        None => fraction.is_empty(),
    };
    if is_fraction { humantime::parse_rfc3339(text).ok() } else { None }
}

impl FromStr for Timestamp {
    type Err = ParseTimestampError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match parse(text) {
            Some(_) => Ok(Timestamp(text.to_owned())),
            None => Err(ParseTimestampError(text.to_owned())),
        }
    }
}

/// Whole seconds, as a schedule wants them; what is left of the second is dropped. A moment before 1970 becomes the first one
/// that can be written, and one after 9999 the last.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        let last = SystemTime::UNIX_EPOCH.checked_add(LAST).unwrap_or(time);
        let time = time.max(SystemTime::UNIX_EPOCH).min(last);
        Timestamp(humantime::format_rfc3339_seconds(time).to_string())
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
    fn what_is_no_time_is_refused_as_text_and_kept_from_a_response() {
        for text in
            ["", "now", "2015-01-01", "2015-13-01T00:00:00Z", "2015-01-01T08:00:00+02:00", "2015-01-01 08:00:00"]
        {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
            let kept: Timestamp = serde_json::from_value(text.into()).unwrap();
            assert_eq!((kept.as_str(), kept.to_system_time()), (text, None));
        }
    }
}
