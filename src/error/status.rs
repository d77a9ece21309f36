//! The statuses that programs ask for most.
//!
//! They are the same for every API. What an API means by them, and how long it asks to wait, is in the documentation of its type,
//! as of `Classic`.

use super::Error;

impl Error {
    /// Whether the server answered with status 400: the request is refused as it stands.
    pub fn is_bad_request(&self) -> bool {
        self.has_status(400)
    }

    /// Whether the server answered with status 401: there is no token, or it is not accepted.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(401)
    }

    /// Whether the server answered with status 403: the token does not allow this.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(403)
    }

    /// Whether the server answered with status 404: there is nothing of that id.
    pub fn is_not_found(&self) -> bool {
        self.has_status(404)
    }

    /// Whether the server answered with status 409: the request does not fit what is there.
    pub fn is_conflict(&self) -> bool {
        self.has_status(409)
    }

    /// Whether the server answered with status 410: it was there once.
    pub fn is_gone(&self) -> bool {
        self.has_status(410)
    }

    /// Whether the server answered with status 422: a value is not what it has to be.
    pub fn is_unprocessable(&self) -> bool {
        self.has_status(422)
    }

    /// Whether the server answered with status 429: a rate limit was hit.
    pub fn is_too_many_requests(&self) -> bool {
        self.has_status(429)
    }

    /// Whether the server answered with status 503: it is overloaded, or down for maintenance.
    pub fn is_service_unavailable(&self) -> bool {
        self.has_status(503)
    }

    /// Whether the server, or a gateway before it, answered with a status from 500 to 599: the request is not the reason.
    pub fn is_server_error(&self) -> bool {
        self.status().is_some_and(|status| status.is_server_error())
    }

    fn has_status(&self, code: u16) -> bool {
        self.status().is_some_and(|status| status.as_u16() == code)
    }
}
