//! Builds the SDK with a newer spec in a crate outside the workspace. The additions of that spec have to be available, and its errors
//! have to be reported.

use std::path::Path;

use xtask::Result;

use super::command::{Outcome, outcome};
use super::scratch::Crate;
use super::workspace::Workspace;

/// A program that sets a field of the newer spec.
const PROGRAM: &str = r#"
use optimizely_rest::classic::{DimensionUpdate, NewDimension};

fn main() {
    let new = NewDimension::new(1, "Plan").colour("red");
    println!("{new:?} {:?}", DimensionUpdate::new().colour("blue"));
}
"#;

/// The field.
const COLOUR: &str = "colour = { type = \"string\", write = \"both\", doc = \"Its colour.\" }\n";

pub fn run(workspace: &Workspace) -> Result<()> {
    // A separate target, so that building from another spec does not invalidate the build of the workspace.
    let target = workspace.target.join("regenerate");
    let program = Crate::new(workspace, "regenerated", &manifest(workspace), &target)?;
    program.write("src/main.rs", PROGRAM)?;
    let own = workspace.read("spec/resources.toml")?;
    let newer = with_colour(&own)?;
    let spec = |name: &str, text: &str| program.write(name, text);

    let sandbox = ["--features", "sandbox"];
    check(&program, &spec("own.toml", &own)?, &[])?.refused("no method named `colour`")?;
    let built = check(&program, &spec("newer.toml", &newer)?, &[])?;
    if !built.success || !built.text.is_empty() {
        return Err(built.text);
    }
    check(&program, Path::new("newer.toml"), &[])?.refused("it has to be an absolute path")?;
    let mistake = changed(&newer, "dimension_id = \"DimensionId\"", "dimension_id = \"DimensonId\"")?;
    check(&program, &spec("mistake.toml", &mistake)?, &[])?.refused("did you mean `DimensionId`?")?;
    // The names that handwritten code uses: those of Classic in every build, and those of the sandbox with its feature.
    let lighter = changed(&newer, "\nweight = {", "\nshare = {")?;
    let sentence = "`variation` has no `weight`, which `src/classic/weights.rs` names";
    check(&program, &spec("lighter.toml", &lighter)?, &[])?.refused(sentence)?;
    let dropped = changed(&newer, "\nlist_content.", "\ncontent.")?;
    let sentence = "`uploaded_list` has no `list_content`, which `src/sandbox/classic` names";
    check(&program, &spec("dropped.toml", &dropped)?, &sandbox)?.refused(sentence)?;
    let texts = changed(&newer, "\nenv = \"", "\nid = \"string\"\nenv = \"")?;
    check(&program, &spec("texts.toml", &texts)?, &sandbox)?
        .refused("are strings, and `src/sandbox/classic` needs numbers")?;
    println!("regeneration: passed");
    Ok(())
}

fn manifest(workspace: &Workspace) -> String {
    format!(
        "[package]\nname = \"regenerated\"\nedition = \"2024\"\n\n[features]\nsandbox = [\"optimizely-rest/sandbox\"]\n\n\
         [dependencies]\noptimizely-rest = {{ path = \"{}\" }}\n\n[workspace]\n",
        workspace.root.display()
    )
}

/// The spec with an additional field of dimensions.
fn with_colour(spec: &str) -> Result<String> {
    const FIELDS: &str = "\n[resources.dimension.fields]\n";
    changed(spec, FIELDS, &format!("{FIELDS}{COLOUR}"))
}

/// The spec with every occurrence of a text replaced.
fn changed(spec: &str, from: &str, to: &str) -> Result<String> {
    if spec.contains(from) { Ok(spec.replace(from, to)) } else { Err(format!("the spec has no `{from}`")) }
}

fn check(program: &Crate, spec: &Path, features: &[&str]) -> Result<Outcome> {
    outcome(program.cargo().env("OPTIMIZELY_SPEC", spec).args(["check", "--quiet"]).args(features))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_change_of_the_spec_can_be_made() {
        let newer = with_colour(&Workspace::new().unwrap().read("spec/resources.toml").unwrap()).unwrap();
        for text in ["dimension_id = \"DimensionId\"", "\nweight = {", "\nlist_content.", "\nenv = \""] {
            changed(&newer, text, "other").unwrap();
        }
        assert!(newer.contains(COLOUR));
        changed(&newer, "not in the spec", "other").unwrap_err();
    }
}
