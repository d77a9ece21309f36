//! Other products of a checked model, for people and for other tools. The build script does not need them.

#[cfg(feature = "openapi")]
pub mod derived;
#[cfg(feature = "diff")]
pub mod diff;
#[cfg(feature = "drift")]
pub mod document;
#[cfg(feature = "drift")]
pub mod drift;
#[cfg(feature = "drift")]
pub mod import;
#[cfg(feature = "schema")]
pub mod language;
#[cfg(feature = "surface")]
pub mod matrix;
#[cfg(feature = "openapi")]
pub mod openapi;
#[cfg(feature = "diff")]
pub mod public;
#[cfg(feature = "surface")]
pub mod surface;
#[cfg(feature = "drift")]
mod toml;
