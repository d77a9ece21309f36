//! Live objects: what a save sends, what stays pending, what an action leaves behind.

use optimizely_rest::classic::{
    Client, Error, Experiment, ExperimentStatus, ListFormat, ListType, Live, NewSchedule, NewUploadedList,
    ProjectStatus, ProjectUpdate, Sandbox, UploadedListUpdate,
};
use optimizely_rest::sandbox::{Fault, Received};
use serde_json::json;

use crate::support::bodies::classic::{a_click_goal, a_project, an_audience, an_event_goal, an_experiment};
use crate::support::sandbox::started;

async fn experiment(client: &Client) -> Live<Experiment> {
    let project = client.projects().create(a_project()).await.unwrap();
    client.experiments().create(an_experiment(project.id)).await.unwrap()
}

fn sent(sandbox: &Sandbox) -> Vec<String> {
    sandbox.requests().iter().map(|request| format!("{} {}", request.method, request.path)).collect()
}

fn last(sandbox: &Sandbox) -> Received {
    sandbox.requests().pop().expect("something was sent")
}

/// Waits until the server has received this many requests.
pub(crate) async fn received(sandbox: &Sandbox, requests: usize) {
    while sandbox.requests().len() < requests {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn save_sends_only_what_was_set() {
    let (sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    project.set_project_name("Web shop").clear_ip_filter();
    assert_eq!(project.project_name, "Web shop", "a field that was set reads as its new value at once");
    project.save().await.unwrap();
    let request = last(&sandbox);
    assert_eq!((request.method.as_str(), request.path), ("PUT", format!("projects/{}", project.id)));
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&request.body).unwrap(),
        json!({ "project_name": "Web shop", "ip_filter": null })
    );
    assert!(project.pending().is_none());
    assert_eq!(project.ip_filter, None);
}

#[tokio::test]
async fn a_live_object_is_serialized_like_its_data_with_pending_changes() {
    let (_sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    project.set_project_name("Web shop");
    let written = serde_json::to_value(&project).unwrap();
    assert_eq!(written["project_name"], "Web shop");
    assert_eq!(written, serde_json::to_value(project.data()).unwrap());
}

#[tokio::test]
async fn save_sends_nothing_when_nothing_was_set() {
    let (sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    sandbox.clear_requests();
    assert!(project.save().request().is_none());
    project.save().await.unwrap();
    assert!(sandbox.requests().is_empty());
}

#[tokio::test]
async fn a_failed_save_keeps_what_is_pending_and_the_next_one_sends_it() {
    let (sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    sandbox.inject(Fault::status(503).times(1));
    project.set_project_name("Web shop");
    let error = project.save().await.unwrap_err();
    assert!(error.is_service_unavailable());
    assert_eq!(error.pending_fields(), ["project_name"]);
    assert!(error.to_string().ends_with("; still pending: project_name"), "{error}");
    assert_eq!(project.project_name, "Web shop");
    assert!(project.pending().is_some());
    project.save().await.unwrap();
    assert!(project.pending().is_none());
    assert_eq!(client.projects().get(project.id).await.unwrap().project_name, "Web shop");
}

#[tokio::test]
async fn only_the_error_of_a_save_names_pending_fields() {
    let (sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    project.set_project_name("Web shop");
    sandbox.inject(Fault::status(403).times(3));
    let refresh = project.refresh().await.unwrap_err();
    let archive = project.archive().await.unwrap_err();
    let update = client.projects().update(project.id, ProjectUpdate::new().project_name("Store")).await.unwrap_err();
    for error in [refresh, archive, update] {
        assert!(error.pending_fields().is_empty() && !error.to_string().contains("pending"), "{error}");
    }
    assert!(project.pending().is_some());
}

#[tokio::test]
async fn a_save_that_is_dropped_on_its_way_leaves_everything_pending() {
    let (sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    sandbox.inject(Fault::delay(std::time::Duration::from_secs(600)).times(1));
    project.set_project_name("Web shop");
    tokio::select! {
        _ = project.save().into_future() => panic!("the answer is delayed"),
        () = received(&sandbox, 2) => {}
    }
    assert!(project.pending().is_some());
    project.save().await.unwrap();
    assert_eq!(client.projects().get(project.id).await.unwrap().project_name, "Web shop");
}

#[tokio::test]
async fn refresh_drops_what_is_pending() {
    let (_sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    project.set_project_name("Web shop");
    project.refresh().await.unwrap();
    assert!(project.pending().is_none());
    assert_eq!(project.project_name, "Shop");
}

#[tokio::test]
async fn discard_drops_what_is_pending_and_sends_nothing() {
    let (sandbox, client) = started().await;
    let mut project = client.projects().create(a_project()).await.unwrap();
    sandbox.clear_requests();
    project.set_project_name("Web shop").discard();
    project.save().await.unwrap();
    assert!(project.pending().is_none() && sandbox.requests().is_empty());
}

#[tokio::test]
async fn an_action_that_settles_every_change_leaves_nothing_pending() {
    let (_sandbox, client) = started().await;
    let mut experiment = experiment(&client).await;
    experiment.set_status(ExperimentStatus::Running);
    experiment.start().await.unwrap();
    assert!(experiment.pending().is_none());
}

#[tokio::test]
async fn an_action_sends_its_own_fields_and_leaves_the_rest_pending() {
    let (sandbox, client) = started().await;
    let mut experiment = experiment(&client).await;
    experiment.set_description("Bigger buttons").set_status(ExperimentStatus::Archived);
    experiment.start().await.unwrap();
    assert_eq!(last(&sandbox).json(), Some(json!({ "status": "Running" })));
    assert_eq!(experiment.status, ExperimentStatus::Running);
    assert_eq!(experiment.description, "Bigger buttons", "a pending field still has the value that was set");
    experiment.save().await.unwrap();
    assert_eq!(last(&sandbox).json(), Some(json!({ "description": "Bigger buttons" })));
}

#[tokio::test]
async fn every_action_does_what_its_name_says() {
    let (_sandbox, client) = started().await;
    let mut experiment = experiment(&client).await;
    experiment.pause().await.unwrap();
    assert_eq!(experiment.status, ExperimentStatus::Paused);
    experiment.archive().await.unwrap();
    assert_eq!(experiment.status, ExperimentStatus::Archived);
    let mut project = client.projects().get(experiment.project_id).await.unwrap();
    project.archive().await.unwrap();
    assert_eq!(project.project_status, ProjectStatus::Archived);
    project.activate().await.unwrap();
    assert_eq!(project.project_status, ProjectStatus::Active);
    let mut variation = experiment.variations().await.unwrap().remove(0);
    variation.pause().await.unwrap();
    assert!(variation.is_paused);
    variation.resume().await.unwrap();
    assert!(!variation.is_paused);
    let mut goal = client.goals().create(an_event_goal(project.id, "Bought", "bought")).await.unwrap();
    goal.archive().await.unwrap();
    assert!(goal.archived);
}

#[tokio::test]
async fn a_deletion_that_fails_gives_the_object_back() {
    let (sandbox, client) = started().await;
    let mut experiment = experiment(&client).await;
    let id = experiment.id;
    experiment.set_description("Even bigger");
    sandbox.inject(Fault::status(403).times(1));
    let failed = experiment.delete().await.unwrap_err();
    assert!(failed.error().is_forbidden());
    let experiment = failed.into_live();
    assert_eq!(experiment.id, id);
    assert!(experiment.pending().is_some(), "the change is still pending");
    experiment.delete().await.unwrap();
    assert!(client.experiments().get(id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn the_error_of_a_deletion_converts_with_a_question_mark() {
    async fn delete(experiment: Live<Experiment>) -> Result<(), Error> {
        experiment.delete().await?;
        Ok(())
    }
    let (sandbox, client) = started().await;
    let experiment = experiment(&client).await;
    sandbox.inject(Fault::status(404));
    assert!(delete(experiment).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_goal_is_added_and_removed_by_what_is_missing_only() {
    let (sandbox, client) = started().await;
    let mut experiment = experiment(&client).await;
    let goal = client.goals().create(a_click_goal(experiment.project_id, "Cart", ".cart")).await.unwrap();
    sandbox.clear_requests();
    experiment.add_goal(goal.id).await.unwrap();
    let path = format!("goals/{}", goal.id);
    assert_eq!(sent(&sandbox), [format!("GET {path}"), format!("PUT {path}"), format!("GET {path}")]);
    assert_eq!(sandbox.requests()[1].json(), Some(json!({ "experiment_ids": [experiment.id] })));

    sandbox.clear_requests();
    experiment.add_goal(goal.id).await.unwrap();
    assert_eq!(sent(&sandbox), [format!("GET {path}")], "a goal that is there already is not written again");

    experiment.refresh().await.unwrap();
    assert_eq!(experiment.display_goal_order_lst, [goal.id]);
    experiment.remove_goal(goal.id).await.unwrap();
    assert!(client.goals().get(goal.id).await.unwrap().experiment_ids.is_empty());
}

#[tokio::test]
async fn an_audience_comes_last_and_leaves_the_others_in_place() {
    let (sandbox, client) = started().await;
    let mut experiment = experiment(&client).await;
    let mut ids = Vec::new();
    for name in ["Denmark", "Canada", "Chile"] {
        ids.push(client.audiences().create(an_audience(experiment.project_id, name)).await.unwrap().id);
    }
    let [one, two, three] = ids[..] else { panic!("there are three") };
    experiment.set_description("Bigger buttons");
    for id in [three, one, two] {
        experiment.add_audience(id).await.unwrap();
    }
    assert_eq!(experiment.audience_ids, [three, one, two]);
    sandbox.clear_requests();
    experiment.remove_audience(one).await.unwrap();
    let path = format!("experiments/{}", experiment.id);
    assert_eq!(sent(&sandbox), [format!("GET {path}"), format!("PUT {path}"), format!("GET {path}")]);
    assert_eq!(sandbox.requests()[1].json(), Some(json!({ "audience_ids": [three, two] })));
    assert_eq!(experiment.audience_ids, [three, two], "the object has the list of the last response");
    assert_eq!(experiment.description, "Bigger buttons", "an edit leaves pending changes alone");
    experiment.save().await.unwrap();
    assert_eq!(last(&sandbox).json(), Some(json!({ "description": "Bigger buttons" })));
}

#[tokio::test]
async fn a_schedule_without_any_time_is_refused_before_it_is_sent() {
    let (sandbox, client) = started().await;
    let experiment = experiment(&client).await;
    let start = "2035-01-01T08:00:00Z".parse().unwrap();
    let new = NewSchedule::starting(experiment.id, &start);
    let mut schedule = client.schedules().create(new).await.unwrap();
    sandbox.clear_requests();
    schedule.clear_start_time();
    let error = schedule.save().await.unwrap_err();
    assert!(error.is_invalid_request(), "{error}");
    assert!(error.to_string().contains("at least one of start_time, stop_time"), "{error}");
    assert!(sandbox.requests().is_empty());
    schedule.set_stop_time(&start).save().await.unwrap();
    assert_eq!((schedule.start_time.clone(), schedule.stop_time.clone()), (None, Some(start)));
}

#[tokio::test]
async fn an_uploaded_list_is_replaced_as_a_whole() {
    let (sandbox, client) = started().await;
    let project = client.projects().create(a_project()).await.unwrap();
    let new = NewUploadedList::new(project.id, "plans", ListType::Cookies, "plan", "gold,silver", ListFormat::Csv);
    let mut list = client.uploaded_lists().create(new.description("Paying")).await.unwrap();
    list.update(UploadedListUpdate::new(ListType::QueryParameters, "plan", "gold")).await.unwrap();
    assert_eq!(list.list_type, ListType::QueryParameters);
    assert_eq!(list.description, "Paying");
    assert_eq!(last(&sandbox).json(), Some(json!({ "list_type": 2, "key_fields": "plan", "list_content": "gold" })));
}

#[tokio::test]
async fn debug_shows_the_data_and_what_is_pending_and_no_secret() {
    let (_sandbox, client) = started().await;
    let mut experiment = experiment(&client).await;
    experiment.set_description("Bigger");
    let shown = format!("{experiment:?}");
    assert!(shown.contains("Bigger") && shown.contains("pending"), "{shown}");
    assert!(!shown.contains(experiment.shareable_results_link.expose()), "{shown}");
    assert!(experiment.shareable_results_link.expose().contains("token="));
}
