//! The tests of the crate as its users see it, in one program.

mod decoding;
mod requests;
