//! A test in a process of its own. A process cannot change its environment variables safely.

use std::process::Command;

/// Runs an ignored test with these environment variables, and with no others of the SDK. Returns what it prints.
pub(crate) fn run(test: &str, variables: &[(&str, &str)]) -> String {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", test, "--ignored", "--nocapture"]);
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("OPTIMIZELY")) {
        program.env_remove(name);
    }
    let output = program.envs(variables.iter().copied()).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
