//! Schedules: local times to the minute, in a time zone of the IANA database.

use super::reading::text;
use crate::model::date::Date;
use crate::sandbox::engine::store::Object;

/// The areas of the IANA database. A time zone is a place in one of them, or has one of the names that follow.
const AREAS: [&str; 11] = [
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Etc",
    "Europe",
    "Indian",
    "Pacific",
];
const NAMES: [&str; 4] = ["UTC", "GMT", "Zulu", "Universal"];

/// The problems of the schedule in a body.
pub(super) fn problems(given: &Object) -> Vec<String> {
    let Some(schedule) = given.get("schedule").and_then(|schedule| schedule.as_object()) else { return Vec::new() };
    let mut problems = Vec::new();
    let zone = text(schedule, "time_zone");
    if !zone.is_empty() && !is_zone(zone) {
        problems
            .push(format!("schedule.time_zone: {zone} is not a time zone of the IANA database, such as Europe/Rome"));
    }
    let mut minute = |name: &str| {
        let given = text(schedule, name);
        let minute = minute(given);
        if !given.is_empty() && minute.is_none() {
            problems.push(format!("schedule.{name}: there is no time {given}"));
        }
        minute
    };
    if let (Some(start), Some(stop)) = (minute("start_time"), minute("stop_time"))
        && stop <= start
    {
        problems.push("schedule.stop_time has to be after start_time".to_owned());
    }
    problems
}

/// Whether a text has the form of an IANA time zone.
fn is_zone(text: &str) -> bool {
    let is_place = |(area, place): (&str, &str)| AREAS.contains(&area) && !place.is_empty();
    NAMES.contains(&text) || text.split_once('/').is_some_and(is_place)
}

/// A local time to the minute, in a form that is ordered by time. A day alone is its first minute.
fn minute(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T').unwrap_or((text, "00:00"));
    day.parse::<Date>().ok()?;
    let mut parts = time.trim_end_matches('Z').split(':');
    let mut part = |end: u8| parts.next().unwrap_or("00").parse().ok().filter(|number: &u8| *number < end);
    let (hour, minute) = (part(24)?, part(60)?);
    Some(format!("{day}T{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_time_is_read_to_the_minute() {
        for (text, expected) in [
            ("2019-02-20", Some("2019-02-20T00:00")),
            ("2019-02-20T15", Some("2019-02-20T15:00")),
            ("2019-02-20T15:30Z", Some("2019-02-20T15:30")),
            ("2019-02-20T15:30:00.000", Some("2019-02-20T15:30")),
            ("2019-02-30", None),
            ("2019-02-20T24:00", None),
            ("2019-02-20T15:60", None),
            ("", None),
        ] {
            assert_eq!(minute(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_time_zone_has_a_name_of_the_database() {
        assert!(["UTC", "Europe/Rome", "America/Argentina/Buenos_Aires"].into_iter().all(is_zone));
        assert!(!["", "GMT-", "Rome", "Europe/", "Mars/Base"].into_iter().any(is_zone));
    }
}
