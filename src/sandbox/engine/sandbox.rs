//! A program's handle to a running server, and the builder that starts one.

use std::fmt;
use std::marker::PhantomData;
use std::net::SocketAddr;
use std::sync::{Arc, MutexGuard};
use std::time::Duration;

use super::faults::Fault;
use super::log::Received;
use super::rate_limit::RateLimit;
use super::served::{ANY_TOKEN, SandboxApi, Served};
use super::server::Server;
use super::snapshot::{Snapshot, SnapshotError};
use super::state::{Shared, State};
use super::store::Store;
use crate::client::Client;
use crate::client::builder::ClientBuilder;
use crate::client::token::Token;

/// A running server of an API. It stops when this value is dropped.
///
/// Use the `Sandbox` of an API's own module, such as [`classic::Sandbox`](crate::classic::Sandbox).
pub struct Sandbox<A> {
    server: Server,
    shared: Arc<Shared>,
    api: PhantomData<fn() -> A>,
}

impl<A: SandboxApi> Sandbox<A> {
    /// Starts a server on a free port of the loopback address, which accepts any token.
    ///
    /// # Errors
    ///
    /// Fails if no port is available.
    pub async fn start() -> std::io::Result<Self> {
        Sandbox::builder().start().await
    }

    /// Like [`start`](Self::start), for programs without async.
    ///
    /// ```
    /// # use optimizely_rest::classic::Sandbox;
    /// let sandbox = Sandbox::start_blocking()?;
    /// assert!(sandbox.base_url().starts_with("http://127.0.0.1:"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if no port is available.
    pub fn start_blocking() -> std::io::Result<Self> {
        Sandbox::builder().start_blocking()
    }

    /// A builder that sets up a server.
    pub fn builder() -> SandboxBuilder<A> {
        SandboxBuilder { settings: Settings::new(), api: PhantomData }
    }

    /// A client of this server.
    pub fn client(&self) -> Client<A> {
        self.client_builder().build().expect("a loopback address and a plain token make a client")
    }

    /// A builder for a client of this server, to change further settings.
    pub fn client_builder(&self) -> ClientBuilder<A> {
        let token = self.shared.token.as_deref().unwrap_or(ANY_TOKEN);
        Client::builder(Token::fixed(A::SERVED.scheme(), token.to_owned())).base_url(self.base_url())
    }
}

impl<A> Sandbox<A> {
    /// The base URL of the API, with a slash at the end.
    pub fn base_url(&self) -> String {
        self.shared.served.base_url(self.server.address())
    }

    /// Adds a fault.
    pub fn inject(&self, fault: Fault) {
        self.state().faults.add(fault);
    }

    /// Removes all faults.
    pub fn clear_faults(&self) {
        self.state().faults.clear();
    }

    /// The latest 10,000 requests that the server received, the oldest first. There are fewer if their bodies are large.
    pub fn requests(&self) -> Vec<Received> {
        self.state().log.all()
    }

    /// Clears the log of requests.
    pub fn clear_requests(&self) {
        self.state().log.clear();
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// Everything that the server holds, as JSON: objects, IDs, times and traffic. Faults and the log of requests are not included.
    ///
    /// ```
    /// use optimizely_rest::classic::{NewProject, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let project = sandbox.client().projects().create(NewProject::new("Shop")).await?;
    ///
    /// let copy = Sandbox::builder().restore(&sandbox.snapshot())?.start().await?;
    /// assert_eq!(copy.client().projects().get(project.id).await?.project_name, "Shop");
    /// # Ok(())
    /// # }
    /// ```
    pub fn snapshot(&self) -> String {
        Snapshot::of(&self.state().store).to_text()
    }

    /// Stops the server and returns its [snapshot](Self::snapshot), which includes every change that was answered.
    pub fn stop(self) -> String {
        let Sandbox { server, shared, .. } = self;
        drop(server);
        Snapshot::of(&shared.state().store).to_text()
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state()
    }
}

impl<A> fmt::Debug for Sandbox<A> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Sandbox").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

/// Sets up a [`Sandbox`].
#[must_use]
pub struct SandboxBuilder<A> {
    settings: Settings,
    api: PhantomData<fn() -> A>,
}

impl<A: SandboxApi> SandboxBuilder<A> {
    /// Sets the address to listen on. The default is a free port of 127.0.0.1.
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.settings.address = address;
        self
    }

    /// Sets the only token that is accepted, in any header from which the API reads tokens. By default, any token is accepted.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.settings.token = Some(token.into());
        self
    }

    /// Sets how long every response takes at least.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.settings.latency = latency;
        self
    }

    /// Limits how many requests are answered in each window of time. Further ones get status 429 with a `Retry-After` header.
    pub fn rate_limit(mut self, requests: u32, window: Duration) -> Self {
        self.settings.rate_limit = Some(RateLimit::new(requests, window));
        self
    }

    /// Sets the mixing variance τ² of the sequential test behind the stats. The default is 0.0004, which suits differences of
    /// about two percentage points. For revenue it is scaled by the square of the average order.
    pub fn mixing_variance(mut self, variance: f64) -> Self {
        self.settings.mixing_variance = variance;
        self
    }

    /// Starts the server with the content of a [snapshot](Sandbox::snapshot).
    ///
    /// # Errors
    ///
    /// Fails if the text is not a snapshot, or if it contradicts itself or the API: a field is missing or unknown, a value has
    /// another type, or the parent of an object does not exist.
    pub fn restore(mut self, snapshot: &str) -> Result<Self, SnapshotError> {
        self.settings.snapshot = Some(Snapshot::read(A::SERVED, snapshot)?);
        Ok(self)
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// Fails if the server cannot listen on the address.
    pub async fn start(self) -> std::io::Result<Sandbox<A>> {
        self.start_blocking()
    }

    /// Like [`start`](Self::start), for programs without async.
    ///
    /// # Errors
    ///
    /// Fails if the server cannot listen on the address.
    pub fn start_blocking(self) -> std::io::Result<Sandbox<A>> {
        let (server, shared) = self.settings.start(A::SERVED)?;
        Ok(Sandbox { server, shared, api: PhantomData })
    }
}

impl<A> Clone for SandboxBuilder<A> {
    fn clone(&self) -> Self {
        SandboxBuilder { settings: self.settings.clone(), api: PhantomData }
    }
}

impl<A> fmt::Debug for SandboxBuilder<A> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SandboxBuilder").field("address", &self.settings.address).finish_non_exhaustive()
    }
}

/// The settings of a builder, which are the same for every API.
#[derive(Clone)]
struct Settings {
    address: SocketAddr,
    token: Option<String>,
    latency: Duration,
    rate_limit: Option<RateLimit>,
    mixing_variance: f64,
    snapshot: Option<Snapshot>,
}

impl Settings {
    fn new() -> Self {
        Settings {
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            token: None,
            latency: Duration::ZERO,
            rate_limit: None,
            mixing_variance: 0.0004,
            snapshot: None,
        }
    }

    fn start(self, served: &'static Served) -> std::io::Result<(Server, Arc<Shared>)> {
        let mut store = Store::new(served.table, self.mixing_variance, served.rules.ids_follow());
        if let Some(snapshot) = self.snapshot {
            snapshot.fill(&mut store);
        }
        let shared = Arc::new(Shared::new(served, self.token, self.latency, self.rate_limit, store));
        Ok((Server::start(self.address, shared.clone())?, shared))
    }
}
