//! The generated code: everything of Classic that names a resource.

/// A client of Optimizely Classic.
pub type Client = crate::client::Client<Classic>;

/// Sets up a [`Client`] of Optimizely Classic.
pub type ClientBuilder = crate::client::builder::ClientBuilder<Classic>;

/// The credentials of Optimizely Classic.
pub type Token = crate::client::token::Token<Classic>;

include!(concat!(env!("OUT_DIR"), "/classic.rs"));
