//! Objects and fields.

use super::declare::table;
use super::entry::{Implied, OneOrMore};
use super::read::{Literal, Named};
use super::types::Limits;
use super::words::{Needing, Seen, Word, Write};
use crate::diagnostic::At;

table! {
    /// An object in a field, an element of a list, or a value of a map. One with a writable field is read, edited and sent back as
    /// one value. Its `new` takes the required fields. A required field is plain if responses always contain it; any other field is an
    /// `Option`, or a list that may be empty. Read-only fields have getters and are never sent. A create leaves out fields with
    /// `write = "update"`, such as the IDs of elements.
    pub struct Object {
        /// An old name, or several. Programs may use it, and the compiler shows the new name.
        pub was: OneOrMore,
        /// The documentation of the type.
        pub doc: At<String>,
        /// The anchor in the documentation of the API.
        pub docs: Option<At<String>>,
        /// `true` if no body contains the object, although its fields come from a group that is written elsewhere.
        pub read_only: Option<At<bool>>,
        /// Fields of which a body contains at most one: `[["page_ids", "url_targeting"]]`. An empty list counts as not given.
        pub at_most_one_of: Vec<Vec<At<String>>>,
        /// Functions that make an object of one kind, by name: `insertion = { args = ["selector", "value"], set = { type =
        /// "insert_html" }, doc = "…" }`. The arguments and the values that it sets include the required fields. `new` stays unless a
        /// constructor has this name.
        pub constructors: Vec<Named<Constructor>>,
        /// The fields, in the order of the struct. Required fields are the arguments of `new` in this order.
        pub fields: Vec<Named<Field>>,
    }
}

table! {
    /// A field. Its key is the name on the wire. The name in Rust is in snake case, with `_` for a hyphen. A string alone is the
    /// documentation. `include = ["stamps"]` adds the fields of `[groups.stamps]`.
    #[alone = "doc"]
    #[in_groups = true]
    pub struct Field {
        /// An old name, or several. Programs may use it, and the compiler shows the new name.
        pub was: OneOrMore,
        /// The name on the wire, if the key is another name in Rust: for `from`, `self` or `1st`, or for `newField` besides
        /// `new_field`. The rest of the spec uses the key.
        pub wire: Option<At<String>>,
        /// The type: a scalar (`bool`, `u32`, `u64`, `i64`, `f64`, `string`, `time`, `date`, `json`), one of `[types]`, an enum, an
        /// object, an ID such as `ProjectId`, a list `[…]`, or a map `map[KEY, VALUE]`, whose keys are strings, IDs or handwritten types
        /// that are strings on the wire. Some fields do not need it: `id`, `project_id` (a `ProjectId`), `project_ids` (a
        /// `[ProjectId]`), and a field whose `default` or `example` is a string or a boolean.
        #[key = "type"]
        pub ty: Implied,
        /// Which requests can set the field: `"create"`, `"update"` or `"both"`. The default is none, or `"both"` for a field that
        /// is `required` or `nullable`.
        pub write: Option<At<Word<Write>>>,
        /// `false` of a field that can be written and that no response contains.
        pub read: Option<At<bool>>,
        /// `"create"` if every create needs the field, or `"always"` if every update needs it, too.
        pub required: Option<At<Word<Needing>>>,
        /// Whether null may be written.
        pub nullable: bool,
        /// Evidence of what responses contained instead of a value: `"null"`, `"absent"` or `"absent in lists"`.
        pub seen: Vec<At<Word<Seen>>>,
        /// In an API that leaves out what is unset, the evidence that responses always contain the field.
        pub always: Option<At<String>>,
        /// The value that the API sets if a create does not send the field.
        pub default: Option<At<Literal>>,
        /// A value of the field, or of an element of it, for the documentation. A string needs one.
        pub example: Option<At<Literal>>,
        /// How many elements a list has, at least and at most: `[2, 2]`. It is checked before anything is sent.
        pub length: Option<At<Vec<i64>>>,
        /// The number that a read-only field has if there is no value.
        pub null: Option<At<i64>>,
        /// The total of one field of the elements of a list: `{ weight = 10000, except = "archived" }`. A list is rejected before
        /// it is sent if its weights do not add up, neither all of them nor those of the elements without the flag `archived`.
        pub sum: Vec<Named<At<Literal>>>,
        /// Whether the value is a secret, which no output of the program contains.
        pub secret: bool,
        /// `false` of a field that creates something each time it is sent, so that the request is not repeated.
        pub repeatable: Option<At<bool>>,
        /// `false` if a copy leaves the field out, because it names something of the original or would start the copy.
        pub copied: Option<At<bool>>,
        /// For a list of objects, the field that identifies them; for a map, `true`. An update replaces the whole value, so a fetched
        /// object has `edit_…`, which takes a function, and not `set_…`. An update is rejected before it is sent if an ID is in its list
        /// twice.
        pub edit: Option<At<Literal>>,
        /// The documentation, in Markdown. The first sentence is the summary. Code in it is never run.
        pub doc: At<String>,
        #[keys]
        pub limits: Limits,
    }
}

impl Field {
    /// Whether something writes it.
    pub fn is_written(&self) -> bool {
        self.write.is_some() || self.required.is_some() || self.nullable
    }

    /// The same field if nothing writes it.
    pub fn only_read(self) -> Field {
        Field { write: None, required: None, nullable: false, repeatable: None, example: None, ..self }
    }
}

table! {
    /// A function that makes an object of one kind, which is the same in a create and in an update.
    pub struct Constructor {
        /// The fields that are its arguments. Two lists in an inner array are an argument of pairs.
        pub args: Vec<Vec<At<String>>>,
        /// The fields that it sets, and their values. Setters may change them.
        pub set: Vec<Named<At<Literal>>>,
        /// The documentation of the function.
        pub doc: At<String>,
    }
}
