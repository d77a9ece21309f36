//! The REST API v2, which most accounts use today.
//!
//! `use optimizely_rest::v2::*` imports everything that a program needs, including the names that all APIs share.
//!
//! ```
//! use optimizely_rest::v2::*;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mock = mock::Mock::new();
//! mock.next(mock::Answer::status(200).body(r#"{"id": 7, "name": "Shop", "status": "active"}"#));
//! let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build()?;
//! let project = client.projects().get(7).await?;
//! assert_eq!(project.name.as_deref(), Some("Shop"));
//! # Ok(())
//! # }
//! ```

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
pub use crate::sandbox::v2::{Demo, DemoError, Sandbox, SandboxBuilder};

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
