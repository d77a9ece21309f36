//! The connections to the server that issues access tokens.
//!
//! They have the settings of the client: its proxy, its certificates and its time limits. They are not those of the API, and no transport
//! of the program wraps them, since the URLs of requests contain secrets. For the same reason, nothing here reports a request.

#[cfg(not(feature = "blocking"))]
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

#[cfg(not(feature = "blocking"))]
use futures_util::FutureExt as _;
use http::header::{CONTENT_LENGTH, HeaderValue};
use url::Url;

use crate::error::Cause;
use crate::transport::clock::{Clock, require_runtime};
use crate::transport::connection::{Connections, LONGEST_TIMEOUT};
use crate::transport::exchange::Incoming;
use crate::transport::limits::Limits;
use crate::transport::waiter::Waiter;

/// The largest response, which consists of a few tokens.
const LARGEST_RESPONSE: usize = 1 << 20;

pub(crate) struct Issuer {
    connections: Connections,
    time_limit: Duration,
}

impl Issuer {
    /// `time_limit` limits one request.
    pub(crate) fn new(connections: Connections, time_limit: Duration) -> Self {
        Issuer { connections, time_limit: time_limit.min(LONGEST_TIMEOUT) }
    }

    /// Sends a POST once. No error contains the URL.
    pub(crate) async fn post(self: Arc<Self>, url: Url, clock: Clock) -> Result<Incoming, Cause> {
        let mut request = reqwest::Request::new(http::Method::POST, url);
        request.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        let limits = Limits {
            max_response_bytes: LARGEST_RESPONSE,
            time_limit: LONGEST_TIMEOUT,
            silence: None,
            // One set of connections is enough: the background runtime drives every exchange.
            waiter: Waiter::Task,
            clock,
        };
        driven(async move {
            require_runtime()?;
            // This looks for the response first and at the time then. If no call has waited for a while, the response may be there, and must
            // not be lost.
            let sent = tokio::time::timeout(self.time_limit, self.connections.exchange(request, &limits)).await;
            sent.unwrap_or_else(|late| Err(Cause::Timeout(Some(late.into()))))
        })
        .await
    }
}

/// Runs an exchange on the background runtime. A call that blocks a runtime can then wait for a refresh that an awaited call has begun.
#[cfg(feature = "blocking")]
async fn driven(exchange: impl Future<Output = Result<Incoming, Cause>> + Send + 'static) -> Result<Incoming, Cause> {
    let runtime = super::background::background()
        .map_err(|error| Cause::Configuration(format!("a thread for the request cannot be started: {error}")))?;
    runtime.spawn(exchange).await.unwrap_or_else(|ended| Err(Cause::RuntimeEnded(ended.into())))
}

/// Without `wait()`, no call blocks a runtime.
#[cfg(not(feature = "blocking"))]
async fn driven(exchange: impl Future<Output = Result<Incoming, Cause>>) -> Result<Incoming, Cause> {
    // A timer panics if its runtime has ended. Without a result, the refresh would never end.
    let ended = |_| Err(Cause::RuntimeEnded("the runtime of the request ended".into()));
    AssertUnwindSafe(exchange).catch_unwind().await.unwrap_or_else(ended)
}
