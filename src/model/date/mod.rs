//! Dates.

#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2", feature = "jiff-1", feature = "time-0_3"))]
mod convert;

use std::fmt;
use std::str::FromStr;

use crate::model::id::Segment;
use crate::model::sealed::Sealed;
use crate::model::wire::as_inner;

/// A date in the format of the API: `2014-04-16`.
///
/// Parsing a string checks that the date exists. A date in a response is kept as it was received, even if it is malformed, like a
/// [`Timestamp`](crate::Timestamp). Dates are ordered by day.
///
/// ```
/// use optimizely_rest::Date;
///
/// let first: Date = "2024-02-29".parse()?;
/// assert_eq!(first.as_str(), "2024-02-29");
/// assert!(first < Date::new(2024, 3, 1)?);
/// assert!("2023-02-29".parse::<Date>().is_err());
/// # Ok::<(), optimizely_rest::ParseDateError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

as_inner!(Date);

/// The error of a string that is not a date in the format of the API.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date, such as `2015-01-31`")]
pub struct ParseDateError(String);

impl Date {
    /// A date of the years 0 to 9999.
    ///
    /// # Errors
    ///
    /// Fails if there is no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Result<Self, ParseDateError> {
        format!("{year:04}-{month:02}-{day:02}").parse()
    }

    /// The text as it was received.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The number of days of a month; none if there is no such month.
fn days(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        1..=12 => 31,
        _ => 0,
    }
}

/// The year, the month and the day of a date: digits and hyphens at their places, and a day that exists.
fn parts(text: &str) -> Option<(u16, u8, u8)> {
    let shape: String = text.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    if shape != "0000-00-00" {
        return None;
    }
    let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
    (1..=days(year, month)).contains(&day).then_some((year, month, day))
}

fn is_date(text: &str) -> bool {
    parts(text).is_some()
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if is_date(text) { Ok(Date(text.to_owned())) } else { Err(ParseDateError(text.to_owned())) }
    }
}

impl TryFrom<&str> for Date {
    type Error = ParseDateError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<&Date> for Date {
    fn from(date: &Date) -> Self {
        date.clone()
    }
}

impl Sealed for Date {}

impl Segment for Date {
    fn segment(&self) -> Option<String> {
        Some(self.0.clone())
    }

    fn refusal(&self) -> Option<String> {
        (!is_date(&self.0)).then(|| format!("{self:?} is not a date"))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// As a literal, since a response may contain any string.
impl fmt::Debug for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_that_exists() {
        for date in ["2015-01-31", "2024-02-29", "2000-02-29", "0000-12-31", "9999-04-30"] {
            assert_eq!(date.parse::<Date>().unwrap().to_string(), date);
        }
        for other in [
            "",
            "2015-1-31",
            "2015-01-32",
            "2015-04-31",
            "2015-00-01",
            "2015-13-01",
            "2015-01-00",
            "2023-02-29",
            "1900-02-29",
            "2015-01-31Z",
            "+015-01-31",
            "2015/01/31",
            "20150131",
            "２015-01-31",
            "2015-01-3x",
        ] {
            assert_eq!(other.parse::<Date>(), Err(ParseDateError(other.to_owned())), "{other}");
        }
        assert!(Date::new(2015, 2, 29).is_err() && Date::new(10_000, 1, 1).is_err() && Date::new(2015, 1, 31).is_ok());
    }

    #[test]
    fn a_malformed_date_of_a_response_is_kept() {
        let date: Date = serde_json::from_str("\"soon\"").unwrap();
        assert_eq!((date.as_str(), serde_json::to_string(&date).unwrap()), ("soon", "\"soon\"".to_owned()));
        let forged: Date = serde_json::from_str("\"2015\\nforged\"").unwrap();
        assert_eq!(format!("{forged:?}"), "\"2015\\nforged\"");
    }
}
