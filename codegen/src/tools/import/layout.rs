//! Writes a draft as TOML in the layout of a spec, and remembers where each part of it is.

use std::fmt::Write as _;
use std::ops::Range;

use super::decisions::Decisions;
use super::draft::{Draft, Pair, Place, TODO, Table, Value};
use crate::tools::toml::{escaped, key, quoted};

/// The longest line of a spec.
const WIDTH: usize = 120;

/// A spec, and the ranges of its parts.
#[derive(Debug, Default)]
pub struct Text {
    pub text: String,
    parts: Vec<(Range<usize>, Place)>,
}

impl Text {
    /// The smallest part with the byte at `start`.
    pub fn part_at(&self, start: usize) -> Option<&Place> {
        let around = self.parts.iter().filter(|(range, _)| range.contains(&start));
        around.min_by_key(|(range, place)| (range.len(), std::cmp::Reverse(place.len()))).map(|(_, place)| place)
    }

    fn append(&mut self, piece: Text) {
        let offset = self.text.len();
        self.text.push_str(&piece.text);
        let moved = piece.parts.into_iter().map(|(range, place)| (range.start + offset..range.end + offset, place));
        self.parts.extend(moved);
    }

    /// Marks what was written since `start` as a part.
    fn mark(&mut self, start: usize, place: &[String]) {
        self.parts.push((start..self.text.len(), place.to_vec()));
    }

    fn fits(&self) -> bool {
        self.text.lines().all(|line| line.chars().count() <= WIDTH)
    }
}

/// The draft as the decisions have it.
pub fn write(draft: &Draft, decisions: &Decisions) -> Text {
    let mut layout = Layout { decisions, out: Text::default() };
    for table in draft.tables.iter().filter(|table| !decisions.lacks(&table.place)) {
        layout.table(table);
    }
    layout.out
}

struct Layout<'a> {
    decisions: &'a Decisions,
    out: Text,
}

impl Layout<'_> {
    fn table(&mut self, table: &Table) {
        let pairs: Vec<_> =
            table.pairs.iter().filter(|pair| !self.decisions.lacks(&below(&table.place, pair))).collect();
        if pairs.is_empty() {
            return;
        }
        if let Some(heading) = &table.heading {
            let dashes = "-".repeat(WIDTH.saturating_sub(heading.chars().count() + 3));
            let _ = write!(self.out.text, "\n# {dashes} {heading}\n");
        }
        let is_continued =
            matches!(table.place.last().map(String::as_str), Some("fields" | "query")) && table.place.len() > 2;
        if !self.out.text.is_empty() && !is_continued {
            self.out.text.push('\n');
        }
        let start = self.out.text.len();
        let names = (1..=table.place.len()).map(|length| key(self.decisions.name(&table.place[..length])));
        let header = format!("[{}]", names.collect::<Vec<_>>().join("."));
        self.out.text.push_str(&header);
        self.out.mark(start, &table.place);
        self.out.text.push('\n');
        for pair in pairs {
            let lines = self.lines("", pair, &below(&table.place, pair));
            self.out.append(lines);
        }
    }

    /// A pair as lines: one, if it fits.
    fn lines(&self, prefix: &str, pair: &Pair, place: &[String]) -> Text {
        let mut out = Text::default();
        if let Value::Lines(pairs) = &pair.value {
            let prefix = format!("{prefix}{}.", key(&pair.key));
            for pair in pairs.iter().filter(|inner| !self.decisions.lacks(&below(place, inner))) {
                out.append(self.lines(&prefix, pair, &below(place, pair)));
            }
            return out;
        }
        let mut line = self.inline(prefix, pair, place);
        line.text.push('\n');
        if !line.fits() {
            line = self.broken(prefix, pair, place).unwrap_or(line);
        }
        line
    }

    /// A pair on several lines.
    fn broken(&self, prefix: &str, pair: &Pair, place: &[String]) -> Option<Text> {
        let mut out = Text::default();
        match &pair.value {
            Value::Pairs(pairs) => {
                // Only a multi-line string may contain a line break inside braces.
                let line = self.inline(prefix, pair, place);
                let doc = format!("doc = \"{TODO}\" }}");
                if let Some(before) = line.text.strip_suffix(&doc) {
                    let text = format!("{before}doc = \"\"\"\\\n    {TODO}\"\"\" }}\n");
                    let out = Text { text, parts: line.parts };
                    if out.fits() {
                        return Some(out);
                    }
                }
                let (pair, wire) = self.named(pair, place);
                let prefix = format!("{prefix}{}.", key(&pair.key));
                let kept = pairs.iter().filter(|inner| !self.decisions.lacks(&below(place, inner)));
                for inner in wire.iter().chain(kept) {
                    out.append(self.lines(&prefix, inner, &below(place, inner)));
                }
                out.mark(0, place);
            }
            Value::List(values) => {
                let _ = writeln!(out.text, "{prefix}{} = [", key(&pair.key));
                for value in values {
                    out.text.push_str("    ");
                    out.append(self.value(value, place));
                    out.text.push_str(",\n");
                }
                out.text.push_str("]\n");
                out.mark(0, place);
            }
            Value::Text(text) => {
                let _ = write!(out.text, "{prefix}{} = \"\"\"\\\n    {}\"\"\"\n", key(&pair.key), escaped(text));
                out.mark(0, place);
            }
            _ => return None,
        }
        Some(out)
    }

    /// A pair with its new name, and the name that is sent, if these differ.
    fn named(&self, pair: &Pair, place: &[String]) -> (Pair, Option<Pair>) {
        let Some(name) = self.decisions.new_name(place) else { return (pair.clone(), None) };
        let is_sent =
            place.iter().rev().nth(1).is_some_and(|kind| ["fields", "query", "params"].contains(&kind.as_str()));
        let wire = is_sent.then(|| Pair::new("wire", Value::text(&pair.key)));
        (Pair { key: name.to_owned(), value: pair.value.clone() }, wire)
    }

    fn inline(&self, prefix: &str, pair: &Pair, place: &[String]) -> Text {
        let mut out = Text { text: prefix.to_owned(), parts: Vec::new() };
        let is_value = place.iter().rev().nth(1).is_some_and(|kind| kind == "values");
        let (named, wire) = self.named(pair, place);
        match self.decisions.new_name(place).filter(|_| is_value) {
            // The name in Rust of a value follows what is sent.
            Some(name) => drop(write!(out.text, "{}.{}", key(&pair.key), key(name))),
            None => out.text.push_str(&key(&named.key)),
        }
        out.text.push_str(" = ");
        let value = self.decisions.placeholder(place).map_or_else(|| named.value.clone(), Value::text);
        out.append(match (&value, wire) {
            (Value::Pairs(pairs), Some(wire)) => self.value(&Value::Pairs([vec![wire], pairs.clone()].concat()), place),
            (Value::Text(_), Some(wire)) => {
                let doc = Pair::new("doc", value.clone());
                self.value(&Value::Pairs(vec![wire, doc]), place)
            }
            (value, _) => self.value(value, place),
        });
        out.mark(0, place);
        out
    }

    fn value(&self, value: &Value, place: &[String]) -> Text {
        let mut out = Text::default();
        match value {
            Value::Text(text) => out.text = quoted(text),
            Value::Literal(text) => out.text.clone_from(text),
            Value::Type(ty) => out.text = quoted(&self.decisions.type_name(ty)),
            Value::Resource(name) => out.text = quoted(self.decisions.name(&["resources".to_owned(), name.clone()])),
            Value::List(values) => {
                out.text.push('[');
                let part = |value: &Value| match value {
                    Value::Text(text) | Value::Resource(text) => Some([place, std::slice::from_ref(text)].concat()),
                    _ => None,
                };
                let is_kept = |value: &&Value| part(value).is_none_or(|part| !self.decisions.lacks(&part));
                for (index, value) in values.iter().filter(is_kept).enumerate() {
                    out.text.push_str(if index == 0 { "" } else { ", " });
                    let start = out.text.len();
                    out.append(self.value(value, place));
                    if let Some(part) = part(value) {
                        out.mark(start, &part);
                    }
                }
                out.text.push(']');
            }
            Value::Pairs(pairs) | Value::Lines(pairs) => {
                out.text.push_str("{ ");
                let is_kept = |pair: &&Pair| !self.decisions.lacks(&below(place, pair));
                for (index, pair) in pairs.iter().filter(is_kept).enumerate() {
                    out.text.push_str(if index == 0 { "" } else { ", " });
                    out.append(self.inline("", pair, &below(place, pair)));
                }
                out.text.push_str(" }");
            }
        }
        out
    }
}

fn below(place: &[String], pair: &Pair) -> Place {
    [place, std::slice::from_ref(&pair.key)].concat()
}
