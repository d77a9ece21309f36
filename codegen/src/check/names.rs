//! Rules about names: that they can stand in Rust, that they are told apart, and that everything is documented.

use std::collections::BTreeMap;

use super::reserved;
use crate::diagnostic::{At, Report, Span};
use crate::model::{Access, Constructor, Field, ListBy, Model, Operation, Resource, Variant};
use crate::names::{is_usable, pascal, snake};

pub fn check(model: &Model, report: &Report) {
    types(model, report);
    api(model, report);
    for found in &model.enums {
        documented(&found.name, "enum", &found.doc, report);
        let mut variants = Scope::new(report, "variant");
        let mut values = Vec::new();
        variants.taken(&["Other"]);
        for variant in &found.values {
            if variant.doc.trim().is_empty() {
                report.error(
                    "missing-doc",
                    &variant.span,
                    format!("a value of `{}` has no documentation", found.name.value),
                );
            }
            if !is_usable(&variant.name) || pascal(&variant.name) != variant.name.replace('_', "") {
                report
                    .error("bad-name", &variant.span, format!("`{}` cannot name a variant", variant.name))
                    .help("give it a `name` of letters and digits that begins with a capital");
            }
            variants.add(&variant.name, &variant.span);
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
            let mut setters = builder(std::iter::empty(), report);
            for field in object.fields.iter().filter(|field| field.access != Access::Read) {
                setters.add(&snake(&field.name), &field.name.span);
            }
        }
    }
    let mut collections = Scope::new(report, "method of the client");
    collections.taken(reserved::CLIENT);
    for (index, resource) in model.resources.iter().enumerate() {
        documented(&resource.name, "resource", &resource.doc, report);
        fields(&resource.fields, report);
        queries(model, resource, report);
        for name in [&resource.plural, &resource.method] {
            // A derived one is as good as the name that it comes from.
            if name.span != resource.name.span {
                snake_case(name, "method", report);
            }
        }
        collections.add(&resource.plural, &resource.plural.span);
        live_methods(model, resource, report);
        builder_methods(resource, report);
        path(model, index, report);
    }
}

fn api(model: &Model, report: &Report) {
    let mut tokens = Scope::new(report, "constructor of `Token`");
    tokens.taken(reserved::TOKEN);
    for auth in &model.api.auth {
        snake_case(&auth.name, "way to authenticate", report);
        documented(&auth.name, "way to authenticate", &auth.doc, report);
        tokens.add(&auth.name, &auth.name.span);
        if auth.lifetime.is_some() {
            tokens.add(&format!("{}_source", auth.name.value), &auth.name.span);
        }
    }
    let mut predicates = Scope::new(report, "predicate of `Error`");
    predicates.taken(reserved::ERROR);
    for status in &model.api.statuses {
        snake_case(&status.name, "status", report);
        documented(&status.name, "status", &status.doc, report);
        predicates.add(&format!("is_{}", status.name.value), &status.name.span);
    }
}

fn documented(name: &At<String>, kind: &str, doc: &str, report: &Report) {
    if doc.trim().is_empty() {
        report.error("missing-doc", &name.span, format!("the {kind} `{}` has no documentation", name.value));
    }
}

fn types(model: &Model, report: &Report) {
    let mut types = Scope::new(report, "type");
    types.taken(reserved::TYPES);
    for name in model.enums.iter().map(|found| &found.name).chain(model.objects.iter().map(|object| &object.name)) {
        if !is_usable(name) || pascal(name) != **name {
            report
                .error("bad-name", &name.span, format!("`{}` cannot name a type", name.value))
                .help(format!("names of enums and objects are written `{}`", pascal(name)));
        }
        types.add(name, &name.span);
    }
    for found in &model.enums {
        // Beside an enum, an OpenAPI document has a schema of what may be sent.
        types.add(&crate::names::known(&found.name), &found.name.span);
    }
    for object in &model.objects {
        types.add(&format!("{}Visitor", object.name.value), &object.name.span);
        if object.is_written() {
            types.add(&format!("New{}", object.name.value), &object.name.span);
        }
    }
    for resource in &model.resources {
        let span = &resource.name.span;
        snake_case(&resource.name, "resource", report);
        types.add(&resource.ty, span);
        types.add(&format!("{}Visitor", resource.ty), span);
        types.add(&resource.collection(), &resource.plural.span);
        if resource.is_entity() {
            types.add(&resource.id_type(), span);
        }
        if resource.allows(Operation::Create) {
            types.add(&resource.new_type(), span);
        }
        if resource.allows(Operation::Update) {
            types.add(&resource.update_type(), span);
        }
    }
}

fn snake_case(name: &At<String>, kind: &str, report: &Report) {
    if !is_usable(name) || !name.starts_with(|first: char| first.is_ascii_lowercase()) || snake(name) != **name {
        report
            .error("bad-name", &name.span, format!("`{}` cannot name a {kind}", name.value))
            .help("such names are lower-case letters, digits and `_`");
    }
}

fn fields(fields: &[Field], report: &Report) {
    let mut scope = Scope::new(report, "field");
    scope.taken(&["extra"]);
    for field in fields {
        documented(&field.name, "field", &field.doc, report);
        if !is_usable(&field.name) || !is_usable(&snake(&field.name)) {
            report
                .error("bad-name", &field.name.span, format!("`{}` cannot name a field", field.name.value))
                .help("names of fields are letters, digits and `_`, with no digit in front, and not `self`, `super` or `crate`");
        }
        scope.add(&snake(&field.name), &field.name.span);
    }
}

fn live_methods(model: &Model, resource: &Resource, report: &Report) {
    let mut methods = Scope::new(report, "method");
    methods.taken(reserved::LIVE);
    for field in resource.edited() {
        methods.add(&format!("set_{}", snake(&field.name)), &field.name.span);
        if field.nullable {
            methods.add(&format!("clear_{}", snake(&field.name)), &field.name.span);
        }
    }
    for transition in &resource.transitions {
        snake_case(&transition.name, "transition", report);
        documented(&transition.name, "transition", &transition.doc, report);
        methods.add(&transition.name, &transition.name.span);
    }
    for link in &resource.links {
        snake_case(&link.name, "link", report);
        documented(&link.name, "link", &link.doc, report);
        methods.add(&format!("add_{}", link.name.value), &link.name.span);
        methods.add(&format!("remove_{}", link.name.value), &link.name.span);
    }
    for child in model.children(resource) {
        methods.add(&child.method, &child.method.span);
    }
}

fn queries(model: &Model, resource: &Resource, report: &Report) {
    let mut queries = Scope::new(report, "method");
    queries.taken(reserved::CALL);
    if resource.pages(&model.api).is_some() {
        queries.taken(reserved::PAGED_CALL);
    }
    for query in &resource.query {
        snake_case(&query.name, "query", report);
        documented(&query.name, "query", &query.doc, report);
        queries.add(&query.name, &query.name.span);
        let mut params = Scope::new(report, "parameter");
        for param in &query.params {
            if !is_usable(&param.name) || !is_usable(&snake(&param.name)) {
                report
                    .error("bad-name", &param.name.span, format!("`{}` cannot name a parameter", param.name.value))
                    .help("names of parameters are letters, digits and `_`, with no digit in front");
            }
            params.add(&snake(&param.name), &param.name.span);
        }
    }
}

fn builder_methods(resource: &Resource, report: &Report) {
    for constructor in &resource.constructors {
        snake_case(&constructor.name, "constructor", report);
        documented(&constructor.name, "constructor", &constructor.doc, report);
    }
    let mut new = builder(resource.constructors.iter(), report);
    for field in resource.created().filter(|field| !resource.is_settled(&field.name, false)) {
        new.add(&snake(&field.name), &field.name.span);
    }
    let mut update = builder(resource.update_constructors(), report);
    for field in resource.edited() {
        update.add(&snake(&field.name), &field.name.span);
        if field.nullable {
            update.add(&format!("clear_{}", snake(&field.name)), &field.name.span);
        }
    }
}

/// The methods of a `New…` or an `…Update` that come before its setters: without named constructors, one called `new`.
fn builder<'a, 'm>(named: impl Iterator<Item = &'m Constructor>, report: &'a Report) -> Scope<'a> {
    let mut methods = Scope::new(report, "method");
    methods.taken(reserved::BUILDER);
    let mut named = named.peekable();
    if named.peek().is_none() {
        methods.taken(&["new"]);
    }
    for constructor in named {
        methods.add(&constructor.name, &constructor.name.span);
    }
    methods
}

fn path(model: &Model, index: usize, report: &Report) {
    let resource = &model.resources[index];
    let path = &resource.path;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    if path.is_empty() || !path.chars().all(plain) {
        report.error("bad-path", &path.span, format!("`{}` is not one segment of a path", path.value));
    }
    if let Some(other) = model.resources[..index].iter().find(|other| share_a_path(model, resource, other)) {
        let (first, second) = in_order(&other.path.span, &path.span);
        report
            .error("duplicate-name", second, format!("the path `{}` is taken", path.value))
            .related(first, "first taken here");
    }
}

/// Whether a request could mean either of two resources. Lists below different parents are apart; objects with ids are not,
/// since their paths begin with their own segment.
fn share_a_path(model: &Model, one: &Resource, other: &Resource) -> bool {
    let above = |resource: &Resource| {
        let parent = resource.parent.as_ref().filter(|parent| parent.list == ListBy::Path)?;
        model.resource(&parent.resource).map(|parent| parent.path.value.clone())
    };
    let have_ids = one.is_entity() && other.is_entity();
    *one.path == *other.path && (have_ids || above(one) == above(other))
}

/// Two places as they come in the text: tables are read by name.
fn in_order<'a>(one: &'a Span, other: &'a Span) -> (&'a Span, &'a Span) {
    if other.start < one.start { (other, one) } else { (one, other) }
}

/// Names that have to differ from each other.
struct Scope<'a> {
    report: &'a Report,
    kind: &'static str,
    names: BTreeMap<String, Option<Span>>,
}

impl<'a> Scope<'a> {
    fn new(report: &'a Report, kind: &'static str) -> Self {
        Scope { report, kind, names: BTreeMap::new() }
    }

    /// Names that stand there already.
    fn taken(&mut self, names: &[&str]) {
        self.names.extend(names.iter().map(|name| ((*name).to_owned(), None)));
    }

    fn add(&mut self, name: &str, span: &Span) {
        let kind = self.kind;
        match self.names.get(name) {
            None => drop(self.names.insert(name.to_owned(), Some(span.clone()))),
            Some(None) => {
                self.report.error(
                    "reserved-name",
                    span,
                    format!("the {kind} `{name}` would hide one that is there already"),
                );
            }
            Some(Some(other)) => {
                let (first, second) = in_order(other, span);
                self.report
                    .error("duplicate-name", second, format!("this makes a second {kind} called `{name}`"))
                    .related(first, "first made here");
            }
        }
    }
}
