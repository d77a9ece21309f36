//! What a client is set up with, and what is refused before it could put the token at risk.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;

use crate::budget::Budget;
use crate::client::{Client, Inner};
use crate::clock::{Clock, TestClock};
use crate::drift::{Drift, Watch};
use crate::error::{Cause, Error};
use crate::gate::Gates;
use crate::mock::Canned;
use crate::observe::{CallReport, Listener};
use crate::retry::RetryPolicy;
use crate::sender::{Connections, LONGEST_TIMEOUT, Sender};
use crate::tls::{self, Certificates, Identity};
use crate::token::Token;

/// Sets up a [`Client`].
///
/// | setting | default |
/// |---|---|
/// | [`base_url`](Self::base_url) | [`BASE_URL`](crate::BASE_URL) |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s |
/// | [`read_timeout`](Self::read_timeout), of silence | 60 s |
/// | [`timeout`](Self::timeout), of one attempt | 60 s |
/// | [`retry`](Self::retry): attempts | 3 |
/// | [`retry`](Self::retry): a single wait | 120 s |
/// | [`retry`](Self::retry): the whole call with its waits | 300 s |
/// | [`retry_budget`](Self::retry_budget) | 10 retries, and one more for each 10 calls that succeed |
/// | [`max_concurrent_requests`](Self::max_concurrent_requests) | 16 |
/// | [`max_requests_per_second`](Self::max_requests_per_second) | no limit |
/// | [`max_response_bytes`](Self::max_response_bytes) | 64 MiB |
///
/// Everything that is limited or shared is so by client: its clones are one client, and another one knows nothing of it.
#[must_use]
pub struct ClientBuilder {
    token: Token,
    base_url: String,
    timeout: Duration,
    connect_timeout: Duration,
    read_timeout: Duration,
    max_concurrent_requests: usize,
    max_requests_per_second: Option<u32>,
    retry_budget: u32,
    user_agent: String,
    allow_http: bool,
    retry: RetryPolicy,
    max_response_bytes: usize,
    watch: Watch,
    listener: Listener,
    configure: Option<Box<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>>,
    certificates: Certificates,
    transport: Option<Canned>,
    clock: Clock,
}

impl ClientBuilder {
    pub(crate) fn new(token: Token) -> Self {
        ClientBuilder {
            token,
            base_url: crate::api::BASE_URL.to_owned(),
            timeout: Duration::from_secs(60),
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(60),
            max_concurrent_requests: 16,
            max_requests_per_second: None,
            retry_budget: 10,
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned(),
            allow_http: false,
            retry: RetryPolicy::default(),
            max_response_bytes: 64 << 20,
            watch: Watch::default(),
            listener: Listener::default(),
            configure: None,
            certificates: Certificates::default(),
            transport: None,
            clock: Clock::system(),
        }
    }

    /// Where requests are sent, in place of the API itself: a sandbox, say. It has to be `https`, or a loopback address.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// How long one attempt may take, its answer included. [`Call::timeout`](crate::Call::timeout) says so for one call. Silence ends an attempt
    /// earlier, by [`read_timeout`](Self::read_timeout).
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long making a connection may take.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long the server may be silent: before its answer, and between two pieces of it.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.read_timeout = timeout;
        self
    }

    /// How the client names itself to the server.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = name.into();
        self
    }

    /// Lets `http` be used for any host. The token then crosses the network in the clear.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// When a call is tried again. [`Call::retry`](crate::Call::retry) says so for one call.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// How many retries there may be before calls succeed again. Each 10 calls that succeed earn one, up to this number, so that
    /// an outage makes a client send little more than its calls. Without one left, the first error is final. A wait for a
    /// 429 uses none.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.retry_budget = retries;
        self
    }

    /// How many requests are under way at once; the others wait for their turn. 0 counts as 1. Those that a thread blocks for,
    /// by `wait()`, are counted apart: what is awaited may need that thread to end.
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.max_concurrent_requests = requests;
        self
    }

    /// How many requests are sent in a second, in even steps; the others wait for their turn. 0 counts as 1.
    pub fn max_requests_per_second(mut self, requests: u32) -> Self {
        self.max_requests_per_second = Some(requests);
        self
    }

    /// The largest answer that is accepted, in bytes after decompression.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Is told when a response has a field or an enum value that the spec does not know. It is called once for each, in the
    /// task that awaits the call. Without it, nothing is looked for.
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// let builder = Client::builder(Token::legacy("abc:1")).on_drift(|drift| eprintln!("{drift}"));
    /// ```
    pub fn on_drift(mut self, callback: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.watch.callback = Some(Arc::new(callback));
        self
    }

    /// Is told how each request ended, for counting and timing them. It is called once for all attempts of a request, in the
    /// task that awaits the call, when its answer has been read. A call that consists of several requests, as an edit, tells of each. A
    /// future that is dropped tells of nothing.
    ///
    /// ```
    /// # use std::collections::HashMap;
    /// # use std::sync::{Arc, Mutex};
    /// # use optimizely_rest::{Client, Token, mock::{Answer, Canned}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let canned = Canned::new();
    /// # canned.next(Answer::status(404));
    /// let failures = Arc::new(Mutex::new(HashMap::new()));
    /// let counts = failures.clone();
    /// let client = Client::builder(Token::legacy("abc:1"))
    /// #   .transport(canned)
    ///     .on_call(move |call| {
    ///         if call.error.is_some() {
    ///             *counts.lock().unwrap().entry((call.template, call.status)).or_insert(0) += 1;
    ///         }
    ///     })
    ///     .build()?;
    /// # let _ = client.goals().get(7).await;
    /// # let status = optimizely_rest::StatusCode::NOT_FOUND;
    /// # assert_eq!(failures.lock().unwrap()[&(Some("goals/{id}"), Some(status))], 1);
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_call(mut self, listener: impl Fn(&CallReport) + Send + Sync + 'static) -> Self {
        self.listener = Listener(Some(Arc::new(listener)));
        self
    }

    /// Makes an error of a response that has something the spec does not know: for CI, where the day on which the API
    /// changes should be noticed. What the request asked for has been done all the same.
    pub fn strict(mut self) -> Self {
        self.watch.strict = true;
        self
    }

    /// Trusts the certificates of this PEM text, beside those that the platform trusts: those of a company's own authority, or
    /// of a proxy that looks inside.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.certificates.roots.push(pem.into());
        self
    }

    /// Shows the server who the client is: by its certificate, with those between it and a root behind it, and the key of
    /// that, both as PEM. With the feature `native-tls`, the key has to be in PKCS #8.
    pub fn identity(mut self, certificates: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.certificates.identity = Some(Identity { certificates: certificates.into(), key: key.into().into() });
        self
    }

    /// Changes the builder of the HTTP client: proxies, DNS, pools, of which reqwest's documentation says all.
    ///
    /// What this crate promises is set afterwards: that no redirect is followed, that retries are its own, and that its
    /// limits of time hold. With the feature `rustls-ring`, the TLS settings are given whole, so that reqwest's own
    /// have no effect; [`root_certificate`](Self::root_certificate) and [`identity`](Self::identity) have, with every
    /// feature. It is called again for the connections of `wait()`, which are apart.
    ///
    /// Without this, the variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` say which proxy is used. A loopback
    /// address is reached by none. A proxy of `https` addresses sees the host alone; the token goes through it encrypted.
    ///
    /// ```
    /// # use optimizely_rest::{Client, Token};
    /// use optimizely_rest::reqwest::Proxy;
    ///
    /// let proxy = Proxy::all("http://proxy.example:3128")?.basic_auth("user", "word");
    /// let client = Client::builder(Token::legacy("abc:1"))
    ///     .configure(move |http| http.proxy(proxy.clone()).pool_max_idle_per_host(4))
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn configure(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.configure = Some(Box::new(change));
        self
    }

    /// Answers from canned responses, in place of a server: for unit tests without a socket.
    pub fn transport(mut self, canned: Canned) -> Self {
        self.transport = Some(canned);
        self
    }

    /// Waits on this clock, in place of the system's: for tests that wait for nothing.
    pub fn clock(mut self, clock: TestClock) -> Self {
        self.clock = Clock::Test(clock);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// When the token is empty or malformed, when the base URL has no scheme, or is `http` to another host than this one
    /// without [`allow_http`](Self::allow_http), or when TLS cannot be set up: a PEM text that cannot be read is refused here.
    pub fn build(self) -> Result<Client, Error> {
        self.token.check()?;
        let base_url = base_url(&self.base_url, self.allow_http)?;
        let inner = Inner {
            clock: self.clock.clone(),
            gates: Gates::new(self.max_concurrent_requests, self.max_requests_per_second),
            budget: Budget::new(self.retry_budget),
            base_url: base_url.clone(),
            token: self.token.clone(),
            retry: self.retry.clone(),
            timeout: self.timeout,
            read_timeout: self.read_timeout,
            max_response_bytes: self.max_response_bytes,
            watch: self.watch.clone(),
            listener: self.listener.clone(),
            sender: self.sender(base_url)?,
        };
        Ok(Client { inner: Arc::new(inner) })
    }

    fn sender(mut self, base_url: Url) -> Result<Sender, Error> {
        match self.transport.take() {
            Some(canned) => Ok(Sender::Canned(canned)),
            None => Ok(Sender::Http(Connections::new(move || self.http(&base_url))?)),
        }
    }

    fn http(&self, base_url: &Url) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder().user_agent(&self.user_agent).gzip(true).tcp_nodelay(true);
        if is_loopback(base_url) {
            builder = builder.no_proxy();
        }
        builder = tls::configure(builder, base_url.scheme() == "https", &self.certificates)?;
        if let Some(change) = &self.configure {
            // A limit that is set there must not hold: those of this builder do.
            builder = change(builder).read_timeout(self.read_timeout.min(LONGEST_TIMEOUT));
        }
        builder
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(self.connect_timeout.min(LONGEST_TIMEOUT))
            .build()
            .map_err(|error| Error::new(Cause::Tls(error.without_url().into())))
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ClientBuilder")
            .field("connect_timeout", &self.connect_timeout)
            .field("read_timeout", &self.read_timeout)
            .field("timeout", &self.timeout)
            .field("retry", &self.retry)
            .field("retry_budget", &self.retry_budget)
            .field("max_concurrent_requests", &self.max_concurrent_requests)
            .field("max_requests_per_second", &self.max_requests_per_second)
            .field("max_response_bytes", &self.max_response_bytes)
            .finish_non_exhaustive()
    }
}

/// The base URL with a slash at its end, if the token may be sent there.
pub(crate) fn base_url(text: &str, allow_http: bool) -> Result<Url, Error> {
    let refuse = |why: &str| Err(Error::configuration(format!("the base URL {why}")));
    let mut url = match Url::parse(text) {
        Ok(url) => url,
        Err(_) if !text.contains("://") => return refuse("has no scheme: it begins with `https://`"),
        Err(error) => return refuse(&format!("is malformed: {error}")),
    };
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("holds a user name or a password");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("holds a query or a fragment");
    }
    match url.scheme() {
        "https" => {}
        "http" if allow_http || is_loopback(&url) => {}
        "http" => {
            return refuse("is `http`: the token would cross the network in the clear. `allow_http()` permits it");
        }
        _ if url.host().is_none() => return refuse("has no scheme: it begins with `https://`"),
        other => return refuse(&format!("has the scheme `{other}`: it has to be `https`")),
    }
    if !url.path().ends_with('/') {
        let path = format!("{}/", url.path());
        url.set_path(&path);
    }
    Ok(url)
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_refused_where_the_token_would_be_at_risk() {
        let refused = |text: &str| base_url(text, false).unwrap_err().to_string();
        assert!(refused("www.example.com/v1/").contains("no scheme"));
        assert!(refused("localhost:8080/v1").contains("no scheme"));
        assert!(refused("").contains("no scheme"));
        assert!(refused("http://example.com/").contains("in the clear"));
        assert!(refused("http://127.0.0.1.example.com/").contains("in the clear"));
        assert!(refused("ftp://example.com/").contains("ftp"));
        assert!(refused("https://user:word@example.com/").contains("password"));
        assert!(refused("https://example.com/?a=b").contains("query"));
        assert!(base_url("http://example.com/", true).is_ok());
    }

    #[test]
    fn loopback_and_https_are_taken_and_end_with_a_slash() {
        for text in ["http://127.0.0.1:1/v1", "http://[::1]:1/v1", "http://localhost/v1/", "https://example.com/v1"] {
            assert!(base_url(text, false).unwrap().path().ends_with("/v1/"), "{text}");
        }
    }
}
