//! What a build script does: find the spec, generate, and tell cargo what it depends on.

mod stamp;

use std::path::{Path, PathBuf};
use std::{env, iter};

use crate::build::stamp::Stamp;
use crate::model::{IdKind, Model};
use crate::{Surface, check, read_source};

/// A build script of a crate that includes the generated code from `OUT_DIR/{api}.rs`, and with its sandbox the tables from
/// `OUT_DIR/{api}_tables.rs`.
#[derive(Debug)]
pub struct Build<'a> {
    /// The name of the API, which its files have.
    pub api: &'a str,
    /// The crate's own spec, relative to its manifest.
    pub spec: &'a str,
    /// The environment variable that may name another file in its place.
    pub variable: &'a str,
    /// Resources that hand-written code names, each with what needs it.
    pub needed: &'a [(&'a str, &'a str)],
    /// Hand-written code that is compiled where the spec has what it names.
    pub parts: &'a [Part<'a>],
    /// Whether the crate's sandbox is built, which serves not all that a spec can say.
    pub sandbox: bool,
}

/// Hand-written code that names something of the spec.
#[derive(Debug)]
pub struct Part<'a> {
    /// The `cfg` that stands before it.
    pub cfg: &'a str,
    /// Whether the spec has what it names.
    pub is_compiled: fn(&[Surface]) -> bool,
}

impl Build<'_> {
    /// Generates the code, unless it was made of the same spec before. Warnings go to cargo, and it sets `cfg(foreign_spec)` where the spec is not the crate's own.
    ///
    /// # Errors
    ///
    /// What is wrong with the spec, all of it, ready to be printed; or why a file cannot be read or written.
    pub fn run(&self) -> Result<(), String> {
        println!("cargo::rerun-if-env-changed={}", self.variable);
        println!("cargo::rustc-check-cfg=cfg(foreign_spec)");
        let path = self.path()?;
        println!("cargo::rerun-if-changed={}", path.display());
        let name = path.display().to_string();
        let text = read_source(&path).map_err(|error| format!("{name}: {error}"))?;
        let shown = |finding: &crate::Diagnostic| finding.render(&name, &text).to_string();
        let checked = check(&text).map_err(|found| found.iter().map(shown).collect::<Vec<_>>().join("\n"))?;
        let checked = checked.as_api(self.api);
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
        if let Some(what) = beyond_the_sandbox(&checked.model).filter(|_| self.sandbox) {
            return Err(format!(
                "{name}: {what}, and the sandbox cannot serve that: build without the feature `sandbox`"
            ));
        }
        let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
        let mut files = vec![out.join(format!("{}.rs", self.api))];
        if self.sandbox {
            files.push(out.join(format!("{}_tables.rs", self.api)));
        }
        let stamp = Stamp { name: &name, text: &text, files: &files };
        if !stamp.is_current() {
            let tables = self.sandbox.then(|| checked.tables(&name));
            for (file, text) in files.iter().zip(iter::once(checked.code(&name)).chain(tables)) {
                crate::write(file, &text).map_err(|error| format!("{}: {error}", file.display()))?;
            }
            stamp.leave();
        }
        Ok(())
    }

    /// The file that the variable names, or the crate's own.
    fn path(&self) -> Result<PathBuf, String> {
        match env::var_os(self.variable) {
            Some(path) if Path::new(&path).is_absolute() => {
                println!("cargo::rustc-cfg=foreign_spec");
                Ok(path.into())
            }
            // A build script runs in the directory of its own package, which is not where the caller stands.
            Some(path) => Err(format!("{} is `{}`: it has to be an absolute path", self.variable, path.display())),
            None => Ok(self.spec.into()),
        }
    }
}

/// What the spec has that the sandbox does not know of, if there is something.
fn beyond_the_sandbox(model: &Model) -> Option<String> {
    if model.api.pagination.is_some() {
        return Some("lists come in pages".to_owned());
    }
    model.resources.iter().find_map(|resource| {
        let name = &*resource.name;
        match resource {
            _ if resource.id == IdKind::Text => Some(format!("ids of `{name}` are texts")),
            _ => resource.filter().map(|filter| format!("lists of `{name}` are filtered by `{}`", filter.value)),
        }
    })
}
