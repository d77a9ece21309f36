//! The five operations on any resource, driven by its table.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::fill::{self, Filler};
use super::keep::keep;
use super::reply::{Refusal, Reply};
use super::store::{Object, Store, parent_of};
use super::{behaviours, results, validate};
use crate::classic::tables::API;
use crate::model::json::without_bom;
use crate::model::table::{FieldTable, Kind, Operation, ResourceTable};

/// What an operation is asked with.
pub(super) struct Asked<'a> {
    pub(super) resource: &'static ResourceTable,
    pub(super) operation: Operation,
    /// The id in the path: of the object itself, or of what it belongs to.
    pub(super) id: Option<u64>,
    pub(super) query: &'a [(String, String)],
    pub(super) body: &'a [u8],
}

/// Does it.
pub(super) fn perform(store: &mut Store, asked: &Asked<'_>) -> Reply {
    let answer = match asked.operation {
        Operation::Get => get(store, asked),
        Operation::List => list(store, asked),
        Operation::Create => create(store, asked),
        Operation::Update => update(store, asked),
        Operation::Delete => delete(store, asked),
    };
    answer.unwrap_or_else(Refusal::reply)
}

impl Asked<'_> {
    /// The answer of a success.
    fn answer(&self, value: &impl Serialize) -> Reply {
        match API.verb(self.operation).success {
            // These have no body.
            status @ (204 | 205) => Reply::empty(status),
            status => Reply::json(status, value),
        }
    }
}

fn get(store: &Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let found = store.get(asked.resource.name, asked.id.unwrap_or(0));
    found.map(|object| asked.answer(object)).ok_or(Refusal::NotFound)
}

fn list(store: &Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let parent = parent(store, asked)?;
    if resource.field("id").is_none() {
        let parent = asked.id.unwrap_or(0);
        let mut rows = results::list(store, resource, parent, asked.query)?;
        rows.iter_mut().for_each(|row| fill_row(store, resource, parent, row));
        let rows = rows.iter().map(|object| Listed { fields: resource.fields, object });
        return Ok(asked.answer(&rows.collect::<Vec<_>>()));
    }
    let objects: Vec<&Object> = match parent {
        Some((parent, id)) => {
            let ids = store.child_ids(parent, id, resource.name);
            ids.into_iter().filter_map(|id| store.get(resource.name, id)).collect()
        }
        None => store.all(resource.name).collect(),
    };
    let objects = objects.into_iter().map(|object| Listed { fields: resource.fields, object });
    Ok(asked.answer(&objects.collect::<Vec<_>>()))
}

/// Fills in what was not computed of a row. Reading uses up neither an id nor a time.
fn fill_row(store: &Store, resource: &'static ResourceTable, parent: u64, row: &mut Object) {
    let now = humantime::format_rfc3339_micros(store.last_time()).to_string();
    let owners = resource.parent.iter().map(|table| (table.resource, parent)).collect();
    Filler::new(&now, parent, owners, &mut || store.last_id() + 1).fields(resource.fields, row);
    fill::keep_readable(resource, row);
}

/// An object as lists show it: without the fields that lists leave out, at any depth.
struct Listed<'a> {
    fields: &'static [FieldTable],
    object: &'a Object,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.object.iter().filter_map(|(name, value)| {
            let field = self.fields.iter().find(|field| field.name == name && !field.absent_in_lists)?;
            Some((name, ListedValue { kind: &field.kind, value }))
        }))
    }
}

/// A value in such an object.
struct ListedValue<'a> {
    kind: &'static Kind,
    value: &'a Value,
}

impl Serialize for ListedValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.kind, self.value) {
            (Kind::Object(table), Value::Object(object)) => {
                Listed { fields: table.fields, object }.serialize(serializer)
            }
            (Kind::List(kind), Value::Array(values)) => {
                serializer.collect_seq(values.iter().map(|value| ListedValue { kind, value }))
            }
            (_, value) => value.serialize(serializer),
        }
    }
}

fn create(store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let parent = parent(store, asked)?;
    let body = body(asked.body)?;
    let mut problems = Vec::new();
    let table = resource.fields.iter().filter(|field| Some(field.name) != resource.parent_field());
    let given = validate::fields(table, &body, None, &mut problems);
    let mut object = given.clone();
    if let (Some(field), Some((_, id))) = (resource.parent_field(), parent) {
        object.insert(field.to_owned(), id.into());
    }
    validate::whole(resource, store, &object, &given, &mut problems);
    problems.extend(behaviours::refusals(resource, &given));
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let id = make(store, resource, object);
    if resource.parent.is_some() {
        behaviours::changed(store, resource, id);
    }
    get(store, &Asked { id: Some(id), ..*asked })
}

/// Stores a new object, with what the server puts in and what follows from it.
fn make(store: &mut Store, resource: &'static ResourceTable, mut object: Object) -> u64 {
    let id = store.next_id();
    fill(store, resource, id, &mut object);
    store.insert(resource, id, object);
    behaviours::created(store, resource, id);
    id
}

/// Makes an object that nobody asked for, below another one.
pub(super) fn create_below(store: &mut Store, resource: &str, parent: u64, mut object: Object) {
    if let Some(resource) = API.resource(resource) {
        object.extend(resource.parent_field().map(|field| (field.to_owned(), parent.into())));
        make(store, resource, object);
    }
}

/// Fills in what is missing in an object that a rule has changed.
pub(super) fn complete(store: &mut Store, resource: &str, id: u64) {
    if let (Some(resource), Some(mut object)) = (API.resource(resource), store.get(resource, id).cloned()) {
        let now = store.now();
        fill_in(store, resource, id, &mut object, &now);
        store.insert(resource, id, object);
    }
}

fn update(store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let id = asked.id.unwrap_or(0);
    let before = store.get(resource.name, id).ok_or(Refusal::NotFound)?.clone();
    let body = body(asked.body)?;
    let mut problems = Vec::new();
    let mut given = validate::fields(resource.fields.iter(), &body, Some(&before), &mut problems);
    problems.extend(behaviours::refusals(resource, &given));
    problems.extend(behaviours::update_refusals(&before));
    keep(resource.fields, &before, &mut given);
    given.retain(|name, value| before.get(name) != Some(value));
    let mut object = before.clone();
    object.extend(given.clone());
    validate::whole(resource, store, &object, &given, &mut problems);
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let now = store.now();
    fill_in(store, resource, id, &mut object, &now);
    touch(resource, &mut object, now);
    store.insert(resource, id, object);
    behaviours::updated(store, resource, id, &before);
    behaviours::changed(store, resource, id);
    get(store, asked)
}

/// Says when an object was changed, where objects of its resource do.
fn touch(resource: &ResourceTable, object: &mut Object, now: String) {
    if resource.field("last_modified").is_some() {
        object.insert("last_modified".to_owned(), now.into());
    }
}

fn delete(store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let id = asked.id.unwrap_or(0);
    store.get(resource.name, id).ok_or(Refusal::NotFound)?;
    behaviours::changed(store, resource, id);
    match resource.archive_on_delete {
        Some(flag) => {
            let now = store.now();
            if let Some(object) = store.get_mut(resource.name, id) {
                object.insert(flag.to_owned(), true.into());
                touch(resource, object, now);
            }
        }
        None => store.remove(resource, id),
    }
    behaviours::deleted(store, resource, id);
    Ok(Reply::empty(API.verb(asked.operation).success))
}

/// What the object of a list or a create belongs to, if it is there.
fn parent(store: &Store, asked: &Asked<'_>) -> Result<Option<(&'static str, u64)>, Refusal> {
    let Some(parent) = &asked.resource.parent else { return Ok(None) };
    let id = asked.id.unwrap_or(0);
    store.get(parent.resource, id).map(|_| Some((parent.resource, id))).ok_or(Refusal::NotFound)
}

fn body(bytes: &[u8]) -> Result<Object, Refusal> {
    match serde_json::from_slice(without_bom(bytes)) {
        Ok(Value::Object(body)) => Ok(body),
        Ok(_) => Err(Refusal::Bad(vec!["the body has to be a JSON object".to_owned()])),
        Err(error) => Err(Refusal::Bad(vec![format!("the body is not valid JSON: {error}")])),
    }
}

/// Puts in what the server decides: the id, and a value for every field that is always there.
fn fill(store: &mut Store, resource: &'static ResourceTable, id: u64, object: &mut Object) {
    let now = store.now();
    object.insert("id".to_owned(), id.into());
    behaviours::fill(resource, id, object);
    fill_in(store, resource, id, object, &now);
}

/// Fills in what is missing in an object, and drops what no response contains.
fn fill_in(store: &mut Store, resource: &'static ResourceTable, id: u64, object: &mut Object, now: &str) {
    let mut owners = fill::owners(store, resource, object);
    owners.push((resource.name, id));
    Filler::new(now, id, owners, &mut || store.next_id()).fields(resource.fields, object);
    fill::keep_readable(resource, object);
}

/// The project that an object belongs to, itself included.
pub(super) fn project_of(store: &Store, resource: &'static ResourceTable, id: u64) -> Option<u64> {
    if resource.parent.is_none() {
        return (resource.name == "project").then_some(id);
    }
    let (parent, id) = parent_of(resource, store.get(resource.name, id)?)?;
    project_of(store, API.resource(parent)?, id)
}
