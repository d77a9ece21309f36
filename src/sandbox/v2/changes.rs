//! The change history: what happened to the objects of each project.

use serde_json::{Map, Value, json};

use super::account;
use super::projects::project_of;
use crate::model::api::Api as _;
use crate::model::table::{ActionTable, FieldTable, Kind, Operation, ResourceTable};
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::operations::create_below;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::rules::Rules;
use crate::sandbox::engine::store::{Object, Store, id_of, object};
use crate::v2::api::V2;

/// The resources whose objects have a history. The history calls them by the same names. None of them can be deleted.
const RECORDED: [&str; 13] = [
    "attribute",
    "audience",
    "campaign",
    "environment",
    "event",
    "experiment",
    "extension",
    "feature",
    "group",
    "list_attribute",
    "page",
    "project",
    "section",
];

/// The fields of an object that its history does not mention.
const UNMENTIONED: [&str; 4] = ["account_id", "created", "last_modified", "project_id"];

/// The fields that may have the type of an object.
const TYPES: [&str; 4] = ["type", "event_type", "page_type", "platform"];

/// How many changes of a project are kept, so that the history of a sandbox that runs for weeks does not grow.
const KEPT: usize = 10_000;

/// Every request that changes an object of a project is recorded. One that changes nothing is not.
pub(super) fn the_history_records_what_happens(
    rules: &dyn Rules,
    store: &mut Store,
    resource: &'static ResourceTable,
    id: u64,
    before: Option<&Object>,
    action: Option<&ActionTable>,
) {
    if !RECORDED.contains(&resource.name) {
        return;
    }
    let Some(after) = store.get(resource.name, id) else { return };
    let Some(project) = project_of(store, resource, id) else { return };
    let changes = changes(resource, before, after);
    let kind = match before {
        None => Some("create"),
        Some(before) if is_archived(after) && !is_archived(before) => Some("archive"),
        Some(_) => (!changes.is_empty()).then_some("update"),
    };
    let published = action.filter(|action| action.name == "publish").map(|_| ("publish", Vec::new()));
    let entity = entity(resource, id, project, after);
    for (kind, changes) in kind.map(|kind| (kind, changes)).into_iter().chain(published) {
        let record = json!({
            "project_id": project,
            "change_type": kind,
            "summary": summary(kind, &entity, &changes),
            "changes": changes,
            "entity": entity,
            "user": account::author(),
            "source": "api",
            "revisions": next_revision(store, id),
        });
        add(rules, store, project, record);
    }
}

/// Adds a record, and forgets the oldest one of the project if there are too many.
fn add(rules: &dyn Rules, store: &mut Store, project: u64, record: Value) {
    let Some(table) = store.table().resource("change_record") else { return };
    create_below(rules, store, table.name, project, object(record));
    let parent = Some(("project", project));
    if store.count_below(table, parent) > KEPT {
        let oldest = store.below(table, parent).next().and_then(|oldest| id_of(table, oldest));
        oldest.into_iter().for_each(|oldest| store.remove(table, oldest));
    }
}

/// Whether an object is archived, which it shows in one of two ways.
pub(super) fn is_archived(object: &Object) -> bool {
    object.get("archived") == Some(&Value::Bool(true))
        || object.get("status").is_some_and(|status| status == "archived")
}

/// The object that changed.
fn entity(resource: &'static ResourceTable, id: u64, project: u64, object: &Object) -> Value {
    let path = path(resource, id, object);
    let app = "https://app.optimizely.com/v2/projects";
    let mut entity = json!({
        "id": id,
        "type": resource.name,
        "api_url": format!("{}{path}", V2::DEFINITION.base_url),
        "ui_url": match resource.name {
            "project" => format!("{app}/{project}"),
            _ => format!("{app}/{project}/{path}"),
        },
    });
    if let Some(name) = object.get("name").or_else(|| object.get("key")) {
        entity["name"] = name.clone();
    }
    if let Some(sub_type) = TYPES.iter().find_map(|name| object.get(*name)) {
        entity["sub_type"] = sub_type.clone();
    }
    entity
}

/// The path at which an object is read.
fn path(resource: &'static ResourceTable, id: u64, object: &Object) -> String {
    let template = resource.operations.iter().find(|(operation, _)| *operation == Operation::Get);
    let segments = template.map(|(_, template)| *template).unwrap_or_default().split('/').map(|segment| match segment
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
    {
        None => segment.to_owned(),
        Some("id") => id.to_string(),
        Some(parent) => object.get(parent).map(Value::to_string).unwrap_or_default(),
    });
    segments.collect::<Vec<_>>().join("/")
}

/// The properties that differ, in the order of the spec.
fn changes(resource: &'static ResourceTable, before: Option<&Object>, after: &Object) -> Vec<Value> {
    let fields = resource.fields.iter().filter(|field| is_mentioned(field));
    let changed = fields.filter_map(|field| {
        let (before, after) = (before.and_then(|before| before.get(field.name)), after.get(field.name));
        if before == after {
            return None;
        }
        let what = match (before, after) {
            (None, _) => "set",
            (_, None) => "removed",
            _ => "changed",
        };
        let mut change = json!({ "property": field.name, "description": format!("{} was {what}", field.name) });
        for (name, value) in [("before", before), ("after", after)] {
            if let Some(value) = value {
                change[name] = without_secrets(&field.kind, value);
            }
        }
        Some(change)
    });
    changed.collect()
}

fn is_mentioned(field: &FieldTable) -> bool {
    !field.is_own_id && !field.secret && !UNMENTIONED.contains(&field.name)
}

/// A value without its secrets, at any depth.
fn without_secrets(kind: &Kind, value: &Value) -> Value {
    match (kind, value) {
        (Kind::Object(table), Value::Object(object)) => {
            let shown = object.iter().filter_map(|(name, value)| {
                let field = table.fields.iter().find(|field| field.name == name).filter(|field| !field.secret)?;
                Some((name.clone(), without_secrets(&field.kind, value)))
            });
            Value::Object(shown.collect())
        }
        (Kind::List(kind), Value::Array(values)) => values.iter().map(|value| without_secrets(kind, value)).collect(),
        (Kind::Map(_, kind), Value::Object(entries)) => {
            Value::Object(entries.iter().map(|(key, value)| (key.clone(), without_secrets(kind, value))).collect())
        }
        (_, value) => value.clone(),
    }
}

/// A sentence about a change.
fn summary(kind: &str, entity: &Value, changes: &[Value]) -> String {
    let name = entity["name"].as_str().map_or_else(|| entity["id"].to_string(), |name| format!("\"{name}\""));
    let object = format!("The {} {name}", entity["type"].as_str().unwrap_or_default().replace('_', " "));
    match kind {
        "create" => format!("{object} was created."),
        "archive" => format!("{object} was archived."),
        "publish" => format!("{object} was published."),
        _ => {
            let properties: Vec<_> = changes.iter().filter_map(|change| change["property"].as_str()).collect();
            format!("{object} was changed: {}.", properties.join(", "))
        }
    }
}

/// Counts the revisions of an object. Its first one has none before it.
fn next_revision(store: &mut Store, id: u64) -> Value {
    let known = store.memory_mut().entry("revisions").or_insert_with(|| Value::Object(Map::new()));
    let previous = known[id.to_string().as_str()].as_u64();
    let current = previous.unwrap_or(0).saturating_add(1);
    if let Some(known) = known.as_object_mut() {
        known.insert(id.to_string(), current.into());
    }
    let mut revisions = json!({ "current": { "id": current } });
    if let Some(previous) = previous {
        revisions["previous"] = json!({ "id": previous });
    }
    revisions
}

/// Whether the parameters of the list select a record. The interval does not include its end.
pub(super) fn the_history_is_filtered(query: &Query, record: &Object) -> bool {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let (id, source) = (record.get("id").map(text), record.get("source").map(text));
    let part = |of: &str, name: &str| record.get(of).and_then(|of| of.get(name)).map(text);
    let kind = part("entity", "type").unwrap_or_default();
    let with = |detail: Option<String>| detail.map(|detail| format!("{kind}:{detail}"));
    let among = |name, values: &[Option<String>]| values.iter().any(|value| query.allows(name, value.as_deref()));
    let created = record.get("created").and_then(Value::as_str).and_then(time);
    let is_at = |name, fits: fn(&Moment, &Moment) -> bool| match query.first(name).and_then(time) {
        Some(limit) => created.is_some_and(|created| fits(&created, &limit)),
        None => true,
    };
    among("id", &[id])
        && among("source", &[source])
        && among("user", &[part("user", "id"), part("user", "email")])
        && among("entity_type", &[Some(kind.clone()), with(part("entity", "sub_type"))])
        && among("entity", &[with(part("entity", "id"))])
        && is_at("start_time", Moment::ge)
        && is_at("end_time", Moment::lt)
}

type Moment = std::time::SystemTime;

fn time(text: &str) -> Option<Moment> {
    text.parse::<Timestamp>().ok()?.to_system_time()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::engine::demand::demand;
    use crate::sandbox::engine::served::SandboxApi;

    #[test]
    fn the_oldest_changes_of_a_project_are_forgotten() {
        let served = V2::SERVED;
        let mut store = Store::new(served.table, 0.0, 0);
        let mut project = |name: &str| {
            let body = json!({ "name": name });
            let made = demand(served.rules, &mut store, (Operation::Create, "project"), &[], &[], &body).unwrap();
            made["id"].as_u64().unwrap()
        };
        let (shop, blog) = (project("Shop"), project("Blog"));
        for number in 0..KEPT {
            add(served.rules, &mut store, shop, json!({ "project_id": shop, "summary": number.to_string() }));
        }
        let table = store.table().resource("change_record").unwrap();
        let summaries =
            |project| store.below(table, Some(("project", project))).map(|record| record["summary"].clone());
        assert_eq!(summaries(shop).count(), KEPT);
        assert_eq!(summaries(shop).next().unwrap(), "0", "that the project was created is forgotten");
        assert_eq!(summaries(blog).next().unwrap(), "The project \"Blog\" was created.");
    }
}
