//! Objects with two IDs in their path, what is written as one resource and read as another, and a create that takes a list.

use optimizely_rest::resource::Nested;
use optimizely_rest::v2::mock::{Answer, Mock};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::v2::{NOTHING, expect, mocked};
use crate::support::v2_examples::{click, collaborator};

fn client(mock: &Mock) -> Client {
    mocked(mock).strict().build().unwrap()
}

/// A section whose response does not have the ID of its experiment.
async fn section(mocked: &Mock) -> Live<Section> {
    mocked.next(Answer::status(200).body(r#"{"id": 12, "name": "Headline", "archived": false}"#));
    client(mocked).sections().get(7, 12).await.unwrap()
}

/// Takes the last request, and compares it.
#[track_caller]
fn expect_sent(mocked: &Mock, method: &str, path: &str, body: impl Into<Option<Value>>) {
    expect(&mocked.requests().pop().unwrap(), method, path, body);
}

#[tokio::test]
async fn a_fetched_section_knows_its_experiment_by_the_request() {
    let mocked = Mock::new();
    let mut section = section(&mocked).await;
    assert_eq!(section.experiment_id, None, "it shows what the response has");
    let answer = |name: &str| Answer::status(200).body(json!({ "id": 12, "name": name }).to_string());
    mocked.next(answer("Title"));
    section.set_name("Title");
    section.save().await.unwrap();
    expect_sent(&mocked, "PATCH", "experiments/7/sections/12", json!({ "name": "Title" }));
    mocked.next(answer("Other"));
    section.refresh().await.unwrap();
    expect_sent(&mocked, "GET", "experiments/7/sections/12", NOTHING);
    assert_eq!(section.name.as_deref(), Some("Other"));
    mocked.next(Answer::status(410));
    section.clone().archive().await.unwrap();
    expect_sent(&mocked, "DELETE", "experiments/7/sections/12", NOTHING);
}

#[tokio::test]
async fn a_listed_and_a_created_section_know_their_experiment_too() {
    let mocked = Mock::new();
    let end = || Answer::status(200).body("[]");
    mocked.next(Answer::status(200).body(r#"[{"id": 12}, {"id": 13}]"#)).next(end());
    let mut listed = client(&mocked).sections().list(7).await.unwrap().pop().unwrap();
    mocked.next(Answer::status(204));
    listed.archive().await.unwrap();
    expect_sent(&mocked, "DELETE", "experiments/7/sections/13", NOTHING);
    assert_eq!(listed.archived, Some(true));

    mocked.next(Answer::status(201).body(r#"{"id": 14}"#)).next(Answer::status(200).body(r#"{"id": 14}"#));
    let new = NewSection::new(7, [Variation::new(10_000)]);
    let mut created = client(&mocked).sections().create(new).await.unwrap();
    created.refresh().await.unwrap();
    expect_sent(&mocked, "GET", "experiments/7/sections/14", NOTHING);

    mocked.next(Answer::status(200).body(r#"[{"id": 12}, {"id": "malformed"}]"#)).next(end());
    let mut each = client(&mocked).sections().list(7).each().await.unwrap();
    mocked.next(Answer::status(204));
    each.remove(0).unwrap().archive().await.unwrap();
    expect_sent(&mocked, "DELETE", "experiments/7/sections/12", NOTHING);
}

#[tokio::test]
async fn generic_code_and_bulk_calls_take_both_ids_as_a_pair() {
    let mocked = Mock::new();
    let client = client(&mocked);
    expect(client.get::<Section>((7, 12)).request(), "GET", "experiments/7/sections/12", NOTHING);
    let key: Nested<ExperimentId, SectionId> = (7, 12).into();
    expect(client.archive::<Section>(key).request(), "DELETE", "experiments/7/sections/12", NOTHING);
    mocked.next(Answer::status(204).times(2));
    client.sections().archive_many([(7, 12), (8, 13)]).concurrency(1).await.unwrap();
    let paths: Vec<_> = mocked.requests().iter().map(|sent| sent.path().to_owned()).collect();
    assert_eq!(paths, ["experiments/7/sections/12", "experiments/8/sections/13"]);
    for (experiment, section, named) in [(0, 12, "ExperimentId"), (7, 0, "SectionId")] {
        let call = client.sections().get(experiment, section);
        assert!(call.request().invalid().unwrap().contains(named), "{:?}", call.request());
    }
}

#[tokio::test]
async fn what_is_written_as_a_click_event_is_read_as_an_event() {
    let mocked = Mock::new();
    let client = client(&mocked);
    mocked.next(Answer::status(201).body(click().to_string())).next(Answer::status(200).body(click().to_string()));
    let mut event: Live<Event> = client.click_events().create(NewClickEvent::new(8, "Buy")).await.unwrap();
    assert_eq!(event.event_type, Some(EventType::Click));
    event.refresh().await.unwrap();
    expect_sent(&mocked, "GET", &format!("events/{}", event.id), NOTHING);

    mocked.next(Answer::status(200).body(click().to_string()));
    let moved = client.click_events().update(8, event.id, ClickEventUpdate::new().page_id(9)).await.unwrap();
    assert_eq!(moved.id, event.id);
    expect_sent(&mocked, "PATCH", &format!("pages/8/events/{}", event.id), json!({ "page_id": 9 }));
    mocked.next(Answer::status(410));
    client.click_events().archive(8, event.id).await.unwrap();
}

#[tokio::test]
async fn collaborators_are_created_with_one_request() {
    let mocked = Mock::new();
    let client = client(&mocked);
    mocked.next(Answer::status(200).body(json!([collaborator(), collaborator()]).to_string()));
    let new = || NewCollaborator::new(UserProfile::new("ann@shop.example"), [ProjectRole::new(5, Role::Viewer)]);
    let created: Vec<Collaborator> = client.collaborators().create([new(), new()]).await.unwrap();
    assert_eq!(created.len(), 2);
    let none: [NewCollaborator; 0] = [];
    let error = client.collaborators().create(none).await.unwrap_err();
    assert!(error.to_string().contains("the list is empty"), "{error}");
    assert_eq!(mocked.requests().len(), 1);
    mocked.next(Answer::broken());
    let error = client.collaborators().create([new()]).await.unwrap_err();
    assert!(error.is_outcome_unknown(), "{error}: it may have been done, and is not repeated");
}
