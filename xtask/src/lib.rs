//! The parts of `cargo xtask` that tests use too.

pub mod corpus;
pub mod items;
pub mod lint;
pub mod source;
mod tokens;

/// What a task returns. An error is a message for the person who runs it.
pub type Result<T> = std::result::Result<T, String>;
