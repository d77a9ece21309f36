//! From the errors of reqwest to causes, sorted by what a caller can do about them.

use crate::error::{CONFIGURE, Cause, Chain, causes};

/// What reqwest reports, sorted by what a caller can do about it. The URL is left out: its query may hold anything.
pub(super) fn of_exchange(error: reqwest::Error) -> Cause {
    let error = error.without_url();
    if error.is_builder() {
        // The URL and the headers are checked before, so that only the program's own changes can be the reason.
        Cause::Setting { name: CONFIGURE, source: error.into() }
    } else if is_of_a_certificate(&error) {
        Cause::Certificate(error.into())
    } else if error.is_connect() {
        Cause::Connect(error.into())
    } else if is_unprocessed(&error) {
        Cause::Unprocessed(error.into())
    } else if is_large_head(&error) {
        Cause::Transport(LargeHead(error).into())
    } else if error.is_timeout() {
        Cause::Timeout(Some(error.into()))
    } else if is_of_a_runtime_that_ended(&error) {
        Cause::RuntimeEnded(error.into())
    } else {
        Cause::Transport(error.into())
    }
}

/// What reqwest reports of a body whose head has arrived: the server has answered, whatever it says of the stream afterwards.
pub(super) fn of_body(error: reqwest::Error) -> Cause {
    let error = error.without_url();
    if error.is_timeout() { Cause::Timeout(Some(error.into())) } else { Cause::Transport(error.into()) }
}

/// Each TLS library has errors of its own, and all of them name what they complain of.
fn is_of_a_certificate(error: &reqwest::Error) -> bool {
    Chain(error).to_string().to_lowercase().contains("certificate")
}

/// Whether the server says that it did nothing with the request (RFC 9113, 8.7): it refused the stream, or closed the connection
/// and named a last stream below it. h2 gives the error of a `GOAWAY` to no other stream.
fn is_unprocessed(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| match cause.downcast_ref::<h2::Error>() {
        Some(error) => {
            let is_refused = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            error.is_remote() && (is_refused || error.is_go_away())
        }
        // hyper-util gives a request back that was not written, and has no other way to say so.
        None => cause.to_string() == "client error (Canceled)",
    })
}

/// Whether hyper refuses the head of the response. Only the text of its error says so.
fn is_large_head(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| cause.to_string() == "message head is too large")
}

/// hyper's limits for HTTP/1, which reqwest cannot change.
#[derive(Debug, thiserror::Error)]
#[error("the response has more than 100 headers, or more than 400 KB of them")]
struct LargeHead(#[source] reqwest::Error);

/// hyper has a word for it and no predicate: the task that drives a connection was dropped while a request was on its way.
fn is_of_a_runtime_that_ended(error: &reqwest::Error) -> bool {
    Chain(error).to_string().contains("dispatch task is gone")
}
