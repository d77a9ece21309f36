//! Reads the fields of stored objects, and finds the objects that they name.

use serde_json::Value;

use crate::sandbox::engine::store::{Object, Store};

/// The text in a field, or an empty string.
pub(super) fn text<'a>(object: &'a Object, name: &str) -> &'a str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// The ID in a field.
pub(super) fn id(object: &Object, name: &str) -> Option<u64> {
    object.get(name).and_then(Value::as_u64)
}

/// Whether a flag is set.
pub(super) fn is_true(object: &Object, name: &str) -> bool {
    object.get(name) == Some(&Value::Bool(true))
}

/// Whether a field has a value: it is there, and not empty.
pub(super) fn has(object: &Object, name: &str) -> bool {
    object.get(name).is_some_and(|value| !value.is_null() && value.as_str() != Some(""))
}

/// The elements of a list, or none.
pub(super) fn list<'a>(object: &'a Object, name: &str) -> &'a [Value] {
    object.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The objects in a list, with their places.
pub(super) fn objects<'a>(object: &'a Object, name: &str) -> impl Iterator<Item = (usize, &'a Object)> {
    list(object, name).iter().enumerate().filter_map(|(index, value)| Some((index, value.as_object()?)))
}

/// The objects in a list, which can be changed.
pub(super) fn objects_mut<'a>(object: &'a mut Object, name: &str) -> impl Iterator<Item = &'a mut Object> {
    let list = object.get_mut(name).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Sets a field that has no value.
pub(super) fn default(object: &mut Object, name: &str, value: impl Into<Value>) {
    if object.get(name).is_none_or(Value::is_null) {
        object.insert(name.to_owned(), value.into());
    }
}

/// The object of a resource with this ID, if it is in the project.
pub(super) fn in_project<'s>(store: &'s Store, project: u64, resource: &str, id: u64) -> Option<&'s Object> {
    store.get(resource, id).filter(|object| project_of(store, object) == Some(project))
}

/// The project of an object. A click event may only name its page.
fn project_of(store: &Store, object: &Object) -> Option<u64> {
    let of_page = || id(store.get("page", id(object, "page_id")?)?, "project_id");
    id(object, "project_id").or_else(of_page)
}

/// The problem of a field with the ID of an object, if that object is not in the project.
pub(super) fn misses(store: &Store, project: u64, resource: &str, id: u64, field: &str) -> Option<String> {
    in_project(store, project, resource, id).is_none().then(|| format!("{field}: the project has no {resource} {id}"))
}

/// Whether a project is for web sites. The others are for apps and servers.
pub(super) fn is_web(store: &Store, project: u64) -> bool {
    store.get("project", project).is_some_and(|project| text(project, "platform") == "web")
}
