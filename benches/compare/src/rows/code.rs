//! How much code there is for the compiler.

use crate::Result;
use crate::options::root;
use crate::programs::{cargo, run};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

/// The lines of LLVM IR of the crate when it was last looked at. Whoever has a reason to let it grow sets the new figure.
const LLVM_LINES: f64 = 277_850.0;

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let goal = Goal::AtMost(1.10);
    let lines = llvm_lines(bench)?;
    eprintln!("   {lines} lines of LLVM IR");
    Ok(vec![Row::counted("LLVM IR of the SDK, lines", "the budget", goal, ratio(goal, lines, LLVM_LINES))])
}

/// The lines of all functions before any is optimised: what `cargo llvm-lines` counts.
fn llvm_lines(bench: &Bench) -> Result<f64> {
    let file = bench.scratch.join("sdk.ll");
    let mut build = cargo(&root(), &bench.options.target);
    build.args(["rustc", "--release", "--lib", "--package", "optimizely-rest", "--"]);
    build.args(["-Ccodegen-units=1", "-Cno-prepopulate-passes"]);
    run(build.arg(format!("--emit=llvm-ir={}", file.display())))?;
    let text = std::fs::read_to_string(file)?;
    let mut inside = false;
    let in_functions = text.lines().filter(|line| {
        inside = (inside || line.starts_with("define ")) && *line != "}";
        inside
    });
    Ok(in_functions.count() as f64)
}
