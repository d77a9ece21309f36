//! The operations on any resource, driven by its table.

use serde::Serialize;
use serde_json::Value;

use super::fill::{self, Filler};
use super::keep::keep;
use super::lists;
use super::query::Query;
use super::reply::{Refusal, Reply};
use super::rules::{Change, Rules};
use super::store::{Object, Store, reads_id};
use super::validate;
use crate::model::json::without_bom;
use crate::model::table::{ActionTable, Literal, Operation, ResourceTable};

/// The input of an operation.
pub(crate) struct Asked<'a> {
    pub(crate) resource: &'static ResourceTable,
    pub(crate) operation: Operation,
    /// The IDs in the path: that of the parent, and that of the object.
    pub(crate) ids: &'a [u64],
    /// The URL without the query.
    pub(crate) url: &'a str,
    pub(crate) query: &'a Query,
    pub(crate) body: &'a [u8],
}

/// Performs an operation by the rules of the API.
pub(crate) fn perform(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Reply {
    let answer = match asked.operation {
        Operation::Get => get(rules, store, asked),
        Operation::List => lists::list(rules, store, asked),
        Operation::Create if asked.resource.creates_many => create_many(rules, store, asked),
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

    /// The resource whose objects the operation reads and stores.
    fn stored(&self, store: &Store) -> &'static ResourceTable {
        store.table().read_as(self.resource)
    }

    /// The object of the operation, with its ID. An object in a nested path has to belong to the parent in that path.
    fn object<'s>(&self, store: &'s Store) -> Result<(u64, &'s Object), Refusal> {
        let id = self.ids.last().copied().unwrap_or(0);
        let object = store.get(self.stored(store).name, id).ok_or(Refusal::NotFound)?;
        if let [parent, _] = self.ids {
            let field = self.resource.parent_field();
            let belongs = field.and_then(|field| object.get(field)).and_then(reads_id) == Some(*parent);
            return if belongs { Ok((id, object)) } else { Err(Refusal::NotFound) };
        }
        Ok((id, object))
    }

    /// The parent in the path of a list or a create, if it exists.
    pub(super) fn parent(&self, rules: &dyn Rules, store: &Store) -> Result<Option<(&'static str, u64)>, Refusal> {
        let Some(parent) = self.resource.parent.as_ref().filter(|_| self.resource.filters.is_empty()) else {
            return Ok(None);
        };
        let id = self.ids.first().copied().unwrap_or(0);
        // The API has only the ID of a parent that is not a resource.
        if store.table().resource(parent.resource).is_some() {
            store.get(parent.resource, id).ok_or(Refusal::NotFound)?;
        }
        let refusal = rules.parent_refusal(store, self.resource, (parent.resource, id));
        refusal.map_or(Ok(Some((parent.resource, id))), Err)
    }

    /// The action that the query asks for, if there is one. A create allows only some actions.
    fn action(&self) -> Result<Option<&'static ActionTable>, Refusal> {
        let allowed =
            self.resource.actions.iter().filter(|action| action.with_create || self.operation == Operation::Update);
        let allowed: Vec<_> = allowed.collect();
        let is_asked_for =
            |action: &&&ActionTable| action.query.iter().all(|(name, value)| self.query.first(name) == Some(*value));
        let names = self.resource.actions.iter().flat_map(|action| action.query).map(|(name, _)| *name);
        if let Some(action) = allowed.iter().find(is_asked_for) {
            return Ok(Some(action));
        }
        let Some(name) = names.into_iter().find(|name| self.query.first(name).is_some()) else { return Ok(None) };
        let values: Vec<_> = allowed.iter().flat_map(|action| action.query).map(|(_, value)| *value).collect();
        Err(Refusal::Bad(vec![format!("{name} has to be one of {}", values.join(", "))]))
    }
}

fn get(rules: &dyn Rules, store: &Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let (_, object) = asked.object(store)?;
    let tables = asked.resource.query.iter().filter(|query| query.on.contains(&Operation::Get));
    let problems = validate::query(rules, tables, asked.query);
    if problems.is_empty() {
        Ok(asked.answer(store, &store.whole(asked.stored(store), object)))
    } else {
        Err(Refusal::Bad(problems))
    }
}

fn create(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let (resource, stored) = (asked.resource, asked.stored(store));
    let parent = asked.parent(rules, store)?;
    let action = asked.action()?;
    let body = body(asked.body)?;
    let mut problems = Vec::new();
    let table = resource.fields.iter().filter(|field| Some(field.name) != resource.parent_field());
    let given = validate::fields(rules, table, &body, None, &mut problems);
    let mut object = given.clone();
    if let (Some(field), Some((_, id))) = (resource.parent_field(), parent) {
        object.insert(field.to_owned(), id.into());
    }
    has_parents(rules, store, resource, &given, &mut problems)?;
    validate::whole(resource, store, &object, &given, &mut problems);
    let change = Change { before: None, object: &object, given: &given };
    problems.extend(rules.refusals(store, resource, &change));
    problems.extend(action.and_then(|action| rules.action_refusal(store, resource, &change, action)));
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let id = make(rules, store, stored, object);
    if let Some(action) = action {
        act(rules, store, stored, id, action);
    }
    if resource.parent.is_some() {
        rules.changed(store, stored, id);
    }
    rules.happened(store, stored, id, None, action);
    let created = store.get(stored.name, id).ok_or(Refusal::NotFound)?;
    Ok(asked.answer(store, &store.whole(stored, created)))
}

/// Checks that the parents in a body exist.
fn has_parents(
    rules: &dyn Rules,
    store: &Store,
    resource: &'static ResourceTable,
    given: &Object,
    problems: &mut Vec<String>,
) -> Result<(), Refusal> {
    for filter in resource.filters {
        let Some(id) = given.get(filter.field).and_then(reads_id) else { continue };
        if store.get(filter.resource, id).is_none() {
            problems.push(format!("{}: there is no {} {id}", filter.field, filter.resource));
        } else if let Some(refusal) = rules.parent_refusal(store, resource, (filter.resource, id)) {
            return Err(refusal);
        }
    }
    Ok(())
}

/// Creates all objects of a list, or none of them.
fn create_many(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let Value::Array(bodies) = json(asked.body)? else {
        return Err(Refusal::Bad(vec!["the body has to be a JSON array".to_owned()]));
    };
    let (mut problems, mut given) = (Vec::new(), Vec::new());
    for (index, body) in bodies.iter().enumerate() {
        let Some(body) = body.as_object() else {
            problems.push(format!("[{index}] has to be an object"));
            continue;
        };
        let mut own = Vec::new();
        given.push(validate::fields(rules, asked.resource.fields.iter(), body, None, &mut own));
        problems.extend(own.into_iter().map(|problem| format!("[{index}].{problem}")));
    }
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let rows = rules.create_many(store, asked.resource, given)?;
    Ok(asked.answer(store, &rows))
}

/// Changes the fields of an object that an action sets, and applies its effects.
fn act(rules: &dyn Rules, store: &mut Store, resource: &'static ResourceTable, id: u64, action: &'static ActionTable) {
    let now = store.now();
    if let (Some((field, value)), Some(object)) = (action.to, store.get_mut(resource.name, id)) {
        object.insert(field.to_owned(), validate::json(&value));
        touch(rules, resource, object, now);
    }
    rules.acted(store, resource, id, action);
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
    let field = store.table().resource(resource).and_then(ResourceTable::parent_field);
    object.extend(field.map(|field| (field.to_owned(), parent.into())));
    create_whole(rules, store, resource, object);
}

/// Creates an object that names its parents by a rule, without a request, and returns its ID.
pub(crate) fn create_whole(rules: &dyn Rules, store: &mut Store, resource: &str, object: Object) -> Option<u64> {
    let resource = store.table().resource(resource)?;
    Some(make(rules, store, resource, object))
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
    let (resource, stored) = (asked.resource, asked.stored(store));
    let (id, before) = asked.object(store)?;
    let before = before.clone();
    let action = asked.action()?;
    if let Some(refusal) = rules.update_refusal(store, resource, asked.operation, id, &before) {
        return Err(refusal);
    }
    let mut body = body(asked.body)?;
    rules.complete(store, resource, &before, &mut body);
    let mut problems = Vec::new();
    let mut given = validate::fields(rules, resource.fields.iter(), &body, Some(&before), &mut problems);
    let modified = rules.server_fields().modified;
    keep(resource.fields, modified, &before, &mut given);
    given.retain(|name, value| before.get(name) != Some(value));
    let mut object = before.clone();
    object.extend(given.clone());
    has_parents(rules, store, resource, &given, &mut problems)?;
    validate::whole(resource, store, &object, &given, &mut problems);
    let change = Change { before: Some(&before), object: &object, given: &given };
    problems.extend(rules.refusals(store, resource, &change));
    problems.extend(action.and_then(|action| rules.action_refusal(store, resource, &change, action)));
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let now = store.now();
    rules.fill_update(store, stored, id, &before, &mut object);
    fill_in(rules, store, stored, id, &mut object, &now);
    touch(rules, stored, &mut object, now);
    store.insert(stored, id, object);
    if let Some(action) = action {
        act(rules, store, stored, id, action);
    }
    rules.updated(store, stored, id, &before);
    rules.changed(store, stored, id);
    rules.happened(store, stored, id, Some(&before), action);
    let updated = store.get(stored.name, id).ok_or(Refusal::NotFound)?;
    Ok(asked.answer(store, &store.whole(stored, updated)))
}

/// Sets the time of the last change, if the resource has such a field.
fn touch(rules: &dyn Rules, resource: &ResourceTable, object: &mut Object, now: String) {
    if let Some(field) = rules.server_fields().modified.and_then(|name| resource.field(name)) {
        object.insert(field.name.to_owned(), now.into());
    }
}

fn delete(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let (resource, stored) = (asked.resource, asked.stored(store));
    let (id, before) = asked.object(store)?;
    let before = before.clone();
    rules.changed(store, stored, id);
    match stored.archived {
        [] => store.remove(stored, id),
        _ => mark_archived(rules, store, stored, id),
    }
    rules.deleted(store, stored, id);
    rules.happened(store, stored, id, Some(&before), None);
    Ok(Reply::empty(store.table().verb(resource, asked.operation).success))
}

/// Archives an object. The API may have a status for an object that is archived already.
fn archive(rules: &dyn Rules, store: &mut Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let (resource, stored) = (asked.resource, asked.stored(store));
    let (id, before) = asked.object(store)?;
    let before = before.clone();
    if let Some(refusal) = rules.update_refusal(store, resource, asked.operation, id, &before) {
        return Err(refusal);
    }
    let verb = store.table().verb(resource, asked.operation);
    let is_archived = |(name, value): &(&str, Literal)| before.get(*name) == Some(&validate::json(value));
    if stored.archived.iter().all(is_archived) {
        return Ok(match verb.done.filter(|_| rules.refuses_to_archive_twice(resource)) {
            Some(done) => Reply::refusal(done, "it is archived already"),
            None => Reply::empty(verb.success),
        });
    }
    mark_archived(rules, store, stored, id);
    rules.updated(store, stored, id, &before);
    rules.changed(store, stored, id);
    rules.happened(store, stored, id, Some(&before), None);
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

fn body(bytes: &[u8]) -> Result<Object, Refusal> {
    match json(bytes)? {
        Value::Object(body) => Ok(body),
        _ => Err(Refusal::Bad(vec!["the body has to be a JSON object".to_owned()])),
    }
}

fn json(bytes: &[u8]) -> Result<Value, Refusal> {
    let malformed = |error| Refusal::Bad(vec![format!("the body is not valid JSON: {error}")]);
    serde_json::from_slice(without_bom(bytes)).map_err(malformed)
}

/// Sets the fields that the server decides: the ID, and a value for every field that is always present.
fn fill(rules: &dyn Rules, store: &mut Store, resource: &'static ResourceTable, id: u64, object: &mut Object) {
    let now = store.now();
    let own = if resource.text_id { Value::from(id.to_string()) } else { id.into() };
    object.extend(resource.id().map(|field| (field.to_owned(), own)));
    rules.fill(store, resource, id, object);
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
    Filler::new(rules, now, id, owners, &mut || store.next_id()).fields(resource.fields, object);
    fill::keep_readable(resource, object);
    if rules.leaves_out_unset() {
        fill::remove_null(resource.fields, object);
    }
}
