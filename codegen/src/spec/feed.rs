//! Lists that are feeds.

use super::read::Table;
use crate::diagnostic::At;

/// How the new elements of a list are asked for.
#[derive(Debug)]
pub struct Feed {
    pub since: At<String>,
    pub until: At<String>,
    pub time: At<String>,
}

impl Feed {
    pub fn read(table: &mut Table<'_>) -> Feed {
        Feed { since: table.needed_text("since"), until: table.needed_text("until"), time: table.needed_text("time") }
    }
}
