//! Reads OpenAPI documents of the versions 3.0 and 3.1, in JSON or YAML.
//!
//! A [`Document`] keeps the whole document as JSON. The other types are views of it, which follow references and join `allOf` when they are
//! asked, so that a schema may contain itself. A document with a mistake can be read as far as its mistakes allow: each one is a
//! [`Problem`] with its place.

mod mistakes;
mod node;
mod operation;
mod reference;
mod schema;
mod syntax;
mod yaml;

use std::fmt;

use serde_json::Value;

pub use node::Node;
pub use operation::{Content, Operation, Parameter, Place, Request, Response, shape};
pub use schema::{Additional, Kind, Schema};

/// An OpenAPI document.
#[derive(Clone, Debug)]
pub struct Document {
    root: Value,
    problems: Vec<Problem>,
}

/// A mistake in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A line and a column, or a JSON pointer.
    pub place: String,
    /// The mistake, in one sentence without a full stop.
    pub message: String,
}

/// Prints `3:14: …`, or `#/paths/~1projects: …`.
impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for Problem {}

impl Document {
    /// Reads a document. One that begins with `{` is JSON, any other YAML.
    ///
    /// # Errors
    ///
    /// Fails if the text is neither, or is not an OpenAPI document of the versions 3.0 or 3.1.
    pub fn read(text: &str) -> Result<Document, Problem> {
        Document::of(syntax::value(text)?)
    }

    /// A document that is JSON already.
    ///
    /// # Errors
    ///
    /// Fails if it is not an OpenAPI document of the versions 3.0 or 3.1.
    pub fn of(root: Value) -> Result<Document, Problem> {
        mistakes::version(&root)?;
        let mut document = Document { root, problems: Vec::new() };
        document.problems = mistakes::all(&document);
        Ok(document)
    }

    /// The mistakes that do not prevent reading the rest. A mistaken part counts as absent.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The root, for the parts that have no view of their own, such as `info`.
    pub fn root(&self) -> Node<'_> {
        Node::root(&self.root)
    }

    /// The URLs of its servers.
    pub fn servers(&self) -> Vec<&str> {
        self.root().elements_of("servers").iter().filter_map(|server| server.text("url")).collect()
    }

    /// Every operation, sorted by path and method.
    pub fn operations(&self) -> Vec<Operation<'_>> {
        operation::all(self)
    }

    /// The schemas in `components`, by name.
    pub fn schemas(&self) -> Vec<(&str, Schema<'_>)> {
        let components = self.root().get("components");
        let schemas = components.map(|components| components.members_of("schemas")).unwrap_or_default();
        schemas.into_iter().map(|(name, node)| (name, Schema::named(self, name, node))).collect()
    }

    /// The schema in `components` with this name.
    pub fn schema(&self, name: &str) -> Option<Schema<'_>> {
        let node = self.root().get("components")?.get("schemas")?.get(name)?;
        let (name, _) = self.root.get("components")?.get("schemas")?.as_object()?.get_key_value(name)?;
        Some(Schema::named(self, name, node))
    }
}

#[cfg(test)]
mod tests;
