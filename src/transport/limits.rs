//! The limits of one attempt.

use std::time::Duration;

use crate::transport::clock::Clock;
use crate::transport::waiter::Waiter;

/// The limits of one attempt at a request. The client enforces both, so a transport may ignore them. A transport that applies them can
/// give up earlier.
#[derive(Clone, Debug)]
pub struct Limits {
    pub(crate) max_response_bytes: usize,
    /// How long the attempt may take.
    pub(crate) time_limit: Duration,
    /// How long the server may be silent, if that is shorter than `time_limit`.
    pub(crate) silence: Option<Duration>,
    /// Who waits for the call.
    pub(crate) waiter: Waiter,
    /// The clock by which the client measures time.
    pub(crate) clock: Clock,
}

impl Limits {
    /// The largest body that the client accepts, in bytes after decompression, as set by
    /// [`max_response_bytes`](crate::client::ClientBuilder::max_response_bytes).
    pub fn max_response_bytes(&self) -> usize {
        self.max_response_bytes
    }

    /// How long the attempt may take: the time limit of one attempt, or the time left for the whole call if that is less. When it has
    /// passed, the client drops the future of the transport.
    pub fn time_limit(&self) -> Duration {
        self.time_limit
    }
}
