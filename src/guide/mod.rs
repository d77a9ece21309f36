//! The guide to Optimizely Classic and to everything that both APIs share, one page for each subject. The guide to the REST API v2 is [`v2`].
//!
//! These modules contain only documentation. The [crate page](crate#guide) lists them by subject.

#[cfg(doc)] // The names in links.
use crate::{
    client::{Client, ClientBuilder, Token},
    *,
};

#[doc = include_str!("../../docs/guide/apis.md")]
pub mod apis {}

#[doc = include_str!("../../docs/guide/audiences.md")]
pub mod audiences {}

#[doc = include_str!("../../docs/guide/authentication.md")]
pub mod authentication {}

#[doc = include_str!("../../docs/guide/blocking.md")]
pub mod blocking {}

#[doc = include_str!("../../docs/guide/editing.md")]
pub mod editing {}

#[doc = include_str!("../../docs/guide/errors.md")]
pub mod errors {}

#[doc = include_str!("../../docs/guide/features.md")]
pub mod features {}

#[doc = include_str!("../../docs/guide/first-experiment.md")]
pub mod first_experiment {}

#[doc = include_str!("../../docs/guide/migrating.md")]
pub mod migrating {}

#[doc = include_str!("../../docs/guide/observability.md")]
pub mod observability {}

#[doc = include_str!("../../docs/guide/promises.md")]
pub mod promises {}

#[doc = include_str!("../../docs/guide/recording.md")]
pub mod recording {}

#[doc = include_str!("../../docs/guide/regenerating.md")]
pub mod regenerating {}

#[doc = include_str!("../../docs/guide/retries.md")]
pub mod retries {}

#[doc = include_str!("../../docs/guide/runtimes.md")]
pub mod runtimes {}

#[doc = include_str!("../../docs/guide/testing.md")]
pub mod testing {}

#[cfg(feature = "v2")]
pub mod v2;
