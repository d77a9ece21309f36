//! Ids that are texts: whatever is in one, it stays one segment of a path.

use optimizely_rest::ErrorKind;
use optimizely_rest::trial::{QueueUpdate, TicketId};

use crate::server::{Server, filled};

#[tokio::test]
async fn an_id_with_anything_in_it_finds_its_ticket() {
    let server = Server::start().await;
    let client = server.client();
    let queue = filled(&client, 1).await;
    let listed = queue.tickets().await.unwrap().remove(0);
    assert_eq!(listed.id.as_str(), "billing/é?#1");
    let mut ticket = client.tickets().get(&listed.id).await.unwrap();
    assert_eq!(server.last().line, "GET /tickets/billing%2F%C3%A9%3F%231");
    ticket.refresh().await.unwrap();
    ticket.set_duplicate_of("billing/é?#0");
    ticket.save().await.unwrap();
    assert_eq!(ticket.duplicate_of, Some(TicketId::from("billing/é?#0")));
    let all = client.tickets().get_many([&ticket.id, &ticket.id]).await.unwrap();
    assert_eq!(all.len(), 2);
    assert_eq!(ticket.events().await.unwrap().len(), 5);
    assert_eq!(server.last().line, "GET /tickets/billing%2F%C3%A9%3F%231/events?per_page=50&page=2");
}

#[tokio::test]
async fn what_would_be_another_path_is_refused_before_anything_is_sent() {
    let server = Server::start().await;
    let client = server.client();
    for id in ["", ".", ".."] {
        let refusals = [
            client.queues().get(id).await.unwrap_err(),
            client.queues().update(id, QueueUpdate::new().title("x")).await.unwrap_err(),
            client.queues().delete(id).await.unwrap_err(),
            client.tickets().list(id).await.unwrap_err(),
            client.events().list(id).await.unwrap_err(),
        ];
        for error in refusals {
            assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{id}: {error}");
        }
    }
    let mut ticket = filled(&client, 1).await.tickets().await.unwrap().remove(0);
    server.forget_requests();
    ticket.set_duplicate_of("");
    let error = ticket.save().await.unwrap_err();
    assert!(error.to_string().ends_with("duplicateOf: \"\" is not a valid TicketId; still pending: duplicateOf"), "{error}");
    assert!(server.lines().is_empty());
}

#[tokio::test]
async fn numbers_and_texts_are_ids_side_by_side() {
    let server = Server::start().await;
    let agents = server.client().agents().list().await.unwrap();
    assert_eq!(agents[1].id.get(), 8);
    let id = TicketId::from(String::from("a"));
    assert_eq!(
        (format!("{id}"), format!("{id:?}"), String::from(id)),
        ("a".into(), "TicketId(\"a\")".into(), "a".into())
    );
}
