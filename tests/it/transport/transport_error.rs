//! How the client handles each failure of a transport.

use std::error::Error as _;
use std::sync::Arc;

use optimizely_rest::classic::{BoxError, Client, ErrorKind, Method, StatusCode, Token};
use optimizely_rest::http::response::Parts;
use optimizely_rest::mock::TestClock;
use optimizely_rest::transport::{Limits, TransportError};

use crate::support::transports::{InMemory, response};

#[derive(Debug, thiserror::Error)]
#[error("the cable is cut")]
struct CableCut;

fn client(transport: &Arc<InMemory>) -> Client {
    Client::builder(Token::legacy("a:1")).transport(transport.clone()).clock(TestClock::new()).build().unwrap()
}

fn head(status: u16) -> Parts {
    response(status, "").into_parts().0
}

type End = fn(&Limits) -> TransportError;

#[tokio::test]
async fn what_was_not_sent_is_sent_again_and_what_may_have_been_done_is_not_posted_again() {
    // How often a request that fails so is sent by GET and by POST, the status and the kind of the error of a GET, and whether the POST may
    // have been done.
    let table: [(End, u32, u32, Option<u16>, ErrorKind, bool); 7] = [
        (|_| TransportError::not_sent(CableCut), 3, 3, None, ErrorKind::Connect, false),
        (|_| TransportError::broken(CableCut), 3, 1, None, ErrorKind::Transport, true),
        (|_| TransportError::timed_out(CableCut), 3, 1, None, ErrorKind::Timeout, true),
        (|limits| TransportError::too_large(head(200), limits), 1, 1, Some(200), ErrorKind::TooLarge, false),
        (|limits| TransportError::too_large(head(400), limits), 1, 1, Some(400), ErrorKind::Status, false),
        (|_| TransportError::broken(CableCut).with_head(head(200)), 3, 1, Some(200), ErrorKind::Transport, true),
        (|_| TransportError::broken(CableCut).with_head(head(404)), 1, 1, Some(404), ErrorKind::Status, false),
    ];
    for (row, (end, gets, posts, status, kind, may_be_done)) in table.into_iter().enumerate() {
        let transport = InMemory::ending(move |limits| Err(end(limits)));
        let error = client(&transport).request(Method::GET, "goals/7").await.unwrap_err();
        let expected = status.and_then(|status| StatusCode::from_u16(status).ok());
        assert_eq!((transport.requests(), error.status(), error.kind()), (gets, expected, kind), "row {row}");
        assert!(!error.is_outcome_unknown());

        let transport = InMemory::ending(move |limits| Err(end(limits)));
        let error = client(&transport).request(Method::POST, "projects").await.unwrap_err();
        assert_eq!(transport.requests(), posts, "row {row}");
        assert_eq!(error.is_outcome_unknown(), may_be_done, "row {row}: {error:?}");
    }
}

#[tokio::test]
async fn the_source_of_a_failure_is_that_of_the_calls_error() {
    let transport = InMemory::ending(|_| Err(TransportError::not_sent(CableCut)));
    let error = client(&transport).goals().get(7).await.unwrap_err();
    assert!(error.source().unwrap().is::<CableCut>());
    assert_eq!(error.report().to_string(), "GET goals/7: could not connect: the cable is cut");
}

#[test]
fn a_failure_says_what_it_is_and_leaves_its_source_to_reporters() {
    let broken = TransportError::broken(CableCut);
    assert_eq!(broken.to_string(), "the connection failed");
    assert!(broken.source().unwrap().is::<CableCut>());
    assert!(!broken.is_not_sent() && !broken.is_timeout() && broken.status().is_none());
    assert!(TransportError::not_sent(CableCut).is_not_sent());
    assert!(TransportError::timed_out(CableCut).is_timeout());
    let cut = broken.with_head(head(200));
    assert_eq!(cut.to_string(), "200 OK, but the body could not be read: the connection failed");
    assert_eq!(cut.status(), Some(StatusCode::OK));
}

#[test]
fn an_error_in_a_box_is_what_it_was_or_else_a_broken_connection() {
    assert!(TransportError::from(BoxError::from(TransportError::not_sent(CableCut))).is_not_sent());
    let other = TransportError::from(BoxError::from(CableCut));
    assert!(!other.is_not_sent() && other.source().unwrap().is::<CableCut>());
}
