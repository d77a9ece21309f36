//! Values under a key: the type of a struct's field says how the value is read.

use super::keys::{Keys, whole};
use super::old_form;
use super::read::{self, Bound, Literal, Named, Renamed, array};
use super::table::Table;
use super::words::Word;
use crate::diagnostic::{At, NOWHERE};
use crate::into_vec::IntoVec as _;

/// A value under a key of a table, which may be missing.
pub trait Entry: Sized {
    /// Reads the value under the key.
    fn read(table: &mut Table<'_>, key: &'static str) -> Self;
}

/// A single value.
pub trait Value: Sized {
    /// Reads the value. One of another type is reported.
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self>;
}

/// A value that has to be there.
pub trait Needed: Value {
    /// The replacement for a missing value, which was reported.
    fn stand_in() -> Self;
}

/// One string, or the strings of an array.
#[derive(Clone, Debug)]
pub struct OneOrMore(pub Vec<At<String>>);

/// The name of a type, which need not be there where it follows from something else.
#[derive(Clone, Debug)]
pub struct Implied(pub Option<At<String>>);

impl Value for String {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        read::text(value, above.report)
    }
}

/// A misspelt word is reported when its meaning is looked up.
impl<T> Value for Word<T> {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        read::text(value, above.report).map(Word::new)
    }
}

impl Value for bool {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        read::flag(value, above.report)
    }
}

impl Value for i64 {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        read::integer(value, above.report)
    }
}

impl Value for Bound {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        read::bound(value, above.report)
    }
}

impl Value for Literal {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        read::literal(value, above.report)
    }
}

impl<T: Value> Value for Vec<T> {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        let items = array(value, above.report)?;
        // All are read before any is missed, so that every mistake is reported.
        let items: Vec<_> = items.iter().map(|item| T::read(item, above)).into_vec();
        items.into_iter().collect()
    }
}

impl<T: Keys> Value for T {
    fn read<'a>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<Self> {
        Some(whole(above.below(value, value.span())))
    }
}

impl Needed for String {
    fn stand_in() -> Self {
        "?".to_owned()
    }
}

impl<T: Value> Needed for Vec<T> {
    fn stand_in() -> Self {
        Vec::new()
    }
}

/// The value with its place.
fn placed<'a, T: Value>(value: &'a read::Value<'a>, above: &Table<'a>) -> Option<At<T>> {
    Some(At::new(T::read(value, above)?, value.span()))
}

/// A value, if there is one.
impl<T: Value> Entry for Option<At<T>> {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        placed(table.take(key)?, table)
    }
}

/// A value that has to be there; one from nowhere when it is not.
impl<T: Needed> Entry for At<T> {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        let found = table.need(key).and_then(|value| placed(value, table));
        found.unwrap_or_else(|| At::new(T::stand_in(), NOWHERE))
    }
}

/// A table that has to be there; an empty one when it is not.
impl<T: Keys> Entry for T {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        whole(match table.need(key) {
            Some(value) => table.below(value, value.span()),
            None => table.nothing(),
        })
    }
}

/// A flag; `false` when it is not there.
impl Entry for bool {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        Option::<At<bool>>::read(table, key).is_some_and(|flag| flag.value)
    }
}

/// The elements of an array; none when it is not there.
impl<T: Value> Entry for Vec<At<T>> {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        table.items(key).iter().filter_map(|value| placed(value, table)).into_vec()
    }
}

/// An array whose elements are strings, or arrays of strings.
impl Entry for Vec<Vec<At<String>>> {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        let items = table.items(key).iter();
        let groups = items.map(|value| match value.get_ref().as_array() {
            Some(texts) => texts.iter().filter_map(|value| placed(value, table)).into_vec(),
            None => placed(value, table).into_iter().into_vec(),
        });
        groups.into_vec()
    }
}

/// Values under any names, in the order of the text.
impl<T: Value> Entry for Vec<Named<At<T>>> {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        let named = table.named(key).into_iter();
        named.filter_map(|(name, value)| Some((name, placed(value, table)?))).into_vec()
    }
}

/// Tables under any names, in the order of the text.
impl<T: Keys> Entry for Vec<Named<T>> {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        let tables = if T::IN_GROUPS { table.tables_and_groups(key, T::ALONE) } else { table.tables(key, T::ALONE) };
        tables.into_iter().map(|(name, table)| (name, whole(table))).into_vec()
    }
}

/// Tables under what is sent, each with its name in Rust.
impl<T: Keys> Entry for Vec<Renamed<T>> {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        let tables = table.renamed(key, T::ALONE).into_iter();
        tables.map(|(sent, name, table)| (sent, name, whole(table))).into_vec()
    }
}

impl Entry for OneOrMore {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        let Some(value) = table.take(key) else { return OneOrMore(Vec::new()) };
        if value.get_ref().is_array() {
            return OneOrMore(Entry::read(table, key));
        }
        if let Some(now) = old_form::of_table(key).filter(|_| value.get_ref().is_table()) {
            old_form::report(table.report, &value.span(), key, now);
            return OneOrMore(Vec::new());
        }
        OneOrMore(placed(value, table).into_iter().into_vec())
    }
}

impl Entry for Implied {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        // One of another type was reported, and is not missing.
        let stand_in = || At::new(String::stand_in(), NOWHERE);
        Implied(table.take(key).map(|value| placed(value, table).unwrap_or_else(stand_in)))
    }
}
