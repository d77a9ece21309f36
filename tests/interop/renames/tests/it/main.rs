//! A program that uses the names of `old.toml`. Built with `new.toml`, it compiles with warnings and sends the new names.

use optimizely_rest::mock::{Answer, Mock};
use optimizely_rest::trial::tag::Tag as TagOfModule;
use optimizely_rest::trial::{
    Client, Health, LiveTag, Mark, NewTag, Tag, TagHistoryView, TagId, TagUpdate, Tags, Token,
};
use optimizely_rest::{Call, Method};
use serde_json::{Value, json};

const LABEL: &str = r#"{ "id": 7, "plant_id": 3, "title": "Rose", "health": "frail", "color": "red", "note": null,
    "drawings": [{ "text": "sun", "shade": "dark", "made": "2026-01-02T03:04:05Z" }] }"#;

/// A client whose requests are all answered with the same label, or with a list of it.
fn client() -> (Client, Mock) {
    let mock = Mock::new();
    mock.otherwise(|request| match request.path() {
        "plants/3/labels" if *request.method() == Method::GET => Answer::status(200).body(format!("[{LABEL}]")),
        "plants/3" => Answer::status(200).body(r#"{ "id": 3, "name": "Rose" }"#),
        "plants/3/labels" => Answer::status(201).body(LABEL),
        _ => Answer::status(200).body(LABEL),
    });
    let client = Client::builder(Token::bearer("secret")).transport(mock.clone()).build().expect("it is complete");
    (client, mock)
}

/// The request that was sent last: its method, its path with the query, and its body.
fn last(mock: &Mock) -> (String, Value) {
    let requests = mock.requests();
    let request = requests.last().expect("a request was sent");
    let query: Vec<_> = request.query().iter().map(|(name, value)| format!("{name}={value}")).collect();
    let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
    (format!("{} {}{query}", request.method(), request.path()), request.body_json().unwrap_or_default())
}

async fn fetched(client: &Client) -> LiveTag {
    client.tags().get(TagId::from(7)).await.expect("it is there")
}

#[tokio::test]
async fn a_create_sends_new_names() {
    let (client, mock) = client();
    let mark = Mark::new("moon").tint("bright");
    let new = NewTag::new(3, "Rose").colour("red").remark("Lovely").marks([mark]).health(Health::Weak).and_bury();
    client.tags().create(new).await.expect("it is created");
    let body = json!({
        "title": "Rose", "color": "red", "note": "Lovely", "health": "frail",
        "drawings": [{ "text": "moon", "shade": "bright" }],
    });
    assert_eq!(last(&mock), ("POST plants/3/labels?action=hide".to_owned(), body));
}

#[tokio::test]
async fn an_update_sends_new_names() {
    let (client, mock) = client();
    let tags: Tags = client.tags();
    tags.update(7, TagUpdate::new().colour("blue").clear_remark()).await.expect("it is updated");
    assert_eq!(last(&mock), ("PATCH labels/7".to_owned(), json!({ "color": "blue", "note": null })));

    let mut tag = fetched(&client).await;
    tag.set_colour("green").set_remark("Tall");
    tag.save().await.expect("it is saved");
    assert_eq!(last(&mock), ("PATCH labels/7".to_owned(), json!({ "color": "green", "note": "Tall" })));
    tag.clear_remark();
    tag.save().and_bury().await.expect("it is saved");
    assert_eq!(last(&mock), ("PATCH labels/7?action=hide".to_owned(), json!({ "note": null })));
    let edit = tag.edit_marks(|marks| {
        assert!(marks[0].drawn().is_some());
        marks.clear();
    });
    edit.await.expect("it is edited");
    let bodies: Vec<_> = mock.requests().iter().filter_map(|request| request.body_json()).collect();
    assert!(bodies.contains(&json!({ "drawings": [] })), "{bodies:?}");
}

#[tokio::test]
async fn actions_lists_and_views_have_their_old_methods() {
    let (client, mock) = client();
    let mut tag = fetched(&client).await;
    tag.wither().await.expect("it is done");
    assert_eq!(last(&mock), ("PATCH labels/7".to_owned(), json!({ "health": "frail" })));
    client.tags().bury(7).await.expect("it is done");
    assert_eq!(last(&mock).0, "PATCH labels/7?action=hide");

    let tags: Vec<LiveTag> = client.tags().list(3).of_colour("red").await.expect("it is a list");
    assert_eq!(last(&mock).0, "GET plants/3/labels?color=red");
    let first: &Tag = &tags[0];
    let same: &TagOfModule = first;
    assert_eq!(same.title, "Rose");
    let plant = client.plants().get(3).await.expect("it is there");
    plant.tags().await.expect("it is a list");
    assert_eq!(last(&mock).0, "GET plants/3/labels");

    let view: Call<TagHistoryView> = client.tags().history(7);
    view.await.expect("it is there");
    assert_eq!(last(&mock).0, "GET labels/7/history");
}

#[tokio::test]
async fn an_old_name_of_a_value_is_a_constant_that_patterns_can_contain() {
    let (client, _) = client();
    let tag = fetched(&client).await;
    let is_weak = match tag.health {
        Health::Fine => false,
        Health::Weak => true,
        _ => panic!("another value"),
    };
    assert!(is_weak);
    assert_eq!(Health::Weak.as_str(), "frail");
}
