//! Compares operations: which there are, their parameters, and the success statuses.

use std::collections::{BTreeMap, BTreeSet};

use super::comparison::{Comparison, Context};
use super::remedy::Remedy;
use super::tables::Route;
use crate::model::Contradiction;
use crate::tools::document::{Content, Document, Operation, Parameter, Place, Schema};

/// The method of an operation and its path without the names of placeholders.
type Key = (String, String);

impl<'a> Comparison<'a> {
    /// Compares everything.
    pub fn run(&mut self) {
        let (theirs, ours) = (self.theirs, self.ours);
        let prefixes = prefixes(theirs, ours);
        let theirs = by_key(theirs, &prefixes.0);
        let ours = by_key(ours, &prefixes.1);
        for (key, their) in &theirs {
            match ours.get(key) {
                Some(our) => self.operation(their, our),
                None => self.unknown(their),
            }
        }
        for (_, our) in ours.iter().filter(|(key, _)| !theirs.contains_key(*key)) {
            let context = self.context(our, our);
            self.note(&context, Contradiction::UndocumentedOperation, "#/paths", "the document has no such operation");
        }
    }

    /// Where an operation is, under its name in their document.
    fn context(&self, their: &Operation<'a>, our: &Operation<'a>) -> Context<'a> {
        let route = self.route(our);
        let span = route.map_or(&self.model.api.base_url.span, |route| route.span);
        let kind = route.and_then(|route| route.operation).map(|(_, kind)| kind);
        Context { operation: their.name(), place: String::new(), span, kind, is_request: false, field: None }
    }

    /// The table of an operation of the spec.
    fn route(&self, our: &Operation<'a>) -> Option<Route<'a>> {
        self.tables.route(our.node.text("operationId")?)
    }

    fn unknown(&mut self, their: &Operation<'a>) {
        let span = &self.model.api.base_url.span;
        let context =
            Context { operation: their.name(), place: String::new(), span, kind: None, is_request: false, field: None };
        self.note(&context, Contradiction::UnknownOperation, &their.node.pointer, "the spec has no such operation");
        self.remedies.add(Remedy::Operation(their.clone()));
    }

    fn operation(&mut self, their: &Operation<'a>, our: &Operation<'a>) {
        let context = self.context(their, our);
        self.statuses(&context, their, our);
        self.parameters(&context, their, our);
        let request = |operation: &Operation<'a>| operation.request().and_then(|request| json(request.content));
        let at = Context { place: "request".to_owned(), is_request: true, ..context.clone() };
        self.bodies(&at, request(their), request(our));
        let at = Context { place: "response".to_owned(), ..context };
        let success = |operation: &Operation<'a>| {
            let mut success = operation.responses().into_iter().filter(|response| response.is_success());
            success.find_map(|response| json(response.content))
        };
        self.bodies(&at, success(their), success(our));
    }

    /// Compares bodies. A success without a schema, such as a file, is not described.
    fn bodies(&mut self, at: &Context<'a>, their: Option<Schema<'a>>, our: Option<Schema<'a>>) {
        match (their, our) {
            (Some(their), Some(our)) => self.values(at, &their, &our),
            (Some(their), None) => {
                self.note(at, Contradiction::UnknownField, their.pointer(), "the spec has no body here");
            }
            (None, Some(_)) if at.is_request => {
                self.note(at, Contradiction::UndocumentedField, "#/paths", "the document has no body here");
            }
            (None, _) => {}
        }
    }

    fn statuses(&mut self, context: &Context<'a>, their: &Operation<'a>, our: &Operation<'a>) {
        let of = |operation: &Operation<'a>| -> BTreeSet<String> {
            let responses = operation.responses().into_iter();
            responses.filter(|response| response.is_success()).map(|response| response.status.to_owned()).collect()
        };
        let (of_their, of_our) = (of(their), of(our));
        let pointer = format!("{}/responses", their.node.pointer);
        let at = |status: &str| Context { place: format!("status.{status}"), ..context.clone() };
        for status in of_their.difference(&of_our) {
            let message = format!("the spec does not know the success status {status}");
            self.note(&at(status), Contradiction::UnknownStatus, &pointer, message);
            self.remedies.add(Remedy::Statuses { route: self.route(our), statuses: of_their.clone() });
        }
        for status in of_our.difference(&of_their) {
            let message = format!("the document does not have the success status {status}");
            self.note(&at(status), Contradiction::UndocumentedStatus, &pointer, message);
            self.remedies.add(Remedy::Statuses { route: self.route(our), statuses: of_their.clone() });
        }
    }

    fn parameters(&mut self, context: &Context<'a>, their: &Operation<'a>, our: &Operation<'a>) {
        let (of_their, of_our) = (their.parameters(), our.parameters());
        // Placeholders have other names, and the same order.
        let in_path = |operation: &Operation<'a>, parameters: &[Parameter<'a>]| -> Vec<Parameter<'a>> {
            let names = operation.path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
            names
                .filter_map(|name| parameters.iter().find(|of| of.place == Place::Path && of.name == name).cloned())
                .collect()
        };
        for (their, our) in in_path(their, &of_their).iter().zip(in_path(our, &of_our)) {
            let at = Context { place: format!("path.{}", their.name), is_request: true, ..context.clone() };
            self.parameter_types(&at, their, &our);
        }
        let route = self.route(our);
        let of_their: Vec<_> = of_their.into_iter().filter(|of| of.place != Place::Path).collect();
        let of_our: Vec<_> = of_our.into_iter().filter(|of| of.place != Place::Path).collect();
        let same = |one: &Parameter<'a>, other: &Parameter<'a>| (one.place, one.name) == (other.place, other.name);
        let at = |of: &Parameter<'a>| Context {
            place: format!("{}.{}", of.place.name(), of.name),
            is_request: true,
            ..context.clone()
        };
        for their in &of_their {
            let at = at(their);
            let Some(our) = of_our.iter().find(|our| same(their, our)) else {
                let message = format!("the spec has no parameter `{}` here", their.name);
                self.note(&at, Contradiction::UnknownParameter, &their.node.pointer, message);
                if their.place == Place::Query {
                    self.remedies.add(Remedy::Parameter { route, parameter: their.clone() });
                }
                continue;
            };
            if their.is_required != our.is_required {
                let who = if their.is_required { "the document" } else { "the spec" };
                let message = format!("only {who} requires the parameter `{}`", their.name);
                self.note(&at, Contradiction::Required, &their.node.pointer, message);
            }
            self.parameter_types(&at, their, our);
        }
        for of in of_our.iter().filter(|our| !of_their.iter().any(|their| same(their, our))) {
            let message = format!("the document has no parameter `{}` here", of.name);
            self.note(&at(of), Contradiction::UndocumentedParameter, &their.node.pointer, message);
        }
    }

    fn parameter_types(&mut self, at: &Context<'a>, their: &Parameter<'a>, our: &Parameter<'a>) {
        let (Some(of_their), Some(of_our)) = (&their.schema, &our.schema) else { return };
        self.values(at, of_their, of_our);
        if of_their.items().is_some() && of_our.items().is_some() && their.is_joined != our.is_joined {
            let message = match their.is_joined {
                true => "the document joins several values with commas, and the spec repeats the parameter",
                false => "the document repeats the parameter for several values, and the spec joins them with commas",
            };
            self.note(at, Contradiction::WrongType, &their.node.pointer, message);
        }
    }
}

fn by_key<'d>(document: &'d Document, prefix: &str) -> BTreeMap<Key, Operation<'d>> {
    let operations = document.operations().into_iter();
    let key = |operation: &Operation<'_>| {
        let shape = format!("{prefix}{}", operation.shape());
        let path = shape.split('/').filter(|segment| !segment.is_empty()).collect::<Vec<_>>().join("/");
        (path, operation.method.clone())
    };
    operations.map(|operation| (key(&operation), operation)).collect()
}

/// The paths of the servers, which precede all others. They are compared only if both documents name a server.
fn prefixes(theirs: &Document, ours: &Document) -> (String, String) {
    let path = |document: &Document| {
        let url = document.servers().first().copied()?.to_owned();
        let (_, rest) = url.split_once("://")?;
        Some(rest.split_once('/').map_or_else(String::new, |(_, path)| format!("/{}", path.trim_end_matches('/'))))
    };
    path(theirs).zip(path(ours)).unwrap_or_default()
}

fn json(content: Vec<Content<'_>>) -> Option<Schema<'_>> {
    content.into_iter().find(Content::is_json).and_then(|content| content.schema)
}
