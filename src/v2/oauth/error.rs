//! Why a refresh returned no access token.

use std::fmt;
use std::sync::Arc;

use http::StatusCode;

use crate::transport::TransportError;

/// Why a refresh returned no access token. Neither `Display` nor `Debug` shows a token, the client secret or the response.
///
/// It is the source of an error of the kind [`TokenSource`](crate::ErrorKind::TokenSource):
///
/// ```
/// use std::error::Error as _;
/// use optimizely_rest::{Error, v2::oauth::RefreshError};
///
/// fn has_to_authorize_again(error: &Error) -> bool {
///     error.source().and_then(|source| source.downcast_ref()).is_some_and(RefreshError::is_revoked)
/// }
/// ```
#[derive(Clone)]
pub struct RefreshError(Arc<Failed>);

struct Failed {
    why: Why,
    /// Whether the server may have replaced the refresh token, now or in an earlier refresh.
    may_be_replaced: bool,
}

/// The failure of the request.
pub(super) enum Why {
    /// The server rejected the refresh token or the program, with this code if it is one of the standard.
    Revoked(Option<&'static str>),
    /// Another status that is not a success.
    Status(StatusCode, Option<&'static str>),
    /// A success that cannot be used.
    Malformed(StatusCode, &'static str),
    /// No response arrived, or a part of one.
    Exchange(TransportError),
}

impl RefreshError {
    /// `was_lost` says whether the response to an earlier refresh was lost.
    pub(super) fn new(why: Why, was_lost: bool) -> Self {
        let may_be_replaced = was_lost || why.loses_a_response();
        RefreshError(Arc::new(Failed { why, may_be_replaced }))
    }

    /// Whether the server rejected the grant, with the status 400. It was revoked or has expired, and the user has to authorize the program
    /// again. The program then makes a client with a new [`Grant`](super::Grant).
    pub fn is_revoked(&self) -> bool {
        matches!(self.0.why, Why::Revoked(_))
    }

    /// Whether the server may have replaced the refresh token, in this refresh or an earlier one, in a response that was lost.
    pub fn may_be_replaced(&self) -> bool {
        self.0.may_be_replaced
    }

    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.why {
            Why::Revoked(_) => Some(StatusCode::BAD_REQUEST),
            Why::Status(status, _) | Why::Malformed(status, _) => Some(*status),
            Why::Exchange(error) => error.status(),
        }
    }
}

impl Why {
    /// Whether the server may have done the refresh although its tokens did not arrive.
    fn loses_a_response(&self) -> bool {
        match self {
            Why::Revoked(_) => false,
            Why::Status(status, _) => status.is_server_error(),
            Why::Malformed(..) => true,
            Why::Exchange(error) => !error.is_not_sent(),
        }
    }
}

impl fmt::Display for RefreshError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = |code: &Option<&str>| code.map_or_else(String::new, |code| format!(" ({code})"));
        match &self.0.why {
            Why::Revoked(found) => {
                let code = code(found);
                write!(
                    out,
                    "the server rejected the grant{code}: it was revoked or has expired, and a new authorization is needed"
                )?;
            }
            Why::Status(status, found) => write!(out, "the refresh was answered with {status}{}", code(found))?,
            Why::Malformed(_, what) => write!(out, "the response to the refresh cannot be used: {what}")?,
            Why::Exchange(_) => out.write_str("the refresh failed")?,
        }
        if self.0.may_be_replaced {
            out.write_str("; the response to a refresh was lost, so the server may have replaced the refresh token")?;
        }
        Ok(())
    }
}

impl fmt::Debug for RefreshError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = out.debug_struct("RefreshError");
        fields.field("revoked", &self.is_revoked()).field("status", &self.status());
        fields.field("may_be_replaced", &self.0.may_be_replaced);
        match &self.0.why {
            Why::Malformed(_, what) => fields.field("malformed", what),
            Why::Exchange(error) => fields.field("cause", error),
            Why::Revoked(code) | Why::Status(_, code) => fields.field("code", code),
        };
        fields.finish()
    }
}

impl std::error::Error for RefreshError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.why {
            Why::Exchange(error) => Some(error),
            _ => None,
        }
    }
}
