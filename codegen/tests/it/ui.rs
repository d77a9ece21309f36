//! Bad specs, and what is said of them.
//!
//! A file of `tests/ui` is called after the rule that it breaks, `rule.toml` or `rule--how.toml`, and breaks no other. It
//! holds only what that takes: unless it has an `[api]` of its own, the text of `base/api.toml` is put behind it. The
//! files of `tests/ui/files` are whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use optimizely_codegen::{Diagnostic, Severity};

use crate::expect::{UPDATE, mismatch, path, read};

/// A bad spec.
struct Fixture {
    path: PathBuf,
    text: String,
}

impl Fixture {
    fn name(&self) -> &str {
        self.path.file_name().and_then(|name| name.to_str()).expect("fixtures have plain names")
    }

    /// The rule that it is called after.
    fn rule(&self) -> &str {
        let stem = self.name().trim_end_matches(".toml");
        stem.split_once("--").map_or(stem, |(rule, _)| rule)
    }

    fn findings(&self) -> Vec<Diagnostic> {
        optimizely_codegen::check(&self.text).map_or_else(|found| found, |checked| checked.warnings)
    }

    fn rendered(&self) -> String {
        let shown: Vec<_> =
            self.findings().iter().map(|finding| finding.render(self.name(), &self.text).to_string()).collect();
        shown.join("\n")
    }
}

/// One for each rule.
fn rules() -> Vec<Fixture> {
    let base = read(&path("tests/ui/base/api.toml"));
    let with_base = |path: PathBuf| {
        let mut text = read(&path);
        if !text.starts_with("[api]") {
            text.push('\n');
            text.push_str(&base);
        }
        Fixture { path, text }
    };
    files("tests/ui", "toml").into_iter().map(with_base).collect()
}

/// Whole files.
fn wholes() -> Vec<Fixture> {
    files("tests/ui/files", "toml").into_iter().map(|path| Fixture { text: read(&path), path }).collect()
}

fn files(directory: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(path(directory)).unwrap_or_else(|error| panic!("{directory}: {error}"));
    let paths = entries.map(|entry| entry.unwrap_or_else(|error| panic!("{directory}: {error}")).path());
    let mut found: Vec<_> = paths.filter(|path| path.extension().is_some_and(|of| of == extension)).collect();
    found.sort();
    found
}

#[test]
fn every_bad_spec_is_answered_as_expected() {
    let differences: Vec<_> = rules()
        .iter()
        .chain(&wholes())
        .filter_map(|fixture| mismatch(&fixture.path.with_extension("txt"), &fixture.rendered()))
        .collect();
    assert!(differences.is_empty(), "{}\nif this is meant: {UPDATE}", differences.join("\n"));
}

#[test]
fn every_expected_text_belongs_to_a_spec() {
    for text in files("tests/ui", "txt").into_iter().chain(files("tests/ui/files", "txt")) {
        assert!(text.with_extension("toml").exists(), "{} has no spec beside it", text.display());
    }
}

#[test]
fn a_spec_breaks_the_rule_that_it_is_called_after_and_no_other() {
    let broken = |fixture: &Fixture| fixture.findings().iter().map(|finding| finding.code).collect::<BTreeSet<_>>();
    let others = rules().into_iter().filter(|fixture| broken(fixture) != BTreeSet::from([fixture.rule()]));
    let shown: Vec<_> = others.map(|fixture| format!("{}:\n{}", fixture.name(), fixture.rendered())).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

#[test]
fn every_finding_points_at_a_place_in_its_file() {
    for fixture in rules().iter().chain(&wholes()) {
        for finding in fixture.findings() {
            let places = std::iter::once(&finding.span).chain(finding.related.as_ref().map(|(span, _)| span));
            for place in places {
                assert!(
                    place.start <= place.end && place.end <= fixture.text.len(),
                    "{}: {} lies outside",
                    fixture.name(),
                    finding.code
                );
            }
        }
    }
}

#[test]
fn a_message_is_one_sentence_without_a_full_stop() {
    for fixture in rules().iter().chain(&wholes()).filter(|fixture| fixture.rule() != "syntax") {
        for finding in fixture.findings() {
            let message = &finding.message;
            assert!(!message.ends_with('.') && !message.contains('\n'), "{}: {message}", fixture.name());
        }
    }
}

#[test]
fn every_rule_of_the_sources_has_a_spec_that_breaks_it() {
    let shown: BTreeSet<String> = rules().iter().map(|fixture| fixture.rule().to_owned()).collect();
    let known = codes(&path("src"));
    assert!(known.len() > 50, "the scan finds {} rules only: {known:?}", known.len());
    let missing: Vec<_> = known.difference(&shown).collect();
    assert!(missing.is_empty(), "no file in tests/ui breaks {missing:?}");
}

/// The codes that the sources in a directory report.
fn codes(directory: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(directory).expect("the sources can be listed") {
        let path = entry.expect("the sources can be listed").path();
        if path.is_dir() {
            found.extend(codes(&path));
        } else {
            found.extend(codes_of(&read(&path)));
        }
    }
    found
}

/// The first argument of `error`, `warning` and `word`, where it is written out.
fn codes_of(source: &str) -> impl Iterator<Item = String> {
    let calls = [".error(", ".warning(", ".word("].into_iter().flat_map(|call| source.split(call).skip(1));
    calls.filter_map(|rest| Some(rest.trim_start().strip_prefix('"')?.split_once('"')?.0.to_owned()))
}

#[test]
fn five_mistakes_are_reported_in_one_run_in_the_order_of_the_text() {
    let fixture = wholes().into_iter().find(|fixture| fixture.name() == "five-mistakes.toml").expect("it is there");
    let found: Vec<_> = fixture.findings().iter().map(|finding| finding.code).collect();
    let expected = ["bad-base-url", "unknown-operation", "unknown-type", "nullable-but-never-null", "unknown-field"];
    assert_eq!(found, expected, "{}", fixture.rendered());
}

#[test]
fn a_file_with_errors_makes_no_code_and_one_with_warnings_does() {
    for fixture in rules() {
        let failed = optimizely_codegen::check(&fixture.text).is_err();
        let errors = fixture.findings().iter().any(|finding| finding.severity == Severity::Error);
        assert_eq!(failed, errors, "{}", fixture.name());
    }
}

#[test]
fn keywords_are_good_names_of_fields() {
    let base = read(&path("tests/ui/base/api.toml"));
    for keyword in ["type", "async", "match", "fn", "gen", "move", "ref", "where", "dyn", "try", "key", "map", "read"] {
        let text = format!("{}\n{base}", thing_with_field(keyword));
        let code = optimizely_codegen::check(&text)
            .unwrap_or_else(|found| panic!("{keyword}: {found:#?}"))
            .code("a spec with a keyword");
        syn::parse_file(&code).unwrap_or_else(|error| panic!("{keyword}: {error}"));
        assert!(code.contains(&format!("pub fn set_{keyword}(")), "{keyword} has no setter");
    }
}

fn thing_with_field(name: &str) -> String {
    format!(
        r#"
        [resources.thing]
        path = "things"
        doc = "A thing."
        operations = ["get", "list", "create", "update", "delete"]
        fields = [
          {{ name = "id", type = "ThingId", access = "read", doc = "Identifies it." }},
          {{ name = "{name}", type = "string", access = "edit", doc = "A field." }},
        ]
        "#
    )
}
