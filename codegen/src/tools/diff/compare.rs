//! How changes are recorded: against something that both specs have, or as one of its parts that only one of them has.

use std::cell::RefCell;

use super::hints::{Candidate, Likeness, hinted};
use super::{Change, Kind};
use crate::diagnostic::Span;

/// The changes that were found.
#[derive(Default)]
pub struct Found(RefCell<Vec<Candidate>>);

impl Found {
    pub fn into_changes(self) -> Vec<Change> {
        hinted(self.0.into_inner())
    }
}

/// Something that both specs have.
pub struct Both<'a> {
    found: &'a Found,
    subject: String,
    old: Option<Span>,
    new: Option<Span>,
}

impl<'a> Both<'a> {
    /// A whole section, which does not have its own place.
    pub fn root(found: &'a Found, name: &str) -> Self {
        Both { found, subject: name.to_owned(), old: None, new: None }
    }

    /// A part that both have.
    pub fn part(&self, name: &str, old: &Span, new: &Span) -> Both<'a> {
        Both { found: self.found, subject: self.name(name), old: Some(old.clone()), new: Some(new.clone()) }
    }

    /// A list of parts: it has a name, and the places of its owner.
    pub fn list(&self, name: &str) -> Both<'a> {
        Both { found: self.found, subject: self.name(name), old: self.old.clone(), new: self.new.clone() }
    }

    fn name(&self, part: &str) -> String {
        format!("{}.{part}", self.subject)
    }

    /// It is another than it was.
    pub fn changed(&self, kind: Kind, message: impl Into<String>) {
        self.record(kind, self.subject.clone(), message.into(), self.old.clone(), self.new.clone());
    }

    /// A part that only the old one has.
    pub fn removed(&self, kind: Kind, part: &str, place: &Span, message: impl Into<String>) -> Recorded<'a> {
        self.record(kind, self.name(part), message.into(), Some(place.clone()), None)
    }

    /// A part that only the new one has.
    pub fn added(&self, kind: Kind, part: &str, place: &Span, message: impl Into<String>) -> Recorded<'a> {
        self.record(kind, self.name(part), message.into(), None, Some(place.clone()))
    }

    /// Records a change if the two differ, and says from what to what.
    pub fn value<T: PartialEq>(&self, kind: Kind, what: &str, old: &T, new: &T, shown: impl Fn(&T) -> String) {
        if old != new {
            self.changed(kind, format!("{what} changes from {} to {}", shown(old), shown(new)));
        }
    }

    /// Records that the parts of both sides are in another order.
    pub fn order<T, K: PartialEq>(&self, what: &str, old: &[T], new: &[T], key: impl Fn(&T) -> K) {
        let kept = |from: &[T], to: &[T]| -> Vec<K> {
            from.iter().map(&key).filter(|name| to.iter().any(|found| key(found) == *name)).collect()
        };
        self.text(&format!("the order of {what}"), &kept(old, new), &kept(new, old));
    }

    /// Records a change of documentation, if the two differ.
    pub fn text<T: PartialEq>(&self, what: &str, old: &T, new: &T) {
        if old != new {
            self.changed(Kind::DocChanged, format!("{what} changes"));
        }
    }

    fn record(
        &self,
        kind: Kind,
        subject: String,
        message: String,
        old: Option<Span>,
        new: Option<Span>,
    ) -> Recorded<'a> {
        self.found.0.borrow_mut().push((Change { kind, subject, message, hint: None, old, new }, None));
        Recorded(self.found)
    }
}

/// The change that was recorded last.
pub struct Recorded<'a>(&'a Found);

impl Recorded<'_> {
    /// Adds the likeness of a part, so that it is recognized under another name.
    pub fn like(self, shape: String, doc: &str) {
        if let Some((_, likeness)) = self.0.0.borrow_mut().last_mut() {
            *likeness = Some(Likeness { shape, doc: doc.to_owned() });
        }
    }
}

/// The parts of the two sides under one key.
pub enum Pair<'a, T> {
    Removed(&'a T),
    Added(&'a T),
    Both(&'a T, &'a T),
}

/// Pairs the parts with the same key: the parts of the old side in their order, then those that only the new side has.
pub fn pairs<'a, T, K: PartialEq>(old: &'a [T], new: &'a [T], key: impl Fn(&T) -> K) -> Vec<Pair<'a, T>> {
    let find = |among: &'a [T], like: &T| among.iter().find(|found| key(found) == key(like));
    let kept = old.iter().map(|before| match find(new, before) {
        Some(after) => Pair::Both(before, after),
        None => Pair::Removed(before),
    });
    let added = new.iter().filter(|after| find(old, after).is_none()).map(Pair::Added);
    kept.chain(added).collect()
}

/// A name as it is written in a message.
pub fn quoted(text: &impl std::fmt::Display) -> String {
    format!("`{text}`")
}

/// The same of a name that may be missing.
pub fn or_none(value: &Option<String>) -> String {
    value.as_ref().map_or("none".to_owned(), quoted)
}

/// Some names as they are written in a message.
pub fn listed<T: std::fmt::Display>(items: &[T]) -> String {
    let shown: Vec<_> = items.iter().map(quoted).collect();
    if shown.is_empty() { "nothing".to_owned() } else { shown.join(", ") }
}
