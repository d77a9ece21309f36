//! The settings of a transport. Settings that would put the token at risk are rejected.

use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT_ENCODING, HeaderMap, HeaderValue};
use url::Url;

use crate::error::{BoxError, Cause, Error};
use crate::model::api::Definition;
use crate::observe::{Listener, Watch};
use crate::transport::Transport;
use crate::transport::budget::Budget;
use crate::transport::clock::Clock;
use crate::transport::connection::{Connections, LONGEST_TIMEOUT, Sender};
use crate::transport::gate::Gates;
use crate::transport::given::Given;
use crate::transport::http_transport::InnerTransport;
use crate::transport::http_url::{is_loopback, plain_url};
#[cfg(feature = "oauth")]
use crate::transport::issuer::Issuer;
use crate::transport::proxy;
use crate::transport::rate_limit::LatestRateLimit;
use crate::transport::recording::Target;
use crate::transport::retry::RetryPolicy;
use crate::transport::tls::{self, Certificates};
use crate::transport::token::{Credential, Means};

/// The largest headers of a response over HTTP/2, in bytes, equal to the limit over HTTP/1. hyper's own limit of 16 KB is less than
/// some servers send.
const LARGEST_HEAD: u32 = 400 << 10;

/// A program's own changes to the HTTP client.
#[cfg(feature = "reqwest-0_13")]
pub(crate) type Change = Box<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

/// A function that wraps a transport.
pub(crate) type Wrap = Box<dyn FnOnce(InnerTransport) -> InnerTransport + Send + Sync>;

/// The settings of a [`ClientBuilder`](crate::client::ClientBuilder), for any API.
pub(crate) struct Settings {
    pub(crate) api: &'static Definition,
    pub(crate) token: Credential,
    pub(crate) base_url: String,
    /// The setting or variable that the base URL comes from, for the text of an error.
    pub(crate) base_url_source: &'static str,
    pub(crate) attempt_timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) connect_timeout: Duration,
    pub(crate) read_timeout: Duration,
    pub(crate) http2_keep_alive: Option<Duration>,
    pub(crate) http1_only: bool,
    pub(crate) max_concurrent_requests: usize,
    pub(crate) max_requests_per_second: Option<u32>,
    pub(crate) retry_budget: u32,
    pub(crate) user_agent: String,
    pub(crate) allow_http: bool,
    pub(crate) retry: RetryPolicy,
    pub(crate) max_response_bytes: usize,
    pub(crate) watch: Watch,
    pub(crate) listener: Listener,
    pub(crate) recording: Option<Target>,
    pub(crate) proxy: Option<String>,
    #[cfg(feature = "reqwest-0_13")]
    pub(crate) configure: Option<Change>,
    pub(crate) certificates: Certificates,
    pub(crate) transport: Option<InnerTransport>,
    /// The wrappers around the transport or the client's own connections, the innermost first.
    pub(crate) wraps: Vec<Wrap>,
    pub(crate) clock: Clock,
}

impl Settings {
    pub(crate) fn new(token: Credential, api: &'static Definition) -> Self {
        Settings {
            api,
            token,
            base_url: api.base_url.to_owned(),
            base_url_source: BASE_URL,
            attempt_timeout: Duration::from_secs(60),
            deadline: Duration::from_secs(300),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(60),
            http2_keep_alive: Some(Duration::from_secs(15)),
            http1_only: false,
            max_concurrent_requests: 16,
            max_requests_per_second: None,
            retry_budget: 10,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned(),
            allow_http: false,
            retry: RetryPolicy::default(),
            max_response_bytes: 64 << 20,
            watch: Watch::default(),
            listener: Listener::default(),
            recording: None,
            proxy: None,
            #[cfg(feature = "reqwest-0_13")]
            configure: None,
            certificates: Certificates::default(),
            transport: None,
            wraps: Vec::new(),
            clock: Clock::system(),
        }
    }

    /// Builds the transport. Rejects settings that would put the token at risk.
    pub(crate) fn build(mut self) -> Result<Transport, Error> {
        self.token.check()?;
        let base_url = base_url(&self.base_url, self.base_url_source, self.allow_http)?;
        let (given, wraps) = (self.transport.take(), std::mem::take(&mut self.wraps));
        let user_agent = HeaderValue::try_from(&self.user_agent).map_err(|_| {
            Error::configuration("`user_agent` cannot be sent: it contains a line break or another control character")
        })?;
        let settings = Arc::new(self);
        Ok(Transport {
            api: settings.api,
            clock: settings.clock.clone(),
            gates: Gates::new(settings.max_concurrent_requests, settings.max_requests_per_second),
            budget: Budget::new(settings.retry_budget),
            rate_limit: LatestRateLimit::default(),
            base_url: base_url.clone(),
            token: settings.token.clone(),
            means: settings.means()?,
            retry: settings.retry.clone(),
            attempt_timeout: settings.attempt_timeout,
            deadline: settings.deadline,
            read_timeout: settings.read_timeout,
            max_response_bytes: settings.max_response_bytes,
            watch: settings.watch.clone(),
            listener: settings.listener.clone(),
            recorder: settings.recording.as_ref().map(Target::recorder).transpose()?,
            sender: sender(given, wraps, user_agent, || settings.connections(base_url))?,
        })
    }

    /// The client's own connections to a server.
    fn connections(self: &Arc<Self>, url: Url) -> Result<Connections, Error> {
        let settings = self.clone();
        Connections::new(self.time_limit(), move || settings.http(&url))
    }

    /// The time limit of an attempt over the client's own connections.
    fn time_limit(&self) -> Duration {
        self.attempt_timeout.min(LONGEST_TIMEOUT)
    }

    #[cfg(feature = "oauth")]
    fn means(self: &Arc<Self>) -> Result<Means, Error> {
        let connections = self.token.issuer().map(|url| self.connections(url.clone())).transpose()?;
        let issuer = connections.map(|connections| Arc::new(Issuer::new(connections, self.attempt_timeout)));
        Ok(Means { clock: self.clock.clone(), issuer })
    }

    #[cfg(not(feature = "oauth"))]
    fn means(&self) -> Result<Means, Error> {
        Ok(Means { clock: self.clock.clone() })
    }

    fn http(&self, base_url: &Url) -> Result<reqwest::Client, Error> {
        let builder = self.http_builder(base_url)?;
        #[cfg(feature = "reqwest-0_13")]
        if let Some(change) = &self.configure {
            return self.changed(builder, change, base_url);
        }
        self.built(builder).map_err(|source| Error::new(Cause::Tls(source)))
    }

    fn http_builder(&self, base_url: &Url) -> Result<reqwest::ClientBuilder, Error> {
        let mut builder = reqwest::Client::builder().user_agent(&self.user_agent).tcp_nodelay(true);
        // This crate unzips bodies itself. If a program turns on these features of reqwest, this client stays the same.
        builder = builder.no_gzip().no_brotli().no_deflate().no_zstd();
        builder = builder.default_headers(HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static("gzip"))]));
        if let Some(url) = &self.proxy {
            builder = builder.proxy(proxy::parsed(url)?);
        } else if is_loopback(base_url) {
            builder = builder.no_proxy();
        }
        if let Some(interval) = self.http2_keep_alive {
            let interval = interval.min(LONGEST_TIMEOUT);
            builder = builder.http2_keep_alive_interval(interval).http2_keep_alive_timeout(interval);
            builder = builder.http2_keep_alive_while_idle(true);
        }
        builder = builder.http2_max_header_list_size(LARGEST_HEAD);
        tls::configure(builder, base_url.scheme() == "https", self.http1_only, &self.certificates)
    }

    /// Builds the client with the program's own changes. The error says whether these changes are the reason.
    #[cfg(feature = "reqwest-0_13")]
    fn changed(
        &self,
        builder: reqwest::ClientBuilder,
        change: &Change,
        base_url: &Url,
    ) -> Result<reqwest::Client, Error> {
        // A limit that is set there has no effect: those of this builder apply.
        let changed = change(builder).read_timeout(self.read_timeout.min(LONGEST_TIMEOUT));
        self.built(changed).map_err(|source| match self.http_builder(base_url).map(|builder| self.built(builder)) {
            Ok(Ok(_)) => Error::new(Cause::Setting { name: crate::error::CONFIGURE, source }),
            Ok(Err(own)) => Error::new(Cause::Tls(own)),
            Err(own) => own,
        })
    }

    /// Builds the client with the settings that no change may override.
    fn built(&self, builder: reqwest::ClientBuilder) -> Result<reqwest::Client, BoxError> {
        builder
            // It would log every byte, including the token and the secrets of a refresh.
            .connection_verbose(false)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .timeout(self.time_limit())
            .connect_timeout(self.connect_timeout.min(LONGEST_TIMEOUT))
            .build()
            .map_err(|error| error.without_url().into())
    }
}

/// The sender of requests: the given transport or the client's own connections, with the wrappers of the program around it.
fn sender(
    given: Option<InnerTransport>,
    wraps: Vec<Wrap>,
    user_agent: HeaderValue,
    own: impl FnOnce() -> Result<Connections, Error>,
) -> Result<Sender, Error> {
    let innermost = match given {
        Some(transport) => transport,
        None if wraps.is_empty() => return Ok(Sender::Own(own()?)),
        None => InnerTransport::new(own()?),
    };
    let transport = wraps.into_iter().fold(innermost, |inner, wrap| wrap(inner));
    Ok(Sender::Given(Given { transport, user_agent }))
}

/// The name of the base URL setting in errors.
pub(crate) const BASE_URL: &str = "base_url";

/// Parses the base URL, adds a final slash, and checks that the token may be sent there. `source` is the setting that it comes from.
fn base_url(text: &str, source: &str, allow_http: bool) -> Result<Url, Error> {
    let refuse = |why: &str| Err(Error::configuration(format!("the base URL (`{source}`) {why}")));
    let mut url = plain_url(text).or_else(|why| refuse(&why))?;
    if url.scheme() == "http" && !allow_http && !is_loopback(&url) {
        return refuse(
            "is `http`, so the token would be sent in the clear: use `https`, or permit this with `allow_http()`",
        );
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_rejected_if_the_token_would_be_at_risk() {
        let refused = |text: &str| base_url(text, BASE_URL, false).unwrap_err().to_string();
        assert!(refused("www.example.com/v1/").contains("no scheme"));
        assert!(refused("localhost:8080/v1").contains("no scheme"));
        assert!(refused("").contains("no scheme"));
        assert!(refused("http://example.com/").contains("in the clear"));
        assert!(refused("http://127.0.0.1.example.com/").contains("in the clear"));
        assert!(refused("ftp://example.com/").contains("ftp"));
        assert!(refused("https://user:word@example.com/").contains("password"));
        assert!(refused("https://example.com/?a=b").contains("query"));
        assert!(base_url("http://example.com/", BASE_URL, true).is_ok());
    }

    #[test]
    fn loopback_and_https_are_accepted_and_end_with_a_slash() {
        for text in ["http://127.0.0.1:1/v1", "http://[::1]:1/v1", "http://localhost/v1/", "https://example.com/v1"] {
            assert!(base_url(text, BASE_URL, false).unwrap().path().ends_with("/v1/"), "{text}");
        }
    }
}
