//! What requests leave by: a connection, or a mock.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Response, StatusCode, Url};

use crate::clock::{Clock, require_runtime};
use crate::error::{Cause, Error};
use crate::mock::Canned;
use crate::request::Request;
use crate::transport::Options;

pub(crate) enum Sender {
    Http(Connections),
    Canned(Canned),
}

/// The HTTP client whose connections are driven where a call is polled, and that of waits.
pub(crate) struct Connections {
    http: reqwest::Client,
    #[cfg(feature = "blocking")]
    waiting: crate::blocking::Pool,
}

/// One attempt at a request: what is sent, and within which limits.
pub(crate) struct Sending<'a> {
    pub(crate) request: &'a Request,
    pub(crate) base_url: &'a Url,
    pub(crate) token: (&'static str, HeaderValue),
    pub(crate) timeout: Duration,
    /// How long the server may say nothing, where that is less.
    pub(crate) silence: Option<Duration>,
    pub(crate) max_response_bytes: usize,
}

/// An answer, whatever it says.
pub(crate) struct Incoming {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Sender {
    pub(crate) async fn exchange(
        &self,
        sending: &Sending<'_>,
        options: &Options,
        clock: &Clock,
    ) -> Result<Incoming, Cause> {
        match self {
            Sender::Http(connections) => over_http(connections.of(options)?, sending).await,
            Sender::Canned(canned) => canned.exchange(sending, clock).await,
        }
    }
}

/// As good as no limit, and not so long that the sum of it and the present cannot be told any more.
pub(crate) const LONGEST_TIMEOUT: Duration = Duration::from_secs(365 * 24 * 3600);

/// How much memory is set aside for an answer that only says how large it will be.
const LARGEST_RESERVE: usize = 4 << 20;

impl Connections {
    pub(crate) fn new(
        make: impl Fn() -> Result<reqwest::Client, Error> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Ok(Connections {
            http: make()?,
            #[cfg(feature = "blocking")]
            waiting: crate::blocking::Pool::new(make),
        })
    }

    #[cfg(feature = "blocking")]
    fn of(&self, options: &Options) -> Result<&reqwest::Client, Cause> {
        if options.waiting { self.waiting.http().map_err(Error::into_cause) } else { Ok(&self.http) }
    }

    #[cfg(not(feature = "blocking"))]
    fn of(&self, _: &Options) -> Result<&reqwest::Client, Cause> {
        Ok(&self.http)
    }
}

async fn over_http(http: &reqwest::Client, sending: &Sending<'_>) -> Result<Incoming, Cause> {
    require_runtime()?;
    let (name, token) = &sending.token;
    let url = sending.request.url(sending.base_url);
    let mut builder = http
        .request(sending.request.method().clone(), url)
        .timeout(sending.timeout.min(LONGEST_TIMEOUT))
        .header(*name, token);
    if let Some(body) = sending.request.sent_body() {
        builder = builder.header(CONTENT_TYPE, "application/json").body(body);
    }
    let mut response = unless_silent(sending.silence, builder.send()).await?;
    let body = read(&mut response, sending.silence, sending.max_response_bytes).await?;
    Ok(Incoming { status: response.status(), headers: std::mem::take(response.headers_mut()), body })
}

/// The body, if it is no larger than `limit`. One that comes in one piece, as most do, is not copied.
async fn read(response: &mut Response, silence: Option<Duration>, limit: usize) -> Result<Bytes, Cause> {
    let announced = usize::try_from(response.content_length().unwrap_or(0)).unwrap_or(usize::MAX);
    let first = unless_silent(silence, response.chunk()).await?.unwrap_or_default();
    if first.len() > limit {
        return Err(Cause::TooLarge { limit });
    }
    let mut next = unless_silent(silence, response.chunk()).await?;
    if next.is_none() {
        return Ok(first);
    }
    let mut body = Vec::with_capacity(announced.min(limit).min(LARGEST_RESERVE));
    body.extend_from_slice(&first);
    // Pieces are given back as soon as they are copied: they stand in the connection's buffer, which is used again.
    drop(first);
    while let Some(piece) = next {
        if body.len() + piece.len() > limit {
            return Err(Cause::TooLarge { limit });
        }
        body.extend_from_slice(&piece);
        drop(piece);
        next = unless_silent(silence, response.chunk()).await?;
    }
    Ok(body.into())
}

/// Waits for the server to say something. reqwest has such a limit of its own, but that costs a timer where it cannot be reached, too.
async fn unless_silent<T>(
    silence: Option<Duration>,
    answer: impl Future<Output = reqwest::Result<T>>,
) -> Result<T, Cause> {
    let answered = match silence {
        None => answer.await,
        Some(limit) => tokio::time::timeout(limit, answer).await.map_err(|late| Cause::Timeout(Some(late.into())))?,
    };
    answered.map_err(Cause::of_reqwest)
}
