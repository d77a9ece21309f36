//! The table of resources and operations in the README.

use std::fmt::Write as _;

use crate::model::{Model, Operation};

/// The support matrix as a Markdown table, with a check mark for each supported operation and a dash for each other one.
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
