//! The generated code: everything of Classic that names a resource.

include!(concat!(env!("OUT_DIR"), "/classic.rs"));
