//! One table of a spec, read key by key. Keys that are missing, misspelt or of another type are reported, and reading continues.

use std::borrow::Cow;
use std::cmp::Ordering;

use toml::de::DeTable;

use super::groups::Groups;
use super::old_form;
use super::read::{Named, Renamed, Value, array, list, plain, text, wrong_type};
use crate::diagnostic::{At, Report, Span};
use crate::into_vec::IntoVec as _;

/// A table that is being read.
pub struct Table<'a> {
    entries: Option<&'a DeTable<'a>>,
    /// The one value of a table that is written as this value alone, and its key.
    alone: Option<(&'static str, &'a Value<'a>)>,
    /// Where the table stands.
    pub span: Span,
    groups: &'a Groups<'a>,
    pub report: &'a Report,
    /// The keys that were asked for, sorted.
    known: Vec<&'static str>,
    /// The order of the tables in this one.
    order: Order,
}

type Entry<'a> = (&'a Key<'a>, &'a Value<'a>);

/// A function instead of a closure: one sort is compiled for all orders.
type Order = fn(&Entry<'_>, &Entry<'_>) -> Ordering;

fn by_name(one: &Entry<'_>, other: &Entry<'_>) -> Ordering {
    one.0.get_ref().cmp(other.0.get_ref())
}

fn by_place(one: &Entry<'_>, other: &Entry<'_>) -> Ordering {
    one.0.span().start.cmp(&other.0.span().start)
}

impl<'a> Table<'a> {
    /// The table of a whole document. Its entries are read in the order of their names, so that the generated code does not depend on the
    /// order of the text.
    pub fn root(entries: &'a DeTable<'a>, groups: &'a Groups<'a>, report: &'a Report) -> Self {
        Table { entries: Some(entries), alone: None, span: 0..0, groups, report, known: Vec::new(), order: by_name }
    }

    /// The table that is a value below this one.
    pub fn below(&self, value: &'a Value<'a>, span: Span) -> Table<'a> {
        let entries = value.get_ref().as_table();
        if entries.is_none() {
            wrong_type(self.report, value, "a table");
        }
        self.inner(entries, None, span)
    }

    /// An empty table instead of a missing one.
    pub fn nothing(&self) -> Table<'a> {
        self.inner(None, None, self.span.clone())
    }

    fn inner(
        &self,
        entries: Option<&'a DeTable<'a>>,
        alone: Option<(&'static str, &'a Value<'a>)>,
        span: Span,
    ) -> Table<'a> {
        let (groups, report) = (self.groups, self.report);
        Table { entries, alone, span, groups, report, known: Vec::new(), order: by_place }
    }

    /// Whether it could be read as a table.
    fn is_table(&self) -> bool {
        self.entries.is_some() || self.alone.is_some()
    }

    /// Takes the value under a key. The key counts as known from then on.
    pub fn take(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
        if let Err(at) = self.known.binary_search(&key) {
            self.known.insert(at, key);
        }
        let alone = self.alone.filter(|(of, _)| *of == key).map(|(_, value)| value);
        alone.or_else(|| self.entries?.get(key))
    }

    /// The same of a key that has to be there. One that is missing is reported.
    pub fn need(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
        if self.is_table() && !self.has(key) {
            self.report.error("missing-key", &self.span, format!("`{key}` is missing"));
        }
        self.take(key)
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        let alone = self.alone.is_some_and(|(of, _)| of == key);
        alone || self.entries.is_some_and(|entries| entries.contains_key(key))
    }

    /// The elements of an array; none when it is not there.
    pub fn items(&mut self, key: &'static str) -> &'a [Value<'a>] {
        let Some(value) = self.take(key) else { return &[] };
        array(value, self.report).unwrap_or(&[])
    }

    /// The values under any names, in the order of this table.
    pub fn named(&mut self, key: &'static str) -> Vec<Named<&'a Value<'a>>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            match old_form::of_list(key).filter(|_| value.get_ref().is_array()) {
                Some(now) => old_form::report(self.report, &value.span(), key, now),
                None => wrong_type(self.report, value, "a table"),
            }
            return Vec::new();
        };
        in_order(table, self.order).map(|(name, value)| (self.name(name), value)).into_vec()
    }

    /// The tables under any names, in the order of this table. A text alone stands for a table with nothing but the key `alone`.
    pub fn tables(&mut self, key: &'static str, alone: Option<&'static str>) -> Vec<Named<Table<'a>>> {
        let values = self.named(key);
        let tables = values.into_iter().map(|(name, value)| self.entry(name, value, alone));
        tables.filter(|(_, table)| table.is_table()).into_vec()
    }

    /// The same, with those of a group where the text includes it.
    pub fn tables_and_groups(&mut self, key: &'static str, alone: Option<&'static str>) -> Vec<Named<Table<'a>>> {
        let mut found = Vec::new();
        for (name, value) in self.named(key) {
            let Some(groups) = value.get_ref().as_array().filter(|_| *name == "include") else {
                found.push(self.entry(name, value, alone));
                continue;
            };
            for group in groups {
                let Some(name) = text(group, self.report) else { continue };
                let group = At::new(name, group.span());
                let entries = self.groups.entries(&group, self.report);
                let entries = entries.into_iter().flat_map(|entries| in_order(entries, by_place));
                found.extend(entries.map(|(name, value)| self.entry(self.name(name), value, alone)));
            }
        }
        found.retain(|(_, table)| table.is_table());
        found
    }

    /// Values on the wire, each with its name in Rust below it: `SENT.NAME = "…"`. A value without another name has only a string.
    pub fn renamed(&mut self, key: &'static str, alone: Option<&'static str>) -> Vec<Renamed<Table<'a>>> {
        let values = self.named(key);
        values.into_iter().filter_map(|(sent, value)| self.renamed_entry(sent, value, alone)).into_vec()
    }

    fn renamed_entry(
        &self,
        sent: At<String>,
        value: &'a Value<'a>,
        alone: Option<&'static str>,
    ) -> Option<Renamed<Table<'a>>> {
        let Some(table) = value.get_ref().as_table() else {
            let (sent, table) = self.entry(sent, value, alone);
            return table.is_table().then_some((sent, None, table));
        };
        if table.contains_key("name") && alone.is_some_and(|key| table.contains_key(key)) {
            let now = format!("write `{}.NAME = \"…\"`", sent.value);
            old_form::report(self.report, &sent.span, &sent.value, &now);
            return None;
        }
        let mut names = in_order(table, by_place);
        let (name, others) = (names.next(), names.next());
        if name.is_none() || others.is_some() {
            let message = format!("`{}` has one name in Rust, or none of its own", sent.value);
            self.report.error("one-name", &sent.span, message).help(format!("write `{}.NAME = \"…\"`", sent.value));
        }
        let (name, value) = name?;
        let (name, table) = self.entry(self.name(name), value, alone);
        table.is_table().then_some((sent, Some(name), table))
    }

    fn entry(&self, name: At<String>, value: &'a Value<'a>, alone: Option<&'static str>) -> Named<Table<'a>> {
        let table = match alone.filter(|_| value.get_ref().is_str()) {
            Some(key) => self.inner(None, Some((key, value)), name.span.clone()),
            None => self.below(value, name.span.clone()),
        };
        (name, table)
    }

    fn name(&self, key: &Key<'_>) -> At<String> {
        At::new(plain(key.get_ref(), &key.span(), self.report), key.span())
    }

    /// Reports the keys that were not read.
    pub fn finish(self) {
        for key in self.entries.into_iter().flat_map(|entries| entries.keys()) {
            let name: &str = key.get_ref();
            if self.known.binary_search(&name).is_ok() {
                continue;
            }
            if let Some(now) = old_form::of_key(name) {
                old_form::report(self.report, &key.span(), name, now);
            } else {
                self.report
                    .error("unknown-key", &key.span(), format!("there is no key `{name}` here"))
                    .help(format!("the keys are {}", list(self.known.iter().copied())))
                    .suggest(name, self.known.iter().copied());
            }
        }
    }
}

type Key<'a> = toml::Spanned<Cow<'a, str>>;

/// The entries of a table. The features of `toml`, which other crates can turn on, decide in which order it has them.
fn in_order<'a>(table: &'a DeTable<'a>, order: Order) -> impl Iterator<Item = Entry<'a>> {
    let mut entries: Vec<_> = table.iter().into_vec();
    entries.sort_by(order);
    entries.into_iter()
}
