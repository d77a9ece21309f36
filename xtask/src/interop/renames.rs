//! Tests the old names of a spec: a program that is written for one spec is built with a newer one, which has changed names.

use std::collections::BTreeSet;
use std::path::Path;

use xtask::Result;

use super::command::{outcome, run as run_command};
use super::scratch::Crate;
use super::workspace::Workspace;

/// The folder of its files.
const FOLDER: &str = "tests/interop/renames";

/// The variable that names the spec.
const SPEC: &str = "OPTIMIZELY_TRIAL_SPEC";

/// The old names that the program uses, and that it is warned of.
const OLD_NAMES: [&str; 22] = [
    "LiveTag",
    "NewTag",
    "Tag",
    "TagHistoryView",
    "TagId",
    "TagUpdate",
    "Tags",
    "Weak",
    "and_bury",
    "bury",
    "clear_remark",
    "colour",
    "drawn",
    "edit_marks",
    "marks",
    "of_colour",
    "remark",
    "set_colour",
    "set_remark",
    "tags",
    "tint",
    "wither",
];

pub fn run(workspace: &Workspace) -> Result<()> {
    let folder = workspace.root.join(FOLDER);
    // The same target as for regeneration, which has built most of the dependencies.
    let program = Crate::new(workspace, "renames", &manifest(workspace), &workspace.target.join("regenerate"))?;
    program.write("src/lib.rs", "")?;
    program.write("tests/it/main.rs", workspace.read(&format!("{FOLDER}/tests/it/main.rs"))?)?;
    let before = warnings(&program, &folder.join("old.toml"))?;
    if !before.is_empty() {
        return Err(format!("there are warnings of the spec that the program is written for:\n{}", before.join("\n")));
    }
    let new = folder.join("new.toml");
    let after = warnings(&program, &new)?;
    let others: Vec<_> = after.iter().filter(|warning| old_name(warning).is_none()).collect();
    let names: BTreeSet<_> = after.iter().filter_map(|warning| old_name(warning)).collect();
    if !others.is_empty() || names != BTreeSet::from(OLD_NAMES) {
        return Err(format!("the warnings are not those of {OLD_NAMES:?}:\n{}", after.join("\n")));
    }
    run_command(program.cargo().env(SPEC, &new).args(["test", "--quiet", "--test", "it"]))?;
    println!("renames: passed");
    Ok(())
}

fn manifest(workspace: &Workspace) -> String {
    format!(
        r#"[package]
name = "renames"
edition = "2024"

[dependencies]
optimizely-rest = {{ path = "{}" }}

[dev-dependencies]
serde_json = "1.0.120"
tokio = {{ version = "1.40", features = ["macros", "rt"] }}

[workspace]
"#,
        workspace.root.display()
    )
}

/// The warnings of the program, each in one line. Cargo repeats those of an earlier build, and counts them in the end.
fn warnings(program: &Crate, spec: &Path) -> Result<Vec<String>> {
    let text = outcome(program.cargo().env(SPEC, spec).args(["check", "--tests"]))?.succeeded()?;
    let lines = text.lines().filter(|line| line.starts_with("warning") && !line.contains("generated"));
    Ok(lines.map(str::to_owned).collect())
}

/// The name in a warning such as: use of deprecated method `path::name`: renamed to `other`.
fn old_name(warning: &str) -> Option<&str> {
    let path = warning.strip_prefix("warning: use of deprecated ")?.split('`').nth(1)?;
    path.rsplit("::").next()
}
