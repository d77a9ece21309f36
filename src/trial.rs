//! The API of the spec that `OPTIMIZELY_TRIAL_SPEC` names: how the generator's tests compile any spec beside the crate's own. Nothing
//! else uses it, and a crate that is built without that variable has no such module.

/// A client of the API.
pub type Client = crate::client::Client<Trial>;

/// Sets up a [`Client`] of the API.
pub type ClientBuilder = crate::client::builder::ClientBuilder<Trial>;

/// The credentials of the API.
pub type Token = crate::client::token::Token<Trial>;

include!(concat!(env!("OUT_DIR"), "/trial.rs"));
