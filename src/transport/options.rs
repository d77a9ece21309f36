//! The options of one call.

use std::sync::Arc;
use std::time::Duration;

use crate::transport::headers::CallHeaders;
use crate::transport::retry::RetryPolicy;

/// The options of one call, which override those of its client.
#[derive(Clone, Debug, Default)]
#[expect(unnameable_types, reason = "it is an argument of a hidden method of a sealed trait")]
pub struct Options {
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    /// Shared, since each request of a bulk call has a copy.
    pub(crate) headers: Option<Arc<CallHeaders>>,
    /// The start of the operation that this call is a part of, if there is one. The deadline counts from then.
    pub(crate) begun: Option<Duration>,
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
}
