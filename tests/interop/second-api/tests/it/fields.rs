//! Objects inside objects, lists of lists, and names that are of another case on the wire.

use std::sync::{Arc, Mutex};

use optimizely_rest::trial::{Client, NewQueue, NewTicket, Place, QueueUpdate, Requester, Step, Ticket, Token};
use serde_json::json;

use crate::server::{Server, filled, requester};

#[tokio::test]
async fn an_object_two_levels_deep_goes_there_and_comes_back() {
    let server = Server::start().await;
    let client = server.client();
    let mut ticket = filled(&client, 1).await.tickets().await.unwrap().remove(0);
    let place = ticket.requester.desk_place.as_ref().unwrap();
    assert_eq!((place.building.as_str(), place.floor), ("Annex", 2));
    ticket.set_requester(Requester::new("Joan").desk_place(Place::new("Tower", 40)));
    assert_eq!(ticket.requester.desk_place.as_ref().unwrap().floor, 40);
    ticket.save().await.unwrap();
    let sent = json!({ "requester": { "name": "Joan", "deskPlace": { "building": "Tower", "floor": 40 } } });
    assert_eq!(server.last().body, sent);
    let copy = client.tickets().create(NewTicket::from(ticket.data())).await.unwrap();
    assert_eq!(copy.requester, ticket.requester);
}

#[tokio::test]
async fn what_is_wrong_inside_an_object_is_refused_with_its_path() {
    let server = Server::start().await;
    let client = server.client();
    let far = Requester::new("Joan").desk_place(Place::new("Tower", 41));
    let error = client.tickets().create(NewTicket::new("billing", "x", far)).await.unwrap_err();
    let text = error.to_string();
    assert!(text.ends_with("requester.deskPlace.floor is 41, which is not from -2 to 40"), "{text}");
    let error = client.queues().update("billing", QueueUpdate::new().answer_hours(0)).await.unwrap_err();
    assert!(error.to_string().ends_with("answerHours is 0, which is not from 1 to 720"), "{error}");
    assert!(server.lines().is_empty());
}

#[tokio::test]
async fn lists_of_lists_of_objects_are_written_and_read() {
    let server = Server::start().await;
    let client = server.client();
    let mut ticket = filled(&client, 1).await.tickets().await.unwrap().remove(0);
    ticket.set_checklists([vec![Step::new("Look").is_done(true), Step::new("Ask")], vec![]]);
    assert_eq!(ticket.checklists[0][1].is_done, None);
    ticket.save().await.unwrap();
    let sent = json!({ "checklists": [[{ "text": "Look", "isDone": true }, { "text": "Ask" }], []] });
    assert_eq!(server.last().body, sent);
}

#[test]
fn a_name_of_another_case_is_read_and_written_as_the_api_has_it() {
    let text = json!({
        "id": "a", "queueId": "q", "subject": "s", "requester": { "name": "Ada" }, "state": "solved", "urgency": 2, "agentIds": [1], "watchingQueueIds": ["r"],
        "duplicateOf": null, "checklists": [[{ "text": "t", "isDone": true, "doneAt": "2026-01-01T00:00:00Z" }]],
    });
    let ticket: Ticket = serde_json::from_value(text.clone()).unwrap();
    assert_eq!(ticket.queue_id.as_str(), "q");
    assert!(ticket.checklists[0][0].done_at().is_some());
    assert_eq!(serde_json::to_value(&ticket).unwrap(), text);
    assert_eq!(requester().desk_place.map(|place| place.floor), Some(2));
}

#[tokio::test]
async fn an_unknown_field_deep_inside_is_told_with_its_path_on_the_wire() {
    let server = Server::start().await;
    filled(&server.client(), 0).await;
    let found = Arc::new(Mutex::new(Vec::new()));
    let told = found.clone();
    let builder = Client::builder(Token::bearer("sesame")).base_url(server.base_url());
    let client = builder.on_drift(move |drift| told.lock().unwrap().push(drift.to_string())).build().unwrap();
    let place = json!({ "building": "Annex", "floor": 1, "wing": "north" });
    let body = json!({ "queueId": "billing", "subject": "x", "requester": { "name": "Ada", "deskPlace": place } });
    client.request(optimizely_rest::Method::POST, "tickets").json(&body).await.unwrap();
    assert!(found.lock().unwrap().is_empty());
    client.tickets().list("billing").await.unwrap();
    let told = found.lock().unwrap().clone();
    assert_eq!(told, ["ticket billing/é?#1: the spec has no field `requester.deskPlace.wing`"]);
    assert!(client.queues().create(NewQueue::new("x")).await.is_ok());
}
