//! The rate limit that v2 describes in headers.

use std::time::{Duration, SystemTime};

use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::v2::*;

use crate::support::v2::mocked;

/// A client on a clock that shows midnight of 1 January 2015.
fn client(mock: &Mock, clock: &TestClock) -> Client {
    mocked(mock).clock(clock.clone()).build().unwrap()
}

fn project() -> Answer {
    Answer::status(200).body(r#"{"id":7,"name":"Shop"}"#)
}

/// The time this many seconds after the beginning of the test clock, in seconds since 1970.
fn reset_in(seconds: u64) -> String {
    (1_420_070_400 + seconds).to_string()
}

#[tokio::test]
async fn a_429_waits_until_the_limit_is_reset() {
    for (reset, expected) in [(30, 30), (0, 1), (7200, 120)] {
        let (mock, clock) = (Mock::new(), TestClock::new());
        mock.next(Answer::status(429).header("X-RateLimit-Reset", &reset_in(reset))).next(project());
        client(&mock, &clock).projects().get(7).await.unwrap();
        assert_eq!(clock.waits(), [Duration::from_secs(expected)], "{reset}");
    }
}

#[tokio::test]
async fn a_reset_is_compared_with_the_date_of_the_response() {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let refused = Answer::status(429).header("date", "Thu, 01 Jan 2015 06:00:00 GMT");
    mock.next(refused.header("X-RateLimit-Reset", &reset_in(6 * 3600 + 45))).next(project());
    client(&mock, &clock).projects().get(7).await.unwrap();
    assert_eq!(clock.waits(), [Duration::from_secs(45)]);
}

#[tokio::test]
async fn retry_after_comes_first_and_the_wait_of_the_status_last() {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let refused = || Answer::status(429).header("X-RateLimit-Reset", &reset_in(30));
    mock.next(refused().header("retry-after", "7")).next(Answer::status(429)).next(project());
    client(&mock, &clock).projects().get(7).await.unwrap();
    assert_eq!(clock.waits(), [Duration::from_secs(7), Duration::from_secs(60)]);
    // Only a 429 is about the limit.
    let (mock, clock) = (Mock::new(), TestClock::new());
    mock.next(Answer::status(503).header("X-RateLimit-Reset", &reset_in(30))).next(project());
    client(&mock, &clock).projects().get(7).await.unwrap();
    assert_eq!(clock.waits(), [Duration::from_millis(500)]);
}

#[tokio::test]
async fn the_figures_of_the_latest_response_can_be_read() {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let client = client(&mock, &clock);
    assert_eq!(client.rate_limit(), None);
    mock.next(project().header("x-ratelimit-limit", "50").header("x-ratelimit-remaining", "49"));
    client.projects().get(7).await.unwrap();
    let found = client.rate_limit().unwrap();
    assert_eq!((found.limit, found.remaining, found.reset), (Some(50), Some(49), None));

    mock.next(project());
    client.projects().get(7).await.unwrap();
    assert_eq!(client.rate_limit(), Some(found), "a response without figures changes nothing");

    mock.next(Answer::status(404).header("x-ratelimit-remaining", "0").header("x-ratelimit-reset", &reset_in(9)));
    client.clone().projects().get(8).await.unwrap_err();
    let found = client.rate_limit().unwrap();
    let reset = SystemTime::UNIX_EPOCH + Duration::from_secs(1_420_070_409);
    assert_eq!((found.limit, found.remaining, found.reset), (None, Some(0), Some(reset)));
}
