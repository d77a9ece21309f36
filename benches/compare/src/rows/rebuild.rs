//! The cost of a change of the spec for a build: after a touch of the spec, and with another field, compared with a touch of the code.

use std::cell::Cell;
use std::fs::{self, File};
use std::path::Path;
use std::time::SystemTime;

use crate::Result;
use crate::options::root;
use crate::programs::{cargo, run, time};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratios};

/// The place of the edit: the end of the fields of a resource.
const PLACE: &str = "socket_token = {";

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    // Begins with a clean build.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let (target, copy) = (bench.scratch.join("rebuild"), bench.scratch.join("resources.toml"));
    let spec = fs::read_to_string(root().join("spec/resources.toml"))?;
    let (before, after) =
        spec.split_once(PLACE).ok_or("the spec has no such field: let the benchmark edit another place")?;
    let edits = Cell::new(0);
    // A field with another name each time.
    let edit = || {
        edits.set(edits.get() + 1);
        let name = format!("edit_{}", edits.get());
        let field = format!(
            "{name} = {{ type = \"string\", write = \"both\", seen = [\"absent\"], doc = \"Its edit.\", example = \"one\" }}\n"
        );
        fs::write(&copy, [before, &field, PLACE, after].concat())
    };
    let build = || {
        let mut build = cargo(&root(), &target);
        build.env("OPTIMIZELY_SPEC", &copy).args(["build", "--lib"]);
        build
    };
    edit()?;
    run(&mut build())?;
    let touched = |path: &Path| {
        File::options().append(true).open(path)?.set_modified(SystemTime::now())?;
        Ok(time(&mut build())?.clock)
    };
    let edited = || {
        edit()?;
        Ok(time(&mut build())?.clock)
    };
    let against = "after touching `src/lib.rs`";
    let (rounds, code, goal) = (bench.options.rounds(5), root().join("src/lib.rs"), Goal::AtMost(1.2));
    let touch = ratios(goal, rounds, || touched(&copy), || touched(&code))?;
    let edit = ratios(Goal::None, rounds, edited, || touched(&code))?;
    Ok(vec![
        Row::timed("rebuild after touching the spec, time", against, goal, touch),
        Row::timed("rebuild after an edit of a field in the spec, time", against, Goal::None, edit),
    ])
}
