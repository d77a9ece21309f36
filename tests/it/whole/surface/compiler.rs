//! Runs the compiler on small programs, and says which of their statements it refused.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

use serde_json::Value;

/// A program of many statements that have nothing to do with each other.
pub struct Program {
    name: &'static str,
    statements: Vec<String>,
    /// A lint whose warnings are errors.
    denied: Option<&'static str>,
}

/// The helpers of the statements. `any` returns a value of each type, and is never run.
const PRELUDE: &str = "\
#![allow(unused)]
use optimizely_rest::classic::*;
use optimizely_rest::resource::*;
use optimizely_rest::v2;
fn any<T>() -> T { unreachable!() }
fn creates<E: Create>() {}
fn reads<T: serde::de::DeserializeOwned>() {}
fn main() {}
";

impl Program {
    pub fn new(name: &'static str, statements: BTreeSet<String>) -> Self {
        Program { name, statements: statements.into_iter().collect(), denied: None }
    }

    pub fn denying(self, lint: &'static str) -> Self {
        Program { denied: Some(lint), ..self }
    }

    /// Each statement has a function of its own on a line of its own, so that a line number tells which it was.
    fn text(&self) -> String {
        let function = |(index, statement): (usize, &String)| {
            assert!(!statement.contains('\n'), "a statement of several lines: {statement}");
            format!("async fn case_{index}(client: Client) -> Result<(), Error> {{ {statement}; Ok(()) }}\n")
        };
        let functions: String = self.statements.iter().enumerate().map(function).collect();
        // On the first line, so that the others keep their numbers.
        let denied = self.denied.map_or_else(String::new, |lint| format!(" #![deny({lint})]"));
        PRELUDE.replacen('\n', &format!("{denied}\n"), 1) + &functions
    }

    fn statement(&self, line: usize) -> Option<&str> {
        let index = line.checked_sub(PRELUDE.lines().count() + 1)?;
        self.statements.get(index).map(String::as_str)
    }
}

/// An error of the compiler.
pub struct Diagnostic {
    program: String,
    /// The statement that it is about; none when it lies elsewhere.
    statement: Option<String>,
    pub code: String,
    /// The text of the error: the message, the labels, and the underlined code.
    pub told: String,
    pub notes: Vec<String>,
    rendered: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.rendered)
    }
}

/// The output of the compiler for some programs.
pub struct Findings {
    errors: Vec<Diagnostic>,
    compiled: Vec<String>,
}

impl Findings {
    pub fn errors<'a>(&'a self, program: &str, statement: &str) -> impl Iterator<Item = &'a Diagnostic> {
        let about =
            move |error: &&Diagnostic| error.program == program && error.statement.as_deref() == Some(statement);
        self.errors.iter().filter(about).collect::<Vec<_>>().into_iter()
    }

    /// The errors that are about no statement.
    pub fn strays(&self) -> impl Iterator<Item = &Diagnostic> {
        self.errors.iter().filter(|error| error.statement.is_none())
    }

    /// Whether the compiler got through to the end of a program.
    pub fn compiled(&self, program: &str) -> bool {
        self.compiled.iter().any(|compiled| compiled == program)
    }
}

/// Checks the programs, in one run of cargo, in a crate that depends on this one.
pub fn run(programs: &[Program]) -> Findings {
    let crate_dir = write_crate(programs);
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // The variables that cargo set for this test do not concern other packages. Build scripts that read them would run again, here and
    // afterwards.
    let told = env::vars_os().map(|(name, _)| name);
    for name in told.filter(|name| is_about_the_package(&name.to_string_lossy())) {
        cargo.env_remove(name);
    }
    let output = cargo
        // One that fails shall not keep the others from being checked.
        .args(["check", "--bins", "--keep-going", "--offline", "--quiet", "--message-format=json", "--target-dir"])
        .arg(target_dir())
        .current_dir(&crate_dir)
        .stdin(Stdio::null())
        .output()
        .expect("cargo can be run");
    let stdout = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    let messages: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("cargo writes JSON")).collect();
    let findings = Findings {
        errors: messages.iter().filter_map(|message| diagnostic(programs, message)).collect(),
        compiled: messages.iter().filter_map(compiled).collect(),
    };
    let reached = findings.compiled.iter().any(|name| name == "optimizely_rest");
    assert!(reached, "cargo did not reach the programs:\n{}", String::from_utf8_lossy(&output.stderr));
    findings
}

fn is_about_the_package(variable: &str) -> bool {
    ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "OUT_DIR"]
        .iter()
        .any(|prefix| variable.starts_with(prefix))
}

/// The target directory in use: what was compiled there need not be compiled again.
fn target_dir() -> PathBuf {
    scratch_dir().parent().expect("it lies in the target directory").to_owned()
}

fn scratch_dir() -> &'static Path {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
}

fn write_crate(programs: &[Program]) -> PathBuf {
    let dir = scratch_dir().join("surface");
    let source = dir.join("src/bin");
    fs::create_dir_all(&source).expect("the target directory can be written");
    for program in programs {
        write(&source.join(program.name).with_extension("rs"), &program.text());
    }
    write(&dir.join("Cargo.toml"), &manifest());
    // The versions that were compiled and downloaded already.
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
    write(&dir.join("Cargo.lock"), &fs::read_to_string(lock).expect("the workspace has a lock file"));
    dir
}

fn write(path: &Path, text: &str) {
    fs::write(path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// The features are those that the tests have, so that dependencies are shared with `cargo clippy --all-targets`.
fn manifest() -> String {
    let sdk = toml_string(env!("CARGO_MANIFEST_DIR"));
    format!(
        r#"[package]
name = "surface"
version = "0.0.0"
edition = "2024"
publish = false

[workspace]

[dependencies]
optimizely-rest = {{ path = {sdk}, features = ["blocking", "sandbox"] }}
serde = "1"
tokio = {{ version = "1", features = ["macros", "rt-multi-thread"] }}
"#
    )
}

/// A JSON string is a TOML string.
fn toml_string(text: &str) -> String {
    Value::from(text).to_string()
}

fn compiled(message: &Value) -> Option<String> {
    (message["reason"] == "compiler-artifact").then(|| text(&message["target"]["name"]))
}

fn diagnostic(programs: &[Program], message: &Value) -> Option<Diagnostic> {
    let (target, found) = (text(&message["target"]["name"]), &message["message"]);
    if message["reason"] != "compiler-message" || found["level"] != "error" || is_summary(found) {
        return None;
    }
    let spans = found["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
    let children = found["children"].as_array().map(Vec::as_slice).unwrap_or_default();
    let program = programs.iter().find(|program| program.name == target);
    let file = format!("src/bin/{target}.rs");
    let own =
        spans.iter().find(|span| span["is_primary"] == true && text(&span["file_name"]).replace('\\', "/") == file);
    let line = own.and_then(|span| usize::try_from(span["line_start"].as_u64()?).ok());
    let labels = spans.iter().map(|span| text(&span["label"]));
    let told = [text(&found["message"])].into_iter().chain(labels).chain(own.map(underlined));
    Some(Diagnostic {
        statement: line.and_then(|line| program?.statement(line)).map(str::to_owned),
        program: target,
        code: text(&found["code"]["code"]),
        // Whether the compiler shortens a path depends on what else it knows of that name.
        told: told
            .collect::<Vec<_>>()
            .join("\n")
            .replace("optimizely_rest::", "")
            .replace("classic::", "")
            .replace("v2::", ""),
        notes: children.iter().filter(|child| child["level"] == "note").map(|note| text(&note["message"])).collect(),
        rendered: text(&found["rendered"]),
    })
}

/// "aborting due to 3 previous errors" says nothing new.
fn is_summary(found: &Value) -> bool {
    found["code"].is_null() && text(&found["message"]).starts_with("aborting due to ")
}

/// The code that a span underlines.
fn underlined(span: &Value) -> String {
    let line = text(&span["text"][0]["text"]);
    let column = |end: &str| span["text"][0][end].as_u64().and_then(|column| usize::try_from(column).ok());
    let (start, end) = (column("highlight_start").unwrap_or(1), column("highlight_end").unwrap_or(1));
    line.chars().take(end.saturating_sub(1)).skip(start.saturating_sub(1)).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
