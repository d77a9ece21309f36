//! Actions, paths with two IDs, resources that are read as others, and views.

use super::*;

/// Asks for an action with a request.
async fn act(client: &Client<Library>, method: Method, path: &str, action: &str, body: Value) -> Result<Value, Error> {
    client.request(method, path).query("do", action).json(&body).await
}

#[tokio::test]
async fn an_action_sets_its_field_and_a_create_allows_some() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (_, book) = shelf_and_book(&client).await;
    let body = json!({ "book_nr": book, "torn": true });
    let copy = act(&client, Method::POST, "copies", "lend", body.clone()).await.unwrap();
    assert_eq!(copy["state"], "out");
    let path = format!("copies/{}", copy["nr"]);
    let back = act(&client, Method::PATCH, &path, "take_back", json!({ "torn": false })).await.unwrap();
    assert_eq!((&back["state"], &back["torn"]), (&json!("in"), &json!(false)));
    let refused = act(&client, Method::POST, "copies", "take_back", body).await.unwrap_err();
    assert_eq!(refused.message(), Some("do has to be one of lend"));
    let unknown = act(&client, Method::PATCH, &path, "burn", json!({})).await.unwrap_err();
    assert_eq!(unknown.message(), Some("do has to be one of lend, take_back"));
    let empty = client.request(Method::PATCH, &path).query("do", "lend").await.unwrap_err();
    assert!(empty.message().unwrap().starts_with("the body is not valid JSON"), "{empty:?}");
}

#[tokio::test]
async fn an_object_below_another_is_found_only_there() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (shelf, _) = shelf_and_book(&client).await;
    let (other, _) = shelf_and_book(&client).await;
    let labels = format!("shelves/{shelf}/labels");
    let label = send(&client, Method::POST, &labels, json!({ "text": "Teas" })).await.unwrap();
    let id = label["id"].as_str().expect("an ID of text");
    assert_eq!(label["shelf_nr"], shelf);
    assert_eq!(read(&client, &format!("{labels}/{id}")).await.unwrap(), label);
    assert_eq!(read(&client, &labels).await.unwrap(), json!([label]));
    assert!(read(&client, &format!("shelves/{other}/labels/{id}")).await.unwrap_err().is_not_found());
    let copy = Sandbox::<Library>::builder().restore(&sandbox.snapshot()).unwrap().start().await.unwrap();
    assert_eq!(read(&copy.client(), &format!("{labels}/{id}")).await.unwrap(), label);
    client.request(Method::DELETE, &format!("{labels}/{id}")).await.unwrap();
    assert_eq!(read(&client, &labels).await.unwrap(), json!([]));
}

#[tokio::test]
async fn an_object_lists_its_children_wherever_it_is_shown() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (shelf, first) = shelf_and_book(&client).await;
    let path = format!("shelves/{shelf}");
    let create = async |title| send(&client, Method::POST, &format!("{path}/books"), json!({ "title": title })).await;
    let (second, third) = (create("Coffee").await.unwrap()["nr"].clone(), create("Water").await.unwrap()["nr"].clone());
    assert_eq!(read(&client, &path).await.unwrap()["book_nrs"], json!([first, second, third]));
    client.request(Method::DELETE, &format!("books/{second}")).await.unwrap();
    let left = json!([first, third]);
    assert_eq!(read(&client, &path).await.unwrap()["book_nrs"], left);
    assert_eq!(read(&client, "shelves").await.unwrap()[0]["book_nrs"], left);
    let body = json!({ "label": "Drinks", "book_nrs": [second] });
    assert_eq!(send(&client, Method::PATCH, &path, body).await.unwrap()["book_nrs"], left);
    let snapshot = sandbox.snapshot();
    let objects: Value = serde_json::from_str(&snapshot).unwrap();
    assert_eq!(objects["objects"]["shelves"][0]["book_nrs"], left);
    let copy = Sandbox::<Library>::builder().restore(&snapshot).unwrap().start().await.unwrap();
    copy.client().request(Method::DELETE, &format!("books/{first}")).await.unwrap();
    assert_eq!(read(&copy.client(), &path).await.unwrap()["book_nrs"], json!([third]));
    let page = Raw::at(&copy, "/").body;
    assert!(page.contains("<th scope=\"col\">book_nrs</th>"), "an empty list has no column: {page}");
}

#[tokio::test]
async fn what_is_written_as_one_resource_is_read_as_another() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (shelf, _) = shelf_and_book(&client).await;
    let notes = format!("shelves/{shelf}/notes");
    let note = send(&client, Method::POST, &notes, json!({ "text": "Dusty" })).await.unwrap();
    assert_eq!(read(&client, &format!("shelves/{shelf}/labels")).await.unwrap(), json!([note]));
    let path = format!("{notes}/{}", note["id"].as_str().unwrap());
    let changed = send(&client, Method::PATCH, &path, json!({ "text": "Clean" })).await.unwrap();
    assert_eq!((&changed["text"], &changed["id"]), (&json!("Clean"), &note["id"]));
    assert!(read(&client, &path).await.is_err(), "a note cannot be read as such");
}

#[tokio::test]
async fn a_view_is_ready_pending_or_nothing() {
    let sandbox = Sandbox::<Library>::start().await.unwrap();
    let client = sandbox.client();
    let (_, book) = shelf_and_book(&client).await;
    for (pages, expected) in [(0, (204, "")), (1, (202, "")), (2, (200, "2\n")), (13, (200, r#"{"pages":13}"#))] {
        send(&client, Method::PATCH, &format!("books/{book}"), json!({ "pages": pages })).await.unwrap();
        let answer = Raw::get(&sandbox, &format!("books/{book}/summary"));
        assert_eq!((answer.status, &*answer.body), expected, "{pages}");
    }
    assert!(read(&client, "books/9/summary").await.unwrap_err().is_not_found());
    let wrong = client.request(Method::GET, &format!("books/{book}/summary")).query("until", "soon").await.unwrap_err();
    assert_eq!(wrong.message(), Some("until has to be a date, as 2015-01-31"));
    let written = send(&client, Method::POST, &format!("books/{book}/summary"), json!({})).await.unwrap_err();
    assert_eq!(written.status().map(|status| status.as_u16()), Some(405));
}
