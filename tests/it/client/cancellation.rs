//! A future that is dropped at any point leaves everything usable: the client, its limits, and the object it borrowed.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::task::{Context, Waker};
use std::time::Duration;

use optimizely_rest::classic::{Client, DcpService, Live, Method, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use serde_json::json;

use crate::support::mocks::service;

/// A client that lets one request go at once, so that a place which is not given back stops everything.
fn narrow() -> (Mock, Client) {
    let mock = Mock::new();
    let builder = Client::builder(Token::legacy("a:1")).transport(mock.clone()).clock(TestClock::new());
    (mock, builder.max_concurrent_requests(1).max_requests_per_second(10).build().unwrap())
}

/// Answers for the attempts of a request: a 429, a broken connection, and a slow success.
fn with_all_that_can_happen(mock: &Mock, method: Method, status: u16) {
    mock.on(method.clone(), "dcp_services/1", Answer::status(429).header("retry-after", "5"));
    mock.on(method.clone(), "dcp_services/1", Answer::broken());
    mock.on(method, "dcp_services/1", Answer::json(status, &service(1)).after(Duration::from_secs(20)).times(2));
}

/// Polls this many times, or until the end. Returns whether the future ended.
fn polled<F: Future + ?Sized>(mut future: Pin<&mut F>, times: u32) -> bool {
    (0..times).any(|_| future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready())
}

async fn read(mock: &Mock, client: &Client) -> Live<DcpService> {
    mock.on(Method::GET, "dcp_services/1", Answer::json(200, &service(1)));
    client.dcp_services().get(1).await.unwrap()
}

/// Runs a function with each number of polls before the drop, until the future ends before it is dropped.
async fn for_every_number_of_polls(mut dropped_after: impl AsyncFnMut(u32) -> bool) {
    for times in 0..1000 {
        if dropped_after(times).await {
            assert!(times > 10, "it went by in {times} polls");
            return;
        }
    }
    panic!("it does not end");
}

#[tokio::test]
async fn a_call_can_be_dropped_anywhere() {
    for_every_number_of_polls(async |times| {
        let (mock, client) = narrow();
        with_all_that_can_happen(&mock, Method::GET, 200);
        let done = polled(client.dcp_services().get(1).into_future().as_mut(), times);
        mock.otherwise(|_| Answer::json(200, &service(1)));
        assert!(client.dcp_services().get(1).await.is_ok(), "after {times} polls");
        done
    })
    .await;
}

#[tokio::test]
async fn a_call_that_waits_for_its_turn_can_be_dropped_anywhere() {
    for_every_number_of_polls(async |times| {
        let (mock, client) = narrow();
        with_all_that_can_happen(&mock, Method::GET, 200);
        let mut first = client.dcp_services().get(1).into_future();
        polled(first.as_mut(), times / 2);
        let done = polled(client.dcp_services().get(1).into_future().as_mut(), times);
        drop(first);
        mock.otherwise(|_| Answer::json(200, &service(1)));
        assert!(client.dcp_services().get(1).await.is_ok(), "after {times} polls");
        done
    })
    .await;
}

#[tokio::test]
async fn a_save_can_be_dropped_anywhere_and_what_is_pending_stays_so() {
    for_every_number_of_polls(async |times| {
        let (mock, client) = narrow();
        let mut live = read(&mock, &client).await;
        live.set_name("T");
        with_all_that_can_happen(&mock, Method::PUT, 202);
        let done = polled(live.save().into_future().as_mut(), times);
        assert_eq!(live.pending().is_some(), !done, "after {times} polls");
        assert_eq!(live.name, if done { "S" } else { "T" });
        mock.otherwise(|_| Answer::json(202, &service(1)));
        live.set_name("U").save().await.unwrap();
        assert!(live.pending().is_none());
        assert_eq!(mock.requests().last().unwrap().body_json(), Some(json!({ "name": "U" })));
        done
    })
    .await;
}

#[tokio::test]
async fn a_refresh_can_be_dropped_anywhere_and_the_value_is_as_it_was() {
    for_every_number_of_polls(async |times| {
        let (mock, client) = narrow();
        let mut live = read(&mock, &client).await;
        live.set_name("T");
        with_all_that_can_happen(&mock, Method::GET, 200);
        let done = polled(live.refresh().into_future().as_mut(), times);
        assert_eq!((live.name.as_str(), live.pending().is_some()), if done { ("S", false) } else { ("T", true) });
        done
    })
    .await;
}

#[tokio::test]
async fn a_bulk_read_can_be_dropped_anywhere() {
    for_every_number_of_polls(async |times| {
        let (mock, client) = narrow();
        with_all_that_can_happen(&mock, Method::GET, 200);
        let done = polled(client.dcp_services().get_many([1, 1]).into_future().as_mut(), times);
        mock.otherwise(|_| Answer::json(200, &service(1)));
        assert_eq!(client.dcp_services().get_many([1; 5]).await.unwrap().len(), 5, "after {times} polls");
        done
    })
    .await;
}
