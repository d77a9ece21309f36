//! Applies the lints to the workspace. `layers.rs` checks the order of layers.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use xtask::items::Items;
use xtask::lint::{closures, english, examples, rules, waits};

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
        let below = format!("{folder}/{}", entry.file_name().to_str().expect("the names of sources are UTF-8"));
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
fn every_type_that_can_be_awaited_has_a_blocking_wait() {
    // In the sandbox, the blocking form of a function has another name. The macro writes `wait()` for programs without the feature.
    let without = "src/client/without_wait.rs";
    let files: Vec<_> =
        files("src").into_iter().filter(|file| !file.starts_with("src/sandbox/") && file != without).collect();
    let items: Vec<_> = files.iter().filter(|file| file.ends_with(".rs")).map(|file| items(file)).collect();
    let awaited = waits::awaited(&items);
    assert!(awaited.len() > 6, "only {awaited:?} are found");
    let found = waits::findings(&items);
    assert!(found.is_empty(), "{}", found.join("\n"));
    let without: String = [without, "src/classic/weights.rs"].map(text).concat();
    let has_line = |name: &&&str| ["<", ","].iter().any(|end| without.contains(&format!("] {name}{end}")));
    let missing: Vec<_> = awaited.iter().filter(|name| !has_line(name)).collect();
    assert!(missing.is_empty(), "{missing:?} need a line in the macro `without_wait`");
}

#[test]
fn every_rule_of_the_generator_has_a_spec_that_violates_it() {
    // The further rules of a build depend on the crate that is built, and are tested there.
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
fn streams_in_code_that_users_may_copy_have_no_async_closures() {
    let folders = ["examples", "docs/guide", "src", "benches/sandbox/src"];
    let files: Vec<_> = folders.into_iter().flat_map(files).collect();
    assert!(files.len() > 100, "only {} files are found", files.len());
    let generated = ["README.md", "codegen/tests/golden/resources.rs"].map(str::to_owned);
    for file in files.into_iter().chain(generated) {
        let found = closures::findings(&text(&file));
        assert!(found.is_empty(), "{file}: {found:?} have async closures");
    }
}

/// The folders and files that still contain phrases of the list.
const NOT_PLAIN_YET: &[&str] = &[
    // It is the list.
    "xtask/src/lint/english.rs",
];

#[test]
fn texts_for_people_are_in_plain_english() {
    let folders =
        ["benches/drift/src", "codegen/src", "codegen/tests/it", "docs", "examples", "src", "tests/it", "xtask"];
    let documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"];
    let specs = ["spec/README.md", "spec/v2.toml", "spec/resources.toml"];
    let pages = documents.into_iter().chain(specs).map(str::to_owned);
    let is_plain = |file: &String| !NOT_PLAIN_YET.iter().any(|start| file.starts_with(start));
    let files: Vec<_> = folders.into_iter().flat_map(files).chain(pages).filter(is_plain).collect();
    assert!(files.len() > 150, "only {} files are read", files.len());
    let mut found = Vec::new();
    for file in files {
        let findings = match file.rsplit_once('.') {
            Some((_, "rs")) => english::in_rust(&text(&file)),
            Some((_, "md")) => english::in_markdown(&text(&file)),
            Some((_, "toml")) => english::in_toml(&text(&file)),
            _ => continue,
        };
        found.extend(findings.iter().map(|finding| {
            format!("{file}:{}: `{}`: {}", finding.line, finding.phrase.trim_start_matches('^'), finding.plainer)
        }));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
