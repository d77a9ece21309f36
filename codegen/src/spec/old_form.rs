//! The old forms of specs, and the forms that replace them.

use crate::diagnostic::{Report, Span};

/// The replacement of a key that was removed.
pub fn of_key(key: &str) -> Option<&'static str> {
    Some(match key {
        "access" => {
            "fields are read by default: write `write = \"create\"` or `write = \"both\"`, and `read = false` for a field that is never returned"
        }
        "transitions" => "write `actions.NAME = { set = { … }, doc = \"…\" }`",
        _ => return None,
    })
}

/// The replacement of an array that is now a table.
pub fn of_list(key: &str) -> Option<&'static str> {
    Some(match key {
        "fields" => "write a table `[….fields]` with a line `NAME = { type = \"…\", … }` for each",
        "values" => {
            "write `values.VALUE = \"…\"` with its documentation, or `values.VALUE.NAME = \"…\"` with a name in Rust"
        }
        "statuses" => "write a table `[api.statuses]` with a line `CODE.NAME = \"…\"` for each",
        "params" => "write `params = { NAME = \"TYPE\" }`, or `params = { NAME = { wire = \"…\", type = \"…\" } }`",
        "constructors" => "write `constructors.NAME = { … }`",
        "links" => "write `links.NAME = { … }`",
        "query" => "write `query.NAME = { … }`",
        _ => return None,
    })
}

/// The replacement of a table that was removed.
pub fn of_table(key: &str) -> Option<&'static str> {
    (key == "parent")
        .then_some("write `path = \"parents/{parent_id}/things\"`, or `parent = \"…\"` if lists are filtered by its ID")
}

/// The replacement of a type that was removed.
pub fn of_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "integer" => "write `i64`, or `u32` for a number from 0 to 4294967295",
        "count" => "write `u64`, or `u32` for a number up to 4294967295",
        "number" => "write `f64`",
        _ => return None,
    })
}

/// Reports an old form.
pub fn report(report: &Report, span: &Span, what: &str, now: &str) {
    report.error("old-form", span, format!("the form of `{what}` has changed")).help(now);
}
