//! The reference: each table with its keys, in Markdown.

use std::fmt::Write as _;

use super::paragraphs;
use crate::spec::Spec;
use crate::spec::shape::{Key, Shape, Shaped as _, TableShape};

/// The reference of the spec language, in Markdown: every table, its keys and their documentation.
///
/// It needs the feature `schema`.
pub fn reference() -> String {
    let root = Spec::shape();
    let mut sections = Vec::new();
    visit(&root, "", &mut sections);
    let mut text = INTRODUCTION.to_owned();
    for section in &sections {
        section.write(&mut text);
    }
    text
}

const INTRODUCTION: &str = "\
# The spec language

A spec describes an API in TOML. Each section here is a table of a spec, with all of its keys. `NAME` in the path of a table
stands for a name that the spec gives. A key is optional unless it is marked as required.

`cargo spec schema --reference` writes this page from the code that reads specs. `CONTRIBUTING.md` shows how to add a resource.
";

/// A table and its places in a spec.
struct Section<'a> {
    table: &'a TableShape,
    paths: Vec<String>,
}

impl Section<'_> {
    fn write(&self, text: &mut String) {
        let Section { table, paths } = self;
        let (first, others) = match &paths[..] {
            [] => ("", &[][..]),
            [first, others @ ..] => (first.as_str(), others),
        };
        let title = if first.is_empty() { "The file".to_owned() } else { format!("`[{first}]`") };
        let _ = write!(text, "\n## {title}\n\n{}\n", paragraphs(table.about).join("\n\n"));
        if !others.is_empty() {
            let others: Vec<_> = others.iter().map(|path| format!("`[{path}]`")).collect();
            let _ = write!(text, "\nAlso: {}.\n", others.join(", "));
        }
        text.push('\n');
        for Key { name, doc, shape, is_needed } in &table.keys {
            let needed = if *is_needed { ", required" } else { "" };
            let doc = paragraphs(doc).join(" ");
            let _ = writeln!(text, "- `{name}` ({}{needed}): {doc}", one(shape));
        }
    }
}

/// Adds the tables of a shape, each before those below it. A table that is there already gets another path.
fn visit<'a>(shape: &'a Shape, path: &str, sections: &mut Vec<Section<'a>>) {
    let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match shape {
        Shape::Text | Shape::Words(_) | Shape::Flag | Shape::Whole | Shape::Number | Shape::Literal => {}
        Shape::List(element) => visit(element, path, sections),
        Shape::Either(shapes) => shapes.iter().for_each(|shape| visit(shape, path, sections)),
        Shape::Named(entry) | Shape::NamedOrIncluded(entry) => visit(entry, &below("NAME"), sections),
        Shape::Renamed(entry) => visit(entry, &below("NAME"), sections),
        Shape::Table(table) => {
            match sections.iter_mut().find(|section| section.table.name == table.name) {
                Some(section) => section.paths.push(path.to_owned()),
                None => sections.push(Section { table, paths: vec![path.to_owned()] }),
            }
            for key in &table.keys {
                visit(&key.shape, &below(key.name), sections);
            }
        }
    }
}

/// A shape in words.
fn one(shape: &Shape) -> String {
    match shape {
        Shape::Text => "string".to_owned(),
        Shape::Words(words) => words.iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(" or "),
        Shape::Flag => "boolean".to_owned(),
        Shape::Whole => "whole number".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Literal => "string, whole number or boolean".to_owned(),
        Shape::List(element) => format!("array of {}", several(element)),
        Shape::Either(shapes) => joined(shapes, one),
        Shape::Table(_) => "table".to_owned(),
        Shape::Named(entry) | Shape::Renamed(entry) => format!("{} by name", several(entry)),
        Shape::NamedOrIncluded(entry) => format!("{} by name, and `include`", several(entry)),
    }
}

/// Several of a shape in words.
fn several(shape: &Shape) -> String {
    match shape {
        Shape::List(element) => format!("arrays of {}", several(element)),
        Shape::Either(shapes) => joined(shapes, several),
        Shape::Words(_) => one(shape),
        Shape::Literal => "strings, whole numbers or booleans".to_owned(),
        Shape::Named(_) | Shape::NamedOrIncluded(_) | Shape::Renamed(_) => "tables".to_owned(),
        Shape::Text | Shape::Flag | Shape::Whole | Shape::Number | Shape::Table(_) => format!("{}s", one(shape)),
    }
}

/// The words of several shapes, each once.
fn joined(shapes: &[Shape], words: fn(&Shape) -> String) -> String {
    let mut all: Vec<_> = shapes.iter().map(words).collect();
    all.dedup();
    all.join(" or ")
}
