//! One error type, with a predicate for each question that a program asks.

mod cause;
mod kind;
mod message;
mod redact;
mod report;
mod shared;
mod status;

use std::fmt;
use std::time::Duration;

use http::header::HeaderMap;
use http::{Method, StatusCode};

use crate::model::date::ParseDateError;
use crate::model::id::ParseIdError;
use crate::model::reply::Reply;
use crate::model::timestamp::ParseTimestampError;
use crate::request::Request;

pub(crate) use cause::{Answer, CONFIGURE, Cause, Contradiction, Drifted, Unreadable};
pub use kind::ErrorKind;
pub(crate) use message::{line, line_without, message};
pub(crate) use redact::token as redacted;
pub(crate) use report::{Chain, causes};
pub(crate) use shared::SharedError;

/// An error from the caller's own code, such as a token source.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call failed.
///
/// `Display` is one line that names the method, the path and what happened. It leaves out the cause, which is the
/// [`source`](std::error::Error::source), so a reporter that prints an error and its sources prints each of them once.
/// [`report`](Error::report) is such a reporter, for a log line. `Debug` shows the same information as fields, and the length of the
/// response body.
///
/// All of them may quote the server's [message](Error::message), which is one short line without the token. None of them contains a
/// query, a token or a whole body.
pub struct Error(Box<Inner>);

struct Inner {
    request: Option<(Method, String)>,
    cause: Cause,
    /// The head of a successful response whose body could not be read. The cause says why.
    head: Option<Head>,
    unknown: Option<Unknown>,
    /// The fields that a failed save left pending.
    pending: Vec<String>,
}

/// A write that may have been done although the call failed.
struct Unknown {
    request: Request,
    /// The success status of the response, if the server answered.
    success: Option<StatusCode>,
}

/// The status and the headers of a response.
struct Head {
    status: StatusCode,
    headers: HeaderMap,
}

impl Error {
    pub(crate) fn new(cause: Cause) -> Self {
        Error(Box::new(Inner { request: None, cause, head: None, unknown: None, pending: Vec::new() }))
    }

    pub(crate) fn configuration(why: impl Into<String>) -> Self {
        Error::new(Cause::Configuration(why.into()))
    }

    #[cold]
    pub(crate) fn of(request: &Request, cause: Cause) -> Self {
        let request = Some((request.method().clone(), request.path().to_owned()));
        Error(Box::new(Inner { request, cause, head: None, unknown: None, pending: Vec::new() }))
    }

    /// Adds the head of a successful response whose body could not be read.
    pub(crate) fn with_head(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        self.0.head = Some(Head { status, headers });
        self
    }

    /// Marks the request as one that may have been done although no response says so.
    pub(crate) fn of_unknown_outcome(mut self, request: &Request) -> Self {
        self.0.unknown.get_or_insert_with(|| Unknown { request: request.clone(), success: None });
        self
    }

    /// Notes that the server had answered `request` with a success before the call failed. This changes nothing for a request that
    /// only reads.
    #[cold]
    pub(crate) fn after_success(mut self, request: &Request, status: StatusCode) -> Self {
        if !request.method().is_safe() {
            self.0.unknown = Some(Unknown { request: request.clone(), success: Some(status) });
        }
        self
    }

    /// Names the fields of a save, which stay pending.
    #[cold]
    pub(crate) fn with_pending(mut self, save: &Request) -> Self {
        if let Some(serde_json::Value::Object(changes)) = save.body_json() {
            self.0.pending = changes.into_iter().map(|(name, _)| name).collect();
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

    /// The kind of failure. It does not say whether a write may have been done: use
    /// [`is_outcome_unknown`](Error::is_outcome_unknown) and [`is_probably_done`](Error::is_probably_done).
    pub fn kind(&self) -> ErrorKind {
        Error::kind_of(&self.0.cause)
    }

    pub(crate) fn kind_of(cause: &Cause) -> ErrorKind {
        match cause {
            Cause::Configuration(_) | Cause::Setting { .. } | Cause::Tls(_) => ErrorKind::Configuration,
            Cause::InvalidRequest(_) | Cause::Body { .. } => ErrorKind::InvalidRequest,
            Cause::Status(_) => ErrorKind::Status,
            Cause::HeldBack { .. } => ErrorKind::HeldBack,
            Cause::Connect(_) => ErrorKind::Connect,
            Cause::Unprocessed(_) => ErrorKind::Unprocessed,
            Cause::Certificate(_) => ErrorKind::Certificate,
            Cause::Timeout(_) => ErrorKind::Timeout,
            Cause::Transport(_) | Cause::Gzip(_) | Cause::RuntimeEnded(_) => ErrorKind::Transport,
            Cause::Redirect { .. } | Cause::Elsewhere { .. } => ErrorKind::Redirect,
            Cause::TooLarge { .. } => ErrorKind::TooLarge,
            Cause::Decode(_) => ErrorKind::Decode,
            Cause::Drift(_) => ErrorKind::Drift,
            Cause::TokenSource(_) => ErrorKind::TokenSource,
            Cause::NoRuntime => ErrorKind::NoRuntime,
            Cause::Contended { .. } => ErrorKind::Contended,
            Cause::Unanswered(_) => ErrorKind::Unanswered,
            Cause::NotApplied(_) => ErrorKind::NotApplied,
            Cause::Endless(_) => ErrorKind::Endless,
            Cause::Pending { .. } => ErrorKind::Pending,
        }
    }

    /// The status of the response, if there was one. It may be a success status if the body could not be read.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.cause {
            Cause::Status(answer) => Some(answer.status),
            Cause::Redirect { status, .. } => Some(*status),
            Cause::Decode(_) | Cause::Drift(_) => Some(self.received()?.status),
            _ => self.0.head.as_ref().map(|head| head.status),
        }
    }

    /// The server's message in an error response: from a JSON body, or a short plain text.
    pub fn message(&self) -> Option<&str> {
        self.answer()?.message.as_deref()
    }

    /// The body of the error response, or of the successful response that could not be decoded, as it was received. It may be
    /// anything: JSON, text, HTML or nothing. For an element of a list that was read with [`each`](crate::Call::each), it is that
    /// element. It is `None` if the body could not be read; the [report](Error::report) then says why.
    pub fn body(&self) -> Option<&[u8]> {
        match self.received() {
            Some(received) => Some(&received.body),
            None => self.answer()?.body.as_deref().ok(),
        }
    }

    /// The headers of the error response, or of the successful response that could not be read.
    pub fn headers(&self) -> Option<&HeaderMap> {
        let received = self.received().map(|received| &received.headers);
        let refused = || self.answer().map(|answer| &answer.headers);
        received.or_else(refused).or_else(|| self.0.head.as_ref().map(|head| &head.headers))
    }

    /// The ID that the server gave the request. Quote it when you ask the API's support about a failure.
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.headers()?;
        ["x-request-id", "request-id"].iter().find_map(|name| headers.get(*name)?.to_str().ok())
    }

    /// The explanation of the status in the API's documentation, such as "The object is archived already". The text of the error contains it if
    /// the server sent no [`message`](Self::message).
    ///
    /// ```
    /// # use optimizely_rest::{mock::{Answer, Mock}, v2::{Client, ExperimentUpdate, Token}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let mock = Mock::new();
    /// # mock.next(Answer::status(410));
    /// # let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
    /// let error = client.experiments().update(7, ExperimentUpdate::new().name("Bigger")).await.unwrap_err();
    /// assert_eq!(error.meaning(), Some("The object is archived already"));
    /// assert_eq!(error.to_string(), "PATCH experiments/7: 410 Gone: The object is archived already");
    /// # Ok(())
    /// # }
    /// ```
    pub fn meaning(&self) -> Option<&'static str> {
        self.answer()?.meaning
    }

    /// How long the server asked to wait: by the `Retry-After` header of its response or, for a 429 without one, until the rate limit is
    /// reset, but at most 120 s. If the call was not sent because of an earlier such wait, this is the remaining time.
    pub fn retry_after(&self) -> Option<Duration> {
        match &self.0.cause {
            Cause::HeldBack { wait } => *wait,
            _ => self.answer()?.retry_after,
        }
    }

    /// The method of the request, if the call got as far as having one.
    pub fn method(&self) -> Option<&Method> {
        self.0.request.as_ref().map(|(method, _)| method)
    }

    /// The path of the request below the base URL.
    pub fn path(&self) -> Option<&str> {
        self.0.request.as_ref().map(|(_, path)| path.as_str())
    }

    /// The place in the response that cannot be decoded, such as `[3].status`: there it contradicts the spec or is not JSON. `.` is the
    /// whole response. For [`from_json`](crate::BodyExt::from_json), the place in its JSON.
    pub fn json_path(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Decode(contradiction) => Some(&contradiction.path),
            Cause::Body { path, .. } => Some(path),
            _ => None,
        }
    }

    /// The origin that a redirect, or the link to the next page of a list, pointed to, such as `https://example.com`.
    pub fn redirect_target(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Redirect { target, .. } | Cause::Elsewhere { target } => Some(target),
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

    /// Whether the server's certificate was not trusted, or the client's own certificate was rejected.
    pub fn is_certificate(&self) -> bool {
        self.kind() == ErrorKind::Certificate
    }

    /// Whether the call was not sent, because the server had asked for a wait, or because the limits of the client did not admit it
    /// before its deadline.
    pub fn is_held_back(&self) -> bool {
        self.kind() == ErrorKind::HeldBack
    }

    /// Whether a write may have been done although the call failed: in one of the attempts, time ran out, the connection broke, or a
    /// gateway answered 502 or 504.
    pub fn is_outcome_unknown(&self) -> bool {
        self.0.unknown.as_ref().is_some_and(|unknown| unknown.success.is_none())
    }

    /// Whether the server answered a write with a success and the call failed afterwards. The write was probably done: check before
    /// you send it again. [`unknown_request`](Self::unknown_request) says what to look for.
    ///
    /// This happens if the response has no body and the object cannot be read back, if the body cannot be read or is too large, or if
    /// a [strict](crate::client::ClientBuilder::strict) client finds drift.
    ///
    /// ```
    /// # use optimizely_rest::{classic::{Client, Method, NewProject, Token}, mock::{Answer, Mock}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let mock = Mock::new();
    /// # mock.on(Method::POST, "projects", Answer::status(204));
    /// # let client = Client::builder(Token::legacy("abc:1")).transport(mock).build()?;
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

    /// The write that may have been done or [probably was](Self::is_probably_done), with its body. A GET of the same path shows
    /// whether it was done: it reads the list that would contain a new object, or the changed object itself.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use optimizely_rest::{classic::{Client, Method, NewProject, Token}, mock::{Answer, Mock}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let mock = Mock::new();
    /// # mock.on(Method::POST, "projects", Answer::broken());
    /// # mock.on(Method::GET, "projects", Answer::status(200).body("[]"));
    /// # let client = Client::builder(Token::legacy("abc:1")).transport(mock).build()?;
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

    /// The fields that a failed [`save`](crate::Live::save) left pending, by their names in the request body. Empty if another call
    /// failed.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # use optimizely_rest::sandbox::Fault;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = Sandbox::start().await?;
    /// # let client = sandbox.client();
    /// let mut project = client.projects().create(NewProject::new("Shop")).await?;
    /// # sandbox.inject(Fault::status(403).times(1));
    /// project.set_project_name("Store").set_ip_filter("192.0.2.1");
    /// let error = project.save().await.unwrap_err();
    /// assert_eq!(error.pending_fields(), ["ip_filter", "project_name"]);
    /// println!("{error}"); // `PUT projects/…: 403 Forbidden: …; still pending: ip_filter, project_name`
    /// # assert!(error.to_string().ends_with("; still pending: ip_filter, project_name"), "{error}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn pending_fields(&self) -> &[String] {
        &self.0.pending
    }

    /// Whether the response could not be decoded: it does not match the spec, is not JSON, or is empty.
    pub fn is_decode(&self) -> bool {
        self.kind() == ErrorKind::Decode
    }

    /// Whether the server was still computing the response when the time of [`when_ready`](crate::Call::when_ready) was up. Asking
    /// again later may succeed.
    pub fn is_pending(&self) -> bool {
        self.kind() == ErrorKind::Pending
    }

    /// Whether the request was invalid and therefore not sent.
    pub fn is_invalid_request(&self) -> bool {
        self.kind() == ErrorKind::InvalidRequest
    }

    /// The error and all its causes in one line, separated by `: `, for a person or a log. A cause whose text is already part of the
    /// line is left out.
    ///
    /// `Display` leaves out the causes, which are the error's [sources](std::error::Error::source).
    ///
    /// ```
    /// # use optimizely_rest::{classic::{Client, Token}, mock::Mock};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let token = Token::oauth_source(async || Err("the vault is sealed".into()));
    /// # let client = Client::builder(token).transport(Mock::new()).build()?;
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

macro_rules! from_text_errors {
    ($($error:ty),*) => {
        $(
            /// Its kind is [`InvalidRequest`](ErrorKind::InvalidRequest), so `?` works on parsed text in a function that sends requests.
            impl From<$error> for Error {
                fn from(error: $error) -> Error {
                    Error::new(Cause::InvalidRequest(line_without(&error.to_string(), [])))
                }
            }
        )*
    };
}

from_text_errors!(ParseIdError, ParseDateError, ParseTimestampError);

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
                let (method, path) = (request.method(), request.path());
                write!(out, "; the {method} may have been done (GET {path} shows ")?;
                match request.action().map(|action| action.shown_by) {
                    Some(Some((field, value))) => write!(out, "whether it was: `{field}` is `{value}` then)")?,
                    // A list shows a new object, but no field shows the action.
                    Some(None) if request.read_back().is_some() => write!(out, "the current state)")?,
                    _ => write!(out, "whether it was)")?,
                }
            }
            Some(Unknown { request, success: Some(status) }) => {
                let (method, status, path) = (request.method(), status.as_u16(), request.path());
                write!(out, "; the server answered the {method} with {status}, so it was probably done")?;
                write!(out, " (GET {path} shows the result)")?;
            }
            None => {}
        }
        match &self.0.pending[..] {
            [] => Ok(()),
            fields => write!(out, "; still pending: {}", fields.join(", ")),
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
