//! The tests of the SDK, as one binary: it links once.

mod browser;
mod decoding;
mod drift;
mod errors;
mod live;
mod operations;
mod page;

#[cfg(unix)]
mod program;
mod readme;
mod requests;
mod surface;
mod transport;
