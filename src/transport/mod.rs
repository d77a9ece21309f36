//! Transports carry the requests of a client to a server, and the responses back.
//!
//! A client has its own HTTP connections. [`ClientBuilder::transport`] replaces them with another transport, such as an HTTP stack that the
//! program already has, or a server in memory. [`ClientBuilder::wrap_transport`] wraps the transport, for example with a recorder or a
//! middleware:
//!
//! ```
//! use std::sync::{Arc, Mutex};
//!
//! use optimizely_rest::classic::Sandbox;
//! use optimizely_rest::http::{Request, Response};
//! use optimizely_rest::transport::{Bytes, HttpTransport, InnerTransport, Limits, TransportError};
//!
//! struct Recorder {
//!     inner: InnerTransport,
//!     lines: Arc<Mutex<Vec<String>>>,
//! }
//!
//! impl HttpTransport for Recorder {
//!     async fn send(&self, request: Request<Bytes>, limits: Limits) -> Result<Response<Bytes>, TransportError> {
//!         let line = format!("{} {}", request.method(), request.uri().path());
//!         let response = self.inner.send(request, limits).await?;
//!         self.lines.lock().unwrap().push(format!("{line}: {}", response.status()));
//!         Ok(response)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! let lines = Arc::new(Mutex::new(Vec::new()));
//! let recorded = lines.clone();
//! let client = sandbox.client_builder().wrap_transport(|inner| Recorder { inner, lines: recorded }).build()?;
//! client.projects().list().await?;
//! assert_eq!(*lines.lock().unwrap(), ["GET /experiment/v1/projects: 200 OK"]);
//! # Ok(())
//! # }
//! ```
//!
//! # Requests
//!
//! A transport receives one attempt at a request. The client handles everything else: retries, cooldowns, limits of rate and concurrency,
//! tokens, and JSON.
//!
//! - The URI is absolute and below the base URL.
//! - The headers are the token, the user agent, those that [the call sets](crate::Call::header) and, if there is a body, its content type.
//!   The values of the token header and of those of the call are marked as sensitive, so their `Debug` output is redacted. The body may contain secrets, and `Debug` of an `http::Request` shows it.
//! - `request.extensions().get::<optimizely_rest::Request>()` is the request as a value of this crate. Its
//!   [`template`](crate::Request::template) names the operation without IDs, for metrics.
//! - The client enforces the [`Limits`]: a larger body is an error, and an attempt that takes too long is dropped. The client measures time
//!   with its own clock, which is a [`TestClock`](crate::mock::TestClock) in tests.
//!
//! # Responses
//!
//! A transport returns the response with its whole body, whatever the status is, or a [`TransportError`]. The kind of the error decides
//! whether the request is sent again.
//!
//! - It must not follow redirects, which would send the token to another host. The client turns a redirect into an error.
//! - It returns bodies decompressed. The client's own connections ask for gzip and unzip it. A request to another transport
//!   has no `accept-encoding` header.
//!
//! # Tower
//!
//! A [tower](https://docs.rs/tower) service of `http` types can be used as a transport, and a transport as such a service:
//!
//! ```
//! use optimizely_rest::BoxError;
//! use optimizely_rest::classic::Sandbox;
//! use optimizely_rest::http::{HeaderValue, Request, Response};
//! use optimizely_rest::transport::{Bytes, HttpTransport, Limits, TransportError};
//! use tower::{Service, ServiceBuilder, ServiceExt, service_fn};
//!
//! struct Tower<S>(S);
//!
//! impl<S> HttpTransport for Tower<S>
//! where
//!     S: Service<Request<Bytes>, Response = Response<Bytes>> + Clone + Send + Sync + 'static,
//!     S::Error: Into<BoxError>,
//!     S::Future: Send,
//! {
//!     async fn send(&self, mut request: Request<Bytes>, limits: Limits) -> Result<Response<Bytes>, TransportError> {
//!         request.extensions_mut().insert(limits);
//!         // An error that is a `TransportError` in a box keeps its kind.
//!         self.0.clone().oneshot(request).await.map_err(|error| TransportError::from(error.into()))
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! let client = sandbox.client_builder().wrap_transport(|inner| {
//!     let innermost = service_fn(move |mut request: Request<Bytes>| {
//!         let inner = inner.clone();
//!         async move {
//!             let limits = request.extensions_mut().remove::<Limits>().ok_or("the limits are lost")?;
//!             Ok::<_, BoxError>(inner.send(request, limits).await?)
//!         }
//!     });
//!     let layers = ServiceBuilder::new().map_request(|mut request: Request<Bytes>| {
//!         request.headers_mut().insert("x-team", HeaderValue::from_static("shop"));
//!         request
//!     });
//!     Tower(layers.service(innermost))
//! });
//! client.build()?.projects().list().await?;
//! assert_eq!(sandbox.requests()[0].header("x-team"), Some("shop"));
//! # Ok(())
//! # }
//! ```
//!
//! [`ClientBuilder::transport`]: crate::client::ClientBuilder::transport
//! [`ClientBuilder::wrap_transport`]: crate::client::ClientBuilder::wrap_transport

// The private modules handle everything between a request and its response: attempts, limits, retries, tokens and connections.

pub(crate) mod attempts;
#[cfg(feature = "blocking")]
pub(crate) mod background;
mod body;
pub(crate) mod budget;
pub(crate) mod clock;
pub(crate) mod connection;
mod cooldown;
pub(crate) mod env;
pub(crate) mod exchange;
mod failure;
pub(crate) mod gate;
mod given;
pub(crate) mod headers;
pub(crate) mod http_transport;
pub(crate) mod http_url;
#[cfg(feature = "oauth")]
pub(crate) mod issuer;
mod limits;
pub(crate) mod options;
#[cfg(feature = "blocking")]
pub(crate) mod pool;
mod proxy;
pub(crate) mod rate_limit;
pub(crate) mod recording;
pub(crate) mod retry;
pub(crate) mod settings;
pub(crate) mod tls;
pub(crate) mod token;
pub(crate) mod transport_error;
pub(crate) mod waiter;

pub use self::http_transport::{HttpTransport, InnerTransport};
pub use self::limits::Limits;
pub use self::transport_error::TransportError;
pub use bytes::Bytes;

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use url::Url;

use self::attempts::{Attempts, Count};
use self::budget::Budget;
use self::clock::Clock;
use self::connection::Sender;
use self::gate::Gates;
use self::options::Options;
use self::rate_limit::LatestRateLimit;
use self::recording::Recorder;
use self::retry::RetryPolicy;
use self::token::{Credential, Means};
use crate::error::{Cause, Drifted, Error};
use crate::model::api::Definition;
use crate::model::drift::{Drift, DriftKind, Findings, Inspect};
use crate::model::json::is_blank;
use crate::model::reply::Reply;
use crate::observe::{self, CallReport, Listener, Span, WaitReason, Watch};
use crate::request::Request;

/// A boxed future, so that a program contains one copy of its code.
pub(crate) type Future<'a, T> = Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;

/// The state that the calls of a client share: connections, limits and the token. It is the same type for every API.
#[doc(hidden)]
pub struct Transport {
    pub(crate) api: &'static Definition,
    pub(crate) sender: Sender,
    pub(crate) clock: Clock,
    pub(crate) gates: Gates,
    pub(crate) budget: Budget,
    pub(crate) rate_limit: LatestRateLimit,
    /// Ends with a slash.
    pub(crate) base_url: Url,
    pub(crate) token: Credential,
    /// The clock and the connections for a source of tokens.
    pub(crate) means: Means,
    pub(crate) retry: RetryPolicy,
    pub(crate) attempt_timeout: Duration,
    pub(crate) deadline: Duration,
    pub(crate) read_timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) watch: Watch,
    pub(crate) listener: Listener,
    /// Records each attempt, if the program asks for it.
    pub(crate) recorder: Option<Arc<Recorder>>,
}

/// Shows neither the token nor the state of callbacks.
impl fmt::Debug for Transport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Transport").field("base_url", &self.base_url.as_str()).finish_non_exhaustive()
    }
}

impl Transport {
    /// Sends a request, reads the response, and reports how both went.
    pub(crate) async fn send<T>(
        &self,
        request: &Request,
        options: &Options,
        read: impl FnOnce(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        self.send_since(self.clock.now(), request, options, read).await
    }

    /// Sends a request and reads the response. If an update succeeds without a body, reads the object back as part of the same call, with
    /// the same deadline and options. `read` receives the request that the response belongs to.
    pub(crate) async fn fetch<T>(
        &self,
        request: &Request,
        options: &Options,
        read: impl Fn(&Request, Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let begun = options.begun.unwrap_or_else(|| self.clock.now());
        let mut updated: Option<Box<Updated>> = None;
        loop {
            let current = updated.as_ref().map_or(request, |updated| &updated.read_back);
            let read_or_not = |reply: Reply| match current.read_back().filter(|_| is_blank(&reply.body)) {
                Some(read_back) => Ok(Err(Box::new(Updated { status: reply.status, read_back }))),
                None => read(current, reply).map(Ok),
            };
            match self.send_since(begun, current, options, read_or_not).await {
                Ok(Ok(value)) => return Ok(value),
                Ok(Err(bodiless)) => updated = Some(bodiless),
                Err(error) => {
                    return Err(match updated {
                        Some(updated) => error.after_success(request, updated.status),
                        None => error,
                    });
                }
            }
        }
    }

    /// Sends a request of a call that began at `begun`, reads the response, and reports how both went.
    async fn send_since<T>(
        &self,
        begun: Duration,
        request: &Request,
        options: &Options,
        read: impl FnOnce(Reply) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let sent = self.clock.now();
        let mut count = Count::default();
        let span = Span::of(request, &self.base_url);
        let reply = span.around(self.answer(request, options, begun, &mut count)).await;
        let status = reply.as_ref().ok().map(|reply| reply.status);
        let result = reply.and_then(|reply| {
            let status = reply.status;
            span.within(|| read(reply)).map_err(|error| error.after_success(request, status))
        });
        self.report_call(&span, request, &count, sent, status, result.as_ref().err());
        result
    }

    /// Reports how a call went that was sent at `sent`.
    fn report_call(
        &self,
        span: &Span,
        request: &Request,
        count: &Count,
        sent: Duration,
        status: Option<StatusCode>,
        error: Option<&Error>,
    ) {
        let report = CallReport {
            method: request.method().clone(),
            template: request.route_template(),
            attempts: count.sent,
            unrecorded: count.unrecorded,
            status: status.or_else(|| error.and_then(Error::status)),
            duration: self.clock.now().saturating_sub(sent),
            error: error.map(Error::kind),
        };
        span.end(&report);
        if let Some(callback) = &self.listener.on_call {
            callback(&report);
        }
    }

    /// Reports that a request waits before it is sent.
    #[cold]
    pub(crate) fn hold_back(&self, request: &Request, reason: WaitReason, wait: Option<Duration>) {
        observe::held_back(reason, wait);
        self.listener.wait(request, reason, wait);
    }

    /// Why a request cannot be sent with these options; none if it can.
    pub(crate) fn refusal(&self, request: &Request, options: &Options) -> Option<String> {
        let of_headers = || options.headers.as_ref()?.refusal(self.token.header_name());
        request.invalid().map(str::to_owned).or_else(of_headers)
    }

    /// The response to the last attempt of a request. Counts the attempts.
    ///
    /// The future is boxed here, in code that is not generic. Otherwise a program would contain a copy of it for each type that it awaits.
    #[inline(never)]
    fn answer<'a>(
        &'a self,
        request: &'a Request,
        options: &'a Options,
        begun: Duration,
        count: &'a mut Count,
    ) -> Future<'a, Result<Reply, Error>> {
        Box::pin(async move {
            if let Some(why) = self.refusal(request, options) {
                return Err(Error::of(request, Cause::InvalidRequest(why)));
            }
            Attempts::new(self, request, options, begun, count).run().await
        })
    }

    /// Reports a success status that the spec does not list.
    fn inspect_status(&self, request: &Request, reply: &Reply) -> Result<(), Error> {
        match request.listed_statuses().filter(|_| !request.lists(reply.status)) {
            Some(listed) => self.report_status(request, reply, listed),
            None => Ok(()),
        }
    }

    #[cold]
    fn report_status(&self, request: &Request, reply: &Reply, listed: &'static [u16]) -> Result<(), Error> {
        let kind = DriftKind::UnknownStatus { method: request.method().clone(), status: reply.status, listed };
        let resource = request.resource().unwrap_or("value");
        let drift = Drift { resource, id: None, path: String::new(), kind };
        self.report(&drift);
        if self.watch.strict { Err(drifted(request, reply, drift)) } else { Ok(()) }
    }

    /// Searches a decoded value for drift, if anything listens for drift.
    pub(crate) fn inspect<T: Inspect>(&self, request: &Request, reply: &Reply, read: &T) -> Result<(), Error> {
        if !self.watch.is_on() {
            return Ok(());
        }
        let mut first = None;
        let redact = |text: String| self.token.redact(&text);
        for (path, kind) in Findings::of(read) {
            let kind = match kind {
                DriftKind::UnknownValue(value) => DriftKind::UnknownValue(redact(value)),
                DriftKind::UnknownField | DriftKind::UnknownStatus { .. } => kind,
            };
            let (resource, id) = (request.resource().unwrap_or("value"), read.identity().map(redact));
            let drift = Drift { resource, id, path: redact(path), kind };
            self.report(&drift);
            first.get_or_insert(drift);
        }
        match first {
            Some(drift) if self.watch.strict => Err(drifted(request, reply, drift)),
            _ => Ok(()),
        }
    }

    fn report(&self, drift: &Drift) {
        observe::drift(drift);
        if let Some(callback) = &self.watch.callback {
            callback(drift);
        }
    }
}

/// An update that succeeded without a body.
struct Updated {
    status: StatusCode,
    /// Reads the object.
    read_back: Request,
}

/// The error of a strict client.
fn drifted(request: &Request, reply: &Reply, drift: Drift) -> Error {
    Error::of(request, Cause::Drift(Box::new(Drifted { drift, received: reply.clone() })))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tracing::Level;
    use tracing::subscriber::with_default;
    use tracing_subscriber::filter::dynamic_filter_fn;
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;
    use crate::classic::api::{Client, ClientBuilder, Token};
    use crate::model::drift::Findings;

    /// Counts how often it is searched.
    struct Probe(Cell<u32>);

    impl Inspect for Probe {
        fn inspect(&self, _: &mut Findings) {
            self.0.set(self.0.get() + 1);
        }
    }

    fn looks(set: impl Fn(ClientBuilder) -> ClientBuilder) -> u32 {
        let client = set(Client::builder(Token::legacy("abc:1"))).build().unwrap();
        let probe = Probe(Cell::new(0));
        let reply = Reply { status: StatusCode::OK, headers: Default::default(), body: Default::default() };
        client.transport.inspect(client.projects().list().request(), &reply, &probe).unwrap();
        probe.0.get()
    }

    fn looks_with_a_subscriber(level: Level) -> u32 {
        let subscriber = tracing_subscriber::fmt().with_max_level(level).with_writer(std::io::sink).finish();
        with_default(subscriber, || looks(|builder| builder))
    }

    #[test]
    fn values_are_searched_for_drift_only_if_something_listens() {
        // Other threads use the same callsite, and `tracing` would cache that they are not interested.
        let undecided = tracing_subscriber::registry().with(dynamic_filter_fn(|_, _| false));
        tracing::subscriber::set_global_default(undecided).unwrap();
        assert_eq!(looks(|builder| builder), 0);
        assert_eq!(looks_with_a_subscriber(Level::ERROR), 0);
        assert_eq!(looks_with_a_subscriber(Level::WARN), 1);
        assert_eq!(looks(|builder| builder.on_drift(|_| ())), 1);
        assert_eq!(looks(ClientBuilder::strict), 1);
    }
}
