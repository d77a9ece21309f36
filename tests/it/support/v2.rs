//! Requests and responses of v2.

use optimizely_rest::v2::mock::{Mock, TestClock};
use optimizely_rest::v2::*;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The body of a request that has none.
pub(crate) const NOTHING: Option<Value> = None;

pub(crate) fn client() -> Client {
    Client::new(Token::personal("a-personal-token")).unwrap()
}

/// A client whose requests a mock answers, on a clock of its own.
pub(crate) fn mocked(mock: &Mock) -> ClientBuilder {
    Client::builder(Token::personal("a-personal-token")).transport(mock.clone()).clock(TestClock::new())
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn query(request: &Request) -> Vec<(&str, &str)> {
    request.query().iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// Compares a whole request that has no query.
#[track_caller]
pub(crate) fn expect(request: &Request, method: &str, path: &str, body: impl Into<Option<Value>>) {
    assert_eq!((request.method().as_str(), request.path()), (method, path));
    assert_eq!(request.query(), []);
    assert_eq!(request.body_json(), body.into());
    assert_eq!(request.invalid(), None);
}

/// Compares a whole GET.
#[track_caller]
pub(crate) fn expect_get(request: &Request, path: &str, expected: &[(&str, &str)]) {
    assert_eq!((request.method().as_str(), request.path()), ("GET", path));
    assert_eq!(query(request), expected);
    assert_eq!(request.body_bytes(), None);
    assert_eq!(request.invalid(), None);
}

/// Compares the request for a list in pages, which asks once for the largest pages. `expected` is the rest of its query.
#[track_caller]
pub(crate) fn expect_list(request: &Request, path: &str, expected: &[(&str, &str)]) {
    assert_eq!((request.method().as_str(), request.path()), ("GET", path));
    let (size, rest): (Vec<_>, Vec<_>) = query(request).into_iter().partition(|(name, _)| *name == "per_page");
    assert_eq!(size, [("per_page", "100")]);
    assert_eq!(rest, expected);
    assert_eq!(request.body_bytes(), None);
    assert_eq!(request.invalid(), None);
}

/// A request that must not be sent, and a word of the reason.
#[track_caller]
pub(crate) fn expect_refusal(request: &Request, word: &str) {
    let why = request.invalid().expect("it is not refused");
    assert!(why.contains(word), "{why}");
}

/// A value as it is read from the text of a response.
#[track_caller]
pub(crate) fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_str(&value.to_string()).unwrap()
}

/// The example with some of its fields replaced.
pub(crate) fn with(mut example: Value, changes: Value) -> Value {
    let changes: Map<String, Value> = serde_json::from_value(changes).unwrap();
    example.as_object_mut().unwrap().extend(changes);
    example
}
