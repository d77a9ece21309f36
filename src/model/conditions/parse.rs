//! From the API's text to a tree. Reading is the only thing that recurses, and its depth is limited.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::leaf::ConditionLeaf;
use super::tree::{Condition, Node, Operator};
use crate::model::wire::Key;

/// How deep lists may be nested, so that no text exhausts the stack. It is less than `serde_json` allows.
const DEEPEST: usize = 100;

/// Reads anything that has the shape of a tree.
pub(super) fn received<L: ConditionLeaf>(text: &str) -> Result<Condition<L>, String> {
    let mut nodes = Vec::new();
    let mut json = serde_json::Deserializer::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let read = Reader { nodes: &mut nodes, depth: 0 }.deserialize(&mut json);
    read.and_then(|()| json.end()).map_err(|error| error.to_string())?;
    Ok(Condition { nodes })
}

/// Why the API would not accept a tree that a program wrote as text.
pub(super) fn refusal<L: ConditionLeaf>(tree: &Condition<L>) -> Option<String> {
    match tree.nodes.last() {
        Some(Node::Leaf(_)) => Some("a single test has to be in a list: write `[\"and\", {…}]`".to_owned()),
        _ => tree.nodes.iter().find_map(refusal_of_node),
    }
}

fn refusal_of_node<L: ConditionLeaf>(node: &Node<L>) -> Option<String> {
    match node {
        Node::Group { operator: Operator::Not, parts, .. } if *parts != 1 => {
            Some(format!("a `not` takes exactly one condition, not {parts}"))
        }
        Node::Leaf(leaf) => leaf.refusal(),
        Node::Empty | Node::Group { .. } => None,
    }
}

/// Reads one part of a tree, and appends its nodes.
struct Reader<'a, L> {
    nodes: &'a mut Vec<Node<L>>,
    depth: usize,
}

impl<'de, L: ConditionLeaf> DeserializeSeed<'de> for Reader<'_, L> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, L: ConditionLeaf> Visitor<'de> for Reader<'_, L> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list that begins with \"and\", \"or\" or \"not\", or an object")?;
        L::KEYS.first().map_or(Ok(()), |key| write!(out, " with the key {key:?}"))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if self.depth == DEEPEST {
            return Err(A::Error::custom(format_args!("lists lie more than {DEEPEST} deep in each other")));
        }
        let Some(word) = list.next_element::<Key<'de>>()? else {
            self.nodes.push(Node::Empty);
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
        let mut object = Map::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            if object.insert(key, value).is_some() {
                return Err(A::Error::custom("a key stands twice in one object"));
            }
        }
        self.nodes.push(Node::Leaf(L::from_object(object)));
        Ok(())
    }
}

fn operator(word: &str) -> Result<Operator, String> {
    let known = Operator::ALL.into_iter().find(|operator| operator.word() == word);
    known.ok_or_else(|| format!("a list begins with \"and\", \"or\" or \"not\", not with {word:?}"))
}
