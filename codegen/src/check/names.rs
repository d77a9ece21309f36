//! Rules about names: that they can stand in Rust, that they are told apart, and that everything is documented.

use super::reserved;
use super::scope::Scope;
use crate::diagnostic::{At, Report};
use crate::model::{Access, Constructor, Field, Model, Operation, Query, Required, Resource, Variant};
use crate::names::{self, article, clear, edit, is_member, is_snake, is_usable, is_variant, pascal, setter, snake};

pub fn check(model: &Model, report: &Report) {
    types(model, report);
    api(model, report);
    for found in &model.enums {
        documented(&found.name, "enum", &found.doc, report);
        let mut variants = Scope::new(report, "variant", "give it another `name`: the value alone is sent");
        let mut values = Vec::new();
        variants.taken(["Unrecognized"]);
        for variant in &found.values {
            if variant.doc.trim().is_empty() {
                report.error(
                    "missing-doc",
                    &variant.span,
                    format!("a value of `{}` has no documentation", found.name.value),
                );
            }
            if !is_variant(&variant.name) {
                report.error("bad-name", &variant.span, format!("`{}` cannot name a variant", variant.name)).help(
                    "give it a `name` that begins with a capital: letters and digits, and `_` between digits only",
                );
            }
            variants.add(&variant.name, &variant.span);
            for old in &variant.was {
                was(old, "variant", is_variant, report);
                variants.old(old, old);
            }
            if let Some(first) = values.iter().find(|first: &&&Variant| first.value == variant.value) {
                report
                    .error("duplicate-name", &variant.span, "this value is listed twice")
                    .related(&first.span, "first listed here");
            }
            values.push(variant);
        }
    }
    for object in &model.objects {
        documented(&object.name, "object", &object.doc, report);
        fields(&object.fields, report);
        if object.is_written() {
            constructors(&object.constructors, report);
            let mut setters = builder(object.constructors.iter(), true, report);
            if object.has_plain_new() {
                setters.taken(["new"]);
            }
            // A setter, or a getter of a read-only field.
            let has_method = |field: &&Field| field.access == Access::Read || !field.is_required();
            for field in object.fields.iter().filter(has_method) {
                setters.method(&field.name, &field.was, snake);
            }
            for field in object.fields.iter().filter(|field| field.keeps_null) {
                setters.method(&field.name, &field.was, clear);
            }
        }
    }
    let mut collections = Scope::new(report, "method of the client", "give the resource another `plural`");
    collections.taken(reserved::client());
    for resource in &model.resources {
        documented(&resource.name, "resource", &resource.doc, report);
        fields(&resource.fields, report);
        queries(model, resource, report);
        for name in [&resource.plural, &resource.method] {
            // A derived name is as valid as the name that it comes from.
            if name.span != resource.name.span {
                snake_case(name, "method", report);
            }
        }
        collections.add(&resource.plural, &resource.plural.span);
        for former in resource.formers() {
            collections.old(&former.plural(), former.name);
        }
        live_methods(model, resource, report);
        collection_methods(resource, report);
        builder_methods(resource, report);
    }
    for view in &model.views {
        collections.add(&view.name, &view.name.span);
    }
    for (_, view) in model.all_views() {
        snake_case(&view.name, "view", report);
        documented(&view.name, "view", &view.doc, report);
        let mut arguments = Scope::new(report, "argument", "call one of them something else in the path");
        arguments.taken(["id"]);
        for place in view.arguments() {
            if !is_member(&place.name) {
                report.error("bad-name", &place.span, format!("`{}` cannot name an argument", place.name));
            }
            arguments.add(&snake(&place.name), &place.span);
        }
        let mut queries = Scope::new(report, "method", "give the query another `name`: its parameters alone are sent");
        queries.taken(reserved::call());
        for query in &view.query {
            queries.method(&query.name, &query.was, snake);
            self::query(query, report);
        }
    }
}

fn api(model: &Model, report: &Report) {
    let mut tokens = Scope::new(report, "constructor of `Token`", FREE);
    tokens.taken(reserved::token());
    for auth in &model.api.auth {
        snake_case(&auth.name, "way to authenticate", report);
        documented(&auth.name, "way to authenticate", &auth.doc, report);
        tokens.add(&auth.name, &auth.name.span);
        if auth.lifetime.is_some() {
            tokens.add(&format!("{}_source", auth.name.value), &auth.name.span);
        }
    }
    // An OpenAPI document describes each by its name.
    let mut statuses = Scope::new(report, "response", FREE);
    for status in &model.api.statuses {
        snake_case(&status.name, "status", report);
        documented(&status.name, "status", &status.doc, report);
        statuses.add(&pascal(&status.name), &status.name.span);
    }
}

pub fn documented(name: &At<String>, kind: &str, doc: &str, report: &Report) {
    if doc.trim().is_empty() {
        report.error("missing-doc", &name.span, format!("the {kind} `{}` has no documentation", name.value));
    }
}

fn types(model: &Model, report: &Report) {
    let mut types = Scope::new(report, "type", FREE);
    types.taken(reserved::types());
    for name in model.enums.iter().map(|found| &found.name).chain(model.objects.iter().map(|object| &object.name)) {
        if !is_usable(name) || pascal(name) != **name {
            report
                .error("bad-name", &name.span, format!("`{}` cannot name a type", name.value))
                .help(format!("names of enums and objects are written `{}`", pascal(name)));
        }
        types.add(name, &name.span);
    }
    let were = model.enums.iter().flat_map(|found| &found.was);
    for old in were.chain(model.objects.iter().flat_map(|object| &object.was)) {
        was(old, "type", |name| is_usable(name) && pascal(name) == name, report);
        types.old(old, old);
    }
    for found in &model.ids {
        let name = &found.name;
        if !is_usable(name) || pascal(name) != **name {
            report.error("bad-name", &name.span, format!("`{}` cannot name a type of IDs", name.value)).help(format!(
                "it is written `{}`, and makes the type `{}Id`",
                pascal(name),
                pascal(name)
            ));
        }
        documented(name, "type of IDs", &found.doc, report);
        types.add(&found.ty(), &name.span);
    }
    for found in &model.enums {
        // In addition to an enum, an OpenAPI document has a schema of the values that may be sent.
        types.add(&crate::names::known(&found.name), &found.name.span);
    }
    for object in &model.objects {
        if object.is_written() {
            // In addition to an object, an OpenAPI document has a schema of its form in bodies.
            types.add(&crate::names::input(&object.name), &object.name.span);
        }
    }
    let mut modules = Scope::new(report, "module", FREE);
    modules.taken(reserved::modules());
    for resource in &model.resources {
        let span = &resource.name.span;
        modules.add(&resource.name, span);
        snake_case(&resource.name, "resource", report);
        if resource.reads.is_none() {
            types.add(&resource.ty, span);
        }
        types.add(&resource.collection(), &resource.plural.span);
        if resource.is_entity() {
            types.add(&resource.id_type(), span);
            types.add(&resource.live_type(), span);
        }
        if resource.allows(Operation::Create) {
            types.add(&resource.new_type(), span);
        }
        if resource.allows(Operation::Update) {
            types.add(&resource.update_type(), span);
        }
        for former in resource.formers() {
            was(former.name, "resource", is_snake, report);
            modules.old(former.name, former.name);
            for (old, _) in former.types() {
                types.old(&old, former.name);
            }
        }
    }
    for (of, view) in model.all_views() {
        types.add(&view.marker(of), &view.name.span);
    }
}

/// A name that something had before.
fn was(name: &At<String>, kind: &str, could_name: impl Fn(&str) -> bool, report: &Report) {
    if !could_name(name) {
        report.error("bad-name", &name.span, format!("`{}` never named {} {kind}", name.value, article(kind)));
    }
}

pub fn snake_case(name: &At<String>, kind: &str, report: &Report) {
    if !is_snake(name) {
        report
            .error("bad-name", &name.span, format!("`{}` cannot name {} {kind}", name.value, article(kind)))
            .help("such names are lower-case letters, digits and `_`");
    }
}

fn fields(fields: &[Field], report: &Report) {
    let mut scope = Scope::new(report, "field", WIRE);
    scope.taken(["extra"]);
    let mut wire = Scope::new(report, "field on the wire", "give one of them another `wire`");
    for field in fields {
        documented(&field.name, "field", &field.doc, report);
        member("field", &field.name, &field.wire, report);
        scope.add(&snake(&field.name), &field.name.span);
        for old in &field.was {
            was(old, "field", is_member, report);
            scope.old(&snake(old), old);
        }
        wire.add(&field.wire, &field.wire.span);
    }
}

/// A field or a parameter: its name in Rust, and its name on the wire.
fn member(kind: &str, name: &At<String>, wire: &At<String>, report: &Report) {
    if !is_member(name) {
        report
            .error("bad-name", &name.span, format!("`{}` cannot name a {kind}", name.value))
            .help(format!("names of {kind}s are letters, digits, `_` and `-`, with no digit in front, and not `self`, `super` or `crate`; {WIRE}"));
    }
    if wire.is_empty() {
        report.error("bad-name", &wire.span, format!("the name of a {kind} is not empty"));
    }
}

fn live_methods(model: &Model, resource: &Resource, report: &Report) {
    let mut methods = Scope::new(report, "method", FREE);
    methods.taken(reserved::live());
    if resource.allows(Operation::Update) && !resource.is_saved() {
        methods.taken(["update"]);
    }
    for field in resource.edited() {
        methods.method(&field.name, &field.was, if field.edit.is_some() { edit } else { setter });
        if field.nullable {
            methods.method(&field.name, &field.was, clear);
        }
    }
    if let Some(archive) = resource.operations.iter().find(|operation| operation.value == Operation::Archive) {
        methods.add(archive.name(), &archive.span);
    }
    for action in &resource.actions {
        snake_case(&action.name, "action", report);
        documented(&action.name, "action", &action.doc, report);
        action.was.iter().for_each(|old| was(old, "action", is_snake, report));
        methods.method(&action.name, &action.was, snake);
    }
    for link in &resource.links {
        snake_case(&link.name, "link", report);
        documented(&link.name, "link", &link.doc, report);
        methods.add(&format!("add_{}", link.name.value), &link.name.span);
        methods.add(&format!("remove_{}", link.name.value), &link.name.span);
    }
    for child in model.children(resource) {
        methods.add(&child.method, &child.method.span);
        for former in child.formers() {
            if let Some(method) = former.method() {
                methods.old(&method, former.name);
            }
        }
    }
    for view in &resource.views {
        methods.add(&view.name, &view.name.span);
    }
}

/// The actions and the views of a collection, which stand beside its operations.
fn collection_methods(resource: &Resource, report: &Report) {
    let mut methods = Scope::new(report, "method of the collection", FREE);
    methods.taken(reserved::BUILDER);
    for (operation, names) in [
        (Operation::Get, &["get", "get_many", "get_each"][..]),
        (Operation::List, &["list"]),
        (Operation::Create, &["create"]),
        (Operation::Update, &["update", "update_many"]),
        (Operation::Archive, &["archive_many"]),
        (Operation::Delete, &["delete_many"]),
    ] {
        methods.taken(names.iter().copied().filter(|_| resource.allows(operation)));
    }
    for action in &resource.actions {
        // Two of the same name are two methods of a fetched object, and are reported there.
        if methods.is_taken(&action.name) {
            methods.add(&action.name, &action.name.span);
        }
        for old in &action.was {
            if methods.is_taken(old) {
                methods.old(old, old);
            }
        }
    }
    for view in &resource.views {
        methods.add(&view.name, &view.name.span);
    }
}

fn queries(model: &Model, resource: &Resource, report: &Report) {
    let mut queries = Scope::new(report, "method", "give the query another `name`: its parameters alone are sent");
    queries.taken(reserved::call());
    if resource.pages(&model.api).is_some() {
        queries.taken(reserved::list_call());
    }
    if let Some(feed) = &resource.feed {
        queries.add("watch", &feed.span);
    }
    let mut needed = Scope::new(report, "argument of the list", WIRE);
    if let Some(parent) = &resource.parent {
        needed.add(&format!("{}_id", snake(&parent.resource)), &parent.resource.span);
    }
    for query in &resource.query {
        match query.required {
            Some(_) => query.params.iter().for_each(|param| needed.add(&snake(&param.name), &param.name.span)),
            None => queries.method(&query.name, &query.was, snake),
        }
        self::query(query, report);
    }
}

fn query(query: &Query, report: &Report) {
    snake_case(&query.name, "query", report);
    documented(&query.name, "query", &query.doc, report);
    query.was.iter().for_each(|old| was(old, "query", is_snake, report));
    let mut params = Scope::new(report, "parameter", WIRE);
    let mut wire = Scope::new(report, "parameter on the wire", "give one of them another `wire`");
    for param in &query.params {
        member("parameter", &param.name, &param.wire, report);
        params.add(&snake(&param.name), &param.name.span);
        wire.add(&param.wire, &param.wire.span);
    }
}

fn constructors(made: &[Constructor], report: &Report) {
    for constructor in made {
        snake_case(&constructor.name, "constructor", report);
        documented(&constructor.name, "constructor", &constructor.doc, report);
    }
}

fn builder_methods(resource: &Resource, report: &Report) {
    constructors(&resource.constructors, report);
    let mut new = builder(resource.constructors.iter(), resource.is_copied(), report);
    let optional = |field: &&Field| !field.is_required() && !resource.is_settled(&field.name, false);
    for field in resource.created().filter(optional) {
        new.method(&field.name, &field.was, snake);
    }
    along(resource, Operation::Create, &mut new, report);
    let mut update = builder(resource.update_constructors(), false, report);
    for field in resource.edited() {
        if field.required != Required::Always {
            update.method(&field.name, &field.was, snake);
        }
        if field.nullable {
            update.method(&field.name, &field.was, clear);
        }
    }
    along(resource, Operation::Update, &mut update, report);
}

/// The methods of a body that add an action, and the place where it is held.
fn along(resource: &Resource, operation: Operation, methods: &mut Scope<'_>, report: &Report) {
    let mut riding = resource.riding(operation).peekable();
    if riding.peek().is_none() {
        return;
    }
    for action in riding {
        methods.method(&action.name, &action.was, names::along);
    }
    let mut held = Scope::new(report, "field of a body", WIRE);
    held.taken(["action"]);
    let fields = resource.fields.iter().filter(|field| match operation {
        Operation::Create => field.access.is_created(),
        _ => field.access.is_edited(),
    });
    for field in fields.filter(|field| snake(&field.name) == "action") {
        held.add("action", &field.name.span);
    }
}

/// The methods of a `New…` or an `…Update` that come before its setters: without named constructors, one called `new`. One that
/// is made of what was read has a `from`.
fn builder<'a, 'm>(named: impl Iterator<Item = &'m Constructor>, is_copied: bool, report: &'a Report) -> Scope<'a> {
    let mut methods = Scope::new(report, "method", WIRE);
    methods.taken(reserved::BUILDER);
    if is_copied {
        methods.taken(["from", "try_from"]);
    }
    let mut named = named.peekable();
    if named.peek().is_none() {
        methods.taken(["new"]);
    }
    for constructor in named {
        methods.add(&constructor.name, &constructor.name.span);
    }
    methods
}

/// Advice for a name that is never sent.
const FREE: &str = "choose another name: it is not sent to the API";

/// Advice for a field or a parameter whose name is not valid in Rust, or is taken there.
const WIRE: &str = "choose another `name`, and write the API's own in `wire`";
