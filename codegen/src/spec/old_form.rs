//! What specs said before, and what they say now.

use crate::diagnostic::{Report, Span};

/// What a key that is no longer there has become.
pub fn of_key(key: &str) -> Option<&'static str> {
    Some(match key {
        "access" => {
            "what is read is the default; say `write = \"create\"` or `write = \"both\"`, and `read = false` of what is never returned"
        }
        "transitions" => "write `actions.NAME = { set = { … }, doc = \"…\" }`",
        _ => return None,
    })
}

/// What a list that is no longer an array has become.
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

/// What a table that is no longer one has become.
pub fn of_table(key: &str) -> Option<&'static str> {
    (key == "parent").then_some(
        "write `path = \"parents/{parent_id}/things\"`, or `parent = \"…\"` where lists are filtered by its id",
    )
}

/// What a type that is no longer there has become.
pub fn of_type(name: &str) -> Option<&'static str> {
    Some(match name {
        "integer" => "write `i64`, or `u32` for a number from 0 to 4294967295",
        "count" => "write `u64`, or `u32` for a number up to 4294967295",
        "number" => "write `f64`",
        _ => return None,
    })
}

/// Reports what is written as it was before.
pub fn report(report: &Report, span: &Span, what: &str, now: &str) {
    report.error("old-form", span, format!("`{what}` is written in another form now")).help(now);
}
