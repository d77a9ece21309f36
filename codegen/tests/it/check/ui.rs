//! Bad specs, and the diagnostics for them.
//!
//! A file of `tests/ui` is called after the rule that it breaks, `rule.toml` or `rule--how.toml`, and breaks no other. It
//! holds only what that takes: unless it has an `[api]` of its own, the text of `base/api.toml` is put behind it. The
//! files of `tests/ui/files` are whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use optimizely_codegen::{Diagnostic, Severity};

use crate::support::checked::checked;
use crate::support::expect::{UPDATE, mismatch, path, read};

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
        assert!(text.with_extension("toml").exists(), "{} has no spec next to it", text.display());
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

/// The words of a spec that mean something fixed, or the name of something else: each with its place.
fn words(text: &str) -> Vec<std::ops::Range<usize>> {
    const KEYS: [&str; 20] = [
        "type",
        "write",
        "required",
        "seen",
        "operations",
        "parent",
        "include",
        "is",
        "state",
        "field",
        "args",
        "unique",
        "at_least_one_of",
        "repr",
        "refused",
        "warnings",
        "set",
        "verbs",
        "id",
        "precision",
    ];
    let mut found = Vec::new();
    for key in KEYS {
        for (at, _) in text.match_indices(&format!("{key} = ")) {
            let is_key = !text[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_');
            let value = at + key.len() + 3;
            let rest = &text[value..];
            let (opening, closing) = match rest.as_bytes()[0] {
                b'"' => (1, rest[1..].find('"').map(|end| end + 1)),
                b'[' => (1, rest.find(']')),
                _ => (0, None),
            };
            let Some(end) = closing.filter(|_| is_key) else { continue };
            let inside = value + opening..value + end;
            if opening == 1 && rest.starts_with('"') {
                found.push(inside);
            } else {
                let quotes: Vec<_> = text[inside.clone()].match_indices('"').map(|(at, _)| inside.start + at).collect();
                found.extend(quotes.chunks_exact(2).map(|pair| pair[0] + 1..pair[1]));
            }
        }
    }
    // Keys of tables that name operations and fields.
    for key in ["\nrefused.", "\nwarnings.", " set = { ", "\narchived = { "] {
        for (at, _) in text.match_indices(key) {
            let start = at + key.len();
            found.extend(text[start..].find(' ').map(|length| start..start + length));
        }
    }
    found
}

#[test]
fn a_misspelt_word_is_one_finding() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for file in ["tests/golden/small.toml", "../tests/interop/second-api/tickets.toml"] {
        let text = read(&path(file));
        for place in words(&text) {
            let mut misspelt = text.clone();
            misspelt.replace_range(place.clone(), "zzzz");
            let findings = optimizely_codegen::check(&misspelt).map_or_else(|found| found, |checked| checked.warnings);
            tried += 1;
            if findings.len() != 1 {
                let shown: Vec<_> =
                    findings.iter().map(|finding| finding.render(file, &misspelt).to_string()).collect();
                wrong.push(format!("`{}`:\n{}", &text[place], shown.join("")));
            }
        }
    }
    assert!(tried > 200, "{tried} words");
    assert!(wrong.is_empty(), "{} of {tried}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_value_of_another_type_is_shown_as_the_spec_has_it() {
    let base = read(&path("tests/ui/base/api.toml"));
    for (ty, value, message) in [
        ("bool", "\"true\"", "expected `true` or `false`, found `\"true\"`"),
        ("u64", "\"5\"", "expected a whole number that is not negative, found `\"5\"`"),
        ("u32", "-1", "expected a whole number from 0 to 4294967295, found `-1`"),
        ("u32", "4294967296", "expected a whole number from 0 to 4294967295, found `4294967296`"),
        ("i64", "true", "expected a whole number, found `true`"),
        ("string", "5", "expected a string, found `5`"),
        ("tree", "\"[1]\"", "expected `\"[]\"`, the default of `tree`, found `\"[1]\"`"),
        ("time", "\"now\"", "a field of this type takes no fixed value, such as `\"now\"`"),
        ("Size", "\"1\"", "`Size` has no value `\"1\"`; it has `1`"),
    ] {
        let field = thing_with_field("size")
            .replace("size = { type = \"string\"", &format!("size = {{ default = {value}, type = \"{ty}\""));
        let sizes = "[enums.Size]\nrepr = \"i64\"\ndoc = \"A size.\"\nvalues.1.Small = \"It.\"";
        let tree = if ty == "tree" { TREE } else { "" };
        let found = optimizely_codegen::check(&format!("{field}\n{sizes}\n{tree}\n{base}")).expect_err(value);
        assert_eq!(found.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), [message], "{ty}");
    }
}

const TREE: &str = "[types.tree]\nrust = \"crate::Tree\"\nwire = \"string\"\ndefault = \"[]\"\ndoc = \"A tree.\"";

#[test]
fn a_verb_that_no_resource_has_need_not_be_described() {
    let base = read(&path("tests/ui/base/api.toml")).replace("delete = { method = \"DELETE\", success = [204] }\n", "");
    let resource = thing_with_field("size")
        .replace(", \"delete\"]", "]\nrefused.delete = { reason = \"it is so\", instead = \"wait\" }");
    let text = format!("{resource}\n{base}");
    let without = checked("spec", &text);
    assert!(without.warnings.is_empty(), "{:#?}", without.warnings);
    let code = without.code("a spec without a verb");
    syn::parse_file(&code).expect("it is Rust");
    assert!(!code.contains("Operation::Delete,"), "the tables have a verb that there is not");
    let version = optimizely_codegen::openapi::Version::V3_1;
    assert!(without.openapi(version)["paths"]["/things/{id}"]["delete"].is_null());
    let described = checked("spec", &format!("{resource}\n{}", read(&path("tests/ui/base/api.toml"))));
    assert_eq!(without.diff(&described).changes, []);
    assert_eq!(described.diff(&without).changes, []);
}

#[test]
fn lists_below_different_parents_may_have_the_same_last_segment() {
    let text = include_str!("../../golden/small.toml")
        .replace("[resources.loan]", &format!("{SHELF_LOANS}\n[resources.loan]"));
    let checked = checked("spec", &text);
    let code = checked.code("two lists");
    assert!(code.contains("readers/{reader_id}/loans") && code.contains("shelves/{shelf_id}/loans"));
    let document = checked.openapi(optimizely_codegen::openapi::Version::V3_1);
    assert!(document["paths"]["/readers/{reader_id}/loans"].is_object());
    assert!(document["paths"]["/shelves/{shelf_id}/loans"].is_object());
}

const SHELF_LOANS: &str = r#"
[resources.shelf_loan]
path = "shelves/{shelf_id}/loans"
method = "lent"
doc = "The books that were borrowed from a shelf."
operations = ["list"]
refused.get = { reason = "loans have no id", instead = "list them" }
refused.create = { reason = "loans are counted", instead = "wait" }
refused.update = { reason = "loans are counted", instead = "wait" }
refused.delete = { reason = "loans are counted", instead = "wait" }
fields.since = { type = "time", doc = "When it was borrowed." }
"#;

#[test]
fn five_mistakes_are_reported_in_one_run_in_the_order_of_the_text() {
    let fixture = wholes().into_iter().find(|fixture| fixture.name() == "five-mistakes.toml").expect("it is there");
    let found: Vec<_> = fixture.findings().iter().map(|finding| finding.code).collect();
    let expected = ["bad-base-url", "unknown-operation", "unknown-field", "unknown-type", "nullable-but-never-null"];
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
        let code = checked(keyword, &text).code("a spec with a keyword");
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
        [resources.thing.fields]
        id = {{ type = "ThingId", doc = "Identifies it." }}
        {name} = {{ type = "string", write = "both", doc = "A field." }}
        "#
    )
}
