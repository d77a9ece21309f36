//! The report of a wait.

use std::fmt;
use std::time::Duration;

use http::Method;

/// A wait that begins now, for [`ClientBuilder::on_wait`](crate::client::ClientBuilder::on_wait).
///
/// It contains no ID, query, body or token, so its method, template and reason can label a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitReport {
    /// The HTTP method of the request that waits.
    pub method: Method,
    /// The path below the base URL with a name in braces for each ID, such as `projects/{id}`. `None` for a request made with
    /// [`Client::request`](crate::client::Client::request), whose path may contain IDs.
    pub template: Option<&'static str>,
    /// Why the request waits.
    pub reason: WaitReason,
    /// How long the wait lasts. `None` if that is not known, since it ends with another request or with a token.
    pub wait: Option<Duration>,
}

/// Why a request waits. `Display` writes a few words, such as `requests per second`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitReason {
    /// The server answered a request of this client with 429, so all its requests wait.
    Cooldown,
    /// After a cooldown, one request is sent alone. Each response allows one more at the same time.
    SlowStart,
    /// An attempt failed, and there is a pause before the next one. After a 429, the reason is [`Cooldown`](Self::Cooldown).
    Retry,
    /// The client spaces its requests: [`max_requests_per_second`](crate::client::ClientBuilder::max_requests_per_second).
    RequestRate,
    /// As many requests are active as [`max_concurrent_requests`](crate::client::ClientBuilder::max_concurrent_requests) allows.
    ConcurrentRequests,
    /// A token source is running, for this request or another one. A fixed token has no source.
    Token,
    /// The server is computing the value that [`when_ready`](crate::Call::when_ready) waits for.
    Computation,
}

impl fmt::Display for WaitReason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            WaitReason::Cooldown => "cooldown",
            WaitReason::SlowStart => "first calls after a cooldown",
            WaitReason::Retry => "retry",
            WaitReason::RequestRate => "requests per second",
            WaitReason::ConcurrentRequests => "concurrent requests",
            WaitReason::Token => "token",
            WaitReason::Computation => "computation",
        })
    }
}
