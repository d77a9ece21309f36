//! The state that all connections share.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::faults::Faults;
use super::log::Log;
use super::rate_limit::RateLimit;
use super::served::Served;
use super::store::Store;

/// The settings and the state that all connections share.
pub(super) struct Shared {
    pub(super) served: &'static Served,
    /// The only token that is accepted. Without one, any token is.
    pub(super) token: Option<String>,
    pub(super) latency: Duration,
    state: Mutex<State>,
}

/// The state that requests change.
pub(crate) struct State {
    pub(crate) store: Store,
    pub(super) log: Log,
    pub(super) faults: Faults,
    pub(super) rate_limit: Option<RateLimit>,
}

impl Shared {
    pub(super) fn new(
        served: &'static Served,
        token: Option<String>,
        latency: Duration,
        rate_limit: Option<RateLimit>,
        store: Store,
    ) -> Self {
        let (log, faults) = (Log::default(), Faults::default());
        Shared { served, token, latency, state: Mutex::new(State { store, log, faults, rate_limit }) }
    }

    /// A poisoned lock would mean that an operation panicked halfway. No operation can, and a test server continues in any case.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
