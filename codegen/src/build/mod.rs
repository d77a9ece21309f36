//! The work of the crate's build script: finds the specs, generates code, and tells cargo the dependencies.

mod named;
mod stamp;

use std::path::{Path, PathBuf};
use std::{env, iter};

use crate::diagnostic::Report;
use crate::into_vec::IntoVec as _;
use crate::model::Target;
use crate::{Checked, check, read_source};
pub use named::Named;
use stamp::Stamp;

/// The build script of a crate that includes the code of each API from `OUT_DIR/{module}.rs`, and its tables from
/// `OUT_DIR/{module}_tables.rs` if it has a sandbox.
#[derive(Debug)]
pub struct Build<'a> {
    /// The APIs that the crate is built with.
    pub apis: &'a [Api<'a>],
    /// The environment variable that may name the spec of one more API. It is built as the module `trial`, which is behind `cfg(trial)`.
    pub trial: &'a str,
    /// Whether the crate's sandboxes are built. They need the feature `sandbox` of the generator.
    pub sandbox: bool,
}

/// An API of the crate.
#[derive(Clone, Copy, Debug)]
pub struct Api<'a> {
    /// The module of its code, such as `classic`. The marker type of the API is named after it.
    pub module: &'a str,
    /// The path of the crate's own spec, relative to the manifest.
    pub spec: &'a str,
    /// The environment variable that may name a newer spec.
    pub variable: &'a str,
    /// Whether the examples of its documentation run against the crate's sandbox, or are compiled only.
    pub examples_run: bool,
    /// The names of the spec that the crate's handwritten code uses.
    pub named: &'a [Named<'a>],
}

impl Build<'_> {
    /// Generates the code of each API, unless it was generated from the same spec before. Warnings go to cargo.
    ///
    /// # Errors
    ///
    /// Fails if a spec has mistakes, or if a file cannot be read or written. The error is ready to be printed, and contains all mistakes.
    pub fn run(&self) -> Result<(), String> {
        println!("cargo::rustc-check-cfg=cfg(trial)");
        let trial = named_by(self.trial)?;
        if trial.is_some() {
            println!("cargo::rustc-cfg=trial");
        }
        let mut specs = trial.into_iter().map(|path| (self.trial_api(), path)).into_vec();
        for api in self.apis {
            specs.push((*api, named_by(api.variable)?.unwrap_or_else(|| api.spec.into())));
        }
        let outcomes = specs.iter().map(|(api, path)| api.generate(path, self.sandbox));
        let failures: Vec<_> = outcomes.filter_map(Result::err).into_vec();
        if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
    }

    fn trial_api(&self) -> Api<'_> {
        Api { module: Target::TRIAL, spec: "", variable: self.trial, examples_run: true, named: &[] }
    }
}

impl Api<'_> {
    fn generate(&self, path: &Path, with_tables: bool) -> Result<(), String> {
        let Self { module, named, .. } = *self;
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.display().to_string();
        let text = read_source(path).map_err(|error| format!("{name}: {error}"))?;
        let shown = |finding: &crate::Diagnostic| finding.render(&name, &text).to_string();
        let all = |found: Vec<crate::Diagnostic>| found.iter().map(shown).into_vec().join("\n");
        let checked = check(&text).map_err(all)?.as_api(module);
        let checked = if self.examples_run { checked } else { checked.with_examples_that_only_compile() };
        for warning in &checked.warnings {
            println!("cargo::warning={}", shown(warning).lines().next().unwrap_or_default());
        }
        let report = Report::default();
        named::check(named, &checked.model, &report);
        if report.has_errors() {
            return Err(all(report.into_sorted()));
        }
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
        let mut files = vec![out.join(format!("{module}.rs"))];
        if with_tables {
            files.push(out.join(format!("{module}_tables.rs")));
        }
        let stamp = Stamp { name: &name, text: &text, files: &files };
        if !stamp.is_current() {
            let tables = with_tables.then(|| tables(&checked, &name)).transpose()?;
            for (file, text) in files.iter().zip(iter::once(checked.code(&name)).chain(tables)) {
                crate::write(file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
            }
            stamp.leave();
        }
        Ok(())
    }
}

#[cfg(feature = "sandbox")]
#[expect(clippy::unnecessary_wraps, reason = "it fails without the feature")]
fn tables(checked: &Checked, name: &str) -> Result<String, String> {
    Ok(checked.tables(name))
}

#[cfg(not(feature = "sandbox"))]
fn tables(_: &Checked, _: &str) -> Result<String, String> {
    Err("a crate with a sandbox needs the feature `sandbox` of optimizely-codegen".to_owned())
}

/// The path of the spec that an environment variable names.
fn named_by(variable: &str) -> Result<Option<PathBuf>, String> {
    println!("cargo::rerun-if-env-changed={variable}");
    match env::var_os(variable).map(PathBuf::from) {
        // A build script runs in the directory of its own package, not in that of the caller.
        Some(path) if !path.is_absolute() => {
            Err(format!("{variable} is `{}`: it has to be an absolute path", path.display()))
        }
        path => Ok(path),
    }
}
