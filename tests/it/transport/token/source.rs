//! A function that returns tokens runs once at a time, for all calls that need a token.

use std::future::{IntoFuture as _, pending};
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, ClientBuilder, ErrorKind, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use tokio::task::yield_now;

use crate::support::raw_server::{RawServer, answer};
use crate::support::tokens::{Runs, Sealed, Vault};

impl Vault {
    fn client(&self) -> (TestClock, Client) {
        let clock = TestClock::new();
        (clock.clone(), answered(self.token()).clock(clock).build().unwrap())
    }
}

/// Every request gets an empty list.
fn answered(token: Token) -> ClientBuilder {
    let mock = Mock::new();
    mock.otherwise(|_| Answer::status(200).body("[]"));
    Client::builder(token).transport(mock)
}

/// A server that takes one token at a time.
fn server_with(valid: &Arc<Mutex<String>>, refusal: &'static str) -> RawServer {
    let valid = valid.clone();
    RawServer::replying(move |head| {
        let is_valid = head.contains(&format!("authorization: Bearer {}\r\n", valid.lock().unwrap()));
        if is_valid { answer("200 OK", "", "[]") } else { answer(refusal, "", "") }
    })
}

#[tokio::test]
async fn a_hundred_calls_at_once_run_the_source_once_and_again_once_when_its_token_expires() {
    for refusal in ["401 Unauthorized", "403 Forbidden"] {
        let (runs, refresh_token) = (Runs::default(), Arc::new(AtomicU32::new(0)));
        let valid = Arc::new(Mutex::new("token-1".to_owned()));
        let server = server_with(&valid, refusal);
        let (count, single_use) = (runs.clone(), refresh_token.clone());
        let token = Token::oauth_source(move || {
            let (number, single_use) = (count.begin(), single_use.clone());
            async move {
                let refresh_token = single_use.load(SeqCst);
                for _ in 0..20 {
                    yield_now().await;
                }
                // The identity provider takes each refresh token once.
                single_use
                    .compare_exchange(refresh_token, refresh_token + 1, SeqCst, SeqCst)
                    .map_err(|_| "the refresh token was used before")?;
                Ok(format!("token-{number}"))
            }
        });
        let client = server.client_builder_with(token).build().unwrap();
        for round in 1..=2 {
            *valid.lock().unwrap() = format!("token-{round}");
            let calls = join_all((0..100).map(|_| client.projects().list().into_future())).await;
            let failed: Vec<_> = calls.into_iter().filter_map(Result::err).collect();
            assert!(failed.is_empty(), "{failed:?}");
            assert_eq!(runs.count(), round, "{refusal}");
        }
    }
}

#[tokio::test]
async fn clients_that_share_a_token_share_the_run_of_its_source() {
    let runs = Runs::default();
    let token = runs.token();
    let (one, two) = (answered(token.clone()).build().unwrap(), answered(token).build().unwrap());
    let (one, two) = tokio::join!(one.projects().list(), two.projects().list());
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(runs.count(), 1);
}

#[tokio::test]
async fn a_run_that_fails_ends_every_call_that_waits_and_the_next_call_starts_another() {
    let vault = Vault::waiting_in_run(1);
    let (_, client) = vault.client();
    vault.sealed.store(true, SeqCst);
    let calls = join_all((0..10).map(|_| client.projects().list().into_future()));
    let (ended, ()) = tokio::join!(calls, async {
        yield_now().await;
        vault.may_end.notify_one();
    });
    for error in ended.into_iter().map(Result::unwrap_err) {
        assert_eq!(error.kind(), ErrorKind::TokenSource);
        assert_eq!(error.report().to_string(), "GET projects: the token source failed: the vault is sealed");
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(source.downcast_ref(), Some(&Sealed), "the caller's own error is kept");
    }
    assert_eq!(vault.runs.count(), 1);
    vault.sealed.store(false, SeqCst);
    assert!(client.projects().list().await.is_ok());
    assert_eq!(vault.runs.count(), 2);
}

#[tokio::test]
async fn a_run_goes_on_when_the_call_that_started_it_is_dropped() {
    let vault = Vault::waiting_in_run(1);
    let (_, client) = vault.client();
    let mut first = client.projects().list().into_future();
    assert!((&mut first).now_or_never().is_none(), "the run is active");
    let mut second = client.projects().list().into_future();
    assert!((&mut second).now_or_never().is_none());
    drop(first);
    vault.may_end.notify_one();
    assert!(second.await.is_ok());
    assert_eq!(vault.runs.count(), 1);
}

#[tokio::test]
async fn a_run_goes_on_in_the_next_call_when_every_call_that_waited_is_dropped() {
    let vault = Vault::waiting_in_run(1);
    let (_, client) = vault.client();
    for _ in 0..3 {
        assert!(client.projects().list().into_future().now_or_never().is_none());
    }
    vault.may_end.notify_one();
    assert!(client.projects().list().await.is_ok());
    assert_eq!(vault.runs.count(), 1, "a refresh token that works once is not lost");
}

#[tokio::test]
async fn each_call_waits_for_a_token_within_its_own_time() {
    let vault = Vault::waiting_in_run(1);
    let (clock, client) = vault.client();
    let hasty = Duration::from_secs(20);
    let (hasty, patient, ()) = tokio::join!(
        async { (client.projects().list().deadline(hasty).await, clock.passed()) },
        client.projects().list(),
        async {
            yield_now().await;
            clock.advance(Duration::from_secs(20));
            yield_now().await;
            vault.may_end.notify_one();
        }
    );
    let (error, ended) = (hasty.0.unwrap_err(), hasty.1);
    assert_eq!((error.kind(), ended.as_secs()), (ErrorKind::TokenSource, 20));
    assert!(patient.is_ok());
    assert_eq!(vault.runs.count(), 1);
}

#[tokio::test]
async fn a_run_that_takes_two_minutes_is_given_up_by_the_next_call() {
    let (vault, clock) = (Vault::waiting_in_run(1), TestClock::new());
    let server = RawServer::replying(|_| answer("200 OK", "", "[]"));
    let client = server.client_builder_with(vault.token()).clock(clock.clone()).build().unwrap();
    let sent = || server.heads().iter().map(|head| u32::from(head.contains("token-2"))).collect::<Vec<_>>();
    let mut stuck = client.projects().list().into_future();
    assert!((&mut stuck).now_or_never().is_none());
    clock.advance(Duration::from_secs(119));
    assert!(client.projects().list().into_future().now_or_never().is_none(), "it waits for the same run");
    assert_eq!(vault.runs.count(), 1);
    clock.advance(Duration::from_secs(1));
    assert!(client.projects().list().await.is_ok());
    assert_eq!((vault.runs.count(), sent()), (2, vec![1]));
    vault.may_end.notify_one();
    assert!(stuck.await.is_ok(), "the old run may still end");
    assert!(client.projects().list().await.is_ok());
    assert_eq!((vault.runs.count(), sent()), (2, vec![1, 0, 1]), "its token does not replace the newer one");
}

#[tokio::test]
async fn a_run_that_is_given_up_may_call_the_client_while_it_is_dropped() {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    struct Caller;
    impl Drop for Caller {
        fn drop(&mut self) {
            let call = CLIENT.get().unwrap().projects().list();
            assert!(call.into_future().now_or_never().unwrap().is_ok());
        }
    }
    let (runs, clock) = (Runs::default(), TestClock::new());
    let count = runs.clone();
    let token = Token::oauth_source(move || {
        let caller = if count.begin() == 1 { Some(Caller) } else { None };
        async move {
            if caller.is_some() {
                pending::<()>().await;
            }
            Ok("abc".to_owned())
        }
    });
    let client = CLIENT.get_or_init(|| answered(token).clock(clock.clone()).build().unwrap());
    assert!(client.projects().list().into_future().now_or_never().is_none());
    clock.advance(Duration::from_secs(120));
    assert!(client.projects().list().await.is_ok());
    assert_eq!(runs.count(), 2);
}

#[tokio::test]
async fn a_panic_of_the_source_goes_on_in_one_call_and_spoils_no_other() {
    let runs = Runs::default();
    let count = runs.clone();
    let client = answered(Token::oauth_source(move || {
        let number = count.begin();
        async move {
            yield_now().await;
            assert!(number > 1, "the first run panics");
            Ok("abc".to_owned())
        }
    }));
    let client = client.build().unwrap();
    let call = || AssertUnwindSafe(client.projects().list().into_future()).catch_unwind();
    let (one, two) = tokio::join!(call(), call());
    let (panics, errors): (Vec<_>, Vec<_>) = [one, two].into_iter().partition(Result::is_err);
    assert_eq!((panics.len(), errors.len()), (1, 1));
    let error = errors.into_iter().next().unwrap().unwrap().unwrap_err();
    assert_eq!(error.report().to_string(), "GET projects: the token source failed: the function panicked");
    assert!(client.projects().list().await.is_ok());
    assert_eq!(runs.count(), 2);
}

#[tokio::test]
async fn space_around_a_token_is_ignored_wherever_it_comes_from() {
    let sandbox = Sandbox::builder().token("abc:1").start().await.unwrap();
    let source = Token::oauth_source(async || Ok("\tabc:1\r\n".to_owned()));
    for token in [Token::legacy(" abc:1\n"), Token::oauth("abc:1\r\n"), source] {
        let client = Client::builder(token).base_url(sandbox.base_url()).build().unwrap();
        assert!(client.projects().list().await.is_ok());
    }
    let blank = Client::builder(Token::oauth_source(async || Ok(" \n".to_owned()))).base_url(sandbox.base_url());
    let error = blank.build().unwrap().projects().list().await.unwrap_err();
    assert_eq!(error.report().to_string(), "GET projects: the token source failed: the token is empty");
}
