//! A comparison as text: for a terminal, for a page, and for a program.

use std::fmt::Write as _;

use super::{Change, Diff, rank};
use crate::diagnostic::{Place, Span};

/// The two files that were compared, each by its name and its text.
#[derive(Clone, Copy, Debug)]
pub struct Sides<'a> {
    /// The spec as it was.
    pub old: (&'a str, &'a str),
    /// The spec as it is now.
    pub new: (&'a str, &'a str),
}

impl Diff {
    /// A line for each change, and the verdict.
    pub fn text(&self, sides: &Sides<'_>) -> String {
        let mut out = String::new();
        for change in &self.changes {
            let effects: Vec<_> = change.effect().names().collect();
            let (effects, kind) = (effects.join("+"), change.kind.name());
            let Change { subject, message, .. } = change;
            let hint = change.hint.iter().fold(String::new(), |_, hint| format!("; {hint}"));
            let _ = writeln!(out, "{}: {effects}[{kind}]: {subject}: {message}{hint}", places(change, sides));
        }
        let _ = writeln!(out, "verdict: {}", self.verdict());
        out
    }

    /// A section for each effect, and the verdict as the heading.
    pub fn markdown(&self, sides: &Sides<'_>) -> String {
        let mut out = format!("## Verdict: {}\n", self.verdict());
        let headings = [
            "Programs may no longer compile",
            "Programs send, accept or refuse something else",
            "Programs can use more",
            "Documentation",
        ];
        for (section, heading) in headings.into_iter().enumerate() {
            let changes: Vec<_> = self.changes.iter().filter(|change| rank(change.effect()) == section).collect();
            if !changes.is_empty() {
                let _ = writeln!(out, "\n### {heading}\n");
            }
            for change in changes {
                let Change { subject, message, kind, .. } = change;
                let (verdict, places) = (kind.verdict(), places(change, sides));
                let hint = change.hint.iter().fold(String::new(), |_, hint| format!("; {hint}"));
                let _ = writeln!(out, "- `{subject}`: {message}{hint} ({}, {verdict}; {places})", kind.name());
            }
        }
        out
    }

    /// The same as data.
    pub fn json(&self, sides: &Sides<'_>) -> String {
        let changes: Vec<_> = self.changes.iter().map(|change| json(change, sides)).collect();
        let document = serde_json::json!({
            "old": sides.old.0,
            "new": sides.new.0,
            "verdict": self.verdict().name(),
            "changes": changes,
        });
        format!("{document:#}\n")
    }
}

fn json(change: &Change, sides: &Sides<'_>) -> serde_json::Value {
    let super::Effect { breaks, wire, adds, documentation } = change.effect();
    let place = |span: &Option<Span>, text: &str| {
        let place = span.as_ref().map(|span| Place::of(span, text));
        place.map(|place| serde_json::json!({ "line": place.line, "column": place.column }))
    };
    serde_json::json!({
        "kind": change.kind.name(),
        "subject": change.subject,
        "message": change.message,
        "hint": change.hint,
        "verdict": change.kind.verdict().name(),
        "effect": { "breaks": breaks, "wire": wire, "adds": adds, "documentation": documentation },
        "old": place(&change.old, sides.old.1),
        "new": place(&change.new, sides.new.1),
    })
}

/// `old.toml:3:1 -> new.toml:4:1`, or the one of them that there is.
fn places(change: &Change, sides: &Sides<'_>) -> String {
    let shown = |span: &Option<Span>, (file, text): (&str, &str)| {
        let place = Place::of(span.as_ref()?, text);
        Some(format!("{file}:{}:{}", place.line, place.column))
    };
    let both = [shown(&change.old, sides.old), shown(&change.new, sides.new)];
    both.into_iter().flatten().collect::<Vec<_>>().join(" -> ")
}
