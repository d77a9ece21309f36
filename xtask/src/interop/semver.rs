//! Compares the verdicts of `cargo spec diff` with cargo-semver-checks, which compares the documentation of the whole crate. It is a step
//! of a release and not of CI, since it takes some minutes, and needs `cargo install cargo-semver-checks`.

use std::fs;
use std::path::{Path, PathBuf};

use xtask::{Result, about};

use super::command::{outcome, run as run_command};
use super::scratch::Scratch;
use super::workspace::Workspace;

/// A change of the spec: its description, its table, the old text and the new text.
type Change = (&'static str, &'static str, &'static str, &'static str);

const CHANGES: [Change; 7] = [
    (
        "an operation removed",
        "[resources.dimension]",
        "\nwarnings",
        "\noperations = [\"get\", \"list\", \"create\", \"update\"]\n# warnings",
    ),
    (
        "a field made nullable",
        "[resources.dimension.fields]",
        "description = { write = \"both\"",
        "description = { write = \"both\", nullable = true, seen = [\"null\"]",
    ),
    (
        "a required field added to a create",
        "[resources.dimension.fields]",
        "\nid = \"",
        "\ncolour = { type = \"string\", write = \"both\", required = \"create\", doc = \"Its colour.\" }\nid = \"",
    ),
    (
        "an optional field added",
        "[resources.dimension.fields]",
        "\nid = \"",
        "\ncolour = { type = \"string\", write = \"both\", doc = \"Its colour.\" }\nid = \"",
    ),
    ("a value of an enum added", "[enums.Library]", "\nvalues.none", "\nvalues.jquery-3 = \"The third.\"\nvalues.none"),
    (
        "documentation edited",
        "[enums.ProjectStatus]",
        "\"Whether a project is in use.\"",
        "\"Whether a project is used.\"",
    ),
    ("a path changed", "[resources.dimension]", "/dimensions\"", "/traits\""),
];

pub fn run(workspace: &Workspace) -> Result<()> {
    // A separate target, so that building from another spec does not invalidate the build of the workspace.
    let semver = Semver {
        workspace: Workspace { root: workspace.root.clone(), target: workspace.target.join("semver") },
        scratch: Scratch::new("semver")?,
    };
    let spec = workspace.read("spec/resources.toml")?;
    let old = semver.document(&workspace.root.join("spec/resources.toml"), "old.json")?;
    println!("| change | `cargo spec diff` | cargo-semver-checks |\n|---|---|---|");
    for change in &CHANGES {
        let new = semver.scratch.write("new.toml", changed(&spec, change)?)?;
        let verdict = semver.verdict(&new)?;
        let checked = semver.checked(&old, &semver.document(&new, "new.json")?)?;
        println!("| {} | {verdict} | {checked} |", change.0);
    }
    Ok(())
}

/// The spec with a change in its table.
fn changed(spec: &str, (what, table, from, to): &Change) -> Result<String> {
    let nothing = || format!("nothing was changed: {what}");
    let start = spec.find(&format!("\n{table}\n")).ok_or_else(nothing)?;
    let (before, rest) = spec.split_at(start);
    let end = rest[1..].find("\n[").map_or(rest.len(), |at| at + 1);
    let (inside, after) = rest.split_at(end);
    if !inside.contains(from) {
        return Err(nothing());
    }
    Ok([before, &inside.replacen(from, to, 1), after].concat())
}

struct Semver {
    workspace: Workspace,
    scratch: Scratch,
}

impl Semver {
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
        rustdoc.env("OPTIMIZELY_SPEC", spec).env("RUSTC_BOOTSTRAP", "1");
        rustdoc.args(["rustdoc", "--quiet", "--lib", "--no-default-features", "--features", "classic", "--"]);
        run_command(rustdoc.args(["-Z", "unstable-options", "--output-format", "json", "--cap-lints", "allow"]))?;
        let (made, kept) = (self.workspace.target.join("doc/optimizely_rest.json"), self.scratch.path(name));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_can_be_made() {
        let spec = Workspace::new().unwrap().read("spec/resources.toml").unwrap();
        for change in &CHANGES {
            let new = changed(&spec, change).unwrap();
            assert_ne!(new, spec, "{}", change.0);
        }
    }
}
