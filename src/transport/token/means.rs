//! The clock and the connections for the function of a source.

#[cfg(feature = "oauth")]
use std::sync::Arc;

use crate::transport::clock::Clock;
#[cfg(feature = "oauth")]
use crate::transport::issuer::Issuer;

/// The time and the connections of the client whose call needs a token.
#[derive(Clone)]
pub(crate) struct Means {
    pub(crate) clock: Clock,
    /// The connections to the server that issues the tokens, for a source that needs them.
    #[cfg(feature = "oauth")]
    pub(crate) issuer: Option<Arc<Issuer>>,
}

impl Means {
    /// The means of a client whose tokens come from elsewhere.
    #[cfg(test)]
    pub(crate) fn of(clock: Clock) -> Self {
        Means {
            clock,
            #[cfg(feature = "oauth")]
            issuer: None,
        }
    }
}
