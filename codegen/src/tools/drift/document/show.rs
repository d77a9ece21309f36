//! Formats the differences from a document for a terminal, for a page, and for programs.

use std::fmt::Write as _;

use serde_json::json;

use super::super::show::{block, cell, place, toml};
use super::{Disagreement, DocumentDrift};
use crate::diagnostic::Place;
use crate::model::Contradiction;
use crate::tools::toml::quoted;

/// The files that were compared.
#[derive(Clone, Copy, Debug)]
pub struct Documents<'a> {
    /// The spec's file and its text.
    pub spec: (&'a str, &'a str),
    /// The file of the document.
    pub document: &'a str,
}

/// The reason that a person has to write.
const REASON: &str = "TODO: give the reason.";

impl DocumentDrift {
    /// Whether every difference is named in the spec, and every name is needed.
    pub fn is_none(&self) -> bool {
        self.findings.is_empty()
    }

    /// One line per difference, the TOML that would end all of them, and the exceptions that would name them. Empty if there are none.
    pub fn text(&self, of: &Documents<'_>) -> String {
        let mut out = String::new();
        for finding in &self.findings {
            let Disagreement { kind, operation, place, message, pointer, span } = finding;
            let at = Place::of(span, of.spec.1);
            let (file, line, column, kind) = (of.spec.0, at.line, at.column, kind.name());
            let place = if place.is_empty() { String::new() } else { format!(" {place}") };
            let _ = writeln!(out, "{file}:{line}:{column}: drift[{kind}]: {operation}{place}: {message} ({pointer})");
        }
        out + &self.toml(of)
    }

    /// The TOML of the text.
    fn toml(&self, of: &Documents<'_>) -> String {
        let mut out = toml(&self.edits, of.spec.1);
        let exceptions = self.exceptions();
        if !exceptions.is_empty() {
            let _ = writeln!(
                out,
                "\n# or, for each line that is an error of the document or left out on purpose, to [api.document]"
            );
            out.push_str(&exceptions);
        }
        out
    }

    /// The keys of exceptions for all differences.
    fn exceptions(&self) -> String {
        let named = self.findings.iter().filter(|finding| finding.kind != Contradiction::NeedlessException);
        named.map(|finding| format!("{} = {}\n", quoted(&finding.key()), quoted(REASON))).collect()
    }

    /// The differences as tables of a page, one per operation, and the TOML.
    pub fn markdown(&self, of: &Documents<'_>) -> String {
        let (count, exceptions) = (self.findings.len(), self.exceptions);
        let mut out = format!("# `{}` and `{}`\n\n", of.spec.0, of.document);
        let _ = writeln!(out, "{count} differences. The spec names {exceptions} more with a reason.");
        let mut operation = "";
        for finding in &self.findings {
            if operation != finding.operation {
                operation = &finding.operation;
                let _ = write!(
                    out,
                    "\n## `{operation}`\n\n| kind | place | difference | line of the spec |\n|---|---|---|---|\n"
                );
            }
            let line = Place::of(&finding.span, of.spec.1).line;
            let (kind, place, message) = (finding.kind.name(), cell(&finding.place), cell(&finding.message));
            let place = if place.is_empty() { place } else { format!("`{place}`") };
            let _ = writeln!(out, "| {kind} | {place} | {message} | {line} |");
        }
        out + &block(&self.toml(of))
    }

    /// The differences and the TOML as JSON.
    pub fn json(&self, of: &Documents<'_>) -> String {
        let finding = |found: &Disagreement| {
            let Disagreement { kind, operation, place: part, message, pointer, span } = found;
            json!({
                "kind": kind.name(),
                "operation": operation,
                "place": part,
                "message": message,
                "key": found.key(),
                "in_document": pointer,
                "in_spec": place(span, of.spec.1),
            })
        };
        let document = json!({
            "spec": of.spec.0,
            "document": of.document,
            "findings": self.findings.iter().map(finding).collect::<Vec<_>>(),
            "exceptions": self.exceptions,
            "edits": self.edits.iter().map(|edit| edit.json(of.spec.1)).collect::<Vec<_>>(),
        });
        format!("{document:#}\n")
    }
}
