//! Changes a draft until a spec like it is accepted. The rules are those of the checks: a name that is not possible is replaced, and
//! a part with any other mistake is left out.

use std::collections::BTreeSet;

use super::decisions::Decisions;
use super::draft::{Draft, Note, Place};
use super::layout::{Text, write};
use crate::diagnostic::{Diagnostic, Severity};

/// The codes of mistakes in a name.
const NAMES: [&str; 3] = ["bad-name", "reserved-name", "duplicate-name"];

/// The keys without which a table is not complete.
const NEEDED: [&str; 12] =
    ["base_url", "content", "doc", "docs", "env", "header", "method", "name", "path", "query", "success", "type"];

/// The text of a draft without mistakes, and notes about what became of its parts.
///
/// # Errors
///
/// Returns the mistakes of the last text if none of its parts can be changed.
pub fn repaired(
    draft: &Draft,
    check: impl Fn(&str) -> Vec<Diagnostic>,
) -> Result<(String, Vec<Note>), Vec<Diagnostic>> {
    let mut decisions = Decisions::default();
    loop {
        let text = write(draft, &decisions);
        let mut found = check(&text.text);
        found.retain(|finding| finding.severity == Severity::Error);
        if found.is_empty() {
            return Ok((text.text, notes(&decisions)));
        }
        let mut decided = BTreeSet::new();
        for finding in &found {
            decide(&text, finding, &mut decisions, &mut decided);
        }
        if decided.is_empty() {
            return Err(found);
        }
    }
}

/// Decides once what becomes of the part with a mistake.
fn decide(text: &Text, finding: &Diagnostic, decisions: &mut Decisions, decided: &mut BTreeSet<Place>) {
    let related = finding.related.as_ref().and_then(|(span, _)| text.part_at(span.start));
    let Some(place) = text.part_at(finding.span.start) else { return };
    if NAMES.contains(&finding.code) {
        let both = || related.into_iter().chain([place]);
        if both().any(|place| decided.contains(place)) {
            return;
        }
        // Of two parts with one name, that which matters less gets another.
        let matters_less = both().max_by_key(|place| (place.len(), place[0] != "resources"));
        if let Some(place) = matters_less.filter(|place| decisions.rename(place)) {
            decided.insert(place.clone());
            return;
        }
    }
    if decisions.fill_in(place, &finding.message) {
        decided.insert(place.clone());
        return;
    }
    let place = whole(place);
    if !decided.contains(&place) && decisions.leave_out(place.clone(), &finding.message) {
        decided.insert(place);
    }
}

/// The part that is left out if this one is: a table is nothing without some of its keys.
fn whole(place: &Place) -> Place {
    let mut place = place.clone();
    while place.len() > 2
        && place.last().is_some_and(|key| NEEDED.contains(&key.as_str()))
        && !is_named_by_document(&place)
    {
        place.pop();
    }
    place
}

/// Whether the last part of a place is a name of the document, not a key of the spec language.
fn is_named_by_document(place: &Place) -> bool {
    let kind = place.iter().rev().nth(1).map(String::as_str);
    matches!(kind, Some("actions" | "auth" | "fields" | "operations" | "params" | "query" | "values" | "views"))
}

fn notes(decisions: &Decisions) -> Vec<Note> {
    let renamed = decisions.renamed().map(|(place, name)| Note {
        about: shown(place),
        message: format!("its name cannot be used as it is, so it is `{name}`"),
        is_missing: false,
    });
    let left_out = decisions.left_out().map(|(place, reason)| {
        let is_type = place.len() == 2 && matches!(place[0].as_str(), "objects" | "enums" | "ids");
        let follows = if is_type { ", so what has this type is any JSON" } else { "" };
        Note { about: shown(place), message: format!("{reason}{follows}"), is_missing: true }
    });
    let filled_in = decisions.filled_in().map(|(place, reason)| Note {
        about: shown(place),
        message: format!("{reason}, so the draft has a placeholder"),
        is_missing: false,
    });
    renamed.chain(left_out).chain(filled_in).collect()
}

/// `experiment new` for a field, without the names of inner tables.
fn shown(place: &Place) -> String {
    let names = place.iter().enumerate().filter(|(at, name)| {
        let is_table =
            matches!(name.as_str(), "objects" | "enums" | "resources" | "views" | "ids" | "fields" | "values");
        !is_table || !at.is_multiple_of(2)
    });
    let names = names.map(|(_, name)| if name.is_empty() { "\"\"" } else { name });
    names.collect::<Vec<_>>().join(" ")
}
