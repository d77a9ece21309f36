//! The proxy that a program sets.

use crate::error::{BoxError, Cause, Error};
use crate::transport::http_url::http_url;

/// The proxy at this URL, for every request. An error does not quote the URL, which may contain a password.
pub(super) fn parsed(text: &str) -> Result<reqwest::Proxy, Error> {
    let refuse = |source: BoxError| Error::new(Cause::Setting { name: "proxy", source });
    // Other schemes are refused here: reqwest accepts them and fails only when it connects.
    let url = http_url(text, "http", "`http` or `https`").map_err(|why| refuse(format!("the URL {why}").into()))?;
    reqwest::Proxy::all(url).map_err(|error| refuse(error.without_url().into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_that_cannot_be_used_is_refused_with_its_reason_and_is_not_quoted() {
        let refused = |text: &str| parsed(text).unwrap_err().report().to_string();
        for text in ["proxy.example", "proxy.example:3128", "localhost:3128", "127.0.0.1:3128", ""] {
            assert_eq!(refused(text), "`proxy` cannot be used: the URL has no scheme: write `http://…`", "{text}");
        }
        let scheme = refused("socks5://user:word@proxy.example:1080");
        assert_eq!(scheme, "`proxy` cannot be used: the URL has the scheme `socks5`: it has to be `http` or `https`");
        let malformed = refused("http://user:word@proxy.example:port");
        assert_eq!(malformed, "`proxy` cannot be used: the URL is malformed: invalid port number");
        for text in ["http://proxy.example:3128", "https://user:w%40rd@proxy.example/", "http://[::1]:1"] {
            assert!(parsed(text).is_ok(), "{text}");
        }
    }
}
