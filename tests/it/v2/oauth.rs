//! Grants over HTTP: access tokens that are renewed, refresh tokens that are replaced, and secrets that are not shown.

use std::collections::VecDeque;
use std::error::Error as _;
use std::future::IntoFuture as _;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::v2::*;
use tracing::Level;

use crate::support::collector::Collector;
use crate::support::raw_server::{RawServer, answer};

const SECRETS: [&str; 3] = ["sesame-secret", "access-", "refresh-"];

/// A server of the API and of access tokens, and a program that stores tokens.
#[derive(Clone)]
struct World {
    server: Arc<RawServer>,
    issuer: Arc<Mutex<Issuer>>,
    /// The events, in order.
    events: Arc<Mutex<Vec<String>>>,
    /// Whether tokens cannot be stored.
    is_full: Arc<Mutex<bool>>,
    clock: TestClock,
}

/// Issues `access-1` and `refresh-1` first. Each refresh token works once.
struct Issuer {
    issued: u32,
    rotates: bool,
    lifetime: &'static str,
    /// Other answers for the next refreshes.
    answers: VecDeque<Vec<u8>>,
    /// Answers of the API, instead of its own.
    api: VecDeque<Vec<u8>>,
}

impl Issuer {
    fn refresh(&mut self, head: &str) -> Vec<u8> {
        if let Some(answer) = self.answers.pop_front() {
            return answer;
        }
        let current = if self.rotates { self.issued } else { 0 };
        if !head.contains(&format!("refresh_token=refresh-{current}&")) {
            return answer("400 Bad Request", "", r#"{"error": "invalid_grant"}"#);
        }
        self.issued += 1;
        let (number, lifetime) = (self.issued, self.lifetime);
        let rotated = if self.rotates { format!(r#", "refresh_token": "refresh-{number}""#) } else { String::new() };
        let body = format!(r#"{{"token_type": "bearer", "access_token": "access-{number}"{lifetime}{rotated}}}"#);
        answer("200 OK", "", body)
    }

    fn call(&mut self, head: &str) -> Vec<u8> {
        if let Some(answer) = self.api.pop_front() {
            return answer;
        }
        let is_valid = head.contains(&format!("authorization: Bearer access-{}\r\n", self.issued));
        if is_valid { answer("200 OK", "", r#"{"id": 5}"#) } else { answer("401 Unauthorized", "", "") }
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the disk is full")]
struct Full;

impl World {
    fn new() -> World {
        let answers = (VecDeque::new(), VecDeque::new());
        let (lifetime, rotates) = (r#", "expires_in": 7200"#, true);
        let issuer = Issuer { issued: 0, rotates, lifetime, answers: answers.0, api: answers.1 };
        let (issuer, events) = (Arc::new(Mutex::new(issuer)), Arc::<Mutex<Vec<_>>>::default());
        let (served, log) = (issuer.clone(), events.clone());
        let server = RawServer::replying(move |head| {
            let is_refresh = head.starts_with("POST /oauth2/token?");
            let bearer = head.lines().find_map(|line| line.strip_prefix("authorization: Bearer "));
            let event = bearer.map_or_else(|| "refresh".to_owned(), |token| format!("call with {token}"));
            log.lock().unwrap().push(event);
            let mut issuer = served.lock().unwrap();
            if is_refresh { issuer.refresh(head) } else { issuer.call(head) }
        });
        World { server: Arc::new(server), issuer, events, is_full: Arc::default(), clock: TestClock::new() }
    }

    fn issuer(&self, change: impl FnOnce(&mut Issuer)) {
        change(&mut self.issuer.lock().unwrap());
    }

    /// Answers the next refresh with this.
    fn answer(&self, status: &str, body: &str) {
        self.issuer(|issuer| issuer.answers.push_back(answer(status, "", body)));
    }

    fn grant(&self) -> oauth::Grant {
        let (events, is_full) = (self.events.clone(), self.is_full.clone());
        let url = format!("http://{}/oauth2/token", self.server.address());
        let grant = oauth::Grant::new("an ID\n", "sesame-secret&\n", "refresh-0\n").token_url(url);
        grant.on_rotation(move |tokens: oauth::Tokens| {
            let (events, is_full) = (events.clone(), is_full.clone());
            async move {
                tokio::task::yield_now().await;
                if *is_full.lock().unwrap() {
                    events.lock().unwrap().push("failed to store".to_owned());
                    return Err(BoxError::from(Full));
                }
                let (access, refresh) = (tokens.access_token.expose(), tokens.refresh_token.expose());
                events.lock().unwrap().push(format!("stored {access} and {refresh} until {}", tokens.expires_at));
                Ok(())
            }
        })
    }

    fn builder(&self, grant: oauth::Grant) -> ClientBuilder {
        let base_url = format!("http://{}/v2/", self.server.address());
        let builder = Client::builder(Token::oauth_grant(grant)).base_url(base_url).clock(self.clock.clone());
        builder.retry(RetryPolicy::none())
    }

    fn client(&self) -> Client {
        self.builder(self.grant()).build().unwrap()
    }

    fn hours_pass(&self, hours: u64) {
        self.clock.advance(Duration::from_secs(hours * 3600));
    }

    /// The events since the last call of this function.
    fn events(&self) -> Vec<String> {
        std::mem::take(&mut *self.events.lock().unwrap())
    }

    fn count(&self, event: &str) -> usize {
        self.events.lock().unwrap().iter().filter(|known| known.starts_with(event)).count()
    }
}

async fn call(client: &Client) -> Result<(), Error> {
    client.projects().get(5).await.map(drop)
}

/// Why a call got no token.
fn refresh_error(error: &Error) -> &oauth::RefreshError {
    assert_eq!(error.kind(), ErrorKind::TokenSource);
    error.source().unwrap().downcast_ref().unwrap()
}

#[tokio::test]
async fn a_refresh_is_a_post_with_its_parameters_in_the_query() {
    let world = World::new();
    call(&world.client()).await.unwrap();
    let head = world.server.heads().swap_remove(0);
    let expected = "POST /oauth2/token?refresh_token=refresh-0&client_id=an+ID&client_secret=sesame-secret%26\
        &grant_type=refresh_token HTTP/1.1\r\n";
    assert!(head.starts_with(expected), "{head}");
    assert!(head.to_lowercase().contains("content-length: 0\r\n"), "{head}");
    assert!(!head.to_lowercase().contains("authorization"), "{head}");
}

#[tokio::test]
async fn a_hundred_calls_at_once_refresh_an_expired_grant_once_and_store_its_tokens_once_before_use() {
    let world = World::new();
    let client = world.client();
    for (round, until) in [(1, "2015-01-01T02:00:00Z"), (2, "2015-01-01T05:00:00Z")] {
        let calls = join_all((0..100).map(|_| client.projects().get(5).into_future())).await;
        let failed: Vec<_> = calls.into_iter().filter_map(Result::err).collect();
        assert!(failed.is_empty(), "{failed:?}");
        let events = world.events();
        let stored = format!("stored access-{round} and refresh-{round} until {until}");
        assert_eq!(events[..2], ["refresh".to_owned(), stored]);
        let used = format!("call with access-{round}");
        assert_eq!(events[2..].iter().filter(|event| **event == used).count(), 100);
        assert_eq!(events.len(), 102);
        world.hours_pass(3);
    }
}

#[tokio::test]
async fn a_token_is_renewed_a_minute_before_it_expires() {
    let world = World::new();
    let client = world.client();
    call(&client).await.unwrap();
    world.clock.advance(Duration::from_secs(7200 - 61));
    call(&client).await.unwrap();
    assert_eq!(world.count("refresh"), 1);
    world.clock.advance(Duration::from_secs(1));
    call(&client).await.unwrap();
    assert_eq!(world.count("refresh"), 2);
}

#[tokio::test]
async fn a_token_that_lasts_less_than_two_minutes_is_renewed_after_half_of_its_time() {
    let world = World::new();
    world.issuer(|issuer| issuer.lifetime = r#", "expires_in": 30"#);
    let client = world.client();
    for (seconds, refreshes) in [(0, 1), (14, 1), (1, 2), (14, 2), (1, 3)] {
        world.clock.advance(Duration::from_secs(seconds));
        call(&client).await.unwrap();
        assert_eq!(world.count("refresh"), refreshes);
    }
}

#[tokio::test]
async fn a_token_without_a_lifetime_lasts_two_hours() {
    let world = World::new();
    world.issuer(|issuer| issuer.lifetime = "");
    call(&world.client()).await.unwrap();
    assert!(world.events()[1].ends_with("until 2015-01-01T02:00:00Z"));
}

#[tokio::test]
async fn a_refresh_token_that_is_not_replaced_is_used_again() {
    let world = World::new();
    world.issuer(|issuer| issuer.rotates = false);
    let client = world.client();
    for (round, until) in [(1, "02"), (2, "05")] {
        call(&client).await.unwrap();
        let stored = format!("stored access-{round} and refresh-0 until 2015-01-01T{until}:00:00Z");
        assert_eq!(world.events()[..2], ["refresh".to_owned(), stored]);
        world.hours_pass(3);
    }
}

#[tokio::test]
async fn tokens_that_cannot_be_stored_fail_the_calls_and_are_not_lost() {
    let world = World::new();
    let client = world.client();
    *world.is_full.lock().unwrap() = true;
    for error in join_all((0..10).map(|_| call(&client))).await.into_iter().map(Result::unwrap_err) {
        assert_eq!(error.report().to_string(), "GET projects/5: the token source failed: the disk is full");
        assert!(error.source().unwrap().is::<Full>(), "the error of the program is kept");
    }
    call(&client).await.unwrap_err();
    // A call that comes after the first failure passes the same tokens to the program again.
    let events = world.events();
    let (first, others) = events.split_first().unwrap();
    assert!(first == "refresh" && (2..=11).contains(&others.len()), "{events:?}");
    assert!(others.iter().all(|event| event == "failed to store"), "{events:?}");
    *world.is_full.lock().unwrap() = false;
    call(&client).await.unwrap();
    let stored = "stored access-1 and refresh-1 until 2015-01-01T02:00:00Z";
    assert_eq!(world.events(), [stored, "call with access-1"], "without another refresh");
}

#[tokio::test]
async fn a_panic_while_tokens_are_stored_loses_none() {
    let world = World::new();
    let runs = Arc::<Mutex<u32>>::default();
    let count = runs.clone();
    let grant = world.grant().on_rotation(move |tokens: oauth::Tokens| {
        *count.lock().unwrap() += 1;
        let run = *count.lock().unwrap();
        async move {
            assert!(run > 1, "the first run panics");
            assert_eq!(tokens.refresh_token.expose(), "refresh-1");
            Ok(())
        }
    });
    let client = world.builder(grant).build().unwrap();
    let panicked = AssertUnwindSafe(client.projects().get(5).into_future()).catch_unwind().await;
    assert!(panicked.is_err());
    call(&client).await.unwrap();
    assert_eq!((world.count("refresh"), *runs.lock().unwrap()), (1, 2));
}

#[tokio::test]
async fn tokens_that_are_stored_after_they_expired_are_stored_and_renewed() {
    let world = World::new();
    let client = world.client();
    *world.is_full.lock().unwrap() = true;
    call(&client).await.unwrap_err();
    world.hours_pass(3);
    *world.is_full.lock().unwrap() = false;
    call(&client).await.unwrap();
    assert_eq!(
        world.events(),
        [
            "refresh",
            "failed to store",
            "stored access-1 and refresh-1 until 2015-01-01T02:00:00Z",
            "refresh",
            "stored access-2 and refresh-2 until 2015-01-01T05:00:00Z",
            "call with access-2",
        ]
    );
}

#[tokio::test]
async fn a_grant_without_a_function_to_store_tokens_keeps_them() {
    let world = World::new();
    let url = format!("http://{}/oauth2/token", world.server.address());
    let client =
        world.builder(oauth::Grant::new("an ID", "sesame-secret", "refresh-0").token_url(url)).build().unwrap();
    for _ in 0..2 {
        call(&client).await.unwrap();
        world.hours_pass(3);
    }
    assert_eq!(world.events(), ["refresh", "call with access-1", "refresh", "call with access-2"]);
}

#[tokio::test]
async fn a_401_renews_the_token_once_for_each_call_and_each_token() {
    let world = World::new();
    let client = world.client();
    call(&client).await.unwrap();
    world.events();
    world.issuer(|issuer| issuer.api.push_back(answer("401 Unauthorized", "", "")));
    call(&client).await.unwrap();
    let stored = "stored access-2 and refresh-2 until 2015-01-01T02:00:00Z";
    assert_eq!(world.events(), ["call with access-1", "refresh", stored, "call with access-2"]);
    world.issuer(|issuer| issuer.api.extend((0..2).map(|_| answer("401 Unauthorized", "", ""))));
    let error = call(&client).await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(world.count("refresh"), 1);
}

#[tokio::test]
async fn a_403_is_about_the_object_while_the_token_lasts() {
    let world = World::new();
    let client = world.client();
    call(&client).await.unwrap();
    for _ in 0..3 {
        world.issuer(|issuer| issuer.api.push_back(answer("403 Forbidden", "", "")));
        assert_eq!(call(&client).await.unwrap_err().status(), Some(StatusCode::FORBIDDEN));
    }
    assert_eq!(world.count("refresh"), 1);
    call(&client).await.unwrap();
}

#[tokio::test]
async fn a_403_after_the_lifetime_of_the_token_renews_it() {
    let world = World::new();
    world.issuer(|issuer| issuer.lifetime = r#", "expires_in": 100"#);
    // The token expires while the request is active.
    let clock = world.clock.clone();
    let mock = Mock::new();
    mock.otherwise(move |_| {
        if !clock.passed().is_zero() {
            return Answer::status(200).body(r#"{"id": 5}"#);
        }
        clock.advance(Duration::from_secs(100));
        Answer::status(403)
    });
    let client = world.builder(world.grant()).transport(mock.clone()).build().unwrap();
    call(&client).await.unwrap();
    assert_eq!((world.count("refresh"), mock.requests().len()), (2, 2));
}

#[tokio::test]
async fn a_stored_access_token_is_used_until_it_expires() {
    let world = World::new();
    let at = |time: &str| format!("2015-01-01T{time}Z").parse::<Timestamp>().unwrap();
    let client = world.builder(world.grant().access_token("access-0", at("01:00:00"))).build().unwrap();
    call(&client).await.unwrap();
    world.hours_pass(1);
    call(&client).await.unwrap();
    let stored = "stored access-1 and refresh-1 until 2015-01-01T03:00:00Z";
    assert_eq!(world.events(), ["call with access-0", "refresh", stored, "call with access-1"]);

    for (token, until) in [("access-0", at("00:00:59")), ("access-0", at("00:01:00")), ("", at("01:00:00"))] {
        let world = World::new();
        let client = world.builder(world.grant().access_token(token, until)).build().unwrap();
        call(&client).await.unwrap();
        assert_eq!(world.events()[0], "refresh", "`{token}` lasts no more than a minute");
    }

    let world = World::new();
    let client = world.builder(world.grant().access_token("access-stale", at("01:00:00"))).build().unwrap();
    call(&client).await.unwrap();
    let stored = "stored access-1 and refresh-1 until 2015-01-01T02:00:00Z";
    assert_eq!(world.events(), ["call with access-stale", "refresh", stored, "call with access-1"]);
}

#[tokio::test]
async fn a_revoked_grant_says_that_a_new_authorization_is_needed_and_is_not_tried_again() {
    let world = World::new();
    world.answer("400 Bad Request", r#"{"error": "invalid_grant", "error_description": "access-9 refresh-9"}"#);
    let client = world.client();
    for _ in 0..3 {
        let error = call(&client).await.unwrap_err();
        let refresh = refresh_error(&error);
        assert!(refresh.is_revoked() && !refresh.may_be_replaced());
        assert_eq!(refresh.status(), Some(StatusCode::BAD_REQUEST));
        assert_eq!(
            error.report().to_string(),
            "GET projects/5: the token source failed: the server rejected the grant (invalid_grant): it was revoked or has \
             expired, and a new authorization is needed"
        );
    }
    assert_eq!(world.events(), ["refresh"]);
}

#[tokio::test]
async fn a_refresh_that_fails_is_sent_again_by_the_next_call() {
    let replaced = "; the response to a refresh was lost, so the server may have replaced the refresh token";
    for (status, body, reported, is_lost) in [
        ("503 Service Unavailable", "refresh-9", "the refresh was answered with 503 Service Unavailable", true),
        ("429 Too Many Requests", "", "the refresh was answered with 429 Too Many Requests", false),
        (
            "401 Unauthorized",
            r#"{"error": "invalid_client"}"#,
            "the refresh was answered with 401 Unauthorized (invalid_client)",
            false,
        ),
        ("302 Found", "", "the refresh was answered with 302 Found", false),
        ("200 OK", "<html>", "the response to the refresh cannot be used: it is not JSON", true),
        ("200 OK", "{}", "the response to the refresh cannot be used: it has no `access_token`", true),
        (
            "200 OK",
            r#"{"access_token": 1}"#,
            "the response to the refresh cannot be used: it has no `access_token`",
            true,
        ),
    ] {
        let world = World::new();
        world.answer(status, body);
        let client = world.client();
        let error = call(&client).await.unwrap_err();
        let suffix = if is_lost { replaced } else { "" };
        assert_eq!(refresh_error(&error).to_string(), format!("{reported}{suffix}"));
        assert_eq!((refresh_error(&error).is_revoked(), refresh_error(&error).may_be_replaced()), (false, is_lost));
        assert!(status.starts_with(refresh_error(&error).status().unwrap().as_str()));
        call(&client).await.unwrap();
        assert_eq!(world.count("refresh"), 2);
    }
}

#[tokio::test]
async fn a_rejection_after_a_lost_response_says_that_the_token_may_have_been_replaced() {
    let world = World::new();
    world.issuer(|issuer| issuer.answers.push_back(Vec::new()));
    let client = world.client();
    let error = call(&client).await.unwrap_err();
    assert!(refresh_error(&error).may_be_replaced() && !refresh_error(&error).is_revoked(), "{error:?}");
    // Neither a definite failure nor the rejection changes that.
    world.answer("429 Too Many Requests", "");
    assert!(refresh_error(&call(&client).await.unwrap_err()).may_be_replaced());
    world.answer("400 Bad Request", "");
    let error = call(&client).await.unwrap_err();
    assert!(refresh_error(&error).is_revoked() && refresh_error(&error).may_be_replaced());
    assert!(
        error.report().to_string().ends_with("so the server may have replaced the refresh token"),
        "{}",
        error.report()
    );

    let world = World::new();
    world.answer("503 Service Unavailable", "");
    let client = world.client();
    call(&client).await.unwrap_err();
    call(&client).await.unwrap();
    world.hours_pass(3);
    world.answer("400 Bad Request", "");
    assert!(!refresh_error(&call(&client).await.unwrap_err()).may_be_replaced(), "a later refresh returned a token");
}

#[tokio::test]
async fn a_server_that_does_not_answer_or_is_not_there_is_an_error_in_time() {
    let mute = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (address, is_lost) in [(mute.local_addr().unwrap(), true), (closed, false)] {
        let world = World::new();
        let grant = world.grant().token_url(format!("http://{address}/oauth2/token"));
        let client = world.builder(grant).attempt_timeout(Duration::from_millis(200)).build().unwrap();
        let error = call(&client).await.unwrap_err();
        let refresh = refresh_error(&error);
        assert_eq!((refresh.may_be_replaced(), refresh.status()), (is_lost, None), "{error:?}");
        assert!(refresh.to_string().starts_with("the refresh failed"), "{refresh}");
        let cause = refresh.source().unwrap();
        let expected = if is_lost { "timed out while waiting for the response" } else { "could not connect" };
        assert_eq!(cause.to_string(), expected);
        assert!(cause.source().is_some(), "the reason of the failure is kept");
        let shown = format!("{error} {error:?} {} {refresh:?}", error.report());
        shows_nothing(&shown);
        assert!(!shown.contains("oauth2"), "{shown}");
        assert_eq!(world.events(), [""; 0], "nothing is sent to the API");
    }
}

#[tokio::test]
async fn a_refresh_goes_on_when_the_calls_that_wait_for_it_are_dropped() {
    let world = World::new();
    let client = world.client();
    let mut first = client.projects().get(5).into_future();
    assert!((&mut first).now_or_never().is_none());
    while world.count("refresh") == 0 {
        assert!((&mut first).now_or_never().is_none());
        tokio::task::yield_now().await;
    }
    drop(first);
    // Nothing reads the response meanwhile.
    world.hours_pass(1);
    call(&client).await.unwrap();
    assert_eq!(world.count("refresh"), 1);
    assert!(world.events()[1].starts_with("stored access-1 and refresh-1"));
}

#[tokio::test]
async fn clients_with_clones_of_a_token_share_the_grant() {
    let world = World::new();
    let token = Token::oauth_grant(world.grant());
    let client = || {
        let base_url = format!("http://{}/v2/", world.server.address());
        Client::builder(token.clone()).base_url(base_url).clock(world.clock.clone()).build().unwrap()
    };
    let (one, two) = (client(), client());
    let (one, two) = tokio::join!(call(&one), call(&two));
    assert!(one.is_ok() && two.is_ok());
    assert_eq!(world.count("refresh"), 1);
}

#[tokio::test]
async fn a_call_that_blocks_the_runtime_goes_on_with_the_refresh_of_an_awaited_one() {
    let world = World::new();
    let client = world.client();
    let mut awaited = client.projects().get(5).into_future();
    assert!((&mut awaited).now_or_never().is_none(), "the refresh is active");
    client.projects().get(5).wait().unwrap();
    awaited.await.unwrap();
    assert_eq!(world.count("refresh"), 1);
}

#[test]
fn a_grant_that_cannot_be_used_is_an_error_of_the_client() {
    let error = |grant: oauth::Grant| Client::new(Token::oauth_grant(grant)).unwrap_err();
    let grant = || oauth::Grant::new("an ID", "sesame-secret", "refresh-0");
    for (grant, why) in [
        (oauth::Grant::new(" ", "sesame-secret", "refresh-0"), "the client ID of the OAuth grant is empty"),
        (oauth::Grant::new("an ID", "", "refresh-0"), "the client secret of the OAuth grant is empty"),
        (oauth::Grant::new("an ID", "sesame-secret", "\n"), "the refresh token of the OAuth grant is empty"),
        (grant().token_url("http://app.optimizely.com/token"), "is `http`, so the secrets would be sent in the clear"),
        (grant().token_url("app.optimizely.com"), "has no scheme: write `https://…`"),
        (
            grant().token_url("https://app.optimizely.com/?client_secret=sesame-secret"),
            "contains a query or a fragment",
        ),
        (grant().token_url("https://user:sesame-secret@app.optimizely.com/"), "contains a user name or a password"),
    ] {
        let error = error(grant);
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(why), "{error}");
        shows_nothing(&format!("{error} {error:?}"));
    }
    assert!(Client::new(Token::oauth_grant(grant())).is_ok());
    assert!(Client::new(Token::oauth_grant(grant().token_url("http://[::1]:1/token"))).is_ok());
}

#[track_caller]
fn shows_nothing(shown: &str) {
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret} is shown: {shown}");
    }
    assert!(!shown.contains("grant_type") && !shown.contains("an+ID"), "the query is shown: {shown}");
}

#[tokio::test]
async fn no_secret_is_shown_by_any_type_error_report_or_trace() {
    let (collector, _guard) = Collector::start(Level::TRACE);
    let world = World::new();
    let (reports, kept) = (Arc::<Mutex<String>>::default(), Arc::<Mutex<Option<oauth::Tokens>>>::default());
    let (told, last) = (reports.clone(), kept.clone());
    let grant = world.grant().access_token("access-stale", Timestamp::from(world.clock.date()));
    let grant = grant.on_rotation(move |tokens: oauth::Tokens| {
        *last.lock().unwrap() = Some(tokens);
        async { Ok(()) }
    });
    let mut shown = format!("{grant:?} {grant:#?}");
    let client = world.builder(grant).on_call(move |report| told.lock().unwrap().push_str(&format!("{report:?}")));
    shown += &format!("{client:?}");
    let client = client.build().unwrap();
    shown += &format!("{client:?} {}", client.projects().get(5).to_curl());
    let echo = r#"{"error": "refresh-0", "access": "access-9", "secret": "sesame-secret"}"#;
    for status in ["400 Bad Request", "500 Internal Server Error", "302 Found", "200 OK"] {
        let other = World::new();
        other.answer(status, echo);
        let error = call(&other.client()).await.unwrap_err();
        shown += &format!("{error} {error:?} {} {:?}", error.report(), refresh_error(&error));
    }
    let cut = World::new();
    cut.issuer(|issuer| issuer.answers.push_back(b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\naccess-9".to_vec()));
    let error = call(&cut.client()).await.unwrap_err();
    shown += &format!("{error} {error:?} {} {:?}", error.report(), refresh_error(&error));
    // The API repeats the token.
    world.issuer(|issuer| issuer.api.push_back(answer("400 Bad Request", "", r#"{"message": "access-1 is bad"}"#)));
    let error = call(&client).await.unwrap_err();
    shown += &format!("{error} {error:?} {}", error.report());
    call(&client).await.unwrap();
    shown += &format!("{:?}", kept.lock().unwrap().as_ref().unwrap());
    assert!(!reports.lock().unwrap().is_empty() && !collector.spans().is_empty());
    shown += &format!("{} {:?} {:?}", reports.lock().unwrap(), collector.spans(), collector.events());
    shows_nothing(&shown);
}
