//! A typed client for Optimizely's REST APIs, generated at build time from declarative specs.
//!
//! - [`v2`] is the client for the REST API v2, which most accounts use today. You need it for projects whose experiments run on pages and measure events.
//! - [`classic`] is the client for Optimizely Classic, the REST API v1. You need it for projects of Classic, whose experiments measure goals.
//!
//! [Two APIs](guide::apis) helps if you do not know which one a project needs.
//!
//! ```toml
//! [dependencies]
//! optimizely-rest = "0.1"
//! tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
//! ```
//!
//! ```
//! use std::process::ExitCode;
//!
//! use optimizely_rest::v2::*;
//!
//! #[tokio::main]
//! async fn main() -> ExitCode {
//!     if let Err(error) = print_running().await {
//!         // One line: the request, what happened, and the causes.
//!         eprintln!("{}", error.report());
//!         return ExitCode::FAILURE;
//!     }
//!     ExitCode::SUCCESS
//! }
//!
//! async fn print_running() -> Result<(), Error> {
//!     let client = Client::new(Token::personal("2:abcdefghijklmnopqrstuvwxyz"))?;
//! #   let sandbox = Sandbox::start().await.unwrap();
//! #   sandbox.load_demo().unwrap();
//! #   let client = sandbox.client();
//!     for project in client.projects().list().await? {
//!         for experiment in client.experiments().list(project.id).await? {
//!             if experiment.status == Some(ExperimentStatus::Running) {
//!                 println!("{:?}: {:?}", project.name, experiment.name);
//!             }
//!         }
//!     }
//!     Ok(())
//! }
//! ```
//!
//! - **Calls are values.** A method returns a [`Call`], which is sent when it is awaited. Before that, you can [inspect](Call::request) the
//!   request, print it [as a shell command](Call::to_curl), or give the call a [deadline](Call::deadline).
//! - **Fetched objects are live.** [`Live`] reads like plain data and has setters, `save`, `refresh` and `delete`. It also has actions such as
//!   `experiment.start()`, and lists of related objects such as `project.experiments()`.
//! - **Unsupported operations do not compile.**
//! - **Tests need no account.** A [sandbox server](sandbox) of each API and a [mock] for both are included.
//!
//! # Guide
//!
//! The [guide to v2](guide::v2) is about its objects: from [a first experiment](guide::v2::first_experiment) to
//! [results](guide::v2::results). These pages are about both APIs, and use Classic in their examples:
//!
//! - [Reading and editing](guide::editing): calls, live objects, and updates without fetching first
//! - [Errors](guide::errors): telling errors apart, and showing them
//! - [Retries](guide::retries): timeouts, deadlines, rate limits, and writes whose outcome is unknown
//! - [Faults, load and hostile servers](guide::promises): the guarantees, and the tests that verify them
//! - [Observability](guide::observability): a callback for each request, and traces
//! - [Testing your code](guide::testing): the sandbox, the mock, and example responses
//! - [Without async](guide::blocking), and programs with [several runtimes](guide::runtimes)
//! - [Another spec](guide::regenerating), and [recording requests](guide::recording) to compare an API with its spec
//! - [Features](guide::features) of the crate
//!
//! These pages are about Classic:
//!
//! - [A first experiment](guide::first_experiment)
//! - [Authentication](guide::authentication): tokens, and sources of tokens, which v2 has too
//! - [Audiences](guide::audiences): conditions on visitors
//! - [Coming from the Python client](guide::migrating): the equivalent of each of its calls
//!
//! The crate needs Rust 1.88.
// docs.rs shows for each item which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
// The runtime serves every API. Without one of them, parts of it are unused.
#![cfg_attr(any(trial, not(all(feature = "classic", feature = "v2"))), allow(dead_code, unused_imports, unused_macros))]

#[cfg(feature = "classic")]
pub mod classic;
pub mod client;
mod error;
pub mod guide;
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

pub use client::body_ext::BodyExt;
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
#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2", feature = "jiff-1", feature = "time-0_3"))]
pub use model::timestamp::TimestampRangeError;
pub use model::timestamp::{ParseTimestampError, Timestamp};
pub use model::wire::Extra;
pub use observe::{CallReport, WaitReason, WaitReport};
pub use request::{Request, Route};
pub use transport::rate_limit::RateLimit;
pub use transport::retry::RetryPolicy;

pub use http::{self, Method, StatusCode};
/// The version of reqwest that `configure` of [`ClientBuilder`](client::ClientBuilder) uses.
#[cfg(feature = "reqwest-0_13")]
pub use reqwest as reqwest_0_13;
