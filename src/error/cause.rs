//! The causes of a failed call, and their messages.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;

use super::{BoxError, SharedError};
use crate::model::drift::Drift;
use crate::model::reply::Reply;

/// The setting that changes the HTTP client itself.
pub(crate) const CONFIGURE: &str = "configure";

#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    #[error("{0}")]
    Configuration(String),
    #[error("`{name}` cannot be used")]
    Setting { name: &'static str, source: BoxError },
    #[error("TLS cannot be set up")]
    Tls(#[source] BoxError),
    #[error("the request is invalid and was not sent: {0}")]
    InvalidRequest(String),
    #[error("the JSON is not the body of a request, at `{path}`: {reason}")]
    Body { path: String, reason: String },
    #[error("not sent: {}", held_back(*.wait))]
    HeldBack { wait: Option<Duration> },
    #[error("a certificate was rejected")]
    Certificate(#[source] BoxError),
    #[error("could not connect")]
    Connect(#[source] BoxError),
    #[error("the server did not process the request")]
    Unprocessed(#[source] BoxError),
    #[error("timed out while waiting for the response")]
    Timeout(#[source] Option<BoxError>),
    #[error("the connection failed")]
    Transport(#[source] BoxError),
    #[error("the body is not valid gzip")]
    Gzip(#[source] std::io::Error),
    #[error("{0}")]
    Status(Box<Answer>),
    #[error("{status}: the server redirects to {target}, and redirects are not followed")]
    Redirect { status: StatusCode, target: String },
    #[error("a link to another page leads to {target}: only links below the base URL are followed")]
    Elsewhere { target: String },
    #[error("the response body is larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("{0}")]
    Decode(Box<Contradiction>),
    #[error("{0}")]
    Drift(Box<Drifted>),
    #[error("the token source failed")]
    TokenSource(#[source] SharedError),
    #[error("there is no tokio runtime: await the call inside one, or use `wait()` (feature `blocking`)")]
    NoRuntime,
    #[error("the runtime that drove this connection has ended")]
    RuntimeEnded(#[source] BoxError),
    #[error("other programs overwrote the change of the list {tries} times")]
    Contended { tries: u32 },
    #[error("the mock has no answer for this request: {0}")]
    Unanswered(String),
    #[error("the server accepted the change and did not apply it: {0}")]
    NotApplied(String),
    #[error("the list does not end: {0}")]
    Endless(String),
    #[error("the server is still computing the response after {} s", .waited.as_secs())]
    Pending { waited: Duration },
}

impl Cause {
    /// Whether the server may have executed the request: it was sent, and no complete response came back.
    pub(crate) fn may_be_done(&self) -> bool {
        matches!(self, Cause::Timeout(_) | Cause::Transport(_) | Cause::Gzip(_) | Cause::RuntimeEnded(_))
    }
}

/// A response with a status that is not a success. Its body is an error if it could not be read.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Result<Bytes, Cause>,
    pub(crate) message: Option<String>,
    /// The explanation of the status in the spec.
    pub(crate) meaning: Option<&'static str>,
    pub(crate) retry_after: Option<Duration>,
}

/// A successful response that cannot be decoded.
#[derive(Debug)]
pub(crate) struct Contradiction {
    pub(crate) received: Reply,
    pub(crate) resource: Option<&'static str>,
    /// The table of the spec that describes the response, if it is not that of the resource.
    pub(crate) table: Option<&'static str>,
    pub(crate) id: Option<String>,
    pub(crate) path: String,
    pub(crate) reason: String,
    pub(crate) unreadable: Unreadable,
}

/// Why a response cannot be decoded.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// It has no body.
    NoBody,
    /// Its body is not JSON. The string describes what it is.
    NotJson(String),
    /// Its body is not CSV. The string describes what it is.
    NotCsv(String),
    /// The shape of its JSON differs from the spec.
    Shape,
}

/// Drift that is an error, with the response that contains it.
#[derive(Debug, thiserror::Error)]
#[error("{drift}")]
pub(crate) struct Drifted {
    pub(crate) drift: Drift,
    pub(crate) received: Reply,
}

impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.status)?;
        if let Some(message) = self.message.as_deref().or(self.meaning) {
            write!(out, ": {message}")?;
        }
        if let Some(wait) = self.retry_after.filter(|wait| !wait.is_zero()) {
            write!(out, " (the server asks to wait {} s)", wait.as_secs_f64().ceil())?;
        }
        match &self.body {
            Ok(_) => Ok(()),
            Err(_) => out.write_str("; the body could not be read"),
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = out.debug_struct("Answer");
        fields.field("status", &self.status).field("message", &self.message);
        match &self.body {
            Ok(body) => fields.field("body_length", &body.len()),
            Err(cause) => fields.field("body_missing", cause),
        };
        fields.finish_non_exhaustive()
    }
}

/// Leaves out the body, which may be long and may contain secrets.
impl fmt::Display for Contradiction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.unreadable {
            Unreadable::NoBody => out.write_str("the response has no body"),
            Unreadable::NotJson(what) => {
                out.write_str("the response cannot be read as JSON")?;
                if self.path != "." {
                    write!(out, ", at `{}`", self.path)?;
                }
                write!(out, ": {}: {what}", self.reason)
            }
            Unreadable::NotCsv(what) => write!(out, "the response cannot be read as CSV: {what}"),
            Unreadable::Shape => self.write_difference(out),
        }
    }
}

impl Contradiction {
    /// Says where the JSON differs from the spec. This is the only case in which an edit of the spec can help.
    fn write_difference(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the response does not match the spec: ")?;
        if let Some(resource) = self.resource {
            out.write_str(resource)?;
        }
        if let Some(id) = &self.id {
            write!(out, " {id}")?;
        }
        write!(out, ", at `{}`: {}", self.path, self.reason)?;
        let of_resource = |resource: &str| format!("resources.{}", resource.to_lowercase().replace(' ', "_"));
        match self.table.map(str::to_owned).or_else(|| self.resource.map(of_resource)) {
            Some(table) => write!(out, ". If the API now sends this, edit `{table}` of the spec to allow it"),
            None => Ok(()),
        }
    }
}

fn held_back(wait: Option<Duration>) -> String {
    match wait {
        Some(wait) => format!(
            "the server asked to wait, and the remaining {} s are longer than this call may wait",
            wait.as_secs_f64().ceil()
        ),
        None => "the limits of the client did not admit the call before its deadline".to_owned(),
    }
}
