//! The behaviour of an API that its tables do not describe.

use serde_json::Value;

use super::reply::Refusal;
use super::store::{Object, Store};
use crate::model::table::ResourceTable;

/// The rules of one API, which the engine calls as it works.
///
/// Each method does nothing unless an API overrides it.
pub(crate) trait Rules: Sync {
    /// The fields that the server writes in any object.
    fn server_fields(&self) -> ServerFields {
        ServerFields::NONE
    }

    /// The check of a handwritten type, by its name in the spec. Without a check, a value is treated as its wire type.
    fn check_of(&self, _type_name: &str) -> Option<Check> {
        None
    }

    /// The problems of a body, beyond the types of its fields.
    fn refusals(&self, _resource: &ResourceTable, _given: &Object) -> Vec<String> {
        Vec::new()
    }

    /// Why an object cannot be updated at all, if it cannot.
    fn update_refusal(&self, _resource: &ResourceTable, _before: &Object) -> Option<String> {
        None
    }

    /// Adds the values that the server decides to a new object, before it is stored.
    fn fill(&self, _resource: &ResourceTable, _id: u64, _object: &mut Object) {}

    /// Applies the effects of a creation.
    fn created(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// Applies the effects of an update. `before` is the object before it.
    fn updated(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64, _before: &Object) {}

    /// Applies the effects of a deletion.
    fn deleted(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// Applies the effects of any request that changes something, including a deletion. The object still exists.
    fn changed(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// The rows of a resource whose objects are computed and have no ID.
    fn rows(
        &self,
        _store: &Store,
        _resource: &'static ResourceTable,
        _parent: u64,
        _query: &[(String, String)],
    ) -> Result<Vec<Object>, Refusal> {
        Ok(Vec::new())
    }

    /// Why traffic in a snapshot is impossible, if it is. `is_known` tells which objects exist, by resource and ID.
    fn traffic_problem(&self, _traffic: &Value, _is_known: &dyn Fn(&'static str, u64) -> bool) -> Option<String> {
        Some("this API records no traffic".to_owned())
    }
}

/// An API without rules is served by its tables alone.
impl Rules for () {}

/// The names of fields that the server writes, where an API has them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ServerFields {
    /// When an object was created.
    pub(crate) created: Option<&'static str>,
    /// When it was last changed.
    pub(crate) modified: Option<&'static str>,
    /// The place of an element in its list.
    pub(crate) index: Option<&'static str>,
}

impl ServerFields {
    pub(crate) const NONE: ServerFields = ServerFields { created: None, modified: None, index: None };
}

/// Converts the value of a field to the form that is stored, or says what is wrong with it.
pub(crate) type Check = fn(&str, &Value) -> Result<Value, String>;
