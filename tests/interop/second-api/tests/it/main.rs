//! A client that was generated from `tickets.toml`, against a server of that API.

mod fields;
mod ids;
mod operations;
mod pages;
mod server;
