//! The generated code compiles without warnings. These tests build the SDK many times, so they only run on request:
//! `cargo test -p optimizely-codegen --test it -- --ignored compiles`.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use optimizely_codegen::INITIAL_SPEC;

use crate::support::expect::path;
use crate::support::random_spec::RandomSpec;
use crate::support::{good_specs, whole_way};
use crate::tools::import;

/// The variable that names a folder of specs that are to compile or to be refused.
const CASES: &str = "OPTIMIZELY_CASES";

/// Builds the SDK with the API of a spec as its module `trial`. Returns cargo's output if there was a warning or an error.
fn complaint(text: &str) -> Option<String> {
    // One at a time: they share a target directory.
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiles");
    let file = place.with_extension("toml");
    std::fs::write(&file, text).expect("the target directory can be written");
    // Types that are written by hand are those of an API of the crate.
    let features = if text.contains("\"crate::classic::") { "classic" } else { "" };
    let output = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--lib", "--no-default-features", "--features", features, "--manifest-path"])
        .arg(path("../Cargo.toml"))
        .arg("--target-dir")
        .arg(place)
        .env("OPTIMIZELY_TRIAL_SPEC", &file)
        .output()
        .expect("cargo starts");
    let shown = String::from_utf8_lossy(&output.stderr).into_owned();
    // A warning of the generator is not a fault of the code.
    let is_of_spec = |line: &str| ["unexplained", "todo"].iter().any(|code| line.contains(&format!("warning[{code}]")));
    let says_something = shown.lines().any(|line| line.starts_with("warning") && !is_of_spec(line));
    (says_something || !output.status.success()).then(|| format!("{}:\n{shown}", file.display()))
}

/// With `RANDOM_SPECS=200` two hundred of them, and with `RANDOM_SEED=7` those from the seventh on.
#[test]
#[ignore = "compiles the SDK several times"]
fn a_sample_of_random_specs_compiles_without_a_warning() {
    let number = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is not a number")))
    };
    let first = number("RANDOM_SEED", 1);
    let mut failed = Vec::new();
    for seed in first..first + number("RANDOM_SPECS", 5) {
        let complaint = complaint(&RandomSpec::new(seed).text());
        println!("seed {seed}: {}", if complaint.is_none() { "compiles" } else { "does not compile" });
        failed.extend(complaint.map(|shown| format!("seed {seed}, {shown}")));
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
#[ignore = "compiles the SDK several times"]
fn every_unusual_spec_compiles_without_a_warning() {
    let failed: Vec<_> =
        good_specs::all().iter().filter_map(|(name, text)| Some(format!("{name}, {}", complaint(text)?))).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
#[ignore = "compiles the SDK several times"]
fn every_draft_compiles_without_a_warning() {
    let drafts = import::DOCUMENTS.map(|document| (document, import::draft(document).spec));
    let all = [("the initial spec", INITIAL_SPEC.to_owned())].into_iter().chain(drafts);
    let failed: Vec<_> = all.filter_map(|(name, text)| Some(format!("{name}, {}", complaint(&text)?))).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
#[ignore = "compiles the SDK"]
fn the_draft_of_the_providers_document_compiles_without_a_warning() {
    let Some(text) = import::v2_document() else { return };
    assert_eq!(complaint(&import::of(&text).spec), None);
}

/// The folder of cases, if there is one.
fn cases() -> Option<PathBuf> {
    let folder = std::env::var_os(CASES).map(PathBuf::from);
    if folder.is_none() {
        println!("{CASES} names no folder: its specs were left out");
    }
    folder
}

#[test]
fn every_case_is_accepted_or_refused_with_a_place() {
    for (_, text) in cases().iter().flat_map(|folder| good_specs::folder(folder)) {
        whole_way::go(&text);
    }
}

#[test]
#[ignore = "compiles the SDK several times"]
fn every_case_that_is_accepted_compiles_without_a_warning() {
    let specs = cases().into_iter().flat_map(|folder| good_specs::folder(&folder));
    let accepted = specs.filter(|(_, text)| optimizely_codegen::check(text).is_ok());
    let failed: Vec<_> = accepted.filter_map(|(name, text)| Some(format!("{name}, {}", complaint(&text)?))).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
