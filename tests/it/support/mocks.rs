//! A client of prepared answers, and an answer.

use optimizely_rest::classic::{Client, Token};
use optimizely_rest::mock::{Mock, TestClock};
use serde_json::json;

/// A client of prepared answers, on a clock of its own.
pub(crate) fn mocked() -> (Mock, TestClock, Client) {
    let (mock, clock) = (Mock::new(), TestClock::new());
    let builder = Client::builder(Token::legacy("a:1")).transport(mock.clone()).clock(clock.clone());
    (mock, clock, builder.build().unwrap())
}

pub(crate) fn service(id: u64) -> serde_json::Value {
    let time = "2015-01-01T00:00:00Z";
    json!({
        "id": id, "account_id": 1, "name": "S", "archived": false, "created": time, "last_modified": time,
        "aws_access_key": "key", "aws_secret_key": "secret", "s3_path": "bucket/path",
    })
}
