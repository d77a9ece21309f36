//! What a fault does to an answer.

use std::sync::Arc;
use std::time::Duration;

/// What is answered.
#[derive(Clone)]
pub(crate) enum Effect {
    /// What would be answered without the fault.
    Nothing,
    /// This, in place of it.
    Status { status: u16, body: Vec<u8> },
    /// What would be answered, with another status.
    OtherStatus(u16),
    /// What would be answered, with another body.
    Rewritten(Arc<dyn Fn(Vec<u8>) -> Vec<u8> + Send + Sync>),
    /// The connection is closed before anything is answered.
    ClosedBefore,
    /// The stream is refused, as of a server that has not looked at the request.
    Refused,
    /// Nothing is read from the connection or written to it any more.
    Mute,
    /// The answer ends early, as if that were all of it.
    Truncated,
    /// The answer is followed by this many bytes of white space.
    Oversized(usize),
}

/// How the body of the answer is sent.
#[derive(Clone, Copy)]
pub(crate) enum Delivery {
    Whole,
    /// A few bytes at a time.
    Trickle {
        bytes: usize,
        pause: Duration,
    },
    /// Half of it, and the connection is closed.
    Cut,
    /// Half of it, and the connection stays open.
    Withheld,
}
