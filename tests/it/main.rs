//! The tests of the SDK, as one binary: it links once.

mod errors;
mod live;
mod operations;
mod readme;
mod transport;
