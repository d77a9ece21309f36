//! What the sources of the workspace have to keep, and no compiler checks. The order of layers has a file of its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::items::Items;
use xtask::lint::{closures, examples, rules, waits};

fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(below)
}

fn text(below: &str) -> String {
    fs::read_to_string(path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
}

fn items(below: &str) -> Items {
    Items::parse(&text(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
}

/// The files in a folder and in its folders, by their paths in the workspace.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(path(folder)).unwrap_or_else(|error| panic!("{folder}: {error}")) {
        let entry = entry.unwrap();
        let below = format!("{folder}/{}", entry.file_name().to_str().expect("the names of sources are text"));
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(files(&below)),
            false => found.push(below),
        }
    }
    found.sort();
    found
}

#[test]
fn the_first_methods_of_the_runtime_have_examples_that_run() {
    for file in ["src/client/operations.rs", "src/client/call.rs", "src/client/live.rs", "src/client/wait.rs"] {
        let (count, missing) = examples::methods(&items(file), |block| block.of != "ClientBuilder");
        assert!(count > 3, "{file}: only {count} methods are found");
        assert!(missing.is_empty(), "{file}: {missing:#?}");
    }
}

#[test]
fn the_first_methods_of_the_generated_code_have_examples_that_run() {
    let items = items("codegen/tests/golden/resources.rs");
    let (count, missing) = examples::methods(&items, |block| examples::is_first(block, &items));
    assert!(count > 150, "only {count} methods are found");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_body_of_a_request_has_an_example_of_its_setters() {
    let (count, missing) = examples::bodies(&items("codegen/tests/golden/resources.rs"));
    assert!(count > 15, "only {count} bodies are found");
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn whatever_can_be_awaited_can_be_waited_for() {
    // In the sandbox, the blocking form of a function has a name of its own.
    let files: Vec<_> = files("src").into_iter().filter(|file| !file.starts_with("src/sandbox/")).collect();
    let items: Vec<_> = files.iter().filter(|file| file.ends_with(".rs")).map(|file| items(file)).collect();
    let awaited = waits::awaited(&items);
    assert!(awaited.len() > 6, "only {awaited:?} are found");
    let found = waits::findings(&items);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_rule_of_the_generator_has_a_spec_that_breaks_it() {
    // What a build asks of a spec besides depends on the crate that is built, and is tested there.
    let is_of_all = |file: &String| file.ends_with(".rs") && !file.starts_with("codegen/src/build/");
    let sources = files("codegen/src").into_iter().filter(is_of_all);
    let known: BTreeSet<_> = sources.flat_map(|file| rules::codes(&text(&file)).unwrap()).collect();
    assert!(known.len() > 50, "only {} rules are found: {known:?}", known.len());
    let fixtures = files("codegen/tests/ui");
    let names = fixtures.iter().filter_map(|file| file.strip_prefix("codegen/tests/ui/"));
    let broken: BTreeSet<_> = names.filter_map(rules::broken_by).collect();
    let missing: Vec<_> = known.iter().filter(|rule| !broken.contains(rule.as_str())).collect();
    assert!(missing.is_empty(), "no file in codegen/tests/ui breaks {missing:?}");
}

#[test]
fn no_stream_that_users_may_copy_is_made_with_an_async_closure() {
    let folders = ["examples", "docs/guide", "src", "benches/sandbox/src"];
    let files: Vec<_> = folders.into_iter().flat_map(files).collect();
    assert!(files.len() > 100, "only {} files are found", files.len());
    let generated = ["README.md", "codegen/tests/golden/resources.rs"].map(str::to_owned);
    for file in files.into_iter().chain(generated) {
        let found = closures::findings(&text(&file));
        assert!(found.is_empty(), "{file}: an async closure is given to {found:?}");
    }
}
