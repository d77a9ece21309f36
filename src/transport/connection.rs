//! What requests leave by: a connection, or a mock.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use url::Url;

use crate::error::{Cause, Error};
use crate::request::Request;
use crate::transport::body;
use crate::transport::clock::{Clock, require_runtime};
use crate::transport::failure;
use crate::transport::mock::Canned;
use crate::transport::options::Options;

pub(crate) enum Sender {
    Http(Connections),
    Canned(Canned),
}

/// The HTTP client whose connections are driven where a call is polled, and that of waits.
pub(crate) struct Connections {
    http: reqwest::Client,
    #[cfg(feature = "blocking")]
    waiting: super::pool::Pool,
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

/// A response, whatever it says. Its status and its headers count even where the body could not be read.
pub(crate) struct Incoming {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Result<Bytes, Cause>,
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

impl Connections {
    pub(crate) fn new(
        make: impl Fn() -> Result<reqwest::Client, Error> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Ok(Connections {
            http: make()?,
            #[cfg(feature = "blocking")]
            waiting: super::pool::Pool::new(make),
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
    let mut response = body::unless_silent(sending.silence, builder.send()).await?.map_err(failure::of_exchange)?;
    let body = body::read(&mut response, sending.silence, sending.max_response_bytes).await;
    Ok(Incoming { status: response.status(), headers: std::mem::take(response.headers_mut()), body })
}
