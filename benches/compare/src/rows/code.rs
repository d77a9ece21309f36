//! The amount of code for the compiler.

use optimizely_codegen::Checked;

use crate::Result;
use crate::options::root;
use crate::programs::{cargo, run};
use crate::rows::Bench;
use crate::table::Row;

/// The accepted figures. To let one grow for a good reason, edit this file.
const BUDGET: &str = include_str!("../../../budget.json");

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let row = |figure: &'static str, lines: f64| {
        eprintln!("   {lines:.1} {figure}");
        let budget: serde_json::Value = serde_json::from_str(BUDGET)?;
        let budget = budget[figure].as_f64().ok_or_else(|| format!("there is no budget of {figure}"))?;
        Result::Ok(Row::counted(figure, "the budget", 1.10, 1.10, lines / budget))
    };
    let [classic, v2] = [crate::rows::spec("spec/resources.toml")?, crate::rows::spec("spec/v2.toml")?];
    Ok(vec![
        row("generated lines for each field of Classic", for_each_field(&classic))?,
        row("generated lines for each field of v2", for_each_field(&v2))?,
        row("lines of LLVM IR with Classic", llvm_lines(bench, "classic")?)?,
        row("lines of LLVM IR with v2", llvm_lines(bench, "v2")?)?,
    ])
}

/// The lines of code, documentation left out.
fn lines(code: &str) -> usize {
    code.lines().filter(|line| !line.trim_start().starts_with("///")).count()
}

/// The lines of the client and of the tables of the sandbox.
fn for_each_field(spec: &Checked) -> f64 {
    (lines(&spec.code("the spec")) + lines(&spec.tables("the spec"))) as f64 / spec.field_count() as f64
}

/// The lines of all functions before optimisation, as counted by `cargo llvm-lines`, in the SDK with one API.
fn llvm_lines(bench: &Bench, api: &str) -> Result<f64> {
    let file = bench.scratch.join("sdk.ll");
    let mut build = cargo(&root(), &bench.options.target);
    build.args(["rustc", "--release", "--lib", "--package", "optimizely-rest"]);
    build.args(["--no-default-features", &format!("--features={api},rustls-ring")]);
    build.args(["--", "-Ccodegen-units=1", "-Cno-prepopulate-passes"]);
    run(build.arg(format!("--emit=llvm-ir={}", file.display())))?;
    let text = std::fs::read_to_string(file)?;
    let mut inside = false;
    let in_functions = text.lines().filter(|line| {
        inside = (inside || line.starts_with("define ")) && *line != "}";
        inside
    });
    Ok(in_functions.count() as f64)
}
