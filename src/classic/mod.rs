//! Optimizely Classic, the REST API v1: its resources, its audience conditions and its sandbox.
//!
//! `use optimizely_rest::classic::*` imports everything that a program needs, including the names that all APIs share.
//!
//! ```
//! use optimizely_rest::classic::*;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = Sandbox::start().await?;
//! let project = sandbox.client().projects().create(NewProject::new("Shop")).await?;
//! assert_eq!(project.project_name, "Shop");
//! # Ok(())
//! # }
//! ```

pub(crate) mod api;
pub mod conditions;
#[cfg(feature = "sandbox")]
pub(crate) mod tables;
mod weights;

pub use api::*;
pub use conditions::Conditions;
pub use weights::SetWeights;

#[cfg(feature = "sandbox")]
pub use crate::sandbox::classic::{Demo, DemoError, Sandbox, SandboxBuilder, Traffic, TrafficError};

// The names that all APIs share.
#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2", feature = "jiff-1", feature = "time-0_3"))]
#[doc(no_inline)]
pub use crate::TimestampRangeError;
#[cfg(feature = "sandbox")]
#[doc(no_inline)]
pub use crate::sandbox;
#[doc(no_inline)]
pub use crate::{
    BodyExt, BoxError, Call, CallReport, DeleteError, Deletion, Drift, DriftKind, Each, Edit, Error, ErrorKind, Extra,
    Live, LiveCall, Many, Method, ParseIdError, ParseTimestampError, Request, Response, RetryPolicy, Route, SaveCall,
    Secret, StatusCode, Timestamp, WaitReason, WaitReport, exposing_secrets, mock,
};
