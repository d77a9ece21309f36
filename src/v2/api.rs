//! The generated code: everything of v2 that names a resource.

include!(concat!(env!("OUT_DIR"), "/v2.rs"));
