//! The parts of `cargo xtask` that tests use too.

use std::fmt::Display;
use std::path::Path;

pub mod corpus;
pub mod items;
pub mod lint;
pub mod source;
mod tokens;

/// What a task returns. An error is a message for the person who runs it.
pub type Result<T> = std::result::Result<T, String>;

/// Says of an error which file or folder it is about.
pub fn about<E: Display>(path: &Path) -> impl FnOnce(E) -> String {
    move |error| format!("{}: {error}", path.display())
}
