//! Files and the credentials that open them. All of it is made up: the sandbox exports nothing.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::account::ACCOUNT;
use crate::model::date::Date;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::Seen;

/// How long credentials for Amazon can work, in minutes.
const MINUTES: std::ops::RangeInclusive<u64> = 15..=60;

/// Credentials for events on Amazon S3.
pub(super) fn credentials(query: &Query) -> Result<Value, Refusal> {
    let given = query.first("duration").unwrap_or("1h");
    let Some(minutes) = minutes(given).filter(|minutes| MINUTES.contains(minutes)) else {
        return Err(Refusal::Bad(vec![format!("duration has to be from 15m to 1h, and is {given}")]));
    };
    let expiration = SystemTime::now() + Duration::from_secs(minutes * 60);
    let since = expiration.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Ok(json!({
        "s3Path": format!("s3://optimizely-sandbox/v1/account_id={ACCOUNT}/"),
        "credentials": {
            "accessKeyId": "ASIASANDBOX",
            "secretAccessKey": "secret-key-of-the-sandbox",
            "sessionToken": "session-token-of-the-sandbox",
            "expiration": u64::try_from(since.as_millis()).unwrap_or(u64::MAX),
        },
    }))
}

/// The minutes in a text such as `15m` or `1h`.
fn minutes(text: &str) -> Option<u64> {
    let unit = text.chars().last()?;
    let number = text.strip_suffix(unit).filter(|digits| is_digits(digits))?.parse::<u64>().ok()?;
    match unit {
        'm' | 'M' => Some(number),
        'h' | 'H' => number.checked_mul(60),
        _ => None,
    }
}

/// Credentials for events on Google Cloud.
pub(super) fn gcp_credentials() -> Value {
    json!({ "uri": format!("gs://optimizely-sandbox/v1/account_id={ACCOUNT}/"), "token": "gcp-token-of-the-sandbox" })
}

/// The items of a catalog of recommendations.
const ITEMS: [(&str, &str, &str); 3] = [("1001", "Teapot", "24.00"), ("1002", "Cup", "6.50"), ("1003", "Tea", "4.20")];

/// A file about a catalog of recommendations. `places` has the ID of the catalog first and the day last.
pub(super) fn recommendations(view: &str, places: &[&str]) -> Result<Seen, Refusal> {
    let (Some((date, ids)), mut problems) = (places.split_last(), Vec::new()) else { return Err(Refusal::NotFound) };
    if date.parse::<Date>().is_err() {
        problems.push(format!("date has to be a date, as 2015-01-31, and is {date}"));
    }
    for (name, id) in ["catalog_id", "recommender_id"].iter().zip(ids).filter(|(_, id)| !is_digits(id)) {
        problems.push(format!("{name} has to have digits only, and is {id}"));
    }
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let (head, rows): (&str, Vec<String>) = match view {
        "catalog_csv" => {
            ("id,name,price", ITEMS.iter().map(|(id, name, price)| format!("{id},{name},{price}")).collect())
        }
        "catalog_stats_csv" => {
            ("id,date,views,purchases", ITEMS.iter().map(|(id, ..)| format!("{id},{date},0,0")).collect())
        }
        _ => {
            let pairs = ITEMS.iter().zip(ITEMS.iter().cycle().skip(1));
            ("id,recommended_id,score", pairs.map(|((id, ..), (other, ..))| format!("{id},{other},1.0")).collect())
        }
    };
    Ok(Seen::Text(format!("{head}\n{}\n", rows.join("\n"))))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_hours_or_minutes() {
        for (text, expected) in [("15m", Some(15)), ("1h", Some(60)), ("1H", Some(60)), ("20M", Some(20))] {
            assert_eq!(minutes(text), expected, "{text}");
        }
        for text in
            ["", "h", "1", "1s", "-15m", "+15m", "1.5h", "15 m", "99999999999999999999h", "18446744073709551615h"]
        {
            assert_eq!(minutes(text), None, "{text}");
        }
    }
}
