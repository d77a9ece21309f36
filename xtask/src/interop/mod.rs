//! Tests the SDK together with other programs: that of a new user, clients in other languages, other tools. Each task installs the
//! programs that a new machine lacks. Its files are in the folder of its name in `tests/interop/`.

mod command;
mod features;
mod generated_python;
mod generated_typescript;
mod guide;
mod machine;
mod node;
mod openapi;
mod provider;
mod python;
mod regenerate;
mod renames;
mod sandbox;
mod schema;
mod schemathesis;
mod scratch;
mod second_api;
mod semver;
mod workspace;

use xtask::Result;

use workspace::Workspace;

/// A task: its name, its description and its function.
type Task = (&'static str, &'static str, fn(&Workspace) -> Result<()>);

const TASKS: &[Task] = &[
    ("features", "checks that the compiler names the feature that is missing", features::run),
    ("generated-python", "runs a Python client that is generated from the document of v2", generated_python::run),
    (
        "generated-typescript",
        "runs a TypeScript client that is generated from the document of v2",
        generated_typescript::run,
    ),
    ("guide", "compiles the guide as a newcomer types it", guide::run),
    ("node", "runs the client for Node against the sandbox", node::run),
    ("openapi", "validates the OpenAPI documents", openapi::run),
    ("python", "runs the client for Python against the sandbox", python::run),
    ("regenerate", "builds the SDK from newer specs, and from specs that lack what it needs", regenerate::run),
    ("renames", "builds a program with a newer spec that has changed names", renames::run),
    ("schema", "validates specs against the JSON Schema of the language", schema::run),
    ("schemathesis", "fuzzes the sandbox with its OpenAPI document", schemathesis::run),
    ("schemathesis-v2", "fuzzes the sandbox of v2 with the provider's OpenAPI document", schemathesis::run_v2),
    ("second-api", "builds the SDK with another API, and uses that", second_api::run),
    ("semver", "holds `cargo spec diff` against cargo-semver-checks", semver::run),
];

/// Runs a task.
pub fn run(name: &str) -> Result<()> {
    let task = TASKS.iter().find(|(known, ..)| *known == name);
    let (_, _, run) = task.ok_or_else(|| format!("there is no task {name:?}:\n{}", list()))?;
    run(&Workspace::new()?)
}

/// The list of tasks, one per line.
pub fn list() -> String {
    let lines = TASKS.iter().map(|(name, what, _)| format!("  cargo xtask interop {name:19} {what}"));
    lines.collect::<Vec<_>>().join("\n")
}
