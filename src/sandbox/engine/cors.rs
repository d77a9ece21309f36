//! [CORS]: a page under test comes from an origin of its own, and may use the sandbox as any other client does.
//!
//! Every origin is allowed: what is here is data for tests, and a page has to send the token itself. Where the data is to be
//! kept from other pages, the sandbox is given a token.
//!
//! [CORS]: https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS

use hyper::Method;
use hyper::http::request::Parts;

use super::reply::Reply;
use super::routes;
use super::served::Served;

/// How long a browser may remember what it is allowed, in seconds.
const REMEMBERED: &str = "600";

/// Whether a request asks what may be sent to a path of the API.
pub(super) fn is_asked_for(served: &Served, parts: &Parts) -> bool {
    parts.method == Method::OPTIONS && served.below(parts.uri.path()).is_some()
}

/// Allows what a browser is about to send, whether the API takes it or not: the page is to see the API's own refusal. It needs
/// no token, since browsers send none here.
pub(super) fn answer(served: &Served, parts: &Parts) -> Reply {
    let path = served.below(parts.uri.path()).unwrap_or_default();
    let allow = routes::allow(&routes::methods(served.table, path));
    let asked = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let method = asked("access-control-request-method").unwrap_or_else(|| allow.clone());
    let reply = Reply::empty(204).header("allow", allow).header("access-control-allow-methods", method);
    let reply = match asked("access-control-request-headers") {
        Some(headers) => reply.header("access-control-allow-headers", headers),
        None => reply,
    };
    shared(reply.header("access-control-max-age", REMEMBERED))
}

/// Lets pages of every origin read an answer, with all its headers.
pub(super) fn shared(reply: Reply) -> Reply {
    reply.header("access-control-allow-origin", "*").header("access-control-expose-headers", "*")
}
