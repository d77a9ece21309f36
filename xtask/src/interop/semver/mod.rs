//! Compares the verdicts of `cargo spec diff` with cargo-semver-checks, which compares the documentation of the whole crate. It is a step
//! of a release and not of CI, since it takes some minutes, and needs `cargo install cargo-semver-checks`.

use std::cmp::Ordering;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::{Result, about};

use super::command::{outcome, run as run_command};
use super::scratch::Scratch;
use super::workspace::Workspace;

mod changes;

pub fn run(workspace: &Workspace) -> Result<()> {
    let semver = Semver {
        workspace,
        // Only documentation is built here. Its spec and `RUSTC_BOOTSTRAP` would each invalidate a build in the target of the workspace.
        target: workspace.target.join("semver"),
        scratch: Scratch::new("semver")?,
    };
    let spec = workspace.read("spec/resources.toml")?;
    let old = semver.document(&workspace.root.join("spec/resources.toml"), "old.json")?;
    println!("| change | `cargo spec diff` | cargo-semver-checks | reason |\n|---|---|---|---|");
    let mut wrong = Vec::new();
    for change in changes::ALL {
        let new = semver.scratch.write("new.toml", change.of(&spec)?)?;
        let verdict = semver.verdict(&new)?;
        let checked = semver.checked(&old, &semver.document(&new, "new.json")?)?;
        println!("| {} | {verdict} | {checked} | {} |", change.what, change.reason);
        match level(&verdict).cmp(&level(checked)) {
            Ordering::Less => wrong.push(format!("{}: `diff` requires less than cargo-semver-checks", change.what)),
            Ordering::Greater if change.reason.is_empty() => {
                wrong.push(format!("{}: the difference has no reason", change.what));
            }
            Ordering::Equal if !change.reason.is_empty() => {
                wrong.push(format!("{}: there is a reason, and no difference", change.what));
            }
            _ => {}
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// The weight of a verdict. A change without any effect is a patch for cargo-semver-checks.
fn level(verdict: &str) -> usize {
    ["patch", "minor", "major"].iter().position(|known| *known == verdict).unwrap_or(0)
}

struct Semver<'a> {
    workspace: &'a Workspace,
    target: PathBuf,
    scratch: Scratch,
}

impl Semver<'_> {
    /// The verdict of the program on a change.
    fn verdict(&self, new: &Path) -> Result<String> {
        // The exit status says which kind of change it is.
        let mut diff = self.workspace.spec_command();
        let said = outcome(diff.args(["diff", "spec/resources.toml"]).arg(new))?.text;
        let verdict = said.lines().find_map(|line| line.strip_prefix("verdict: "));
        verdict.map(str::to_owned).ok_or(said)
    }

    /// The documentation of the crate with a spec, as JSON. This output of rustdoc is not stable yet. cargo-semver-checks requests it in
    /// the same way.
    fn document(&self, spec: &Path, name: &str) -> Result<PathBuf> {
        let mut rustdoc = self.workspace.cargo();
        rustdoc.env("CARGO_TARGET_DIR", &self.target).env("OPTIMIZELY_SPEC", spec).env("RUSTC_BOOTSTRAP", "1");
        rustdoc.args(["rustdoc", "--quiet", "--lib", "--no-default-features", "--features", "classic", "--"]);
        run_command(rustdoc.args(["-Z", "unstable-options", "--output-format", "json", "--cap-lints", "allow"]))?;
        let (made, kept) = (self.target.join("doc/optimizely_rest.json"), self.scratch.path(name));
        fs::copy(&made, &kept).map_err(about(&made))?;
        Ok(kept)
    }

    /// The least version that cargo-semver-checks accepts.
    fn checked(&self, old: &Path, new: &Path) -> Result<&'static str> {
        for release in ["patch", "minor", "major"] {
            let mut checks = self.workspace.cargo();
            checks.args(["semver-checks", "--release-type", release]);
            let found = outcome(checks.arg("--baseline-rustdoc").arg(old).arg("--current-rustdoc").arg(new))?;
            if found.success {
                return Ok(release);
            }
            // A failure of the program itself is not a finding.
            if !found.text.contains("semver requires new") {
                return Err(found.text);
            }
        }
        Err("cargo-semver-checks accepts no version".to_owned())
    }
}
