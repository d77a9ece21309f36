//! The proxy that a program names.

use url::Url;

use crate::error::{Cause, Error};

/// The proxy at this URL, for every request. An error does not quote the URL, which may hold a password.
pub(super) fn parsed(text: &str) -> Result<reqwest::Proxy, Error> {
    let url = checked(text).map_err(|why| Error::new(Cause::Setting { name: "proxy", source: why.into() }))?;
    reqwest::Proxy::all(url)
        .map_err(|error| Error::new(Cause::Setting { name: "proxy", source: error.without_url().into() }))
}

/// Other schemes are refused here: reqwest takes them, and fails only when it connects.
fn checked(text: &str) -> Result<Url, String> {
    const NO_SCHEME: &str = "the URL has no scheme: write `http://…`";
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) if url.host().is_none() => Err(NO_SCHEME.to_owned()),
        Ok(url) => Err(format!("the URL has the scheme `{}`: it has to be `http` or `https`", url.scheme())),
        Err(_) if !text.contains("://") => Err(NO_SCHEME.to_owned()),
        Err(error) => Err(format!("the URL is malformed: {error}")),
    }
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
