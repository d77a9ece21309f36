//! Reads the tables of a spec key by key. What is missing, misspelt or of another type is reported, and reading goes on.

use std::borrow::Cow;
use std::collections::BTreeSet;

use toml::de::{DeTable, DeValue};

use super::groups::Groups;
use super::old_form;
use crate::diagnostic::{At, NOWHERE, Report, Span, is_hidden};

/// A TOML value that a field's default or a constructor can fix.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(String),
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A whole number.
    Whole(i64),
    /// Any number.
    Real(f64),
}

impl Bound {
    /// The number, which may lose its last digits.
    pub fn real(self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "a range that needs 17 digits is not one of fractions")]
            Bound::Whole(number) => number as f64,
            Bound::Real(number) => number,
        }
    }
}

pub type Value<'a> = toml::Spanned<DeValue<'a>>;

/// An entry of a table under a name that the spec gives.
pub type Named<T> = (At<String>, T);

/// An entry under what is sent, with the name in Rust that the spec gives it, if it gives one.
pub type Renamed<T> = (At<String>, Option<At<String>>, T);

/// One table of the spec, being read.
pub struct Table<'a> {
    entries: Option<&'a DeTable<'a>>,
    /// The one value of a table that is written as this value alone, and its key.
    alone: Option<(&'static str, &'a Value<'a>)>,
    /// Where the table stands.
    pub span: Span,
    groups: &'a Groups<'a>,
    report: &'a Report,
    known: BTreeSet<&'static str>,
}

impl<'a> Table<'a> {
    /// The table of a whole document.
    pub fn root(entries: &'a DeTable<'a>, groups: &'a Groups<'a>, report: &'a Report) -> Self {
        Table { entries: Some(entries), alone: None, span: 0..0, groups, report, known: BTreeSet::new() }
    }

    /// The table that is a value below this one.
    fn below(&self, value: &'a Value<'a>, span: Span) -> Table<'a> {
        let entries = value.get_ref().as_table();
        if entries.is_none() {
            wrong_type(self.report, value, "a table");
        }
        self.inner(entries, None, span)
    }

    fn inner(
        &self,
        entries: Option<&'a DeTable<'a>>,
        alone: Option<(&'static str, &'a Value<'a>)>,
        span: Span,
    ) -> Table<'a> {
        Table { entries, alone, span, groups: self.groups, report: self.report, known: BTreeSet::new() }
    }

    /// The same; a text alone stands for a table that has nothing but this key.
    fn below_or_alone(&self, value: &'a Value<'a>, span: Span, key: &'static str) -> Table<'a> {
        if value.get_ref().as_str().is_none() {
            return self.below(value, span);
        }
        self.inner(None, Some((key, value)), span)
    }

    /// Whether it could be read as a table.
    fn is_table(&self) -> bool {
        self.entries.is_some() || self.alone.is_some()
    }

    fn take(&mut self, key: &'static str) -> Option<&'a Value<'a>> {
        self.known.insert(key);
        let alone = self.alone.filter(|(of, _)| *of == key).map(|(_, value)| value);
        alone.or_else(|| self.entries?.get(key))
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        let alone = self.alone.is_some_and(|(of, _)| of == key);
        alone || self.entries.is_some_and(|entries| entries.contains_key(key))
    }

    fn lacks(&self, key: &str) -> bool {
        self.is_table() && !self.has(key)
    }

    fn missing(&self, key: &str) {
        self.report.error("missing-key", &self.span, format!("`{key}` is missing"));
    }

    /// A text, if there is one.
    pub fn text(&mut self, key: &'static str) -> Option<At<String>> {
        let value = self.take(key)?;
        if let Some(now) = old_form::of_table(key).filter(|_| value.get_ref().is_table()) {
            old_form::report(self.report, &value.span(), key, now);
            return None;
        }
        text(value, self.report)
    }

    /// A text that has to be there; one from nowhere when it is not, which has then been reported.
    pub fn needed_text(&mut self, key: &'static str) -> At<String> {
        if self.lacks(key) {
            self.missing(key);
        }
        self.text(key).unwrap_or_else(|| At::new("?".to_owned(), NOWHERE))
    }

    /// A flag; `false` when it is not there.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.placed_flag(key).is_some_and(|flag| flag.value)
    }

    /// A flag with its place, if there is one.
    pub fn placed_flag(&mut self, key: &'static str) -> Option<At<bool>> {
        let value = self.take(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            wrong_type(self.report, value, "`true` or `false`");
        }
        Some(At::new(flag?, value.span()))
    }

    /// A whole number, if there is one.
    pub fn integer(&mut self, key: &'static str) -> Option<At<i64>> {
        integer(self.take(key)?, self.report)
    }

    /// A text, number or flag, if there is one.
    pub fn literal(&mut self, key: &'static str) -> Option<At<Literal>> {
        literal(self.take(key)?, self.report)
    }

    /// The texts of an array; none when it is not there.
    pub fn texts(&mut self, key: &'static str) -> Vec<At<String>> {
        self.items(key).iter().filter_map(|value| text(value, self.report)).collect()
    }

    /// One text, or those of an array.
    pub fn text_or_texts(&mut self, key: &'static str) -> Vec<At<String>> {
        match self.take(key) {
            Some(value) if value.get_ref().is_array() => self.texts(key),
            _ => self.text(key).into_iter().collect(),
        }
    }

    /// The whole numbers of an array, if there is one.
    pub fn integers(&mut self, key: &'static str) -> Option<At<Vec<i64>>> {
        let value = self.take(key)?;
        let items = array(value, self.report)?;
        // All are read before any is missed, so that every mistake is reported.
        let numbers: Vec<_> = items.iter().map(|item| integer(item, self.report)).collect();
        let numbers = numbers.into_iter().map(|number| Some(number?.value)).collect::<Option<_>>()?;
        Some(At::new(numbers, value.span()))
    }

    /// The numbers of an array, if there is one.
    pub fn numbers(&mut self, key: &'static str) -> Option<At<Vec<Bound>>> {
        let value = self.take(key)?;
        let items = array(value, self.report)?;
        // All are read before any is missed, so that every mistake is reported.
        let numbers: Vec<_> = items.iter().map(|item| bound(item, self.report)).collect();
        Some(At::new(numbers.into_iter().collect::<Option<_>>()?, value.span()))
    }

    /// The whole numbers of an array that has to be there; none from nowhere when it is not, which has then been
    /// reported.
    pub fn needed_integers(&mut self, key: &'static str) -> At<Vec<i64>> {
        if self.lacks(key) {
            self.missing(key);
        }
        self.integers(key).unwrap_or_else(|| At::new(Vec::new(), NOWHERE))
    }

    /// An array whose elements are texts, or arrays of texts.
    pub fn groups(&mut self, key: &'static str) -> Vec<Vec<At<String>>> {
        let report = self.report;
        let group = |value: &'a Value<'a>| match value.get_ref().as_array() {
            Some(texts) => texts.iter().filter_map(|value| text(value, report)).collect(),
            None => text(value, report).into_iter().collect(),
        };
        self.items(key).iter().map(group).collect()
    }

    /// The table under `key`, which has to be there; an empty one when it is not, which has then been reported.
    pub fn needed_table(&mut self, key: &'static str) -> Table<'a> {
        match self.take(key) {
            Some(value) => self.below(value, value.span()),
            None => {
                self.missing(key);
                self.inner(None, None, self.span.clone())
            }
        }
    }

    /// The table under `key`, if there is one.
    pub fn table_if_any(&mut self, key: &'static str) -> Option<Table<'a>> {
        let value = self.take(key)?;
        Some(self.below(value, value.span()))
    }

    /// The tables under any names, sorted by name.
    pub fn sorted_tables(&mut self, key: &'static str) -> Vec<Named<Table<'a>>> {
        let mut tables = self.tables(key);
        tables.sort_by(|(one, _), (other, _)| one.value.cmp(&other.value));
        tables
    }

    /// The tables under any names, in the order of the text.
    pub fn tables(&mut self, key: &'static str) -> Vec<Named<Table<'a>>> {
        let values = self.named(key);
        let tables = values.into_iter().map(|(name, value)| self.entry(name, value));
        tables.filter(|(_, table)| table.is_table()).collect()
    }

    /// The same, of which each may be a text alone: the value of one key.
    pub fn tables_or_texts(&mut self, key: &'static str, short: &'static str) -> Vec<Named<Table<'a>>> {
        let values = self.named(key);
        let tables = values.into_iter().map(|(name, value)| self.entry_or_text(name, value, short));
        tables.filter(|(_, table)| table.is_table()).collect()
    }

    /// What is sent, each with its name in Rust below it: `SENT.NAME = "…"`. One without a name of its own is a text alone.
    pub fn named_below(&mut self, key: &'static str, short: &'static str) -> Vec<Renamed<Table<'a>>> {
        let values = self.named(key);
        values.into_iter().filter_map(|(sent, value)| self.renamed(sent, value, short)).collect()
    }

    fn renamed(&self, sent: At<String>, value: &'a Value<'a>, short: &'static str) -> Option<Renamed<Table<'a>>> {
        let Some(table) = value.get_ref().as_table() else {
            let (sent, table) = self.entry_or_text(sent, value, short);
            return table.is_table().then_some((sent, None, table));
        };
        if table.contains_key("name") && table.contains_key(short) {
            let now = format!("write `{}.NAME = \"…\"`", sent.value);
            old_form::report(self.report, &sent.span, &sent.value, &now);
            return None;
        }
        let mut names = in_order(table);
        let (name, others) = (names.next(), names.next());
        if name.is_none() || others.is_some() {
            let message = format!("`{}` has one name in Rust, or none of its own", sent.value);
            self.report.error("one-name", &sent.span, message).help(format!("write `{}.NAME = \"…\"`", sent.value));
        }
        let (name, value) = name?;
        let (name, table) = self.entry_or_text(self.name(name), value, short);
        table.is_table().then_some((sent, Some(name), table))
    }

    /// The tables or texts under any names, with those of a group where the text includes it.
    pub fn tables_and_groups(&mut self, key: &'static str, short: &'static str) -> Vec<Named<Table<'a>>> {
        let mut found = Vec::new();
        for (name, value) in self.named(key) {
            let Some(groups) = value.get_ref().as_array().filter(|_| *name == "include") else {
                found.push(self.entry_or_text(name, value, short));
                continue;
            };
            for group in groups.iter().filter_map(|group| text(group, self.report)) {
                let entries = self.groups.entries(&group, self.report).into_iter().flat_map(in_order);
                found.extend(entries.map(|(name, value)| self.entry_or_text(self.name(name), value, short)));
            }
        }
        found.retain(|(_, table)| table.is_table());
        found
    }

    fn entry(&self, name: At<String>, value: &'a Value<'a>) -> Named<Table<'a>> {
        let table = self.below(value, name.span.clone());
        (name, table)
    }

    fn entry_or_text(&self, name: At<String>, value: &'a Value<'a>, short: &'static str) -> Named<Table<'a>> {
        let table = self.below_or_alone(value, name.span.clone(), short);
        (name, table)
    }

    /// The texts under any names, in the order of the text.
    pub fn named_texts(&mut self, key: &'static str) -> Vec<Named<At<String>>> {
        let report = self.report;
        self.named(key).into_iter().filter_map(|(name, value)| Some((name, text(value, report)?))).collect()
    }

    /// The literals under any names, in the order of the text.
    pub fn named_literals(&mut self, key: &'static str) -> Vec<Named<At<Literal>>> {
        let report = self.report;
        self.named(key).into_iter().filter_map(|(name, value)| Some((name, literal(value, report)?))).collect()
    }

    /// What stands under any names, in the order of the text.
    fn named(&mut self, key: &'static str) -> Vec<Named<&'a Value<'a>>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let Some(table) = value.get_ref().as_table() else {
            match old_form::of_list(key).filter(|_| value.get_ref().is_array()) {
                Some(now) => old_form::report(self.report, &value.span(), key, now),
                None => wrong_type(self.report, value, "a table"),
            }
            return Vec::new();
        };
        in_order(table).map(|(name, value)| (self.name(name), value)).collect()
    }

    fn name(&self, key: &Key<'_>) -> At<String> {
        At::new(plain(key.get_ref(), &key.span(), self.report), key.span())
    }

    fn items(&mut self, key: &'static str) -> &'a [Value<'a>] {
        let Some(value) = self.take(key) else { return &[] };
        array(value, self.report).unwrap_or(&[])
    }

    /// Reports the keys that nothing has asked for.
    pub fn finish(self) {
        for key in self.entries.into_iter().flat_map(|entries| entries.keys()) {
            let name: &str = key.get_ref();
            if self.known.contains(name) {
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

/// The entries of a table as they come in the text: `toml` sorts them by name.
fn in_order<'a>(table: &'a DeTable<'a>) -> impl Iterator<Item = (&'a Key<'a>, &'a Value<'a>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries.into_iter()
}

/// Names as a sentence lists them.
pub fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn array<'a>(value: &'a Value<'a>, report: &Report) -> Option<&'a [Value<'a>]> {
    let array = value.get_ref().as_array();
    if array.is_none() {
        wrong_type(report, value, "an array");
    }
    array.map(|array| &array[..])
}

fn text(value: &Value<'_>, report: &Report) -> Option<At<String>> {
    let text = value.get_ref().as_str();
    if text.is_none() {
        wrong_type(report, value, "a string");
    }
    Some(At::new(plain(text?, &value.span(), report), value.span()))
}

/// A text with `\n` for every line break. What could not stand in code or in its documentation is reported and left out.
fn plain(text: &str, span: &Span, report: &Report) -> String {
    let text = text.replace("\r\n", "\n");
    if let Some(found) = text.chars().find(|letter| is_hidden(*letter)) {
        let what =
            if found.is_control() { "it is a control character" } else { "it changes the direction of the text" };
        let code = format!("U+{:04X}", u32::from(found));
        report.error("bad-character", span, format!("{code} cannot stand in a spec: {what}")).help("leave it out");
    }
    text.chars().filter(|letter| !is_hidden(*letter)).collect()
}

fn integer(value: &Value<'_>, report: &Report) -> Option<At<i64>> {
    let number =
        value.get_ref().as_integer().and_then(|digits| i64::from_str_radix(digits.as_str(), digits.radix()).ok());
    if number.is_none() {
        wrong_type(report, value, "a whole number of 64 bits");
    }
    Some(At::new(number?, value.span()))
}

fn bound(value: &Value<'_>, report: &Report) -> Option<Bound> {
    let DeValue::Float(digits) = value.get_ref() else {
        return integer(value, report).map(|number| Bound::Whole(number.value));
    };
    let number = digits.as_str().parse().ok().filter(|number: &f64| number.is_finite());
    if number.is_none() {
        wrong_type(report, value, "a finite number");
    }
    number.map(Bound::Real)
}

fn literal(value: &Value<'_>, report: &Report) -> Option<At<Literal>> {
    let literal = match value.get_ref() {
        DeValue::Boolean(flag) => Literal::Bool(*flag),
        DeValue::String(text) => Literal::Text(plain(text, &value.span(), report)),
        DeValue::Integer(_) => Literal::Integer(integer(value, report)?.value),
        _ => {
            wrong_type(report, value, "a string, a whole number, `true` or `false`");
            return None;
        }
    };
    Some(At::new(literal, value.span()))
}

fn wrong_type(report: &Report, value: &Value<'_>, expected: &str) {
    let found = value.get_ref().type_str();
    report.error("wrong-type", &value.span(), format!("expected {expected}, found the type `{found}`"));
}
