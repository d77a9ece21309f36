//! Objects in the short form in which searches and summaries show them.

use serde_json::{Value, json};

use super::changes::is_archived;
use super::events::is_a_page_view;
use super::experimentation;
use crate::model::table::ResourceTable;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::store::{Object, Store};

/// The fields that are shown as they are.
const SHOWN: [&str; 6] = ["id", "description", "project_id", "status", "created", "last_modified"];

/// An object of a kind in its short form. An object without a name has its key instead.
pub(super) fn short(kind: &str, object: &Object) -> Object {
    let fields = SHOWN.iter().filter_map(|name| Some(((*name).to_owned(), object.get(*name)?.clone())));
    let mut short: Object = fields.collect();
    short.insert("type".to_owned(), kind.into());
    short.insert("archived".to_owned(), is_archived(object).into());
    if let Some(name) = name(object) {
        short.insert("name".to_owned(), name.into());
    }
    short
}

/// The name of an object, or its key.
pub(super) fn name(object: &Object) -> Option<&str> {
    let text = |name: &str| object.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    text("name").or_else(|| text("key"))
}

/// The name of the project of an object.
pub(super) fn project_name(store: &Store, object: &Object) -> Value {
    let project = object.get("project_id").and_then(Value::as_u64);
    let project = project.and_then(|project| store.get("project", project));
    json!(project.and_then(name).unwrap_or_default())
}

/// The objects that are shown: all but the hidden campaign and page of an experiment, and the views of a page, which is shown itself.
pub(super) fn shown<'a>(
    table: &'static ResourceTable,
    objects: impl Iterator<Item = &'a Object>,
) -> impl Iterator<Item = (&'static str, &'a Object)> {
    let hidden = experimentation::hidden(table);
    let is_shown =
        move |object: &&Object| !is_a_page_view(object) && !hidden.is_some_and(|is_hidden| is_hidden(object));
    objects.filter(is_shown).map(|object| (table.name, object))
}

/// Whether a query asks for an object in this state. Archived objects are left out unless the query asks for them, by `archived` or by
/// `status`.
pub(super) fn is_in_state(query: &Query, object: &Object) -> bool {
    let wants_archived = query.first("archived") == Some("true") || query.values("status").contains(&"archived");
    (wants_archived || !is_archived(object)) && query.allows("status", object.get("status").and_then(Value::as_str))
}

/// Sorts by a field, ascending unless the query says otherwise. Upper and lower case are the same.
pub(super) fn sort(objects: &mut [Object], field: Option<&str>, order: Option<&str>) {
    if let Some(field) = field {
        objects.sort_by_cached_key(|object| sort_key(object.get(field)));
    }
    if order == Some("desc") {
        objects.reverse();
    }
}

/// The place of a value in the order: numbers by their size, and text without its case.
fn sort_key(value: Option<&Value>) -> (Option<u64>, Option<String>) {
    (value.and_then(Value::as_u64), value.and_then(Value::as_str).map(str::to_lowercase))
}
