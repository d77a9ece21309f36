//! The specs that the crate is built from: they have no mistakes, and all mistakes of an edited one are found in one run.

use optimizely_codegen::Severity;

use crate::support::checked::checked;
use crate::support::expect::{path, read};

#[test]
fn nothing_is_wrong_with_the_specs_of_the_crate() {
    for spec in ["../spec/resources.toml", "../spec/v2.toml"] {
        let warnings = checked(spec, &read(&path(spec))).warnings;
        assert!(warnings.is_empty(), "{spec}: {warnings:?}");
    }
}

/// A mistake: the original text, its replacement, and the finding, which points at the replacement.
struct Mistake {
    right: &'static str,
    wrong: &'static str,
    code: &'static str,
    shown: &'static str,
}

const MISTAKES: [Mistake; 5] = [
    Mistake {
        right: "base_url = \"https://api.optimizely.com/v2/\"",
        wrong: "base_url = \"ftp://api.optimizely.com/v2/\"",
        code: "bad-base-url",
        shown: "\"ftp://api.optimizely.com/v2/\"",
    },
    Mistake {
        right: "url_targeting.type = \"UrlTargeting\"",
        wrong: "url_targeting.type = \"UrlTarget\"",
        code: "unknown-type",
        shown: "\"UrlTarget\"",
    },
    Mistake { right: "\nstate = \"beta\"", wrong: "\nstate = \"gamma\"", code: "unknown-word", shown: "\"gamma\"" },
    Mistake {
        right: "operations = [\"get\", \"list\"]\n",
        wrong: "operations = [\"get\", \"lists\"]\n",
        code: "unknown-operation",
        shown: "\"lists\"",
    },
    Mistake { right: "plural = \"changes\"", wrong: "plurals = \"changes\"", code: "unknown-key", shown: "plurals" },
];

#[test]
fn five_mistakes_in_the_spec_of_v2_are_found_in_one_run_each_at_its_place() {
    let mut spec = read(&path("../spec/v2.toml"));
    for mistake in &MISTAKES {
        assert!(spec.contains(mistake.right), "the spec has no `{}`", mistake.right);
        spec = spec.replacen(mistake.right, mistake.wrong, 1);
    }
    let findings = optimizely_codegen::check(&spec).expect_err("the spec has five mistakes");
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let found: Vec<_> = errors.map(|finding| (finding.code, &spec[finding.span.clone()])).collect();
    let expected: Vec<_> = MISTAKES.iter().map(|mistake| (mistake.code, mistake.shown)).collect();
    assert_eq!(found, expected);
    for finding in &findings {
        let line = spec[..finding.span.start].split('\n').count();
        let shown = finding.render("v2.toml", &spec).to_string();
        assert!(shown.starts_with(&format!("v2.toml:{line}:")), "{shown}");
    }
}
