//! Generates the API from `spec/resources.toml`, or says what is wrong with it.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

const SPEC: &str = "spec/resources.toml";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={SPEC}");
    let text = match fs::read_to_string(SPEC) {
        Ok(text) => text,
        Err(error) => return fail(&format!("{SPEC}: {error}")),
    };
    let checked = match optimizely_codegen::check(&text) {
        Ok(checked) => checked,
        Err(found) => {
            let shown: Vec<_> = found.iter().map(|finding| finding.render(SPEC, &text).to_string()).collect();
            return fail(&shown.join("\n"));
        }
    };
    for warning in &checked.warnings {
        println!("cargo::warning={}", warning.render(SPEC, &text).to_string().lines().next().unwrap_or_default());
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    match optimizely_codegen::write(&Path::new(&out).join("api.rs"), &checked.code(SPEC)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&format!("the generated code cannot be written: {error}")),
    }
}

fn fail(why: &str) -> ExitCode {
    eprintln!("{why}");
    ExitCode::FAILURE
}
