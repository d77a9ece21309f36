//! The tests of the SDK, as one binary: it links once.

mod decoding;
mod errors;
mod live;
mod operations;
mod readme;
mod requests;
mod surface;
mod transport;
