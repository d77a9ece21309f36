//! What the generator says of bad specs, and what it makes of good ones.
//!
//! Expected texts are files beside their inputs; `UPDATE=1 cargo test -p optimizely-codegen` writes them anew.

mod compiles;
mod corpus;
mod diff;
mod docs;
mod drift;
mod examples;
mod expect;
mod golden;
mod good;
mod mutations;
mod openapi;
#[cfg(feature = "cli")]
mod program;
mod properties;
mod random_spec;
mod reserved;
mod rustfmt;
mod ui;
mod whole_way;
