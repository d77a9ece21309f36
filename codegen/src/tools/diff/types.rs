//! Changes of the types that are written by hand. One that comes or goes, or has another path in Rust, changes the fields that
//! have it.

use super::Kind;
use super::compare::{Both, Pair, or_none, pairs, quoted};
use super::enums::shown;
use crate::model::resolve::PLAIN_TYPES;
use crate::model::{FreeId, Handwritten};
use crate::spec::words::Words as _;

/// The types of IDs without a resource.
pub fn compare_ids(ids: &Both<'_>, old: &[FreeId], new: &[FreeId]) {
    for pair in pairs(old, new, |found| found.name.value.clone()) {
        if let Pair::Both(old, new) = pair {
            let id = ids.part(&old.name, &old.name.span, &new.name.span);
            id.value(Kind::IdKindChanged, "the kind of IDs", &old.kind.name(), &new.kind.name(), quoted);
            id.text("the documentation", &old.doc, &new.doc);
        }
    }
}

pub fn compare(types: &Both<'_>, old: &[Handwritten], new: &[Handwritten]) {
    for pair in pairs(old, new, |found| found.name.value.clone()) {
        if let Pair::Both(old, new) = pair {
            one(&types.part(&old.name, &old.name.span, &new.name.span), old, new);
        }
    }
}

fn one(found: &Both<'_>, old: &Handwritten, new: &Handwritten) {
    let wire = |of: &Handwritten| PLAIN_TYPES.iter().find(|(_, ty)| *ty == *of.wire).map_or("?", |(name, _)| *name);
    found.value(Kind::WireTypeChanged, "the type on the wire", &wire(old), &wire(new), quoted);
    let default = |of: &Handwritten| of.default.as_ref().map(|default| shown(default));
    found.value(Kind::DefaultChanged, "the default", &default(old), &default(new), or_none);
    found.text("the documentation", &old.doc, &new.doc);
}
