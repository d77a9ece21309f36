//! The tests of the SDK, as one binary: it links once.

mod decoding;
mod errors;
mod live;
mod operations;
#[cfg(unix)]
mod program;
mod readme;
mod requests;
mod surface;
mod transport;
