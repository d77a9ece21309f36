//! Programs that use something whose feature is not turned on. The error has to name the feature.

use xtask::Result;

use super::command::outcome;
use super::scratch::Crate;
use super::workspace::Workspace;

/// Statements in a program without further features, and the words that the compiler has for each.
const STATEMENTS: [(&str, &str); 9] = [
    ("client.projects().get(1).wait()", "`wait()` needs the feature `blocking` of optimizely-rest"),
    ("client.projects().get_each([1]).wait()", "`wait()` needs the feature `blocking` of optimizely-rest"),
    ("client.projects().get_many([1]).wait()", "`wait()` needs the feature `blocking` of optimizely-rest"),
    ("v2.changes().list(5).wait()", "`wait()` needs the feature `blocking` of optimizely-rest"),
    ("v2.experiments().results(5).when_ready().wait()", "`wait()` needs the feature `blocking` of optimizely-rest"),
    ("optimizely_rest::classic::Sandbox::start()", "the item is gated behind the `sandbox` feature"),
    ("optimizely_rest::sandbox::Fault::status(500)", "the item is gated behind the `sandbox` feature"),
    ("optimizely_rest::v2::oauth::Tokens::default()", "the item is gated behind the `oauth` feature"),
    ("optimizely_rest::reqwest_0_13::Client::new()", "the item is gated behind the `reqwest-0_13` feature"),
];

pub fn run(workspace: &Workspace) -> Result<()> {
    // The same target as for regeneration, which has built most of the dependencies.
    let program = Crate::new(workspace, "features", &manifest(workspace), &workspace.target.join("regenerate"))?;
    program.write("src/lib.rs", "")?;
    outcome(program.cargo().args(["check", "--quiet"]))?.succeeded()?;
    let functions = STATEMENTS.iter().enumerate().map(|(number, (statement, _))| {
        let clients = "client: optimizely_rest::classic::Client, v2: optimizely_rest::v2::Client";
        format!("pub fn statement_{number}({clients}) {{\n    let _ = {statement};\n}}\n")
    });
    program.write("src/lib.rs", functions.collect::<String>())?;
    // If one of the statements compiled, its error would be missing below.
    let said = outcome(program.cargo().args(["check", "--quiet"]))?.text;
    let errors: Vec<_> = said.split("\nerror").collect();
    for (statement, words) in STATEMENTS {
        if !errors.iter().any(|error| error.contains(statement) && error.contains(words)) {
            return Err(format!("the error of `{statement}` does not say: {words}\n{said}"));
        }
    }
    println!("features: {} errors name the feature that is missing", STATEMENTS.len());
    Ok(())
}

fn manifest(workspace: &Workspace) -> String {
    let path = workspace.root.display();
    let package = "[package]\nname = \"without-features\"\nedition = \"2024\"\n\n[workspace]\n";
    format!("{package}\n[dependencies]\noptimizely-rest = {{ path = \"{path}\" }}\n")
}
