//! The guide to the REST API v2, one page for each subject. [The guide](super) has what all APIs share: retries, limits, traces, programs without
//! async, and the features of the crate.

#[cfg(doc)] // The names in links.
use crate::v2::*;

#[doc = include_str!("../../docs/guide/v2/actions.md")]
pub mod actions {}

#[doc = include_str!("../../docs/guide/v2/campaigns.md")]
pub mod campaigns {}

#[doc = include_str!("../../docs/guide/v2/changes.md")]
pub mod changes {}

#[doc = include_str!("../../docs/guide/v2/conditions.md")]
pub mod conditions {}

#[doc = include_str!("../../docs/guide/v2/copies.md")]
pub mod copies {}

#[doc = include_str!("../../docs/guide/v2/editing.md")]
pub mod editing {}

#[doc = include_str!("../../docs/guide/v2/errors.md")]
pub mod errors {}

#[doc = include_str!("../../docs/guide/v2/first-experiment.md")]
pub mod first_experiment {}

#[doc = include_str!("../../docs/guide/v2/lists.md")]
pub mod lists {}

#[doc = include_str!("../../docs/guide/v2/metrics.md")]
pub mod metrics {}

#[doc = include_str!("../../docs/guide/v2/migrating.md")]
pub mod migrating {}

#[doc = include_str!("../../docs/guide/v2/other-clients.md")]
pub mod other_clients {}

#[doc = include_str!("../../docs/guide/v2/results.md")]
pub mod results {}

#[doc = include_str!("../../docs/guide/v2/testing.md")]
pub mod testing {}

#[doc = include_str!("../../docs/guide/v2/tokens.md")]
pub mod tokens {}

#[doc = include_str!("../../docs/guide/v2/variations.md")]
pub mod variations {}
