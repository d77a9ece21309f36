//! The two sides of an exchange: one attempt at a request, and the response.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use url::Url;

use crate::error::Cause;
use crate::request::Request;
use crate::transport::headers::CallHeaders;
use crate::transport::limits::Limits;

/// One attempt at a request: its content and its limits.
pub(crate) struct Sending<'a> {
    pub(crate) request: &'a Request,
    /// The headers that the program adds.
    pub(crate) headers: Option<&'a CallHeaders>,
    pub(crate) base_url: &'a Url,
    pub(crate) token: (&'static str, HeaderValue),
    pub(crate) limits: Limits,
}

/// A response of any status. Its status and headers count even if the body could not be read.
pub(crate) struct Incoming {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Result<Bytes, Cause>,
}

impl Sending<'_> {
    pub(crate) fn url(&self) -> Url {
        self.request.url(self.base_url)
    }

    pub(crate) fn write_headers(&self, headers: &mut HeaderMap) {
        if let Some(own) = self.headers {
            own.write(headers);
        }
        let (name, token) = &self.token;
        // This name takes no allocation. The generator checks it and writes it in lower case.
        headers.insert(HeaderName::from_static(name), token.clone());
        if let Some(accept) = self.request.accept() {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        if self.request.body_bytes().is_some() {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
    }
}
