//! Predicates for the statuses that programs check most often.
//!
//! They are the same for every API. The documentation of an API's type, such as `Classic`, says what the statuses mean in that API and
//! how long it asks clients to wait.

use super::Error;

impl Error {
    /// Whether the server answered with status 400: the request is invalid.
    pub fn is_bad_request(&self) -> bool {
        self.has_status(400)
    }

    /// Whether the server answered with status 401: the token is missing or not accepted.
    pub fn is_unauthorized(&self) -> bool {
        self.has_status(401)
    }

    /// Whether the server answered with status 403: the token does not permit the request.
    pub fn is_forbidden(&self) -> bool {
        self.has_status(403)
    }

    /// Whether the server answered with status 404: there is no object with this ID.
    pub fn is_not_found(&self) -> bool {
        self.has_status(404)
    }

    /// Whether the server answered with status 409: the request conflicts with the current state of the object.
    pub fn is_conflict(&self) -> bool {
        self.has_status(409)
    }

    /// Whether the server answered with status 410: the object no longer exists.
    pub fn is_gone(&self) -> bool {
        self.has_status(410)
    }

    /// Whether the server answered with status 422: a value is invalid.
    pub fn is_unprocessable(&self) -> bool {
        self.has_status(422)
    }

    /// Whether the server answered with status 429: a rate limit was hit.
    pub fn is_too_many_requests(&self) -> bool {
        self.has_status(429)
    }

    /// Whether the server answered with status 503: it is overloaded or down for maintenance.
    pub fn is_service_unavailable(&self) -> bool {
        self.has_status(503)
    }

    /// Whether the server, or a gateway in front of it, answered with a status from 500 to 599: the server failed, and the request is
    /// not at fault.
    pub fn is_server_error(&self) -> bool {
        self.status().is_some_and(|status| status.is_server_error())
    }

    fn has_status(&self, code: u16) -> bool {
        self.status().is_some_and(|status| status.as_u16() == code)
    }
}
