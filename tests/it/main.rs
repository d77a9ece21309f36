//! The tests of the SDK, as one binary: it links once.

mod blocking;
mod browser;
mod decoding;
mod drift;
mod errors;
mod examples;
mod guide;
mod hostile_input;
mod live;
mod operations;
mod page;
#[cfg(unix)]
mod program;
mod raw;
mod readme;
mod requests;
mod sandbox_rules;
mod soak;
mod surface;
mod transport;
