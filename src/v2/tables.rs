//! Generated: the spec as data, which drives the sandbox.

include!(concat!(env!("OUT_DIR"), "/v2_tables.rs"));
