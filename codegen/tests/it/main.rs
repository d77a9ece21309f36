//! The diagnostics for bad specs, and the code for good ones. The folders match those of `src/`. `whole` tests all stages together,
//! and `support` holds the helpers of tests.
//!
//! Expected output is in files next to the inputs. `UPDATE=1 cargo test -p optimizely-codegen` rewrites them.

mod check {
    mod own_specs;
    mod reserved;
    mod ui;
}
mod emit {
    mod docs;
    mod examples;
    mod golden;
    mod good;
    mod links;
    mod renames;
}
mod model {
    mod implied;
}
mod print {
    mod rustfmt;
}
#[cfg(feature = "cli")]
mod program;
mod support {
    pub mod checked;
    pub mod expect;
    pub mod good_specs;
    pub mod random;
    pub mod random_spec;
    pub mod whole_way;
}
mod tools {
    pub mod diff;
    mod document_drift;
    mod drift;
    pub mod import;
    mod language;
    mod openapi;
    mod recorded;
    #[cfg(feature = "cli")]
    mod update;
}
mod whole {
    mod compiles;
    mod contributing;
    mod corpus;
    mod mutations;
    mod properties;
}
