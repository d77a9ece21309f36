//! Conversions to and from the time types of other crates.

use std::time::{Duration, SystemTime};

use super::{LAST_SECOND, ParseTimestampError, Timestamp};
use crate::model::by_value::by_value;

/// The error of a time that the API cannot represent: times have to be from 1970 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the time is not between 1970 and 9999")]
#[non_exhaustive]
pub struct TimestampRangeError;

impl Timestamp {
    fn from_unix(seconds: i64) -> Result<Self, TimestampRangeError> {
        let seconds =
            u64::try_from(seconds).ok().filter(|seconds| *seconds <= LAST_SECOND).ok_or(TimestampRangeError)?;
        Ok((SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).into())
    }

    /// Passes the seconds since 1970 and the nanoseconds to `moment`, which converts them.
    fn to_moment<T>(&self, moment: impl FnOnce(i64, u32) -> Option<T>) -> Result<T, ParseTimestampError> {
        let since = self.to_system_time().and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
        let made = since.and_then(|since| moment(i64::try_from(since.as_secs()).ok()?, since.subsec_nanos()));
        made.ok_or_else(|| ParseTimestampError(self.0.clone()))
    }
}

/// The conversions of one version of jiff.
macro_rules! jiff {
    ($jiff:ident, $feature:literal) => {
        /// Truncates to whole seconds.
        ///
        /// ```
        #[doc = concat!("# use ", stringify!($jiff), " as jiff;")]
        /// use optimizely_rest::Timestamp;
        ///
        /// let moment = jiff::Timestamp::constant(1_420_099_200, 250_000_000);
        /// assert_eq!(Timestamp::try_from(moment)?.as_str(), "2015-01-01T08:00:00Z");
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[cfg(feature = $feature)]
        impl TryFrom<$jiff::Timestamp> for Timestamp {
            type Error = TimestampRangeError;

            fn try_from(moment: $jiff::Timestamp) -> Result<Self, Self::Error> {
                Timestamp::from_unix(moment.as_second())
            }
        }

        /// Converts the time with its fraction of a second. Fails if the text is not a valid time.
        ///
        /// ```
        #[doc = concat!("# use ", stringify!($jiff), " as jiff;")]
        /// use optimizely_rest::Timestamp;
        ///
        /// let created: Timestamp = "2014-04-16T21:33:34.408430Z".parse()?;
        /// assert_eq!(jiff::Timestamp::try_from(&created)?.to_string(), "2014-04-16T21:33:34.40843Z");
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[cfg(feature = $feature)]
        impl TryFrom<&Timestamp> for $jiff::Timestamp {
            type Error = ParseTimestampError;

            fn try_from(time: &Timestamp) -> Result<Self, Self::Error> {
                time.to_moment(|seconds, nanos| $jiff::Timestamp::new(seconds, i32::try_from(nanos).ok()?).ok())
            }
        }
    };
}

jiff!(jiff_0_2, "jiff-0_2");
jiff!(jiff_1, "jiff-1");

/// Converts a time of any time zone and truncates it to whole seconds.
///
/// ```
/// use optimizely_rest::Timestamp;
///
/// let moment = chrono::DateTime::from_timestamp_millis(1_420_099_200_250).ok_or("it is out of range")?;
/// assert_eq!(Timestamp::try_from(moment)?.as_str(), "2015-01-01T08:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "chrono-0_4")]
impl<Tz: chrono::TimeZone> TryFrom<chrono::DateTime<Tz>> for Timestamp {
    type Error = TimestampRangeError;

    fn try_from(moment: chrono::DateTime<Tz>) -> Result<Self, Self::Error> {
        Timestamp::from_unix(moment.timestamp())
    }
}

/// Converts the time with its fraction of a second. Fails if the text is not a valid time.
///
/// ```
/// use chrono::{DateTime, Utc};
/// use optimizely_rest::Timestamp;
///
/// let created: Timestamp = "2014-04-16T21:33:34.408430Z".parse()?;
/// assert_eq!(DateTime::<Utc>::try_from(&created)?.timestamp_micros(), 1_397_684_014_408_430);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "chrono-0_4")]
impl TryFrom<&Timestamp> for chrono::DateTime<chrono::Utc> {
    type Error = ParseTimestampError;

    fn try_from(time: &Timestamp) -> Result<Self, Self::Error> {
        time.to_moment(chrono::DateTime::from_timestamp)
    }
}

/// Converts a time of any offset and truncates it to whole seconds.
///
/// ```
/// use optimizely_rest::Timestamp;
///
/// let moment = time::OffsetDateTime::from_unix_timestamp_nanos(1_420_099_200_250_000_000)?;
/// assert_eq!(Timestamp::try_from(moment)?.as_str(), "2015-01-01T08:00:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "time-0_3")]
impl TryFrom<time::OffsetDateTime> for Timestamp {
    type Error = TimestampRangeError;

    fn try_from(moment: time::OffsetDateTime) -> Result<Self, Self::Error> {
        Timestamp::from_unix(moment.unix_timestamp())
    }
}

/// Converts the time with its fraction of a second. Fails if the text is not a valid time.
///
/// ```
/// use optimizely_rest::Timestamp;
///
/// let created: Timestamp = "2014-04-16T21:33:34.408430Z".parse()?;
/// assert_eq!(time::OffsetDateTime::try_from(&created)?.microsecond(), 408_430);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "time-0_3")]
impl TryFrom<&Timestamp> for time::OffsetDateTime {
    type Error = ParseTimestampError;

    fn try_from(time: &Timestamp) -> Result<Self, Self::Error> {
        time.to_moment(|seconds, nanos| {
            let moment = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
            moment.replace_nanosecond(nanos).ok()
        })
    }
}

by_value!("chrono-0_4", Timestamp, chrono::DateTime<chrono::Utc>, ParseTimestampError);
by_value!("jiff-0_2", Timestamp, jiff_0_2::Timestamp, ParseTimestampError);
by_value!("jiff-1", Timestamp, jiff_1::Timestamp, ParseTimestampError);
by_value!("time-0_3", Timestamp, time::OffsetDateTime, ParseTimestampError);

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways, for the moments of one crate.
    fn both_ways<T>(of_unix: impl Fn(i64) -> T)
    where
        T: for<'a> TryFrom<&'a Timestamp, Error = ParseTimestampError>,
        T: TryFrom<Timestamp, Error = ParseTimestampError> + PartialEq + std::fmt::Debug,
        Timestamp: TryFrom<T, Error = TimestampRangeError>,
    {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_420_099_200, "2015-01-01T08:00:00Z"),
            // The last one of jiff, which leaves room for every time zone.
            (253_402_207_200, "9999-12-30T22:00:00Z"),
        ] {
            let made = Timestamp::try_from(of_unix(seconds)).unwrap();
            assert!(made.as_str() == text && made.is_whole_second());
            assert_eq!(T::try_from(&made), Ok(of_unix(seconds)));
            assert_eq!(T::try_from(made), Ok(of_unix(seconds)));
        }
        assert_eq!(Timestamp::try_from(of_unix(-1)), Err(TimestampRangeError));
        let kept: Timestamp = serde_json::from_value("yesterday".into()).unwrap();
        assert!(T::try_from(&kept).unwrap_err().to_string().contains("`yesterday`"));
        let fraction: Timestamp = "2015-01-01T08:00:00.5Z".parse().unwrap();
        let moment = T::try_from(&fraction).unwrap();
        assert_ne!(moment, of_unix(1_420_099_200), "the fraction is there");
        assert_eq!(Timestamp::try_from(moment).unwrap().as_str(), "2015-01-01T08:00:00Z");
    }

    #[cfg(feature = "jiff-0_2")]
    #[test]
    fn moments_of_jiff_0_2_convert_both_ways() {
        both_ways(|seconds| jiff_0_2::Timestamp::from_second(seconds).unwrap());
    }

    #[cfg(feature = "jiff-1")]
    #[test]
    fn moments_of_jiff_1_convert_both_ways() {
        both_ways(|seconds| jiff_1::Timestamp::from_second(seconds).unwrap());
    }

    #[cfg(feature = "chrono-0_4")]
    #[test]
    fn moments_of_chrono_convert_both_ways() {
        both_ways(|seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap());
        let at = |seconds: u64| Timestamp::try_from(chrono::DateTime::from_timestamp(seconds as i64, 0).unwrap());
        assert_eq!(at(LAST_SECOND).unwrap().as_str(), "9999-12-31T23:59:59Z");
        assert_eq!(at(LAST_SECOND + 1), Err(TimestampRangeError));
    }

    #[cfg(feature = "time-0_3")]
    #[test]
    fn moments_of_time_convert_both_ways() {
        both_ways(|seconds| time::OffsetDateTime::from_unix_timestamp(seconds).unwrap());
    }
}
