//! Why a transport returns no response.

use std::error::Error;
use std::fmt;

use http::StatusCode;
use http::response::Parts;

use crate::error::{BoxError, Cause};
use crate::transport::limits::Limits;

/// Why a transport returns no response, or none that is complete.
///
/// The constructor decides what the client does next:
///
/// | constructor | how the client treats it |
/// |---|---|
/// | [`not_sent`](Self::not_sent) | nothing was done: the request is sent again whatever its method |
/// | [`broken`](Self::broken), [`timed_out`](Self::timed_out) | the request may have been done: a GET, PUT or DELETE is sent again, and a POST fails with an [unknown outcome](crate::Error::is_outcome_unknown) |
/// | [`too_large`](Self::too_large) | the server has answered: the request is not sent again |
///
/// `Display` is one line that leaves out the [`source`](Error::source). The call's [`Error`](crate::Error) has the same source, which a
/// program can downcast.
pub struct TransportError(Box<Failed>);

struct Failed {
    cause: Cause,
    head: Option<Parts>,
}

impl TransportError {
    /// Nothing was sent, so the server did nothing.
    pub fn not_sent(source: impl Into<BoxError>) -> Self {
        Self::of(Cause::Connect(source.into()))
    }

    /// The connection broke after the request, or a part of it, was sent.
    pub fn broken(source: impl Into<BoxError>) -> Self {
        Self::of(Cause::Transport(source.into()))
    }

    /// A time limit of the transport was reached after the request, or a part of it, was sent.
    pub fn timed_out(source: impl Into<BoxError>) -> Self {
        Self::of(Cause::Timeout(Some(source.into())))
    }

    /// The body of the response with this head is larger than [`Limits::max_response_bytes`].
    pub fn too_large(head: Parts, limits: &Limits) -> Self {
        Self::of(Cause::TooLarge { limit: limits.max_response_bytes }).with_head(head)
    }

    /// Adds the head of the response, if it had arrived. A status that is not a success then counts as it would with a body. A success
    /// becomes an error that keeps the status.
    pub fn with_head(mut self, head: Parts) -> Self {
        self.0.head = Some(head);
        self
    }

    pub(crate) fn of(cause: Cause) -> Self {
        TransportError(Box::new(Failed { cause, head: None }))
    }

    /// The cause, and the head of the response if it had arrived.
    pub(crate) fn into_parts(self) -> (Cause, Option<Parts>) {
        (self.0.cause, self.0.head)
    }

    /// Whether the server is known to have done nothing.
    pub fn is_not_sent(&self) -> bool {
        !self.0.cause.may_be_done() && self.0.head.is_none()
    }

    /// Whether a time limit was reached after the request was sent.
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.cause, Cause::Timeout(_))
    }

    /// Whether the body is too large.
    pub fn is_too_large(&self) -> bool {
        matches!(self.0.cause, Cause::TooLarge { .. })
    }

    /// The status of the response, if its head had arrived.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.head.as_ref().map(|head| head.status)
    }
}

/// For middleware that boxes errors: a `TransportError` in the box stays as it is, and any other error becomes a
/// [broken](TransportError::broken) connection.
impl From<BoxError> for TransportError {
    fn from(error: BoxError) -> Self {
        error.downcast().map_or_else(TransportError::broken, |known| *known)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.status() {
            Some(status) => write!(out, "{status}, but the body could not be read: {}", self.0.cause),
            None => write!(out, "{}", self.0.cause),
        }
    }
}

/// Leaves out the headers, which may hold secrets.
impl fmt::Debug for TransportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("TransportError").field("cause", &self.0.cause).field("status", &self.status()).finish()
    }
}

impl Error for TransportError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.cause.source()
    }
}
