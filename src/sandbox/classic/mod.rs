//! The sandbox of Optimizely Classic: its tables, and the behaviour that no table can describe.

mod behaviours;
mod demo;
mod results;
mod rules;
mod traffic;
mod types;

use crate::classic::api::{Classic, GoalId, VariationId};
use crate::classic::tables::API;
use crate::model::api::Api as _;
use crate::sandbox::engine::demo::load;
use crate::sandbox::engine::sandbox;
use crate::sandbox::engine::served::{SandboxApi, Served};

pub use crate::sandbox::engine::demo::DemoError;
pub use crate::sandbox::engine::traffic::TrafficError;
pub use demo::Demo;
pub use traffic::Traffic;

/// An in-memory server of Optimizely Classic. It stops when it is dropped.
pub type Sandbox = sandbox::Sandbox<Classic>;

/// Sets up a [`Sandbox`] of Optimizely Classic.
pub type SandboxBuilder = sandbox::SandboxBuilder<Classic>;

impl SandboxApi for Classic {
    const SERVED: &'static Served =
        &Served { table: &API, definition: &Classic::DEFINITION, rules: &rules::ClassicRules };
}

impl Sandbox {
    /// Records how many visitors saw a variation, and how many of them reached a goal. Results and stats are computed from
    /// this traffic.
    ///
    /// # Errors
    ///
    /// Fails if there is no such variation or goal, or if more visitors converted than there were.
    pub fn record(
        &self,
        variation: impl Into<VariationId>,
        goal: impl Into<GoalId>,
        visitors: u64,
        conversions: u64,
    ) -> Result<(), TrafficError> {
        self.record_traffic(Traffic::new(variation, goal).visitors(visitors).conversions(conversions))
    }

    /// Like [`record`](Self::record), with revenue, audiences or dimensions.
    ///
    /// # Errors
    ///
    /// Fails if there is no such variation or goal, or if the numbers are impossible.
    pub fn record_traffic(&self, traffic: Traffic) -> Result<(), TrafficError> {
        traffic::record(&mut self.state().store, traffic)
    }

    /// Creates two projects with experiments, audiences, goals, a dimension, a schedule and traffic, by the same rules as requests.
    /// Each further call creates two more projects.
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
    /// Fails if the crate was built from a spec whose rules do not allow the demo. Nothing is created then.
    pub fn load_demo(&self) -> Result<Demo, DemoError> {
        load(&mut self.state().store, demo::write)
    }
}

#[cfg(test)]
mod tests;
