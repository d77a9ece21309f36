//! What the sources have to keep, and no compiler checks. `cargo test -p xtask` holds the workspace to it.

pub mod closures;
pub mod examples;
pub mod layers;
pub mod rules;
pub mod waits;
