//! The sandbox of the REST API v2: its tables, and the behaviour that no table can describe.

mod access_requests;
mod account;
mod attributes;
mod attribution;
mod audiences;
mod billing;
mod changes;
mod collaborators;
mod datafile;
mod demo;
mod environments;
mod errors;
mod events;
mod experimentation;
mod exports;
mod extensions;
mod features;
mod found;
mod impressions;
mod products;
mod projects;
mod results;
mod rules;
mod scheduled_jobs;
mod search;
mod summaries;
mod traffic;
mod types;
mod usage;
mod uuid;
mod views;
mod webhooks;

use crate::model::api::Api as _;
use crate::sandbox::engine::sandbox;
use crate::sandbox::engine::served::{SandboxApi, Served};
use crate::v2::api::{ExperimentId, V2};
use crate::v2::tables::API;

pub use crate::sandbox::engine::demo::DemoError;
pub use crate::sandbox::engine::traffic::TrafficError;
pub use demo::Demo;
pub use traffic::Traffic;

/// An in-memory server of the REST API v2. It stops when it is dropped.
///
/// Where the API is known to differ from account to account, or is not documented, the sandbox decides:
///
/// - A project without a product refuses the lists of that product. The status is 400 for campaigns, pages and extensions of a project that
///   is not for the web, 404 for environments and features of a project for the web, and 403 for features of a project that uses flags.
/// - A page is also an event, with the same ID: the event of its views. It has a key of its own, which a written event may have, too.
/// - Null unsets a field. A response has no null except in free JSON.
/// - A list attribute can be updated without its name, type and key field.
/// - Audiences may name attributes that do not exist.
/// - Objects of Classic do not exist.
///
/// ```
/// use optimizely_rest::v2::*;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// let project = sandbox.client().projects().create(NewProject::new("Shop")).await?;
/// assert_eq!(project.status, Some(ProjectStatus::Active));
/// # Ok(())
/// # }
/// ```
pub type Sandbox = sandbox::Sandbox<V2>;

/// Sets up a [`Sandbox`] of the REST API v2.
pub type SandboxBuilder = sandbox::SandboxBuilder<V2>;

impl SandboxApi for V2 {
    const SERVED: &'static Served = &Served { table: &API, definition: &V2::DEFINITION, rules: &rules::V2Rules };
}

impl Sandbox {
    /// Accepts all invitations of the user with this email address, as the user would in the web interface. Returns whether there were any.
    ///
    /// ```
    /// use optimizely_rest::v2::*;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// assert!(!sandbox.accept_invitations("ann@shop.example"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn accept_invitations(&self, email: &str) -> bool {
        collaborators::accept(&mut self.state().store, email)
    }

    /// Opens a draft of an experiment, as an editor does. Until the draft is [closed](Self::close_draft), an update of the experiment
    /// gets status 409.
    ///
    /// ```
    /// use optimizely_rest::v2::*;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let client = sandbox.client();
    /// let project = client.projects().create(NewProject::new("Shop")).await?;
    /// let experiment = client.experiments().create(NewExperiment::new(project.id).name("Buttons")).await?;
    ///
    /// sandbox.open_draft(experiment.id);
    /// let update = ExperimentUpdate::new().description("Bigger ones sell more.");
    /// let error = client.experiments().update(experiment.id, update.clone()).await.unwrap_err();
    /// assert!(error.is_conflict());
    ///
    /// sandbox.close_draft(experiment.id);
    /// client.experiments().update(experiment.id, update).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn open_draft(&self, experiment: impl Into<ExperimentId>) {
        experimentation::set_draft(&mut self.state().store, experiment.into().get(), true);
    }

    /// Closes the draft of an experiment that [`open_draft`](Self::open_draft) opened.
    pub fn close_draft(&self, experiment: impl Into<ExperimentId>) {
        experimentation::set_draft(&mut self.state().store, experiment.into().get(), false);
    }
}
