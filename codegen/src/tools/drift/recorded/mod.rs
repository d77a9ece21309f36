//! The differences between recorded requests and responses and a spec.

mod base64;
mod exchange;
mod file;
mod har;
mod lines;
mod requests;
mod routes;
mod statuses;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub use exchange::Unreadable;
pub use file::Recorded;

use super::comparison::{Comparison, Source};
use super::mismatch::{Mismatch, wrong_type};
use super::objects::{Owner, Sorted};
use super::{Coverage, Deviation, Drift};
use crate::model::{Content, Model, Operation, Type};
use exchange::{Body, Exchange};
use requests::Search;
use routes::{Match, Route, Routes, Target, below};
use statuses::{Meaning, meaning};

/// Compares recorded requests and responses with a spec. `base_url` replaces the base URLs of the spec and of the recording. The suggested
/// lines are tried on the text of the spec.
pub fn recorded(model: &Model, text: &str, recorded: &Recorded, base_url: Option<&str>) -> Drift {
    let routes = Routes::of(model);
    let sources = routes.iter().map(|route| Source { operation: Some(route.name()), is_list: is_list(route) });
    let mut reading = Reading {
        model,
        comparison: Comparison::new(model, text, sources.collect()),
        routes: &routes,
        sorted: Sorted::new(model),
        used: BTreeSet::new(),
        compared: 0,
        skipped: BTreeMap::new(),
    };
    for exchange in &recorded.exchanges {
        reading.exchange(exchange, base_url);
    }
    reading.into_drift()
}

/// Whether the responses of a route are lists.
fn is_list(route: &Route<'_>) -> bool {
    match route.target {
        Target::Operation(_, Operation::List) => true,
        Target::Operation(resource, Operation::Create) => resource.creates_many.is_some(),
        _ => false,
    }
}

/// The state of a reader of recorded requests.
struct Reading<'a, 'r> {
    model: &'a Model,
    comparison: Comparison<'a>,
    routes: &'r Routes<'a>,
    sorted: Sorted<'a, 'r>,
    /// The routes of all requests.
    used: BTreeSet<usize>,
    /// How many responses were compared.
    compared: usize,
    /// The parts that could not be compared, and how often they occur.
    skipped: BTreeMap<String, usize>,
}

impl<'a, 'r> Reading<'a, 'r> {
    fn exchange(&mut self, exchange: &'r Exchange, base_url: Option<&str>) {
        let Exchange { method, url, .. } = exchange;
        let base_url = base_url.or(exchange.base_url.as_deref()).unwrap_or(&self.model.api.base_url);
        let path = match below(url, base_url) {
            // A browser asks for permission with it.
            _ if method.eq_ignore_ascii_case("OPTIONS") => return self.skip("requests with the method OPTIONS"),
            Err(origin) => return self.skip(format!("requests to {}", origin.escape_debug())),
            Ok(path) => path,
        };
        let (index, route) = match self.routes.find(method, path) {
            Match::Route(index, route) => (index, route),
            found => return self.unknown_operation(method, path, found),
        };
        self.used.insert(index);
        let (status, body) = match &exchange.response {
            Ok((status, body)) => (*status, body),
            Err(error) => return self.skip(format!("requests without a response ({})", error.escape_debug())),
        };
        // A request that was refused shows nothing.
        if let (200..300, Body::Json(body)) = (status, &exchange.request) {
            self.request(index, route, body);
        }
        self.response(index, route, status, body);
    }

    fn skip(&mut self, what: impl Into<String>) {
        *self.skipped.entry(what.into()).or_default() += 1;
    }

    fn unknown_operation(&mut self, method: &str, path: &str, found: Match<'_, 'a>) {
        let (method, path) = (method.escape_debug(), shape(path));
        let (span, message) = match found {
            Match::OtherMethod(route) => {
                (route.span().clone(), format!("the spec has no operation with {method} for `{}`", route.path()))
            }
            _ => (self.model.api.base_url.span.clone(), format!("the spec has no operation `{method} {path}`")),
        };
        let mismatch = Mismatch { kind: Deviation::UnknownOperation, path: String::new(), message, value: None };
        self.comparison.note(mismatch, &span, None);
    }

    fn request(&mut self, index: usize, route: &Route<'a>, body: &Value) {
        let Target::Operation(resource, operation) = route.target else { return };
        let mut search = Search::new(self.model, operation);
        search.body(resource, body);
        for (mismatch, span) in search.found {
            self.comparison.note(mismatch, &span, Some(index));
        }
    }

    fn response(&mut self, index: usize, route: &Route<'a>, status: u16, body: &'r Body) {
        let problem = |kind, message| Mismatch { kind, path: String::new(), message, value: None };
        let not_json = |found: &str| problem(Deviation::NotJson, format!("a response with status {status} {found}"));
        let found = match (meaning(self.model, route, status), body) {
            (Meaning::Unknown(listed), _) => problem(Deviation::UnknownStatus, unlisted(status, &listed)),
            (Meaning::Anywhere, _) => return self.skip(format!("responses with the status {status}")),
            (Meaning::NoValue, Body::Other(_)) if status >= 400 => {
                return self.skip(format!("responses with the status {status} that are not JSON"));
            }
            (Meaning::NoValue, _) | (Meaning::MaybeValue, Body::None) => return self.compared += 1,
            (_, Body::Missing) => return self.skip(format!("responses whose body is not recorded: {}", route.name())),
            (_, Body::None) => not_json("has no body"),
            (_, Body::Other(content_type)) => match is_csv(route) {
                true => return self.compared += 1,
                false if content_type.is_empty() => not_json("is not JSON"),
                false => not_json(&format!("is not JSON, but `{}`", content_type.escape_debug())),
            },
            (_, Body::Json(_)) if is_csv(route) => not_json("is JSON, and the spec says that it is CSV"),
            (_, Body::Json(value)) => return self.value(index, route, value),
        };
        self.comparison.note(found, route.span(), Some(index));
    }

    /// Keeps the objects of a response, which are compared after all responses were read.
    fn value(&mut self, index: usize, route: &Route<'a>, value: &'r Value) {
        self.compared += 1;
        let Some(owner) = self.owner(route) else { return };
        match value {
            Value::Array(items) if is_list(route) => {
                for (number, item) in items.iter().enumerate() {
                    self.sorted.root(owner, format!("$[{number}]"), item, index);
                }
            }
            other if is_list(route) => {
                self.comparison.note(wrong_type("$", "a list", other), &owner.name.span, Some(index));
            }
            one => self.sorted.root(owner, "$".to_owned(), one, index),
        }
    }

    /// The table that describes the objects of a response; none if it may be any JSON.
    fn owner(&self, route: &Route<'a>) -> Option<Owner<'a>> {
        match route.target {
            Target::Operation(resource, _) => {
                let read = self.model.read_as(resource);
                Some(Owner { name: &read.name, is_resource: true, fields: &read.fields })
            }
            Target::View(view) => match &*view.content {
                Content::Value(Type::Object(name)) => {
                    let object = self.model.object(name)?;
                    Some(Owner { name: &object.name, is_resource: false, fields: &object.fields })
                }
                Content::Value(_) | Content::Csv => None,
            },
        }
    }

    fn into_drift(mut self) -> Drift {
        for (owner, path, value, source) in &self.sorted.others {
            self.comparison.no_object(&owner.name.span, path, value, *source);
        }
        for (owner, objects) in &self.sorted.objects {
            self.comparison.objects(owner, objects);
        }
        let unused = self.routes.iter().enumerate().filter(|(index, _)| !self.used.contains(index));
        let coverage = Coverage {
            responses: self.compared,
            operations: self.used.len(),
            missing: unused.map(|(_, route)| route.name()).collect(),
            skipped: self.skipped.into_iter().collect(),
        };
        Drift { coverage: Some(coverage), ..self.comparison.into_drift() }
    }
}

/// The message about a status that the spec does not list for an operation.
fn unlisted(status: u16, listed: &[u16]) -> String {
    match listed.iter().map(u16::to_string).collect::<Vec<_>>().join(" and ") {
        listed if status < 400 && !listed.is_empty() => {
            format!("a response has the status {status}, and the spec lists {listed}")
        }
        _ => format!("a response has the status {status}, which the spec does not list"),
    }
}

fn is_csv(route: &Route<'_>) -> bool {
    matches!(route.target, Target::View(view) if *view.content == Content::Csv)
}

/// A path with `{id}` for each number, so that the same requests for different objects are one.
fn shape(path: &str) -> String {
    let is_number = |segment: &str| !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
    let segment = |segment: &str| match is_number(segment) {
        true => "{id}".to_owned(),
        false => segment.escape_debug().to_string(),
    };
    path.split('/').map(segment).collect::<Vec<_>>().join("/")
}
