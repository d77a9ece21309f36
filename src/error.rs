//! What can go wrong, as one type with a predicate for each question a program asks.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};

use crate::drift::Drift;
use crate::redact;
use crate::request::Request;
use crate::token::SharedError;

/// An error that the caller's own code gave: of a token source, say.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call did not do what it was asked to.
///
/// `Display` stands alone in a log line: it names the method, the path and the reason. `Debug` shows the same as fields, and the
/// length of the response's body. Both may quote the server's [message](Error::message), which is one short line without the token.
/// Neither shows a query, a token or a whole body.
pub struct Error(Box<Inner>);

struct Inner {
    request: Option<(Method, String)>,
    cause: Cause,
    /// The request that may have been done all the same.
    unknown: Option<Request>,
}

/// The kinds of failure, for a program that wants to tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built like this: a bad token, base URL or TLS setting.
    Configuration,
    /// The request was refused before it was sent: an id of 0, a number out of range, a missing choice.
    InvalidRequest,
    /// It was not sent: the server asked to wait, or the client's own limits had to be waited for, longer than the call may
    /// take.
    HeldBack,
    /// No connection could be made, in time or at all. Nothing was sent.
    Connect,
    /// No trust could be established: the server's certificate is unknown, expired or of another name, or it does not
    /// accept the client's own. Nothing was done.
    Certificate,
    /// A time limit was reached. Nothing was changed by it, as the request was to read.
    Timeout,
    /// The connection broke, or the other side does not speak HTTP. Nothing was changed by it, as the request was to read.
    Transport,
    /// Something was to be written, and no answer came: it may have been done all the same.
    /// [`unknown_request`](Error::unknown_request) is what to look for.
    OutcomeUnknown,
    /// The server answered with a status that is no success.
    Status,
    /// The server sent the request elsewhere. That is not followed: it would hand the token to another host.
    Redirect,
    /// The answer is larger than the client accepts.
    TooLarge,
    /// The answer is not what the spec says.
    Decode,
    /// The answer has something that the spec does not know, and the client is strict about it.
    Drift,
    /// The function that provides tokens failed.
    TokenSource,
    /// The call was awaited outside of a tokio runtime, which its connection or its timer needs.
    NoRuntime,
    /// Others kept changing the list that was to be changed.
    Contended,
    /// A [mock](crate::mock) was asked for something that it has no answer to.
    Unanswered,
    /// The server took a change, and did not apply it.
    NotApplied,
    /// A list in pages repeats itself, or has more pages than may be read.
    Endless,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    #[error("{0}")]
    Configuration(String),
    #[error("the TLS settings cannot be used: {}", chain(.0.as_ref()))]
    Tls(#[source] BoxError),
    #[error("refused before it was sent: {0}")]
    InvalidRequest(String),
    #[error("not sent: {}", held_back(*.wait))]
    HeldBack { wait: Option<Duration> },
    #[error("the certificate is not accepted: {}", chain(.0.as_ref()))]
    Certificate(#[source] BoxError),
    #[error("no connection: {}", chain(.0.as_ref()))]
    Connect(#[source] BoxError),
    #[error("no answer in time")]
    Timeout(#[source] Option<BoxError>),
    #[error("the connection failed: {}", chain(.0.as_ref()))]
    Transport(#[source] BoxError),
    #[error("{0}")]
    Status(Box<Answer>),
    #[error("{status}: sent on to {target}, which is not followed")]
    Redirect { status: StatusCode, target: String },
    #[error("the answer is larger than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("{0}")]
    Decode(Box<Contradiction>),
    #[error("{0}")]
    Drift(Box<Drift>),
    #[error("the token source failed: {0}")]
    TokenSource(#[source] SharedError),
    #[error("there is no tokio runtime: await the call inside of one, or use `wait()` of the feature `blocking`")]
    NoRuntime,
    #[error("the runtime that drove this connection has ended: {}", chain(.0.as_ref()))]
    RuntimeEnded(#[source] BoxError),
    #[error("others undid the change of the list {tries} times")]
    Contended { tries: u32 },
    #[error("the mock has no answer to this: {0}")]
    Unanswered(String),
    #[cfg(weights)]
    #[error("the server took the change and did not apply it: {0}")]
    NotApplied(String),
    #[error("the list does not end: {0}")]
    Endless(String),
}

impl Cause {
    /// What reqwest reports, sorted by what a caller can do about it. The URL is left out: its query may hold anything.
    pub(crate) fn of_reqwest(error: reqwest::Error) -> Self {
        let error = error.without_url();
        match () {
            () if is_of_a_certificate(&error) => Cause::Certificate(error.into()),
            () if error.is_connect() => Cause::Connect(error.into()),
            () if error.is_timeout() => Cause::Timeout(Some(error.into())),
            () if is_of_a_runtime_that_ended(&error) => Cause::RuntimeEnded(error.into()),
            () => Cause::Transport(error.into()),
        }
    }
}

/// An answer of the server that is no success.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) message: Option<String>,
    pub(crate) retry_after: Option<Duration>,
}

/// Where an answer differs from the spec.
#[derive(Debug)]
pub(crate) struct Contradiction {
    pub(crate) status: StatusCode,
    pub(crate) resource: Option<&'static str>,
    pub(crate) id: Option<String>,
    pub(crate) path: String,
    pub(crate) reason: String,
}

impl Error {
    pub(crate) fn new(cause: Cause) -> Self {
        Error(Box::new(Inner { request: None, cause, unknown: None }))
    }

    pub(crate) fn configuration(why: impl Into<String>) -> Self {
        Error::new(Cause::Configuration(why.into()))
    }

    #[cold]
    pub(crate) fn of(request: &Request, cause: Cause) -> Self {
        let request = Some((request.method().clone(), request.path().to_owned()));
        Error(Box::new(Inner { request, cause, unknown: None }))
    }

    /// This error, of a request that may have been done all the same.
    pub(crate) fn of_unknown_outcome(mut self, request: &Request) -> Self {
        self.0.unknown = Some(request.clone());
        self
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn into_cause(self) -> Cause {
        self.0.cause
    }

    pub(crate) fn cause(&self) -> &Cause {
        &self.0.cause
    }

    /// The kind of failure.
    pub fn kind(&self) -> ErrorKind {
        match &self.0.cause {
            Cause::Configuration(_) | Cause::Tls(_) => ErrorKind::Configuration,
            Cause::InvalidRequest(_) => ErrorKind::InvalidRequest,
            Cause::Status(_) => ErrorKind::Status,
            _ if self.is_outcome_unknown() => ErrorKind::OutcomeUnknown,
            Cause::HeldBack { .. } => ErrorKind::HeldBack,
            Cause::Connect(_) => ErrorKind::Connect,
            Cause::Certificate(_) => ErrorKind::Certificate,
            Cause::Timeout(_) => ErrorKind::Timeout,
            Cause::Transport(_) | Cause::RuntimeEnded(_) => ErrorKind::Transport,
            Cause::Redirect { .. } => ErrorKind::Redirect,
            Cause::TooLarge { .. } => ErrorKind::TooLarge,
            Cause::Decode(_) => ErrorKind::Decode,
            Cause::Drift(_) => ErrorKind::Drift,
            Cause::TokenSource(_) => ErrorKind::TokenSource,
            Cause::NoRuntime => ErrorKind::NoRuntime,
            Cause::Contended { .. } => ErrorKind::Contended,
            Cause::Unanswered(_) => ErrorKind::Unanswered,
            #[cfg(weights)]
            Cause::NotApplied(_) => ErrorKind::NotApplied,
            Cause::Endless(_) => ErrorKind::Endless,
        }
    }

    /// The status the server answered with, if it answered.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.cause {
            Cause::Status(answer) => Some(answer.status),
            Cause::Redirect { status, .. } => Some(*status),
            Cause::Decode(contradiction) => Some(contradiction.status),
            _ => None,
        }
    }

    /// What the server said about its refusal: the message of a JSON body, or a short plain text.
    pub fn message(&self) -> Option<&str> {
        self.answer()?.message.as_deref()
    }

    /// The body of a refusal as it came. It may be anything: JSON, text, HTML or nothing.
    pub fn body(&self) -> Option<&[u8]> {
        Some(&self.answer()?.body)
    }

    /// The headers of a refusal.
    pub fn headers(&self) -> Option<&HeaderMap> {
        Some(&self.answer()?.headers)
    }

    /// The id that the server gave the request, for asking its operators about it.
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.headers()?;
        ["x-request-id", "request-id"].iter().find_map(|name| headers.get(*name)?.to_str().ok())
    }

    /// How long the server asked to wait: by the `Retry-After` of its refusal, in seconds or as a date; and where the call was
    /// held back for it, how much of that is left.
    pub fn retry_after(&self) -> Option<Duration> {
        match &self.0.cause {
            Cause::HeldBack { wait } => *wait,
            _ => self.answer()?.retry_after,
        }
    }

    /// The method of the request, if it got so far as to be one.
    pub fn method(&self) -> Option<&Method> {
        self.0.request.as_ref().map(|(method, _)| method)
    }

    /// The path of the request below the base URL.
    pub fn path(&self) -> Option<&str> {
        self.0.request.as_ref().map(|(_, path)| path.as_str())
    }

    /// Where in the answer the spec is contradicted, as `[3].status`.
    pub fn json_path(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Decode(contradiction) => Some(&contradiction.path),
            _ => None,
        }
    }

    /// The host that a redirect pointed to.
    pub fn redirect_target(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Redirect { target, .. } => Some(target),
            _ => None,
        }
    }

    /// Whether a time limit was reached: that of a connection, or that of an attempt.
    pub fn is_timeout(&self) -> bool {
        match &self.0.cause {
            Cause::Timeout(_) => true,
            Cause::Connect(error) => error.downcast_ref().is_some_and(reqwest::Error::is_timeout),
            _ => false,
        }
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }

    /// Whether the server's certificate was not trusted, or the client's own not accepted.
    pub fn is_certificate(&self) -> bool {
        self.kind() == ErrorKind::Certificate
    }

    /// Whether the call was not sent, since the server had asked for a wait, or its turn did not come in time.
    pub fn is_held_back(&self) -> bool {
        self.kind() == ErrorKind::HeldBack
    }

    /// Whether something was to be written and may have been done all the same: time ran out, the connection broke, or a
    /// gateway answered 502 or 504, in this attempt or an earlier one.
    pub fn is_outcome_unknown(&self) -> bool {
        self.0.unknown.is_some()
    }

    /// The request that may have been done all the same, with its body, which tells what to look for. A GET of
    /// the same path reads what it was to write: the list that a new object would be in, or the object itself.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use optimizely_rest::{Client, Method, NewProject, Token, mock::{Answer, Canned}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let canned = Canned::new();
    /// # canned.on(Method::POST, "projects", Answer::broken());
    /// # canned.on(Method::GET, "projects", Answer::status(200).body("[]"));
    /// # let client = Client::builder(Token::legacy("abc:1")).transport(canned).build()?;
    /// let error = client.projects().create(NewProject::new("Shop")).await.unwrap_err();
    /// let sent = error.unknown_request().ok_or("the connection broke")?;
    /// assert_eq!((sent.method(), sent.path()), (&Method::POST, "projects"));
    /// let there = client.projects().list().await?.iter().any(|project| project.project_name == "Shop");
    /// assert!(!there, "so it may be sent again");
    /// # Ok(())
    /// # }
    /// ```
    pub fn unknown_request(&self) -> Option<&Request> {
        self.0.unknown.as_ref()
    }

    /// Whether the answer was not what the spec says.
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// Whether the request was refused before it was sent.
    pub fn is_invalid_request(&self) -> bool {
        self.kind() == ErrorKind::InvalidRequest
    }

    fn answer(&self) -> Option<&Answer> {
        match &self.0.cause {
            Cause::Status(answer) => Some(answer),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((method, path)) = &self.0.request {
            write!(out, "{method} {path}: ")?;
        }
        write!(out, "{}", self.0.cause)?;
        match &self.0.unknown {
            Some(request) => write!(out, "; it may have been done all the same: GET {} tells", request.path()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = out.debug_struct("Error");
        fields.field("kind", &self.kind());
        if let Some((method, path)) = &self.0.request {
            fields.field("method", method).field("path", path);
        }
        fields.field("cause", &self.0.cause).field("outcome_unknown", &self.is_outcome_unknown()).finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0.cause)
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.status)?;
        if let Some(message) = &self.message {
            write!(out, ": {message}")?;
        }
        match self.retry_after.filter(|wait| !wait.is_zero()) {
            Some(wait) => write!(out, " (it asks to wait {} s)", wait.as_secs_f64().ceil()),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Answer")
            .field("status", &self.status)
            .field("message", &self.message)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Contradiction {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the answer is not what the spec says: ")?;
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

/// Each TLS library has errors of its own, and all of them name what they complain of.
fn is_of_a_certificate(error: &reqwest::Error) -> bool {
    chain(error).to_lowercase().contains("certificate")
}

/// hyper has a word for it and no predicate: the task that drives a connection was dropped while a request was on its way.
fn is_of_a_runtime_that_ended(error: &reqwest::Error) -> bool {
    chain(error).contains("dispatch task is gone")
}

/// An error with all that caused it: reqwest's own text leaves out the part that says what happened.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let more = error.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = error.source();
    }
    text
}

/// What a refusal says: the message of a JSON body, or the text of a short plain one. HTML says nothing to a program.
/// `token` does not show in it.
pub(crate) fn message(body: &[u8], token: &str) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?.trim();
    let found = match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => ["message", "error", "detail", "errors"]
            .iter()
            .find_map(|key| said(value.get(key)?))
            .or_else(|| said(&value)),
        Err(_) if text.starts_with('<') => None,
        Err(_) => Some(text.to_owned()),
    }?;
    let line = line(&found, token);
    (!line.is_empty()).then_some(line)
}

/// What a server says, fit for a log: one short line. A server that repeats what it was sent must not put `token` there.
pub(crate) fn line(text: &str, token: &str) -> String {
    line_without(text, [token])
}

/// One short line without any of these tokens.
pub(crate) fn line_without<'a>(text: &str, tokens: impl IntoIterator<Item = &'a str>) -> String {
    const LONGEST: usize = 300;
    let visible: String = text.chars().filter(|letter| letter.is_whitespace() || !letter.is_control()).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = tokens.into_iter().fold(line, |line, token| redact::token(&line, token));
    line.chars().take(LONGEST).collect()
}

fn said(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Array(items) => {
            let said: Vec<_> = items.iter().filter_map(said).collect();
            (!said.is_empty()).then(|| said.join("; "))
        }
        serde_json::Value::Object(fields) => fields.get("message").and_then(said),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn the_message_of_a_refusal_is_found_in_whatever_shape_it_comes() {
        let found = |body: &str| message(body.as_bytes(), "sesame");
        assert_eq!(found(r#"{"message":"Invalid: weight"}"#).as_deref(), Some("Invalid: weight"));
        assert_eq!(found(r#"{"error":{"message":"no"}}"#).as_deref(), Some("no"));
        assert_eq!(found(r#"{"errors":["a","b"]}"#).as_deref(), Some("a; b"));
        assert_eq!(found("Authentication Failed\n").as_deref(), Some("Authentication Failed"));
        assert_eq!(found("<html>Bad Gateway</html>"), None);
        assert_eq!(found(""), None);
        assert_eq!(found("42"), None);
        assert_eq!(found("unknown token: sesame").as_deref(), Some("unknown token: [redacted]"));
        assert_eq!(message(b"\xff\xfe", "sesame"), None);
        assert_eq!(found(&"x".repeat(1000)).map(|text| text.len()), Some(300));
        assert_eq!(found("a\u{1b}[31mb").as_deref(), Some("a[31mb"));
    }
}
