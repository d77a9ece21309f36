//! The effect of a fault on a response.

use std::sync::Arc;
use std::time::Duration;

/// The response under a fault.
#[derive(Clone)]
pub(crate) enum Effect {
    /// The usual response.
    Nothing,
    /// This response instead.
    Status { status: u16, body: Vec<u8> },
    /// The usual response with another status.
    OtherStatus(u16),
    /// The usual response with another body.
    Rewritten(Arc<dyn Fn(Vec<u8>) -> Vec<u8> + Send + Sync>),
    /// The connection is closed before the response.
    ClosedBefore,
    /// The stream is refused unprocessed.
    Refused,
    /// Nothing more is read from or written to the connection.
    Mute,
    /// The response ends early, and looks complete.
    Truncated,
    /// The response is followed by this many bytes of whitespace.
    Oversized(usize),
}

/// How the body of the response is sent.
#[derive(Clone, Copy)]
pub(crate) enum Delivery {
    Whole,
    /// A few bytes at a time.
    Trickle {
        bytes: usize,
        pause: Duration,
    },
    /// Half of it, and then the connection is closed.
    Cut,
    /// Half of it, and then the connection stays open.
    Withheld,
}
