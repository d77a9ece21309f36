//! From one request to one response, and all between: attempts, limits, retries, tokens and connections.

pub(crate) mod attempts;
pub(crate) mod budget;
pub(crate) mod clock;
pub(crate) mod connection;
mod cooldown;
pub(crate) mod gate;
pub mod mock;
pub(crate) mod retry;
pub(crate) mod tls;
pub(crate) mod token;
