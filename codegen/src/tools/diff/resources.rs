//! Changes of resources as a whole: their URLs, their operations and their documentation.

use super::compare::{Both, Pair, listed, or_none, pairs, quoted};
use super::enums::shown;
use super::side::{Side, in_rust};
use super::{Kind, api, feeds, fields, functions, views};
use crate::diagnostic::Span;
use crate::model::{ListBy, Model, Operation, Parent, Resource, State};
use crate::spec::words::Words as _;

pub fn compare(resources: &Both<'_>, old: &Model, new: &Model) {
    for pair in pairs(&old.resources, &new.resources, |resource| resource.name.value.clone()) {
        match pair {
            Pair::Removed(old) => {
                let message = format!("`{}` and `client.{}()` are gone", old.ty, *old.plural);
                let removed = resources.removed(Kind::ResourceRemoved, &old.name, &old.name.span, message);
                removed.like(fields::names(&old.fields), &old.doc);
            }
            Pair::Added(new) => {
                let message = format!("there are `{}` and `client.{}()`", new.ty, *new.plural);
                let added = resources.added(Kind::ResourceAdded, &new.name, &new.name.span, message);
                added.like(fields::names(&new.fields), &new.doc);
            }
            Pair::Both(before, after) => {
                let resource = resources.part(&before.name, &before.name.span, &after.name.span);
                one(&resource, before, after);
                path_of_lists(&resource, (old, before), (new, after));
                pages(&resource.list("list"), (old, before), (new, after));
                verbs(&resource.list("verbs"), (old, before), (new, after));
                views::compare(&resource.list("views"), (old, &before.views), (new, &after.views));
            }
        }
    }
}

/// A list below a parent has the parent's path before its own, and one below an ID has a template.
fn path_of_lists(resource: &Both<'_>, (old, before): (&Model, &Resource), (new, after): (&Model, &Resource)) {
    let lists = resource.part("path", &before.path.span, &after.path.span);
    let what = "the path of its list";
    if let (Some(old_list), Some(list)) = (&before.list_path, &after.list_path) {
        let parent = |of: &Resource| of.parent.as_ref().map(|parent| parent.resource.value.clone());
        if parent(before) == parent(after) && before.path.value == after.path.value {
            lists.value(Kind::PathChanged, what, old_list, list, quoted);
        }
        return;
    }
    let above = |model: &Model, of: &Resource| {
        let parent = of.parent.as_ref().filter(|parent| parent.list == ListBy::Path)?;
        Some((parent.resource.value.clone(), model.resource(&parent.resource)?.path.value.clone()))
    };
    let (Some((old_parent, old_path)), Some((parent, path))) = (above(old, before), above(new, after)) else { return };
    if old_parent == parent {
        let path_of = |above: &str| format!("{above}/{{{parent}_id}}/{}", after.path.value);
        lists.value(Kind::PathChanged, what, &path_of(&old_path), &path_of(&path), quoted);
    }
}

/// A list that comes in pages has a call of another type.
fn pages(list: &Both<'_>, (old, before): (&Model, &Resource), (new, after): (&Model, &Resource)) {
    let is_paged = |model: &Model, resource: &Resource| resource.pages(&model.api).is_some();
    match (is_paged(old, before), is_paged(new, after)) {
        _ if !before.allows(Operation::List) || !after.allows(Operation::List) => {}
        (false, true) => list.changed(Kind::PagingAdded, format!("`{}().list` reads pages", *after.plural)),
        (true, false) => list.changed(Kind::PagingRemoved, format!("`{}().list` reads no pages", *before.plural)),
        (true, true) => {
            let next = |unnumbered: &bool| if *unnumbered { "a link alone" } else { "its number" }.to_owned();
            let unnumbered = |of: &Resource| of.unnumbered.is_some();
            list.value(Kind::PagingChanged, "the way to find a page", &unnumbered(before), &unnumbered(after), next);
        }
        (false, false) => {}
    }
}

fn one(resource: &Both<'_>, old: &Resource, new: &Resource) {
    names(resource, old, new);
    parent(resource, old, new);
    if old.is_entity() && new.is_entity() {
        let kind = |of: &Resource| of.id.name();
        resource.value(Kind::IdKindChanged, "the kind of IDs", &kind(old), &kind(new), quoted);
    }
    shapes(resource, old, new);
    operations(&resource.list("operations"), old, new);
    explanations(resource, old, new);
    rules(resource, old, new);
    fields::compare(resource, &Side::resource(old, new), &Side::resource(new, old));
    functions::actions(&resource.list("actions"), &old.actions, &new.actions);
    functions::links(&resource.list("links"), &old.links, &new.links);
    functions::queries(&resource.list("query"), &old.query, &new.query);
    feeds::compare(resource, old, new);
}

fn names(resource: &Both<'_>, old: &Resource, new: &Resource) {
    let path = resource.part("path", &old.path.span, &new.path.span);
    path.value(Kind::PathChanged, "the path", &old.path.value, &new.path.value, quoted);
    let plural = resource.part("plural", &old.plural.span, &new.plural.span);
    plural.value(Kind::PluralRenamed, "the client's method", &old.plural.value, &new.plural.value, quoted);
    let lists = |resource: &Resource| resource.parent.is_some() && resource.allows(Operation::List);
    if lists(old) && lists(new) {
        let method = resource.part("method", &old.method.span, &new.method.span);
        method.value(Kind::MethodRenamed, "the parent's method", &old.method.value, &new.method.value, quoted);
    }
    resource.text("the title", &old.title, &new.title);
    resource.text("the documentation", &old.doc, &new.doc);
    resource.text("the address of the documentation", &old.anchor(), &new.anchor());
}

/// Compares the arguments and results of methods that both specs have.
fn shapes(resource: &Both<'_>, old: &Resource, new: &Resource) {
    let both = |operation: Operation| old.allows(operation) && new.allows(operation);
    let has_items = Operation::ALL.into_iter().any(|of| !matches!(of, Operation::List | Operation::Create) && both(of));
    if has_items {
        let ids = |is_nested: &bool| if *is_nested { "two" } else { "one" }.to_owned();
        let what = "the number of IDs in the path of an object";
        resource.list("path").value(Kind::NestingChanged, what, &old.is_nested, &new.is_nested, ids);
    }
    let reads = |of: &Resource| of.reads.as_ref().map(|reads| reads.value.clone());
    resource.list("reads").value(Kind::ReadAsChanged, "the resource it is read as", &reads(old), &reads(new), or_none);
    if both(Operation::Create) {
        let takes = |is_many: &bool| if *is_many { "a list" } else { "one object" }.to_owned();
        let (before, after) = (old.creates_many.is_some(), new.creates_many.is_some());
        resource.list("create").value(Kind::CreationChanged, "the argument of a create", &before, &after, takes);
    }
}

fn parent(resource: &Both<'_>, old: &Resource, new: &Resource) {
    let words = |parent: &Option<Parent>| match parent {
        None => "the account".to_owned(),
        Some(Parent { resource, field: None, .. }) => quoted(&resource.value),
        Some(Parent { resource, field: Some(field), list: ListBy::Path }) => {
            format!("`{}` by `{}`", **resource, in_rust(field))
        }
        Some(Parent { resource, field: Some(field), list: ListBy::Query }) => {
            format!("`{}` by the query parameter `{}`", **resource, in_rust(field))
        }
    };
    let parent = resource.part("parent", parent_span(old), parent_span(new));
    parent.value(Kind::ParentChanged, "the parent", &words(&old.parent), &words(&new.parent), String::clone);
}

fn parent_span(resource: &Resource) -> &Span {
    resource.parent.as_ref().map_or(&resource.name.span, |parent| &parent.resource.span)
}

/// How operations are sent that differ from those of other resources, and their states.
fn verbs(verbs: &Both<'_>, (old, before): (&Model, &Resource), (new, after): (&Model, &Resource)) {
    for operation in Operation::ALL.into_iter().filter(|of| before.allows(*of) && after.allows(*of)) {
        if before.own_verb(operation).is_some() || after.own_verb(operation).is_some() {
            api::verb(verbs, before.verb(&old.api, operation), after.verb(&new.api, operation));
        }
        let state = |of: &Resource| of.state_of(operation).map(State::name);
        verbs.list(operation.name()).text("the provider's word for its state", &state(before), &state(after));
    }
}

fn operations(operations: &Both<'_>, old: &Resource, new: &Resource) {
    for pair in pairs(&old.operations, &new.operations, |operation| operation.value) {
        match pair {
            Pair::Removed(gone) => {
                let message = format!("`{}().{}` is gone", *old.plural, gone.name());
                operations.removed(Kind::OperationRemoved, gone.name(), &gone.span, message);
            }
            Pair::Added(come) => {
                let message = format!("there is `{}().{}`", *new.plural, come.name());
                operations.added(Kind::OperationAdded, come.name(), &come.span, message);
            }
            Pair::Both(..) => {}
        }
    }
    operations.order("operations", &old.operations, &new.operations, |operation| operation.value);
}

/// Compares the notes on operations: the warnings, and the reasons why an operation is missing.
fn explanations(resource: &Both<'_>, old: &Resource, new: &Resource) {
    for operation in Operation::ALL {
        let warning =
            |of: &Resource| of.warnings.iter().find(|(of, _)| of.value == operation).map(|(_, text)| text.clone());
        resource.list("warnings").list(operation.name()).text("the warning", &warning(old), &warning(new));
        if old.allows(operation) || new.allows(operation) {
            continue;
        }
        let refusal = |of: &Resource| {
            let found = of.refused.iter().find(|refused| refused.operation == operation);
            found.map(|refused| format!("{}; instead, {}", refused.reason, refused.instead))
        };
        if refusal(old) != refusal(new) {
            let message = format!("the compiler gives another reason why there is no `{}`", operation.name());
            resource.list("refused").list(operation.name()).changed(Kind::RefusalChanged, message);
        }
    }
}

/// Compares the rules that the sandbox and the checks of bodies apply.
fn rules(resource: &Both<'_>, old: &Resource, new: &Resource) {
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names
    };
    let unique = |of: &Resource| sorted(of.unique.iter().map(|name| in_rust(name)).collect());
    let (before, after) = (unique(old), unique(new));
    let what = "the set of unique fields";
    resource.list("unique").value(Kind::UniqueChanged, what, &before, &after, |names| listed(names));
    let choice = |of: &Resource| sorted(of.at_least_one_of.iter().map(|name| in_rust(name)).collect());
    let what = "the set of fields of which one is needed";
    let rule = resource.part("at_least_one_of", choice_span(old), choice_span(new));
    rule.value(Kind::ChoiceChanged, what, &choice(old), &choice(new), |names| listed(names));
    rule.order("these fields", &old.at_least_one_of, &new.at_least_one_of, |name| in_rust(name));
    fields::choices(resource, &old.at_most_one_of, &new.at_most_one_of);
    let archived = |of: &Resource| {
        sorted(of.archived.iter().map(|(name, value)| format!("{} = {}", in_rust(name), shown(value))).collect())
    };
    let what = "the state of an archived object";
    resource.list("archived").value(Kind::ArchivingChanged, what, &archived(old), &archived(new), |sets| listed(sets));
}

fn choice_span(resource: &Resource) -> &Span {
    resource.at_least_one_of.first().map_or(&resource.name.span, |name| &name.span)
}
