//! Changes of enums and their values.

use super::Kind;
use super::compare::{Both, Pair, pairs, quoted};
use crate::model::{Enum, Variant};
use crate::spec::read::Literal;

pub fn compare(enums: &Both<'_>, old: &[Enum], new: &[Enum]) {
    for pair in pairs(old, new, |found| found.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`{}` is gone", *old.name);
                enums.removed(Kind::EnumRemoved, &old.name, &old.name.span, message).like(shape(old), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there is `{}`", *new.name);
                enums.added(Kind::EnumAdded, &new.name, &new.name.span, message).like(shape(new), &new.doc);
            }
            Pair::Both(old, new) => one(&enums.part(&old.name, &old.name.span, &new.name.span), old, new),
        }
    }
}

fn one(found: &Both<'_>, old: &Enum, new: &Enum) {
    found.text("the documentation", &old.doc, &new.doc);
    if old.integer != new.integer {
        // Each value differs then, and reporting them adds nothing.
        let shown = |integer: &bool| if *integer { "numbers" } else { "strings" }.to_owned();
        found.value(Kind::ReprChanged, "the kind of values", &old.integer, &new.integer, shown);
        return;
    }
    found.order("values", &old.values, &new.values, |variant| variant.value.clone());
    values(&found.list("values"), old, new);
}

fn values(values: &Both<'_>, old: &Enum, new: &Enum) {
    // A value that is gone may be written differently now: its variant is still there.
    let key = |variant: &Variant| match old.variant(&variant.value).and(new.variant(&variant.value)) {
        Some(_) => (Some(shown(&variant.value)), None),
        None => (None, Some(variant.name.clone())),
    };
    for pair in pairs(&old.values, &new.values, key) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("the variant `{}` is gone", old.name);
                values.removed(Kind::ValueRemoved, &old.name, &old.span, message).like(String::new(), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there is a variant `{}`", new.name);
                values.added(Kind::ValueAdded, &new.name, &new.span, message).like(String::new(), &new.doc);
            }
            Pair::Both(old, new) => {
                let value = values.part(&old.name, &old.span, &new.span);
                value.value(Kind::ValueRenamed, "the name of the variant", &old.name, &new.name, quoted);
                let (before, after) = (shown(&old.value), shown(&new.value));
                value.value(Kind::ValueChanged, "the value of the variant", &before, &after, quoted);
                value.text("the documentation", &old.doc, &new.doc);
            }
        }
    }
}

/// The values of an enum, by which it is known again.
fn shape(of: &Enum) -> String {
    let mut values: Vec<_> = of.values.iter().map(|variant| shown(&variant.value)).collect();
    values.sort();
    values.join(" ")
}

/// A literal as one would write it in a message.
pub fn shown(value: &Literal) -> String {
    match value {
        Literal::Bool(flag) => flag.to_string(),
        Literal::Integer(number) => number.to_string(),
        Literal::Text(text) => text.clone(),
    }
}
