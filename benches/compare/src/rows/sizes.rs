//! The size of a user's program, release and stripped: with one call, and with all operations of an API.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use optimizely_codegen::Surface;

use crate::Result;
use crate::options::here;
use crate::programs::run;
use crate::rows::Bench;
use crate::rows::cold::{BARE, PROGENITOR, PROGENITOR_ALIKE, SDK, SDK_V2};
use crate::table::{Goal, Row, ratio};

const ONE: &str = "size of the program, release and stripped";

/// An API, its spec, and the name of the figure.
const WHOLE: [(&str, &str, &str); 2] = [
    ("classic", "spec/resources.toml", "size of a program with all operations of Classic, release and stripped"),
    ("v2", "spec/v2.toml", "size of a program with all operations of v2, release and stripped"),
];

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    // All of it needs builds that nothing else needs.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let (bare, goal) = (stripped(bench, BARE.0, &[])?, Goal::AtMost(1.1));
    let against_bare = |figure, goal, bytes| Row::timed(figure, BARE.1, goal, vec![ratio(goal, bytes, bare)]);
    let mut rows = vec![
        against_bare(ONE, goal, stripped(bench, SDK, &[])?),
        against_bare("size of the program with v2, release and stripped", goal, stripped(bench, SDK_V2, &[])?),
    ];
    for (api, spec, figure) in WHOLE {
        let calls = calls(crate::rows::spec(spec)?.surface())?;
        fs::write(here().join("users/sdk-whole/src/calls.rs"), calls)?;
        let bytes = stripped(bench, "sdk-whole-user", &["--features", api])?;
        rows.push(against_bare(figure, Goal::AtMost(1.35), bytes));
    }
    for (theirs, goal) in [(PROGENITOR, Goal::AtMost(0.9)), (PROGENITOR_ALIKE, Goal::None)] {
        rows.push(size(bench, ONE, SDK, theirs, goal)?);
    }
    Ok(rows)
}

pub fn size(
    bench: &Bench,
    figure: &'static str,
    ours: &str,
    (theirs, against): (&str, &'static str),
    goal: Goal,
) -> Result<Row> {
    let ratio = ratio(goal, stripped(bench, ours, &[])?, stripped(bench, theirs, &[])?);
    Ok(Row::timed(figure, against, goal, vec![ratio]))
}

fn stripped(bench: &Bench, user: &str, options: &[&str]) -> Result<f64> {
    run(bench.build(user, &bench.options.target, &["--release"]).args(options))?;
    let (program, stripped) = (bench.options.target.join("release").join(user), bench.scratch.join(user));
    run(Command::new("strip").arg("-o").arg(&stripped).arg(program))?;
    let bytes = fs::metadata(stripped)?.len();
    eprintln!("   {user} {}: {bytes} bytes", options.join(" "));
    Ok(bytes as f64)
}

/// A function that awaits each operation of each resource.
fn calls(resources: impl Iterator<Item = Surface>) -> Result<String> {
    let mut text = "async fn calls(client: &Client) -> std::result::Result<(), Error> {\n".to_owned();
    for resource in resources {
        for operation in resource.operations.iter().filter(|found| found.allowed) {
            let arguments = arguments(&resource, operation.operation);
            writeln!(
                text,
                "    black_box(client.{}().{}({arguments}).await?);",
                resource.collection, operation.operation
            )?;
        }
    }
    Ok(text + "    Ok(())\n}\n")
}

fn arguments(resource: &Surface, operation: &str) -> String {
    match operation {
        "list" => values(&resource.list_arguments),
        "create" if resource.creates_many => format!("any::<Vec<New{}>>()", resource.ty),
        "create" => "any()".to_owned(),
        "update" => ids(resource) + ", any()",
        _ => ids(resource),
    }
}

/// The IDs of an object. A resource without IDs has no type for one.
fn ids(resource: &Surface) -> String {
    if resource.is_entity || resource.is_only_written { values(&resource.key) } else { "1".to_owned() }
}

fn values(types: &[String]) -> String {
    types.iter().map(|ty| format!("any::<{ty}>()")).collect::<Vec<_>>().join(", ")
}
