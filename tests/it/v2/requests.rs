//! What each operation of v2 would send: method, path, query and body, as values and without a network.
//!
//! The expectations are written by hand from what is known of the API, so that a mistake in the spec cannot hide in both places.

use optimizely_rest::v2::*;
use serde_json::{Value, json};

/// The body of a request that has none.
const NOTHING: Option<Value> = None;

fn client() -> Client {
    Client::new(Token::personal("a-personal-token")).unwrap()
}

/// Compares a whole request.
#[track_caller]
fn expect(request: &Request, method: &str, path: &str, query: &[(&str, &str)], body: impl Into<Option<Value>>) {
    assert_eq!((request.method().as_str(), request.path()), (method, path));
    let sent: Vec<_> = request.query().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(sent, query);
    assert_eq!(request.body_json(), body.into());
    assert_eq!(request.invalid(), None);
}

#[test]
fn projects_are_renamed_and_archived_by_patches() {
    let projects = client().projects();
    expect(projects.get(5).request(), "GET", "projects/5", &[], NOTHING);
    let body = json!({ "name": "Shop" });
    expect(projects.create(NewProject::new("Shop")).request(), "POST", "projects", &[], body.clone());
    expect(projects.update(5, ProjectUpdate::new().name("Shop")).request(), "PATCH", "projects/5", &[], body);
}
