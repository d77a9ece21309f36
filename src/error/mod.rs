//! What can go wrong, as one type with a predicate for each question a program asks.

mod redact;
mod report;
mod shared;

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Method, StatusCode};

use crate::model::drift::Drift;
use crate::model::json::without_bom;
use crate::model::reply::Reply;
use crate::request::Request;

use report::{Chain, causes};
pub(crate) use shared::SharedError;

/// An error that the caller's own code gave: of a token source, say.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call did not do what it was asked to.
///
/// `Display` is one line that names the method, the path and what happened. What caused it is the
/// [`source`](std::error::Error::source), and `Display` does not repeat it: a reporter that prints an error and its sources
/// prints each of them once. [`report`](Error::report) is such a reporter, for a log line. `Debug` shows the same as fields, and
/// the length of the response's body.
///
/// They may quote the server's [message](Error::message), which is one short line without the token. None of them shows a query,
/// a token or a whole body.
pub struct Error(Box<Inner>);

struct Inner {
    request: Option<(Method, String)>,
    cause: Cause,
    /// The head of the success whose body could not be read, for this cause.
    head: Option<Head>,
    unknown: Option<Unknown>,
}

/// A write that may have been done although the call failed.
struct Unknown {
    request: Request,
    /// The status of success that the server answered it with, if it answered.
    success: Option<StatusCode>,
}

/// The kinds of failure, for a program that wants to tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built like this: a bad token, base URL, user agent, TLS setting or
    /// [`configure`](crate::client::ClientBuilder::configure). The text names the setting.
    Configuration,
    /// The request was refused before it was sent: an id of 0, a number out of range, a missing choice.
    InvalidRequest,
    /// It was not sent: the server asked to wait, or the client's own limits had to be waited for, longer than the call may
    /// take.
    HeldBack,
    /// No connection could be made, in time or at all. Nothing was sent.
    Connect,
    /// The server said that it did nothing with the request: by `REFUSED_STREAM` or `GOAWAY` of HTTP/2, or by closing the
    /// connection before the request was written. Nothing was done.
    Unprocessed,
    /// No trust could be established: the server's certificate is unknown, expired or of another name, or it does not
    /// accept the client's own. Nothing was done.
    Certificate,
    /// A time limit was reached. Nothing was changed by it, as the request was to read.
    Timeout,
    /// The connection broke, or what came is not HTTP, or not the gzip that it claims to be. Nothing was changed by it, as the
    /// request was to read.
    Transport,
    /// Something was to be written, and no answer came: it may have been done.
    /// [`unknown_request`](Error::unknown_request) is what to look for.
    OutcomeUnknown,
    /// The server answered with a status that is not a success.
    Status,
    /// The server sent the request elsewhere. That is not followed: it would hand the token to another host.
    Redirect,
    /// The answer is larger than the client accepts.
    TooLarge,
    /// The response is not what the spec says, or not JSON at all.
    Decode,
    /// The response has something that the spec does not know, and the client is strict about it.
    Drift,
    /// The function that provides tokens failed.
    TokenSource,
    /// The call was awaited outside of a tokio runtime, which its connection or its timer needs.
    NoRuntime,
    /// Others kept changing the list that was to be changed.
    Contended,
    /// A [mock](crate::transport::mock) was asked for something that it has no answer to.
    Unanswered,
    /// The server took a change, and did not apply it.
    NotApplied,
    /// A list in pages repeats itself, or has more pages than may be read.
    Endless,
}

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
            // The URL and the headers are checked before, so that only the program's own changes can be the reason.
            () if error.is_builder() => Cause::Setting { name: CONFIGURE, source: error.into() },
            () if is_of_a_certificate(&error) => Cause::Certificate(error.into()),
            () if error.is_connect() => Cause::Connect(error.into()),
            () if is_unprocessed(&error) => Cause::Unprocessed(error.into()),
            () if is_large_head(&error) => Cause::Transport(LargeHead(error).into()),
            () if error.is_timeout() => Cause::Timeout(Some(error.into())),
            () if is_of_a_runtime_that_ended(&error) => Cause::RuntimeEnded(error.into()),
            () => Cause::Transport(error.into()),
        }
    }

    /// What reqwest reports of a body whose head has arrived: the server has answered, whatever it says of the stream afterwards.
    pub(crate) fn of_body(error: reqwest::Error) -> Self {
        let error = error.without_url();
        if error.is_timeout() { Cause::Timeout(Some(error.into())) } else { Cause::Transport(error.into()) }
    }
}

/// The status and the headers of a response.
struct Head {
    status: StatusCode,
    headers: HeaderMap,
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

impl Error {
    pub(crate) fn new(cause: Cause) -> Self {
        Error(Box::new(Inner { request: None, cause, head: None, unknown: None }))
    }

    pub(crate) fn configuration(why: impl Into<String>) -> Self {
        Error::new(Cause::Configuration(why.into()))
    }

    #[cold]
    pub(crate) fn of(request: &Request, cause: Cause) -> Self {
        let request = Some((request.method().clone(), request.path().to_owned()));
        Error(Box::new(Inner { request, cause, head: None, unknown: None }))
    }

    /// This error, which kept the body of a success from being read.
    pub(crate) fn with_head(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.0.head = Some(Head { status, headers });
        self
    }

    /// This error, of a request that may have been done although no answer says so.
    pub(crate) fn of_unknown_outcome(mut self, request: &Request) -> Self {
        self.0.unknown.get_or_insert_with(|| Unknown { request: request.clone(), success: None });
        self
    }

    /// This error, which came after the server had answered `request` with a success. Nothing follows from that for a request
    /// that only reads.
    #[cold]
    pub(crate) fn after_success(mut self, request: &Request, status: StatusCode) -> Self {
        if !request.method().is_safe() {
            self.0.unknown = Some(Unknown { request: request.clone(), success: Some(status) });
        }
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
            Cause::Configuration(_) | Cause::Setting { .. } | Cause::Tls(_) => ErrorKind::Configuration,
            Cause::InvalidRequest(_) => ErrorKind::InvalidRequest,
            Cause::Status(_) => ErrorKind::Status,
            _ if self.is_outcome_unknown() => ErrorKind::OutcomeUnknown,
            Cause::HeldBack { .. } => ErrorKind::HeldBack,
            Cause::Connect(_) => ErrorKind::Connect,
            Cause::Unprocessed(_) => ErrorKind::Unprocessed,
            Cause::Certificate(_) => ErrorKind::Certificate,
            Cause::Timeout(_) => ErrorKind::Timeout,
            Cause::Transport(_) | Cause::Gzip(_) | Cause::RuntimeEnded(_) => ErrorKind::Transport,
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

    /// The status the server answered with, if it answered. If the body could not be read, it may be the status of a success.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.cause {
            Cause::Status(answer) => Some(answer.status),
            Cause::Redirect { status, .. } => Some(*status),
            Cause::Decode(_) | Cause::Drift(_) => Some(self.received()?.status),
            _ => self.0.head.as_ref().map(|head| head.status),
        }
    }

    /// What the server said about its refusal: the message of a JSON body, or a short plain text.
    pub fn message(&self) -> Option<&str> {
        self.answer()?.message.as_deref()
    }

    /// The body of the refusal, or of the success that could not be decoded, as it came. It may be anything: JSON, text, HTML or
    /// nothing. Of a list that was read by [`each`](crate::Call::each), it is the element. It is `None` where the body could not
    /// be read; the [report](Error::report) then says why.
    pub fn body(&self) -> Option<&[u8]> {
        match self.received() {
            Some(received) => Some(&received.body),
            None => self.answer()?.body.as_deref().ok(),
        }
    }

    /// The headers of the refusal, or of the success that could not be read.
    pub fn headers(&self) -> Option<&HeaderMap> {
        let received = self.received().map(|received| &received.headers);
        let refused = || self.answer().map(|answer| &answer.headers);
        received.or_else(refused).or_else(|| self.0.head.as_ref().map(|head| &head.headers))
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

    /// Where the response cannot be read, as `[3].status`: where it contradicts the spec, or is not JSON. `.` is the whole of it.
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

    /// Whether something was to be written and may have been done: time ran out, the connection broke, or a
    /// gateway answered 502 or 504, in this attempt or an earlier one.
    pub fn is_outcome_unknown(&self) -> bool {
        self.0.unknown.as_ref().is_some_and(|unknown| unknown.success.is_none())
    }

    /// Whether the server answered a write with a success, and the call failed afterwards. The write was probably done:
    /// do not send it again before you have looked. [`unknown_request`](Self::unknown_request) is what to look for.
    ///
    /// This happens where the response has no body and the object cannot be read back, where its body cannot be read, and
    /// where a [strict](crate::client::ClientBuilder::strict) client finds drift.
    ///
    /// ```
    /// # use optimizely_rest::{classic::{Client, Method, NewProject, Token}, mock::{Answer, Canned}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let canned = Canned::new();
    /// # canned.on(Method::POST, "projects", Answer::status(204));
    /// # let client = Client::builder(Token::legacy("abc:1")).transport(canned).build()?;
    /// let error = client.projects().create(NewProject::new("Shop")).await.unwrap_err();
    /// assert!(error.is_probably_done());
    /// println!("{}", error.report()); // `…so it was probably done (GET projects shows the result)`
    /// # assert!(error.report().to_string().ends_with("so it was probably done (GET projects shows the result)"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn is_probably_done(&self) -> bool {
        self.0.unknown.as_ref().is_some_and(|unknown| unknown.success.is_some())
    }

    /// The write that may have been done or [probably was](Self::is_probably_done), with its body, which says what to look
    /// for. A GET of the same path reads what it was to write: the list that a new object would be in, or the object itself.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use optimizely_rest::{classic::{Client, Method, NewProject, Token}, mock::{Answer, Canned}};
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
        self.0.unknown.as_ref().map(|unknown| &unknown.request)
    }

    /// Whether the response could not be read: it is not what the spec says, not JSON, or empty.
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// Whether the request was refused before it was sent.
    pub fn is_invalid_request(&self) -> bool {
        self.kind() == ErrorKind::InvalidRequest
    }

    /// The error and everything that caused it, in one line for a person or a log: each says what it has to say, and `: ` stands
    /// between them. A cause whose text has been said already is left out.
    ///
    /// `Display` alone leaves the causes out, as they are the error's [sources](std::error::Error::source).
    ///
    /// ```
    /// # use optimizely_rest::{classic::{Client, Token}, mock::Canned};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let token = Token::oauth_source(async || Err("the vault is sealed".into()));
    /// # let client = Client::builder(token).transport(Canned::new()).build()?;
    /// let error = client.projects().list().await.unwrap_err();
    /// assert_eq!(error.to_string(), "GET projects: the token source failed");
    /// assert_eq!(error.report().to_string(), "GET projects: the token source failed: the vault is sealed");
    /// # Ok(())
    /// # }
    /// ```
    pub fn report(&self) -> impl fmt::Display + '_ {
        Chain(self)
    }

    fn answer(&self) -> Option<&Answer> {
        match &self.0.cause {
            Cause::Status(answer) => Some(answer),
            _ => None,
        }
    }

    fn received(&self) -> Option<&Reply> {
        match &self.0.cause {
            Cause::Decode(contradiction) => Some(&contradiction.received),
            Cause::Drift(drifted) => Some(&drifted.received),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((method, path)) = &self.0.request {
            write!(out, "{method} {path}: ")?;
        }
        if let Some(head) = &self.0.head {
            write!(out, "{}, but the body could not be read: ", head.status)?;
        }
        write!(out, "{}", self.0.cause)?;
        match &self.0.unknown {
            Some(Unknown { request, success: None }) => {
                write!(out, "; it may have been done (GET {} shows whether it was)", request.path())
            }
            Some(Unknown { request, success: Some(status) }) => {
                let (method, status, path) = (request.method(), status.as_u16(), request.path());
                write!(out, "; the server answered the {method} with {status}, so it was probably done")?;
                write!(out, " (GET {path} shows the result)")
            }
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
        if let Some(head) = &self.0.head {
            fields.field("status", &head.status);
        }
        fields.field("cause", &self.0.cause).field("outcome_unknown", &self.is_outcome_unknown());
        fields.field("probably_done", &self.is_probably_done()).finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.cause {
            Cause::Status(answer) => match &answer.body {
                Ok(_) => None,
                Err(unread) => Some(unread),
            },
            cause => std::error::Error::source(cause),
        }
    }
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

/// Each TLS library has errors of its own, and all of them name what they complain of.
fn is_of_a_certificate(error: &reqwest::Error) -> bool {
    Chain(error).to_string().to_lowercase().contains("certificate")
}

/// Whether the server says that it did nothing with the request (RFC 9113, 8.7): it refused the stream, or closed the connection
/// and named a last stream below it. h2 gives the error of a `GOAWAY` to no other stream.
fn is_unprocessed(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| match cause.downcast_ref::<h2::Error>() {
        Some(error) => {
            let is_refused = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            error.is_remote() && (is_refused || error.is_go_away())
        }
        // hyper-util gives a request back that was not written, and has no other way to say so.
        None => cause.to_string() == "client error (Canceled)",
    })
}

/// Whether hyper refuses the head of the response. Only the text of its error says so.
fn is_large_head(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| cause.to_string() == "message head is too large")
}

/// hyper's limits for HTTP/1, which reqwest cannot change.
#[derive(Debug, thiserror::Error)]
#[error("the response has more than 100 headers, or more than 400 KB of them")]
struct LargeHead(#[source] reqwest::Error);

/// hyper has a word for it and no predicate: the task that drives a connection was dropped while a request was on its way.
fn is_of_a_runtime_that_ended(error: &reqwest::Error) -> bool {
    Chain(error).to_string().contains("dispatch task is gone")
}

/// What a refusal says: the message of a JSON body, or the text of a short plain one. HTML says nothing to a program.
/// `token` does not show in it.
pub(crate) fn message(body: &[u8], token: &str) -> Option<String> {
    let text = std::str::from_utf8(without_bom(body)).ok()?.trim();
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
