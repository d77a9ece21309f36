//! The printer against rustfmt, which users need not have: where it is missing, these tests say so and pass.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::expect::{path, read};
use crate::support::whole_way::examples;

const GOLDEN: [&str; 3] = ["resources", "small", "tickets"];

/// One of the files of `tests/golden`.
fn golden(name: &str) -> String {
    read(&path(&format!("tests/golden/{name}.rs")))
}

/// The code as rustfmt formats it. `None` if rustfmt is missing.
fn formatted(code: &str) -> Option<String> {
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--edition", "2024", "--emit", "stdout", "--config-path"]).arg(path("../rustfmt.toml"));
    rustfmt.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = rustfmt.spawn() else {
        eprintln!("rustfmt is not installed, so that nothing is compared with it");
        return None;
    };
    let mut input = child.stdin.take().expect("the input is piped");
    let code = code.to_owned();
    let writer = std::thread::spawn(move || input.write_all(code.as_bytes()));
    let output = child.wait_with_output().expect("rustfmt ends");
    let _ = writer.join();
    // A toolchain without the component has a proxy of that name, which fails.
    let errors = String::from_utf8_lossy(&output.stderr);
    if errors.contains("is not installed") {
        eprintln!("rustfmt is not installed, so that nothing is compared with it");
        return None;
    }
    assert!(output.status.success(), "rustfmt cannot read the code: {errors}");
    Some(String::from_utf8(output.stdout).expect("rustfmt writes UTF-8"))
}

/// The lines that rustfmt would change.
fn changed(code: &str) -> Vec<String> {
    let Some(formatted) = formatted(code) else { return Vec::new() };
    let mut lines = code.lines().zip(formatted.lines());
    let first = lines.find(|(found, expected)| found != expected);
    let length = (code.lines().count() != formatted.lines().count()).then_some(("(the end)", "(more or fewer lines)"));
    first.or(length).into_iter().map(|(found, expected)| format!("- {found}\n+ {expected}")).collect()
}

#[test]
fn rustfmt_changes_nothing_in_the_generated_code() {
    for name in GOLDEN {
        for name in [name.to_owned(), format!("{name}_tables")] {
            let changed = changed(&golden(&name));
            assert!(changed.is_empty(), "{name}: {}", changed.join("\n"));
        }
    }
}

#[test]
fn rustfmt_changes_nothing_in_an_example_of_the_generated_documentation() {
    for name in GOLDEN {
        let code = golden(name);
        let examples = examples(&code);
        assert!(examples.len() > 20, "{name} has {} examples only", examples.len());
        let functions = examples.iter().enumerate().map(|(at, lines)| {
            let visible = lines.iter().filter(|line| !line.starts_with("# "));
            let body: String = visible.map(|line| indented(line)).collect();
            format!("async fn example_{at}() {{\n{body}}}\n")
        });
        let changed = changed(&functions.collect::<Vec<_>>().join("\n"));
        assert!(changed.is_empty(), "{name}: {}", changed.join("\n"));
    }
}

fn indented(line: &str) -> String {
    if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }
}
