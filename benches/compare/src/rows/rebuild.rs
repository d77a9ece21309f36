//! What it costs to edit the spec: the SDK built again after a change of it, beside a touch of its code.

use std::cell::Cell;
use std::fs::{self, File};
use std::time::SystemTime;

use crate::Result;
use crate::options::root;
use crate::programs::{cargo, run, time};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratios};

/// What is edited: a text that stands in the generated documentation.
const EDITED: &str = "Whether a project is in use.";

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    // It begins with a build from nothing.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let (target, copy) = (bench.scratch.join("rebuild"), bench.scratch.join("resources.toml"));
    let spec = fs::read_to_string(root().join("spec/resources.toml"))?;
    let (before, after) =
        spec.split_once(EDITED).ok_or("the spec has no such text: let the benchmark edit another one")?;
    let edits = Cell::new(0);
    // Each edit is another one: code that is made already would not be made again.
    let edit = || {
        edits.set(edits.get() + 1);
        fs::write(&copy, format!("{before}{EDITED} Edit {}.{after}", edits.get()))
    };
    let build = || {
        let mut build = cargo(&root(), &target);
        build.env("OPTIMIZELY_SPEC", &copy).args(["build", "--lib"]);
        build
    };
    edit()?;
    run(&mut build())?;
    let of_the_spec = || {
        edit()?;
        Ok(time(&mut build())?.clock)
    };
    let of_the_code = || {
        File::options().append(true).open(root().join("src/lib.rs"))?.set_modified(SystemTime::now())?;
        Ok(time(&mut build())?.clock)
    };
    let goal = Goal::AtMost(1.2);
    let ratios = ratios(goal, bench.options.rounds(5), of_the_spec, of_the_code)?;
    Ok(vec![Row::timed("rebuild after an edit of the spec, time", "after touching `src/lib.rs`", goal, ratios)])
}
