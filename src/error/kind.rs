//! The kinds of failure.

/// The kind of a failure, for programs that handle failures differently. Reads and writes have the same kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built: a token, base URL, user agent, proxy or TLS setting cannot be used, or reqwest rejects the changes of
    /// `configure`. The error names the setting.
    Configuration,
    /// The request is invalid and was not sent: an ID of 0, a number out of range, or a missing choice.
    InvalidRequest,
    /// The request was not sent: the server had asked for a wait, or the limits of the client required one, and the wait was longer
    /// than the call may take.
    HeldBack,
    /// No connection was made, or none in time. Nothing was sent.
    Connect,
    /// The server reported by `REFUSED_STREAM` or `GOAWAY` of HTTP/2 that it did not process the request, or it closed the
    /// connection before the request was written. Nothing was done.
    Unprocessed,
    /// A certificate was rejected: the server's certificate is untrusted, expired or for another name, or the server rejects the
    /// client's certificate. Nothing was done.
    Certificate,
    /// No response came in time. A write [may have been done](super::Error::is_outcome_unknown).
    Timeout,
    /// The connection broke, or the response is not valid HTTP or not valid gzip. A write
    /// [may have been done](super::Error::is_outcome_unknown).
    Transport,
    /// The server answered with a status that is not a success. A 502 or 504 may come from a gateway: a write
    /// [may have been done](super::Error::is_outcome_unknown) then.
    Status,
    /// The server redirected the request, or a link of a list leads away from the base URL. Neither is followed: the token could be
    /// sent to another host.
    Redirect,
    /// The response body is larger than the client accepts.
    TooLarge,
    /// The response does not match the spec, or is not JSON at all.
    Decode,
    /// The response contains something that the spec does not describe, and the client is strict.
    Drift,
    /// The function that provides tokens failed.
    TokenSource,
    /// The call was awaited outside a tokio runtime, which its connection or its timer needs.
    NoRuntime,
    /// Other programs kept overwriting the change of a list.
    Contended,
    /// A [mock](crate::mock) has no answer for the request.
    Unanswered,
    /// The server accepted a change and did not apply it.
    NotApplied,
    /// A paged list repeats itself, or has more pages than may be read.
    Endless,
    /// The server was still computing the response when the time of [`when_ready`](crate::Call::when_ready) was up.
    Pending,
}
