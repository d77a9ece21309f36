//! A response with its body, before it is decoded.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;

/// The status, the headers and the body of a response.
#[derive(Clone)]
pub struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl fmt::Debug for Reply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Reply")
            .field("status", &self.status)
            .field("body_length", &self.body.len())
            .finish_non_exhaustive()
    }
}
