//! Headers that a program adds to one call.

use std::fmt;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, TRANSFER_ENCODING};

/// The headers of one call, or why it cannot be sent with them.
#[derive(Clone, Default)]
pub(crate) struct CallHeaders {
    headers: HeaderMap,
    invalid: Option<String>,
}

/// Headers that follow from the request itself.
const OWN: [HeaderName; 5] = [ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HOST, TRANSFER_ENCODING];

impl CallHeaders {
    /// Sets a header instead of an earlier one. The first mistake is kept.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match header(name, value) {
            Ok((name, value)) => drop(self.headers.insert(name, value)),
            Err(why) => drop(self.invalid.get_or_insert(why)),
        }
    }

    /// Why a request cannot be sent with these headers; none if it can. `token` is the header with the token.
    pub(crate) fn refusal(&self, token: &str) -> Option<String> {
        let is_token = self.headers.contains_key(token);
        let token =
            is_token.then(|| format!("the header `{token}` has the token of the client, and a call cannot set it"));
        self.invalid.clone().or(token)
    }

    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        headers.extend(self.headers.clone());
    }

    /// The headers with their values redacted, for output.
    pub(crate) fn redacted(&self) -> Vec<String> {
        self.headers.keys().map(|name| format!("{name}: [redacted]")).collect()
    }
}

/// A value may be a secret, so it is marked as sensitive: it is not printed, and HTTP/2 does not keep it in its tables.
fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let shown = name.escape_debug();
    let Ok(name) = name.parse::<HeaderName>() else { return Err(format!("`{shown}` is not the name of a header")) };
    if OWN.contains(&name) {
        return Err(format!("the header `{name}` follows from the request, and a call cannot set it"));
    }
    let Ok(mut value) = value.parse::<HeaderValue>() else {
        return Err(format!("the value of the header `{name}` contains characters that a header cannot contain"));
    };
    value.set_sensitive(true);
    Ok((name, value))
}

impl fmt::Debug for CallHeaders {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.headers.keys()).finish()
    }
}
