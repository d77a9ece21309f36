//! The file of a recording.

use super::exchange::{Exchange, Unreadable};
use super::{har, lines};

/// Recorded requests and responses.
///
/// They come from a HAR, which browsers and proxies write, or from a file with a JSON object per line, which `record_to` of a client
/// writes. The members of such an object:
///
/// | member | content |
/// |---|---|
/// | `method` | the method |
/// | `url` | the URL, or a path below the base URL |
/// | `base_url` | the base URL, if it is not that of the spec |
/// | `request` | the body of the request, if it is JSON |
/// | `status` | the status of the response |
/// | `response` | the body of the response, if it is JSON |
/// | `content_type`, `bytes` | instead of `response`: the type and length of a body that is not JSON |
/// | `error` | why there is no response, or why its body could not be read |
///
/// Other members, such as `time`, are ignored.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub(super) exchanges: Vec<Exchange>,
}

impl Recorded {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// Fails if the text is neither a HAR nor a file with a JSON object per line, or if a request has no method, URL or outcome.
    pub fn read(text: &str) -> Result<Recorded, Unreadable> {
        let exchanges = if lines::is_likely(text) { lines::read(text)? } else { har::read(text)? };
        Ok(Recorded { exchanges })
    }
}
