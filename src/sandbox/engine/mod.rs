//! The server: HTTP, routes, checks, defaults, faults, the log and the page, driven by the tables of an API.
//!
//! It contains no knowledge of any API. [`Served`](served::Served) describes an API: the tables and the definition that are generated from
//! the spec, and the [`Rules`](rules::Rules) that tables cannot express.

mod answer;
mod children;
mod cors;
mod delivery;
pub(crate) mod demand;
pub(crate) mod demo;
pub(crate) mod faults;
pub(crate) mod fill;
mod holders;
mod ids;
mod keep;
mod listed;
mod lists;
pub(crate) mod log;
mod mute;
pub(crate) mod operations;
mod page;
mod pages;
pub(crate) mod query;
mod rate_limit;
pub(crate) mod reply;
mod routes;
pub(crate) mod rules;
pub(crate) mod sandbox;
pub(crate) mod served;
mod server;
pub(crate) mod snapshot;
mod state;
pub(crate) mod statistics;
pub(crate) mod store;
pub(crate) mod traffic;
pub(crate) mod validate;
mod whole;

#[cfg(test)]
mod library;
#[cfg(test)]
mod tests;
