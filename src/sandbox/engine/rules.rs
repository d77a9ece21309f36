//! What an API does that its tables do not say.

use serde_json::Value;

use super::reply::Refusal;
use super::store::{Object, Store};
use crate::model::table::ResourceTable;

/// The rules of one API, which the engine asks and tells as it works.
///
/// Each method does nothing unless an API says otherwise.
pub(crate) trait Rules: Sync {
    /// The fields that the server writes in any object.
    fn server_fields(&self) -> ServerFields {
        ServerFields::NONE
    }

    /// The check of a type that is written by hand, by its name in the spec. Without one, a value is what it is on the wire.
    fn check_of(&self, _type_name: &str) -> Option<Check> {
        None
    }

    /// What is wrong with the content of a body, beyond the types of its fields.
    fn refusals(&self, _resource: &ResourceTable, _given: &Object) -> Vec<String> {
        Vec::new()
    }

    /// What keeps an object from being changed at all.
    fn update_refusal(&self, _resource: &ResourceTable, _before: &Object) -> Option<String> {
        None
    }

    /// Puts into a new object what the server decides, before it is stored.
    fn fill(&self, _resource: &ResourceTable, _id: u64, _object: &mut Object) {}

    /// Does what follows from a new object.
    fn created(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// Does what follows from an update; `before` is what the object was.
    fn updated(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64, _before: &Object) {}

    /// Does what follows from a deletion.
    fn deleted(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// Does what follows from any request that changes something, a deletion included. The object is still there.
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

    /// Why traffic from a snapshot cannot have been, if it cannot; `is_known` says which objects there are, by resource and ID.
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

/// Makes what is stored of the value of a field, or says what is wrong with it.
pub(crate) type Check = fn(&str, &Value) -> Result<Value, String>;
