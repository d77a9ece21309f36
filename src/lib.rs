//! A typed client of the Optimizely REST API (Classic, v1), generated at build time from a declarative spec.
//!
//! # A first experiment
//!
//! ```
//! use optimizely_rest::{Client, ExperimentStatus, NewExperiment, NewProject, Token};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::new(Token::legacy("abcdefghijklmnopqrstuvwxyz:123456"))?;
//! # let sandbox = optimizely_rest::sandbox::Sandbox::start().await?;
//! # let client = sandbox.client();
//! let project = client.projects().create(NewProject::new("Shop")).await?;
//! let new = NewExperiment::new(project.id, "Bigger buttons", "https://shop.example/products/");
//! let mut experiment = client.experiments().create(new).await?;
//!
//! experiment.start().await?; // sends the status alone
//! experiment.set_percentage_included(5_000).set_custom_css(".buy { zoom: 2 }");
//! experiment.save().await?; // sends what was set
//! assert_eq!(experiment.status, ExperimentStatus::Running);
//! # Ok(())
//! # }
//! ```
//!
//! # How it is laid out
//!
//! - [`Client`] has one method for each kind of object: [`projects()`](Client::projects),
//!   [`experiments()`](Client::experiments) and so on. What they return has the operations that the API allows: `get`,
//!   `get_many`, `list`, `create`, `update`, `delete` and so on. One that the API refuses is not there.
//! - Each returns a [`Call`]: a request as a value, which is sent when it is awaited. Until then it can be
//!   [looked at](Call::request), printed [as a shell command](Call::to_curl), or given a [time limit](Call::timeout).
//! - What comes back is [`Live`]: it reads like the plain data, has setters for what may be changed, and `save`, `refresh`
//!   and `delete`; named changes, as `experiment.start()`; and lists of what belongs to it, as `project.experiments()`.
//! - Ids are types of their own, enums are open, and fields that the spec does not know are kept in `extra()`.
//!
//! # Errors
//!
//! Every failure is an [`Error`], which answers what a program asks: [`is_not_found`](Error::is_not_found),
//! [`is_too_many_requests`](Error::is_too_many_requests), [`status`](Error::status), [`retry_after`](Error::retry_after).
//! Its text stands alone in a log line and shows no secret. Calls are tried again as [`RetryPolicy`] says.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = optimizely_rest::sandbox::Sandbox::start().await?;
//! # let client = sandbox.client();
//! match client.projects().get(1234).await {
//!     Ok(project) => println!("{}", project.project_name),
//!     Err(error) if error.is_not_found() => println!("there is no such project"),
//!     Err(error) => return Err(error.into()),
//! }
//! # Ok(())
//! # }
//! ```
//!
//! # Faults, load and hostile servers
//!
//! What a program can rely on, and the tests of `tests/it` that hold it:
//!
//! | promise | tests |
//! |---|---|
//! | A call is sent again only where that does no harm, after the wait that [`RetryPolicy`] tells. | `retries` |
//! | A write that may have been done without an answer is an [error of its own](Error::is_outcome_unknown), with [what was sent](Error::unknown_request). | `retries` |
//! | A client's calls share [limits](ClientBuilder), a budget of retries, and the cooldown after a 429. | `limits`, `bulk` |
//! | A future may be dropped at any await: the client and a borrowed [`Live`] stay usable, and what is pending, pending. | `cancellation` |
//! | Two programs that edit the same list at once both succeed, as far as the API lets them ([`Edit`]). | `edits` |
//! | Whatever a server answers is the right value or a typed error, in bounded time and memory. | `hostile_servers` |
//! | A redirect is never followed, and the token goes to the base URL's origin alone. | `hostile_servers`, `tls` |
//! | A certificate that is not accepted is [reported as such](Error::is_certificate). | `tls` |
//!
//! A write whose future is dropped may have been done: there is nobody left to say so.
//!
//! # Authentication
//!
//! [`Token::legacy`] takes a token from the account's token page, [`Token::oauth`] an OAuth 2.0 access token, and
//! [`Token::oauth_source`] a function that provides one when it is needed. [`Client::from_env`] reads
//! [`OPTIMIZELY_TOKEN`](TOKEN_VARIABLE). A token is sent to the base URL's host and nowhere else.
//!
//! # Audiences
//!
//! Whom an audience holds is a [`Condition`](conditions::Condition): built from a constructor for each test by `&`, `|` and `!`,
//! shown as a sentence, and tried on a [`Visitor`](conditions::Visitor). The module [`conditions`] shows how.
//!
//! ```
//! use optimizely_rest::NewAudience;
//! use optimizely_rest::conditions::Condition;
//!
//! let danes = Condition::location("DK") & !Condition::first_session();
//! println!("whoever matches this: {danes}");
//! let new = NewAudience::new(1234, "Danes who came back").conditions(danes);
//! # let _ = new;
//! ```
//!
//! # Testing without an account
//!
//! With the feature `sandbox`, `sandbox::Sandbox` is a server of the whole API in your own process, with faults to
//! inject and a log to assert on. [`mock`] answers from canned responses, without a socket, and has a clock on which
//! nobody waits.
//!
//! # Another spec
//!
//! The variable `OPTIMIZELY_SPEC` names a file, by its absolute path, that is used in place of the crate's own
//! `spec/resources.toml` when the crate is built: a field that the API got yesterday need not wait for a release. It may
//! even describe another API.

// The runtime serves any spec, and another one than the crate's own may need less of it.
#![cfg_attr(foreign_spec, allow(dead_code, unused_imports, unused_macros))]

#[cfg_attr(foreign_spec, warn(dead_code, unused_imports))]
mod api;
mod budget;
mod bulk;
mod call;
mod client;
mod clock;
pub mod conditions;
mod cooldown;
mod decode;
mod drift;
mod edit;
mod error;
mod gate;
mod id;
mod live;
pub mod mock;
mod open_enum;
#[allow(dead_code, reason = "only a spec with pagination makes use of it, and exports its type")]
mod pages;
mod patch;
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
pub use bulk::{Each, Many};
pub use call::Call;
pub use client::{Client, ClientBuilder};
pub use conditions::Conditions;
pub use decode::Response;
pub use drift::{Drift, DriftKind};
pub use edit::Edit;
pub use error::{BoxError, Error, ErrorKind};
pub use id::{Id, ParseIdError, Segment};
pub use live::{Action, DeleteError, Deletion, Live};
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
