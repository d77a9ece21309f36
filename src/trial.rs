//! The API of the spec that `OPTIMIZELY_TRIAL_SPEC` names: how the generator's tests compile any spec beside the crate's own. Nothing
//! else uses it, and a crate that is built without that variable has no such module.

include!(concat!(env!("OUT_DIR"), "/trial.rs"));

#[cfg(feature = "sandbox")]
mod tables {
    include!(concat!(env!("OUT_DIR"), "/trial_tables.rs"));
}

/// A server of the API, in memory. It has no rules besides the tables.
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
