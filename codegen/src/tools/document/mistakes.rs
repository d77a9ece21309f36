//! Mistakes in a document.

use serde_json::Value;

use super::reference::Broken;
use super::schema::{Kind, names};
use super::{Document, Node, Place, Problem};

/// Checks that it is an OpenAPI document of a version that can be read.
pub fn version(root: &Value) -> Result<(), Problem> {
    let problem = |place: &str, message: String| Err(Problem { place: place.to_owned(), message });
    let Some(object) = root.as_object() else { return problem("#", "an OpenAPI document is an object".to_owned()) };
    match object.get("openapi").map(|version| (version.as_str(), version)) {
        Some((Some(version), _)) if version.starts_with("3.0") || version.starts_with("3.1") => Ok(()),
        Some((_, version)) => {
            problem("#/openapi", format!("version {version} cannot be read: it has to be 3.0 or 3.1, as a string"))
        }
        None if object.contains_key("swagger") => {
            problem("#/swagger", "Swagger 2.0 cannot be read: convert the document to OpenAPI 3.0".to_owned())
        }
        None => problem("#", "this is not an OpenAPI document: `openapi` is missing".to_owned()),
    }
}

/// Every other mistake in the parts that are read.
pub fn all(document: &Document) -> Vec<Problem> {
    let mut mistakes = Mistakes { document, found: Vec::new() };
    let root = document.root();
    if mistakes.object_if_any(&root, "paths").is_none() {
        mistakes.note(&root, "`paths` is missing");
    }
    for (_, item) in root.members_of("paths") {
        mistakes.path(&item);
    }
    if let Some(components) = mistakes.object_if_any(&root, "components") {
        for (_, schema) in mistakes.members(&components, "schemas") {
            mistakes.schema(&schema);
        }
        for (_, parameter) in mistakes.members(&components, "parameters") {
            mistakes.parameter(&parameter);
        }
        for key in ["requestBodies", "responses"] {
            for (_, body) in mistakes.members(&components, key) {
                mistakes.body(&body);
            }
        }
    }
    mistakes.found
}

struct Mistakes<'d> {
    document: &'d Document,
    found: Vec<Problem>,
}

impl<'d> Mistakes<'d> {
    fn note(&mut self, at: &Node<'_>, message: impl Into<String>) {
        self.found.push(Problem { place: at.pointer.clone(), message: message.into() });
    }

    /// Whether a node is an object.
    fn is_object(&mut self, node: &Node<'_>) -> bool {
        let is = node.object().is_some();
        if !is {
            self.note(node, "this has to be an object");
        }
        is
    }

    fn object_if_any(&mut self, node: &Node<'d>, key: &str) -> Option<Node<'d>> {
        let member = node.get(key)?;
        self.is_object(&member).then_some(member)
    }

    fn members(&mut self, node: &Node<'d>, key: &str) -> Vec<(&'d str, Node<'d>)> {
        self.object_if_any(node, key).map(|member| member.members()).unwrap_or_default()
    }

    fn elements(&mut self, node: &Node<'d>, key: &str) -> Vec<Node<'d>> {
        if let Some(other) = node.get(key).filter(|member| !member.value.is_array()) {
            self.note(&other, "this has to be a list");
        }
        node.elements_of(key)
    }

    /// Whether a node is a reference, after checking its target.
    fn is_reference(&mut self, node: &Node<'d>) -> bool {
        let Some(reference) = node.get("$ref") else { return false };
        let why = match self.document.followed(node) {
            _ if !reference.value.is_string() => "a reference has to be a string",
            Ok(_) => return true,
            Err(Broken::Outside) => "references to other documents are not followed",
            Err(Broken::Missing) => "the target of this reference does not exist",
            Err(Broken::Circular) => "this reference refers to itself",
        };
        self.note(&reference, why);
        true
    }

    fn path(&mut self, item: &Node<'d>) {
        if !self.is_object(item) || self.is_reference(item) {
            return;
        }
        for parameter in self.elements(item, "parameters") {
            self.parameter(&parameter);
        }
        for method in super::operation::METHODS {
            let Some(operation) = self.object_if_any(item, method) else { continue };
            for parameter in self.elements(&operation, "parameters") {
                self.parameter(&parameter);
            }
            if let Some(body) = operation.get("requestBody") {
                self.body(&body);
            }
            for (status, response) in self.members(&operation, "responses") {
                if !status.starts_with("x-") {
                    self.body(&response);
                }
            }
        }
    }

    fn parameter(&mut self, parameter: &Node<'d>) {
        if !self.is_object(parameter) || self.is_reference(parameter) {
            return;
        }
        if parameter.text("name").is_none() {
            self.note(parameter, "`name` is missing, or is not a string");
        }
        if parameter.text("in").and_then(Place::of).is_none() {
            self.note(parameter, "`in` has to be `path`, `query`, `header` or `cookie`");
        }
        self.content(parameter);
        if let Some(schema) = parameter.get("schema") {
            self.schema(&schema);
        }
    }

    /// Checks the body of a request or of a response.
    fn body(&mut self, body: &Node<'d>) {
        if self.is_object(body) && !self.is_reference(body) {
            self.content(body);
        }
    }

    fn content(&mut self, node: &Node<'d>) {
        for (_, media) in self.members(node, "content") {
            if self.is_object(&media)
                && let Some(schema) = media.get("schema")
            {
                self.schema(&schema);
            }
        }
    }

    /// Checks a schema and those in it. serde_json limits the depth.
    fn schema(&mut self, schema: &Node<'d>) {
        if schema.value.is_boolean() || !self.is_object(schema) || self.is_reference(schema) {
            return;
        }
        if let Some(ty) = schema.get("type") {
            let names = names(ty.value);
            let is_known = |name: &&str| *name == "null" || Kind::from_name(name).is_some();
            if names.is_empty() || !names.iter().all(is_known) {
                self.note(&ty, format!("{} is not a type", ty.value));
            }
        }
        for key in ["enum", "required"] {
            self.elements(schema, key);
        }
        for (_, property) in self.members(schema, "properties") {
            self.schema(&property);
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            for part in self.elements(schema, key) {
                self.schema(&part);
            }
        }
        for key in ["items", "additionalProperties"] {
            if let Some(part) = schema.get(key) {
                self.schema(&part);
            }
        }
    }
}
