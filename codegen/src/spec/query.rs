//! Query parameters.

use super::declare::table;
use super::entry::OneOrMore;
use super::keys::Keys;
use super::read::{Literal, Named};
#[cfg(feature = "schema")]
use super::shape::{Describe, Key};
use super::table::Table;
use super::words::{Joined, State, Word};
use crate::diagnostic::At;

table! {
    /// One query parameter with a `type`, or several in `params` that are given together. They are a method of the list, unless
    /// `on` says otherwise. `query.include` adds those of groups.
    #[alone = "doc"]
    #[in_groups = true]
    pub struct Query {
        /// An old name, or several. Programs may use it, and the compiler shows the new name.
        pub was: OneOrMore,
        /// Several parameters, by name: `{ NAME = "TYPE" }`.
        pub params: Vec<Named<Param>>,
        /// The operations with the parameters: `["get", "list"]`. The default is the list. A get can have parameters only if the
        /// resource has neither `create` nor `update`.
        pub on: Vec<At<String>>,
        /// `true` if the parameters are arguments of the list.
        pub required: Option<At<bool>>,
        /// The state of parameters that may still change, as the provider calls it: `"alpha"` or `"beta"`.
        pub state: Option<At<Word<State>>>,
        /// The documentation of the method.
        pub doc: At<String>,
        #[keys]
        pub own: Option<Param>,
    }
}

table! {
    /// A query parameter.
    #[alone = "type"]
    pub struct Param {
        /// The name on the wire, if the key is another name in Rust.
        pub wire: Option<At<String>>,
        /// The type. A parameter of the type `[T]` takes several values.
        #[key = "type"]
        pub ty: At<String>,
        /// `"comma"` if several values are sent with commas between them. The default is to send the parameter once for each.
        pub style: Option<At<Word<Joined>>>,
        /// A value for the documentation.
        pub example: Option<At<Literal>>,
    }
}

// A query has either the keys of its only parameter or a table of parameters.
impl Keys for Option<Param> {
    fn read(table: &mut Table<'_>) -> Self {
        let own = !table.has("params") && (table.has("type") || table.has("wire"));
        own.then(|| Keys::read(table))
    }
}

#[cfg(feature = "schema")]
impl Describe for Option<Param> {
    fn keys() -> Vec<Key> {
        Param::keys().into_iter().map(Key::optional).collect()
    }
}
