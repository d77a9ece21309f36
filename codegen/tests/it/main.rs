//! What the generator says of bad specs, and what it makes of good ones. The folders are those of `src/`; `whole` is about all of its
//! stages, and `support` has what tests are made with.
//!
//! Expected texts are files beside their inputs; `UPDATE=1 cargo test -p optimizely-codegen` writes them anew.

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
