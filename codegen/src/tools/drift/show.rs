//! Formats drift for a terminal and for programs.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::edit::{Edit, Part};
use super::{Coverage, Difference, Drift};
use crate::diagnostic::{Place, Span};

/// The files that were compared.
#[derive(Clone, Copy, Debug)]
pub struct Recording<'a> {
    /// The spec's file and its text.
    pub spec: (&'a str, &'a str),
    /// The file of the response, or of the recording.
    pub sample: &'a str,
}

impl Recording<'_> {
    fn place(&self, span: &Span) -> Place<'_> {
        Place::of(span, self.spec.1)
    }
}

impl Drift {
    /// Whether the responses match the spec.
    pub fn is_none(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether a recording has no request to the API, so that the absence of differences says nothing.
    pub fn is_empty(&self) -> bool {
        self.is_none() && self.coverage.as_ref().is_some_and(|coverage| coverage.operations == 0)
    }

    /// One line per difference, and the TOML that would describe all of them. For a recording, a line says how much of the spec it covers,
    /// and others what was not compared.
    pub fn text(&self, of: &Recording<'_>) -> String {
        let mut out = String::new();
        for found in &self.findings {
            let Difference { kind, path, message, span, .. } = found;
            let (place, file) = (of.place(span), of.spec.0);
            let path = if path.is_empty() { String::new() } else { format!("{path}: ") };
            let occurrences = found.occurrences("");
            let occurrences = if occurrences.is_empty() { occurrences } else { format!(" ({occurrences})") };
            let (line, column, kind) = (place.line, place.column, kind.name());
            let _ = writeln!(out, "{file}:{line}:{column}: drift[{kind}]: {path}{message}{occurrences}");
        }
        for note in self.notes() {
            let _ = writeln!(out, "note: {note}");
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
        for found in &self.findings {
            let Difference { kind, path, message, span, .. } = found;
            let (kind, line, occurrences) = (kind.name(), of.place(span).line, cell(&found.occurrences("`")));
            let path = if path.is_empty() { String::new() } else { format!("`{}`", cell(path)) };
            let place = [path, occurrences].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            let _ = writeln!(out, "| {kind} | {place} | {} | {line} |", cell(message));
        }
        let notes = self.notes();
        if !notes.is_empty() {
            out.push('\n');
        }
        for note in notes {
            let _ = writeln!(out, "- {note}");
        }
        out + &block(&toml(&self.edits, of.spec.1))
    }

    /// The differences and the TOML as JSON.
    pub fn json(&self, of: &Recording<'_>) -> String {
        let finding = |found: &Difference| {
            let Difference { kind, path, times, operations, message, span } = found;
            let place = place(span, of.spec.1);
            let mut json =
                json!({ "kind": kind.name(), "path": path, "times": times, "message": message, "place": place });
            if self.coverage.is_some() {
                json["operations"] = operations.as_slice().into();
            }
            json
        };
        let mut document = json!({
            "spec": of.spec.0,
            "sample": of.sample,
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
            "edits": self.edits.iter().map(|edit| edit.json(of.spec.1)).collect::<Vec<_>>(),
        });
        if let Some(Coverage { responses, operations, missing, skipped }) = &self.coverage {
            let skipped: Vec<_> = skipped.iter().map(|(what, times)| json!({ "what": what, "times": times })).collect();
            document["coverage"] =
                json!({ "responses": responses, "operations": operations, "missing": missing, "skipped": skipped });
        }
        format!("{document:#}\n")
    }

    /// How much of the spec a recording covers, and what was not compared.
    fn notes(&self) -> Vec<String> {
        let Some(Coverage { responses, operations, missing, skipped }) = &self.coverage else { return Vec::new() };
        let all = operations + missing.len();
        let covered =
            format!("operations of the spec in the recording: {operations} of {all}; responses compared: {responses}");
        let times = |times: usize| if times == 1 { "once".to_owned() } else { format!("{times} times") };
        let skipped = skipped.iter().map(|(what, count)| format!("not compared: {what} ({})", times(*count)));
        [covered].into_iter().chain(skipped).collect()
    }
}

impl Difference {
    /// How often it occurs and in which operations, if that says something.
    fn occurrences(&self, quote: &str) -> String {
        let times = (self.times > 1).then(|| format!("{} times", self.times));
        let quoted = |operation: &String| format!("{quote}{operation}{quote}");
        let operations = self.operations.iter().map(quoted).collect::<Vec<_>>().join(", ");
        let operations = (!operations.is_empty()).then(|| format!("in {operations}"));
        times.into_iter().chain(operations).collect::<Vec<_>>().join(" ")
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
            Part::InPlaceOf(span) => {
                let change = if self.lines.is_empty() { "remove" } else { "instead of" };
                format!("# in [{table}.fields], {change} line {}", Place::of(span, spec).line)
            }
            Part::Table => "# a new table".to_owned(),
        }
    }
}
