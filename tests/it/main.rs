//! The tests of the SDK, as one binary: it links once.

mod blocking;
mod browser;
mod budget;
mod bulk;
mod conditions;
mod connections;
mod decoding;
mod drift;
mod errors;
mod examples;
mod guide;
mod hostile_input;
mod interchange;
mod limits;
mod live;
mod mock;
mod operations;
mod page;
#[cfg(unix)]
mod program;
mod raw;
mod readme;
mod requests;
mod retries;
mod sandbox_rules;
mod soak;
mod surface;
mod transport;
mod weights;
