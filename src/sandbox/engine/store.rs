//! The objects and their parents.

use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};

use super::children::{Below, Children};
use super::holders::{Holders, Scope};
use super::whole::{ChildLists, Whole, fields_of_children};
use crate::model::table::{ApiTable, Kind, ResourceTable};

/// An object in its JSON form.
pub(crate) type Object = Map<String, Value>;

/// All objects that were created and not deleted.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    table: &'static ApiTable,
    objects: HashMap<&'static str, BTreeMap<u64, Object>>,
    children: Children,
    holders: Holders,
    next_id: u64,
    last_time: SystemTime,
    /// The traffic, in the format of the API's rules.
    traffic: Vec<Value>,
    end_of_traffic: Option<String>,
    /// The data that the API's rules keep besides objects.
    memory: Object,
    mixing_variance: f64,
}

impl Store {
    /// Creates an empty store. `mixing_variance` is the variance that the sequential test of results expects of differences, and
    /// `last_id` is the ID before the first one.
    pub(crate) fn new(table: &'static ApiTable, mixing_variance: f64, last_id: u64) -> Self {
        Store {
            table,
            objects: HashMap::new(),
            children: Children::default(),
            holders: Holders::default(),
            next_id: last_id,
            last_time: SystemTime::UNIX_EPOCH,
            traffic: Vec::new(),
            end_of_traffic: None,
            memory: Object::new(),
            mixing_variance,
        }
    }

    /// The API of the objects.
    pub(crate) fn table(&self) -> &'static ApiTable {
        self.table
    }

    /// The recorded traffic, in order.
    pub(crate) fn traffic(&self) -> &[Value] {
        &self.traffic
    }

    /// When the latest traffic was recorded.
    pub(crate) fn end_of_traffic(&self) -> Option<&str> {
        self.end_of_traffic.as_deref()
    }

    /// The latest assigned ID.
    pub(crate) fn last_id(&self) -> u64 {
        self.next_id
    }

    /// The latest assigned time, in its JSON form.
    pub(crate) fn last_time(&self) -> String {
        humantime::format_rfc3339_micros(self.last_time).to_string()
    }

    /// Continues the IDs and times of another store. The objects have to be inserted one by one.
    pub(crate) fn resume(
        &mut self,
        last_id: u64,
        last_time: SystemTime,
        traffic: Vec<Value>,
        end_of_traffic: Option<String>,
        memory: Object,
    ) {
        (self.next_id, self.last_time) = (last_id, last_time);
        (self.traffic, self.end_of_traffic, self.memory) = (traffic, end_of_traffic, memory);
    }

    /// The data that the API's rules keep besides objects.
    pub(crate) fn memory(&self) -> &Object {
        &self.memory
    }

    pub(crate) fn memory_mut(&mut self) -> &mut Object {
        &mut self.memory
    }

    pub(crate) fn mixing_variance(&self) -> f64 {
        self.mixing_variance
    }

    /// Adds to the recorded traffic.
    pub(crate) fn record(&mut self, traffic: Value) {
        self.end_of_traffic = Some(self.now());
        self.traffic.push(traffic);
    }

    /// Replaces the recorded traffic, for example when objects that it names are deleted.
    pub(crate) fn replace_traffic(&mut self, traffic: Vec<Value>) {
        self.traffic = traffic;
    }

    /// Returns an unused ID.
    pub(crate) fn next_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    /// Returns the current time, which is later than any returned before, so that a later change has a later time.
    pub(crate) fn now(&mut self) -> String {
        self.last_time = SystemTime::now().max(self.last_time + Duration::from_micros(1));
        self.last_time()
    }

    /// An object as it is stored: the lists of its children are empty, which [`child_ids`](Self::child_ids) returns.
    pub(crate) fn get(&self, resource: &str, id: u64) -> Option<&Object> {
        self.objects.get(resource)?.get(&id)
    }

    /// An object to be changed in place. Its unique fields and its parents are changed with [`insert`](Self::insert) only.
    pub(crate) fn get_mut(&mut self, resource: &str, id: u64) -> Option<&mut Object> {
        self.objects.get_mut(resource)?.get_mut(&id)
    }

    /// All objects of a resource, by ID.
    pub(crate) fn all(&self, resource: &str) -> impl DoubleEndedIterator<Item = &Object> {
        self.objects.get(resource).into_iter().flat_map(BTreeMap::values)
    }

    /// The number of objects of a resource.
    pub(crate) fn count(&self, resource: &str) -> usize {
        self.objects.get(resource).map_or(0, BTreeMap::len)
    }

    /// The IDs of the children of a parent.
    pub(crate) fn child_ids(&self, parent: &'static str, id: u64, child: &str) -> Vec<u64> {
        self.children.of((parent, id), child).iter().copied().collect()
    }

    /// An object as responses show it.
    pub(super) fn whole<'a>(&'a self, resource: &'static ResourceTable, object: &'a Object) -> Whole<'a> {
        Whole { object, children: self.child_lists(resource, object) }
    }

    pub(super) fn child_lists(&self, resource: &'static ResourceTable, object: &Object) -> ChildLists<'_> {
        let lists = fields_of_children(self.table, resource);
        let list = |child: &str| Some(self.children.of((resource.name, id_of(resource, object)?), child));
        ChildLists(lists.filter_map(|(field, child)| Some((field, list(child.name)?))).collect())
    }

    /// The objects of a resource that belong to a parent, or all objects of the resource if there is no parent.
    pub(crate) fn below(
        &self,
        resource: &'static ResourceTable,
        parent: Option<(&'static str, u64)>,
    ) -> Below<'_, Object> {
        let objects = self.objects.get(resource.name);
        match (objects, parent) {
            (None, _) => Below::None,
            (Some(objects), None) => Below::All(objects.values()),
            (Some(objects), Some(parent)) => {
                Below::Some { objects, ids: self.children.of(parent, resource.name).iter() }
            }
        }
    }

    /// How many objects of a resource belong to a parent, or how many there are if there is no parent.
    pub(crate) fn count_below(&self, resource: &ResourceTable, parent: Option<(&'static str, u64)>) -> usize {
        match parent {
            Some(parent) => self.children.of(parent, resource.name).len(),
            None => self.count(resource.name),
        }
    }

    pub(crate) fn insert(&mut self, resource: &'static ResourceTable, id: u64, mut object: Object) {
        if let Some(before) = self.get(resource.name, id) {
            let now: Vec<_> = parents_of(resource, &object).collect();
            let left: Vec<_> = parents_of(resource, before).filter(|parent| !now.contains(parent)).collect();
            left.into_iter().for_each(|parent| self.children.remove(parent, resource.name, id));
        }
        self.let_go(resource, id);
        for (scope, value) in held(resource, &object) {
            self.holders.add(scope, value, id);
        }
        for parent in parents_of(resource, &object) {
            self.children.add(parent, resource.name, id);
        }
        for (field, _) in fields_of_children(self.table, resource) {
            if let Some(list) = object.get_mut(field) {
                *list = Value::Array(Vec::new());
            }
        }
        self.objects.entry(resource.name).or_default().insert(id, object);
    }

    /// The IDs of the objects that have the same parent as an object, and its value of a unique field. One may be its own.
    pub(crate) fn holders(
        &self,
        resource: &'static ResourceTable,
        field: &'static str,
        object: &Object,
    ) -> impl Iterator<Item = u64> {
        let found = object.get(field).map(|value| self.holders.of(scope(resource, field, object), value));
        found.into_iter().flatten().copied()
    }

    /// Frees the unique values of an object, if it exists.
    fn let_go(&mut self, resource: &'static ResourceTable, id: u64) {
        if let Some(object) = self.objects.get(resource.name).and_then(|objects| objects.get(&id)) {
            held(resource, object).for_each(|(scope, value)| self.holders.remove(scope, value, id));
        }
    }

    /// Removes an object and its children, and removes its ID from the lists of other objects.
    pub(crate) fn remove(&mut self, resource: &'static ResourceTable, id: u64) {
        let below = self.children.take((resource.name, id));
        for (child, ids) in below {
            let Some(child) = self.table.resource(child) else { continue };
            ids.iter().for_each(|id| self.remove(child, *id));
        }
        self.let_go(resource, id);
        let Some(object) = self.objects.get_mut(resource.name).and_then(|objects| objects.remove(&id)) else { return };
        parents_of(resource, &object).for_each(|parent| self.children.remove(parent, resource.name, id));
        self.forget(resource, id, &object);
    }

    /// Removes an ID from the lists that contain it, and sets the fields that contain it to null. Only objects that the deleted one names
    /// are searched: behaviours keep both sides of every reference to an object that can be deleted.
    fn forget(&mut self, resource: &ResourceTable, id: u64, object: &Object) {
        let id = Value::from(id);
        for field in resource.fields {
            let (Kind::Id(holder) | Kind::List(&Kind::Id(holder))) = field.kind else { continue };
            let Some(holder) = self.table.resource(holder) else { continue };
            for named in ids_in(object.get(field.name)) {
                if let Some(named) = self.get_mut(holder.name, named) {
                    forget_in(holder, named, resource.name, &id);
                }
            }
        }
    }
}

/// The values that an object holds: those of its unique fields, where they are set. A field that was never set is null or an empty string.
fn held<'a>(resource: &'static ResourceTable, object: &'a Object) -> impl Iterator<Item = (Scope, &'a Value)> {
    let is_set = |value: &&Value| !value.is_null() && value.as_str() != Some("");
    resource.unique.iter().filter_map(move |field| {
        let value = object.get(*field).filter(is_set)?;
        Some((scope(resource, field, object), value))
    })
}

fn scope(resource: &'static ResourceTable, field: &'static str, object: &Object) -> Scope {
    (resource.name, field, parent_of(resource, object))
}

/// Removes an ID from one object.
pub(crate) fn forget_in(holder: &ResourceTable, object: &mut Object, resource: &str, id: &Value) {
    for field in holder.fields {
        match (field.kind, object.get_mut(field.name)) {
            (Kind::List(Kind::Id(of)), Some(Value::Array(ids))) if *of == resource => ids.retain(|known| known != id),
            (Kind::Id(of), Some(value)) if of == resource && field.seen_null && value == id => *value = Value::Null,
            _ => {}
        }
    }
}

/// The object of a JSON value, or an empty object for any other value.
pub(crate) fn object(value: Value) -> Object {
    match value {
        Value::Object(fields) => fields,
        _ => Object::new(),
    }
}

/// The IDs in a field, which may be a list.
pub(crate) fn ids_in(value: Option<&Value>) -> impl Iterator<Item = u64> {
    let (one, many) = (value.and_then(Value::as_u64), value.and_then(Value::as_array));
    one.into_iter().chain(many.into_iter().flatten().filter_map(Value::as_u64))
}

/// The parent of an object: the first that it has, of those that its resource can have.
pub(crate) fn parent_of(resource: &'static ResourceTable, object: &Object) -> Option<(&'static str, u64)> {
    parents_of(resource, object).next()
}

/// All parents of an object.
pub(crate) fn parents_of<'a>(
    resource: &'static ResourceTable,
    object: &'a Object,
) -> impl Iterator<Item = (&'static str, u64)> + use<'a> {
    resource.parents().filter_map(|parent| Some((parent.resource, reads_id(object.get(parent.field?)?)?)))
}

/// An ID, which may be text.
pub(crate) fn reads_id(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// The ID of an object.
pub(crate) fn id_of(resource: &ResourceTable, object: &Object) -> Option<u64> {
    reads_id(object.get(resource.id()?)?)
}
