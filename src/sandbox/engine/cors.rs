//! [CORS]: a page under test has another origin, and may use the sandbox like any other client.
//!
//! Every origin is allowed, since the sandbox contains only test data and a page has to send the token itself. To keep other pages from
//! the data, give the sandbox a token.
//!
//! [CORS]: https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS

use hyper::Method;
use hyper::http::request::Parts;

use super::reply::Reply;
use super::routes;
use super::served::Served;

/// How long a browser may cache its permissions, in seconds.
const REMEMBERED: &str = "600";

/// Whether a request is a CORS preflight request for a path of the API.
pub(super) fn is_asked_for(served: &Served, parts: &Parts) -> bool {
    parts.method == Method::OPTIONS && served.below(parts.uri.path()).is_some()
}

/// Permits the request that a browser is about to send, even if the API will reject it, so that the page sees the error of the API. A
/// preflight request needs no token, since browsers do not send one.
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

/// Permits pages of every origin to read a response with all its headers.
pub(super) fn shared(reply: Reply) -> Reply {
    reply.header("access-control-allow-origin", "*").header("access-control-expose-headers", "*")
}
