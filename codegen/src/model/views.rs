//! Views: objects that are only read, below one of a resource or of the account.

use super::api::{Api, Operation};
use super::query::Query;
use super::types::Type;
use crate::diagnostic::{At, Span};
use crate::spec::words::{Outcome, State};

/// An object that is only read.
#[derive(Clone, Debug)]
pub struct View {
    /// Its name in the spec, and its method.
    pub name: At<String>,
    pub content: At<Content>,
    /// The template of its URL.
    pub path: At<String>,
    /// The values that replace the placeholders of the path, in their order. `None` is the ID of the object that the view is below.
    pub places: Vec<Option<Place>>,
    pub outcomes: Vec<(At<u16>, Outcome)>,
    /// The provider's word for its state, if it is not finished.
    #[cfg_attr(not(feature = "openapi"), expect(dead_code, reason = "the documentation has it, and OpenAPI"))]
    pub state: Option<State>,
    pub query: Vec<Query>,
    pub doc: String,
}

/// The content of the response of a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// An object, or any JSON value.
    Value(Type),
    /// A file of text.
    Csv,
}

/// An argument that replaces a placeholder.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its name in the path, and the name of the argument.
    pub name: String,
    pub ty: Type,
    pub span: Span,
}

impl View {
    /// The arguments that its method takes in addition to the ID of the object that it is below.
    pub fn arguments(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().flatten()
    }

    /// The object that it is, if it is one.
    pub fn object(&self) -> Option<&str> {
        match &*self.content {
            Content::Value(Type::Object(name)) => Some(name),
            Content::Value(_) | Content::Csv => None,
        }
    }

    /// The statuses of a response with a value.
    pub fn success(&self, api: &Api) -> Vec<u16> {
        api.find_verb(Operation::Get).map_or_else(|| vec![200], |get| get.success.value.clone())
    }

    /// The types that it names: the types of its content, of the parameters in its path, and of its query parameters.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let content = match &*self.content {
            Content::Value(ty) => Some(ty),
            Content::Csv => None,
        };
        let places = self.arguments().map(|place| &place.ty);
        let params = self.query.iter().flat_map(|query| &query.params).map(|param| &*param.ty);
        content.into_iter().chain(places).chain(params)
    }
}
