//! Formats drift for a terminal and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

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
        out + &toml(&self.edits, of.spec.1)
    }

    /// The differences as a table of a page, and the TOML.
    pub fn markdown(&self, of: &Recording<'_>) -> String {
        let (spec, sample, count) = (of.spec.0, of.sample, self.findings.len());
        let mut out = format!("# `{spec}` and `{sample}`\n\n{count} differences.\n");
        if count > 0 {
            out.push_str("\n| kind | place | difference | line of the spec |\n|---|---|---|---|\n");
        }
        for Difference { kind, path, message, span, .. } in &self.findings {
            let (kind, path, line) = (kind.name(), cell(path), of.place(span).line);
            let _ = writeln!(out, "| {kind} | `{path}` | {} | {line} |", cell(message));
        }
        out + &block(&toml(&self.edits, of.spec.1))
    }

    /// The differences and the TOML as JSON.
    pub fn json(&self, of: &Recording<'_>) -> String {
        let finding = |found: &Difference| {
            let Difference { kind, path, times, message, span } = found;
            json!({ "kind": kind.name(), "path": path, "times": times, "message": message, "place": place(span, of.spec.1) })
        };
        let document = json!({
            "spec": of.spec.0,
            "sample": of.sample,
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
            "edits": self.edits.iter().map(|edit| edit.json(of.spec.1)).collect::<Vec<_>>(),
        });
        format!("{document:#}\n")
    }
}

/// The lines of edits, each group below its place in the text of the spec.
pub fn toml(edits: &[Edit], spec: &str) -> String {
    let mut out = String::new();
    let mut heading = String::new();
    for edit in edits {
        let next = edit.heading(spec);
        if heading != next || edit.part == Part::Table {
            let _ = writeln!(out, "\n{next}");
            heading = next;
        }
        out.push_str(&edit.lines);
    }
    out
}

/// Lines of TOML on a page.
pub fn block(toml: &str) -> String {
    if toml.is_empty() { String::new() } else { format!("\n```toml\n{}```\n", toml.trim_start()) }
}

/// A text in a cell of a table.
pub fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// A place as JSON.
pub fn place(span: &Span, spec: &str) -> Value {
    let place = Place::of(span, spec);
    json!({ "line": place.line, "column": place.column })
}

impl Edit {
    pub fn json(&self, spec: &str) -> Value {
        let (key, instead_of) = match &self.part {
            Part::Value => (Some("values"), None),
            Part::Field => (Some("fields"), None),
            Part::InPlaceOf(span) => (Some("fields"), Some(place(span, spec))),
            Part::Keys => (Some("keys"), None),
            Part::Table => (None, None),
        };
        json!({ "table": self.table, "key": key, "in_place_of": instead_of, "toml": self.lines })
    }

    /// The place of its lines in the text of the spec, as a comment.
    fn heading(&self, spec: &str) -> String {
        let Edit { table, part, .. } = self;
        match part {
            Part::Value | Part::Keys => format!("# to [{table}]"),
            Part::Field => format!("# to [{table}.fields]"),
            Part::InPlaceOf(span) => format!("# in [{table}.fields], in place of line {}", Place::of(span, spec).line),
            Part::Table => "# a new table".to_owned(),
        }
    }
}
