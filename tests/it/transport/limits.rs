//! The limits that the calls of a client share: the cooldown, the concurrent requests, and the request rate.

use std::sync::Mutex;
use std::time::Duration;

use futures_util::future::join_all;
use optimizely_rest::classic::{Client, ClientBuilder, ErrorKind, RetryPolicy, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use serde_json::json;

use crate::support::mocks::mocked;

fn builder() -> (Mock, TestClock, ClientBuilder) {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let builder = Client::builder(Token::legacy("a:1")).transport(mock.clone()).clock(clock.clone());
    (mock, clock, builder)
}

fn empty() -> Answer {
    Answer::json(200, &json!([]))
}

/// The second at which each of some calls ended.
async fn ends(client: &Client, clock: &TestClock, calls: usize) -> Vec<u64> {
    let call = async || {
        client.projects().list().await.unwrap();
        clock.passed().as_secs()
    };
    join_all((0..calls).map(|_| call())).await
}

#[tokio::test]
async fn one_429_holds_the_other_calls_back_until_it_is_over() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).header("retry-after", "100")).next(empty().times(2));
    let (first, second) = tokio::join!(client.projects().list(), async {
        tokio::task::yield_now().await;
        let second = client.clone().projects().list().await;
        assert_eq!(clock.passed(), Duration::from_secs(100));
        second
    });
    assert!(first.is_ok() && second.is_ok());
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test]
async fn after_a_cooldown_one_call_goes_first_and_then_more() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).header("retry-after", "100"));
    mock.next(empty().after(Duration::from_secs(10)).times(100));
    let first = tokio::spawn(client.projects().list().into_future());
    while mock.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    let mut ends = ends(&client, &clock, 9).await;
    ends.push(110);
    ends.sort_unstable();
    assert!(first.await.unwrap().is_ok());
    assert_eq!(ends, [110, 120, 120, 130, 130, 130, 130, 140, 140, 140]);
}

/// When six calls end that each take 10 s and end alike, after a cooldown.
async fn ends_after_a_cooldown(ended: Answer) -> Vec<u64> {
    let (mock, clock, builder) = builder();
    let client = builder.max_response_bytes(100).build().unwrap();
    let call = async || {
        let once = RetryPolicy::default().attempts(1);
        let _ = client.projects().list().retry(once).await;
        clock.passed().as_secs()
    };
    mock.next(Answer::status(429).header("retry-after", "86400"));
    call().await;
    clock.advance(Duration::from_secs(120));
    mock.next(ended.after(Duration::from_secs(10)).times(6));
    let mut ends = join_all((0..6).map(|_| call())).await;
    ends.sort_unstable();
    assert_eq!(mock.left(), 0);
    ends
}

#[tokio::test]
async fn every_answer_after_a_cooldown_lets_one_more_call_go_whatever_it_says() {
    let redirect = Answer::status(302).header("location", "/elsewhere");
    let large = |status| Answer::status(status).body([b' '; 101]);
    let answers = [400, 404, 408, 500, 502, 503].map(Answer::status);
    let cut = Answer::status(404).body_cut();
    for answer in answers.into_iter().chain([empty(), redirect, cut, large(200), large(404)]) {
        let shown = format!("{answer:?}");
        assert_eq!(ends_after_a_cooldown(answer).await, [130, 140, 140, 150, 150, 150], "{shown}");
    }
}

#[tokio::test]
async fn a_connection_that_fails_after_a_cooldown_lets_no_more_calls_go() {
    for answer in [Answer::broken(), Answer::not_connected(), empty().body_cut()] {
        assert_eq!(ends_after_a_cooldown(answer).await, [130, 140, 150, 160, 170, 180]);
    }
}

#[tokio::test]
async fn a_call_that_has_no_time_for_the_cooldown_fails_at_once_and_is_not_sent() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).header("retry-after", "7000"));
    assert!(client.projects().list().await.unwrap_err().is_too_many_requests());
    clock.advance(Duration::from_secs(20));
    let left = Some(Duration::from_secs(100));
    let list = || client.projects().list();
    for hasty in [list().retry(RetryPolicy::none()), list().deadline(Duration::from_secs(99))] {
        let error = hasty.await.unwrap_err();
        assert_eq!((error.kind(), error.retry_after()), (ErrorKind::HeldBack, left), "a cooldown lasts 120 s at most");
        assert!(error.to_string().contains("the remaining 100 s are longer"), "{error}");
    }
    assert_eq!(mock.requests().len(), 1);
    mock.next(empty());
    assert!(client.projects().list().await.is_ok());
}

#[tokio::test]
async fn a_call_waits_for_a_cooldown_that_is_as_long_as_its_longest_wait() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).header("retry-after", "7000")).next(empty());
    assert!(client.projects().list().await.unwrap_err().is_too_many_requests());
    assert!(client.projects().list().await.is_ok());
    assert_eq!(clock.waits(), [Duration::from_secs(120)]);
}

#[tokio::test]
async fn a_call_that_has_no_time_for_the_cooldown_does_not_wait_for_its_turn_first() {
    let (mock, clock, builder) = builder();
    let client = builder.max_concurrent_requests(1).build().unwrap();
    mock.next(Answer::status(429).header("retry-after", "7000")).next(empty().times(2));
    assert!(client.projects().list().await.unwrap_err().is_too_many_requests());
    let (patient, hasty) = tokio::join!(client.projects().list(), client.projects().list().retry(RetryPolicy::none()));
    assert!(patient.is_ok());
    assert!(hasty.unwrap_err().is_held_back());
    assert_eq!((mock.requests().len(), clock.passed().as_secs()), (2, 120));
}

#[tokio::test]
async fn a_call_whose_turn_comes_in_a_cooldown_that_it_has_no_time_for_fails_at_once() {
    let (mock, clock, builder) = builder();
    let client = builder.max_concurrent_requests(1).build().unwrap();
    let refused = Answer::status(429).header("retry-after", "7000");
    mock.next(refused.after(Duration::from_secs(10))).next(empty());
    let (first, second) = tokio::join!(client.projects().list(), client.projects().list().retry(RetryPolicy::none()));
    assert!(first.unwrap_err().is_too_many_requests());
    assert!(second.unwrap_err().is_held_back());
    assert_eq!((mock.requests().len(), clock.passed().as_secs()), (1, 10));
}

#[tokio::test]
async fn no_more_requests_are_under_way_than_the_client_allows() {
    let (mock, clock, builder) = builder();
    let client = builder.max_concurrent_requests(3).build().unwrap();
    mock.next(empty().after(Duration::from_secs(10)).times(10));
    assert_eq!(ends(&client, &clock, 10).await, [10, 10, 10, 20, 20, 20, 30, 30, 30, 40]);
}

#[tokio::test]
async fn a_call_whose_turn_does_not_come_in_time_is_not_sent() {
    let (mock, clock, builder) = builder();
    let client = builder.max_concurrent_requests(1).build().unwrap();
    mock.next(empty().after(Duration::from_secs(50)));
    let hasty = Duration::from_secs(20);
    let second = async { (client.projects().list().deadline(hasty).await, clock.passed()) };
    let (first, (second, ended)) = tokio::join!(client.projects().list(), second);
    assert!(first.is_ok());
    assert!(second.unwrap_err().is_held_back());
    assert_eq!((mock.requests().len(), ended, clock.passed().as_secs()), (1, hasty, 50));
}

#[tokio::test]
async fn a_call_whose_turn_after_a_cooldown_does_not_come_in_time_ends_at_its_deadline() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::status(429).header("retry-after", "7000"));
    assert!(client.projects().list().await.unwrap_err().is_too_many_requests());
    clock.advance(Duration::from_secs(120));
    mock.next(empty().after(Duration::from_secs(50)));
    let hasty = Duration::from_secs(20);
    let second = async { (client.projects().list().deadline(hasty).await, clock.passed().as_secs()) };
    let (first, (second, ended)) = tokio::join!(client.projects().list(), second);
    assert!(first.is_ok());
    assert!(second.unwrap_err().is_held_back());
    assert_eq!((mock.requests().len(), ended, clock.passed().as_secs()), (2, 140, 170));
}

#[tokio::test]
async fn a_wait_before_a_retry_takes_no_place_among_those_under_way() {
    let (mock, clock, builder) = builder();
    let client = builder.max_concurrent_requests(1).build().unwrap();
    mock.next(Answer::status(503)).next(empty().times(2));
    let (first, ends) = tokio::join!(client.projects().list(), ends(&client, &clock, 1));
    assert!(first.is_ok());
    assert_eq!(ends, [0], "it went while the other one waited for its retry");
}

#[tokio::test]
async fn a_token_that_never_comes_ends_the_call_with_its_time() {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let token = Token::oauth_source(std::future::pending);
    let client = Client::builder(token).transport(mock.clone()).clock(clock.clone()).build().unwrap();
    let call = async { (client.projects().list().await, clock.passed().as_secs()) };
    let ((ended, at), ()) = tokio::join!(call, async {
        for seconds in [299, 1] {
            tokio::task::yield_now().await;
            clock.advance(Duration::from_secs(seconds));
        }
    });
    assert_eq!((ended.unwrap_err().kind(), at), (ErrorKind::TokenSource, 300));
    assert!(mock.requests().is_empty());
}

#[tokio::test]
async fn requests_go_in_even_steps_where_a_rate_is_set() {
    let (mock, clock, builder) = builder();
    let client = builder.max_requests_per_second(4).build().unwrap();
    mock.next(empty().times(9));
    let mut ends = ends(&client, &clock, 9).await;
    ends.sort_unstable();
    assert_eq!(ends, [0, 0, 0, 0, 1, 1, 1, 1, 2]);
    let error = async {
        let hasty = Duration::from_millis(100);
        client.projects().list().deadline(hasty).await.unwrap_err()
    };
    assert!(error.await.is_held_back());
    assert_eq!(clock.passed(), Duration::from_secs(2), "it fails at once");
}

#[tokio::test]
async fn a_client_that_was_idle_has_saved_no_requests() {
    let (mock, clock, builder) = builder();
    let client = builder.max_requests_per_second(1).build().unwrap();
    mock.next(empty().times(4));
    assert!(client.projects().list().await.is_ok());
    clock.advance(Duration::from_secs(60));
    let mut ends = ends(&client, &clock, 3).await;
    ends.sort_unstable();
    assert_eq!(ends, [60, 61, 62]);
}

#[tokio::test]
async fn two_hundred_calls_at_once_do_not_hammer_a_server_that_allows_ten_in_a_second() {
    let (mock, clock, client) = mocked();
    let window = Mutex::new((0, 0));
    let time = clock.clone();
    mock.otherwise(move |_| {
        let mut window = window.lock().unwrap();
        let second = time.passed().as_secs();
        *window = if window.0 == second { (second, window.1 + 1) } else { (second, 1) };
        let answer = if window.1 <= 10 { empty() } else { Answer::status(429).header("retry-after", "1") };
        answer.after(Duration::from_millis(50))
    });
    let calls = join_all((0..200).map(|_| client.projects().list().into_future())).await;
    assert!(calls.iter().all(Result::is_ok));
    assert!(mock.requests().len() <= 600, "{} requests", mock.requests().len());
}
