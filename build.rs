//! Generates the API from `spec/resources.toml`, or from the file that `OPTIMIZELY_SPEC` names.

use std::env;
use std::process::ExitCode;

use optimizely_codegen::Build;

/// What the sandbox's hand-written part names.
const SANDBOX: [(&str, &str); 6] = [
    ("project", "the sandbox has projects to show: build without the feature `sandbox`"),
    ("experiment", "the sandbox has experiments to show: build without the feature `sandbox`"),
    ("variation", "the sandbox records the traffic of variations: build without the feature `sandbox`"),
    ("goal", "the sandbox records the traffic of goals: build without the feature `sandbox`"),
    ("audience", "the sandbox filters traffic by audiences: build without the feature `sandbox`"),
    ("dimension", "the sandbox filters traffic by dimensions: build without the feature `sandbox`"),
];

fn main() -> ExitCode {
    let sandbox = env::var_os("CARGO_FEATURE_SANDBOX").is_some();
    let needed = if sandbox { &SANDBOX[..] } else { &[] };
    match (Build { spec: "spec/resources.toml", variable: "OPTIMIZELY_SPEC", needed, sandbox }).run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
