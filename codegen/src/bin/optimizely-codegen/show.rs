//! Formats findings for a terminal.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use optimizely_codegen::{Diagnostic, Place, Severity, Span};

/// The finding, beginning with its location in a form that editors recognize, and followed by its lines of the spec.
pub fn shown(finding: &Diagnostic, file: &str, text: &str) -> String {
    Renderer::styled().render(&[group(finding, file, text)])
}

fn group<'a>(finding: &'a Diagnostic, file: &str, text: &'a str) -> Group<'a> {
    let (level, word) = match finding.severity {
        Severity::Error => (Level::ERROR, "error"),
        Severity::Warning => (Level::WARNING, "warning"),
    };
    let place = Place::of(&finding.span, text);
    let level = level.with_name(format!("{file}:{}:{}: {word}", place.line, place.column));
    let group = level.primary_title(&*finding.message).id(finding.code).element(snippet(finding, text));
    group.elements(finding.help.as_deref().map(|help| Level::HELP.message(help)))
}

fn snippet<'a>(finding: &'a Diagnostic, text: &'a str) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let primary = AnnotationKind::Primary.span(inside(&finding.span, text));
    let related = finding.related.as_ref();
    let related = related.map(|(span, label)| AnnotationKind::Context.span(inside(span, text)).label(&**label));
    Snippet::source(text).annotation(primary).annotations(related)
}

/// The part of a span on its first line, since only the beginning of a table is shown.
fn inside(span: &Span, text: &str) -> Range<usize> {
    let boundary = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let (start, end) = (boundary(span.start), boundary(span.end));
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start..end.clamp(start, line_end)
}
