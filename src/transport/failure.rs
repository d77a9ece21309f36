//! Converts errors of reqwest to causes, by what a caller can do about them.

use crate::error::{CONFIGURE, Cause, Chain, causes};

/// The cause for an error before the response head arrived. Leaves out the URL, whose query may contain anything.
pub(super) fn of_exchange(error: reqwest::Error) -> Cause {
    let error = error.without_url();
    if error.is_builder() {
        // The URL and the headers were checked before, so only the program's own changes can be the reason.
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

/// The cause for an error in the body. The head has arrived, so the server has answered even if it resets the stream now.
pub(super) fn of_body(error: reqwest::Error) -> Cause {
    let error = error.without_url();
    if error.is_timeout() { Cause::Timeout(Some(error.into())) } else { Cause::Transport(error.into()) }
}

/// Each TLS library has its own errors, but the text of each of them contains "certificate".
fn is_of_a_certificate(error: &reqwest::Error) -> bool {
    Chain(error).to_string().to_lowercase().contains("certificate")
}

/// Whether the server reports that it did nothing with the request (RFC 9113, section 8.7): it refused the stream, or it closed the
/// connection and named a last stream below this one. h2 gives a `GOAWAY` error only to the streams above that one.
fn is_unprocessed(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| match cause.downcast_ref::<h2::Error>() {
        Some(error) => {
            let is_refused = error.is_reset() && error.reason() == Some(h2::Reason::REFUSED_STREAM);
            error.is_remote() && (is_refused || error.is_go_away())
        }
        // hyper-util cancels a request that was not written, and only the text of its error says so.
        None => cause.to_string() == "client error (Canceled)",
    })
}

/// Whether hyper rejects the head of the response. Only the text of its error says so.
fn is_large_head(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| cause.to_string() == "message head is too large")
}

/// hyper's limits for HTTP/1, which reqwest cannot change.
#[derive(Debug, thiserror::Error)]
#[error("the response has more than 100 headers, or more than 400 KB of them")]
struct LargeHead(#[source] reqwest::Error);

/// Whether the task that drives the connection was dropped during a request. hyper has no predicate for this, so only the text says so.
fn is_of_a_runtime_that_ended(error: &reqwest::Error) -> bool {
    Chain(error).to_string().contains("dispatch task is gone")
}
