//! Observability: a report per request for callbacks, and with the feature `tracing` a span and events.

use std::sync::Arc;
use std::time::Duration;

use http::{Method, StatusCode};

use crate::error::ErrorKind;
use crate::model::drift::Drift;
use crate::request::Request;

#[cfg(not(feature = "tracing"))]
mod silent;
#[cfg(feature = "tracing")]
mod spans;
mod wait_report;

#[cfg(not(feature = "tracing"))]
pub(crate) use silent::*;
#[cfg(feature = "tracing")]
pub(crate) use spans::*;
pub use wait_report::{WaitReason, WaitReport};

/// The outcome of a request and all its attempts, for [`ClientBuilder::on_call`](crate::client::ClientBuilder::on_call).
///
/// It contains no ID, query, body or token, so its method, template, status and error can label a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallReport {
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL with a name in braces for each ID, such as `projects/{id}`. `None` for a request made with
    /// [`Client::request`](crate::client::Client::request), whose path may contain IDs.
    pub template: Option<&'static str>,
    /// How often the request was sent. 0 if it was invalid, or if its wait would have been too long.
    pub attempts: u32,
    /// How many attempts could not be written to the recording of [`record_to`](crate::client::ClientBuilder::record_to).
    pub unrecorded: u32,
    /// The status of the response to the last attempt, if there was one. 204 if an earlier attempt had already deleted the object.
    pub status: Option<StatusCode>,
    /// How long the request took, including waits.
    pub duration: Duration,
    /// Why the request failed, or `None` if it succeeded.
    pub error: Option<ErrorKind>,
}

type CallCallback = dyn Fn(&CallReport) + Send + Sync;
type WaitCallback = dyn Fn(&WaitReport) + Send + Sync;

/// The callbacks that receive the reports.
#[derive(Clone, Default)]
pub(crate) struct Listener {
    pub(crate) on_call: Option<Arc<CallCallback>>,
    pub(crate) on_wait: Option<Arc<WaitCallback>>,
}

impl Listener {
    /// Reports that a request begins to wait.
    pub(crate) fn wait(&self, request: &Request, reason: WaitReason, wait: Option<Duration>) {
        if let Some(callback) = &self.on_wait {
            let (method, template) = (request.method().clone(), request.route_template());
            callback(&WaitReport { method, template, reason, wait });
        }
    }
}

type DriftCallback = dyn Fn(&Drift) + Send + Sync;

/// The callback for drift, and whether drift is an error.
#[derive(Clone, Default)]
pub(crate) struct Watch {
    pub(crate) callback: Option<Arc<DriftCallback>>,
    pub(crate) strict: bool,
}

impl Watch {
    pub(crate) fn is_on(&self) -> bool {
        self.callback.is_some() || self.strict || listens_for_drift()
    }
}
