//! The spec as it is written: one struct for each kind of table, nothing resolved yet. The entries of a table with free names are a
//! list of pairs in the order of the file. Only the tables of the whole spec are sorted by name.

pub mod api;
pub mod declare;
pub mod entry;
pub mod feed;
pub mod fields;
pub mod groups;
mod included;
pub mod keys;
pub mod old_form;
pub mod query;
pub mod read;
pub mod resource;
#[cfg(feature = "schema")]
pub mod shape;
pub mod source;
pub mod table;
pub mod types;
pub mod views;
pub mod words;

pub use api::{Api, Auth, Pagination, RateLimits, Status, Verb};
pub use fields::{Constructor, Field, Object};
pub use query::{Param, Query};
pub use resource::{Action, Link, OwnVerb, Refused, Resource};
pub use types::{Enum, EnumValue, Handwritten, Id, Limits, NamedType, Scalar};
pub use views::View;

use declare::table;
use included::Included;
use keys::whole;
use read::Named;
use table::Table;

table! {
    /// A whole file.
    pub struct Spec {
        /// The API as a whole.
        pub api: Api,
        /// The types of IDs that do not belong to a resource, by name without `Id`.
        pub ids: Vec<Named<Id>>,
        /// Scalar types with checks, and types that are written in Rust.
        pub types: Vec<Named<NamedType>>,
        /// The enums, by their names in Rust.
        pub enums: Vec<Named<Enum>>,
        /// The objects in fields, by their names in Rust.
        pub objects: Vec<Named<Object>>,
        /// The resources, by their singular names in snake case.
        pub resources: Vec<Named<Resource>>,
        /// Objects of the account that the API computes or collects, by the name of their method.
        pub views: Vec<Named<View>>,
        /// Fields that several tables share, and query parameters: `include = ["stamps"]` in a table of fields adds those of
        /// `[groups.stamps]`.
        #[key = "groups"]
        pub _groups: Included,
    }
}

impl Spec {
    /// Reads a whole document.
    pub fn of(root: Table<'_>) -> Spec {
        let mut spec: Spec = whole(root);
        for (_, resource) in &mut spec.resources {
            resource.fill_in(&spec.api);
        }
        spec
    }
}
