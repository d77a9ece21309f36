//! One token as it is sent, and what is known about it.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use zeroize::Zeroizing;

/// The text of a token, which is wiped when it is dropped.
pub(crate) struct Issued {
    text: Zeroizing<String>,
    /// A later token of the same source has a higher number.
    pub(super) number: u64,
    pub(super) made: Duration,
    /// Whether the source had returned another token before, which was refused.
    pub(super) replaces_another: bool,
    /// When the latest request was sent that succeeded with this token, in nanoseconds of the client's clock.
    worked: AtomicU64,
}

impl Issued {
    /// Refuses what cannot be sent in a header. Space around the token is not part of it.
    pub(super) fn new(text: String) -> Result<Self, String> {
        let mut text = Zeroizing::new(text);
        if text.trim().len() < text.len() {
            text = Zeroizing::new(text.trim().to_owned());
        }
        if text.is_empty() {
            return Err("the token is empty".to_owned());
        }
        if !text.chars().all(|letter| letter.is_ascii_graphic()) {
            return Err("the token is malformed: it holds a space, a control character or one beyond ASCII".to_owned());
        }
        Ok(Issued { text, number: 0, made: Duration::ZERO, replaces_another: false, worked: AtomicU64::new(0) })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Takes note of a success of a request that was sent at this time.
    pub(crate) fn worked(&self, sent: Duration) {
        self.worked.fetch_max(nanoseconds(sent), Ordering::Relaxed);
    }

    /// Whether a request that was sent after this time has succeeded.
    pub(super) fn worked_after(&self, time: Duration) -> bool {
        self.worked.load(Ordering::Relaxed) > nanoseconds(time)
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
