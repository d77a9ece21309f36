//! Recorded requests and responses, as they are read from a file.

use std::fmt;

use serde_json::Value;

/// A request with its response.
#[derive(Clone, Debug)]
pub(super) struct Exchange {
    pub method: String,
    pub url: String,
    pub base_url: Option<String>,
    pub request: Body,
    /// The status and the body, or why there is no response.
    pub response: Result<(u16, Body), String>,
}

/// The body of a request or a response.
#[derive(Clone, Debug)]
pub(super) enum Body {
    None,
    Json(Value),
    /// A body that is not JSON, by its content type.
    Other(String),
    /// A body that the file does not contain.
    Missing,
}

impl Body {
    /// A body whose text is known.
    pub fn of(text: &[u8], content_type: &str) -> Body {
        if text.trim_ascii().is_empty() {
            return Body::None;
        }
        serde_json::from_slice(text).map_or_else(|_| Body::Other(content_type.to_owned()), Body::Json)
    }
}

/// The error of a file that is not a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The line and the column of the problem, if they are known.
    pub place: Option<(usize, usize)>,
    message: String,
}

impl Unreadable {
    pub(super) fn new(place: Option<(usize, usize)>, message: impl Into<String>) -> Self {
        Unreadable { place, message: message.into() }
    }

    /// JSON that cannot be read, in a text that begins at this line.
    pub(super) fn json(first_line: usize, error: &serde_json::Error) -> Self {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        let line = first_line + error.line().saturating_sub(1);
        Unreadable::new(Some((line, error.column())), format!("it is not JSON: {message}"))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for Unreadable {}
