//! Findings about a spec and their locations. Every stage collects them, and they are printed together.

use std::cell::RefCell;
use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::into_vec::IntoVec as _;

/// A range of bytes in the spec's text.
pub type Span = Range<usize>;

/// The place of a missing value. The missing value was reported, so findings about its replacement are not recorded.
pub const NOWHERE: Span = usize::MAX..usize::MAX;

/// A value with its location in the spec.
#[derive(Clone, Debug)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its location.
    pub span: Span,
}

impl<T> At<T> {
    /// A value with the location `span`.
    pub fn new(value: T, span: Span) -> Self {
        At { value, span }
    }
}

impl<T> std::ops::Deref for At<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// Whether a finding stops the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// The code is still generated.
    Warning,
}

/// One finding about a spec.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Whether it stops the build.
    pub severity: Severity,
    /// The rule's name, stable across releases: `unknown-key`.
    pub code: &'static str,
    /// The problem, in one sentence without a full stop.
    pub message: String,
    /// The location.
    pub span: Span,
    /// A second location, and its relation to the finding.
    pub related: Option<(Span, String)>,
    /// A suggestion how to fix it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Adds a second location.
    pub fn related(&mut self, span: &Span, label: impl Into<String>) -> &mut Self {
        if *span != NOWHERE {
            self.related = Some((span.clone(), label.into()));
        }
        self
    }

    /// Adds a suggestion.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Suggests the candidate that is most similar to `found`, if one is close.
    pub fn suggest<'a>(&mut self, found: &str, candidates: impl IntoIterator<Item = &'a str>) -> &mut Self {
        self.suggest_of(found, &mut candidates.into_iter())
    }

    /// This is compiled once for all iterators, since builds compile the generator, too.
    fn suggest_of(&mut self, found: &str, candidates: &mut dyn Iterator<Item = &str>) -> &mut Self {
        if let Some(best) = closest(found, candidates) {
            self.help = Some(format!("did you mean `{best}`?"));
        }
        self
    }

    /// Whether this repeats `first`: one name can violate the same rule in several generated types.
    fn repeats(&self, first: &Diagnostic) -> bool {
        let other_place = |of: &Diagnostic| of.related.as_ref().map(|(span, _)| span.clone());
        let same_places = self.span == first.span && other_place(self) == other_place(first);
        same_places && self.code == first.code && (self.message == first.message || self.related.is_some())
    }

    /// The finding as text, with its line of the spec and a caret below the place.
    pub fn render<'a>(&'a self, file: &'a str, text: &'a str) -> impl fmt::Display + 'a {
        Rendered { diagnostic: self, file, text }
    }
}

/// The findings of all stages.
#[derive(Debug, Default)]
pub struct Report {
    found: RefCell<Vec<Diagnostic>>,
}

impl Report {
    /// Records an error; the closure may add a second place and help.
    pub fn error(&self, code: &'static str, span: &Span, message: impl Into<String>) -> Entry<'_> {
        self.entry(Severity::Error, code, span, message.into())
    }

    /// Records a warning.
    pub fn warning(&self, code: &'static str, span: &Span, message: impl Into<String>) -> Entry<'_> {
        self.entry(Severity::Warning, code, span, message.into())
    }

    fn entry(&self, severity: Severity, code: &'static str, span: &Span, message: String) -> Entry<'_> {
        let diagnostic = Diagnostic { severity, code, message, span: span.clone(), related: None, help: None };
        Entry { report: self, diagnostic: Some(diagnostic) }
    }

    /// The number of findings so far.
    pub fn mark(&self) -> usize {
        self.found.borrow().len()
    }

    /// Whether there are findings since an earlier [mark](Self::mark).
    pub fn has_grown(&self, mark: usize) -> bool {
        self.mark() > mark
    }

    /// Whether an error was recorded.
    pub fn has_errors(&self) -> bool {
        self.found.borrow().iter().any(|found| found.severity == Severity::Error)
    }

    /// All findings, in the order of the text.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.span.end, diagnostic.code));
        found.dedup_by(|later, first| later.repeats(first));
        found
    }
}

/// A finding that is being described. It is recorded when this is dropped.
pub struct Entry<'a> {
    report: &'a Report,
    diagnostic: Option<Diagnostic>,
}

impl std::ops::Deref for Entry<'_> {
    type Target = Diagnostic;
    fn deref(&self) -> &Diagnostic {
        self.diagnostic.as_ref().expect("taken only on drop")
    }
}

impl std::ops::DerefMut for Entry<'_> {
    fn deref_mut(&mut self) -> &mut Diagnostic {
        self.diagnostic.as_mut().expect("taken only on drop")
    }
}

impl Drop for Entry<'_> {
    fn drop(&mut self) {
        let described = self.diagnostic.take().filter(|diagnostic| diagnostic.span != NOWHERE);
        self.report.found.borrow_mut().extend(described);
    }
}

struct Rendered<'a> {
    diagnostic: &'a Diagnostic,
    file: &'a str,
    text: &'a str,
}

impl fmt::Display for Rendered<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Rendered { diagnostic, file, text } = self;
        let place = Place::of(&diagnostic.span, text);
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let Diagnostic { code, message, .. } = diagnostic;
        writeln!(out, "{file}:{}:{}: {severity}[{code}]: {message}", place.line, place.column)?;
        out.write_str(&place.excerpt(""))?;
        if let Some((span, label)) = &diagnostic.related {
            out.write_str(&Place::of(span, text).excerpt(label))?;
        }
        if let Some(help) = &diagnostic.help {
            writeln!(out, "   = help: {help}")?;
        }
        Ok(())
    }
}

/// A location in lines and columns, both counted from 1.
#[derive(Debug)]
pub struct Place<'a> {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    width: usize,
    source: &'a str,
}

impl<'a> Place<'a> {
    /// The location of `span` in `text`. A span outside the text is moved to its nearest end.
    pub fn of(span: &Span, text: &'a str) -> Self {
        let start = floor(text, span.start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = floor(text, span.end).clamp(start, line_end);
        Place {
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            width: text[start..end].chars().count().max(1),
            source: text[line_start..line_end].trim_end_matches('\r'),
        }
    }

    /// The line with a caret below the place. A long line is cut on both sides.
    fn excerpt(&self, label: &str) -> String {
        const ROOM: usize = 120;
        let skipped = if self.source.chars().count() > ROOM { (self.column - 1).saturating_sub(ROOM / 4) } else { 0 };
        let shown: String = self.source.chars().skip(skipped).take(ROOM).collect();
        let before = self.column - 1 - skipped;
        let (line, caret) = (self.line, "^".repeat(self.width.min(ROOM.saturating_sub(before)).max(1)));
        let mut out = String::new();
        let _ = writeln!(out, "{line:>4} | {}", shown.replace(is_hidden, "\u{FFFD}").replace('\t', " "));
        let _ = writeln!(out, "     | {}{caret} {label}", " ".repeat(before));
        out.lines().map(|line| format!("{}\n", line.trim_end())).collect()
    }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Whether a character is invisible to a reader of the code. rustc rejects characters that change the direction of the text.
pub fn is_hidden(letter: char) -> bool {
    let redirects = matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    redirects || letter.is_control() && !matches!(letter, '\n' | '\t')
}

/// The candidate that is most similar to `found`, if it is similar enough.
pub fn closest<'a>(found: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = ((found.chars().count() + 1) / 3).max(1);
    candidates
        .map(|candidate| (distance(&found.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The Levenshtein distance.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().into_vec();
    let mut row: Vec<usize> = (0..=b.len()).into_vec();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_suggested_and_a_far_one_is_not() {
        assert_eq!(closest("projet", &mut ["project", "goal"].into_iter()), Some("project"));
        assert_eq!(closest("xyz", &mut ["project", "goal"].into_iter()), None);
    }

    #[test]
    fn a_place_counts_characters_and_survives_any_span() {
        let text = "é = 1\nname = \"ü\"\n";
        let place = Place::of(&(15..17), text);
        assert_eq!((place.line, place.column), (2, 9));
        for start in 0..30 {
            for end in 0..30 {
                let _ = Place::of(&(start..end), text).excerpt("label");
            }
        }
    }
}
