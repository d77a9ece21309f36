//! The REST API v2, which most accounts use today. This page is its guide. [The page of the crate](crate) has what all APIs share: retries, limits,
//! traces, programs without async, and the features of the crate.
//!
#![doc = include_str!("../../docs/guide/v2/first-experiment.md")]
//!
#![doc = include_str!("../../docs/guide/v2/tokens.md")]
//!
#![doc = include_str!("../../docs/guide/v2/editing.md")]
//!
#![doc = include_str!("../../docs/guide/v2/lists.md")]
//!
#![doc = include_str!("../../docs/guide/v2/variations.md")]
//!
#![doc = include_str!("../../docs/guide/v2/actions.md")]
//!
#![doc = include_str!("../../docs/guide/v2/conditions.md")]
//!
#![doc = include_str!("../../docs/guide/v2/metrics.md")]
//!
#![doc = include_str!("../../docs/guide/v2/campaigns.md")]
//!
#![doc = include_str!("../../docs/guide/v2/results.md")]
//!
#![doc = include_str!("../../docs/guide/v2/changes.md")]
//!
#![doc = include_str!("../../docs/guide/v2/copies.md")]
//!
#![doc = include_str!("../../docs/guide/v2/errors.md")]
//!
#![doc = include_str!("../../docs/guide/v2/testing.md")]
//!
#![doc = include_str!("../../docs/guide/v2/migrating.md")]
//!
#![doc = include_str!("../../docs/guide/v2/other-clients.md")]

pub(crate) mod api;
pub mod conditions;
#[cfg(feature = "oauth")]
pub mod oauth;
pub mod results;
#[cfg(feature = "sandbox")]
pub(crate) mod tables;

pub use api::*;
// `Audiences` is also the collection of `client.audiences()`, which a program rarely names: it stays in the module `audience`.
pub use conditions::{AudienceCondition, Audiences, Condition, Conditions, UrlCondition, Urls, Verdict, Visitor};

#[cfg(feature = "sandbox")]
pub use crate::sandbox::v2::{Demo, DemoError, Sandbox, SandboxBuilder, Traffic, TrafficError};

// The names that all APIs share.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
#[doc(no_inline)]
pub use crate::TimestampRangeError;
#[cfg(feature = "sandbox")]
#[doc(no_inline)]
pub use crate::sandbox;
#[doc(no_inline)]
pub use crate::{
    BoxError, Call, CallReport, Computed, Csv, Date, DeleteError, Deletion, Drift, DriftKind, Each, Edit, Error,
    ErrorKind, Extra, ListCall, ListPage, Live, LiveCall, Many, Map, Method, ParseDateError, ParseIdError,
    ParseTimestampError, RateLimit, Request, Response, RetryPolicy, Route, SaveCall, Secret, StatusCode, Timestamp,
    Watch, WhenReady, exposing_secrets, mock,
};
