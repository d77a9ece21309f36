//! Renames: the newer spec says what something was called before. Programs may use the old name of most things, which is deprecated.
//! The old model is compared under the new names, so that a rename is one change, and not one for each place that uses the name.

use super::Kind;
use super::compare::{Both, Found, listed};
use super::references::References;
use super::side::{Side, in_rust};
use crate::diagnostic::At;
use crate::model::{Access, Action, Enum, Field, Model, Object, Query, Resource, View};

/// The old model under the names of the new one. Renames are recorded, and so are old names that come or go.
pub fn applied(found: &Found, old: &Model, new: &Model) -> Model {
    let mut old = old.clone();
    let mut references = References::default();
    enums(&Both::root(found, "enums"), &mut old.enums, &new.enums, &mut references);
    objects(&Both::root(found, "objects"), &mut old.objects, &new.objects, &mut references);
    resources(&Both::root(found, "resources"), &mut old.resources, &new.resources, &mut references);
    views(&Both::root(found, "views"), &mut old.views, &new.views);
    references.apply(&mut old);
    old
}

/// The old side of a part: its index there, and its old name if it had another.
struct Partner {
    at: usize,
    was: Option<String>,
}

/// Finds something among the old ones: by its name, or by one that it had before.
fn partner<T>(old: &[T], name: &str, was: &[At<String>], called: impl Fn(&T) -> String) -> Option<Partner> {
    let place = |name: &str| old.iter().position(|found| called(found) == name);
    if let Some(at) = place(name) {
        return Some(Partner { at, was: None });
    }
    was.iter().find_map(|was| Some(Partner { at: place(was)?, was: Some(was.value.clone()) }))
}

/// Compares the old names of something. That it has another name now has been recorded, and explains one of them.
fn aliases(part: &Both<'_>, old: &[At<String>], new: &[At<String>], renamed: Option<&str>, is_public: bool) {
    let missing = |from: &[At<String>], among: &[At<String>]| -> Vec<String> {
        let names = from.iter().map(|name| name.value.clone());
        names.filter(|name| !among.iter().any(|other| **other == *name)).collect()
    };
    let gone = missing(old, new);
    let come: Vec<_> = missing(new, old).into_iter().filter(|name| Some(&**name) != renamed).collect();
    match is_public {
        true if !gone.is_empty() => part.changed(Kind::AliasRemoved, format!("the old name {} is gone", listed(&gone))),
        true if !come.is_empty() => part.changed(Kind::AliasAdded, format!("it has the old name {}", listed(&come))),
        true => {}
        false => part.text("the list of its old names", &gone, &come),
    }
}

fn enums(list: &Both<'_>, old: &mut [Enum], new: &[Enum], references: &mut References) {
    for after in new {
        let Some(partner) = partner(old, &after.name, &after.was, |found| found.name.value.clone()) else { continue };
        let before = &mut old[partner.at];
        let part = list.part(&after.name, &before.name.span, &after.name.span);
        if let Some(was) = &partner.was {
            part.changed(Kind::EnumRenamed, format!("`{was}` is called `{}`; {KEPT}", *after.name));
            references.ty(was, &after.name);
            before.name.value.clone_from(&after.name.value);
        }
        aliases(&part, &before.was, &after.was, partner.was.as_deref(), true);
        values(&part.list("values"), before, after);
    }
}

/// The note on a name that programs may still use.
const KEPT: &str = "the old name is deprecated";

/// The note on a name that programs do not use.
const ARGUMENT: &str = "it is an argument, whose name no call contains";

fn values(list: &Both<'_>, old: &mut Enum, new: &Enum) {
    for after in &new.values {
        let Some(partner) = partner(&old.values, &after.name, &after.was, |value| value.name.clone()) else { continue };
        let before = &mut old.values[partner.at];
        let part = list.part(&after.name, &before.span, &after.span);
        if let Some(was) = &partner.was {
            let kept = "a constant has the old name, and is deprecated";
            part.changed(Kind::ValueRenamed, format!("the variant `{was}` is called `{}`; {kept}", after.name));
            before.name.clone_from(&after.name);
        }
        aliases(&part, &before.was, &after.was, partner.was.as_deref(), true);
    }
}

fn objects(list: &Both<'_>, old: &mut [Object], new: &[Object], references: &mut References) {
    for after in new {
        let Some(partner) = partner(old, &after.name, &after.was, |object| object.name.value.clone()) else { continue };
        let before = &mut old[partner.at];
        let part = list.part(&after.name, &before.name.span, &after.name.span);
        if let Some(was) = &partner.was {
            part.changed(Kind::ObjectRenamed, format!("`{was}` is called `{}`; {KEPT}", *after.name));
            references.ty(was, &after.name);
            before.name.value.clone_from(&after.name.value);
        }
        aliases(&part, &before.was, &after.was, partner.was.as_deref(), true);
        let side = Side::object(after, before);
        let renamed = fields(&part.list("fields"), &mut before.fields, &side);
        references.fields_of_object(&after.name, renamed);
    }
}

fn resources(list: &Both<'_>, old: &mut [Resource], new: &[Resource], references: &mut References) {
    for after in new {
        let Some(partner) = partner(old, &after.name, &after.was, |resource| resource.name.value.clone()) else {
            continue;
        };
        let before = &mut old[partner.at];
        let part = list.part(&after.name, &before.name.span, &after.name.span);
        if let Some(was) = &partner.was {
            let message = format!("`{}` is called `{}`; the old names are deprecated", before.ty, after.ty);
            part.changed(Kind::ResourceRenamed, message);
            references.resource(was, &after.name);
            rename(before, after);
        }
        aliases(&part, &before.was, &after.was, partner.was.as_deref(), true);
        let side = Side::resource(after, before);
        let renamed = fields(&part.list("fields"), &mut before.fields, &side);
        references.fields_of_resource(&after.name, renamed);
        actions(&part.list("actions"), &mut before.actions, &after.actions);
        queries(&part.list("query"), &mut before.query, &after.query);
        views(&part.list("views"), &mut before.views, &after.views);
    }
}

/// Gives a resource its new name. Methods that have the names which follow from an old one are still there.
fn rename(old: &mut Resource, new: &Resource) {
    if new.formers().any(|former| former.plural() == *old.plural) {
        old.plural.value.clone_from(&new.plural.value);
    }
    if new.formers().any(|former| former.method().as_ref() == Some(&old.method.value)) {
        old.method.value.clone_from(&new.method.value);
    }
    old.name.value.clone_from(&new.name.value);
    old.ty.clone_from(&new.ty);
}

/// The fields of what both specs have. Returns the old names with the new ones.
fn fields(list: &Both<'_>, old: &mut [Field], new: &Side<'_>) -> Vec<(String, String)> {
    let mut renamed = Vec::new();
    for after in new.fields {
        let was: Vec<_> = after.was.iter().map(|was| At::new(in_rust(was), was.span.clone())).collect();
        let found = partner(old, &in_rust(&after.name), &was, |field| in_rust(&field.name));
        let Some(partner) = found else { continue };
        let before = &mut old[partner.at];
        let part = list.part(&after.name, &before.name.span, &after.name.span);
        if partner.was.is_some() {
            let (kind, kept) = of_field(new, after);
            part.changed(kind, format!("the field `{}` is called `{}`; {kept}", *before.name, *after.name));
            renamed.push((before.name.value.clone(), after.name.value.clone()));
            before.name.value.clone_from(&after.name.value);
        }
        let before_was: Vec<_> = before.was.iter().map(|was| At::new(in_rust(was), was.span.clone())).collect();
        aliases(&part, &before_was, &was, partner.was.as_deref(), new.has_methods(after));
    }
    renamed
}

/// The effect of another name of a field on programs: no alias can stand for a field of a struct.
fn of_field(side: &Side<'_>, field: &Field) -> (Kind, &'static str) {
    let has_getter = side.is_object_of_bodies && field.access == Access::Read;
    match (side.reads(field) && !has_getter, side.has_methods(field)) {
        (true, true) => (Kind::FieldRenamed, "programs read it by the new name, and its old methods are deprecated"),
        (true, false) => (Kind::FieldRenamed, "programs read it by the new name"),
        (false, true) => (Kind::MethodsRenamed, "its old methods are deprecated"),
        (false, false) => (Kind::DocChanged, ARGUMENT),
    }
}

fn actions(list: &Both<'_>, old: &mut [Action], new: &[Action]) {
    for after in new {
        let Some(partner) = partner(old, &after.name, &after.was, |made| made.name.value.clone()) else { continue };
        let before = &mut old[partner.at];
        let part = list.part(&after.name, &before.name.span, &after.name.span);
        if let Some(was) = &partner.was {
            part.changed(Kind::ActionRenamed, format!("`{was}` is called `{}`; {KEPT}", *after.name));
            before.name.value.clone_from(&after.name.value);
        }
        aliases(&part, &before.was, &after.was, partner.was.as_deref(), true);
    }
}

fn queries(list: &Both<'_>, old: &mut [Query], new: &[Query]) {
    for after in new {
        let Some(partner) = partner(old, &after.name, &after.was, |query| query.name.value.clone()) else { continue };
        let before = &mut old[partner.at];
        let part = list.part(&after.name, &before.name.span, &after.name.span);
        let is_method = after.required.is_none();
        if let Some(was) = &partner.was {
            let kind = if is_method { Kind::QueryRenamed } else { Kind::DocChanged };
            let kept = if is_method { KEPT } else { ARGUMENT };
            part.changed(kind, format!("`{was}` is called `{}`; {kept}", *after.name));
            before.name.value.clone_from(&after.name.value);
        }
        aliases(&part, &before.was, &after.was, partner.was.as_deref(), is_method);
    }
}

/// The parameters of the views that both have.
fn views(list: &Both<'_>, old: &mut [View], new: &[View]) {
    for after in new {
        if let Some(before) = old.iter_mut().find(|view| *view.name == *after.name) {
            let part = list.part(&after.name, &before.name.span, &after.name.span);
            queries(&part.list("query"), &mut before.query, &after.query);
        }
    }
}
