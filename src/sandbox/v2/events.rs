//! Events: those that are written, custom and click events, and the views of pages, which are shown among them.

use serde_json::{Value, json};

use super::projects::project_of;
use crate::model::table::ResourceTable;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::Change;
use crate::sandbox::engine::store::{Object, Store, id_of, object};

/// The type of the events that a resource writes.
fn type_written_by(resource: &ResourceTable) -> Option<&'static str> {
    match resource.name {
        "custom_event" => Some("custom"),
        "click_event" => Some("click"),
        _ => None,
    }
}

/// The problems of an event that is created or changed.
pub(super) fn problems(store: &Store, change: &Change<'_>) -> Vec<String> {
    let moved = a_click_event_moves_within_its_project(store, change);
    moved.into_iter().chain(a_key_belongs_to_one_written_event(store, change)).collect()
}

fn a_click_event_moves_within_its_project(store: &Store, change: &Change<'_>) -> Option<String> {
    let (before, page) = (change.before?, change.given.get("page_id")?.as_u64()?);
    let project = store.get("page", page).and_then(|page| page.get("project_id"));
    (project != before.get("project_id")).then(|| format!("page_id: the project has no page {page}"))
}

/// A page and an event may have the same key.
fn a_key_belongs_to_one_written_event(store: &Store, change: &Change<'_>) -> Option<String> {
    let key = change.given.get("key")?;
    let (event, project) = (store.table().resource("event")?, project_of_event(store, change.object)?);
    let probe = object(json!({ "project_id": project, "key": key }));
    let own = id_of(event, change.object);
    let is_other = |id: u64| Some(id) != own && store.get("event", id).is_some_and(|event| !is_a_page_view(event));
    store.holders(event, "key", &probe).any(is_other).then(|| format!("key is taken: {key}"))
}

/// The path of a custom event reaches neither clicks nor page views, and that of a click event only clicks.
pub(super) fn a_path_reaches_events_of_its_type(resource: &ResourceTable, before: &Object) -> Option<Refusal> {
    let expected = type_written_by(resource)?;
    (before.get("event_type") != Some(&json!(expected))).then_some(Refusal::NotFound)
}

/// A new event has the type of the path, a project, and a name.
pub(super) fn a_new_event_is_filled_in(store: &Store, event: &mut Object) {
    if let Some(project) = project_of_event(store, event) {
        event.insert("project_id".to_owned(), project.into());
    }
    let kind = if event.contains_key("page_id") { "click" } else { "custom" };
    event.insert("event_type".to_owned(), kind.into());
    if let (None, Some(key)) = (event.get("name"), event.get("key").cloned()) {
        event.insert("name".to_owned(), key);
    }
    for (name, value) in [("category", json!("other")), ("archived", json!(false)), ("is_editable", json!(true))] {
        event.entry(name).or_insert(value);
    }
}

/// A page is shown among the events, as the event of its views. It has the ID of the page.
pub(super) fn a_page_is_an_event(store: &mut Store, page: u64) {
    let Some((event, known)) = store.table().resource("event").zip(store.get("page", page)) else { return };
    let mut shown = object(json!({
        "id": page, "event_type": "pageview", "category": "other", "is_classic": false, "is_editable": false,
    }));
    let same = ["project_id", "key", "name", "archived", "created", "last_modified"];
    shown.extend(same.iter().filter_map(|name| Some(((*name).to_owned(), known.get(*name)?.clone()))));
    store.insert(event, page, shown);
}

pub(super) fn is_a_page_view(event: &Object) -> bool {
    event.get("event_type") == Some(&json!("pageview"))
}

/// The project of an event. A new click event has only its page.
fn project_of_event(store: &Store, event: &Object) -> Option<u64> {
    let own = event.get("project_id").and_then(Value::as_u64);
    let page = store.table().resource("page");
    own.or_else(|| project_of(store, page?, event.get("page_id")?.as_u64()?))
}
