//! The tests of the SDK, as one binary: it links once.

mod any_input;
mod browser;
mod budget;
mod bulk;
mod conditions;
mod connections;
mod corpus;
mod decoding;
mod drift;
mod errors;
mod fault_matrix;
mod faulty_soak;
mod hostile_input;
mod interchange;
mod limits;
mod live;
mod mock;
mod operations;
mod overload;
mod page;
#[cfg(unix)]
mod program;
mod raw;
mod readme;
mod requests;
mod retries;
mod sandbox_rules;
mod secrets;
mod soak;
mod surface;
mod transport;
mod weights;
