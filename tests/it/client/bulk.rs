//! Many calls at once: their order, their bounds, and what becomes of errors.

use std::time::Duration;

use futures_util::StreamExt as _;
use optimizely_rest::classic::{
    Client, DcpServiceId, Many, Method, NewGoal, ProjectId, ProjectUpdate, RetryPolicy, Sandbox,
};
use optimizely_rest::mock::{Answer, TestClock};
use optimizely_rest::sandbox::Fault;

use crate::support::bodies::classic::{a_project_named, a_service};
use crate::support::mocks::{mocked, service};
use crate::support::sandbox::started;

async fn projects(client: &Client, count: usize) -> Vec<ProjectId> {
    let mut ids = Vec::new();
    for number in 0..count {
        ids.push(client.projects().create(a_project_named(format!("P{number}"))).await.unwrap().id);
    }
    ids
}

#[tokio::test]
async fn each_result_comes_in_the_order_of_its_id_and_an_error_takes_no_other_along() {
    let (_sandbox, client) = started().await;
    let ids = projects(&client, 3).await;
    let asked = [ids[2].get(), 99_999, ids[0].get(), 0, ids[1].get()];
    let results: Vec<_> = client.projects().get_each(asked).collect().await;
    let shown = results.iter().map(|result| match result {
        Ok(project) => project.project_name.clone(),
        Err(error) => format!("{:?} {}", error.kind(), error.path().unwrap()),
    });
    let expected = ["P2", "Status projects/99999", "P0", "InvalidRequest projects/0", "P1"];
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn many_fail_with_the_first_error_which_says_for_which_id() {
    let (_sandbox, client) = started().await;
    let id = projects(&client, 1).await[0];
    let error = client.projects().get_many([id.get(), 77_777, 88_888]).await.unwrap_err();
    assert_eq!(error.path(), Some("projects/77777"));
    let named = |id: u64| (ProjectId::from(id), ProjectUpdate::new().project_name("New"));
    let error = client.projects().update_many([named(id.get()), named(77_777)]).await.unwrap_err();
    assert_eq!((error.method(), error.path()), (Some(&Method::PUT), Some("projects/77777")));
    assert_eq!(client.projects().get(id).await.unwrap().project_name, "New", "the update before it was done");
    let error = client.goals().delete_many([77_777]).await.unwrap_err();
    assert_eq!((error.method(), error.path()), (Some(&Method::DELETE), Some("goals/77777")));
}

#[tokio::test]
async fn many_are_created_in_order_and_an_invalid_one_takes_no_other_along() {
    let (sandbox, client) = started().await;
    let names = || (0..10).map(|number| format!("P{number}"));
    let created = client.create_many(names().map(a_project_named)).concurrency(3).await.unwrap();
    let created = created.iter().map(|project| project.project_name.clone());
    assert_eq!(created.collect::<Vec<_>>(), names().collect::<Vec<_>>());
    sandbox.clear_requests();
    let goals = [1, 0, 2].map(|project: u64| NewGoal::click(project, "Purchase", ".buy"));
    let results: Vec<_> = client.create_many(goals).each().collect().await;
    let shown = results.iter().map(|result| result.as_ref().unwrap_err().path().unwrap());
    assert_eq!(shown.collect::<Vec<_>>(), ["projects/1/goals", "projects/0/goals", "projects/2/goals"]);
    assert!(results[1].as_ref().unwrap_err().is_invalid_request());
    assert_eq!(sandbox.requests().len(), 2, "the invalid one is not sent");
}

#[tokio::test]
async fn many_are_changed_and_deleted() {
    let (_sandbox, client) = started().await;
    let ids = projects(&client, 12).await;
    let changes = ids.iter().map(|id| (id, ProjectUpdate::new().project_name(format!("Project {id}"))));
    let changed = client.projects().update_many(changes).concurrency(3).await.unwrap();
    for (project, id) in changed.iter().zip(&ids) {
        assert_eq!((project.id, project.project_name.clone()), (*id, format!("Project {id}")));
    }
    let goals: Vec<_> = client.goals().list(ids[0]).await.unwrap().iter().map(|goal| goal.id).collect();
    assert!(!goals.is_empty());
    let results: Vec<_> =
        client.goals().delete_many(goals.iter().chain(&goals[..1])).concurrency(1).each().collect().await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), goals.len());
    assert!(results.last().unwrap().as_ref().unwrap_err().is_not_found(), "it was deleted already");
}

#[tokio::test]
async fn no_more_are_under_way_than_either_limit_allows() {
    // 0 counts as 1.
    for (own, expected) in [(0, 120), (1, 120), (3, 40), (100, 10)] {
        let (mock, clock, client) = mocked();
        mock.otherwise(|_| Answer::json(200, &service(1)).after(Duration::from_secs(10)));
        let ids = (1..=12).map(DcpServiceId::from);
        let read = client.dcp_services().get_many(ids).concurrency(own).await.unwrap();
        assert_eq!((read.len(), clock.passed().as_secs()), (12, expected));
    }
    let (mock, clock) = (optimizely_rest::mock::Mock::new(), TestClock::new());
    let token = optimizely_rest::classic::Token::legacy("a:1");
    let builder = Client::builder(token).transport(mock.clone()).clock(clock.clone()).max_concurrent_requests(2);
    mock.otherwise(|_| Answer::json(200, &service(1)).after(Duration::from_secs(10)));
    let client = builder.build().unwrap();
    client.dcp_services().get_many(1..=12).concurrency(100).await.unwrap();
    assert_eq!(clock.passed().as_secs(), 60, "the client's own limit counts as well");
}

#[tokio::test]
async fn a_429_within_many_is_waited_for_by_all() {
    let sandbox = Sandbox::start().await.unwrap();
    let clock = TestClock::new();
    let client = sandbox.client_builder().clock(clock.clone()).build().unwrap();
    let ids = projects(&client, 20).await;
    sandbox.clear_requests();
    sandbox.inject(Fault::status(429).header("retry-after", "30").times(3));
    let read: Many<_> = client.projects().get_many(ids);
    assert_eq!(read.await.unwrap().len(), 20);
    assert_eq!(sandbox.requests().len(), 23);
    assert!(clock.passed() < Duration::from_secs(120), "{:?}", clock.passed());
}

#[tokio::test]
async fn a_stream_that_is_dropped_leaves_the_client_usable() {
    let (_sandbox, client) = started().await;
    let created = client.dcp_services().create(a_service()).await.unwrap().id;
    let mut each = client.dcp_services().get_each([created; 20]);
    assert_eq!(each.next().await.unwrap().unwrap().id, created);
    drop(each);
    assert_eq!(client.dcp_services().get_many([created; 40]).await.unwrap().len(), 40);
}

#[tokio::test]
async fn calls_of_any_kind_are_sent_a_few_at_a_time() {
    let (mock, clock, client) = mocked();
    mock.otherwise(|request| Answer::json(200, &serde_json::json!([request.path()])).after(Duration::from_secs(1)));
    let calls = (0..6).map(|number| client.request(Method::GET, &format!("path/{number}")));
    let values = client.many(calls).concurrency(2).await.unwrap();
    assert_eq!(values, (0..6).map(|number| serde_json::json!([format!("path/{number}")])).collect::<Vec<_>>());
    assert_eq!(clock.passed(), Duration::from_secs(3), "two at a time");
}

#[tokio::test]
async fn an_option_of_a_bulk_call_overrides_those_of_its_calls() {
    let (mock, clock, client) = mocked();
    mock.otherwise(|_| Answer::status(200).body("{}").after(Duration::from_secs(10)));
    let call =
        |seconds| client.request(Method::GET, "slow").retry(RetryPolicy::none()).deadline(Duration::from_secs(seconds));
    assert!(client.many([call(20)]).await.is_ok());
    let took = |before| clock.passed() - before;
    let before = clock.passed();
    assert!(client.many([call(4)]).await.is_err());
    assert_eq!(took(before), Duration::from_secs(4), "the call keeps its own option");
    let before = clock.passed();
    assert!(client.many([call(20)]).deadline(Duration::from_secs(3)).await.is_err());
    assert_eq!(took(before), Duration::from_secs(3));
}
