//! The sandbox of Optimizely Classic: its tables, and what no table can say.

mod behaviours;
mod demo;
mod results;
mod rules;
mod traffic;
mod types;

use crate::classic::api::{Classic, Client, GoalId, VariationId};
use crate::classic::tables::API;
use crate::model::api::Api as _;
use crate::sandbox::engine::sandbox;
use crate::sandbox::engine::served::{SandboxApi, Served};

pub use demo::{Demo, DemoError};
pub use traffic::{Traffic, TrafficError};

/// A server of Optimizely Classic, in memory. It stops when it is dropped.
pub type Sandbox = sandbox::Sandbox<Classic>;

/// Sets up a [`Sandbox`] of Optimizely Classic.
pub type SandboxBuilder = sandbox::SandboxBuilder<Classic>;

impl SandboxApi for Classic {
    const SERVED: &'static Served =
        &Served { table: &API, definition: &Classic::DEFINITION, rules: &rules::ClassicRules };
}

impl Sandbox {
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
        traffic::record(&mut self.state().store, traffic)
    }

    /// Makes two projects with experiments, audiences, goals, a dimension, a schedule and traffic. It keeps to the rules that
    /// requests keep to, and can be called again: then there are two more.
    ///
    /// ```
    /// use optimizely_rest::classic::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let demo = sandbox.load_demo()?;
    /// let experiment = sandbox.client().experiments().get(demo.running).await?;
    /// let results = experiment.results().await?;
    /// assert_eq!(results.len(), demo.variations.len() * demo.goals.len());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// When the crate was built from a spec whose rules do not allow it. Nothing was made then.
    pub fn load_demo(&self) -> Result<Demo, DemoError> {
        let store = &mut self.state().store;
        let mut whole = store.clone();
        let demo = demo::write(&mut whole)?;
        *store = whole;
        Ok(demo)
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

#[cfg(test)]
mod tests;
