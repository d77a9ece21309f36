//! The tests of the SDK, as one binary: it links once.

mod blocking;
mod browser;
mod budget;
mod bulk;
mod cancellation;
mod conditions;
mod connections;
mod decoding;
mod drift;
mod edits;
mod errors;
mod examples;
mod guide;
mod hostile_input;
mod hostile_servers;
mod interchange;
mod limits;
mod live;
mod mock;
mod operations;
mod page;
#[cfg(unix)]
mod program;
mod raw;
mod raw_server;
mod readme;
mod requests;
mod retries;
mod sandbox_rules;
mod soak;
mod surface;
mod tls;
mod transport;
mod weights;
