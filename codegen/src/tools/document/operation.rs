//! Operations, their parameters, bodies and responses.

use serde_json::Value;

use super::{Document, Node, Schema};

/// The methods of a path, as a document writes them.
pub const METHODS: [&str; 8] = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

/// A method of a path.
#[derive(Clone, Debug)]
pub struct Operation<'d> {
    document: &'d Document,
    /// In upper case: `GET`.
    pub method: String,
    /// The template of its path: `/projects/{project_id}`.
    pub path: &'d str,
    /// The operation itself, for its summary and description.
    pub node: Node<'d>,
    /// The path, whose parameters are those of each operation.
    item: Node<'d>,
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter<'d> {
    /// Its name.
    pub name: &'d str,
    /// Where it stands.
    pub place: Place,
    /// Whether every request has it.
    pub is_required: bool,
    /// Whether several values are sent as one, with commas between them.
    pub is_joined: bool,
    /// The schema of its values.
    pub schema: Option<Schema<'d>>,
    /// The parameter itself, for its description.
    pub node: Node<'d>,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Request<'d> {
    /// Whether every request has it.
    pub is_required: bool,
    /// Its representations.
    pub content: Vec<Content<'d>>,
}

/// A response to an operation.
#[derive(Clone, Debug)]
pub struct Response<'d> {
    /// `200`, `2XX` or `default`.
    pub status: &'d str,
    /// The representations of its body.
    pub content: Vec<Content<'d>>,
    /// The names of its headers.
    pub headers: Vec<&'d str>,
    /// The response itself, for its description.
    pub node: Node<'d>,
}

/// One representation of a body.
#[derive(Clone, Debug)]
pub struct Content<'d> {
    /// Its type: `application/json`.
    pub kind: &'d str,
    /// The schema of its values, if it has one.
    pub schema: Option<Schema<'d>>,
}

/// Every operation of a document.
pub fn all(document: &Document) -> Vec<Operation<'_>> {
    let mut operations = Vec::new();
    for (path, item) in document.root().members_of("paths") {
        let item = document.resolved(item);
        for method in METHODS {
            if let Some(node) = item.get(method).filter(|node| node.object().is_some()) {
                let method = method.to_ascii_uppercase();
                operations.push(Operation { document, method, path, node, item: item.clone() });
            }
        }
    }
    operations
}

impl<'d> Operation<'d> {
    /// Its method and path: `GET /projects/{project_id}`.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// Its path with `{}` for every placeholder, which two documents name differently.
    pub fn shape(&self) -> String {
        shape(self.path)
    }

    /// Its parameters, and those of its path.
    pub fn parameters(&self) -> Vec<Parameter<'d>> {
        let own = self.node.elements_of("parameters");
        let mut parameters: Vec<Parameter<'d>> = Vec::new();
        for node in own.into_iter().chain(self.item.elements_of("parameters")) {
            let Some(parameter) = Parameter::of(self.document, self.document.resolved(node)) else { continue };
            if !parameters.iter().any(|known| (known.place, known.name) == (parameter.place, parameter.name)) {
                parameters.push(parameter);
            }
        }
        parameters
    }

    /// Its body, if it has one.
    pub fn request(&self) -> Option<Request<'d>> {
        let node = self.document.resolved(self.node.get("requestBody")?);
        Some(Request { is_required: node.flag("required"), content: content(self.document, &node) })
    }

    /// Its responses, by status.
    pub fn responses(&self) -> Vec<Response<'d>> {
        let responses = self.node.members_of("responses").into_iter();
        let responses = responses.filter(|(status, _)| !status.starts_with("x-"));
        let described = |(status, node)| {
            let node = self.document.resolved(node);
            let headers = node.members_of("headers").into_iter().map(|(name, _)| name).collect();
            Response { status, content: content(self.document, &node), headers, node }
        };
        responses.map(described).collect()
    }

    /// An extension, such as `x-release-state`.
    pub fn extension(&self, name: &str) -> Option<&'d Value> {
        self.node.object()?.get(name)
    }
}

impl Response<'_> {
    /// Whether its status is a success.
    pub fn is_success(&self) -> bool {
        self.status.starts_with('2')
    }
}

impl<'d> Parameter<'d> {
    fn of(document: &'d Document, node: Node<'d>) -> Option<Self> {
        let place = Place::of(node.text("in")?)?;
        let by_kind = || content(document, &node).into_iter().find_map(|content| content.schema);
        let schema = node.get("schema").map(|node| Schema::at(document, node)).or_else(by_kind);
        let explode = node.get("explode").and_then(|explode| explode.value.as_bool());
        // The default style of a query and a cookie is `form`, and only `form` is exploded by default.
        let is_form_by_default = matches!(place, Place::Query | Place::Cookie);
        let is_form = node.text("style").map_or(is_form_by_default, |style| style == "form");
        let is_joined = !explode.unwrap_or(is_form);
        Some(Parameter { name: node.text("name")?, place, is_required: node.flag("required"), is_joined, schema, node })
    }
}

impl Place {
    /// The place that a document calls `name`.
    pub fn of(name: &str) -> Option<Place> {
        Some(match name {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            _ => return None,
        })
    }

    /// Its name in a document.
    pub fn name(self) -> &'static str {
        match self {
            Place::Path => "path",
            Place::Query => "query",
            Place::Header => "header",
            Place::Cookie => "cookie",
        }
    }
}

impl Content<'_> {
    /// Whether it is JSON: `application/json`, a type that ends with `+json`, or any type.
    pub fn is_json(&self) -> bool {
        let kind = self.kind.split(';').next().unwrap_or_default().trim();
        kind.eq_ignore_ascii_case("application/json") || kind.ends_with("+json") || kind == "*/*"
    }
}

/// The representations of a body.
fn content<'d>(document: &'d Document, node: &Node<'d>) -> Vec<Content<'d>> {
    let kinds = node.members_of("content").into_iter();
    kinds
        .map(|(kind, node)| Content { kind, schema: node.get("schema").map(|node| Schema::at(document, node)) })
        .collect()
}

/// A path with `{}` for every placeholder, and without a slash at its end.
pub fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut is_inside = false;
    for letter in path.trim_end_matches('/').chars() {
        is_inside &= letter != '}';
        if !is_inside {
            shape.push(letter);
        }
        is_inside |= letter == '{';
    }
    shape
}
