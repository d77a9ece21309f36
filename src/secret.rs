//! A text that is not shown by accident.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text of a response that gives access to something.
///
/// Neither `Debug` nor any other formatting shows it; [`expose`](Secret::expose) does, and so does serialising it.
///
/// ```
/// let key: optimizely_rest::Secret = serde_json::from_str("\"hunter2\"")?;
/// assert_eq!(format!("{key:?}"), "Secret(redacted)");
/// assert_eq!(key.expose(), "hunter2");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Secret(redacted)")
    }
}
