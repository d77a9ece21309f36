//! What a call tells of itself: a report to whoever counts calls, and with the feature `tracing` a span and events.

use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, StatusCode};

use crate::client::Inner;
use crate::decode::acknowledged;
use crate::error::{Error, ErrorKind};
use crate::json::is_blank;
use crate::request::Request;
use crate::transport::{Options, Reply};

#[cfg(not(feature = "tracing"))]
mod silent;
#[cfg(feature = "tracing")]
mod spans;

#[cfg(not(feature = "tracing"))]
pub(crate) use silent::*;
#[cfg(feature = "tracing")]
pub(crate) use spans::*;

/// How a request ended, with all its attempts: for [`ClientBuilder::on_call`](crate::ClientBuilder::on_call).
///
/// There is no id, query, body or token in it, so that its method, template, status and error can label a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallReport {
    /// The HTTP method.
    pub method: Method,
    /// The path below the base URL with a name in braces for each id: `projects/{id}`. None for a request of
    /// [`Client::request`](crate::Client::request), which has a path of its own, with whatever ids are in it.
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

/// An update that succeeded without a body.
struct Updated {
    status: StatusCode,
    /// Reads the object.
    read_back: Request,
}

impl Inner {
    /// Sends a request of whose response only the success is needed.
    pub(crate) async fn send(&self, request: &Request, options: &Options) -> Result<(), Error> {
        self.send_since(self.clock.now(), request, options, |reply| acknowledged(self, request, &reply)).await
    }

    /// Sends a request and reads its response. Where an update succeeds without a body, the object is read back, as a part of
    /// the same call: in its time, with its options. `read` gets the request that the response belongs to.
    pub(crate) async fn fetch<T>(
        &self,
        request: &Request,
        options: &Options,
        read: impl Fn(&Request, Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let begun = self.clock.now();
        let mut updated: Option<Box<Updated>> = None;
        loop {
            let current = updated.as_ref().map_or(request, |updated| &updated.read_back);
            let read_or_not = |reply: Reply| match current.read_back().filter(|_| is_blank(&reply.body)) {
                Some(read_back) => Ok(Err(Box::new(Updated { status: reply.status, read_back }))),
                None => read(current, reply).map(Ok),
            };
            let sent = self.send_since(begun, current, options, read_or_not).await;
            match sent {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(bodiless)) => updated = Some(bodiless),
                Err(error) => {
                    return Err(match updated {
                        Some(updated) => error.after_success(request, updated.status),
                        None => error,
                    });
                }
            }
        }
    }

    /// Sends a request of a call that began at `begun`, reads its response, and reports how both went.
    async fn send_since<T>(
        &self,
        begun: Duration,
        request: &Request,
        options: &Options,
        read: impl FnOnce(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let sent = self.clock.now();
        let mut attempts = 0;
        let span = Span::of(request, &self.base_url);
        let reply = span.around(self.answer(request, options, begun, &mut attempts)).await;
        let status = reply.as_ref().ok().map(|reply| reply.status);
        let result = reply.and_then(|reply| {
            let status = reply.status;
            span.within(|| read(reply)).map_err(|error| error.after_success(request, status))
        });
        let error = result.as_ref().err();
        let report = CallReport {
            method: request.method().clone(),
            template: request.route_template(),
            attempts,
            status: status.or_else(|| error.and_then(Error::status)),
            duration: self.clock.now().saturating_sub(sent),
            error: error.map(Error::kind),
        };
        span.end(&report);
        if let Some(listener) = &self.listener.0 {
            listener(&report);
        }
        result
    }
}
