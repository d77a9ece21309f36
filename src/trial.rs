//! The API of the spec that `OPTIMIZELY_TRIAL_SPEC` names, with which the tests of the generator compile any spec in addition to the
//! crate's own. Nothing else uses it, and a crate that is built without that variable does not have this module.

include!(concat!(env!("OUT_DIR"), "/trial.rs"));

#[cfg(feature = "sandbox")]
mod tables {
    include!(concat!(env!("OUT_DIR"), "/trial_tables.rs"));
}

/// An in-memory server of the API. It has no rules apart from the tables.
#[cfg(feature = "sandbox")]
pub type Sandbox = crate::sandbox::engine::sandbox::Sandbox<Trial>;

#[cfg(feature = "sandbox")]
impl crate::sandbox::SandboxApi for Trial {
    const SERVED: &'static crate::sandbox::Served = &crate::sandbox::Served {
        table: &tables::API,
        definition: &<Trial as crate::model::api::Api>::DEFINITION,
        rules: &(),
    };
}
