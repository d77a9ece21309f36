//! Lists that are feeds.

use crate::diagnostic::{At, Span};

/// How the new elements of a list are asked for. Its two parameters are queries of the resource.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The parameter that limits the list to objects from a time on.
    pub since: At<String>,
    /// The parameter that limits it to objects before a time.
    pub until: At<String>,
    /// The field with the time of an element; none if it could not be understood.
    pub time: Option<At<String>>,
    /// Where the spec says so.
    pub span: Span,
}
