//! The kinds of failure.

/// The kinds of failure, for a program that wants to tell them apart. A kind is the cause, of a read and of a write alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built like this: a bad token, base URL, user agent, proxy or TLS setting, or a `configure` that reqwest
    /// refuses. The text names the setting.
    Configuration,
    /// The request was refused before it was sent: an id of 0, a number out of range, a missing choice.
    InvalidRequest,
    /// It was not sent: the server asked to wait, or the client's own limits had to be waited for, longer than the call may
    /// take.
    HeldBack,
    /// No connection could be made, in time or at all. Nothing was sent.
    Connect,
    /// The server said that it did nothing with the request: by `REFUSED_STREAM` or `GOAWAY` of HTTP/2, or by closing the
    /// connection before the request was written. Nothing was done.
    Unprocessed,
    /// No trust could be established: the server's certificate is unknown, expired or of another name, or it does not
    /// accept the client's own. Nothing was done.
    Certificate,
    /// No answer came in time. A write [may have been done](super::Error::is_outcome_unknown).
    Timeout,
    /// The connection broke, or what came is not HTTP, or not the gzip that it claims to be. A write
    /// [may have been done](super::Error::is_outcome_unknown).
    Transport,
    /// The server answered with a status that is not a success. A gateway may have done so in its place, by 502 or 504: then a
    /// write [may have been done](super::Error::is_outcome_unknown).
    Status,
    /// The server sent the request elsewhere. That is not followed: it would hand the token to another host.
    Redirect,
    /// The answer is larger than the client accepts.
    TooLarge,
    /// The response is not what the spec says, or not JSON at all.
    Decode,
    /// The response has something that the spec does not know, and the client is strict about it.
    Drift,
    /// The function that provides tokens failed.
    TokenSource,
    /// The call was awaited outside of a tokio runtime, which its connection or its timer needs.
    NoRuntime,
    /// Others kept changing the list that was to be changed.
    Contended,
    /// A [mock](crate::mock) was asked for something that it has no answer to.
    Unanswered,
    /// The server took a change, and did not apply it.
    NotApplied,
    /// A list in pages repeats itself, or has more pages than may be read.
    Endless,
}
