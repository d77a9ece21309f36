//! The builder of a client.

use std::fmt;
use std::io::Write;
use std::marker::PhantomData;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::client::Client;
use crate::client::token::Token;
use crate::error::Error;
use crate::model::api::Api;
use crate::model::drift::Drift;
use crate::observe::{CallReport, WaitReport};
use crate::transport::clock::{Clock, TestClock};
use crate::transport::env::{self, Lookup};
use crate::transport::http_transport::{HttpTransport, InnerTransport};
use crate::transport::recording::{Recorder, Target};
use crate::transport::retry::RetryPolicy;
use crate::transport::settings::{BASE_URL, Settings};
use crate::transport::tls::Identity;

/// Configures and builds a [`Client`].
///
/// | setting | default |
/// |---|---|
/// | [`base_url`](Self::base_url) | `BASE_URL` of the API's module |
/// | [`connect_timeout`](Self::connect_timeout) | 10 s |
/// | [`read_timeout`](Self::read_timeout), of silence | 60 s |
/// | [`attempt_timeout`](Self::attempt_timeout) | 60 s |
/// | [`deadline`](Self::deadline), of a whole call | 300 s |
/// | [`retry`](Self::retry): attempts | 3 |
/// | [`retry`](Self::retry): a single wait | 120 s |
/// | [`retry_budget`](Self::retry_budget) | 10 retries; every 10 successful calls earn one back |
/// | [`max_concurrent_requests`](Self::max_concurrent_requests) | 16 |
/// | [`max_requests_per_second`](Self::max_requests_per_second) | no limit |
/// | [`max_response_bytes`](Self::max_response_bytes) | 64 MiB |
/// | [`http2_keep_alive`](Self::http2_keep_alive) | 15 s |
///
/// Limits apply per client. Clones share them; separately built clients do not.
#[must_use]
pub struct ClientBuilder<A> {
    settings: Settings,
    api: PhantomData<fn() -> A>,
}

impl<A: Api> ClientBuilder<A> {
    pub(crate) fn new(token: Token<A>) -> Self {
        ClientBuilder { settings: Settings::new(token.credential, &A::DEFINITION), api: PhantomData }
    }

    /// Sets the base URL of all requests, for example that of a sandbox. It has to be `https`, or a loopback address.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.settings.base_url = url.into();
        self.settings.base_url_source = BASE_URL;
        self
    }

    /// Limits the time of one attempt, including its response. [`Call::attempt_timeout`](crate::Call::attempt_timeout) overrides it for one
    /// call. If the server is silent, [`read_timeout`](Self::read_timeout) may end the attempt earlier.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.settings.attempt_timeout = limit;
        self
    }

    /// Limits the total time of a call: all its attempts, all its waits, and the function that provides tokens. An attempt that is still
    /// active at the deadline is cancelled. [`Call::deadline`](crate::Call::deadline) overrides it for one call.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.settings.deadline = limit;
        self
    }

    /// Limits the time to open a connection.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// Limits how long the server may be silent: before the response, and between two pieces of it.
    pub fn read_timeout(mut self, timeout: Duration) -> Self {
        self.settings.read_timeout = timeout;
        self
    }

    /// Sets how long an HTTP/2 connection may be silent before the client sends a ping, even if no call is active. If the ping is not
    /// answered within the same time, the connection is closed and the next attempt opens a new one. A connection whose other side has
    /// stopped responding is therefore replaced within twice this time. `None` sends no pings.
    ///
    /// An attempt with a shorter [`attempt_timeout`](Self::attempt_timeout) ends before that, and the next one may meet the same connection.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use optimizely_rest::classic::{Client, Token};
    /// let client = Client::builder(Token::legacy("abc:1")).http2_keep_alive(Duration::from_secs(5)).build()?;
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn http2_keep_alive(mut self, interval: impl Into<Option<Duration>>) -> Self {
        self.settings.http2_keep_alive = interval.into();
        self
    }

    /// Speaks HTTP/1.1 only. Without this, the server chooses between HTTP/2 and HTTP/1.1.
    pub fn http1_only(mut self) -> Self {
        self.settings.http1_only = true;
        self
    }

    /// Sets the user agent of requests. A name with a line break or another control character is rejected.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.settings.user_agent = name.into();
        self
    }

    /// Permits `http` for every host. The token is then sent in the clear.
    pub fn allow_http(mut self) -> Self {
        self.settings.allow_http = true;
        self
    }

    /// Sets when calls are retried. [`Call::retry`](crate::Call::retry) overrides it for one call.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// Sets the retry budget. Each retry uses one, and every 10 successful calls earn one back, up to this number. In an outage, a
    /// client therefore sends little more than its calls. If none is left, calls fail without a retry. A wait for a 429 uses none.
    pub fn retry_budget(mut self, retries: u32) -> Self {
        self.settings.retry_budget = retries;
        self
    }

    /// Limits how many requests are active at the same time. Further calls wait. 0 counts as 1. Calls that block a thread with `wait()`
    /// are counted separately, since an awaited call may need that thread to finish.
    pub fn max_concurrent_requests(mut self, requests: usize) -> Self {
        self.settings.max_concurrent_requests = requests;
        self
    }

    /// Limits how many requests are sent per second, evenly spaced. Further calls wait. 0 counts as 1.
    pub fn max_requests_per_second(mut self, requests: u32) -> Self {
        self.settings.max_requests_per_second = Some(requests);
        self
    }

    /// Limits the size of a response body, in bytes after decompression.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_response_bytes = bytes;
        self
    }

    /// Registers a callback for drift. It runs once for each field, enum value and success status of a response that the spec does not
    /// describe, in the task that awaits the call. Without a callback, responses are not searched for drift.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// let builder = Client::builder(Token::legacy("abc:1")).on_drift(|drift| eprintln!("{drift}"));
    /// ```
    pub fn on_drift(mut self, callback: impl Fn(&Drift) + Send + Sync + 'static) -> Self {
        self.settings.watch.callback = Some(Arc::new(callback));
        self
    }

    /// Registers a callback that runs once per request, with its outcome and duration, for metrics. It runs after all attempts of the
    /// request, in the task that awaits the call, when the response has been read. A call that consists of several requests, such as an
    /// edit, reports each of them. A future that is dropped reports nothing.
    ///
    /// ```
    /// # use std::collections::HashMap;
    /// # use std::sync::{Arc, Mutex};
    /// # use optimizely_rest::{classic::{Client, Token}, mock::{Answer, Mock}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let mock = Mock::new();
    /// # mock.next(Answer::status(404));
    /// let failures = Arc::new(Mutex::new(HashMap::new()));
    /// let counts = failures.clone();
    /// let client = Client::builder(Token::legacy("abc:1"))
    /// #   .transport(mock)
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
        self.settings.listener.on_call = Some(Arc::new(listener));
        self
    }

    /// Registers a callback that runs each time a request begins to wait, so that a program can show why it makes no progress. It runs
    /// before the wait, in the task that awaits the call, and must not block. [`WaitReason`](crate::WaitReason) lists the reasons.
    ///
    /// A request may wait several times. During a cooldown, each request that waits runs the callback. The pauses of a
    /// [feed](crate::Watch) do not.
    ///
    /// ```
    /// # use optimizely_rest::{WaitReason, classic::Sandbox, mock::TestClock, sandbox::Fault};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = Sandbox::start().await?;
    /// # sandbox.inject(Fault::status(429).times(1));
    /// # let (clock, lines) = (TestClock::new(), std::sync::Arc::new(std::sync::Mutex::new(Vec::new())));
    /// # let shown = lines.clone();
    /// # let builder = sandbox.client_builder().clock(clock);
    /// # macro_rules! eprintln { ($($text:tt)*) => { shown.lock().unwrap().push(format!($($text)*)) } }
    /// let client = builder
    ///     .on_wait(move |report| match (report.reason, report.wait) {
    ///         (WaitReason::Cooldown, Some(wait)) => eprintln!("waiting {wait:.0?} for the rate limit"),
    ///         _ => {}
    ///     })
    ///     .build()?;
    /// client.projects().list().await?;
    /// # assert_eq!(*lines.lock().unwrap(), ["waiting 60s for the rate limit"]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_wait(mut self, callback: impl Fn(&WaitReport) + Send + Sync + 'static) -> Self {
        self.settings.listener.on_wait = Some(Arc::new(callback));
        self
    }

    /// Appends each attempt of every call to a file, as a line of JSON without secrets. `cargo spec drift --recorded` compares such a
    /// recording with a spec. Several clients and processes can write to the same file.
    ///
    /// A line has the method, the URL, both bodies and the status, or the kind of the failure if there was no response. An attempt whose
    /// call is dropped is not recorded. A line has no headers, and the token is redacted. The value of every field that the spec marks as
    /// secret is `"[redacted]"`, in all objects, and so is a query parameter whose name ends like that of a credential, such as
    /// `access_token`. A body that is not JSON is only described by its content type and length. Everything else is recorded as it is, such
    /// as names and e-mail addresses, so protect the file as you protect your data.
    ///
    /// If a line cannot be written, the call continues. [`CallReport::unrecorded`] counts such attempts, and the feature `tracing` reports
    /// each as a warning. A line is written while the call is polled, so the file should not be on a slow device.
    ///
    /// ```
    /// # use optimizely_rest::classic::*;
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let sandbox = Sandbox::start().await?;
    /// # let path = std::env::temp_dir().join(format!("example-of-record-to-{}.jsonl", std::process::id()));
    /// let client = sandbox.client_builder().record_to(&path).build()?;
    /// client.projects().create(NewProject::new("Shop")).await?;
    ///
    /// let recording = std::fs::read_to_string(&path)?;
    /// assert!(recording.contains(r#""method":"POST""#) && recording.contains(r#""project_name":"Shop""#));
    /// # std::fs::remove_file(&path)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn record_to(mut self, path: impl Into<PathBuf>) -> Self {
        self.settings.recording = Some(Target::File(path.into()));
        self
    }

    /// Does the same as [`record_to`](Self::record_to) with a writer instead of a file. Each line is passed to it as a whole, and flushed.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// let builder = Client::builder(Token::legacy("abc:1")).record_to_writer(std::io::stderr());
    /// ```
    pub fn record_to_writer(mut self, writer: impl Write + Send + 'static) -> Self {
        self.settings.recording = Some(Target::Writer(Arc::new(Recorder::new(writer))));
        self
    }

    /// Makes drift an error, so that CI notices a change of the API. If the call is a write, it was
    /// [probably done](Error::is_probably_done). The error contains the [body](Error::body) of the response.
    pub fn strict(mut self) -> Self {
        self.settings.watch.strict = true;
        self
    }

    /// Trusts the certificates of this PEM text in addition to those of the platform, for example those of a company's own authority or
    /// of an inspecting proxy.
    pub fn root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.settings.certificates.roots.push(pem.into());
        self
    }

    /// Sets the client certificate and its private key, both as PEM. The certificate comes first, followed by the intermediate ones. With
    /// the feature `native-tls`, the key has to be in PKCS #8.
    pub fn identity(mut self, certificates: impl Into<Vec<u8>>, key: impl Into<Vec<u8>>) -> Self {
        self.settings.certificates.identity =
            Some(Identity { certificates: certificates.into(), key: key.into().into() });
        self
    }

    /// Sends every request through the HTTP proxy at this URL, such as `http://proxy.example:3128`. The URL may contain a user name and a
    /// password.
    ///
    /// Without this setting, the environment variables `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY` and the proxies of the
    /// operating system apply, except for a loopback address. With it, none of them applies, not even `NO_PROXY`. For an `https` URL, the
    /// proxy sees only the host: the token is encrypted.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// let token = Token::legacy("abc:1");
    /// let client = Client::builder(token.clone()).proxy("http://user:word@proxy.example:3128").build()?;
    ///
    /// let error = Client::builder(token).proxy("proxy.example:3128").build().unwrap_err();
    /// assert_eq!(error.report().to_string(), "`proxy` cannot be used: the URL has no scheme: write `http://…`");
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.settings.proxy = Some(url.into());
        self
    }

    /// Changes the builder of reqwest's HTTP client, for settings that this builder does not have, such as DNS and connection pools.
    ///
    /// Redirects, retries and time limits are set afterwards, so those of reqwest have no effect. With the feature `rustls-ring`, the TLS
    /// settings of reqwest and its `http1_only` have no effect either. [`root_certificate`](Self::root_certificate),
    /// [`identity`](Self::identity) and [`http1_only`](Self::http1_only) work with every feature. The function may run several times,
    /// since `wait()` has its own connections.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// let client = Client::builder(Token::legacy("abc:1"))
    ///     .configure(|http| http.pool_max_idle_per_host(4))
    ///     .build()?;
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    #[cfg(feature = "reqwest-0_13")]
    pub fn configure(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.settings.configure = Some(Box::new(change));
        self
    }

    /// Sends requests through another [transport](crate::transport) or a [mock](crate::mock). The settings of connections then have no
    /// effect: certificates, proxies, HTTP versions, and the limits of connecting and of silence.
    pub fn transport(mut self, transport: impl HttpTransport) -> Self {
        self.settings.transport = Some(InnerTransport::new(transport));
        self
    }

    /// Wraps the transport, for example with a recorder or a middleware, which sees each attempt. The last wrapper is the outermost.
    /// [`transport`](crate::transport) has an example.
    pub fn wrap_transport<T: HttpTransport>(
        mut self,
        wrap: impl FnOnce(InnerTransport) -> T + Send + Sync + 'static,
    ) -> Self {
        self.settings.wraps.push(Box::new(|inner| InnerTransport::new(wrap(inner))));
        self
    }

    /// Uses this clock instead of the system's, for tests that do not wait.
    pub fn clock(mut self, clock: TestClock) -> Self {
        self.settings.clock = Clock::Test(clock);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Fails if one of the settings is invalid; the error names it:
    ///
    /// - the token is empty or malformed;
    /// - the base URL has no scheme, or is `http` for a host other than loopback without [`allow_http`](Self::allow_http);
    /// - the user agent contains a control character;
    /// - the URL of the proxy is invalid;
    /// - the file of [`record_to`](Self::record_to) cannot be opened;
    /// - a PEM text cannot be parsed, or TLS cannot be set up.
    pub fn build(self) -> Result<Client<A>, Error> {
        Ok(Client::over(Arc::new(self.settings.build()?)))
    }
}

impl<A: Api> Client<A> {
    /// Builds a client with the defaults of [`ClientBuilder`].
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
    /// assert!(Client::new(Token::legacy("")).is_err());
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the token is empty or malformed, or if TLS cannot be set up.
    pub fn new(token: Token<A>) -> Result<Self, Error> {
        Client::builder(token).build()
    }

    /// Builds a client from the environment: the token is read from `TOKEN_VARIABLE` of the API's module as
    /// [`Token::from_env`] does, and the base URL from `BASE_URL_VARIABLE` if that is set.
    ///
    /// An empty or blank variable counts as unset.
    ///
    /// ```
    /// # use optimizely_rest::classic::Client;
    /// match Client::from_env() {
    ///     Ok(client) => println!("requests go to {}", client.base_url()),
    ///     Err(error) => println!("{}", error.report()), // the environment variable OPTIMIZELY_TOKEN is not set to a token
    /// }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if there is no token, if one of the two values is malformed, or if TLS cannot be set up.
    pub fn from_env() -> Result<Self, Error> {
        Self::builder_from_env()?.build()
    }

    /// Returns a builder with the token and the base URL of the environment, as [`from_env`](Self::from_env) reads them, for further
    /// settings.
    ///
    /// ```
    /// # use optimizely_rest::Error;
    /// # use optimizely_rest::classic::Client;
    /// fn patient() -> Result<Client, Error> {
    ///     Client::builder_from_env()?.deadline(std::time::Duration::from_secs(900)).build()
    /// }
    /// # let _ = patient();
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if there is no token, or if one of the two variables is malformed. [`build`](ClientBuilder::build) checks the base URL.
    pub fn builder_from_env() -> Result<ClientBuilder<A>, Error> {
        Self::builder_from_variables(&env::of_process)
    }

    fn builder_from_variables(lookup: Lookup<'_>) -> Result<ClientBuilder<A>, Error> {
        let mut builder = Client::builder(Token::from_variable(lookup)?);
        let name = A::DEFINITION.base_url_variable;
        if let Some(url) = env::variable(name, lookup)? {
            builder.settings.base_url = url.as_str().to_owned();
            builder.settings.base_url_source = name;
        }
        Ok(builder)
    }

    /// Returns a builder for a client.
    ///
    /// ```
    /// # use optimizely_rest::classic::{Client, Token};
    /// use std::time::Duration;
    ///
    /// let token = Token::legacy("abcdefghijklmnopqrstuvwxyz:123456");
    /// let client = Client::builder(token).attempt_timeout(Duration::from_secs(10)).user_agent("shop/1.0").build()?;
    /// # Ok::<(), optimizely_rest::Error>(())
    /// ```
    pub fn builder(token: Token<A>) -> ClientBuilder<A> {
        ClientBuilder::new(token)
    }
}

impl<A> fmt::Debug for ClientBuilder<A> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ClientBuilder")
            .field("connect_timeout", &self.settings.connect_timeout)
            .field("read_timeout", &self.settings.read_timeout)
            .field("attempt_timeout", &self.settings.attempt_timeout)
            .field("deadline", &self.settings.deadline)
            .field("retry", &self.settings.retry)
            .field("retry_budget", &self.settings.retry_budget)
            .field("max_concurrent_requests", &self.settings.max_concurrent_requests)
            .field("max_requests_per_second", &self.settings.max_requests_per_second)
            .field("max_response_bytes", &self.settings.max_response_bytes)
            .field("http2_keep_alive", &self.settings.http2_keep_alive)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::classic::api::Classic;

    /// Builds a client from these variables. An error is returned as text.
    fn with(variables: &[(&str, &str)]) -> Result<Client<Classic>, String> {
        let lookup = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| OsString::from(value))
        };
        let builder = Client::builder_from_variables(&lookup);
        builder.and_then(ClientBuilder::build).map_err(|error| error.to_string())
    }

    const TOKEN: &str = Classic::DEFINITION.token_variable;
    const BASE_URL: &str = Classic::DEFINITION.base_url_variable;

    #[test]
    fn the_base_url_of_a_variable_is_trimmed_and_a_blank_one_counts_as_unset() {
        let base_url =
            |value: &str| with(&[(TOKEN, "abc:1"), (BASE_URL, value)]).map(|client| client.base_url().to_string());
        assert_eq!(base_url("https://shop.example/v1\n").unwrap(), "https://shop.example/v1/");
        for blank in ["", " \t\r\n"] {
            assert_eq!(base_url(blank).unwrap(), Classic::DEFINITION.base_url);
        }
        assert_eq!(with(&[(TOKEN, "abc:1")]).unwrap().base_url(), Classic::DEFINITION.base_url);
    }

    #[test]
    fn an_error_names_the_variable_that_is_wrong() {
        for (base_url, why) in [("http://shop.example/", "in the clear"), ("shop.example", "no scheme")] {
            let error = with(&[(TOKEN, "abc:1"), (BASE_URL, base_url)]).unwrap_err();
            assert!(error.starts_with(&format!("the base URL (`{BASE_URL}`)")) && error.contains(why), "{error}");
        }
        let error = with(&[(TOKEN, " \n"), (BASE_URL, "shop.example")]).unwrap_err();
        assert_eq!(error, format!("the environment variable {TOKEN} is not set to a token"));
    }
}
