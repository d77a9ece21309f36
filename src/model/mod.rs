//! The values in requests and responses. Nothing here depends on a client or sends anything.

pub(crate) mod action;
pub(crate) mod anew;
pub(crate) mod api;
#[cfg(any(feature = "chrono-0_4", feature = "jiff-0_2", feature = "jiff-1", feature = "time-0_3"))]
mod by_value;
pub mod conditions;
pub(crate) mod data;
pub(crate) mod date;
pub(crate) mod drift;
pub(crate) mod example;
pub(crate) mod fields;
pub(crate) mod given;
pub(crate) mod id;
pub(crate) mod json;
pub(crate) mod key;
pub(crate) mod kinds;
pub(crate) mod map;
pub(crate) mod open_enum;
pub(crate) mod patch;
pub(crate) mod reply;
pub(crate) mod resource;
pub(crate) mod sealed;
pub(crate) mod secret;
#[cfg(feature = "sandbox")]
pub(crate) mod table;
// Without an API, nothing is public of it.
#[cfg(any(feature = "classic", feature = "v2"))]
pub(crate) mod targeting;
pub(crate) mod timestamp;
pub(crate) mod values;
pub(crate) mod wire;
