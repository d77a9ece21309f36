//! Calls outside of a runtime, and clients that outlive the runtime which drives a connection of theirs.

use std::future::IntoFuture as _;
use std::io::{Read as _, Write as _};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use futures_util::FutureExt as _;
use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, Error, ErrorKind, Live, Project, RetryPolicy, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use tokio::runtime::{Builder, Runtime};
use tokio::task::yield_now;

use crate::support::bodies::classic::a_project;
use crate::support::raw_server::RawServer;

fn assert_names_the_runtime(error: &Error) {
    assert_eq!(error.kind(), ErrorKind::NoRuntime, "{error:?}");
    assert!(
        error
            .to_string()
            .ends_with("there is no tokio runtime: await the call inside one, or use `wait()` (feature `blocking`)"),
        "{error}"
    );
}

#[test]
fn a_call_that_is_awaited_outside_of_a_runtime_is_an_error_and_sends_nothing() {
    let sandbox = Sandbox::start_blocking().unwrap();
    let create = sandbox.client().projects().create(a_project());
    assert_names_the_runtime(&create.into_future().now_or_never().unwrap().unwrap_err());
    assert!(sandbox.requests().is_empty());
}

#[test]
fn a_mock_needs_a_runtime_for_waits_on_the_systems_clock_alone() {
    let mock = Mock::new();
    let builder = || Client::builder(Token::legacy("abc:1")).transport(mock.clone());
    let client = builder().build().unwrap();
    let list = |client: &Client| client.projects().list().into_future().now_or_never().expect("it does not wait");
    let ok = || Answer::status(200).body("[]");

    mock.next(ok());
    assert!(list(&client).is_ok(), "nothing is waited for");
    mock.next(ok().after(Duration::from_secs(1)));
    assert_names_the_runtime(&list(&client).unwrap_err());
    mock.next(Answer::broken());
    assert_names_the_runtime(&list(&client).unwrap_err());
    // A cooldown.
    mock.next(Answer::status(429).header("retry-after", "5"));
    assert_names_the_runtime(&list(&client).unwrap_err());
    assert_names_the_runtime(&list(&client).unwrap_err());

    // A rate, and a token.
    let client = builder().max_requests_per_second(1).build().unwrap();
    mock.next(ok().times(2));
    assert!(list(&client).is_ok());
    assert_names_the_runtime(&list(&client).unwrap_err());
    let source = Client::builder(Token::oauth_source(std::future::pending)).transport(mock.clone()).build().unwrap();
    assert_names_the_runtime(&list(&source).unwrap_err());
}

#[test]
fn a_write_that_was_sent_before_a_runtime_was_needed_is_of_unknown_outcome() {
    let mock = Mock::new();
    mock.next(Answer::status(502));
    let client = Client::builder(Token::legacy("abc:1")).transport(mock).build().unwrap();
    let delete = client.goals().delete(7).into_future().now_or_never().unwrap();
    let error = delete.unwrap_err();
    assert!(error.kind() == ErrorKind::NoRuntime && error.is_outcome_unknown(), "{error}");
    assert!(error.to_string().contains("there is no tokio runtime"), "{error}");
}

/// A server that answers the first request on each connection, and only hears the second one.
fn answering_once() -> (RawServer, Receiver<()>) {
    let (heard, hears) = channel();
    let heard = Mutex::new(heard);
    let server = RawServer::serving(move |head, stream| {
        let (status, body) = match head.starts_with("POST") {
            true => ("201 Created", crate::support::documented::example("Project").to_string()),
            false => ("200 OK", "[]".to_owned()),
        };
        write!(stream, "HTTP/1.1 {status}\r\ncontent-length: {}\r\n\r\n{body}", body.len())?;
        stream.read_exact(&mut [0])?;
        let _ = heard.lock().unwrap().send(());
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).map(drop)
    });
    (server, hears)
}

/// A runtime that drives connections while nobody blocks on it.
fn in_the_background() -> Runtime {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

/// Lets a connection return to the pool.
fn settle(runtime: &Runtime) {
    runtime.block_on(async {
        for _ in 0..100 {
            yield_now().await;
        }
    });
    std::thread::sleep(Duration::from_millis(50));
}

/// Sends a POST through a connection of another runtime, which ends when `may_end` says so.
fn through_a_runtime_that_ends(first: Runtime, may_end: impl FnOnce(&Receiver<()>)) -> Result<Live<Project>, Error> {
    let (server, heard) = answering_once();
    let (client, second) = (server.client(), in_the_background());
    assert!(first.block_on(client.projects().list().into_future()).is_ok());
    settle(&first);
    let create = second.spawn(client.projects().create(a_project()).into_future());
    may_end(&heard);
    assert_eq!(server.heads().len(), 1, "there is one connection, which the first runtime drives");
    drop(first);
    second.block_on(create).unwrap()
}

#[test]
fn a_write_whose_connection_ends_with_another_runtime_says_so_and_is_of_unknown_outcome() {
    let created = through_a_runtime_that_ends(in_the_background(), |heard| heard.recv().unwrap());
    let error = created.unwrap_err();
    assert!(error.kind() == ErrorKind::Transport && error.is_outcome_unknown(), "{error}");
    let report = error.report().to_string();
    assert!(report.starts_with("POST projects: the runtime that drove this connection has ended; "), "{report}");
    assert!(error.unknown_request().is_some());
}

#[test]
fn a_write_that_was_not_sent_when_another_runtime_ended_goes_through_a_connection_of_its_own() {
    // It drives nothing unless it is blocked on, so that the request stays where it is.
    let idle = Builder::new_current_thread().enable_all().build().unwrap();
    let created = through_a_runtime_that_ends(idle, |_| std::thread::sleep(Duration::from_millis(50)));
    assert!(created.is_ok(), "{created:?}");
}

#[test]
fn a_read_whose_connection_ends_with_another_runtime_is_repeated() {
    let (server, heard) = answering_once();
    let client = server.client_builder().retry(RetryPolicy::default()).clock(TestClock::new()).build().unwrap();
    let (first, second) = (in_the_background(), in_the_background());
    assert!(first.block_on(client.projects().list().into_future()).is_ok());
    settle(&first);
    let list = second.spawn(client.projects().list().into_future());
    heard.recv().unwrap();
    drop(first);
    assert!(second.block_on(list).unwrap().is_ok());
    assert_eq!(server.heads().len(), 2);
}
