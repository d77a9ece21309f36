//! Lists that are feeds.

use super::declare::table;
use crate::diagnostic::At;

table! {
    /// How the new elements of a list are asked for.
    pub struct Feed {
        /// The query parameter for the earliest time.
        pub since: At<String>,
        /// The query parameter for the latest time.
        pub until: At<String>,
        /// The field with the time of an element.
        pub time: At<String>,
    }
}
