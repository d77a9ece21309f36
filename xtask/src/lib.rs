//! The parts of `cargo xtask` that tests use too.

use std::fmt::Display;
use std::path::Path;

pub mod corpus;
pub mod items;
pub mod lint;
pub mod source;
mod tokens;

/// The result of a task. An error is a message for the person who runs it.
pub type Result<T> = std::result::Result<T, String>;

/// Adds the path of a file or folder to an error.
pub fn about<E: Display>(path: &Path) -> impl FnOnce(E) -> String {
    move |error| format!("{}: {error}", path.display())
}
