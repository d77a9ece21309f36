//! URLs in settings.

use url::Url;

/// Parses the URL of a setting, which has to be `http` or `https`. The error text continues a sentence whose subject is the URL. It
/// suggests one scheme and lists the allowed ones.
pub(super) fn http_url(text: &str, suggested: &str, allowed: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(url),
        Ok(url) if url.host().is_some() => Err(format!("has the scheme `{}`: it has to be {allowed}", url.scheme())),
        Err(error) if text.contains("://") => Err(format!("is malformed: {error}")),
        _ => Err(format!("has no scheme: write `{suggested}://…`")),
    }
}

/// Parses the URL of a server: without a user name, a query or a fragment.
pub(crate) fn plain_url(text: &str) -> Result<Url, String> {
    let url = http_url(text, "https", "`https`")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("contains a user name or a password".to_owned());
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("contains a query or a fragment".to_owned());
    }
    Ok(url)
}

/// Whether the URL leads to this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}
