//! The names of a spec that handwritten code uses. A spec without them is rejected with a helpful message, and not by rustc.

use crate::diagnostic::Report;
use crate::model::{IdKind, Model, Operation, Resource};

/// Handwritten code, and the names of the spec that it uses.
#[derive(Debug)]
pub struct Named<'a> {
    /// The file or folder of the code.
    pub by: &'a str,
    /// Resources, fields and operations: `variation`, `variation.weight` and `variation.update()`.
    pub names: &'a [&'a str],
    /// Whether the code needs IDs that are numbers.
    pub needs_numbers: bool,
    /// The advice if the spec lacks one of them.
    pub help: &'a str,
}

/// Reports the names that the spec lacks, and IDs that the code cannot use.
pub fn check(named: &[Named<'_>], model: &Model, report: &Report) {
    for Named { by, names, needs_numbers, help } in named {
        let resources = names.iter().filter_map(|name| model.resource(name.split('.').next().unwrap_or(name)));
        if let Some(found) = resources.into_iter().find(|found| *needs_numbers && found.id == IdKind::Text) {
            let message = format!("IDs of `{}` are strings, and `{by}` needs numbers", found.name.value);
            report.error("missing-name", &found.name.span, message).help(*help);
        }
        for name in *names {
            let (resource, part) = name.split_once('.').unwrap_or((name, ""));
            let (place, lacks) = match model.resource(resource) {
                None => (0..0, format!("there is no resource `{resource}`")),
                Some(found) if !has(found, part) => (found.name.span.clone(), format!("`{resource}` has no `{part}`")),
                Some(_) => continue,
            };
            report.error("missing-name", &place, format!("{lacks}, which `{by}` names")).help(*help);
        }
    }
}

/// Whether a resource has a field, or an operation, which is written with `()`.
fn has(resource: &Resource, part: &str) -> bool {
    match part.strip_suffix("()") {
        Some(operation) => Operation::ALL.into_iter().any(|found| found.name() == operation && resource.allows(found)),
        None => part.is_empty() || resource.field(part).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = include_str!("../../tests/golden/small.toml");

    fn found(names: &[&str]) -> Vec<String> {
        let (checked, report) = (crate::check(SPEC).expect("it is a good spec"), Report::default());
        let named = Named { by: "src/lending.rs", names, needs_numbers: true, help: "keep it" };
        check(&[named], &checked.model, &report);
        let shown = |finding: &crate::Diagnostic| finding.render("small.toml", SPEC).to_string();
        report.into_sorted().iter().map(shown).collect()
    }

    #[test]
    fn ids_that_are_strings_are_reported_to_code_that_needs_numbers() {
        let spec = SPEC.replacen("[api]\n", "[api]\nid = \"string\"\n", 1);
        let checked = crate::check(&spec).expect("it is a good spec");
        for (needs_numbers, count) in [(true, 1), (false, 0)] {
            let report = Report::default();
            let named =
                Named { by: "src/lending.rs", names: &["book.id", "book.title"], needs_numbers, help: "keep it" };
            check(&[named], &checked.model, &report);
            let found = report.into_sorted();
            assert_eq!(found.len(), count, "{found:?}");
            assert!(
                found
                    .iter()
                    .all(|found| found.render("small.toml", &spec).to_string().contains("IDs of `book` are strings")),
                "{found:?}"
            );
        }
    }

    #[test]
    fn what_a_spec_has_is_not_reported() {
        assert_eq!(found(&["book", "book.title", "book.update()", "loan.list()"]), [""; 0]);
    }

    #[test]
    fn each_missing_name_is_reported_with_its_place_its_user_and_what_to_do() {
        for (name, sentence) in [
            (
                "magazine",
                "small.toml:1:1: error[missing-name]: there is no resource `magazine`, which `src/lending.rs` names",
            ),
            ("magazine.title", "there is no resource `magazine`, which `src/lending.rs` names"),
            ("book.weight", "`book` has no `weight`, which `src/lending.rs` names"),
            ("loan.delete()", "`loan` has no `delete()`, which `src/lending.rs` names"),
        ] {
            let found = found(&[name]);
            assert_eq!(found.len(), 1, "{name}: {found:?}");
            assert!(found[0].contains(sentence) && found[0].contains("help: keep it"), "{}", found[0]);
        }
        assert_eq!(found(&["book.weight", "book.height", "loan.get()"]).len(), 3);
    }
}
