//! A typed client of the Optimizely REST API (Classic, v1), generated at build time from a declarative spec.
//!
//! - **Calls are values.** A method returns a [`Call`], which is sent when it is awaited: until then it can be
//!   [looked at](Call::request), printed [as a shell command](Call::to_curl), or given a [time limit](Call::timeout).
//! - **Fetched objects are live.** [`Live`] reads like the plain data, and has setters, `save`, `refresh` and `delete`; named changes, as
//!   `experiment.start()`; and lists of what belongs to it, as `project.experiments()`.
//! - **What the API does not allow does not compile.**
//! - **Tests need no account.** A server of the whole API [is included](#testing-your-code).
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
#![doc = include_str!("../docs/guide/features.md")]
//!
#![doc = include_str!("../docs/guide/migrating.md")]
// docs.rs says of each item which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]
// The runtime serves any spec, and another one than the crate's own may need less of it.
#![cfg_attr(foreign_spec, allow(dead_code, unused_imports, unused_macros))]

#[cfg_attr(foreign_spec, warn(dead_code, unused_imports))]
mod api;
#[cfg(feature = "blocking")]
mod blocking;
mod budget;
mod builder;
mod bulk;
mod call;
mod client;
mod clock;
pub mod conditions;
mod cooldown;
mod decode;
mod drift;
mod edit;
mod env;
mod error;
mod fields;
mod gate;
mod id;
mod live;
pub mod mock;
mod observe;
mod open_enum;
#[cfg_attr(
    not(any(foreign_spec, test)),
    expect(dead_code, reason = "only a spec with pagination makes use of it, and exports its type")
)]
mod pages;
mod patch;
mod redact;
mod request;
mod resource;
mod retry;
mod runtime;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod secret;
mod sender;
#[cfg(feature = "sandbox")]
mod table;
mod timestamp;
mod tls;
mod token;
mod transport;
#[cfg(weights)]
mod weights;
mod wire;

pub use api::*;
pub use builder::ClientBuilder;
pub use bulk::{Each, Many};
pub use call::Call;
pub use client::Client;
pub use conditions::Conditions;
pub use decode::Response;
pub use drift::{Drift, DriftKind};
pub use edit::Edit;
pub use error::{BoxError, Error, ErrorKind};
pub use id::{Id, ParseIdError, Segment};
pub use live::{Action, DeleteError, Deletion, Live};
pub use observe::CallReport;
pub use request::{Request, Route};
pub use resource::{Body, Element, Entity, NewBody, NoChanges, Resource, UpdateBody};
pub use retry::RetryPolicy;
pub use secret::Secret;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
pub use timestamp::TimestampRangeError;
pub use timestamp::{ParseTimestampError, Timestamp};
pub use token::Token;
#[cfg(weights)]
pub use weights::SetWeights;
pub use wire::Extra;

pub use reqwest::{self, Method, StatusCode};
