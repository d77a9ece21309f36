//! Credentials for exports, and the files of recommendations.

use std::time::{Duration, SystemTime};

use serde_json::Value;

use crate::support::v2_sandbox::Api;

/// How long credentials work that were asked for like this.
#[track_caller]
fn lifetime(api: &Api, query: &str) -> Duration {
    let answer = api.get(format!("export/credentials{query}"));
    let expiration = Duration::from_millis(answer["credentials"]["expiration"].as_u64().unwrap());
    expiration - SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap()
}

#[test]
fn credentials_work_for_an_hour_or_as_long_as_they_are_asked_for() {
    let api = Api::start();
    for (query, minutes) in [("", 60), ("?duration=1h", 60), ("?duration=15m", 15), ("?duration=60M", 60)] {
        let off = lifetime(&api, query).abs_diff(Duration::from_secs(minutes * 60));
        assert!(off < Duration::from_secs(60), "{query}: {off:?}");
    }
    let answer = api.get("export/credentials");
    assert!(answer["s3Path"].as_str().unwrap().starts_with("s3://"));
    for name in ["accessKeyId", "secretAccessKey", "sessionToken"] {
        assert!(answer["credentials"][name].is_string(), "{name}");
    }
}

#[test]
fn credentials_work_for_a_quarter_of_an_hour_at_least_and_for_an_hour_at_most() {
    let api = Api::start();
    for odd in ["14m", "61m", "2h", "0h", "1d", "3600", "", "-20m"] {
        let problem = api.refused(400, "GET", format!("export/credentials?duration={odd}"), Value::Null);
        assert_eq!(problem, format!("duration has to be from 15m to 1h, and is {odd}"));
    }
}

#[test]
fn credentials_for_google_have_an_address_and_a_token() {
    let api = Api::start();
    let answer = api.get("export/credentials/gcp");
    assert!(answer["uri"].as_str().unwrap().starts_with("gs://") && answer["token"].is_string(), "{answer}");
}

#[test]
fn recommendations_are_files_of_comma_separated_values() {
    let api = Api::start();
    let below = "recommendations/catalogs/7";
    for (path, head) in [
        ("catalog/2026-01-31", "id,name,price"),
        ("stats/2026-01-31", "id,date,views,purchases"),
        ("recommenders/8/2026-01-31", "id,recommended_id,score"),
    ] {
        let answer = api.send("GET", format!("{below}/{path}"), &Value::Null);
        assert_eq!((answer.status, answer.content_type.as_deref()), (200, Some("text/csv; charset=utf-8")), "{path}");
        let columns = head.split(',').count();
        let mut rows = answer.text.lines();
        assert_eq!(rows.next(), Some(head));
        let rows: Vec<_> = rows.collect();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.split(',').count() == columns), "{rows:?}");
    }
}

#[test]
fn a_file_of_recommendations_is_of_a_day_and_of_ids_of_digits() {
    let api = Api::start();
    let refused = |path: &str| api.refused(400, "GET", format!("recommendations/catalogs/{path}"), Value::Null);
    assert_eq!(refused("7/catalog/2026-02-30"), "date has to be a date, as 2015-01-31, and is 2026-02-30");
    assert_eq!(refused("7/stats/today"), "date has to be a date, as 2015-01-31, and is today");
    assert_eq!(refused("x/catalog/2026-01-31"), "catalog_id has to have digits only, and is x");
    assert_eq!(refused("7/recommenders/-8/2026-01-31"), "recommender_id has to have digits only, and is -8");
}

#[tokio::test]
async fn the_typed_client_reads_the_credentials_and_the_files() {
    let api = Api::start();
    let client = api.sandbox.client();
    let credentials = client.export_credentials().duration("15m").await.unwrap();
    assert!(credentials.credentials.is_some());
    assert!(client.gcp_export_credentials().await.unwrap().uri.is_some());
    let day = "2026-01-31".parse::<optimizely_rest::v2::Date>().unwrap();
    assert!(client.catalog_csv(7, day.clone()).await.unwrap().as_str().starts_with("id,name,price\n"));
    assert!(client.recommendations_csv(7, 8, day).await.unwrap().as_str().starts_with("id,"));
}
