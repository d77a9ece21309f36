//! The leaves of a tree.

use std::fmt;

use serde_json::{Map, Value};

use crate::model::drift::Inspect;

/// A leaf of a tree of conditions: one test, which is an object in JSON.
///
/// A leaf holds the whole object, so that keys that the spec does not know are kept. `Display` says it in words, as a part of
/// the tree's sentence.
///
/// Programs use this trait and do not implement it: leaves belong to an API.
pub trait ConditionLeaf: Clone + fmt::Debug + fmt::Display + Inspect + PartialEq {
    /// The documented keys, in the order in which they are written. Every documented leaf has the first one.
    const KEYS: &'static [&'static str];

    /// Whether the API documents that the empty list matches no visitor.
    const EMPTY_IS_NOBODY: bool;

    /// Takes the object as it was received, whatever is in it.
    fn from_object(object: Map<String, Value>) -> Self;

    /// The object in JSON.
    fn object(&self) -> &Map<String, Value>;

    /// Why the API would not accept the leaf, if that is known. It keeps a program from sending such a leaf by mistake; a
    /// received one is not asked.
    fn refusal(&self) -> Option<String>;
}

/// Writes the JSON of a leaf: its documented keys, then the others.
pub(super) fn write_json<L: ConditionLeaf>(leaf: &L, text: &mut String) {
    let object = leaf.object();
    let documented = L::KEYS.iter().filter_map(|key| object.get_key_value(*key));
    let others = object.iter().filter(|(key, _)| !L::KEYS.contains(&key.as_str()));
    text.push('{');
    for (index, (key, value)) in documented.chain(others).enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&Value::from(key.as_str()).to_string());
        text.push(':');
        text.push_str(&value.to_string());
    }
    text.push('}');
}

/// Writes the words for a leaf, or its JSON if there are none, and then the keys that the API does not document.
pub(crate) fn say<'a>(
    leaf: &impl ConditionLeaf,
    words: Option<String>,
    undocumented: impl Iterator<Item = (&'a str, &'a Value)>,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let Some(words) = words else { return write!(out, "the test {} passes", json_of(leaf)) };
    out.write_str(&words)?;
    for (key, value) in undocumented {
        write!(out, " [{key:?}: {value}]")?;
    }
    Ok(())
}

/// The JSON of a leaf.
pub(super) fn json_of(leaf: &impl ConditionLeaf) -> String {
    let mut json = String::new();
    write_json(leaf, &mut json);
    json
}
