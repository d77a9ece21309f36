//! A typed client for the Optimizely REST API, generated at build time from declarative specs. [`v2`] is the client for the REST API v2, which
//! most accounts use today, and has [a guide of its own](v2). [`classic`] is the client for Optimizely Classic (v1). This page is the guide to
//! Classic, and to everything that both APIs share.
//!
//! - **Calls are values.** A method returns a [`Call`], which is sent when it is awaited. Before that, you can [inspect](Call::request) the
//!   request, print it [as a shell command](Call::to_curl), or give the call a [deadline](Call::deadline).
//! - **Fetched objects are live.** [`Live`] reads like plain data and has setters, `save`, `refresh` and `delete`. It also has actions such as
//!   `experiment.start()`, and lists of related objects such as `project.experiments()`.
//! - **Unsupported operations do not compile.**
//! - **Tests need no account.** A sandbox server of each API and a mock for both [are included](#testing-your-code).
//!
#![doc = include_str!("../docs/guide/apis.md")]
//!
#![doc = include_str!("../docs/guide/first-experiment.md")]
//!
#![doc = include_str!("../docs/guide/authentication.md")]
//!
#![doc = include_str!("../docs/guide/editing.md")]
//!
#![doc = include_str!("../docs/guide/audiences.md")]
//!
#![doc = include_str!("../docs/guide/errors.md")]
//!
#![doc = include_str!("../docs/guide/retries.md")]
//!
#![doc = include_str!("../docs/guide/promises.md")]
//!
#![doc = include_str!("../docs/guide/observability.md")]
//!
#![doc = include_str!("../docs/guide/testing.md")]
//!
#![doc = include_str!("../docs/guide/blocking.md")]
//!
#![doc = include_str!("../docs/guide/runtimes.md")]
//!
#![doc = include_str!("../docs/guide/regenerating.md")]
//!
#![doc = include_str!("../docs/guide/recording.md")]
//!
#![doc = include_str!("../docs/guide/features.md")]
//!
#![doc = include_str!("../docs/guide/migrating.md")]
//!
//! [`Client`]: classic::Client
//! [`Client::builder_from_env`]: client::Client::builder_from_env
//! [`Client::from_env`]: client::Client::from_env
//! [`Client::request`]: client::Client::request
//! [`Client::projects`]: classic::Client
//! [`Client::experiments`]: classic::Client
//! [`ClientBuilder`]: client::ClientBuilder
//! [`ClientBuilder::on_call`]: client::ClientBuilder::on_call
//! [`Token`]: client::Token
//! [`Token::legacy`]: classic::Token
//! [`Token::oauth`]: classic::Token
//! [`Token::oauth_source`]: classic::Token
//! [`TOKEN_VARIABLE`]: classic::TOKEN_VARIABLE
//! [`conditions`]: classic::conditions
// docs.rs shows for each item which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
// The runtime serves every API. Without one of them, parts of it are unused.
#![cfg_attr(any(trial, not(all(feature = "classic", feature = "v2"))), allow(dead_code, unused_imports, unused_macros))]

#[cfg(feature = "classic")]
pub mod classic;
pub mod client;
mod error;
pub mod mock;
mod model;
mod observe;
mod request;
pub mod resource;
mod runtime;
#[cfg(feature = "sandbox")]
pub mod sandbox;
pub mod transport;
#[cfg(trial)]
#[doc(hidden)]
#[warn(dead_code, unused_imports)]
pub mod trial;
#[cfg(feature = "v2")]
pub mod v2;

pub use client::bulk::{Each, Many};
pub use client::call::Call;
pub use client::computed::{Computed, WhenReady};
pub use client::csv::Csv;
pub use client::edit::Edit;
pub use client::live::{DeleteError, Deletion, Live, LiveCall};
pub use client::output::Response;
pub use client::pages::{ListCall, ListPage};
pub use client::save::SaveCall;
pub use client::watch::Watch;
pub use error::{BoxError, Error, ErrorKind};
pub use model::conditions;
pub use model::date::{Date, ParseDateError};
pub use model::drift::{Drift, DriftKind};
pub use model::id::ParseIdError;
pub use model::map::Map;
pub use model::secret::{Secret, exposing_secrets};
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub use model::timestamp::TimestampRangeError;
pub use model::timestamp::{ParseTimestampError, Timestamp};
pub use model::wire::Extra;
pub use observe::CallReport;
pub use request::{Request, Route};
pub use transport::rate_limit::RateLimit;
pub use transport::retry::RetryPolicy;

pub use http::{self, Method, StatusCode};
/// The version of reqwest that `configure` of [`ClientBuilder`](client::ClientBuilder) uses.
#[cfg(feature = "reqwest-0_13")]
pub use reqwest as reqwest_0_13;
