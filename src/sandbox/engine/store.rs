//! The objects, and which belongs to which.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};

use crate::model::table::{ApiTable, Kind, ResourceTable};

/// An object as the wire shows it.
pub(crate) type Object = Map<String, Value>;

/// Everything that was created and not deleted.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    table: &'static ApiTable,
    objects: HashMap<&'static str, BTreeMap<u64, Object>>,
    /// By parent, child's resource and id.
    children: HashMap<(&'static str, u64), BTreeMap<&'static str, BTreeSet<u64>>>,
    next_id: u64,
    last_time: SystemTime,
    /// In the form that the API's rules give it.
    traffic: Vec<Value>,
    end_of_traffic: Option<String>,
    mixing_variance: f64,
}

impl Store {
    /// `mixing_variance` is what the sequential test of results expects of differences.
    pub(crate) fn new(table: &'static ApiTable, mixing_variance: f64) -> Self {
        Store {
            table,
            objects: HashMap::new(),
            children: HashMap::new(),
            next_id: 1_000,
            last_time: SystemTime::UNIX_EPOCH,
            traffic: Vec::new(),
            end_of_traffic: None,
            mixing_variance,
        }
    }

    /// The API whose objects these are.
    pub(crate) fn table(&self) -> &'static ApiTable {
        self.table
    }

    /// The traffic that was recorded, in its order.
    pub(crate) fn traffic(&self) -> &[Value] {
        &self.traffic
    }

    /// When the latest of it was recorded.
    pub(crate) fn end_of_traffic(&self) -> Option<&str> {
        self.end_of_traffic.as_deref()
    }

    /// The latest id that was given.
    pub(crate) fn last_id(&self) -> u64 {
        self.next_id
    }

    /// The latest time that was given, as the wire shows it.
    pub(crate) fn last_time(&self) -> String {
        humantime::format_rfc3339_micros(self.last_time).to_string()
    }

    /// Goes on from where another store was. Its objects have to be inserted one by one.
    pub(crate) fn resume(
        &mut self,
        last_id: u64,
        last_time: SystemTime,
        traffic: Vec<Value>,
        end_of_traffic: Option<String>,
    ) {
        (self.next_id, self.last_time) = (last_id, last_time);
        (self.traffic, self.end_of_traffic) = (traffic, end_of_traffic);
    }

    pub(crate) fn mixing_variance(&self) -> f64 {
        self.mixing_variance
    }

    /// Adds to the recorded traffic.
    pub(crate) fn record(&mut self, traffic: Value) {
        self.end_of_traffic = Some(self.now());
        self.traffic.push(traffic);
    }

    /// Replaces the recorded traffic, as when objects that it names are deleted.
    pub(crate) fn replace_traffic(&mut self, traffic: Vec<Value>) {
        self.traffic = traffic;
    }

    /// An id that nothing else has.
    pub(crate) fn next_id(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    /// The time, later than any that was given before: what changes later says so.
    pub(crate) fn now(&mut self) -> String {
        self.last_time = SystemTime::now().max(self.last_time + Duration::from_micros(1));
        self.last_time()
    }

    pub(crate) fn get(&self, resource: &str, id: u64) -> Option<&Object> {
        self.objects.get(resource)?.get(&id)
    }

    pub(crate) fn get_mut(&mut self, resource: &str, id: u64) -> Option<&mut Object> {
        self.objects.get_mut(resource)?.get_mut(&id)
    }

    /// All objects of a resource, by id.
    pub(crate) fn all(&self, resource: &str) -> impl DoubleEndedIterator<Item = &Object> {
        self.objects.get(resource).into_iter().flat_map(BTreeMap::values)
    }

    /// How many objects of a resource there are.
    pub(crate) fn count(&self, resource: &str) -> usize {
        self.objects.get(resource).map_or(0, BTreeMap::len)
    }

    /// The ids of what belongs to a parent.
    pub(crate) fn child_ids(&self, parent: &'static str, id: u64, child: &str) -> Vec<u64> {
        let found = self.children.get(&(parent, id)).and_then(|children| children.get(child));
        found.into_iter().flatten().copied().collect()
    }

    /// The objects of a resource that belong to a parent, or all of them where there is none.
    pub(crate) fn below(&self, resource: &ResourceTable, parent: Option<(&'static str, u64)>) -> Vec<&Object> {
        match parent {
            Some((parent, id)) => {
                let ids = self.child_ids(parent, id, resource.name);
                ids.into_iter().filter_map(|id| self.get(resource.name, id)).collect()
            }
            None => self.all(resource.name).collect(),
        }
    }

    pub(crate) fn insert(&mut self, resource: &'static ResourceTable, id: u64, object: Object) {
        if let Some(parent) = parent_of(resource, &object) {
            self.children.entry(parent).or_default().entry(resource.name).or_default().insert(id);
        }
        self.objects.entry(resource.name).or_default().insert(id, object);
    }

    /// Removes an object with all that belongs to it, and takes it out of the lists that name it.
    pub(crate) fn remove(&mut self, resource: &'static ResourceTable, id: u64) {
        let below = self.children.remove(&(resource.name, id)).unwrap_or_default();
        for (child, ids) in below {
            let Some(child) = self.table.resource(child) else { continue };
            ids.into_iter().for_each(|id| self.remove(child, id));
        }
        let Some(object) = self.objects.get_mut(resource.name).and_then(|objects| objects.remove(&id)) else { return };
        if let Some(siblings) = parent_of(resource, &object).and_then(|parent| self.children.get_mut(&parent)) {
            siblings.entry(resource.name).or_default().remove(&id);
        }
        self.forget(resource, id, &object);
    }

    /// Takes an id out of the lists that hold it, and nulls the fields that do. Only objects that the deleted one names are
    /// looked at: behaviours keep every reference to what can be deleted on both of its sides.
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

/// Takes an id of a resource out of one object.
fn forget_in(holder: &ResourceTable, object: &mut Object, resource: &str, id: &Value) {
    for field in holder.fields {
        match (field.kind, object.get_mut(field.name)) {
            (Kind::List(Kind::Id(of)), Some(Value::Array(ids))) if *of == resource => ids.retain(|known| known != id),
            (Kind::Id(of), Some(value)) if of == resource && field.seen_null && value == id => *value = Value::Null,
            _ => {}
        }
    }
}

/// The object that a JSON value is, which is empty for any other value.
pub(crate) fn object(value: Value) -> Object {
    match value {
        Value::Object(fields) => fields,
        _ => Object::new(),
    }
}

/// The ids that a field holds: of a list, all of them.
pub(crate) fn ids_in(value: Option<&Value>) -> impl Iterator<Item = u64> {
    let (one, many) = (value.and_then(Value::as_u64), value.and_then(Value::as_array));
    one.into_iter().chain(many.into_iter().flatten().filter_map(Value::as_u64))
}

/// What an object belongs to.
pub(crate) fn parent_of(resource: &'static ResourceTable, object: &Object) -> Option<(&'static str, u64)> {
    let parent = resource.parent.as_ref()?;
    Some((parent.resource, object.get(parent.field?)?.as_u64()?))
}
