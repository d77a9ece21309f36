//! Actions that are query parameters of a request.

/// A named change of an object, which the API makes when a create or an update has these query parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(unnameable_types, reason = "it is in the type of a hidden method of a sealed trait")]
pub struct Action {
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// The field that shows whether the action was done, and its value then.
    pub(crate) shown_by: Option<(&'static str, &'static str)>,
}

impl Action {
    /// An action that no field shows.
    pub(crate) const fn new(query: &'static [(&'static str, &'static str)]) -> Self {
        Action { query, shown_by: None }
    }

    /// The field has this value after the action.
    pub(crate) const fn shown_by(self, field: &'static str, value: &'static str) -> Self {
        Action { shown_by: Some((field, value)), ..self }
    }
}
