//! The five operations on any resource, driven by its table.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::reply::{Refusal, Reply};
use super::store::{Object, Store, parent_of};
use super::{behaviours, results, validate};
use crate::api::API;
use crate::json::without_bom;
use crate::table::{Access, FieldTable, Kind, Operation, ResourceTable};

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
        return results::list(store, resource, asked.id.unwrap_or(0), asked.query).map(|rows| asked.answer(&rows));
    }
    let objects: Vec<&Object> = match parent {
        Some((parent, id)) => {
            let ids = store.child_ids(parent, id, resource.name);
            ids.into_iter().filter_map(|id| store.get(resource.name, id)).collect()
        }
        None => store.all(resource.name).collect(),
    };
    Ok(asked.answer(&objects.into_iter().map(|object| Listed { resource, object }).collect::<Vec<_>>()))
}

/// An object as lists show it.
struct Listed<'a> {
    resource: &'static ResourceTable,
    object: &'a Object,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let left_out = |name: &str| self.resource.field(name).is_some_and(|field| field.absent_in_lists);
        serializer.collect_map(self.object.iter().filter(|(name, _)| !left_out(name)))
    }
}

fn create(store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let parent = parent(store, asked)?;
    let body = body(asked.body)?;
    let mut problems = Vec::new();
    let table = resource.fields.iter().filter(|field| Some(field.name) != resource.parent_field());
    let given = validate::fields(table, &body, true, &mut problems);
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

fn update(store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let id = asked.id.unwrap_or(0);
    let before = store.get(resource.name, id).ok_or(Refusal::NotFound)?.clone();
    let body = body(asked.body)?;
    let mut problems = Vec::new();
    let mut given = validate::fields(resource.fields.iter(), &body, false, &mut problems);
    problems.extend(behaviours::refusals(resource, &given));
    problems.extend(behaviours::update_refusals(&before));
    keep_elements(resource, &before, &mut given);
    given.retain(|name, value| before.get(name) != Some(value));
    let mut object = before.clone();
    object.extend(given.clone());
    validate::whole(resource, store, &object, &given, &mut problems);
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let now = store.now();
    fill_lists(resource, &mut object, &now);
    if resource.field("last_modified").is_some() {
        object.insert("last_modified".to_owned(), now.into());
    }
    keep_readable(resource, &mut object);
    store.insert(resource, id, object);
    behaviours::updated(store, resource, id, &before);
    behaviours::changed(store, resource, id);
    get(store, asked)
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
                object.insert("last_modified".to_owned(), now.into());
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

/// Puts in what the server decides: id, times, defaults, and something for every field that is always there.
fn fill(store: &mut Store, resource: &'static ResourceTable, id: u64, object: &mut Object) {
    let now = store.now();
    object.insert("id".to_owned(), id.into());
    for field in resource.fields.iter().filter(|field| field.access != Access::Write) {
        let secret = field.secret.then(|| Value::from(format!("{}-of-{id}", field.name)));
        if let Some(value) = secret.or_else(|| initial(field, &now))
            && !object.contains_key(field.name)
        {
            object.insert(field.name.to_owned(), value);
        }
    }
    behaviours::fill(store, resource, id, object);
    fill_lists(resource, object, &now);
    keep_readable(resource, object);
}

/// An element that is sent as it was read is the same one: it keeps what the server had decided of it.
fn keep_elements(resource: &'static ResourceTable, before: &Object, given: &mut Object) {
    for field in resource.fields {
        if let Kind::List(Kind::Object(name)) = field.kind
            && let Some(Value::Array(elements)) = given.get_mut(field.name)
            && let Some(Value::Array(known)) = before.get(field.name)
            && let Some(table) = API.object(name)
        {
            let writable = || table.fields.iter().filter(|field| field.access != Access::Read);
            for (element, known) in elements.iter_mut().zip(known) {
                if writable().all(|field| element.get(field.name) == known.get(field.name)) {
                    element.clone_from(known);
                }
            }
        }
    }
}

/// Puts in what the server decides of the objects in an object's lists.
fn fill_lists(resource: &'static ResourceTable, object: &mut Object, now: &str) {
    for field in resource.fields {
        if let Kind::List(Kind::Object(name)) = field.kind
            && let Some(Value::Array(elements)) = object.get_mut(field.name)
        {
            fill_elements(name, elements, now);
        }
    }
}

fn fill_elements(name: &str, elements: &mut [Value], now: &str) {
    let Some(table) = API.object(name) else { return };
    for (index, element) in elements.iter_mut().filter_map(Value::as_object_mut).enumerate() {
        for field in table.fields {
            let value = match field.name {
                "index" => Some(Value::from(index)),
                _ if matches!(field.kind, Kind::Time) => Some(now.into()),
                _ => initial(field, now),
            };
            if let Some(value) = value
                && !element.contains_key(field.name)
            {
                element.insert(field.name.to_owned(), value);
            }
        }
    }
}

/// What a field holds when nothing is said of it; none if it is left out then.
fn initial(field: &FieldTable, now: &str) -> Option<Value> {
    if let Some(default) = &field.default {
        return Some(validate::json(default));
    }
    if field.seen_null {
        return Some(Value::Null);
    }
    if field.seen_absent {
        return None;
    }
    Some(match field.kind {
        Kind::Bool => Value::from(false),
        Kind::Integer | Kind::Count | Kind::Number | Kind::Id(_) => Value::from(0),
        Kind::Text => Value::from(""),
        Kind::Time => Value::from(now),
        Kind::OneOf(values) => validate::json(values.first()?),
        Kind::List(_) => Value::Array(Vec::new()),
        Kind::Object(_) => Value::Object(Map::new()),
    })
}

/// Drops what no response contains.
fn keep_readable(resource: &ResourceTable, object: &mut Object) {
    for field in resource.fields.iter().filter(|field| field.access == Access::Write) {
        object.remove(field.name);
    }
}

/// The project that an object belongs to, itself included.
pub(super) fn project_of(store: &Store, resource: &'static ResourceTable, id: u64) -> Option<u64> {
    if resource.parent.is_none() {
        return (resource.name == "project").then_some(id);
    }
    let (parent, id) = parent_of(resource, store.get(resource.name, id)?)?;
    project_of(store, API.resource(parent)?, id)
}
