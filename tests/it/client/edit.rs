//! Two programs that change the same list at once.

use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Error, ErrorKind, Experiment, Goal, Live, Method};
use optimizely_rest::mock::Answer;

use crate::support::bodies::classic::{a_click_goal, a_project, an_experiment};
use crate::support::mocks::mocked;
use crate::support::sandbox::started;

type Edit<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>>;

/// Runs one edit until the server has received this many requests. The response to the last one is read when the edit is polled again.
async fn go_on(edit: &mut Edit<'_>, sandbox: &Sandbox, requests: usize) {
    while sandbox.requests().len() < requests {
        poll_fn(|context| {
            assert!(edit.as_mut().poll(context).is_pending(), "it ended before its time");
            Poll::Ready(())
        })
        .await;
        tokio::task::yield_now().await;
    }
}

async fn two_experiments_and_a_goal(sandbox: &Sandbox) -> (Live<Experiment>, Live<Experiment>, Live<Goal>) {
    let client = sandbox.client();
    let project = client.projects().create(a_project()).await.unwrap().id;
    let goal = client.goals().create(a_click_goal(project, "Cart", ".cart")).await.unwrap();
    let new = || an_experiment(project);
    // Each is of a client of its own, as if of another program.
    let one = sandbox.client().experiments().create(new()).await.unwrap();
    let two = sandbox.client().experiments().create(new()).await.unwrap();
    sandbox.clear_requests();
    (one, two, goal)
}

fn asked(sandbox: &Sandbox) -> Vec<String> {
    sandbox.requests().into_iter().map(|request| request.method).collect()
}

#[tokio::test]
async fn two_programs_add_the_same_goal_at_once_and_both_succeed() {
    let (sandbox, _) = started().await;
    let (ref mut one, ref mut two, mut goal) = two_experiments_and_a_goal(&sandbox).await;
    let (first, second) = (one.id, two.id);
    let mut adds_one = one.add_goal(goal.id).into_future();
    let mut adds_two = two.add_goal(goal.id).into_future();
    go_on(&mut adds_one, &sandbox, 1).await;
    go_on(&mut adds_two, &sandbox, 2).await;
    go_on(&mut adds_one, &sandbox, 3).await;
    go_on(&mut adds_two, &sandbox, 4).await;
    assert_eq!(asked(&sandbox), ["GET", "GET", "PUT", "PUT"], "both read before either wrote");
    assert_eq!(sandbox.requests()[3].json(), Some(serde_json::json!({ "experiment_ids": [second] })));

    let (done_one, done_two) = tokio::join!(adds_one, adds_two);
    assert!(done_one.is_ok() && done_two.is_ok());
    goal.refresh().await.unwrap();
    assert!(goal.experiment_ids.contains(&first) && goal.experiment_ids.contains(&second), "{goal:?}");
    assert_eq!(
        asked(&sandbox).iter().filter(|method| *method == "PUT").count(),
        3,
        "the lost change was written again"
    );
}

#[tokio::test]
async fn a_removal_and_an_addition_at_once_both_succeed() {
    let (sandbox, _) = started().await;
    let (ref mut one, ref mut two, mut goal) = two_experiments_and_a_goal(&sandbox).await;
    one.add_goal(goal.id).await.unwrap();
    sandbox.clear_requests();
    let second = two.id;
    let mut removes = one.remove_goal(goal.id).into_future();
    let mut adds = two.add_goal(goal.id).into_future();
    go_on(&mut removes, &sandbox, 1).await;
    go_on(&mut adds, &sandbox, 2).await;
    go_on(&mut removes, &sandbox, 3).await;
    go_on(&mut adds, &sandbox, 4).await;
    let (removed, added) = tokio::join!(removes, adds);
    assert!(removed.is_ok() && added.is_ok());
    goal.refresh().await.unwrap();
    assert_eq!(goal.experiment_ids, [second]);
}

#[tokio::test]
async fn an_edit_that_is_undone_each_time_gives_up_after_five_tries() {
    let (sandbox, client) = started().await;
    let (mut one, _, goal) = two_experiments_and_a_goal(&sandbox).await;
    drop(client);
    let (mock, _, client) = mocked();
    let untouched = serde_json::to_value(goal.data()).unwrap();
    let answered = untouched.clone();
    mock.otherwise(move |request| Answer::json(if request.method() == Method::PUT { 202 } else { 200 }, &answered));
    let experiment = serde_json::to_value(one.data()).unwrap();
    mock.on(Method::GET, &format!("experiments/{}", one.id), Answer::json(200, &experiment));
    one = client.experiments().get(one.id).await.unwrap();
    let error = one.add_goal(goal.id).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Contended);
    let writes = mock.requests().iter().filter(|request| request.method() == Method::PUT).count();
    assert_eq!(writes, 5, "{error}");
}
