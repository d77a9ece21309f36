//! The generated code: everything that names a resource.

pub mod conditions;
#[cfg(weights)]
pub(crate) mod weights;

include!(concat!(env!("OUT_DIR"), "/api.rs"));
