//! The amount of code for the compiler.

use crate::Result;
use crate::options::root;
use crate::programs::{cargo, run};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

/// The accepted figures. To let one grow for a good reason, edit this file.
const BUDGET: &str = include_str!("../../../budget.json");

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let row = |figure: &'static str, lines: f64| {
        eprintln!("   {lines:.0} {figure}");
        let budget: serde_json::Value = serde_json::from_str(BUDGET)?;
        let budget = budget[figure].as_f64().ok_or_else(|| format!("there is no budget of {figure}"))?;
        let goal = Goal::AtMost(1.10);
        Result::Ok(Row::counted(figure, "the budget", goal, ratio(goal, lines, budget)))
    };
    let spec = crate::rows::spec()?;
    let is_code = |line: &&str| !line.trim_start().starts_with("///");
    let count = |text: String| text.lines().filter(is_code).count() as f64;
    let lines = count(spec.code("the spec")) + count(spec.tables("the spec"));
    let operations = spec.surface().flat_map(|surface| surface.operations).filter(|found| found.allowed).count();
    Ok(vec![
        row("generated lines for each resource", lines / spec.surface().count() as f64)?,
        row("generated lines for each operation", lines / operations as f64)?,
        row("lines of LLVM IR", llvm_lines(bench)?)?,
    ])
}

/// The lines of all functions before optimisation, as counted by `cargo llvm-lines`.
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
