//! Rules about the sources that no compiler checks. `cargo test -p xtask` applies them to the workspace.

pub mod closures;
pub mod english;
pub mod examples;
pub mod layers;
pub mod pages;
pub mod rules;
pub mod waits;
