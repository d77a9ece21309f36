//! The options of a call, whatever kind of call it is.

use std::time::Duration;

use futures_util::StreamExt as _;
use optimizely_rest::classic::{DcpService, Experiment, Goal, Live, RetryPolicy};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::v2;
use serde_json::Value;

use crate::support::documented;
use crate::support::mocks::{mocked, service};

const fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// No call has the time for this answer.
fn slow() -> Answer {
    Answer::status(200).after(seconds(1000))
}

/// How many seconds a call took until it failed, and how many requests it sent.
async fn until_failure<T, E>(
    mock: &Mock,
    clock: &TestClock,
    call: impl IntoFuture<Output = Result<T, E>>,
) -> (f64, usize) {
    let (begun, sent) = (clock.passed(), mock.requests().len());
    assert!(call.await.is_err());
    ((clock.passed() - begun).as_secs_f64(), mock.requests().len() - sent)
}

/// Checks each option of a call whose first request is not answered in time.
macro_rules! assert_options_arrive {
    ($mock:expr, $clock:expr, $call:expr) => {
        let once = until_failure($mock, $clock, $call.attempt_timeout(seconds(5)).retry(RetryPolicy::none()));
        assert_eq!(once.await, (5.0, 1), "one attempt of 5 s");
        let twice = RetryPolicy::default().attempts(2);
        let twice = until_failure($mock, $clock, $call.retry(twice).attempt_timeout(seconds(5)));
        assert_eq!(twice.await, (10.5, 2), "two attempts of 5 s, and a pause of 0.5 s");
        assert_eq!(until_failure($mock, $clock, $call.deadline(seconds(7))).await, (7.0, 1), "a deadline after 7 s");
    };
}

#[tokio::test]
async fn the_options_of_every_kind_of_call_arrive() {
    let (mock, clock, client) = mocked();
    let examples = [service(7), documented::experiment(), documented::goal()];
    let fetched = |example: &Value| mock.next(Answer::json(200, example)).clone();
    fetched(&examples[0]);
    let mut changed: Live<DcpService> = client.dcp_services().get(7).await.unwrap();
    fetched(&examples[1]);
    let mut experiment: Live<Experiment> = client.experiments().get(15).await.unwrap();
    fetched(&examples[2]);
    let goal: Live<Goal> = client.goals().get(7).await.unwrap();
    mock.otherwise(|_| slow());

    assert_options_arrive!(&mock, &clock, client.projects().get(7));
    assert_options_arrive!(&mock, &clock, client.request(optimizely_rest::Method::GET, "projects"));
    assert_options_arrive!(&mock, &clock, experiment.start());
    assert_options_arrive!(&mock, &clock, experiment.add_goal(4711));
    assert_options_arrive!(&mock, &clock, goal.clone().delete());
    assert_options_arrive!(&mock, &clock, client.projects().get_many([7, 8]).concurrency(1));
    assert_options_arrive!(&mock, &clock, changed.set_name("T").save());
}

#[tokio::test]
async fn the_options_of_lists_in_pages_and_of_computed_values_arrive() {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let builder = v2::Client::builder(v2::Token::personal("a-personal-token")).transport(mock.clone());
    let client = builder.clock(clock.clone()).build().unwrap();
    mock.otherwise(|_| slow());
    assert_options_arrive!(&mock, &clock, client.projects().list());
    assert_options_arrive!(&mock, &clock, client.projects().list().page(2));
    let results = || client.experiments().results(7);
    let once = results().attempt_timeout(seconds(5)).retry(RetryPolicy::none()).when_ready();
    assert_eq!(until_failure(&mock, &clock, once).await, (5.0, 1));
    assert_eq!(until_failure(&mock, &clock, results().deadline(seconds(7)).when_ready()).await, (7.0, 1));
}

#[tokio::test]
async fn the_options_of_a_bulk_call_hold_for_each_request() {
    let (mock, clock, client) = mocked();
    mock.otherwise(|_| slow());
    let get = || client.projects().get_many([7, 8, 9]).concurrency(1);
    let ended: Vec<_> = get().deadline(seconds(7)).each().collect().await;
    assert!(ended.iter().all(|result| result.as_ref().is_err_and(|error| error.is_timeout())));
    assert_eq!((ended.len(), clock.passed(), mock.requests().len()), (3, seconds(21), 3));
    let ended: Vec<_> = get().attempt_timeout(seconds(5)).retry(RetryPolicy::none()).each().collect().await;
    assert!(ended.iter().all(Result::is_err));
    assert_eq!((clock.passed(), mock.requests().len()), (seconds(21 + 15), 6));
}

#[tokio::test]
async fn the_options_of_an_edit_hold_for_each_request() {
    let (mock, clock, client) = mocked();
    mock.next(Answer::json(200, &documented::experiment()));
    let experiment = client.experiments().get(15).await.unwrap();
    let goal = || Answer::json(200, &documented::goal());
    mock.otherwise(|_| slow());
    mock.next(goal());
    let once = experiment.add_goal(4711).attempt_timeout(seconds(5)).retry(RetryPolicy::none());
    assert_eq!(until_failure(&mock, &clock, once).await, (5.0, 2));
    mock.next(goal().after(seconds(4)));
    assert_eq!(until_failure(&mock, &clock, experiment.add_goal(4711).deadline(seconds(7))).await, (11.0, 2));
}
