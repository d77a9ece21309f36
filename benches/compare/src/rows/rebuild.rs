//! What it costs to edit the spec: the SDK built again after a touch of it, beside a touch of its code.

use std::fs::File;
use std::time::SystemTime;

use crate::Result;
use crate::options::root;
use crate::programs::{cargo, run, time};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratios};

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    // It begins with a build from nothing.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let target = bench.scratch.join("rebuild");
    let build = || {
        let mut build = cargo(&root(), &target);
        build.args(["build", "--lib"]);
        build
    };
    run(&mut build())?;
    let after = |path: &str| {
        File::options().append(true).open(root().join(path))?.set_modified(SystemTime::now())?;
        Ok(time(&mut build())?.as_secs_f64())
    };
    let goal = Goal::AtMost(1.2);
    let ratios = ratios(goal, bench.options.rounds(5), || after("spec/resources.toml"), || after("src/lib.rs"))?;
    Ok(vec![Row::timed("rebuild after touching the spec, time", "after touching `src/lib.rs`", goal, ratios)])
}
