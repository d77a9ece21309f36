//! Changes of pages, and code that an experiment or a campaign shares: what each kind needs, and what the server adds.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::reading::{default, has, is_true, list, misses, objects, objects_mut, text};
use crate::sandbox::engine::store::{Object, Store};
use crate::sandbox::v2::uuid;

/// The problems of the changes in a field of a body. `place` says where the field is.
pub(super) fn problems(store: &Store, project: u64, of: &Object, place: &str) -> Vec<String> {
    let mut problems = Vec::new();
    let mut earlier: HashSet<&str> = HashSet::new();
    for (at, change) in objects(of, "changes") {
        let place = format!("{place}[{at}]");
        problems.extend(of_kind(store, project, change).into_iter().map(|problem| format!("{place}.{problem}")));
        for wanted in list(change, "dependencies").iter().filter_map(Value::as_str) {
            if !earlier.contains(wanted) {
                problems.push(format!("{place}.dependencies: there is no earlier change {wanted}"));
            }
        }
        let id = text(change, "id");
        if !id.is_empty() && !uuid::is_uuid(id) {
            problems.push(format!("{place}.id: {id} is not a UUID"));
        } else if !id.is_empty() && !earlier.insert(id) {
            problems.push(format!("{place}.id: {id} occurs twice"));
        }
    }
    problems
}

/// The fields that the kind of a change needs and the change lacks, and those that contradict it.
fn of_kind(store: &Store, project: u64, change: &Object) -> Vec<String> {
    let kind = text(change, "type");
    let needed: &[&str] = match kind {
        "custom_code" | "custom_css" => &["value"],
        "attribute" => &["selector", "attributes"],
        "insert_html" | "insert_image" => &["selector"],
        "extension" => &["extension_id"],
        "redirect" => &["preserve_parameters", "allow_additional_redirect"],
        _ => &[],
    };
    let lacks = needed.iter().filter(|name| !has(change, name));
    let mut problems: Vec<_> = lacks.map(|name| format!("{name} is required for a change of type {kind}")).collect();
    if change.get("config").is_some_and(|config| !config.is_object()) {
        problems.push("config has to be an object".to_owned());
    }
    match kind {
        "redirect" => {
            let by_function = has(change, "destination_function");
            if by_function == has(change, "destination") {
                problems
                    .push("destination or destination_function is required for a change of type redirect".to_owned());
            }
            if by_function && is_true(change, "preserve_parameters") {
                problems.push("preserve_parameters has to be false together with destination_function".to_owned());
            }
        }
        "extension" if has(change, "extension_id") => {
            // The ID is text here, as the API has it. An ID that is not a number belongs to no extension.
            let id = text(change, "extension_id").parse().unwrap_or(0);
            problems.extend(misses(store, project, "extension", id, "extension_id"));
        }
        _ => {}
    }
    problems
}

/// Adds what the server gives to the changes of an object: IDs, empty values, and where asynchronous code is loaded from.
pub(super) fn settle(store: &mut Store, project: u64, of: &mut Object) {
    for change in objects_mut(of, "changes") {
        if !has(change, "id") {
            change.insert("id".to_owned(), uuid::of(store.next_id()).into());
        }
        default(change, "dependencies", json!([]));
        if text(change, "type") == "attribute" {
            default(change, "css", json!({}));
        }
        if is_true(change, "async") {
            let src = format!("https://cdn.optimizely.com/public/{project}/data/{}.js", text(change, "id"));
            change.insert("src".to_owned(), src.into());
        } else {
            change.remove("src");
        }
    }
}
