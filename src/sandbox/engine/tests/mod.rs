//! Tests the engine with an API of its own.

mod lists;
mod operations;
mod store;

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::{Value, json};

use super::library::Library;
use super::sandbox::Sandbox;
use super::served::{SandboxApi, Served};
use crate::client::Client;
use crate::error::Error;
use crate::model::api::{Api, Definition};
use reqwest::Method;

/// The same tables at another base URL.
enum Branch {}

impl crate::model::sealed::Sealed for Branch {}

impl Api for Branch {
    const DEFINITION: Definition = Definition { base_url: "https://branch.example", ..Library::DEFINITION };
}

impl SandboxApi for Branch {
    const SERVED: &'static Served =
        &Served { table: Library::SERVED.table, definition: &Branch::DEFINITION, rules: &() };
}

async fn send<A: Api>(client: &Client<A>, method: Method, path: &str, body: Value) -> Result<Value, Error> {
    client.request(method, path).json(&body).await
}

/// A response to a GET, without a client that hides parts of it.
struct Raw {
    status: u16,
    head: String,
    body: String,
}

impl Raw {
    fn get(sandbox: &Sandbox<Library>, path: &str) -> Self {
        Raw::at(sandbox, &format!("/library/v3/{path}"))
    }

    fn at(sandbox: &Sandbox<Library>, path: &str) -> Self {
        let mut stream = TcpStream::connect(sandbox.address()).unwrap();
        let head = "HTTP/1.1\r\nhost: localhost\r\nx-key: any\r\nconnection: close\r\n\r\n";
        write!(stream, "GET {path} {head}").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Raw { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// A shelf with a book.
async fn shelf_and_book(client: &Client<Library>) -> (u64, u64) {
    let shelf = send(client, Method::POST, "shelves", json!({ "label": "Teas" })).await.unwrap()["nr"].clone();
    let book = send(client, Method::POST, &format!("shelves/{shelf}/books"), json!({ "title": "Tea" })).await.unwrap();
    (shelf.as_u64().unwrap(), book["nr"].as_u64().unwrap())
}

async fn read<A: Api>(client: &Client<A>, path: &str) -> Result<Value, Error> {
    client.request(Method::GET, path).await
}

#[tokio::test]
async fn an_api_without_rules_is_served_by_its_tables_alone() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    assert!(sandbox.base_url().ends_with("/library/v3/"));
    let shelf = send(&client, Method::POST, "shelves", json!({ "label": "Teas" })).await.unwrap();
    let books = format!("shelves/{}/books", shelf["nr"]);
    let book = send(&client, Method::POST, &books, json!({ "title": "Green tea" })).await.unwrap();
    assert_eq!(book, json!({ "nr": book["nr"], "shelf_nr": shelf["nr"], "title": "Green tea", "pages": 100 }));
    let twice = send(&client, Method::POST, &books, json!({ "title": "Green tea" })).await.unwrap_err();
    assert_eq!(twice.message(), Some("title is taken: \"Green tea\""));

    let path = format!("books/{}", book["nr"]);
    let changed = send(&client, Method::PATCH, &path, json!({ "pages": 90 })).await.unwrap();
    assert_eq!((&changed["pages"], &changed["nr"]), (&json!(90), &book["nr"]));
    let loans = read(&client, &format!("{path}/loans")).await.unwrap();
    assert_eq!(loans, json!([]), "rows are computed by rules, and there are none");
    assert!(read(&client, "loans").await.is_err());

    let copy = Sandbox::<Library>::builder().restore(&sandbox.snapshot()).unwrap().start().await.unwrap();
    assert_eq!(read(&copy.client(), &path).await.unwrap(), changed);
    let traffic = sandbox.snapshot().replace("\"traffic\": []", "\"traffic\": [7]");
    let error = Sandbox::<Library>::builder().restore(&traffic).unwrap_err();
    assert_eq!(error.problems(), ["traffic[0]: this API records no traffic"]);
}

#[tokio::test]
async fn two_apis_are_served_side_by_side() {
    let (library, branch) = (Sandbox::<Library>::start().await.unwrap(), Sandbox::<Branch>::start().await.unwrap());
    send(&library.client(), Method::POST, "shelves", json!({ "label": "Teas" })).await.unwrap();
    assert_eq!(branch.base_url(), format!("http://{}/", branch.address()));
    assert_eq!(read(&branch.client(), "shelves").await.unwrap(), json!([]));
}

#[tokio::test]
async fn what_is_archived_stays_readable_and_archiving_it_again_is_answered_by_its_own_status() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let card = send(&client, Method::POST, "cards", json!({ "name": "Ada" })).await.unwrap();
    let path = format!("cards/{}", card["nr"]);
    assert_eq!(card["closed"], false);
    client.request(Method::DELETE, &path).await.unwrap();
    assert_eq!(read(&client, &path).await.unwrap(), json!({ "nr": card["nr"], "name": "Ada", "closed": true }));
    let again = client.request(Method::DELETE, &path).await.unwrap_err();
    assert_eq!(again.status().map(|status| status.as_u16()), Some(410));
    assert!(client.request(Method::DELETE, "cards/99").await.unwrap_err().is_not_found());
}
