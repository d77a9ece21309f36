//! Attributes and documentation, which is an attribute.

use syn::LitStr;

use super::place::{Place, newline};
use super::spacing::flat;
use super::syntax::is_inner;
use super::tree::{Group, Tree};
use crate::into_vec::IntoVec as _;

impl Place {
    /// Attributes, one per line, with documentation as comments. The item begins on the next line.
    pub fn attributes(self, code: &[Tree]) -> String {
        let lines = code.chunk_by(|_, next| !next.is("#")).flat_map(|code| self.attribute(code));
        lines.map(|line| line + &newline(self.indent)).collect()
    }

    fn attribute(self, code: &[Tree]) -> Vec<String> {
        let Some(Tree::Group(group)) = code.last() else { return vec![flat(code)] };
        if let Some(text) = doc_text(group) {
            let mark = if is_inner(code) { "//!" } else { "///" };
            return text.split('\n').map(|line| format!("{mark}{line}").trim_end().to_owned()).into_vec();
        }
        if self.has_room(group.width + code.len() - 1) {
            return vec![flat(code)];
        }
        let [name @ .., Tree::Group(arguments)] = &group.trees[..] else { return vec![flat(code)] };
        let sign = flat(&code[..code.len() - 1]);
        vec![format!("{sign}[{}{}]", flat(name), self.vertical(arguments))]
    }
}

/// The text of `[doc = "…"]`.
fn doc_text(group: &Group) -> Option<String> {
    match &group.trees[..] {
        [name, sign, Tree::Leaf(text)] if name.is("doc") && sign.is("=") => {
            syn::parse_str::<LitStr>(&text.text).ok().map(|literal| literal.value())
        }
        _ => None,
    }
}
