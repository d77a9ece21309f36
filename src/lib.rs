//! A typed client of the Optimizely REST API (Classic, v1).

mod api;
mod bulk;
mod call;
mod client;
mod decode;
mod edit;
mod error;
mod id;
mod live;
mod open_enum;
mod patch;
mod request;
mod resource;
mod retry;
mod runtime;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod secret;
#[cfg(feature = "sandbox")]
mod table;
mod timestamp;
mod tls;
mod token;
mod transport;
mod wire;

pub use api::*;
pub use bulk::GetMany;
pub use call::Call;
pub use client::{Client, ClientBuilder};
pub use decode::Response;
pub use edit::Edit;
pub use error::{BoxError, Error, ErrorKind};
pub use id::{Id, ParseIdError, Segment};
pub use live::{Action, DeleteError, Deletion, Live};
pub use request::{Request, Route};
pub use resource::{Body, Element, Entity, NewBody, NoChanges, Resource, UpdateBody};
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use timestamp::{ParseTimestampError, Timestamp};
pub use token::Token;
pub use wire::Extra;

pub use reqwest::{Method, StatusCode};
