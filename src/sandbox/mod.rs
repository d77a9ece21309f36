//! An in-memory server of the API.
