//! Names that have to differ from each other: those that things have now, and those that they had before.

use std::collections::BTreeMap;

use crate::diagnostic::{At, Report, Span};

/// Advice for an old name that is taken.
const OLD: &str = "take it out of `was`: an old name leads to one thing only, and to nothing that has this name now";

/// Names that stand beside each other.
pub struct Scope<'a> {
    report: &'a Report,
    kind: &'static str,
    /// Advice for a name that is taken.
    advice: &'static str,
    names: BTreeMap<String, Name>,
}

/// Who has a name.
enum Name {
    /// The runtime, or the generated code.
    Reserved,
    /// Something of the spec, at a place.
    Given { span: Span, is_old: bool },
}

impl<'a> Scope<'a> {
    pub fn new(report: &'a Report, kind: &'static str, advice: &'static str) -> Self {
        Scope { report, kind, advice, names: BTreeMap::new() }
    }

    /// Names that stand there already.
    pub fn taken<'n>(&mut self, names: impl IntoIterator<Item = &'n str>) {
        self.names.extend(names.into_iter().map(|name| (name.to_owned(), Name::Reserved)));
    }

    pub fn is_taken(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// A name that something has now.
    pub fn add(&mut self, name: &str, span: &Span) {
        self.insert(name, span, false);
    }

    /// A name that follows from an old one.
    pub fn old(&mut self, name: &str, was: &At<String>) {
        self.insert(name, &was.span, true);
    }

    /// The method of something, and those of its old names, which call it.
    pub fn method(&mut self, name: &At<String>, was: &[At<String>], named: impl Fn(&str) -> String) {
        self.add(&named(name), &name.span);
        was.iter().for_each(|old| self.old(&named(old), old));
    }

    fn insert(&mut self, name: &str, span: &Span, is_old: bool) {
        let kind = self.kind;
        match self.names.get(name) {
            None => drop(self.names.insert(name.to_owned(), Name::Given { span: span.clone(), is_old })),
            Some(Name::Reserved) => {
                let advice = if is_old { OLD } else { self.advice };
                self.report
                    .error("reserved-name", span, format!("the {kind} `{name}` would hide an existing one"))
                    .help(advice);
            }
            Some(Name::Given { span: other, is_old: was_old }) => {
                let (first, second) = in_order(other, span);
                let advice = if is_old || *was_old { OLD } else { self.advice };
                self.report
                    .error("duplicate-name", second, format!("this makes a second {kind} called `{name}`"))
                    .related(first, "first made here")
                    .help(advice);
            }
        }
    }
}

/// Two places as they come in the text: tables are read by name.
pub fn in_order<'a>(one: &'a Span, other: &'a Span) -> (&'a Span, &'a Span) {
    if other.start < one.start { (other, one) } else { (one, other) }
}
