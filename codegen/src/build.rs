//! What a build script does: find the spec, generate, and tell cargo what it depends on.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::{Surface, check};

/// A build script of a crate that includes the generated code from `OUT_DIR/api.rs`.
#[derive(Debug)]
pub struct Build<'a> {
    /// The crate's own spec, relative to its manifest.
    pub spec: &'a str,
    /// The environment variable that may name another file in its place.
    pub variable: &'a str,
    /// Resources that hand-written code names, each with what needs it.
    pub needed: &'a [(&'a str, &'a str)],
    /// Hand-written code that is compiled only where the spec has what it names.
    pub parts: &'a [Part<'a>],
}

/// Hand-written code that some specs leave out.
#[derive(Debug)]
pub struct Part<'a> {
    /// The `cfg` that stands before it.
    pub cfg: &'a str,
    /// Whether the spec has what it names.
    pub is_compiled: fn(&[Surface]) -> bool,
}

impl Build<'_> {
    /// Generates the code. Warnings go to cargo.
    ///
    /// # Errors
    ///
    /// What is wrong with the spec, all of it, ready to be printed; or why a file cannot be read or written.
    pub fn run(&self) -> Result<(), String> {
        println!("cargo::rerun-if-env-changed={}", self.variable);
        let path = self.path()?;
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?;
        let shown = |finding: &crate::Diagnostic| finding.render(&name, &text).to_string();
        let checked = check(&text).map_err(|found| found.iter().map(shown).collect::<Vec<_>>().join("\n"))?;
        for warning in &checked.warnings {
            println!("cargo::warning={}", shown(warning).lines().next().unwrap_or_default());
        }
        for (resource, why) in self.needed {
            if checked.model.resource(resource).is_none() {
                return Err(format!("{name}: there is no resource `{resource}`, and {why}"));
            }
        }
        let surface: Vec<_> = checked.surface().collect();
        for Part { cfg, is_compiled } in self.parts {
            println!("cargo::rustc-check-cfg=cfg({cfg})");
            if is_compiled(&surface) {
                println!("cargo::rustc-cfg={cfg}");
            }
        }
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("api.rs");
        crate::write(&out, &checked.code(&name)).map_err(|error| format!("{}: {error}", out.display()))
    }

    /// The file that the variable names, or the crate's own.
    fn path(&self) -> Result<PathBuf, String> {
        match env::var_os(self.variable) {
            Some(path) if Path::new(&path).is_absolute() => Ok(path.into()),
            // A build script runs in the directory of its own package, which is not where the caller stands.
            Some(path) => Err(format!("{} is `{}`: it has to be an absolute path", self.variable, path.display())),
            None => Ok(self.spec.into()),
        }
    }
}
