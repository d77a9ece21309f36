//! The client enforces its limits for a transport from the program, and does not follow redirects.

use std::future::{IntoFuture, pending};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use futures_util::FutureExt as _;
use optimizely_rest::classic::{Client, ClientBuilder, ErrorKind, RetryPolicy, StatusCode, Token};
use optimizely_rest::mock::TestClock;

use crate::support::transports::{InMemory, response};

fn over(transport: &Arc<InMemory>) -> ClientBuilder {
    Client::builder(Token::legacy("a:1")).transport(transport.clone()).retry(RetryPolicy::none())
}

/// A transport whose first request never ends, and the guard that the future of that holds.
fn stuck_once() -> (Arc<InMemory>, Arc<()>) {
    let (guard, first) = (Arc::new(()), AtomicBool::new(true));
    let held = guard.clone();
    let transport = InMemory::new(move |_, _| {
        let (held, is_first) = (held.clone(), first.swap(false, Ordering::SeqCst));
        async move {
            if is_first {
                pending::<()>().await;
            }
            drop(held);
            Ok(response(200, "[]"))
        }
        .boxed()
    });
    (transport, guard)
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_an_error_whatever_the_transport_makes_of_it() {
    for (bytes, is_taken) in [(100, true), (101, false)] {
        let list = format!("[]{}", " ".repeat(bytes - 2));
        let transport = InMemory::ending(move |_| Ok(response(200, list.clone())));
        let result = over(&transport).max_response_bytes(100).build().unwrap().projects().list().await;
        match result {
            Ok(list) => assert!(list.is_empty() && is_taken),
            Err(error) => {
                assert!(!is_taken && error.kind() == ErrorKind::TooLarge, "{error:?}");
                assert_eq!(error.status(), Some(StatusCode::OK));
            }
        }
    }
    let transport = InMemory::ending(|_| Ok(response(404, vec![b'x'; 101])));
    let error = over(&transport).max_response_bytes(100).build().unwrap().goals().get(7).await.unwrap_err();
    assert!(error.is_not_found() && error.body().is_none(), "{error:?}");
}

#[tokio::test]
async fn an_attempt_that_never_ends_is_dropped_when_its_time_is_over_on_the_clients_clock() {
    let (transport, guard) = stuck_once();
    let clock = TestClock::new();
    let client = over(&transport).clock(clock.clone()).max_concurrent_requests(1).build().unwrap();
    let call = tokio::spawn(client.projects().list().into_future());
    while transport.requests() == 0 {
        tokio::task::yield_now().await;
    }
    clock.advance(Duration::from_secs(59));
    tokio::task::yield_now().await;
    assert!(!call.is_finished());
    clock.advance(Duration::from_secs(1));
    let error = call.await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(client.projects().list().await.is_ok(), "its place was given back");
    drop(transport);
    drop(client);
    assert_eq!(Arc::strong_count(&guard), 1, "its future was dropped");
}

#[tokio::test]
async fn the_limit_of_time_is_that_of_the_system_where_the_clock_is() {
    let (transport, _guard) = stuck_once();
    let begun = Instant::now();
    let client = over(&transport).build().unwrap();
    let error = client.projects().list().attempt_timeout(Duration::from_millis(50)).await.unwrap_err();
    assert!(error.is_timeout() && begun.elapsed() >= Duration::from_millis(50), "{error:?}");
}

#[tokio::test]
async fn what_is_left_of_the_whole_call_limits_an_attempt() {
    let transport = InMemory::ending(|limits| {
        assert_eq!((limits.time_limit(), limits.max_response_bytes()), (Duration::from_secs(20), 64 << 20));
        Ok(response(200, "[]"))
    });
    let client = over(&transport).clock(TestClock::new()).build().unwrap();
    let hasty = client.projects().list().retry(RetryPolicy::none()).deadline(Duration::from_secs(20));
    assert!(hasty.await.is_ok());
}

#[tokio::test]
async fn a_transport_that_panics_leaves_the_client_usable() {
    let first = AtomicBool::new(true);
    let transport = InMemory::ending(move |_| {
        assert!(!first.swap(false, Ordering::SeqCst), "the first request is too much for it");
        Ok(response(200, "[]"))
    });
    let client = over(&transport).max_concurrent_requests(1).build().unwrap();
    let call = tokio::spawn(client.projects().list().into_future());
    assert!(call.await.unwrap_err().is_panic());
    assert!(client.projects().list().await.is_ok(), "its place was given back");
}

#[tokio::test]
async fn a_redirect_is_an_error_of_its_own() {
    let transport = InMemory::ending(|_| {
        let mut redirect = response(307, "");
        redirect.headers_mut().insert("location", "https://other.example/".parse().unwrap());
        Ok(redirect)
    });
    let error = over(&transport).build().unwrap().projects().list().await.unwrap_err();
    assert_eq!((error.kind(), error.redirect_target()), (ErrorKind::Redirect, Some("https://other.example")));
    assert_eq!(transport.requests(), 1);
}
