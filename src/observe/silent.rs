//! Without the feature `tracing`, these functions do nothing, and the optimizer removes them.

use std::io;
use std::time::Duration;

use url::Url;

use super::{CallReport, WaitReason};
use crate::error::Error;
use crate::model::drift::Drift;
use crate::request::Request;

pub(crate) struct Span;

impl Span {
    pub(crate) fn of(_: &Request, _: &Url) -> Self {
        Span
    }

    pub(crate) fn around<F: Future>(&self, call: F) -> F {
        call
    }

    pub(crate) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(crate) fn end(&self, _: &CallReport) {}
}

pub(crate) fn retry(_: &Error, _: Duration) {}

pub(crate) fn cooldown(_: Duration) {}

pub(crate) fn unrecorded(_: &io::Error) {}

pub(crate) fn held_back(_: WaitReason, _: Option<Duration>) {}

pub(crate) fn listens_for_drift() -> bool {
    false
}

pub(crate) fn drift(_: &Drift) {}

#[cfg(feature = "blocking")]
pub(crate) fn in_context<F: Future>(call: F) -> F {
    call
}
