//! The errors of traffic that a program records.

/// An error for traffic that is impossible.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this traffic is impossible: {0}")]
pub struct TrafficError(pub(crate) String);
