//! The table of resources and operations in the README.

use std::fmt::Write as _;

use crate::model::{Model, Operation};

/// The support matrix as a Markdown table, with a check mark for each supported operation and a dash for each other one.
pub fn markdown(model: &Model) -> String {
    let others: Vec<_> = model.api.operations().filter(|operation| *operation != Operation::Get).collect();
    let names: String = others.iter().map(|operation| format!(" {} |", operation.name())).collect();
    let mut out = format!("| resource | client method | get | get many |{names}\n");
    let _ = writeln!(out, "|---|---|:-:|:-:|{}", ":-:|".repeat(others.len()));
    for resource in &model.resources {
        let mark = |operation| if resource.allows(operation) { "✓" } else { "–" };
        let get = mark(Operation::Get);
        let _ = write!(out, "| {} | `{}()` | {get} | {get} |", resource.title, resource.plural.value);
        for operation in &others {
            let _ = write!(out, " {} |", mark(*operation));
        }
        out.push('\n');
    }
    out
}
