//! Lists: their filters, their pages, and the links between those.

use super::*;
use crate::sandbox::engine::library::Library;

/// The status, the header `Link` and the numbers of the objects of a list.
fn list(sandbox: &Sandbox<Library>, path: &str) -> (u16, Option<String>, Vec<u64>) {
    let answer = Raw::get(sandbox, path);
    let link = answer.header("link").map(|link| link.replace("http://localhost/library/v3/", ""));
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    let numbers = body.as_array().into_iter().flatten().map(|object| object["nr"].as_u64().unwrap()).collect();
    (answer.status, link, numbers)
}

#[tokio::test]
async fn a_list_is_filtered_by_any_of_its_parents_and_needs_one() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (_, book) = shelf_and_book(&client).await;
    let card = send(&client, Method::POST, "cards", json!({ "name": "Ada" })).await.unwrap()["nr"].as_u64().unwrap();
    let copy = async |body: Value| send(&client, Method::POST, "copies", body).await.unwrap()["nr"].as_u64().unwrap();
    let own = copy(json!({ "book_nr": book, "card_nr": card })).await;
    let free = copy(json!({ "book_nr": book, "torn": true })).await;
    for (query, expected) in [
        (format!("book_nr={book}"), vec![own, free]),
        (format!("card_nr={card}"), vec![own]),
        (format!("book_nr={book}&card_nr={card}"), vec![own]),
        (format!("book_nr={book}&torn=true"), vec![free]),
        (format!("book_nr={book}&torn=false"), vec![own]),
    ] {
        assert_eq!(list(&sandbox, &format!("copies?{query}")), (200, None, expected), "{query}");
    }
    for (query, status) in [("", 400), ("?book_nr=x", 400), ("?book_nr=9", 404), ("?torn=true", 400)] {
        assert_eq!(list(&sandbox, &format!("copies{query}")).0, status, "{query}");
    }
    let wrong = list(&sandbox, &format!("copies?book_nr={book}&torn=maybe"));
    assert_eq!(wrong.0, 400);
    let orphan = send(&client, Method::POST, "copies", json!({ "book_nr": 9 })).await.unwrap_err();
    assert_eq!(orphan.message(), Some("book_nr: there is no book 9"));
}

#[tokio::test]
async fn an_object_that_gets_another_parent_leaves_the_list_of_the_first() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (_, book) = shelf_and_book(&client).await;
    let card = async || send(&client, Method::POST, "cards", json!({})).await.unwrap()["nr"].as_u64().unwrap();
    let (first, second) = (card().await, card().await);
    let copy = send(&client, Method::POST, "copies", json!({ "book_nr": book, "card_nr": first })).await.unwrap();
    let copy = copy["nr"].as_u64().unwrap();
    send(&client, Method::PATCH, &format!("copies/{copy}"), json!({ "card_nr": second })).await.unwrap();
    assert_eq!(list(&sandbox, &format!("copies?card_nr={first}")).2, Vec::<u64>::new());
    assert_eq!(list(&sandbox, &format!("copies?card_nr={second}")).2, [copy]);
    assert_eq!(list(&sandbox, &format!("copies?book_nr={book}")).2, [copy]);
}

#[tokio::test]
async fn pages_lead_to_each_other_and_a_page_after_the_last_is_empty() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (_, book) = shelf_and_book(&client).await;
    let mut copies = Vec::new();
    for _ in 0..5 {
        let copy = send(&client, Method::POST, "copies", json!({ "book_nr": book })).await.unwrap();
        copies.push(copy["nr"].as_u64().unwrap());
    }
    let page = |number: u32| list(&sandbox, &format!("copies?book_nr={book}&size=2&page={number}"));
    let to = |number: u32, relation: &str| format!("<copies?book_nr={book}&size=2&page={number}>; rel={relation}");
    let links = |links: &[(u32, &str)]| Some(links.iter().map(|(of, rel)| to(*of, rel)).collect::<Vec<_>>().join(", "));
    assert_eq!(page(1), (200, links(&[(2, "next"), (3, "last")]), copies[..2].to_vec()));
    assert_eq!(page(2), (200, links(&[(3, "next"), (1, "prev"), (3, "last")]), copies[2..4].to_vec()));
    assert_eq!(page(3), (200, links(&[(2, "prev")]), copies[4..].to_vec()));
    assert_eq!(page(4), (200, links(&[(3, "prev")]), Vec::new()));
    assert_eq!(list(&sandbox, &format!("copies?book_nr={book}")), (200, None, copies));
    assert_eq!(page(0).0, 400);
}

#[tokio::test]
async fn the_headers_of_the_limit_count_down() {
    let sandbox =
        Sandbox::<Library>::builder().rate_limit(2, std::time::Duration::from_secs(3600)).start().await.unwrap();
    let mut left = Vec::new();
    for _ in 0..3 {
        let answer = Raw::get(&sandbox, "shelves");
        let header = |name: &str| answer.header(name).unwrap().to_owned();
        assert!(header("x-next").parse::<u64>().unwrap() > 1_400_000_000);
        left.push((answer.status, header("x-left")));
    }
    assert_eq!(left, [(200, "1".to_owned()), (200, "0".to_owned()), (429, "0".to_owned())]);
}
