//! Responses that are CSV.

use std::fmt;
use std::sync::Arc;

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::client::output::{Answered, Output, not_csv};
use crate::error::Error;
use crate::model::json::{is_blank, without_bom};
use crate::model::sealed::Sealed;
use crate::request::Request;
use crate::transport::Transport;

/// A CSV file as text, without a byte order mark. It is not parsed.
///
/// `Debug` shows its length only.
///
/// ```
/// # use optimizely_rest::{mock::{Answer, Mock}, v2::{Client, Token}};
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let mock = Mock::new();
/// # mock.next(Answer::status(200).header("content-type", "text/csv").body("id,name\n7,Shoe\n"));
/// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
/// let items = client.catalog_csv(5, "2026-10-01".parse::<optimizely_rest::Date>()?).await?;
/// assert_eq!(items.as_str().lines().nth(1), Some("7,Shoe"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Csv(String);

impl Csv {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Csv {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Csv> for String {
    fn from(csv: Csv) -> String {
        csv.0
    }
}

impl fmt::Display for Csv {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Csv {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Csv").field("length", &self.0.len()).finish_non_exhaustive()
    }
}

impl Sealed for Csv {}

impl Output for Csv {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        let text = without_bom(&reply.0.body);
        match str::from_utf8(text) {
            Ok(text) if !is_blank(text.as_bytes()) && !is_of_another_kind(&reply.0.headers) => Ok(Csv(text.to_owned())),
            _ => Err(not_csv(transport, request, reply.0)),
        }
    }
}

/// Whether the content type says that the body is a page or JSON. Servers send CSV as `text/csv`, as plain text, as a download, and
/// without a content type.
fn is_of_another_kind(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind.ends_with("html") || kind.ends_with("json")
}
