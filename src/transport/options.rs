//! The options of one call.

use std::sync::Arc;
use std::time::Duration;

#[cfg(feature = "blocking")]
use tokio::runtime::Handle;

use crate::transport::headers::CallHeaders;
use crate::transport::retry::RetryPolicy;

/// The options of one call, which override those of its client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    /// Shared, since each request of a bulk call has a copy.
    pub(crate) headers: Option<Arc<CallHeaders>>,
    /// The start of the operation that this call is a part of, if there is one. The deadline counts from then.
    pub(crate) begun: Option<Duration>,
    /// Whether a thread blocks until the call is done. Such a call needs connections that the background runtime drives.
    #[cfg(feature = "blocking")]
    pub(crate) waiting: bool,
    /// Whether the blocked thread belongs to a runtime. Other calls on that thread then make no progress.
    #[cfg(feature = "blocking")]
    pub(crate) blocks_a_runtime: bool,
}

impl Options {
    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        Arc::make_mut(self.headers.get_or_insert_default()).set(name, value);
    }

    /// Takes the options that `over` sets instead of these.
    pub(crate) fn override_with(&mut self, over: &Options) {
        let own = std::mem::replace(self, over.clone());
        self.attempt_timeout = self.attempt_timeout.or(own.attempt_timeout);
        self.deadline = self.deadline.or(own.deadline);
        self.retry = self.retry.take().or(own.retry);
        self.headers = self.headers.take().or(own.headers);
        self.begun = self.begun.or(own.begun);
    }

    /// Notes that this thread blocks until the call is done.
    #[cfg(feature = "blocking")]
    pub(crate) fn block_this_thread(&mut self) {
        self.waiting = true;
        self.blocks_a_runtime = Handle::try_current().is_ok();
    }

    #[cfg(feature = "blocking")]
    pub(crate) fn blocks_a_runtime(&self) -> bool {
        self.blocks_a_runtime
    }

    #[cfg(not(feature = "blocking"))]
    pub(crate) fn blocks_a_runtime(&self) -> bool {
        false
    }
}
