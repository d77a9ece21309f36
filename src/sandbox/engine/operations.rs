//! The operations on any resource, driven by its table.

use serde::Serialize;
use serde_json::Value;

use super::fill::{self, Filler};
use super::keep::keep;
use super::listed::Listed;
use super::reply::{Refusal, Reply};
use super::rules::Rules;
use super::store::{Object, Store};
use super::validate;
use crate::model::json::without_bom;
use crate::model::table::{Literal, Operation, ResourceTable};

/// The input of an operation.
pub(crate) struct Asked<'a> {
    pub(crate) resource: &'static ResourceTable,
    pub(crate) operation: Operation,
    /// The ID in the path: that of the object or of its parent.
    pub(crate) id: Option<u64>,
    pub(crate) query: &'a [(String, String)],
    pub(crate) body: &'a [u8],
}

/// Performs an operation by the rules of the API.
pub(crate) fn perform(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Reply {
    let answer = match asked.operation {
        Operation::Get => get(store, asked),
        Operation::List => list(rules, store, asked),
        Operation::Create => create(rules, store, asked),
        Operation::Update => update(rules, store, asked),
        Operation::Archive => archive(rules, store, asked),
        Operation::Delete => delete(rules, store, asked),
    };
    answer.unwrap_or_else(Refusal::reply)
}

impl Asked<'_> {
    /// The response to a success.
    fn answer(&self, store: &Store, value: &impl Serialize) -> Reply {
        Reply::json(store.table().verb(self.resource, self.operation).success, value)
    }
}

fn get(store: &Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let found = store.get(asked.resource.name, asked.id.unwrap_or(0));
    found.map(|object| asked.answer(store, object)).ok_or(Refusal::NotFound)
}

fn list(rules: &dyn Rules, store: &Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let parent = parent(store, asked)?;
    if resource.id().is_none() {
        let parent = asked.id.unwrap_or(0);
        let mut rows = rules.rows(store, resource, parent, asked.query)?;
        rows.iter_mut().for_each(|row| fill_row(rules, store, resource, parent, row));
        let rows = rows.iter().map(|object| Listed { fields: resource.fields, object });
        return Ok(asked.answer(store, &rows.collect::<Vec<_>>()));
    }
    let objects = store.below(resource, parent).into_iter().map(|object| Listed { fields: resource.fields, object });
    Ok(asked.answer(store, &objects.collect::<Vec<_>>()))
}

/// Fills in the fields of a row that were not computed. Reading uses up neither an ID nor a time.
fn fill_row(rules: &dyn Rules, store: &Store, resource: &'static ResourceTable, parent: u64, row: &mut Object) {
    let owners = resource.parent.iter().map(|table| (table.resource, parent)).collect();
    Filler::new(rules.server_fields(), &store.last_time(), parent, owners, &mut || store.last_id() + 1)
        .fields(resource.fields, row);
    fill::keep_readable(resource, row);
}

fn create(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let parent = parent(store, asked)?;
    let body = body(asked.body)?;
    let mut problems = Vec::new();
    let table = resource.fields.iter().filter(|field| Some(field.name) != resource.parent_field());
    let given = validate::fields(rules, table, &body, None, &mut problems);
    let mut object = given.clone();
    if let (Some(field), Some((_, id))) = (resource.parent_field(), parent) {
        object.insert(field.to_owned(), id.into());
    }
    validate::whole(resource, store, &object, &given, &mut problems);
    problems.extend(rules.refusals(resource, &given));
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let id = make(rules, store, resource, object);
    if resource.parent.is_some() {
        rules.changed(store, resource, id);
    }
    get(store, &Asked { id: Some(id), ..*asked })
}

/// Stores a new object with the fields that the server sets, and applies the effects of the creation.
fn make(rules: &dyn Rules, store: &mut Store, resource: &'static ResourceTable, mut object: Object) -> u64 {
    let id = store.next_id();
    fill(rules, store, resource, id, &mut object);
    store.insert(resource, id, object);
    rules.created(store, resource, id);
    id
}

/// Creates an object below another one by a rule, without a request.
pub(crate) fn create_below(rules: &dyn Rules, store: &mut Store, resource: &str, parent: u64, mut object: Object) {
    if let Some(resource) = store.table().resource(resource) {
        object.extend(resource.parent_field().map(|field| (field.to_owned(), parent.into())));
        make(rules, store, resource, object);
    }
}

/// Fills in the missing fields of an object that a rule has changed.
pub(crate) fn complete(rules: &dyn Rules, store: &mut Store, resource: &str, id: u64) {
    if let (Some(resource), Some(mut object)) = (store.table().resource(resource), store.get(resource, id).cloned()) {
        let now = store.now();
        fill_in(rules, store, resource, id, &mut object, &now);
        store.insert(resource, id, object);
    }
}

fn update(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let id = asked.id.unwrap_or(0);
    let before = store.get(resource.name, id).ok_or(Refusal::NotFound)?.clone();
    let body = body(asked.body)?;
    let mut problems = Vec::new();
    let mut given = validate::fields(rules, resource.fields.iter(), &body, Some(&before), &mut problems);
    problems.extend(rules.refusals(resource, &given));
    problems.extend(rules.update_refusal(resource, &before));
    let modified = rules.server_fields().modified;
    keep(resource.fields, modified, &before, &mut given);
    given.retain(|name, value| before.get(name) != Some(value));
    let mut object = before.clone();
    object.extend(given.clone());
    validate::whole(resource, store, &object, &given, &mut problems);
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let now = store.now();
    fill_in(rules, store, resource, id, &mut object, &now);
    touch(rules, resource, &mut object, now);
    store.insert(resource, id, object);
    rules.updated(store, resource, id, &before);
    rules.changed(store, resource, id);
    get(store, asked)
}

/// Sets the time of the last change, if the resource has such a field.
fn touch(rules: &dyn Rules, resource: &ResourceTable, object: &mut Object, now: String) {
    if let Some(field) = rules.server_fields().modified.and_then(|name| resource.field(name)) {
        object.insert(field.name.to_owned(), now.into());
    }
}

fn delete(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let id = asked.id.unwrap_or(0);
    store.get(resource.name, id).ok_or(Refusal::NotFound)?;
    rules.changed(store, resource, id);
    match resource.archived {
        [] => store.remove(resource, id),
        _ => mark_archived(rules, store, resource, id),
    }
    rules.deleted(store, resource, id);
    Ok(Reply::empty(store.table().verb(resource, asked.operation).success))
}

/// Archives an object. The API may have a status for an object that is archived already.
fn archive(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let id = asked.id.unwrap_or(0);
    let before = store.get(resource.name, id).ok_or(Refusal::NotFound)?.clone();
    let verb = store.table().verb(resource, asked.operation);
    let is_archived = |(name, value): &(&str, Literal)| before.get(*name) == Some(&validate::json(value));
    if let Some(done) = verb.done.filter(|_| resource.archived.iter().all(is_archived)) {
        return Ok(Reply::refusal(done, "it is archived already"));
    }
    mark_archived(rules, store, resource, id);
    rules.updated(store, resource, id, &before);
    rules.changed(store, resource, id);
    Ok(Reply::empty(verb.success))
}

/// Sets the fields of an object to the values of an archived one.
fn mark_archived(rules: &dyn Rules, store: &mut Store, resource: &'static ResourceTable, id: u64) {
    let now = store.now();
    if let Some(object) = store.get_mut(resource.name, id) {
        object.extend(resource.archived.iter().map(|(name, value)| ((*name).to_owned(), validate::json(value))));
        touch(rules, resource, object, now);
    }
}

/// The parent for a list or a create, if it exists.
fn parent(store: &Store, asked: &Asked<'_>) -> Result<Option<(&'static str, u64)>, Refusal> {
    let Some(parent) = &asked.resource.parent else { return Ok(None) };
    let id = asked.id.unwrap_or(0);
    // The API has only the ID of a parent that is not a resource.
    if store.table().resource(parent.resource).is_none() {
        return Ok(Some((parent.resource, id)));
    }
    store.get(parent.resource, id).map(|_| Some((parent.resource, id))).ok_or(Refusal::NotFound)
}

fn body(bytes: &[u8]) -> Result<Object, Refusal> {
    match serde_json::from_slice(without_bom(bytes)) {
        Ok(Value::Object(body)) => Ok(body),
        Ok(_) => Err(Refusal::Bad(vec!["the body has to be a JSON object".to_owned()])),
        Err(error) => Err(Refusal::Bad(vec![format!("the body is not valid JSON: {error}")])),
    }
}

/// Sets the fields that the server decides: the ID, and a value for every field that is always present.
fn fill(rules: &dyn Rules, store: &mut Store, resource: &'static ResourceTable, id: u64, object: &mut Object) {
    let now = store.now();
    object.extend(resource.id().map(|field| (field.to_owned(), id.into())));
    rules.fill(resource, id, object);
    fill_in(rules, store, resource, id, object, &now);
}

/// Fills in the missing fields of an object, and removes those that no response contains.
fn fill_in(
    rules: &dyn Rules,
    store: &mut Store,
    resource: &'static ResourceTable,
    id: u64,
    object: &mut Object,
    now: &str,
) {
    let mut owners = fill::owners(store, resource, object);
    owners.push((resource.name, id));
    Filler::new(rules.server_fields(), now, id, owners, &mut || store.next_id()).fields(resource.fields, object);
    fill::keep_readable(resource, object);
}
