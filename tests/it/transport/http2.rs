//! HTTP/2: what is sent goes through one connection, a mute one is replaced, and what the server refused unprocessed is sent again.

use std::time::Duration;

use optimizely_rest::classic::{Client, ClientBuilder, Error, ErrorKind, Method, RetryPolicy, StatusCode};
use optimizely_rest::mock::TestClock;
use serde_json::{Value, json};

use tower::util::MapFutureLayer;

use crate::support::http2_server::{
    CREATED, Connection, GOAWAY, GOAWAY_ABOVE, GOAWAY_CALM, Http2Server, Proxy, REFUSED,
};

/// How long a connection may be silent in these tests.
const KEEP_ALIVE: Duration = Duration::from_millis(100);

async fn send(client: &Client, method: Method) -> Result<Value, Error> {
    client.request(method, "projects").json(&json!({})).await
}

fn client(server: &Http2Server) -> Client {
    server.client_builder(server.address()).clock(TestClock::new()).build().unwrap()
}

#[tokio::test]
async fn calls_at_once_share_a_connection() {
    let server = Http2Server::start(&[]).await;
    let client = client(&server);
    // The first makes the connection, and learns which protocol it is.
    assert_eq!(send(&client, Method::GET).await.unwrap(), json!({ "version": "HTTP/2.0" }));
    for answer in futures_util::future::join_all((0..16).map(|_| send(&client, Method::GET))).await {
        assert!(answer.is_ok());
    }
    assert_eq!(server.counts(), (1, 17));
}

const METHODS: [Method; 5] = [Method::POST, Method::PATCH, Method::PUT, Method::DELETE, Method::GET];

#[tokio::test]
async fn a_refused_stream_is_repeated_for_any_method_and_the_request_handled_once() {
    for method in METHODS {
        let server = Http2Server::start(&[Connection::Resets(h2::Reason::REFUSED_STREAM)]).await;
        assert!(send(&client(&server), method.clone()).await.is_ok(), "{method}");
        assert_eq!(server.counts(), (1, 1), "{method}");
    }
}

#[tokio::test]
async fn a_goaway_below_the_request_is_repeated_for_any_method_and_the_request_handled_once() {
    const FIRST: [&[Connection]; 2] = [&[Connection::Writes(&[GOAWAY])], &[Connection::Writes(&[GOAWAY_CALM])]];
    for (method, first) in METHODS.into_iter().flat_map(|method| FIRST.map(|first| (method.clone(), first))) {
        let server = Http2Server::start(first).await;
        assert!(send(&client(&server), method.clone()).await.is_ok(), "{method}");
        assert_eq!(server.counts(), (2, 1), "{method}");
    }
}

/// A connection, a while after it was made: what the server writes at once is there before the request.
async fn late<F: Future>(connecting: F) -> F::Output {
    let connection = connecting.await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    connection
}

#[tokio::test]
async fn a_request_that_was_never_written_is_sent_again_for_any_method() {
    for method in METHODS {
        let server = Http2Server::start(&[Connection::WritesAtOnce(&[GOAWAY])]).await;
        let builder = server.client_builder(server.address()).clock(TestClock::new());
        let client = builder.configure(|http| http.connector_layer(MapFutureLayer::new(late))).build().unwrap();
        let sent = send(&client, method.clone()).await;
        assert!(sent.is_ok(), "{method}: {sent:?}");
        assert_eq!(server.counts(), (2, 1), "{method}");
    }
}

#[tokio::test]
async fn what_was_refused_unprocessed_each_time_was_not_done() {
    let server = Http2Server::start(&[Connection::Writes(&[GOAWAY]); 3]).await;
    let error = send(&client(&server), Method::POST).await.unwrap_err();
    assert_eq!((error.kind(), error.is_outcome_unknown()), (ErrorKind::Unprocessed, false), "{error}");
    let report = error.report().to_string();
    assert!(report.starts_with("POST projects: the server did not process the request: "), "{report}");
    assert_eq!(server.counts(), (3, 0));
}

/// Ends of a stream that do not say that nothing was done.
#[tokio::test]
async fn a_stream_that_ends_otherwise_is_of_unknown_outcome() {
    const FIRST: [&[Connection]; 3] = [
        &[Connection::Resets(h2::Reason::CANCEL)],
        &[Connection::Resets(h2::Reason::INTERNAL_ERROR)],
        &[Connection::Writes(&[CREATED, REFUSED])],
    ];
    for first in FIRST {
        let server = Http2Server::start(first).await;
        let error = send(&client(&server), Method::POST).await.unwrap_err();
        assert!(error.kind() == ErrorKind::Transport && error.is_outcome_unknown(), "{error}");
        assert_eq!(server.counts(), (1, 0));
    }
    let server = Http2Server::start(FIRST[2]).await;
    let error = send(&client(&server), Method::POST).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::CREATED), "{error}");
}

#[tokio::test]
async fn a_goaway_at_or_above_the_request_leaves_its_outcome_unknown() {
    let server = Http2Server::start(&[Connection::WritesAndCloses(&[GOAWAY_ABOVE])]).await;
    let error = send(&client(&server), Method::POST).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Transport && error.is_outcome_unknown(), "{error}");
    assert_eq!(server.counts(), (1, 0));
}

#[tokio::test]
async fn more_than_a_hundred_headers_are_read() {
    let server = Http2Server::start(&[Connection::ServesWithHeaders(2_000)]).await;
    let response = client(&server).request(Method::GET, "projects").with_response().await.unwrap();
    assert!(response.headers.len() >= 2_000);
}

#[tokio::test]
async fn headers_without_measure_are_refused() {
    let server = Http2Server::start(&[Connection::ServesWithHeaders(20_000)]).await;
    let error = send(&client(&server), Method::POST).await.unwrap_err();
    assert!(error.is_outcome_unknown(), "the server has answered: {error}");
}

/// A client whose way to the server is open and mute after a first call.
async fn muted(set_up: impl FnOnce(ClientBuilder) -> ClientBuilder) -> (Http2Server, Client) {
    let server = Http2Server::start(&[]).await;
    let proxy = Proxy::to(server.address()).await;
    let builder = server.client_builder(proxy.address()).http2_keep_alive(KEEP_ALIVE).clock(TestClock::new());
    let client = set_up(builder).build().unwrap();
    send(&client, Method::GET).await.unwrap();
    proxy.mute();
    (server, client)
}

#[tokio::test]
async fn a_mute_connection_is_replaced_within_one_call() {
    let (server, client) = muted(|builder| builder).await;
    assert!(send(&client, Method::GET).await.is_ok());
    assert_eq!(server.counts(), (2, 2));
}

#[tokio::test]
async fn a_connection_that_goes_mute_while_nothing_is_sent_is_replaced_before_the_next_call() {
    let (server, client) = muted(|builder| builder).await;
    tokio::time::sleep(3 * KEEP_ALIVE).await;
    // A POST would not be sent again: it meets the new connection.
    assert!(send(&client, Method::POST).await.is_ok());
    assert_eq!(server.counts(), (2, 2));
}

#[tokio::test]
async fn a_post_on_a_mute_connection_is_of_unknown_outcome() {
    let (server, client) = muted(|builder| builder).await;
    let error = send(&client, Method::POST).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Timeout && error.is_outcome_unknown(), "{error}");
    assert_eq!(server.counts().1, 1);
}

#[tokio::test]
async fn without_pings_a_mute_connection_is_used_for_ever() {
    let (server, client) =
        muted(|builder| builder.http2_keep_alive(None).attempt_timeout(2 * KEEP_ALIVE).retry(RetryPolicy::none()))
            .await;
    for _ in 0..2 {
        assert!(send(&client, Method::GET).await.unwrap_err().is_timeout());
    }
    assert_eq!(server.counts(), (1, 1));
}

#[tokio::test]
async fn pings_are_answered_while_the_server_takes_its_time() {
    const SLOW: &[Connection] = &[Connection::ServesAfter(Duration::from_millis(200))];
    let server = Http2Server::start(SLOW).await;
    let client = server.client_builder(server.address()).http2_keep_alive(Duration::from_millis(80)).build().unwrap();
    assert!(send(&client, Method::POST).await.is_ok());
    assert_eq!(server.counts(), (1, 1));
}

#[tokio::test]
async fn http1_only_speaks_http1_by_the_clients_setting() {
    let server = Http2Server::offering(&[b"h2", b"http/1.1"], &[]).await;
    let version = async |set_up: fn(ClientBuilder) -> ClientBuilder| {
        let client = set_up(server.client_builder(server.address())).build().unwrap();
        send(&client, Method::GET).await.unwrap()["version"].clone()
    };
    assert_eq!(version(|builder| builder).await, "HTTP/2.0");
    assert_eq!(version(|builder| builder.http1_only()).await, "HTTP/1.1");
    // As documented: which versions are offered is a part of the TLS settings, which are the client's own.
    assert_eq!(version(|builder| builder.configure(|http| http.http1_only())).await, "HTTP/2.0");
    assert_eq!(version(|builder| builder.configure(|http| http.pool_max_idle_per_host(1))).await, "HTTP/2.0");
}
