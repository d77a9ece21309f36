//! From the API's text to a tree.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::leaf::Leaf;
use super::tree::{Condition, Node, Operator};
use super::values::LeafType;
use crate::wire::Key;

/// How deep lists may lie in each other, so that no text exhausts the stack. It is less than what `serde_json` allows.
pub(super) const DEEPEST: usize = 100;

/// Reads whatever has the shape of a tree.
pub(super) fn received(text: &str) -> Result<Condition, String> {
    let mut nodes = Vec::new();
    let mut json = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let read = Reader { nodes: &mut nodes, depth: 0 }.deserialize(&mut json);
    read.and_then(|()| json.end()).map_err(|error| error.to_string())?;
    Ok(Condition { nodes })
}

/// Says what the API would not take of a tree that somebody wrote.
pub(super) fn refusal(tree: &Condition) -> Option<String> {
    match tree.nodes.last() {
        Some(Node::Leaf(_)) => Some("a single test stands in a list: `[\"and\", {…}]`".to_owned()),
        _ => tree.nodes.iter().find_map(refusal_of_node),
    }
}

fn refusal_of_node(node: &Node) -> Option<String> {
    match node {
        Node::Group { operator: Operator::Not, parts, .. } if *parts != 1 => {
            Some(format!("a `not` takes exactly one condition, not {parts}"))
        }
        Node::Leaf(leaf) => refusal_of_leaf(leaf),
        Node::Nobody | Node::Group { .. } => None,
    }
}

fn refusal_of_leaf(leaf: &Leaf) -> Option<String> {
    let Some(kind) = leaf.kind() else { return Some("a test has no `type`".to_owned()) };
    let lacks = |key: &str, needed: bool| needed && leaf.get(key).is_none();
    let missing = match () {
        () if lacks("name", needs_name(&kind)) => "name",
        () if lacks("value", needs_value(&kind)) => "value",
        () => return None,
    };
    Some(format!("a test of type `{kind}` needs a `{missing}`"))
}

fn needs_name(kind: &LeafType) -> bool {
    use LeafType::*;
    matches!(kind, Cookies | Event | CustomTag | CustomDimension | Query)
}

fn needs_value(kind: &LeafType) -> bool {
    use LeafType::*;
    matches!(kind, Code | Ip | Language | Location | Referrer)
}

/// Reads one part of a tree to the end of a list of nodes.
struct Reader<'a> {
    nodes: &'a mut Vec<Node>,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list that begins with \"and\", \"or\" or \"not\", or an object with a \"type\"")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if self.depth == DEEPEST {
            return Err(A::Error::custom(format_args!("lists lie more than {DEEPEST} deep in each other")));
        }
        let Some(word) = list.next_element::<Key<'de>>()? else {
            self.nodes.push(Node::Nobody);
            return Ok(());
        };
        let operator = operator(word.as_str()).map_err(A::Error::custom)?;
        let (before, mut parts) = (self.nodes.len(), 0);
        while list.next_element_seed(Reader { nodes: self.nodes, depth: self.depth + 1 })?.is_some() {
            parts += 1;
        }
        let size = self.nodes.len() - before + 1;
        self.nodes.push(Node::Group { operator, parts, size });
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut leaf = Leaf::empty();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            if !leaf.received(key, value) {
                return Err(A::Error::custom("a key stands twice in one object"));
            }
        }
        self.nodes.push(Node::Leaf(leaf));
        Ok(())
    }
}

fn operator(word: &str) -> Result<Operator, String> {
    let known = Operator::ALL.into_iter().find(|operator| operator.word() == word);
    known.ok_or_else(|| format!("a list begins with \"and\", \"or\" or \"not\", not with {word:?}"))
}
