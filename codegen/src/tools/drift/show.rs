//! Formats drift for a terminal and for programs.

use std::fmt::Write as _;

use serde_json::json;

use super::edit::{Edit, Part};
use super::{Difference, Drift};
use crate::diagnostic::{Place, Span};

/// The files that were compared.
#[derive(Clone, Copy, Debug)]
pub struct Recording<'a> {
    /// The spec's file and its text.
    pub spec: (&'a str, &'a str),
    /// The file of the response.
    pub sample: &'a str,
}

impl Recording<'_> {
    fn place(&self, span: &Span) -> Place<'_> {
        Place::of(span, self.spec.1)
    }
}

impl Drift {
    /// Whether the response matches the spec.
    pub fn is_none(&self) -> bool {
        self.findings.is_empty()
    }

    /// One line per difference, and the TOML that would describe all of them. Empty if there are no differences.
    pub fn text(&self, of: &Recording<'_>) -> String {
        let mut out = String::new();
        for Difference { kind, path, times, message, span } in &self.findings {
            let (place, file) = (of.place(span), of.spec.0);
            let times = if *times > 1 { format!(" ({times} times)") } else { String::new() };
            let (line, column, kind) = (place.line, place.column, kind.name());
            let _ = writeln!(out, "{file}:{line}:{column}: drift[{kind}]: {path}: {message}{times}");
        }
        let mut heading = String::new();
        for edit in &self.edits {
            let next = edit.heading(of);
            if heading != next || edit.part == Part::Table {
                let _ = writeln!(out, "\n{next}");
                heading = next;
            }
            out.push_str(&edit.lines);
        }
        out
    }

    /// The differences and the TOML as JSON.
    pub fn json(&self, of: &Recording<'_>) -> String {
        let place = |span: &Span| json!({ "line": of.place(span).line, "column": of.place(span).column });
        let finding = |found: &Difference| {
            let Difference { kind, path, times, message, span } = found;
            json!({ "kind": kind.name(), "path": path, "times": times, "message": message, "place": place(span) })
        };
        let edit = |edit: &Edit| {
            let (key, instead_of) = match &edit.part {
                Part::Value => (Some("values"), None),
                Part::Field => (Some("fields"), None),
                Part::InPlaceOf(span) => (Some("fields"), Some(place(span))),
                Part::Table => (None, None),
            };
            json!({ "table": edit.table, "key": key, "in_place_of": instead_of, "toml": edit.lines })
        };
        let document = json!({
            "spec": of.spec.0,
            "sample": of.sample,
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
            "edits": self.edits.iter().map(edit).collect::<Vec<_>>(),
        });
        format!("{document:#}\n")
    }
}

impl Edit {
    /// The place of its lines in the spec, as a comment.
    fn heading(&self, of: &Recording<'_>) -> String {
        let Edit { table, part, .. } = self;
        match part {
            Part::Value => format!("# to [{table}]"),
            Part::Field => format!("# to [{table}.fields]"),
            Part::InPlaceOf(span) => format!("# in [{table}.fields], in place of line {}", of.place(span).line),
            Part::Table => "# a new table".to_owned(),
        }
    }
}
