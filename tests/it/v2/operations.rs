//! How operations of v2 handle their responses.

use optimizely_rest::v2::mock::{Answer, Mock};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::v2::mocked;

fn client(mock: &Mock) -> Client {
    mocked(mock).strict().build().unwrap()
}

async fn experiment(mocked: &Mock) -> Live<Experiment> {
    mocked.next(
        Answer::status(200)
            .body(r#"{"id": 7, "name": "Bigger", "status": "running", "project_id": 5, "whitelist": []}"#),
    );
    client(mocked).experiments().get(7).await.unwrap()
}

#[tokio::test]
async fn archiving_is_a_delete_after_which_the_value_reads_as_archived() {
    let mocked = Mock::new();
    let mut experiment = experiment(&mocked).await;
    mocked.next(Answer::status(204));
    experiment.set_name("Smaller");
    experiment.archive().await.unwrap();
    assert_eq!(experiment.status, Some(ExperimentStatus::Archived));
    let sent = mocked.requests().pop().unwrap();
    assert_eq!((sent.method(), sent.path(), sent.body_bytes()), (&Method::DELETE, "experiments/7", None));
    assert_eq!(experiment.pending(), Some(&ExperimentUpdate::new().name("Smaller")), "pending changes stay pending");
    assert_eq!(experiment.name.as_deref(), Some("Smaller"));
}

#[tokio::test]
async fn what_is_archived_already_is_archived() {
    let mocked = Mock::new();
    let mut experiment = experiment(&mocked).await;
    let gone = || Answer::status(410).body(r#"{"code": "gone", "message": "archived", "uuid": "1"}"#);
    mocked.next(gone().times(3));
    experiment.archive().await.unwrap();
    assert_eq!(experiment.status, Some(ExperimentStatus::Archived));
    client(&mocked).pages().archive(9).await.unwrap();
    let answer = client(&mocked).pages().archive(9).with_response().await.unwrap();
    assert_eq!(answer.status, StatusCode::GONE);
}

#[tokio::test]
async fn an_archived_object_that_cannot_be_found_after_a_lost_answer_is_not_archived() {
    let mocked = Mock::new();
    mocked.next(Answer::broken()).next(Answer::status(404));
    let error = client(&mocked).experiments().archive(7).await.unwrap_err();
    assert!(error.is_not_found(), "an archived object stays readable");
    mocked.next(Answer::broken()).next(Answer::status(404));
    client(&mocked).webhooks().delete("7").await.unwrap();
}

#[tokio::test]
async fn an_archiving_that_fails_leaves_the_value_as_it_was() {
    let mocked = Mock::new();
    let mut experiment = experiment(&mocked).await;
    mocked.next(Answer::status(403));
    experiment.archive().await.unwrap_err();
    assert_eq!(experiment.status, Some(ExperimentStatus::Running));
}

/// Takes the last request, and compares it with a PATCH.
#[track_caller]
fn expect_patch(mocked: &Mock, path: &str, body: Value) {
    let sent = mocked.requests().pop().unwrap();
    assert_eq!((sent.method(), sent.path()), (&Method::PATCH, path));
    assert_eq!(sent.query(), []);
    assert_eq!(sent.body_json(), Some(body));
}

#[tokio::test]
async fn a_project_is_archived_and_activated_by_updates_of_its_status() {
    let mocked = Mock::new();
    mocked.next(Answer::status(200).body(r#"{"id": 5, "name": "Shop", "status": "active"}"#));
    let mut project = client(&mocked).projects().get(5).await.unwrap();
    mocked.next(Answer::status(200).body(r#"{"id": 5, "name": "Shop", "status": "archived"}"#));
    project.archive().await.unwrap();
    expect_patch(&mocked, "projects/5", json!({ "status": "archived" }));
    assert_eq!(project.status, Some(ProjectStatus::Archived));
    mocked.next(Answer::status(200).body(r#"{"id": 5, "name": "Shop", "status": "active"}"#));
    project.activate().await.unwrap();
    expect_patch(&mocked, "projects/5", json!({ "status": "active" }));
    assert_eq!(project.status, Some(ProjectStatus::Active));
}

#[tokio::test]
async fn an_audience_is_archived_and_unarchived_by_updates_of_a_flag() {
    let mocked = Mock::new();
    mocked.next(Answer::status(200).body(r#"{"id": 7, "name": "Plan is pro", "archived": false}"#));
    let mut audience = client(&mocked).audiences().get(7).await.unwrap();
    mocked.next(Answer::status(200).body(r#"{"id": 7, "name": "Plan is pro", "archived": true}"#));
    audience.archive().await.unwrap();
    expect_patch(&mocked, "audiences/7", json!({ "archived": true }));
    assert_eq!(audience.archived, Some(true));
    mocked.next(Answer::status(200).body(r#"{"id": 7, "name": "Plan is pro", "archived": false}"#));
    audience.unarchive().await.unwrap();
    expect_patch(&mocked, "audiences/7", json!({ "archived": false }));
    assert_eq!(audience.archived, Some(false));
}

#[tokio::test]
async fn several_are_archived_a_few_at_a_time() {
    let mocked = Mock::new();
    mocked.otherwise(|_| Answer::status(204));
    client(&mocked).campaigns().archive_many([1, 2, 3]).await.unwrap();
    let mut paths: Vec<_> = mocked.requests().iter().map(|request| request.path().to_owned()).collect();
    paths.sort();
    assert_eq!(paths, ["campaigns/1", "campaigns/2", "campaigns/3"]);
}

/// Whether an update is sent again after its answer was lost.
async fn is_repeated(changes: ExperimentUpdate) -> bool {
    let mocked = Mock::new();
    mocked.next(Answer::broken()).next(Answer::status(200).body(r#"{"id": 7, "whitelist": []}"#));
    let sent = client(&mocked).experiments().update(7, changes).await;
    if let Err(error) = &sent {
        assert!(error.is_outcome_unknown(), "{error}");
    }
    sent.is_ok()
}

#[tokio::test]
async fn an_update_is_repeated_unless_its_body_makes_something_anew() {
    assert!(is_repeated(ExperimentUpdate::new().name("Bigger").holdback(500)).await);
    assert!(!is_repeated(ExperimentUpdate::new().url_targeting(UrlTargeting::new("https://shop.example/"))).await);
    assert!(!is_repeated(ExperimentUpdate::new().variations([Variation::new(10_000)])).await, "it would be made twice");
    let known = Variation::new(10_000).variation_id(1);
    assert!(is_repeated(ExperimentUpdate::new().variations([known])).await);
}
