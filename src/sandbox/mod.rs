//! An in-memory server of the API, for tests, demos and CI. It needs the feature `sandbox`.
//!
//! It listens on a loopback port, speaks HTTP/1.1 and HTTP/2, and keeps what is created. Other programs in any language, and pages
//! in a browser, can use it as they use the API. Routes, checks and defaults come from the spec; what no table can say is in one
//! module of rules. In a browser, its address shows what there is and what was asked.
//!
//! ```
//! use optimizely_rest::classic::{NewProject, Sandbox};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! let project = sandbox.client().projects().create(NewProject::new("Shop")).await?;
//! assert_eq!(sandbox.client().projects().list().await?.len(), 1);
//! # Ok(())
//! # }
//! ```

mod behaviours;
mod cors;
mod demo;
mod faults;
mod fill;
mod keep;
mod log;
mod mute;
mod operations;
mod page;
mod reply;
mod results;
mod routes;
mod server;
mod snapshot;
mod statistics;
mod store;
mod traffic;
mod types;
mod validate;

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use crate::classic::api::{Client, ClientBuilder, Token};
use crate::classic::api::{GoalId, VariationId};

pub use demo::{Demo, DemoError};
pub use faults::Fault;
pub use log::Received;
pub use snapshot::SnapshotError;
pub use traffic::{Traffic, TrafficError};

use faults::RateLimit;
use server::{Server, Shared};
use snapshot::Snapshot;
use store::Store;

/// Where the API's paths begin.
const PREFIX: &str = "/experiment/v1/";

/// A running server. It stops when this is dropped.
pub struct Sandbox {
    server: Server,
    shared: Arc<Shared>,
}

impl Sandbox {
    /// Starts a server on a free port of the loopback address, which accepts any token.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub async fn start() -> std::io::Result<Self> {
        Sandbox::builder().start().await
    }

    /// As [`start`](Self::start), for programs without async.
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
    /// When no port can be had.
    pub fn start_blocking() -> std::io::Result<Self> {
        Sandbox::builder().start_blocking()
    }

    /// A server that is set up step by step.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder {
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            token: None,
            latency: Duration::ZERO,
            rate_limit: None,
            mixing_variance: 0.0004,
            snapshot: None,
        }
    }

    /// A client of this server.
    pub fn client(&self) -> Client {
        self.client_builder().build().expect("a loopback address and a plain token make a client")
    }

    /// A client of this server that can be set up further.
    pub fn client_builder(&self) -> ClientBuilder {
        Client::builder(Token::legacy(self.shared.token().unwrap_or("sandbox:0"))).base_url(self.base_url())
    }

    /// Where the API answers, with a slash at the end.
    pub fn base_url(&self) -> String {
        format!("http://{}{PREFIX}", self.server.address())
    }

    /// Lets something go wrong.
    pub fn inject(&self, fault: Fault) {
        self.shared.state().faults.add(fault);
    }

    /// Lets nothing go wrong any more.
    pub fn clear_faults(&self) {
        self.shared.state().faults.clear();
    }

    /// What it was asked, the latest 10,000 requests in their order; fewer, when their bodies are large.
    pub fn requests(&self) -> Vec<Received> {
        self.shared.state().log.all()
    }

    /// Forgets what it was asked.
    pub fn clear_requests(&self) {
        self.shared.state().log.clear();
    }

    /// Says that visitors saw a variation, and how many of them reached a goal. Results and stats are computed from it.
    ///
    /// # Errors
    ///
    /// When there is no such variation or goal, or more visitors converted than there were.
    pub fn record(
        &self,
        variation: impl Into<VariationId>,
        goal: impl Into<GoalId>,
        visitors: u64,
        conversions: u64,
    ) -> Result<(), TrafficError> {
        self.record_traffic(Traffic::new(variation, goal).visitors(visitors).conversions(conversions))
    }

    /// As [`record`](Self::record), with revenue, audiences or dimensions.
    ///
    /// # Errors
    ///
    /// When there is no such variation or goal, or the numbers cannot be.
    pub fn record_traffic(&self, traffic: Traffic) -> Result<(), TrafficError> {
        traffic::record(&mut self.shared.state().store, traffic)
    }

    /// The address that it listens on.
    pub fn address(&self) -> SocketAddr {
        self.server.address()
    }
}

/// Runs an example of the documentation with a client of a sandbox of its own.
///
/// # Panics
///
/// When the example fails.
#[doc(hidden)]
pub fn example(run: impl AsyncFnOnce(Client) -> Result<(), crate::error::BoxError>) {
    let sandbox = Sandbox::start_blocking().expect("a loopback port can be had");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be had");
    runtime.block_on(run(sandbox.client())).expect("the example works");
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Sandbox").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

/// Sets up a [`Sandbox`].
#[derive(Clone)]
#[must_use]
pub struct SandboxBuilder {
    address: SocketAddr,
    token: Option<String>,
    latency: Duration,
    rate_limit: Option<RateLimit>,
    mixing_variance: f64,
    snapshot: Option<Snapshot>,
}

impl SandboxBuilder {
    /// Where to listen: a free port of 127.0.0.1 unless this says otherwise.
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// The only token that is accepted, as the value of either header. Any is, unless this is given.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How long every answer takes at least.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    /// How many requests are answered in each window of time. What comes beyond gets 429, with a `Retry-After`.
    pub fn rate_limit(mut self, requests: u32, window: Duration) -> Self {
        self.rate_limit = Some(RateLimit::new(requests, window));
        self
    }

    /// The mixing variance τ² of the sequential test behind the stats: 0.0004 unless this says otherwise, which suits
    /// differences of about two percentage points. For revenue it is scaled by the square of the average order.
    pub fn mixing_variance(mut self, variance: f64) -> Self {
        self.mixing_variance = variance;
        self
    }

    /// Starts the server.
    ///
    /// # Errors
    ///
    /// When the address cannot be listened on.
    pub async fn start(self) -> std::io::Result<Sandbox> {
        self.start_blocking()
    }

    /// As [`start`](Self::start), for programs without async.
    ///
    /// # Errors
    ///
    /// When the address cannot be listened on.
    pub fn start_blocking(self) -> std::io::Result<Sandbox> {
        let mut store = Store::new(self.mixing_variance);
        if let Some(snapshot) = self.snapshot {
            snapshot.fill(&mut store);
        }
        let shared = Arc::new(Shared::new(self.token, self.latency, self.rate_limit, store));
        let server = Server::start(self.address, shared.clone())?;
        Ok(Sandbox { server, shared })
    }
}

impl fmt::Debug for SandboxBuilder {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SandboxBuilder").field("address", &self.address).finish_non_exhaustive()
    }
}
