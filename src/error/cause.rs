//! Why a call failed, and what each cause says of itself.

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
    #[error("refused before it was sent: {0}")]
    InvalidRequest(String),
    #[error("not sent: {}", held_back(*.wait))]
    HeldBack { wait: Option<Duration> },
    #[error("the certificate is not accepted")]
    Certificate(#[source] BoxError),
    #[error("no connection")]
    Connect(#[source] BoxError),
    #[error("the server did not process it")]
    Unprocessed(#[source] BoxError),
    #[error("no answer in time")]
    Timeout(#[source] Option<BoxError>),
    #[error("the connection failed")]
    Transport(#[source] BoxError),
    #[error("the body is not valid gzip")]
    Gzip(#[source] std::io::Error),
    #[error("{0}")]
    Status(Box<Answer>),
    #[error("{status}: sent on to {target}, which is not followed")]
    Redirect { status: StatusCode, target: String },
    #[error("the answer is larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("{0}")]
    Decode(Box<Contradiction>),
    #[error("{0}")]
    Drift(Box<Drifted>),
    #[error("the token source failed")]
    TokenSource(#[source] SharedError),
    #[error("there is no tokio runtime: await the call inside of one, or use `wait()` of the feature `blocking`")]
    NoRuntime,
    #[error("the runtime that drove this connection has ended")]
    RuntimeEnded(#[source] BoxError),
    #[error("others undid the change of the list {tries} times")]
    Contended { tries: u32 },
    #[error("the mock has no answer to this: {0}")]
    Unanswered(String),
    #[error("the server took the change and did not apply it: {0}")]
    NotApplied(String),
    #[error("the list does not end: {0}")]
    Endless(String),
}

impl Cause {
    /// Whether the server may have done what it was asked for: the request was sent, and no whole response came back.
    pub(crate) fn may_be_done(&self) -> bool {
        matches!(self, Cause::Timeout(_) | Cause::Transport(_) | Cause::Gzip(_) | Cause::RuntimeEnded(_))
    }
}

/// A response with a status that is not a success. Its body is missing where it could not be read.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Result<Bytes, Cause>,
    pub(crate) message: Option<String>,
    pub(crate) retry_after: Option<Duration>,
}

/// A response of success that cannot be read.
#[derive(Debug)]
pub(crate) struct Contradiction {
    pub(crate) received: Reply,
    pub(crate) resource: Option<&'static str>,
    pub(crate) id: Option<String>,
    pub(crate) path: String,
    pub(crate) reason: String,
    pub(crate) unreadable: Unreadable,
}

/// Why a response cannot be read.
#[derive(Debug)]
pub(crate) enum Unreadable {
    /// It has no body.
    NoBody,
    /// Its body is not JSON, but what this describes.
    NotJson(String),
    /// Its JSON has another shape than the spec says.
    Shape,
}

/// Drift that is an error, with the response that it was found in.
#[derive(Debug, thiserror::Error)]
#[error("{drift}")]
pub(crate) struct Drifted {
    pub(crate) drift: Drift,
    pub(crate) received: Reply,
}

impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.status)?;
        if let Some(message) = &self.message {
            write!(out, ": {message}")?;
        }
        if let Some(wait) = self.retry_after.filter(|wait| !wait.is_zero()) {
            write!(out, " (it asks to wait {} s)", wait.as_secs_f64().ceil())?;
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

/// The body is left out: it may be long, and hold secrets.
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
            Unreadable::Shape => self.write_difference(out),
        }
    }
}

impl Contradiction {
    /// Says where the JSON differs from the spec. Only then can an edit of the spec help.
    fn write_difference(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the response is not what the spec says: ")?;
        if let Some(resource) = self.resource {
            out.write_str(resource)?;
        }
        if let Some(id) = &self.id {
            write!(out, " {id}")?;
        }
        write!(out, ", at `{}`: {}", self.path, self.reason)?;
        match self.resource {
            Some(resource) => {
                write!(
                    out,
                    ". If the API now sends this, `resources.{}` of the spec has to allow it",
                    resource.to_lowercase().replace(' ', "_")
                )
            }
            None => Ok(()),
        }
    }
}

fn held_back(wait: Option<Duration>) -> String {
    match wait {
        Some(wait) => format!(
            "the server asked to wait, and {} s of that are left, more than this call may take",
            wait.as_secs_f64().ceil()
        ),
        None => "its turn did not come in time, by the client's own limits".to_owned(),
    }
}
