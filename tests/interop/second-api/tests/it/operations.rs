//! Every operation as the spec has it: methods, statuses, the token, and what belongs to a queue.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use optimizely_rest::trial::{NewNote, NewQueue, NewTicket, TicketState, Token, Urgency};
use serde_json::{Value, json};

use crate::server::{Server, filled, requester};

#[tokio::test]
async fn a_create_is_a_post_answered_with_200_and_its_body_names_the_queue() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 0).await;
    let ticket = client.tickets().create(NewTicket::new("billing", "No ink", requester())).await.unwrap();
    assert_eq!(server.last().line, "POST /tickets");
    let place = json!({ "building": "Annex", "floor": 2 });
    assert_eq!(
        server.last().body,
        json!({ "queueId": "billing", "subject": "No ink", "requester": { "name": "Ada", "deskPlace": place } })
    );
    assert_eq!((ticket.queue_id.as_str(), &ticket.state), ("billing", &TicketState::Open));
}

#[tokio::test]
async fn an_update_is_a_patch_with_what_was_set_and_nothing_else() {
    let server = Server::start().await;
    let client = server.client();
    let mut queue = filled(&client, 0).await;
    queue.set_changes("another title").set_title("Invoices");
    queue.save().await.unwrap();
    assert_eq!(server.last().line, "PATCH /queues/billing");
    assert_eq!(server.last().body, json!({ "title": "Invoices", "changes": "another title" }));
    queue.clear_changes();
    queue.save().await.unwrap();
    assert_eq!(server.last().body, json!({ "changes": null }));
    assert_eq!((queue.title.as_str(), queue.answer_hours, &queue.changes), ("Invoices", 24, &None));
}

#[tokio::test]
async fn an_action_a_link_and_a_deletion_reach_their_ticket() {
    let server = Server::start().await;
    let client = server.client();
    let queue = filled(&client, 1).await;
    let mut ticket = queue.tickets().await.unwrap().remove(0);
    ticket.add_agent(7).await.unwrap();
    ticket.solve().await.unwrap();
    assert_eq!(server.last().body, json!({ "state": "solved" }));
    assert_eq!(ticket.agent_ids, [7.into()]);
    let id = ticket.id.clone();
    ticket.delete().await.unwrap();
    assert!(client.tickets().get(id).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_list_is_filtered_by_a_parameter_whoever_asks_for_it() {
    let server = Server::start().await;
    let client = server.client();
    let queue = filled(&client, 2).await;
    client.queues().create(NewQueue::new("Other things")).await.unwrap();
    assert_eq!(queue.tickets().await.unwrap().len(), 2);
    assert_eq!(server.last().line, "GET /tickets?queueId=billing&per_page=50&page=2");
    assert!(client.tickets().list("other things").await.unwrap().is_empty());
    assert_eq!(server.last().line, "GET /tickets?queueId=other+things&per_page=50");
    let solved = client.tickets().list(&queue.id).in_state(TicketState::Solved);
    assert_eq!(solved.request().template(), "tickets");
    assert!(solved.await.unwrap().is_empty());
    assert_eq!(server.last().line, "GET /tickets?queueId=billing&per_page=50&ticketState=solved");
    assert_eq!(client.tickets().list(&queue.id).with_urgency(Urgency::Low).await.unwrap().len(), 2);
    assert_eq!(server.last().line, "GET /tickets?queueId=billing&per_page=50&urgency=1&page=2");
    let of_agent = client.tickets().list(&queue.id).agent(7).to_curl();
    assert!(of_agent.contains("/tickets?queueId=billing&per_page=50&agentId=7'"), "{of_agent}");
    assert!(client.agents().list().await.unwrap()[0].tickets().await.unwrap().is_empty());
    assert_eq!(server.last().line, "GET /tickets?agentId=7&per_page=50");
    let open = client.tickets().list(&queue.id).in_any_state([TicketState::Open, TicketState::Solved]).to_curl();
    assert!(open.contains("&state=open%2Csolved'"), "{open}");
    let of_agents = client.tickets().list(&queue.id).of_agents([7, 8]).to_curl();
    assert!(of_agents.contains("&agent=7&agent=8'"), "{of_agents}");
    let none: [u64; 0] = [];
    assert!(client.tickets().list(&queue.id).of_agents(none).to_curl().contains("the API returns everything"));
    let call = client.tickets().list("").to_curl();
    assert!(call.contains("the request is invalid"), "{call}");
}

#[tokio::test]
async fn what_belongs_to_a_ticket_by_its_path_has_its_id_there_and_not_in_the_body() {
    let server = Server::start().await;
    let client = server.client();
    let ticket = filled(&client, 1).await.tickets().await.unwrap().remove(0);
    let note = client.notes().create(NewNote::new(&ticket.id, "Tried it.")).await.unwrap();
    assert_eq!(server.last().line, "POST /tickets/billing%2F%C3%A9%3F%231/notes");
    assert_eq!(server.last().body, json!({ "text": "Tried it." }));
    client.notes().create(NewNote::from(note.data())).await.unwrap();
    assert_eq!(ticket.notes().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_note_is_archived_once_and_archiving_it_again_is_a_success() {
    let server = Server::start().await;
    let client = server.client();
    let ticket = filled(&client, 1).await.tickets().await.unwrap().remove(0);
    let mut note = client.notes().create(NewNote::new(&ticket.id, "Tried it.")).await.unwrap();
    note.archive().await.unwrap();
    assert_eq!(server.last().line, "DELETE /notes/note%201");
    assert_eq!(note.is_hidden, Some(true));
    client.notes().archive(&note.id).await.unwrap();
    client.notes().archive_many([&note.id]).await.unwrap();
    assert!(client.notes().archive("note 2").await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_queue_edits_a_list_that_lives_in_a_ticket() {
    let server = Server::start().await;
    let client = server.client();
    let queue = filled(&client, 1).await;
    let mut ticket = queue.tickets().await.unwrap().remove(0);
    queue.add_watched_ticket(&ticket.id).await.unwrap();
    ticket.refresh().await.unwrap();
    assert_eq!(ticket.watching_queue_ids, std::slice::from_ref(&queue.id));
    queue.remove_watched_ticket(&ticket.id).await.unwrap();
    ticket.refresh().await.unwrap();
    assert!(ticket.watching_queue_ids.is_empty());
}

#[tokio::test]
async fn the_token_is_sent_as_a_bearer_token_and_renewed_when_it_is_refused() {
    let server = Server::start().await;
    assert!(server.client().agents().list().await.is_ok());
    assert_eq!(server.last().authorization.as_deref(), Some("Bearer sesame"));
    assert!(server.client_with(Token::bearer("mellon")).agents().list().await.is_err());

    let asked = Arc::new(AtomicU32::new(0));
    let counter = asked.clone();
    let source = Token::bearer_source(move || {
        let old = counter.fetch_add(1, Ordering::Relaxed) == 0;
        async move { Ok(if old { "yesterday's" } else { "sesame" }.to_owned()) }
    });
    assert_eq!(server.client_with(source).agents().list().await.unwrap().len(), 2);
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_refusal_has_the_predicate_and_the_message_of_this_api() {
    let server = Server::start().await;
    let error = server.client().tickets().create(NewTicket::new("nowhere", "x", requester())).await.unwrap_err();
    assert!(error.is_unprocessable());
    assert_eq!(error.message(), Some("no such queue"));
    assert_eq!(server.last().body["queueId"], Value::from("nowhere"));
}
