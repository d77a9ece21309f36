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
