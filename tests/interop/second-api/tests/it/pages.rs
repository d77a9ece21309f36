//! Lists in pages: the whole list, one page, and servers that get it wrong.

use futures_util::{StreamExt as _, TryStreamExt as _};
use optimizely_rest::trial::{Ticket, TicketState};
use optimizely_rest::{Each, ErrorKind, ListPage, Live};

use crate::server::{Pages, Server, filled};

fn subjects(tickets: &[Live<Ticket>]) -> Vec<&str> {
    tickets.iter().map(|ticket| ticket.subject.as_str()).collect()
}

#[tokio::test]
async fn one_page_is_of_the_size_that_was_asked_for_and_says_what_comes_next() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 5).await;
    let page: ListPage<_> = client.tickets().list("billing").per_page(2).page(2).await.unwrap();
    assert_eq!(subjects(&page.items), ["Ticket 3", "Ticket 4"]);
    assert_eq!((page.next, page.last), (Some(3), None));
    assert_eq!(server.last().line, "GET /tickets?queueId=billing&per_page=2&page=2");
    let after_the_last = client.tickets().list("billing").page(4).await.unwrap();
    assert_eq!((after_the_last.items.len(), after_the_last.next), (0, None));
    assert_eq!(server.last().line, "GET /tickets?queueId=billing&per_page=50&page=4");
}

#[tokio::test]
async fn pages_and_sizes_that_do_not_exist_are_refused_before_anything_is_sent() {
    let server = Server::start().await;
    let tickets = server.client().tickets();
    let refused = [
        tickets.list("billing").page(0).await.unwrap_err(),
        tickets.list("billing").per_page(0).await.unwrap_err(),
        tickets.list("billing").per_page(51).await.unwrap_err(),
        tickets.list("billing").per_page(51).stream().next().await.unwrap().unwrap_err(),
    ];
    assert!(refused.iter().all(|error| error.kind() == ErrorKind::InvalidRequest));
    let text = refused[2].to_string();
    assert_eq!(text, "GET tickets: the request is invalid and was not sent: per_page is 51, which is not from 1 to 50");
    assert!(server.lines().is_empty());
}

#[tokio::test]
async fn all_elements_are_listed_where_the_server_gives_fewer_than_it_was_asked_for() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 10).await;
    server.forget_requests();
    // The server gives four at the most: a first page that is shorter than fifty is not the end, and the third one is.
    let all = client.tickets().list("billing").in_state(TicketState::Open).await.unwrap();
    assert_eq!((all.len(), all[9].subject.as_str()), (10, "Ticket 10"));
    let list = "GET /tickets?queueId=billing&per_page=50&ticketState=open";
    assert_eq!(server.lines(), [list.to_owned(), format!("{list}&page=2"), format!("{list}&page=3")]);
}

#[tokio::test]
async fn a_list_is_whole_and_an_empty_one_is_one_request() {
    let server = Server::start().await;
    let client = server.client();
    let queue = filled(&client, 7).await;
    assert_eq!(client.tickets().list(&queue.id).await.unwrap().len(), 7);
    assert_eq!(client.queues().list().await.unwrap().len(), 1);
    let tickets = queue.tickets().await.unwrap();
    assert_eq!(tickets.len(), 7);
    assert_eq!(client.events().list(&tickets[0].id).await.unwrap().len(), 5);
    server.forget_requests();
    assert!(client.tickets().list("nowhere").await.unwrap().is_empty());
    assert_eq!(server.lines(), ["GET /tickets?queueId=nowhere&per_page=50"]);
}

#[tokio::test]
async fn a_stream_asks_for_a_page_when_the_one_before_is_used_up() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 7).await;
    server.forget_requests();
    let list = client.tickets().list("billing").per_page(3);
    assert_eq!(list.request().path(), "tickets");
    let mut tickets: Each<Live<Ticket>> = list.stream();
    assert!(server.lines().is_empty(), "nothing is sent before it is polled");
    for number in 1..=3 {
        assert_eq!(tickets.next().await.unwrap().unwrap().subject, format!("Ticket {number}"));
    }
    assert_eq!(server.lines().len(), 1);
    // What is left of a stream can be collected as well.
    assert_eq!(tickets.map_ok(|ticket| ticket.subject.clone()).try_collect::<Vec<_>>().await.unwrap().len(), 4);
}

#[tokio::test]
async fn a_stream_can_be_sent_to_another_task() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 4).await;
    let count = tokio::spawn(client.tickets().list("billing").stream().count()).await.unwrap();
    assert_eq!(count, 4);
}

#[tokio::test]
async fn an_error_ends_the_stream_and_takes_nothing_back() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 5).await;
    server.serve_pages(Pages::BrokenAtTheSecond);
    let mut tickets = client.tickets().list("billing").per_page(3).stream();
    for _ in 0..3 {
        assert!(tickets.next().await.unwrap().is_ok());
    }
    assert_eq!(tickets.next().await.unwrap().unwrap_err().message(), Some("a fire"));
    assert!(tickets.next().await.is_none());
    assert!(client.tickets().list("billing").per_page(3).await.is_err());
}

#[tokio::test]
async fn a_server_that_repeats_a_page_is_an_error_at_the_second_one() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 5).await;
    server.serve_pages(Pages::Ignored);
    server.forget_requests();
    let error = client.tickets().list("billing").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endless);
    assert_eq!(error.to_string(), "GET tickets: the list does not end: its page 2 is the same as page 1");
    assert_eq!(server.lines().len(), 2);
}

#[tokio::test]
async fn a_server_that_never_ends_is_an_error_after_so_many_pages() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 1).await;
    server.serve_pages(Pages::Endless);
    server.forget_requests();
    let error = client.tickets().list("billing").max_pages(20).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endless);
    let text = "GET tickets: the list does not end: it has more than 20 pages, the limit of `max_pages`";
    assert_eq!(error.to_string(), text);
    assert_eq!(server.lines().len(), 20);
}

#[tokio::test]
async fn a_list_that_ends_with_the_last_page_that_may_be_read_is_whole() {
    let server = Server::start().await;
    let client = server.client();
    filled(&client, 6).await;
    let tickets = || client.tickets().list("billing").per_page(3);
    assert_eq!(tickets().max_pages(3).await.unwrap().len(), 6);
    assert!(tickets().max_pages(2).await.is_err());
    server.forget_requests();
    let error = tickets().max_pages(0).await.unwrap_err();
    assert!(error.to_string().contains("more than 0 pages"), "{error}");
    assert!(server.lines().is_empty());
}
