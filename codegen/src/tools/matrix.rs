//! The table of resources and operations that the README shows.

use std::fmt::Write as _;

use crate::model::{Model, Operation};

/// The support matrix as a Markdown table: a mark for what exists, a dash for what the API refuses.
pub fn markdown(model: &Model) -> String {
    let mut out = String::from("| resource | client method | get | get many | list | create | update | delete |\n");
    out.push_str("|---|---|:-:|:-:|:-:|:-:|:-:|:-:|\n");
    for resource in &model.resources {
        let mark = |operation| if resource.allows(operation) { "✓" } else { "–" };
        let get = mark(Operation::Get);
        let _ = write!(out, "| {} | `{}()` | {get} | {get} |", resource.title, resource.plural.value);
        for operation in [Operation::List, Operation::Create, Operation::Update, Operation::Delete] {
            let _ = write!(out, " {} |", mark(operation));
        }
        out.push('\n');
    }
    out
}
