//! Query parameters.

use super::api::Operation;
use super::types::Type;
use crate::diagnostic::{At, Span};
use crate::spec::read::Literal;
use crate::spec::words::State;

#[derive(Clone, Debug)]
pub struct Query {
    pub name: At<String>,
    /// The names that it had before.
    pub was: Vec<At<String>>,
    pub params: Vec<Param>,
    /// The operations whose calls take it.
    pub on: Vec<At<Operation>>,
    /// Said where the list cannot do without it: it is an argument then.
    pub required: Option<Span>,
    /// The provider's word for its state, if it is not finished.
    #[cfg_attr(not(feature = "openapi"), expect(dead_code, reason = "the documentation has it, and OpenAPI"))]
    pub state: Option<State>,
    pub doc: String,
}

#[derive(Clone, Debug)]
pub struct Param {
    /// Its name in the spec, which is that in Rust after casing.
    pub name: At<String>,
    /// Its name in the query.
    pub wire: At<String>,
    pub ty: At<Type>,
    pub style: Style,
    /// Where the spec says how several values are sent.
    pub styled: Option<Span>,
    /// A value that examples give it, or an element of it where it is a list.
    pub example: Option<At<Literal>>,
}

/// How several values of a query parameter are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The parameter once for each value.
    Repeated,
    /// One parameter, with commas between the values.
    Comma,
}
