//! A value of a document together with its place, which is a JSON pointer such as `#/paths/~1projects/get`.

use serde_json::{Map, Value};

/// A value and its place.
#[derive(Clone, Debug)]
pub struct Node<'d> {
    /// The value.
    pub value: &'d Value,
    /// Its place, as a JSON pointer.
    pub pointer: String,
}

impl<'d> Node<'d> {
    /// The whole document.
    pub fn root(value: &'d Value) -> Self {
        Node { value, pointer: "#".to_owned() }
    }

    /// The members, if the value is an object.
    pub fn object(&self) -> Option<&'d Map<String, Value>> {
        self.value.as_object()
    }

    /// A member of an object.
    pub fn get(&self, key: &str) -> Option<Node<'d>> {
        let value = self.object()?.get(key)?;
        Some(self.below(key, value))
    }

    /// The members of an object, with their names.
    pub fn members(&self) -> Vec<(&'d str, Node<'d>)> {
        let members = self.object().into_iter().flatten();
        members.map(|(key, value)| (key.as_str(), self.below(key, value))).collect()
    }

    /// The members of the object that is a member of this one.
    pub fn members_of(&self, key: &str) -> Vec<(&'d str, Node<'d>)> {
        self.get(key).map(|node| node.members()).unwrap_or_default()
    }

    /// The elements of the list that is a member of this object.
    pub fn elements_of(&self, key: &str) -> Vec<Node<'d>> {
        let Some(list) = self.get(key) else { return Vec::new() };
        let elements = list.value.as_array().into_iter().flatten().enumerate();
        elements.map(|(index, value)| list.below(&index.to_string(), value)).collect()
    }

    /// The string that is a member of this object.
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.object()?.get(key)?.as_str()
    }

    /// Whether a member of this object is `true`.
    pub fn flag(&self, key: &str) -> bool {
        self.object().and_then(|object| object.get(key)).and_then(Value::as_bool).unwrap_or_default()
    }

    fn below(&self, key: &str, value: &'d Value) -> Node<'d> {
        Node { value, pointer: format!("{}/{}", self.pointer, escaped(key)) }
    }
}

/// A name as a part of a JSON pointer.
pub fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
