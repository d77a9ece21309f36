//! The query of a request.

/// The query parameters of a request, in their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(pub(crate) Vec<(String, String)>);

impl Query {
    /// The value of a parameter, or its first value if it is given more than once.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All values of a parameter.
    pub(crate) fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The values of a parameter that may be given more than once, or with commas between its values.
    pub(crate) fn values<'a>(&'a self, name: &str) -> Vec<&'a str> {
        self.all(name).flat_map(|value| value.split(',')).collect()
    }

    /// Whether a list of values contains this one, or is not given.
    pub(crate) fn allows(&self, name: &str, value: Option<&str>) -> bool {
        let given = self.values(name);
        given.is_empty() || value.is_some_and(|value| given.contains(&value))
    }
}
