//! Views: objects that are only read, below one of a resource or of the account.

use super::read::{Named, Table};
use super::{Query, all};
use crate::diagnostic::At;

/// An object that is only read.
#[derive(Debug)]
pub struct View {
    pub ty: At<String>,
    pub path: Option<At<String>>,
    /// The types of what is in the path, where they do not follow from its name.
    pub params: Vec<(At<String>, At<String>)>,
    /// By status: why a success has no value.
    pub outcomes: Vec<(At<String>, At<String>)>,
    pub state: Option<At<String>>,
    pub query: Vec<(At<String>, Query)>,
    pub doc: At<String>,
}

impl View {
    /// The views of a table.
    pub fn all(table: &mut Table<'_>) -> Vec<Named<View>> {
        all(table.tables("views"), View::read)
    }

    fn read(table: &mut Table<'_>) -> View {
        View {
            ty: table.needed_text("type"),
            path: table.text("path"),
            params: table.named_texts("params"),
            outcomes: table.named_texts("outcomes"),
            state: table.text("state"),
            query: Query::all(table),
            doc: table.needed_text("doc"),
        }
    }
}
