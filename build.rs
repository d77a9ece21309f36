//! Generates the API from `spec/resources.toml`, or from the file that `OPTIMIZELY_SPEC` names.

use std::env;
use std::process::ExitCode;

use optimizely_codegen::{Build, Part, Surface};

/// What the sandbox's hand-written part names.
const SANDBOX: [(&str, &str); 6] = [
    ("project", "the sandbox has projects to show: build without the feature `sandbox`"),
    ("experiment", "the sandbox has experiments to show: build without the feature `sandbox`"),
    ("variation", "the sandbox records the traffic of variations: build without the feature `sandbox`"),
    ("goal", "the sandbox records the traffic of goals: build without the feature `sandbox`"),
    ("audience", "the sandbox filters traffic by audiences: build without the feature `sandbox`"),
    ("dimension", "the sandbox filters traffic by dimensions: build without the feature `sandbox`"),
];

/// Whether `src/weights.rs` has what it names: variations that are listed with their experiment, and a weight of each to edit.
fn has_weights(spec: &[Surface]) -> bool {
    let variation = spec.iter().find(|resource| resource.ty == "Variation" && resource.is_entity);
    variation.is_some_and(|variation| {
        let weight = variation.fields.iter().find(|field| field.name == "weight");
        variation.parent.as_deref() == Some("Experiment")
            && variation.allows("list")
            && variation.allows("update")
            && weight.is_some_and(|weight| weight.ty == "u32" && weight.is_read && weight.is_optional && weight.on_live)
    })
}

fn main() -> ExitCode {
    let sandbox = env::var_os("CARGO_FEATURE_SANDBOX").is_some();
    let needed = if sandbox { &SANDBOX[..] } else { &[] };
    let parts = [Part { cfg: "weights", is_compiled: has_weights }];
    let build = Build {
        api: "classic",
        spec: "spec/resources.toml",
        variable: "OPTIMIZELY_SPEC",
        needed,
        parts: &parts,
        sandbox,
    };
    match build.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
