//! References within a document.

use std::collections::BTreeSet;

use super::{Document, Node};

/// Why a reference has no target.
pub(crate) enum Broken {
    /// It refers to another document.
    Outside,
    /// Its target does not exist.
    Missing,
    /// It refers to itself through other references.
    Circular,
}

impl Document {
    /// The value itself, or the target of its reference. A reference without a target is the value itself, which was reported.
    pub(crate) fn resolved<'d>(&'d self, node: Node<'d>) -> Node<'d> {
        self.followed(&node).unwrap_or(node)
    }

    /// The value at the end of a chain of references.
    pub(crate) fn followed<'d>(&'d self, node: &Node<'d>) -> Result<Node<'d>, Broken> {
        let mut node = node.clone();
        let mut passed = BTreeSet::new();
        while let Some(reference) = node.text("$ref") {
            if !passed.insert(node.pointer.clone()) {
                return Err(Broken::Circular);
            }
            node = self.target(reference)?;
        }
        Ok(node)
    }

    /// The value that a reference names, which may be a reference itself.
    pub(crate) fn target(&self, reference: &str) -> Result<Node<'_>, Broken> {
        let path = reference.strip_prefix('#').ok_or(Broken::Outside)?;
        let mut node = self.root();
        for token in path.split('/').skip(1) {
            let key = decoded(token).replace("~1", "/").replace("~0", "~");
            let element = key.parse().ok().and_then(|index: usize| node.value.as_array()?.get(index));
            node = match element {
                Some(value) => Node { value, pointer: format!("{}/{key}", node.pointer) },
                None => node.get(&key).ok_or(Broken::Missing)?,
            };
        }
        Ok(node)
    }
}

/// A part of a URL fragment without its percent-encoding, which the braces of paths need.
fn decoded(token: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = token.as_bytes();
    while let [first, others @ ..] = rest {
        let encoded = others.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        match encoded.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &others[2..];
            }
            None => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
