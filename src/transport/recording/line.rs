//! A line of a recording.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method, StatusCode};
use humantime::format_rfc3339_millis;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};
use serde_json::Value;
use url::Url;

use super::redaction::Redaction;
use crate::error::{Cause, Error};
use crate::model::json::{is_blank, value, without_bom};
use crate::request::Request;
use crate::transport::exchange::Incoming;

/// One attempt, without secrets.
pub(crate) struct Line {
    /// When the attempt began.
    pub(super) time: SystemTime,
    pub(super) took: Duration,
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) base_url: String,
    pub(super) request: Option<Value>,
    /// The response, or the kind of the failure.
    pub(super) response: Result<Received, String>,
}

/// A response.
pub(super) struct Received {
    status: StatusCode,
    body: Content,
}

/// The body of a response.
enum Content {
    None,
    Json(Value),
    /// A body that is not JSON may have secrets anywhere, so it is only described.
    Other {
        content_type: Option<String>,
        bytes: usize,
    },
    /// A body that could not be read, and the kind of the failure.
    Unread(String),
}

impl Line {
    pub(crate) fn new(
        redaction: &Redaction<'_>,
        (time, took): (SystemTime, Duration),
        (request, base_url): (&Request, &Url),
        sent: &Result<Incoming, Cause>,
    ) -> Self {
        let query: Vec<_> = request.query().iter().map(|(name, value)| redaction.parameter(name, value)).collect();
        Line {
            time,
            took,
            method: request.method().clone(),
            url: redaction.text(request.url_with(base_url, &query).as_str()),
            base_url: redaction.text(base_url.as_str()),
            request: request.body_json().map(|body| redaction.json(body)),
            response: match sent {
                Ok(incoming) => Ok(Received { status: incoming.status, body: content(redaction, incoming) }),
                Err(cause) => Err(kind(cause)),
            },
        }
    }
}

fn content(redaction: &Redaction<'_>, incoming: &Incoming) -> Content {
    let body = match &incoming.body {
        Ok(body) if is_blank(body) => return Content::None,
        Ok(body) => body,
        Err(cause) => return Content::Unread(kind(cause)),
    };
    match value(without_bom(body)) {
        Ok(value) => Content::Json(redaction.json(value)),
        Err(_) => other(redaction, &incoming.headers, body),
    }
}

fn other(redaction: &Redaction<'_>, headers: &HeaderMap, body: &Bytes) -> Content {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    Content::Other { content_type: content_type.map(|text| redaction.text(text)), bytes: body.len() }
}

/// The name of the [`ErrorKind`](crate::ErrorKind).
fn kind(cause: &Cause) -> String {
    format!("{:?}", Error::kind_of(cause))
}

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut line = serializer.serialize_map(None)?;
        line.serialize_entry("time", &format_rfc3339_millis(self.time).to_string())?;
        line.serialize_entry("milliseconds", &u64::try_from(self.took.as_millis()).unwrap_or(u64::MAX))?;
        line.serialize_entry("method", self.method.as_str())?;
        line.serialize_entry("base_url", &self.base_url)?;
        line.serialize_entry("url", &self.url)?;
        if let Some(body) = &self.request {
            line.serialize_entry("request", body)?;
        }
        match &self.response {
            Err(error) => line.serialize_entry("error", error)?,
            Ok(Received { status, body }) => {
                line.serialize_entry("status", &status.as_u16())?;
                match body {
                    Content::None => {}
                    Content::Json(value) => line.serialize_entry("response", value)?,
                    Content::Other { content_type, bytes } => {
                        line.serialize_entry("content_type", content_type)?;
                        line.serialize_entry("bytes", bytes)?;
                    }
                    Content::Unread(error) => line.serialize_entry("error", error)?,
                }
            }
        }
        line.end()
    }
}
