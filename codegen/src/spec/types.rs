//! Types that are not objects: IDs, scalars with checks, handwritten types and enums.

use super::declare::table;
use super::entry::OneOrMore;
use super::keys::Keys;
use super::read::{Bound, Literal, Renamed};
#[cfg(feature = "schema")]
use super::shape::{Shape, Shaped};
use super::table::Table;
use super::words::{IdKind, Precision, Repr, Word};
use crate::diagnostic::At;

table! {
    /// A type of ID that does not belong to a resource. `[ids.Account]` creates the type `AccountId`, which fields, parameters
    /// and keys of maps use by this name. The `id` of a resource that can only be listed may have such a type.
    pub struct Id {
        /// The kind of the ID: `"number"` or `"string"`. The default is the kind in `[api]`.
        pub kind: Option<At<Word<IdKind>>>,
        /// The documentation of the type.
        pub doc: At<String>,
    }
}

/// A type with its own name in the spec.
#[derive(Clone, Debug)]
pub enum NamedType {
    Scalar(Scalar),
    Handwritten(Handwritten),
}

impl Keys for NamedType {
    fn read(table: &mut Table<'_>) -> Self {
        if table.has("is") { NamedType::Scalar(Keys::read(table)) } else { NamedType::Handwritten(Keys::read(table)) }
    }
}

#[cfg(feature = "schema")]
impl Shaped for NamedType {
    fn shape() -> Shape {
        Shape::Either(vec![Scalar::shape(), Handwritten::shape()])
    }
}

table! {
    /// A scalar type with checks. It does not create a type in Rust, and its name is in snake case. Only a field can
    /// have such a type: elements of lists and parameters have the plain type.
    pub struct Scalar {
        /// The scalar type that it is: `bool`, `u32`, `u64`, `i64`, `f64`, `string`, `time`, `date` or `json`.
        pub is: At<String>,
        #[keys]
        pub limits: Limits,
    }
}

table! {
    /// The checks of a value, and the facts about it in addition to its type.
    pub struct Limits {
        /// The unit of a number, for the documentation: `"basis points"`.
        pub unit: Option<At<String>>,
        /// The lowest and the highest number: `[0, 10000]`. The range of an `f64` may end with fractions. It is checked before
        /// anything is sent.
        pub range: Option<At<Vec<Bound>>>,
        /// The regular expression that a string matches.
        pub pattern: Option<At<String>>,
        /// The greatest length of a string, in characters. It is checked before anything is sent.
        pub max_length: Option<At<i64>>,
        /// `"seconds"` if the API drops fractions of a second.
        pub precision: Option<At<Word<Precision>>>,
    }
}

table! {
    /// A type that is written in Rust, for values whose structure the spec cannot describe. Its name is in snake case. The type
    /// implements `Clone`, `Debug`, `Default`, `PartialEq`, `Serialize`, `Deserialize` and `Inspect`. The type of a parameter
    /// also implements `Display`, and that of the keys of a map `Display`, `Eq` and `Hash`. A type that no body contains does not
    /// need `Default`. Setters take `impl Into` of it. The sandbox accepts any value of the wire type, unless `types.rs` of the API's
    /// sandbox has a check for the name of the type.
    pub struct Handwritten {
        /// The path of the type in this crate, beginning with `crate`. The last name may also be the name of a type of the spec.
        pub rust: At<String>,
        /// The scalar type of its values in JSON: `bool`, `u32`, `u64`, `i64`, `f64`, `string` or `time`. OpenAPI documents and
        /// `cargo spec drift` know only this type.
        pub wire: At<String>,
        /// The `Default` of the type in JSON. It is the only value that the spec can contain for such a field: as a `default`, or
        /// in the `set` of a constructor or an action. Without it, there is no such value.
        pub default: Option<At<Literal>>,
        /// The description of the type, which is added to the description of each field.
        pub doc: At<String>,
    }
}

table! {
    /// An enum: the values that the API documents. Other values are still read.
    pub struct Enum {
        /// An old name, or several. Programs may use it, and the compiler shows the new name.
        pub was: OneOrMore,
        /// The documentation of the type.
        pub doc: At<String>,
        /// The kind of the values: `"string"` (the default) or `"i64"`.
        pub repr: Option<At<Word<Repr>>>,
        /// The values as they are sent, each with its documentation: `values.VALUE = "…"`. A value that is not a valid name in
        /// Rust is followed by its name: `values.0.Click = "…"`.
        pub values: Vec<Renamed<EnumValue>>,
    }
}

table! {
    /// A value of an enum.
    #[alone = "doc"]
    pub struct EnumValue {
        /// An old name, or several. Programs may use it, and the compiler shows the new name.
        pub was: OneOrMore,
        /// The documentation of the value.
        pub doc: At<String>,
    }
}
