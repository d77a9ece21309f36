//! Conversions to and from the dates of other crates.

use super::{Date, ParseDateError, parts};
use crate::model::by_value::by_value;

impl Date {
    /// A date of another crate, which may have years that the API does not have.
    fn of(year: i32, month: u8, day: u8) -> Result<Self, ParseDateError> {
        format!("{year:04}-{month:02}-{day:02}").parse()
    }

    /// Passes the year, the month and the day to `day`, which converts them.
    fn to_day<T>(&self, day: impl FnOnce(u16, u8, u8) -> Option<T>) -> Result<T, ParseDateError> {
        // The text of a response may be anything.
        let made = parts(&self.0).and_then(|(year, month, of_month)| day(year, month, of_month));
        made.ok_or_else(|| ParseDateError(self.0.clone()))
    }
}

/// The conversions of one version of jiff.
macro_rules! jiff {
    ($jiff:ident, $feature:literal) => {
        /// Fails for years before 0.
        ///
        /// ```
        #[doc = concat!("# use ", stringify!($jiff), " as jiff;")]
        /// use optimizely_rest::Date;
        ///
        /// assert_eq!(Date::try_from(jiff::civil::date(2024, 2, 29))?.as_str(), "2024-02-29");
        /// # Ok::<(), optimizely_rest::ParseDateError>(())
        /// ```
        #[cfg(feature = $feature)]
        impl TryFrom<$jiff::civil::Date> for Date {
            type Error = ParseDateError;

            fn try_from(date: $jiff::civil::Date) -> Result<Self, Self::Error> {
                Date::of(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs())
            }
        }

        /// Fails if the text is not a valid date.
        ///
        /// ```
        #[doc = concat!("# use ", stringify!($jiff), " as jiff;")]
        /// use optimizely_rest::Date;
        ///
        /// assert_eq!(jiff::civil::Date::try_from(&Date::new(2024, 2, 29)?)?, jiff::civil::date(2024, 2, 29));
        /// # Ok::<(), optimizely_rest::ParseDateError>(())
        /// ```
        #[cfg(feature = $feature)]
        impl TryFrom<&Date> for $jiff::civil::Date {
            type Error = ParseDateError;

            fn try_from(date: &Date) -> Result<Self, Self::Error> {
                date.to_day(|year, month, day| {
                    $jiff::civil::Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
                })
            }
        }
    };
}

jiff!(jiff_0_2, "jiff-0_2");
jiff!(jiff_1, "jiff-1");

/// Fails for years before 0 and after 9999.
///
/// ```
/// use optimizely_rest::Date;
///
/// let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).ok_or("there is no such day")?;
/// assert_eq!(Date::try_from(day)?.as_str(), "2024-02-29");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "chrono-0_4")]
impl TryFrom<chrono::NaiveDate> for Date {
    type Error = ParseDateError;

    fn try_from(date: chrono::NaiveDate) -> Result<Self, Self::Error> {
        date.to_string().parse()
    }
}

/// Fails if the text is not a valid date.
///
/// ```
/// use optimizely_rest::Date;
///
/// assert_eq!(chrono::NaiveDate::try_from(&Date::new(2024, 2, 29)?)?.to_string(), "2024-02-29");
/// # Ok::<(), optimizely_rest::ParseDateError>(())
/// ```
#[cfg(feature = "chrono-0_4")]
impl TryFrom<&Date> for chrono::NaiveDate {
    type Error = ParseDateError;

    fn try_from(date: &Date) -> Result<Self, Self::Error> {
        date.to_day(|year, month, day| chrono::NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()))
    }
}

/// Fails for years before 0 and after 9999.
///
/// ```
/// use optimizely_rest::Date;
///
/// let day = time::Date::from_ordinal_date(2024, 60)?;
/// assert_eq!(Date::try_from(day)?.as_str(), "2024-02-29");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "time-0_3")]
impl TryFrom<time::Date> for Date {
    type Error = ParseDateError;

    fn try_from(date: time::Date) -> Result<Self, Self::Error> {
        Date::of(date.year(), date.month().into(), date.day())
    }
}

/// Fails if the text is not a valid date.
///
/// ```
/// use optimizely_rest::Date;
///
/// assert_eq!(time::Date::try_from(&Date::new(2024, 2, 29)?)?.ordinal(), 60);
/// # Ok::<(), optimizely_rest::ParseDateError>(())
/// ```
#[cfg(feature = "time-0_3")]
impl TryFrom<&Date> for time::Date {
    type Error = ParseDateError;

    fn try_from(date: &Date) -> Result<Self, Self::Error> {
        date.to_day(|year, month, day| time::Date::from_calendar_date(year.into(), month.try_into().ok()?, day).ok())
    }
}

by_value!("chrono-0_4", Date, chrono::NaiveDate, ParseDateError);
by_value!("jiff-0_2", Date, jiff_0_2::civil::Date, ParseDateError);
by_value!("jiff-1", Date, jiff_1::civil::Date, ParseDateError);
by_value!("time-0_3", Date, time::Date, ParseDateError);

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways, for the dates of one crate.
    fn both_ways<T>(of: impl Fn(i32, u8, u8) -> T)
    where
        T: for<'a> TryFrom<&'a Date, Error = ParseDateError>,
        T: TryFrom<Date, Error = ParseDateError> + PartialEq + std::fmt::Debug,
        Date: TryFrom<T, Error = ParseDateError>,
    {
        for (year, month, day, text) in
            [(0, 1, 1, "0000-01-01"), (2024, 2, 29, "2024-02-29"), (9999, 12, 31, "9999-12-31")]
        {
            let made = Date::try_from(of(year, month, day)).unwrap();
            assert_eq!(made.as_str(), text);
            assert_eq!(T::try_from(&made), Ok(of(year, month, day)));
            assert_eq!(T::try_from(made), Ok(of(year, month, day)));
        }
        assert!(Date::try_from(of(-1, 12, 31)).is_err());
        let kept: Date = serde_json::from_value("2023-02-29".into()).unwrap();
        assert!(T::try_from(&kept).unwrap_err().to_string().contains("`2023-02-29`"));
    }

    #[cfg(feature = "jiff-0_2")]
    #[test]
    fn dates_of_jiff_0_2_convert_both_ways() {
        both_ways(|year, month, day| jiff_0_2::civil::date(year as i16, month as i8, day as i8));
    }

    #[cfg(feature = "jiff-1")]
    #[test]
    fn dates_of_jiff_1_convert_both_ways() {
        both_ways(|year, month, day| jiff_1::civil::date(year as i16, month as i8, day as i8));
    }

    #[cfg(feature = "chrono-0_4")]
    #[test]
    fn dates_of_chrono_convert_both_ways() {
        let of = |year, month: u8, day: u8| chrono::NaiveDate::from_ymd_opt(year, month.into(), day.into()).unwrap();
        both_ways(of);
        assert!(Date::try_from(of(10_000, 1, 1)).is_err());
    }

    #[cfg(feature = "time-0_3")]
    #[test]
    fn dates_of_time_convert_both_ways() {
        both_ways(|year, month, day| time::Date::from_calendar_date(year, month.try_into().unwrap(), day).unwrap());
    }
}
