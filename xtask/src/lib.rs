//! The parts of `cargo xtask` that tests use too.

pub mod corpus;
pub mod lint;
pub mod source;
