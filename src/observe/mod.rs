//! What a call tells of itself: a report to whoever counts calls, and with the feature `tracing` a span and events.

use std::sync::Arc;
use std::time::Duration;

use http::{Method, StatusCode};

use crate::error::ErrorKind;
use crate::model::drift::Drift;

#[cfg(not(feature = "tracing"))]
mod silent;
#[cfg(feature = "tracing")]
mod spans;

#[cfg(not(feature = "tracing"))]
pub(crate) use silent::*;
#[cfg(feature = "tracing")]
pub(crate) use spans::*;

/// How a request ended, with all its attempts: for [`ClientBuilder::on_call`](crate::client::ClientBuilder::on_call).
///
/// There is no id, query, body or token in it, so that its method, template, status and error can label a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallReport {
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL with a name in braces for each id: `projects/{id}`. None for a request of
    /// [`Client::request`](crate::client::Client::request), which has a path of its own, with whatever ids are in it.
    pub template: Option<&'static str>,
    /// How often it was sent. 0 where it was refused before, or held back.
    pub attempts: u32,
    /// The status of the last answer, where the last attempt had one. 204 where a DELETE had been done by an earlier attempt.
    pub status: Option<StatusCode>,
    /// How long it took, its waits included.
    pub duration: Duration,
    /// Why it failed; none where it succeeded.
    pub error: Option<ErrorKind>,
}

type Callback = dyn Fn(&CallReport) + Send + Sync;

/// Who is told how calls end.
#[derive(Clone, Default)]
pub(crate) struct Listener(pub(crate) Option<Arc<Callback>>);

type DriftCallback = dyn Fn(&Drift) + Send + Sync;

/// Where drift is reported, and whether it is an error.
#[derive(Clone, Default)]
pub(crate) struct Watch {
    pub(crate) callback: Option<Arc<DriftCallback>>,
    pub(crate) strict: bool,
}

impl Watch {
    pub(crate) fn is_on(&self) -> bool {
        self.callback.is_some() || self.strict || hears_of_drift()
    }
}
