//! After a 401 or a 403: when a source is asked for another token, and when the request is the reason.

use std::future::IntoFuture as _;
use std::time::Duration;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use optimizely_rest::classic::{Client, Method, Token};
use optimizely_rest::mock::{Answer, Mock, TestClock};

use crate::support::tokens::{Runs, Vault};

/// Projects can be listed; what else is asked for gets this status.
fn refusing(status: u16) -> Setup {
    let setup = Setup::new();
    setup.mock.otherwise(move |request| {
        if request.path() == "projects" { Answer::status(200).body("[]") } else { Answer::status(status) }
    });
    setup
}

struct Setup {
    mock: Mock,
    clock: TestClock,
    runs: Runs,
    client: Client,
}

impl Setup {
    fn new() -> Self {
        let (mock, clock, runs) = (Mock::new(), TestClock::new(), Runs::default());
        let client = Client::builder(runs.token()).transport(mock.clone()).clock(clock.clone()).build().unwrap();
        Setup { mock, clock, runs, client }
    }

    fn after(&self, seconds: u64) -> &Self {
        self.clock.advance(Duration::from_secs(seconds));
        self
    }

    async fn works(&self) {
        assert!(self.client.projects().list().await.is_ok());
    }

    async fn is_forbidden(&self, goal: u64) {
        assert!(self.client.goals().get(goal).await.unwrap_err().is_forbidden());
    }

    /// How many requests were sent, and how often the source ran.
    fn cost(&self) -> (usize, u32) {
        (self.mock.requests().len(), self.runs.count())
    }
}

#[tokio::test]
async fn a_source_whose_every_token_gets_401_ends_a_call_after_two_requests() {
    let setup = refusing(401);
    for call in 1..=3 {
        assert!(setup.client.goals().get(7).await.unwrap_err().is_unauthorized());
        assert_eq!(setup.cost(), (2 * call, call as u32 + 1));
    }
}

#[tokio::test]
async fn a_token_that_does_not_come_from_a_source_is_sent_once() {
    for status in [401, 403] {
        let mock = Mock::new();
        mock.next(Answer::status(status).times(2));
        let client = Client::builder(Token::oauth("abc")).transport(mock.clone()).build().unwrap();
        assert!(client.goals().get(7).await.is_err());
        assert_eq!(mock.requests().len(), 1);
    }
}

#[tokio::test]
async fn fifty_calls_that_are_refused_with_403_cost_one_token_at_once_and_in_turn() {
    let setup = refusing(403);
    setup.works().await;
    let calls = join_all((0..50).map(|_| setup.client.goals().get(7).into_future())).await;
    assert!(calls.iter().all(|call| call.as_ref().is_err_and(|error| error.is_forbidden())));
    assert_eq!(setup.runs.count(), 2);
    for _ in 0..50 {
        setup.after(60).is_forbidden(7).await;
        setup.works().await;
    }
    assert_eq!(setup.runs.count(), 2);
}

#[tokio::test]
async fn several_objects_that_are_forbidden_one_after_another_cost_one_token() {
    let setup = refusing(403);
    setup.works().await;
    setup.after(3600);
    for goal in 1..=5 {
        setup.is_forbidden(goal).await;
    }
    assert_eq!(setup.cost(), (1 + 6, 2));
}

#[tokio::test]
async fn a_source_that_returns_the_same_token_is_not_run_for_each_403() {
    let setup = Setup::new();
    let runs = Runs::default();
    let count = runs.clone();
    let token = Token::oauth_source(move || {
        count.begin();
        async { Ok("abc".to_owned()) }
    });
    setup.mock.otherwise(|_| Answer::status(403));
    let client = Client::builder(token).transport(setup.mock.clone()).clock(setup.clock.clone()).build().unwrap();
    for _ in 0..50 {
        assert!(client.goals().get(7).await.unwrap_err().is_forbidden());
    }
    assert_eq!((setup.mock.requests().len(), runs.count()), (51, 2));
    // It may return another one by then, as a file does that is written anew.
    setup.after(30);
    assert!(client.goals().get(7).await.unwrap_err().is_forbidden());
    assert_eq!(runs.count(), 3);
}

#[tokio::test]
async fn a_token_that_expires_is_replaced_after_a_403_although_an_object_was_forbidden_before() {
    let setup = refusing(403);
    setup.is_forbidden(7).await;
    assert_eq!(setup.runs.count(), 2);
    setup.after(30);
    setup.mock.on(Method::GET, "projects", Answer::status(403));
    setup.works().await;
    assert_eq!(setup.runs.count(), 3);
    setup.after(30).is_forbidden(7).await;
    assert_eq!(setup.runs.count(), 3, "the knowledge about the object outlives the token");
}

#[tokio::test]
async fn a_forbidden_request_is_tried_with_another_token_again_after_an_hour() {
    let setup = refusing(403);
    setup.is_forbidden(7).await;
    setup.after(3599).is_forbidden(7).await;
    assert_eq!(setup.cost(), (3, 2));
    setup.after(1).is_forbidden(7).await;
    assert_eq!(setup.cost(), (5, 3));
}

#[tokio::test]
async fn the_latest_256_forbidden_requests_are_remembered() {
    let setup = Setup::new();
    setup.mock.otherwise(|_| Answer::status(403).after(Duration::from_secs(1)));
    let builder = Client::builder(setup.runs.token()).transport(setup.mock.clone()).clock(setup.clock.clone());
    let client = builder.max_concurrent_requests(300).build().unwrap();
    // All are sent with the first token, and once more with the second one.
    let calls = join_all((1..=257).map(|goal| client.goals().get(goal).into_future())).await;
    assert!(calls.iter().all(Result::is_err));
    assert_eq!(setup.cost(), (2 * 257, 2));
    setup.after(30);
    assert!(client.goals().get(2).await.is_err());
    assert_eq!(setup.runs.count(), 2);
    assert!(client.goals().get(1).await.is_err());
    assert_eq!(setup.runs.count(), 3, "it was forgotten");
}

#[tokio::test]
async fn a_refusal_is_known_for_its_method_and_path_alone() {
    let setup = refusing(403);
    setup.is_forbidden(7).await;
    setup.after(30);
    assert!(setup.client.goals().delete(7).await.unwrap_err().is_forbidden());
    assert_eq!(setup.runs.count(), 3);
}

#[tokio::test]
async fn a_token_that_worked_in_a_later_request_is_not_the_reason_of_a_403() {
    let setup = Setup::new();
    setup.mock.on(Method::GET, "goals/7", Answer::status(403).after(Duration::from_secs(10)));
    setup.mock.otherwise(|_| Answer::status(200).body("[]"));
    tokio::join!(setup.is_forbidden(7), async {
        tokio::task::yield_now().await;
        setup.after(1).works().await;
    });
    assert_eq!(setup.cost(), (2, 1));
}

#[tokio::test]
async fn a_token_that_worked_only_before_may_have_expired_since() {
    let setup = Setup::new();
    setup.mock.next(Answer::status(200).body("[]"));
    setup.works().await;
    setup.after(1).mock.next(Answer::status(403)).next(Answer::status(200).body("[]"));
    setup.works().await;
    assert_eq!(setup.cost(), (3, 2));
}

#[tokio::test]
async fn an_old_refusal_does_not_forget_a_newer_token() {
    for status in [401, 403] {
        let setup = Setup::new();
        setup.mock.on(Method::GET, "goals/7", Answer::status(status).after(Duration::from_secs(10)));
        setup.mock.on(Method::GET, "goals/8", Answer::status(status));
        setup.mock.otherwise(|_| Answer::json(200, &crate::support::documented::goal()));
        let (old, new) = tokio::join!(setup.client.goals().get(7), setup.client.goals().get(8));
        assert!(old.is_ok() && new.is_ok());
        assert_eq!(setup.cost(), (4, 2), "the late refusal was of the first token");
    }
}

#[tokio::test]
async fn while_another_token_is_asked_for_a_401_holds_other_calls_up_and_a_403_does_not() {
    for (status, sent) in [(401, 1), (403, 2)] {
        let (mock, vault) = (Mock::new(), Vault::waiting_in_run(2));
        mock.on(Method::GET, "goals/7", Answer::status(status));
        mock.otherwise(|_| Answer::status(200).body("[]"));
        let client = Client::builder(vault.token()).transport(mock.clone()).clock(TestClock::new()).build().unwrap();
        assert!(client.goals().get(7).into_future().now_or_never().is_none(), "it waits for another token");
        let other = client.projects().list().into_future().now_or_never();
        assert_eq!((mock.requests().len(), other.is_some()), (sent, sent == 2), "{status}");
    }
}
