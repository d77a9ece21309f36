//! Items: their order, their signatures and their content.

use super::place::{Place, STEP, newline};
use super::spacing::flat;
use super::syntax::{attributes, elements, is_inner, item_length, keyword};
use super::tree::{Bracket, Group, Tree};
use crate::into_vec::IntoVec as _;

impl Place {
    /// The items one after the other, with empty lines between those that do not belong together.
    pub fn items(self, code: &[Tree]) -> String {
        let mut parts = Vec::new();
        let mut rest = code;
        while !rest.is_empty() {
            let (item, others) = rest.split_at(item_length(rest));
            parts.push(item);
            rest = others;
        }
        sort_imports(&mut parts);
        let mut text = String::new();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                let apart = !belong_together(parts[at - 1], part);
                text += if apart { "\n" } else { "" };
                text += &newline(self.indent);
            }
            text += &self.item(part);
        }
        text
    }

    /// An item at the beginning of a line.
    pub fn item(self, code: &[Tree]) -> String {
        let (attributes, code) = code.split_at(attributes(code));
        let attributes = self.attributes(attributes);
        if code.is_empty() { attributes.trim_end().to_owned() } else { attributes + &self.bare(code) }
    }

    /// An item without its attributes.
    fn bare(self, code: &[Tree]) -> String {
        let keyword = keyword(code);
        match code {
            [head @ .., Tree::Group(body)] if body.bracket == Bracket::Brace => {
                let Some(keyword) = keyword.filter(|word| *word != "macro_rules") else {
                    return self.call(code);
                };
                let (head, sign) = self.signature(head, body.trees.is_empty());
                head + &sign + &self.body(keyword, body)
            }
            [all @ .., end] if end.is(";") => {
                let place = self.with_after(1);
                let text = match (all.iter().position(|tree| tree.is("=")), keyword) {
                    (_, Some("use")) => place.import(all),
                    (Some(sign), Some(_)) => place.assignment(&all[..=sign], &all[sign + 1..]),
                    (_, Some("fn")) => self.signature(all, false).0,
                    _ => place.expression(all),
                };
                text + ";"
            }
            _ => flat(code),
        }
    }

    /// A `use`, with several names per line.
    fn import(self, code: &[Tree]) -> String {
        match code {
            // rustfmt leaves two columns free.
            [head @ .., Tree::Group(names)] if names.bracket == Bracket::Names && !self.with_after(2).fits(code) => {
                flat(head) + &self.filled(names)
            }
            _ => flat(code),
        }
    }

    fn body(self, keyword: &str, body: &Group) -> String {
        match keyword {
            _ if body.trees.is_empty() => "{}".to_owned(),
            "fn" => self.block(body),
            "struct" | "enum" | "union" => self.members(body),
            _ => {
                let inner = Place::line(self.indent + STEP, 0);
                format!("{{{}{}{}}}", newline(inner.indent), inner.items(&body.trees), newline(self.indent))
            }
        }
    }

    /// The fields of a struct, or the variants of an enum.
    fn members(self, body: &Group) -> String {
        let inner = Place::line(self.indent + STEP, 1);
        let mut text = "{".to_owned();
        for member in elements(body) {
            let start = attributes(member);
            text += &newline(inner.indent);
            text += &inner.attributes(&member[..start]);
            text += &inner.expression(&member[start..]);
            text.push(',');
        }
        text + &newline(self.indent) + "}"
    }

    /// The part of an item before its body, and the separator between them.
    fn signature(self, code: &[Tree], is_empty: bool) -> (String, String) {
        let bounds = code.iter().position(|tree| tree.is("where"));
        let body = if is_empty { " {}" } else { " {" };
        let place = self.with_after(body.len());
        let Some(bounds) = bounds else { return (place.parameters(code), " ".to_owned()) };
        let is_function = keyword(code) == Some("fn");
        if is_empty && !is_function && place.fits(code) {
            return (flat(code), " ".to_owned());
        }
        let mut text = self.parameters(&code[..bounds]);
        text += &newline(self.indent);
        text += "where";
        for bound in code[bounds + 1..].split(|tree| tree.is(",")).filter(|bound| !bound.is_empty()) {
            text += &newline(self.indent + STEP);
            text += &flat(bound);
            text.push(',');
        }
        (text, newline(self.indent))
    }

    /// A signature. If it is too long, each parameter has a line.
    fn parameters(self, code: &[Tree]) -> String {
        let function = code.iter().position(|tree| tree.is("fn")).unwrap_or(code.len());
        let list = code[function..].iter().position(|tree| tree.group(Bracket::Paren).is_some());
        match list.map(|at| (function + at, &code[function + at])) {
            Some((at, Tree::Group(group))) if !self.fits(code) && !group.trees.is_empty() => {
                let inner = newline(self.indent + STEP);
                let lines = elements(group).into_iter().map(|element| format!("{inner}{},", flat(element)));
                let tail = flat(&code[at + 1..]);
                let tail = if tail.is_empty() { tail } else { format!(" {tail}") };
                format!("{}({}{}){tail}", flat(&code[..at]), lines.collect::<String>(), newline(self.indent))
            }
            _ => flat(code),
        }
    }
}

/// Sorts adjacent imports by their paths.
fn sort_imports(parts: &mut [&[Tree]]) {
    for imports in parts.chunk_by_mut(|one, other| is_import(one) && is_import(other)) {
        if is_import(imports[0]) {
            imports.sort_by_key(|import| path(import));
        }
    }
}

/// The parts of an import's path, each with its rank: `crate` comes before any other name, and lists come last.
fn path(import: &[Tree]) -> Vec<(usize, String)> {
    let start = import.iter().position(|tree| tree.is("use")).map_or(0, |keyword| keyword + 1);
    let end = import.iter().position(|tree| tree.is(";")).unwrap_or(import.len());
    let rank = |name: &str| match name.chars().next() {
        Some('*') => 4,
        Some('{') => 5,
        _ => ["self", "super", "crate"].iter().position(|first| *first == name).unwrap_or(3),
    };
    let parts = import[start..end].split(|tree| tree.is("::")).map(flat);
    parts.map(|name| (rank(&name), name)).into_vec()
}

fn is_import(code: &[Tree]) -> bool {
    keyword(&code[attributes(code)..]) == Some("use")
}

/// Whether two items have no empty line between them: imports, and the constants and types of an implementation.
fn belong_together(one: &[Tree], other: &[Tree]) -> bool {
    let is_small = |code: &[Tree]| matches!(keyword(code), Some("const" | "type"));
    is_import(one) && is_import(other) || is_small(one) && is_small(other) || is_inner(one) && is_inner(other)
}
