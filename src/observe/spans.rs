//! With the feature `tracing`, a span for each request, and events for retries, waits and drift. Names and fields follow the
//! OpenTelemetry conventions for HTTP clients.
//!
//! Spans and events contain the server's address, the route, statuses and times. They contain no body, query or token, and no ID except
//! that of an object with drift.

use std::fmt;
use std::io;
use std::time::Duration;

use http::StatusCode;
use tracing::field::{Empty, display};
use tracing::instrument::Instrumented;
use tracing::{Instrument as _, Level};
use url::Url;

use super::{CallReport, WaitReason};
use crate::error::{Error, ErrorKind};
use crate::model::drift::{Drift, DriftKind};
use crate::request::Request;

/// The target of all spans and events, for filters.
const TARGET: &str = "optimizely_rest";
const DRIFT: &str = "optimizely_rest::drift";

pub(crate) struct Span(tracing::Span);

impl Span {
    pub(crate) fn of(request: &Request, base_url: &Url) -> Self {
        let (method, template) = (request.method().as_str(), request.route_template());
        let span = tracing::info_span!(
            target: TARGET,
            "http_call",
            otel.kind = "client",
            otel.name = Empty,
            otel.status_code = Empty,
            server.address = base_url.host_str(),
            server.port = base_url.port_or_known_default(),
            http.request.method = method,
            http.request.resend_count = Empty,
            http.response.status_code = Empty,
            http.client.request.duration = Empty,
            url.template = template,
            "error.type" = Empty,
        );
        match template {
            Some(template) => span.record("otel.name", display(format_args!("{method} {template}"))),
            None => span.record("otel.name", method),
        };
        Span(span)
    }

    pub(crate) fn around<F: Future>(&self, call: F) -> Instrumented<F> {
        call.instrument(self.0.clone())
    }

    pub(crate) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.in_scope(work)
    }

    pub(crate) fn end(&self, report: &CallReport) {
        self.0.record("http.client.request.duration", report.duration.as_secs_f64());
        if let Some(status) = report.status {
            self.0.record("http.response.status_code", status.as_u16());
        }
        if report.attempts > 1 {
            self.0.record("http.request.resend_count", report.attempts - 1);
        }
        if let Some(error) = report.error {
            self.0.record("error.type", display(Reason(error, report.status)));
            self.0.record("otel.status_code", "ERROR");
        }
    }
}

/// An attempt failed, and another one follows.
pub(crate) fn retry(error: &Error, wait: Duration) {
    let wait = wait.as_secs_f64();
    tracing::info!(target: TARGET, { "error.type" = %Reason::from(error), wait }, "retrying after a wait");
}

/// The server answered with 429.
pub(crate) fn cooldown(wait: Duration) {
    let wait = wait.as_secs_f64();
    tracing::warn!(target: TARGET, wait, "rate limited: all calls of this client wait");
}

/// An attempt could not be written to the recording.
pub(crate) fn unrecorded(error: &io::Error) {
    tracing::warn!(target: TARGET, error = %error, "an attempt was not recorded");
}

/// A fetched object was dropped with pending changes.
pub(crate) fn unsaved(resource: &'static str) {
    tracing::warn!(target: TARGET, resource, "pending changes were dropped without a save");
}

/// A call waits before it is sent. `wait` is the length of the wait, if that is known.
pub(crate) fn held_back(reason: WaitReason, wait: Option<Duration>) {
    let wait = wait.map(|wait| wait.as_secs_f64());
    tracing::debug!(target: TARGET, %reason, wait, "waiting before sending");
}

pub(crate) fn listens_for_drift() -> bool {
    tracing::event_enabled!(target: DRIFT, Level::WARN)
}

pub(crate) fn drift(drift: &Drift) {
    let (resource, id, path) = (drift.resource, drift.id.as_deref(), drift.path.as_str());
    match &drift.kind {
        DriftKind::UnknownStatus { method, status, .. } => {
            let (method, status) = (method.as_str(), status.as_u16());
            tracing::warn!(target: DRIFT, resource, method, status, "the spec does not list this success status");
        }
        DriftKind::UnknownField => {
            tracing::warn!(target: DRIFT, resource, id, path, "the spec does not describe this field")
        }
        DriftKind::UnknownValue(_) => {
            tracing::warn!(target: DRIFT, resource, id, path, "the spec does not describe this value")
        }
    }
}

/// Keeps the span and the subscriber of this thread for a call that is polled on another one.
#[cfg(feature = "blocking")]
pub(crate) fn in_context<F: Future>(call: F) -> impl Future<Output = F::Output> {
    use tracing::instrument::WithSubscriber as _;
    call.in_current_span().with_current_subscriber()
}

/// Why an attempt failed, with few distinct values: the status of an error response, or else the kind of failure.
struct Reason(ErrorKind, Option<StatusCode>);

impl From<&Error> for Reason {
    fn from(error: &Error) -> Self {
        Reason(error.kind(), error.status())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason(ErrorKind::Status, Some(status)) => out.write_str(status.as_str()),
            Reason(kind, _) => write!(out, "{kind:?}"),
        }
    }
}
