//! Changes of fields, and of the objects that hold them.

use super::Kind;
use super::compare::{Both, Pair, listed, or_none, pairs, quoted};
use super::enums::shown;
use super::functions;
use super::side::{Given, Side, in_rust, on_wire};
use crate::diagnostic::At;
use crate::emit::types;
use crate::model::{Access, Edit, Field, Object, Range, Required};
use crate::print::spacing;
use crate::spec::read::Bound;

pub fn compare_objects(objects: &Both<'_>, old: &[Object], new: &[Object]) {
    for pair in pairs(old, new, |object| object.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`{}` is gone", *old.name);
                let removed = objects.removed(Kind::ObjectRemoved, &old.name, &old.name.span, message);
                removed.like(names(&old.fields), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there is `{}`", *new.name);
                let added = objects.added(Kind::ObjectAdded, &new.name, &new.name.span, message);
                added.like(names(&new.fields), &new.doc);
            }
            Pair::Both(old, new) => object(&objects.part(&old.name, &old.name.span, &new.name.span), old, new),
        }
    }
}

fn object(object: &Both<'_>, old: &Object, new: &Object) {
    object.text("the documentation", &old.doc, &new.doc);
    object.text("the address of the documentation", &old.anchor(), &new.anchor());
    match (old.is_written(), new.is_written()) {
        (false, true) => {
            object.changed(Kind::ObjectWritten, "programs make it: a field that is only read has a getter")
        }
        (true, false) => object.changed(Kind::ObjectReadOnly, "programs can no longer make it: it is only read"),
        _ => {}
    }
    choices(object, &old.at_most_one_of, &new.at_most_one_of);
    compare(object, &Side::object(old, new), &Side::object(new, old));
}

/// Fields of which at most one is given, in any order.
pub fn choices(owner: &Both<'_>, old: &[Vec<At<String>>], new: &[Vec<At<String>>]) {
    let sorted = |groups: &[Vec<At<String>>]| {
        let names = |group: &Vec<At<String>>| {
            let mut names: Vec<_> = group.iter().map(|name| in_rust(name)).collect();
            names.sort();
            names.join(", ")
        };
        let mut all: Vec<_> = groups.iter().map(names).collect();
        all.sort();
        all
    };
    let rule = owner.list("at_most_one_of");
    let what = "the sets of fields of which at most one is given";
    rule.value(Kind::ChoiceChanged, what, &sorted(old), &sorted(new), |all| listed(all));
}

/// Compares the fields of resources and objects that both specs have, and the functions that take them as arguments.
pub fn compare(owner: &Both<'_>, old: &Side<'_>, new: &Side<'_>) {
    let fields = owner.list("fields");
    for pair in pairs(old.fields, new.fields, |field| in_rust(&field.name)) {
        match pair {
            Pair::Removed(field) => {
                let message = format!("the field `{}` is gone", *field.name);
                let removed = fields.removed(Kind::FieldRemoved, &field.name, &field.name.span, message);
                removed.like(shape(field), &field.doc);
            }
            Pair::Added(field) => added(&fields, new, field),
            Pair::Both(before, after) => {
                let field = fields.part(&before.name, &before.name.span, &after.name.span);
                one(&field, (old, before), (new, after));
            }
        }
    }
    let reordered = functions::compare_constructors(&owner.list("constructors"), old, new);
    if !reordered && in_both(old, new) != in_both(new, old) {
        fields.changed(Kind::FieldsReordered, "fields are in another order");
    }
}

/// The names of the fields that both sides have, in the order of the first.
fn in_both(from: &Side<'_>, to: &Side<'_>) -> Vec<String> {
    from.fields.iter().map(|field| in_rust(&field.name)).filter(|name| to.field(name).is_some()).collect()
}

/// The names of fields, by which an object or a resource is known again.
pub fn names(fields: &[Field]) -> String {
    let mut names: Vec<_> = fields.iter().map(|field| in_rust(&field.name)).collect();
    names.sort();
    names.join(" ")
}

/// The properties that a renamed field keeps.
fn shape(field: &Field) -> String {
    format!("{} {} {:?}", spacing::text(&types::of(&field.ty)), field.access.name(), field.required)
}

fn added(fields: &Both<'_>, side: &Side<'_>, field: &Field) {
    let name = &*field.name;
    let (kind, message) = if side.has_new_argument(field) {
        (Kind::RequiredFieldAdded, format!("the field `{name}` has to be given"))
    } else if name == "id" && side.is_resource() {
        (Kind::IdAdded, "its objects have an ID: lists hold live ones".to_owned())
    } else {
        (Kind::FieldAdded, format!("there is a field `{name}`"))
    };
    fields.added(kind, name, &field.name.span, message).like(shape(field), &field.doc);
}

type Of<'a> = (&'a Side<'a>, &'a Field);

fn one(field: &Both<'_>, old: Of<'_>, new: Of<'_>) {
    field.value(Kind::WireNameChanged, "the name on the wire", &on_wire(old.1), &on_wire(new.1), quoted);
    types_of(field, old.1, new.1);
    absence(field, old, new);
    access(field, old, new);
    edit(field, old, new);
    null(field, old, new);
    limits(field, old.1, new.1);
    field.text("the documentation", &old.1.doc, &new.1.doc);
    field.text("the unit", &old.1.unit, &new.1.unit);
}

fn types_of(field: &Both<'_>, old: &Field, new: &Field) {
    let in_rust = |field: &Field| {
        let ty = spacing::text(&types::of(&field.ty));
        if field.keeps_null { format!("Option<{ty}>") } else { ty }
    };
    field.value(Kind::TypeChanged, "the type", &in_rust(old), &in_rust(new), quoted);
    if in_rust(old) == in_rust(new) {
        // Two names of one type that is written by hand.
        field.text("the type", &*old.ty, &*new.ty);
    }
    match (old.secret, new.secret) {
        (false, true) => field.changed(Kind::SecretChanged, "it becomes a `Secret`"),
        (true, false) => field.changed(Kind::SecretChanged, "it is no longer a `Secret`"),
        _ => {}
    }
    match (old.made_anew.is_some(), new.made_anew.is_some()) {
        (false, true) => field.changed(Kind::RepetitionChanged, "an update that gives it is not repeated"),
        (true, false) => field.changed(Kind::RepetitionChanged, "an update that gives it may be repeated"),
        _ => {}
    }
}

fn absence(field: &Both<'_>, old: Of<'_>, new: Of<'_>) {
    // An object that becomes part of bodies is reported once, and not for each field.
    if old.0.is_object_of_bodies != new.0.is_object_of_bodies {
        return;
    }
    if !old.0.is_object_of_bodies && (!old.0.reads(old.1) || !new.0.reads(new.1)) {
        return;
    }
    let (old, new) = (old.1, new.1);
    field.text("the evidence that it is always there", &old.always.as_deref(), &new.always.as_deref());
    let seen = |field: &Field| (field.seen_null, field.seen_absent, field.absent_in_lists);
    match (old.is_optional(), new.is_optional()) {
        (false, true) => {
            field.changed(Kind::MadeOptional, "it becomes an `Option`: a response may come without a value")
        }
        (true, false) => field.changed(Kind::MadeCertain, "it is no longer an `Option`: every response has a value"),
        _ if seen(old) != seen(new) => field.changed(Kind::AbsenceChanged, "values are missing in other ways"),
        _ => {}
    }
}

fn access(field: &Both<'_>, old: Of<'_>, new: Of<'_>) {
    let (before, after) = (old.0.uses(old.1), new.0.uses(new.1));
    if old.0.is_object_of_bodies && new.0.is_object_of_bodies {
        match (old.1.access == Access::Read, new.1.access == Access::Read) {
            (true, false) => return field.changed(Kind::GetterRemoved, "it can be set: a getter becomes a field"),
            (false, true) => return field.changed(Kind::GetterAdded, "it cannot be set: a field becomes a getter"),
            _ => {}
        }
    }
    let words = format!("the access changes from `{}` to `{}`", old.1.access.name(), new.1.access.name());
    let lost = before.places().zip(after.places()).any(|(before, after)| before && !after);
    let gained = before.places().zip(after.places()).any(|(before, after)| !before && after);
    match (lost, gained) {
        (true, _) => field.changed(Kind::AccessNarrowed, words),
        (_, true) => field.changed(Kind::AccessWidened, words),
        _ if old.0.has_bodies() => field.text("the access", &old.1.access, &new.1.access),
        _ => return,
    }
    let moves = [(before.new, after.new), (before.update, after.update)];
    if old.1.required != new.1.required {
        requirement(field, old.1.required, new.1.required, &moves);
    } else if moves.contains(&(Given::Setter, Given::Constructor)) {
        field.changed(Kind::SetterRemoved, "constructors settle it, so it has no setter");
    } else if moves.contains(&(Given::Constructor, Given::Setter)) {
        field.changed(Kind::SetterAdded, "constructors leave it to a setter");
    }
}

fn requirement(field: &Both<'_>, old: Required, new: Required, moves: &[(Given, Given)]) {
    let word = |required: Required| match required {
        Required::No => "never",
        Required::Create => "on create",
        Required::Always => "always",
    };
    let message = format!("it was required {}, and is {}", word(old), word(new));
    let constructor = |(before, after): &(Given, Given)| *before == Given::Constructor || *after == Given::Constructor;
    match moves.iter().any(constructor) {
        true if (new as u8) > (old as u8) => field.changed(Kind::MadeRequired, message),
        true => field.changed(Kind::RequirementDropped, message),
        // At least one side has no code that depends on it.
        false => field.text("when it is required", &old, &new),
    }
}

/// How a fetched object changes a list or a map, and whether a copy has it.
fn edit(field: &Both<'_>, old: Of<'_>, new: Of<'_>) {
    let key = |of: Of<'_>| match of.1.edit.as_deref() {
        Some(Edit::List(key)) => in_rust(key),
        Some(Edit::Map) | None => String::new(),
    };
    let name = in_rust(&new.1.name);
    match (old.1.edit.is_some(), new.1.edit.is_some()) {
        (false, true) if old.0.updates => {
            field.changed(Kind::EditAdded, format!("`set_{name}` becomes `edit_{name}`"));
        }
        (true, false) if old.0.updates => {
            field.changed(Kind::EditRemoved, format!("`edit_{name}` becomes `set_{name}`"));
        }
        (before, after) => {
            field.text("how it is edited", &before, &after);
            field.value(Kind::EditChanged, "the field that identifies its elements", &key(old), &key(new), quoted);
        }
    }
    match (old.1.uncopied.is_some(), new.1.uncopied.is_some()) {
        (false, true) => field.changed(Kind::CopyChanged, "a copy leaves it out"),
        (true, false) => field.changed(Kind::CopyChanged, "a copy has it"),
        _ => {}
    }
}

fn null(field: &Both<'_>, old: Of<'_>, new: Of<'_>) {
    let clears = |of: Of<'_>| of.1.nullable && of.0.uses(of.1).update != Given::Nowhere;
    match (clears(old), clears(new)) {
        (false, true) => field.changed(Kind::NullAllowed, format!("there is `clear_{}`", in_rust(&new.1.name))),
        (true, false) => field.changed(Kind::NullRefused, format!("`clear_{}` is gone", in_rust(&old.1.name))),
        _ => field.text("whether null may be written", &old.1.nullable, &new.1.nullable),
    }
}

fn limits(field: &Both<'_>, old: &Field, new: &Field) {
    let default = |field: &Field| field.default.as_ref().map(|default| shown(default));
    field.value(Kind::DefaultChanged, "the default", &default(old), &default(new), or_none);
    let pattern = |field: &Field| field.pattern.as_ref().map(|pattern| pattern.value.clone());
    field.value(Kind::PatternChanged, "the pattern", &pattern(old), &pattern(new), or_none);
    let written = old.access != Access::Read && new.access != Access::Read;
    let of_number = |field: &Field| field.range.as_deref().copied();
    range(field, written, "the range", of_number(old), of_number(new));
    let of_text = |field: &Field| field.max_length.as_deref().map(|most| Range::Whole(0, i64::from(*most)));
    range(field, written, "the number of characters", of_text(old), of_text(new));
    let of_list = |field: &Field| field.length.as_deref().map(|ends| Range::Whole(ends.0.into(), ends.1.into()));
    range(field, written, "the number of elements", of_list(old), of_list(new));
    let none = |field: &Field| field.null.as_deref().copied();
    let sum = |field: &Field| {
        let sum = field.sum.as_ref()?;
        let except = sum.except.as_ref().map(|flag| format!(" except {}", in_rust(flag))).unwrap_or_default();
        Some(format!("{} of {}{except}", sum.total, in_rust(&sum.member)))
    };
    field.value(Kind::SumChanged, "the sum", &sum(old), &sum(new), or_none);
    field.text("the value that means none", &none(old), &none(new));
    let whole = |field: &Field| field.whole_seconds.is_some();
    match (whole(old), whole(new)) {
        (false, true) if written => field.changed(Kind::PrecisionChanged, "a time has to be in whole seconds"),
        (true, false) if written => field.changed(Kind::PrecisionChanged, "a time may have fractions of a second"),
        (old, new) => field.text("the precision", &old, &new),
    }
}

/// Compares a range of numbers or of lengths. `what` names it.
fn range(field: &Both<'_>, written: bool, what: &str, old: Option<Range>, new: Option<Range>) {
    let words = |range: &Option<Range>| range.map_or("none".to_owned(), |range| range.ends().join("..="));
    // As numbers with fractions, those beyond 2^53 are rounded, and no range of an API ends there.
    let ends = |range: Option<Range>| match range {
        Some(Range::Whole(low, high)) => (Bound::Whole(low).real(), Bound::Whole(high).real()),
        Some(Range::Real(low, high)) => (low, high),
        None => (f64::NEG_INFINITY, f64::INFINITY),
    };
    let ((low, high), (lowest, highest)) = (ends(new), ends(old));
    if !written {
        // Responses are not checked, so it is only documented.
        return field.text(what, &old, &new);
    }
    // One end can be narrower and the other wider.
    if low > lowest || high < highest {
        field.value(Kind::RangeNarrowed, what, &old, &new, words);
    }
    if low < lowest || high > highest {
        field.value(Kind::RangeWidened, what, &old, &new, words);
    }
    if (low, high) == (lowest, highest) {
        field.text(what, &old, &new);
    }
}
