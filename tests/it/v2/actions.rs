//! Actions of v2: how they are sent, and how a program finds out about one whose response was lost.

use std::time::Duration;

use optimizely_rest::v2::mock::{Answer, Mock};
use optimizely_rest::v2::*;
use serde_json::json;

use crate::support::bodies::v2::{a_campaign, an_experiment};
use crate::support::raw_server::RawServer;
use crate::support::v2::mocked;

fn client(mock: &Mock) -> Client {
    mocked(mock).strict().build().unwrap()
}

fn experiment(status: &str) -> Answer {
    let body = json!({ "id": 7, "name": "Bigger", "status": status, "project_id": 5, "whitelist": [] });
    Answer::status(200).body(body.to_string())
}

async fn fetched(mock: &Mock, status: &str) -> Live<Experiment> {
    mock.next(experiment(status));
    client(mock).experiments().get(7).await.unwrap()
}

/// Takes the last request: its method, path, query and body.
#[track_caller]
fn last(mock: &Mock) -> (String, Option<serde_json::Value>) {
    let sent = mock.requests().pop().unwrap();
    let query: String = sent.query().iter().map(|(name, value)| format!("?{name}={value}")).collect();
    (format!("{} {}{query}", sent.method(), sent.path()), sent.body_json())
}

#[tokio::test]
async fn an_action_refreshes_the_value_and_leaves_pending_changes_pending() {
    let mock = Mock::new();
    let mut experiment = fetched(&mock, "not_started").await;
    experiment.set_name("Smaller");
    mock.next(self::experiment("running"));
    experiment.start().await.unwrap();
    assert_eq!(last(&mock), ("PATCH experiments/7?action=start".to_owned(), Some(json!({}))));
    assert_eq!(experiment.status, Some(ExperimentStatus::Running));
    assert_eq!(experiment.pending(), Some(&ExperimentUpdate::new().name("Smaller")));
    assert_eq!(experiment.name.as_deref(), Some("Smaller"));
}

#[tokio::test]
async fn a_save_and_an_action_are_one_request() {
    let mock = Mock::new();
    let mut experiment = fetched(&mock, "running").await;
    experiment.set_name("Smaller");
    mock.next(self::experiment("running"));
    experiment.save().and_publish().await.unwrap();
    assert_eq!(last(&mock), ("PATCH experiments/7?action=publish".to_owned(), Some(json!({ "name": "Smaller" }))));
    assert!(experiment.pending().is_none());

    let call = experiment.save();
    assert!(call.request().is_none(), "there is nothing to save");
    call.await.unwrap();
    mock.next(self::experiment("running"));
    experiment.save().deadline(Duration::from_secs(5)).and_publish().await.unwrap();
    assert_eq!(last(&mock), ("PATCH experiments/7?action=publish".to_owned(), Some(json!({}))));
    assert_eq!((mock.requests().len(), mock.left()), (3, 0));
}

#[tokio::test]
async fn a_failed_save_with_an_action_keeps_what_is_pending() {
    let mock = Mock::new();
    let mut experiment = fetched(&mock, "paused").await;
    experiment.set_name("Smaller");
    mock.next(Answer::status(400));
    experiment.save().and_resume().await.unwrap_err();
    assert_eq!(experiment.status, Some(ExperimentStatus::Paused));
    mock.next(self::experiment("paused"));
    experiment.save().await.unwrap();
    assert_eq!(
        last(&mock),
        ("PATCH experiments/7".to_owned(), Some(json!({ "name": "Smaller" }))),
        "without the action"
    );
}

#[tokio::test]
async fn a_copy_of_a_running_experiment_starts_nothing_unless_it_is_told_to() {
    let mock = Mock::new();
    let running = fetched(&mock, "running").await;
    let copy = NewExperiment::try_from(running.data()).unwrap();
    assert_eq!(client(&mock).experiments().create(copy.clone()).request().query(), []);
    let started = client(&mock).experiments().create(copy.and_start());
    assert_eq!(started.request().query(), [("action".to_owned(), "start".to_owned())]);
}

/// Asserts that the request was sent once, and that the error ends with the advice how to find out.
#[track_caller]
fn assert_lost(error: &Error, mock: &Mock, advice: &str) {
    assert!(error.is_outcome_unknown() && !error.is_probably_done(), "{error}");
    assert!(error.to_string().ends_with(advice), "{error}");
    assert_eq!(mock.left(), 1, "it was sent again");
    assert_eq!(error.unknown_request().unwrap().query()[0].0, "action");
}

#[tokio::test]
async fn an_action_whose_response_was_lost_is_sent_once_and_says_how_to_find_out() {
    for lost in [Answer::broken, || Answer::status(502), || Answer::status(200).body_cut()] {
        let mock = Mock::new();
        let mut experiment = fetched(&mock, "paused").await;
        mock.next(lost()).next(self::experiment("running"));
        let error = experiment.start().await.unwrap_err();
        let advice =
            "; the PATCH may have been done (GET experiments/7 shows whether it was: `status` is `running` then)";
        assert_lost(&error, &mock, advice);
        assert_eq!(experiment.status, Some(ExperimentStatus::Paused));
        experiment.refresh().await.unwrap();
        assert_eq!(experiment.status, Some(ExperimentStatus::Running), "it was done");
    }
}

/// A mock that loses the first response to a write, and would answer it again.
fn losing(status: &str) -> Mock {
    let mock = Mock::new();
    mock.next(Answer::broken()).next(experiment(status));
    mock
}

#[tokio::test]
async fn no_action_is_repeated_whatever_it_rides_along_with() {
    let update = || ExperimentUpdate::new().name("Smaller");
    let mock = losing("running");
    client(&mock).experiments().update(7, update()).await.unwrap();
    assert_eq!(mock.left(), 0, "an update without an action is repeated");

    let shown = "; the PATCH may have been done (GET experiments/7 shows the current state)";
    let mock = losing("running");
    let error = client(&mock).experiments().update(7, update().and_publish()).await.unwrap_err();
    assert_lost(&error, &mock, shown);
    let mock = losing("running");
    assert_lost(&client(&mock).experiments().publish(7).await.unwrap_err(), &mock, shown);

    let mock = Mock::new();
    let mut experiment = fetched(&mock, "running").await;
    experiment.set_name("Smaller");
    mock.next(Answer::broken()).next(self::experiment("running"));
    let pending = format!("{shown}; still pending: name");
    assert_lost(&experiment.save().and_publish().await.unwrap_err(), &mock, &pending);
    assert_eq!(experiment.pending(), Some(&update()), "the changes stay pending");
}

#[tokio::test]
async fn a_create_with_an_action_whose_response_was_lost_is_looked_for_in_the_list() {
    let mock = losing("running");
    let error = client(&mock).experiments().create(an_experiment(5).and_start()).await.unwrap_err();
    let advice = "; the POST may have been done (GET experiments shows whether it was: `status` is `running` then)";
    assert_lost(&error, &mock, advice);
    let mock = losing("not_started");
    let error = client(&mock).experiments().create(an_experiment(5).and_publish()).await.unwrap_err();
    assert_lost(&error, &mock, "; the POST may have been done (GET experiments shows whether it was)");
}

#[tokio::test]
async fn an_action_is_sent_again_where_nothing_was_done() {
    for nothing_done in [Answer::not_connected(), Answer::status(429), Answer::status(503).header("retry-after", "5")] {
        let mock = Mock::new();
        mock.next(nothing_done).next(experiment("running"));
        client(&mock).experiments().start(7).await.unwrap();
        assert_eq!(mock.left(), 0);
    }
}

#[test]
fn a_connection_that_is_closed_after_the_request_is_no_reason_to_send_the_action_again() {
    let server = RawServer::of("");
    let builder = Client::builder(Token::personal("a-personal-token"));
    let client = builder.base_url(format!("http://{}/v2/", server.address())).build().unwrap();
    let error = client.experiments().start(7).wait().unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(server.heads().len(), 1);
    assert!(server.heads()[0].starts_with("PATCH /v2/experiments/7?action=start HTTP/1.1"), "{:?}", server.heads());
    let error = client.campaigns().create(a_campaign(5).and_start()).wait().unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}");
    assert_eq!(server.heads().len(), 2);
}

/// The explanation of the spec.
const DRAFT: &str = "An editor holds an unpublished draft of the experiment";

#[tokio::test]
async fn a_draft_in_the_editor_is_a_conflict_and_nothing_was_done() {
    let mock = Mock::new();
    let mut experiment = fetched(&mock, "running").await;
    mock.next(Answer::status(409).body(r#"{"code": "conflict", "uuid": "1"}"#).times(3));
    experiment.set_name("Smaller");
    for (error, pending) in [
        (experiment.save().await.unwrap_err(), "; still pending: name"),
        (experiment.save().and_publish().await.unwrap_err(), "; still pending: name"),
        (experiment.start().await.unwrap_err(), ""),
    ] {
        assert!(error.is_conflict() && !error.is_outcome_unknown() && !error.is_gone());
        assert_eq!(error.meaning(), Some(DRAFT));
        assert_eq!(error.to_string(), format!("PATCH experiments/7: 409 Conflict: {DRAFT}{pending}"));
    }
    assert_eq!(experiment.pending(), Some(&ExperimentUpdate::new().name("Smaller")));
    mock.next(Answer::status(409).body(r#"{"message": "ann@shop.example has a draft"}"#));
    let error = experiment.save().await.unwrap_err();
    assert_eq!((error.message(), error.meaning()), (Some("ann@shop.example has a draft"), Some(DRAFT)));
    let shown = "PATCH experiments/7: 409 Conflict: ann@shop.example has a draft; still pending: name";
    assert_eq!(error.to_string(), shown);
}

#[tokio::test]
async fn gone_is_success_for_an_archiving_and_an_error_for_an_update_and_an_action() {
    let mock = Mock::new();
    let mut experiment = fetched(&mock, "running").await;
    mock.next(Answer::status(410).times(4));
    experiment.set_name("Smaller");
    let saved = (experiment.save().await.unwrap_err(), "; still pending: name");
    for (error, pending) in [saved, (experiment.pause().await.unwrap_err(), "")] {
        assert!(error.is_gone() && !error.is_conflict() && !error.is_outcome_unknown());
        let shown = format!("PATCH experiments/7: 410 Gone: The object is archived already{pending}");
        assert_eq!(error.to_string(), shown);
    }
    assert_eq!(experiment.status, Some(ExperimentStatus::Running));
    client(&mock).experiments().archive(7).await.unwrap();
    experiment.archive().await.unwrap();
    assert_eq!(experiment.status, Some(ExperimentStatus::Archived));
}
