//! The REST API v2, which is what most accounts use today.
//!
//! `use optimizely_rest::v2::*` brings all that a program needs, with the names that every API shares.
//!
//! ```
//! use optimizely_rest::v2::*;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let canned = mock::Canned::new();
//! canned.next(mock::Answer::status(200).body(r#"{"id": 7, "name": "Shop", "status": "active"}"#));
//! let client = Client::builder(Token::personal("a-personal-token")).transport(canned).build()?;
//! let project = client.projects().get(7).await?;
//! assert_eq!(project.name.as_deref(), Some("Shop"));
//! # Ok(())
//! # }
//! ```

pub(crate) mod api;

pub use api::*;

// What the APIs share.
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
#[doc(no_inline)]
pub use crate::TimestampRangeError;
#[doc(no_inline)]
pub use crate::{
    BoxError, Call, CallReport, DeleteError, Deletion, Drift, DriftKind, Each, Edit, Error, ErrorKind, Extra, Live,
    LiveCall, Many, Map, Method, ParseIdError, ParseTimestampError, Request, Response, RetryPolicy, Route, Secret,
    StatusCode, Timestamp, exposing_secrets, mock,
};
