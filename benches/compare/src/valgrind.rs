//! Counts of valgrind, which are the same on a busy machine.

use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::programs::{program, run};

/// The processor instructions of a run. The profile is for `callgrind_annotate`.
pub fn instructions(client: &Command, profile: &Path) -> Result<f64> {
    count(
        client,
        &["--tool=callgrind".to_owned(), format!("--callgrind-out-file={}", profile.display())],
        "Collected : ",
    )
}

/// The allocations of a run, and those in which memory grows.
pub fn allocations(client: &Command) -> Result<f64> {
    count(client, &["--tool=memcheck".to_owned(), "--leak-check=no".to_owned()], "total heap usage: ")
}

/// Runs a program under valgrind. The count is the first word after `name` in the output.
fn count(client: &Command, options: &[String], name: &str) -> Result<f64> {
    let mut valgrind = program("valgrind");
    valgrind.args(options).arg(client.get_program()).args(client.get_args());
    let said = String::from_utf8(run(&mut valgrind)?.stderr)?;
    let count = said.lines().find_map(|line| line.split_once(name)?.1.split_whitespace().next());
    Ok(count.ok_or("valgrind reports no count")?.replace(',', "").parse()?)
}
