//! The API of the spec that `OPTIMIZELY_TRIAL_SPEC` names: how the generator's tests compile any spec beside the crate's own. Nothing
//! else uses it, and a crate that is built without that variable has no such module.

include!(concat!(env!("OUT_DIR"), "/trial.rs"));
