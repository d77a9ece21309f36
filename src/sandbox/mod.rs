//! An in-memory server of an API, for tests, demos and CI. It needs the feature `sandbox`.
//!
//! It listens on a loopback port, speaks HTTP/1.1 and HTTP/2, and stores objects. Programs in any language and pages in a browser can use
//! it like the API. Routes, checks and defaults come from the spec, and the behaviour that tables cannot describe is in one module of
//! rules. Open its address in a browser to see its objects and requests.
//!
//! Each API has its own sandbox type, such as [`crate::classic::Sandbox`]. This module has the parts that they share.
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

#[cfg(feature = "classic")]
pub(crate) mod classic;
pub(crate) mod engine;
#[cfg(feature = "v2")]
pub(crate) mod v2;

use crate::client::Client;
use crate::error::BoxError;
pub use engine::faults::Fault;
pub use engine::log::Received;
pub use engine::sandbox::{Sandbox, SandboxBuilder};
pub use engine::served::SandboxApi;
#[doc(hidden)]
pub use engine::served::Served;
pub use engine::snapshot::SnapshotError;

/// Runs an example of the documentation with a client of its own sandbox.
///
/// # Panics
///
/// Panics if the example fails.
#[doc(hidden)]
pub fn example<A: SandboxApi>(run: impl AsyncFnOnce(Client<A>) -> Result<(), BoxError>) {
    let sandbox = Sandbox::<A>::start_blocking().expect("a loopback port can be had");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be had");
    runtime.block_on(run(sandbox.client())).expect("the example works");
}
