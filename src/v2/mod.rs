//! The REST API v2, which most accounts use today: its resources, its conditions and its sandbox.
//!
//! `use optimizely_rest::v2::*` imports everything that a program needs, including the names that all APIs share.
//!
//! ```
//! use optimizely_rest::v2::*;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), BoxError> {
//! let sandbox = Sandbox::start().await?;
//! let project = sandbox.client().projects().create(NewProject::new("Shop")).await?;
//! assert_eq!(project.name.as_deref(), Some("Shop"));
//! # Ok(())
//! # }
//! ```
//!
//! The guide to this API has these pages:
//!
//! - [A first experiment](crate::guide::v2::first_experiment)
//! - [Tokens and OAuth](crate::guide::v2::tokens): access tokens, and renewing them
//! - [Reading and editing](crate::guide::v2::editing): live objects, and fields without a value
//! - [Lists](crate::guide::v2::lists): whole, as a stream, or by page
//! - [Variations and their changes](crate::guide::v2::variations)
//! - [Actions and archiving](crate::guide::v2::actions): starting, pausing, publishing and archiving
//! - [Conditions](crate::guide::v2::conditions) of audiences, experiments and pages
//! - [Events and metrics](crate::guide::v2::metrics)
//! - [Campaigns and groups](crate::guide::v2::campaigns)
//! - [Results](crate::guide::v2::results): waiting for them, and segments of visitors
//! - [Changes](crate::guide::v2::changes): the history of a project as a stream, and search
//! - [Copies](crate::guide::v2::copies) of objects
//! - [Errors of the API](crate::guide::v2::errors)
//! - [Testing](crate::guide::v2::testing) with the sandbox
//! - [Coming from Classic](crate::guide::v2::migrating), and [from other clients](crate::guide::v2::other_clients)
//!
//! [The crate page](crate#guide) has the pages about what both APIs share, such as retries, limits, traces and programs without async.

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
#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2", feature = "jiff-1", feature = "time-0_3"))]
#[doc(no_inline)]
pub use crate::TimestampRangeError;
#[cfg(feature = "sandbox")]
#[doc(no_inline)]
pub use crate::sandbox;
#[doc(no_inline)]
pub use crate::{
    BodyExt, BoxError, Call, CallReport, Computed, Csv, Date, DeleteError, Deletion, Drift, DriftKind, Each, Edit,
    Error, ErrorKind, Extra, ListCall, ListPage, Live, LiveCall, Many, Map, Method, ParseDateError, ParseIdError,
    ParseTimestampError, RateLimit, Request, Response, RetryPolicy, Route, SaveCall, Secret, StatusCode, Timestamp,
    WaitReason, WaitReport, Watch, WhenReady, exposing_secrets, mock,
};
