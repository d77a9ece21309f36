//! Names that the runtime, the prelude and the generated code have taken. Items from a spec are in the same scopes.
//!
//! The lists are derived from the generated code and from the runtime's own sources by `tests/it/check/reserved.rs`.

const LISTS: &str = include_str!("reserved.txt");

/// Types and traits: the other ones of the API's module, and those of the prelude, which a user's `use …::*` would hide.
pub fn types() -> impl Iterator<Item = &'static str> {
    list("[types]")
}

/// Modules that the API's module has in addition to those of resources.
pub fn modules() -> impl Iterator<Item = &'static str> {
    list("[modules]")
}

/// Methods of `Client`.
pub fn client() -> impl Iterator<Item = &'static str> {
    list("[Client]")
}

/// Methods of `Live`.
pub fn live() -> impl Iterator<Item = &'static str> {
    list("[Live]")
}

/// Methods of a `Call`.
pub fn call() -> impl Iterator<Item = &'static str> {
    list("[Call]")
}

/// Methods of a `ListCall`.
pub fn list_call() -> impl Iterator<Item = &'static str> {
    list("[ListCall]")
}

/// Constructors and methods of `Token`.
pub fn token() -> impl Iterator<Item = &'static str> {
    list("[Token]")
}

/// Methods of a `New…`, an `…Update` or a collection.
pub const BUILDER: [&str; 3] = ["clone", "into", "to_owned"];

/// The names below a heading.
fn list(heading: &str) -> impl Iterator<Item = &'static str> {
    let below = LISTS.lines().skip_while(move |line| *line != heading).skip(1);
    below.take_while(|line| !line.starts_with('[')).filter(|line| !line.is_empty())
}
