//! The tables of the language: each is a struct, whose fields are its keys.

use super::table::Table;

/// A table of the language. `table!` implements it for a struct.
pub trait Keys: Sized {
    /// The key whose value may stand alone, instead of a table with only this key.
    const ALONE: Option<&'static str> = None;
    /// Whether such tables can be in a group, which others include.
    const IN_GROUPS: bool = false;

    /// Reads the keys.
    fn read(table: &mut Table<'_>) -> Self;
}

/// Reads a whole table, and reports the keys that it does not have.
pub fn whole<T: Keys>(mut table: Table<'_>) -> T {
    let value = T::read(&mut table);
    table.finish();
    value
}
