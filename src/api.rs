//! The generated code: everything that names a resource.

include!(concat!(env!("OUT_DIR"), "/api.rs"));
