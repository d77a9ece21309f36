//! The tests of the SDK, as one binary: it links once.

mod browser;
mod bulk;
mod cancellation;
mod decoding;
mod drift;
mod edits;
mod errors;
mod hostile_input;
mod hostile_servers;
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
