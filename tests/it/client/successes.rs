//! Successes that the spec does not list, or that have no body: what is taken, what is read back, and what an error says.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use optimizely_rest::classic::{
    Client, ClientBuilder, DcpService, DcpServiceUpdate, Error, ErrorKind, Live, Method, RetryPolicy, Sandbox, Token,
};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::sandbox::Fault;
use serde_json::json;

use crate::support::bodies::classic::{a_click_goal, a_project, a_service, a_service_named, an_experiment};
use crate::support::mocks::{mocked, service};

/// A client of prepared answers, with what it reports of drift and of its requests.
fn watched(set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> (Mock, Client, Arc<Mutex<Vec<String>>>) {
    let (mock, told) = (Mock::new(), Arc::new(Mutex::new(Vec::new())));
    let (drifts, calls) = (told.clone(), told.clone());
    let builder = Client::builder(Token::legacy("a:1"))
        .transport(mock.clone())
        .clock(TestClock::new())
        .on_drift(move |drift| drifts.lock().unwrap().push(drift.to_string()))
        .on_call(move |call| {
            let (status, error) = (call.status.map_or(0, |status| status.as_u16()), call.error);
            calls.lock().unwrap().push(format!("{} {} {error:?}", call.method, status));
        });
    (mock, set(builder).build().unwrap(), told)
}

fn take(told: &Mutex<Vec<String>>) -> Vec<String> {
    std::mem::take(&mut *told.lock().unwrap())
}

fn renamed() -> serde_json::Value {
    let mut renamed = service(7);
    renamed["name"] = json!("T");
    renamed
}

fn sent(mock: &Mock) -> Vec<String> {
    mock.requests().iter().map(|request| format!("{} {}", request.method(), request.path())).collect()
}

async fn fetched(mock: &Mock, client: &Client) -> Live<DcpService> {
    mock.next(Answer::json(200, &service(7)));
    client.dcp_services().get(7).await.unwrap()
}

#[tokio::test]
async fn any_success_whose_body_reads_is_taken_and_one_that_is_not_listed_is_drift() {
    let (mock, client, told) = watched(|builder| builder);
    let services = client.dcp_services();
    for status in [200, 201, 202, 203, 206, 226, 299] {
        let drift = |method: &str, listed: u16| {
            let text = format!("DCP service: {method} was answered with status {status} instead of {listed}");
            (status != listed).then_some(text).into_iter().collect::<Vec<_>>()
        };
        let drifts = || take(&told).into_iter().filter(|told| told.contains("instead")).collect::<Vec<_>>();
        mock.next(Answer::json(status, &service(7)).times(3)).next(Answer::json(status, &json!([service(7)])));
        assert_eq!(services.create(a_service()).await.unwrap().name, "S");
        assert_eq!(drifts(), drift("POST", 201));
        assert_eq!(services.update(7, DcpServiceUpdate::new().name("S")).await.unwrap().name, "S");
        assert_eq!(drifts(), drift("PUT", 202));
        assert_eq!(services.get(7).await.unwrap().name, "S");
        assert_eq!(drifts(), drift("GET", 200));
        assert_eq!(services.list().await.unwrap().len(), 1);
        assert_eq!(drifts(), drift("GET", 200));
    }
    for status in [200, 202, 204, 205] {
        mock.next(Answer::status(status).body("{}"));
        client.goals().delete(7).await.unwrap();
        let drift = format!("goal: DELETE was answered with status {status} instead of 204");
        assert_eq!(take(&told).contains(&drift), status != 204, "{status}");
    }
}

#[tokio::test]
async fn a_request_that_the_spec_does_not_know_succeeds_without_drift() {
    let (mock, client, told) = watched(ClientBuilder::strict);
    mock.next(Answer::status(299).body("\u{feff} "));
    assert_eq!(client.request(Method::POST, "anything").await.unwrap(), json!(null));
    assert_eq!(take(&told), ["POST 299 None"]);
}

#[tokio::test]
async fn what_an_earlier_attempt_deleted_is_not_drift() {
    let (mock, client, told) = watched(ClientBuilder::strict);
    mock.next(Answer::broken()).next(Answer::status(404));
    client.goals().delete(7).await.unwrap();
    assert_eq!(take(&told), ["DELETE 204 None"]);
}

#[tokio::test]
async fn an_update_that_is_answered_without_a_body_is_read_back() {
    let (mock, client, told) = watched(|builder| builder);
    for status in [202, 204, 200] {
        mock.next(Answer::status(status).body(" \r\n")).next(Answer::json(200, &renamed()));
        let updated = client.dcp_services().update(7, DcpServiceUpdate::new().name("T")).await.unwrap();
        assert_eq!(updated.name, "T");
        let reports: Vec<_> = take(&told).into_iter().filter(|told| !told.contains("instead")).collect();
        assert_eq!(reports, [format!("PUT {status} None"), "GET 200 None".to_owned()]);
    }
    assert_eq!(sent(&mock)[..2], ["PUT dcp_services/7", "GET dcp_services/7"]);
    assert_eq!(mock.requests()[1].body_bytes(), None);
    assert_eq!(mock.requests()[1].template(), "dcp_services/{id}");

    mock.next(Answer::status(204)).next(Answer::json(200, &renamed()).header("x-request-id", "second"));
    let changes = DcpServiceUpdate::new().name("T");
    let response = client.dcp_services().update(7, changes).with_response().await.unwrap();
    assert_eq!((response.status.as_u16(), response.value.name.as_str()), (200, "T"));
    assert_eq!(response.headers["x-request-id"], "second", "it is the response that the value came in");
}

#[tokio::test]
async fn a_live_object_and_a_bulk_change_read_back_what_has_no_body() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = sandbox.client();
    let project = client.projects().create(a_project()).await.unwrap().id;
    sandbox.inject(Fault::other_status(204).on("PUT", "goals/{id}"));
    sandbox.inject(Fault::other_status(204).on("PUT", "experiments/{id}"));
    let mut goal = client.goals().create(a_click_goal(project, "Purchase", ".buy")).await.unwrap();
    goal.set_title("Sale").save().await.unwrap();
    assert!(goal.pending().is_none());
    goal.set_title("Pending");
    goal.archive().await.unwrap();
    assert_eq!((goal.archived, goal.title.as_str()), (true, "Pending"));
    assert!(goal.pending().is_some());

    let new = an_experiment(project);
    let mut experiment = client.experiments().create(new).await.unwrap();
    experiment.start().await.unwrap();
    assert_eq!(experiment.status, optimizely_rest::classic::ExperimentStatus::Running);
    experiment.add_goal(goal.id).await.unwrap();

    let changes = [(goal.id, optimizely_rest::classic::GoalUpdate::new().title("Bulk"))];
    assert_eq!(client.goals().update_many(changes).await.unwrap()[0].title, "Bulk");
    goal.refresh().await.unwrap();
    assert_eq!(goal.experiment_ids, [experiment.id]);
}

#[test]
fn a_program_that_waits_reads_back_as_well() {
    let sandbox = Sandbox::start_blocking().unwrap();
    let client = sandbox.client();
    let mut project = client.projects().create(a_project()).wait().unwrap();
    sandbox.inject(Fault::other_status(204).on("PUT", "projects/{id}"));
    project.set_project_name("Web shop").save().wait().unwrap();
    assert!(project.pending().is_none());
    assert_eq!(project.project_name, "Web shop");
}

#[tokio::test]
async fn reading_back_is_retried_within_the_time_and_by_the_policy_of_the_call() {
    let (mock, clock, client) = mocked();
    let update = || client.dcp_services().update(7, DcpServiceUpdate::new().name("T"));
    mock.next(Answer::status(204)).next(Answer::broken()).next(Answer::json(200, &renamed()));
    assert_eq!(update().await.unwrap().name, "T");

    // 20 of 30 seconds are gone when the object is read: a wait of 15 more is too long.
    let begun = clock.passed();
    mock.next(Answer::status(204).after(Duration::from_secs(20)));
    mock.next(Answer::status(503).header("retry-after", "15"));
    let error = update().deadline(Duration::from_secs(30)).await.unwrap_err();
    assert!(error.is_service_unavailable());
    assert_eq!(clock.passed() - begun, Duration::from_secs(20));

    mock.next(Answer::status(204)).next(Answer::broken());
    assert_eq!(update().retry(RetryPolicy::none()).await.unwrap_err().kind(), ErrorKind::Transport);
    assert_eq!(mock.left(), 0);
}

#[tokio::test]
async fn the_page_of_a_proxy_is_not_taken_for_a_deletion() {
    let (mock, _, client) = mocked();
    mock.next(Answer::status(200).body("<html>Sign in</html>"));
    let error = client.goals().delete(7).await.unwrap_err();
    assert_probably_done(&error, Method::DELETE, "goals/7", 200);
    assert!(error.is_decode() && error.to_string().contains("begins with `<html>Sign in</html>`"), "{error}");
    mock.next(Answer::json(200, &crate::support::documented::goal())).next(Answer::status(202).body("<html>"));
    let failed = client.goals().get(7).await.unwrap().delete().await.unwrap_err();
    assert!(failed.error().is_decode());
    mock.next(Answer::status(204).body("a status that the spec lists is enough"));
    client.goals().delete(7).await.unwrap();
}

fn assert_probably_done(error: &Error, method: Method, path: &str, status: u16) {
    assert!(error.is_probably_done() && !error.is_outcome_unknown(), "{error:?}");
    let request = error.unknown_request().expect("it carries the request");
    assert_eq!((request.method(), request.path()), (&method, path));
    let pending = error.pending_fields().first().map(|field| format!("; still pending: {field}"));
    let end = format!(
        "; the server answered the {method} with {status}, so it was probably done (GET {path} shows the result){}",
        pending.unwrap_or_default()
    );
    assert!(error.to_string().ends_with(&end), "{error}");
}

#[tokio::test]
async fn a_change_that_cannot_be_read_back_was_probably_made_and_stays_pending() {
    let (mock, _, client) = mocked();
    let mut service = fetched(&mock, &client).await;
    service.set_name("T");
    for (answer, kind) in [
        (Answer::status(404), ErrorKind::Status),
        (Answer::status(204), ErrorKind::Decode),
        (Answer::broken(), ErrorKind::Transport),
        (Answer::status(200).after(Duration::from_secs(61)), ErrorKind::Timeout),
    ] {
        mock.next(Answer::status(202)).next(answer);
        let error = service.save().retry(RetryPolicy::none()).await.unwrap_err();
        assert_eq!((error.kind(), error.method()), (kind, Some(&Method::GET)), "it is the reading that failed");
        assert_probably_done(&error, Method::PUT, "dcp_services/7", 202);
        assert_eq!(service.pending(), Some(&DcpServiceUpdate::new().name("T")));
        assert_eq!(error.pending_fields(), ["name"]);
    }
}

#[tokio::test]
async fn a_create_that_is_answered_without_a_body_was_probably_made() {
    let (mock, client, told) = watched(|builder| builder);
    mock.next(Answer::status(204).header("x-request-id", "r-1"));
    let error = client.dcp_services().create(a_service_named("Mine")).await.unwrap_err();
    assert_probably_done(&error, Method::POST, "dcp_services", 204);
    assert!(error.to_string().starts_with("POST dcp_services: the response has no body; "), "{error}");
    assert_eq!((error.kind(), error.request_id()), (ErrorKind::Decode, Some("r-1")));
    assert_eq!(error.unknown_request().unwrap().body_json(), Some(json!({ "name": "Mine" })));
    assert_eq!(take(&told)[0], "DCP service: POST was answered with status 204 instead of 201");
    assert_eq!(sent(&mock), ["POST dcp_services"], "there is no ID to read it by");
}

#[tokio::test]
async fn a_write_whose_body_cannot_be_read_was_probably_done_and_a_reading_was_not() {
    let (mock, _, client) = mocked();
    mock.next(Answer::status(201).body("{")).next(Answer::status(202).body("[]")).next(Answer::status(200).body("{"));
    let error = client.dcp_services().create(a_service()).await.unwrap_err();
    assert_probably_done(&error, Method::POST, "dcp_services", 201);
    let error = client.dcp_services().update(7, DcpServiceUpdate::new().name("S")).await.unwrap_err();
    assert_probably_done(&error, Method::PUT, "dcp_services/7", 202);
    let error = client.dcp_services().get(7).await.unwrap_err();
    assert!(!error.is_probably_done() && error.unknown_request().is_none(), "{error}");
}

#[tokio::test]
async fn a_strict_client_says_that_the_request_probably_succeeded() {
    let (mock, client, told) = watched(ClientBuilder::strict);
    mock.next(Answer::json(200, &service(7)).header("x-request-id", "r-1"));
    let error = client.dcp_services().create(a_service()).await.unwrap_err();
    assert_eq!((error.kind(), error.status().map(|status| status.as_u16())), (ErrorKind::Drift, Some(200)));
    assert_probably_done(&error, Method::POST, "dcp_services", 200);
    let drift = "DCP service: POST was answered with status 200 instead of 201";
    assert!(error.to_string().starts_with(&format!("POST dcp_services: {drift}; ")), "{error}");
    assert_eq!(error.request_id(), Some("r-1"));
    let made: serde_json::Value = serde_json::from_slice(error.body().unwrap()).unwrap();
    assert_eq!(made["id"], 7, "the new object can still be found in it");
    assert_eq!(take(&told), [drift, "POST 200 Some(Drift)"]);

    let mut novel = service(7);
    novel["novel"] = json!(1);
    mock.next(Answer::json(202, &novel));
    let error = client.dcp_services().update(7, DcpServiceUpdate::new().name("S")).await.unwrap_err();
    assert_probably_done(&error, Method::PUT, "dcp_services/7", 202);

    mock.next(Answer::json(202, &service(7)));
    let error = client.dcp_services().get(7).await.unwrap_err();
    assert!(error.kind() == ErrorKind::Drift && !error.is_probably_done(), "{error}");

    mock.next(Answer::json(200, &crate::support::documented::goal())).next(Answer::status(200));
    let failed = client.goals().get(7).await.unwrap().delete().await.unwrap_err();
    let path = failed.error().path().unwrap().to_owned();
    assert_probably_done(failed.error(), Method::DELETE, &path, 200);
}
