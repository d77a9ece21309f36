//! One token and its history.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use zeroize::Zeroizing;

/// How long a token lasts, by the date of the client.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lifetime {
    /// When another token takes its place, ahead of the end.
    pub(crate) renewal: SystemTime,
    pub(crate) end: SystemTime,
}

/// The text of a token, which is wiped when it is dropped.
pub(crate) struct Issued {
    text: Zeroizing<String>,
    /// Later tokens of the same source have higher numbers.
    pub(super) number: u64,
    pub(super) made: Duration,
    /// None if only the server knows.
    pub(super) lifetime: Option<Lifetime>,
    /// Whether the source had returned another token before, which was refused.
    pub(super) replaces_another: bool,
    /// When the latest request that succeeded with this token was sent, in nanoseconds of the client's clock.
    worked: AtomicU64,
}

impl Issued {
    /// Removes whitespace around the token, and rejects a token that cannot be sent in a header.
    pub(super) fn new(text: String) -> Result<Self, String> {
        let mut text = Zeroizing::new(text);
        if text.trim().len() < text.len() {
            text = Zeroizing::new(text.trim().to_owned());
        }
        if text.is_empty() {
            return Err("the token is empty".to_owned());
        }
        if !text.chars().all(|letter| letter.is_ascii_graphic()) {
            return Err(
                "the token is malformed: it contains whitespace, a control character or a character outside ASCII"
                    .to_owned(),
            );
        }
        let (number, made, worked) = (0, Duration::ZERO, AtomicU64::new(0));
        Ok(Issued { text, number, made, lifetime: None, replaces_another: false, worked })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// Notes that a request sent at this time succeeded.
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
