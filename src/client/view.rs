//! Views: objects that the API computes, which can only be read. Each view has calls of its own, with its own query parameters.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::client::output::{Answered, Output, inspected};
use crate::error::Error;
use crate::model::drift::Inspect;
use crate::model::sealed::Sealed;
use crate::request::{Request, Route};
use crate::transport::Transport;

/// The subject of a [`Call`](crate::Call): a value that its response is decoded into, or a view, which has such a value.
pub trait Yields: Sealed {
    /// The value that the call yields when it is awaited.
    type Value: Output;
}

impl<T: Output> Yields for T {
    type Value = T;
}

/// A view of the API. Two views may have the same value, and their calls have different query parameters.
pub trait View: Yields {
    /// The route of the view.
    const GET: Route;
}

/// An object that is a whole response.
pub trait Viewed: Sealed + DeserializeOwned + Inspect + Send + 'static {}

impl<T: Viewed> Output for T {
    fn read(transport: &Arc<Transport>, request: &Request, reply: Answered) -> Result<Self, Error> {
        inspected(transport, request, &reply.0)
    }
}
