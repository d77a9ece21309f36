//! The behaviour of an API that its tables do not describe.

use serde_json::{Value, json};

use super::query::Query;
use super::reply::{Problem, Refusal};
use super::store::{Object, Store};
use crate::model::table::{ActionTable, Operation, ResourceTable, ViewTable};

/// The rules of one API, which the engine calls as it works.
///
/// Each method does nothing unless an API overrides it.
pub(crate) trait Rules: Sync {
    /// The fields that the server writes in any object.
    fn server_fields(&self) -> ServerFields {
        ServerFields::NONE
    }

    /// Whether responses leave out a field without a value. Otherwise they have null, or a value that the server makes up.
    fn leaves_out_unset(&self) -> bool {
        false
    }

    /// The ID before the first one that is assigned.
    fn ids_follow(&self) -> u64 {
        1_000
    }

    /// The body of an error. `number` is the number of the request.
    fn error(&self, status: u16, problem: &Problem, _number: u64) -> Value {
        json!({ "status": status, "message": problem.message() })
    }

    /// The status and the message for a token that the sandbox does not accept.
    fn wrong_token(&self) -> (u16, &'static str) {
        (403, "Authentication Failed")
    }

    /// The OpenAPI document of the API, with the path that serves it, below the API's prefix or without the prefix.
    fn document(&self) -> Option<(&'static str, &'static [u8])> {
        None
    }

    /// The check of a handwritten type, by its name in the spec. Without a check, a value is treated as its wire type.
    fn check_of(&self, _type_name: &str) -> Option<Check> {
        None
    }

    /// Why a request about the children of this parent is refused, if it is: the parent is of the wrong kind.
    fn parent_refusal(&self, _store: &Store, _resource: &ResourceTable, _parent: (&str, u64)) -> Option<Refusal> {
        None
    }

    /// The problems of a body, beyond the types of its fields. `change` has the object before the request, and with the body.
    fn refusals(&self, _store: &Store, _resource: &'static ResourceTable, _change: &Change<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Completes the body of an update with the parts that the API keeps, before the body is checked.
    fn complete(&self, _store: &Store, _resource: &ResourceTable, _before: &Object, _body: &mut Object) {}

    /// Why an object cannot be updated or archived at all, if it cannot.
    fn update_refusal(
        &self,
        _store: &Store,
        _resource: &ResourceTable,
        _operation: Operation,
        _id: u64,
        _before: &Object,
    ) -> Option<Refusal> {
        None
    }

    /// Whether archiving an object again is an error.
    fn refuses_to_archive_twice(&self, _resource: &ResourceTable) -> bool {
        true
    }

    /// Why an action is refused, if it is. `change` has the fields that are given with it.
    fn action_refusal(
        &self,
        _store: &Store,
        _resource: &ResourceTable,
        _change: &Change<'_>,
        _action: &ActionTable,
    ) -> Option<String> {
        None
    }

    /// Adds the values that the server decides to a new object, before it is stored.
    fn fill(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64, _object: &mut Object) {}

    /// Adds the values that the server decides to an object with the fields of an update, before it is stored.
    fn fill_update(
        &self,
        _store: &mut Store,
        _resource: &'static ResourceTable,
        _id: u64,
        _before: &Object,
        _object: &mut Object,
    ) {
    }

    /// Applies the effects of a creation.
    fn created(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// Applies the effects of an update, an action or an archiving. `before` is the object before it.
    fn updated(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64, _before: &Object) {}

    /// Applies the effects of an action, after the fields of the object have changed.
    fn acted(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64, _action: &ActionTable) {}

    /// Applies the effects of a deletion.
    fn deleted(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// Applies the effects of any request that changes something, including a deletion. The object still exists.
    fn changed(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64) {}

    /// Notes a request that changed an object, after all its effects. `before` is the object before the request; a create has none. After
    /// a deletion, the object does not exist.
    fn happened(
        &self,
        _store: &mut Store,
        _resource: &'static ResourceTable,
        _id: u64,
        _before: Option<&Object>,
        _action: Option<&ActionTable>,
    ) {
    }

    /// Which objects no list contains, though they can be read by their IDs.
    fn hidden(&self, _resource: &ResourceTable) -> Option<fn(&Object) -> bool> {
        None
    }

    /// Whether a list has its newest objects first.
    fn newest_first(&self, _resource: &ResourceTable) -> bool {
        false
    }

    /// Whether the parameters of a list select an object. None if the fields with the names of the parameters decide.
    fn selects(&self, _resource: &ResourceTable, _query: &Query, _object: &Object) -> Option<bool> {
        None
    }

    /// The rows of a resource whose objects are computed and have no ID.
    fn rows(
        &self,
        _store: &Store,
        _resource: &'static ResourceTable,
        _parent: u64,
        _query: &Query,
    ) -> Result<Vec<Object>, Refusal> {
        Ok(Vec::new())
    }

    /// Creates the objects of a resource whose objects are created together and have no ID, and returns them.
    fn create_many(
        &self,
        _store: &mut Store,
        _resource: &'static ResourceTable,
        _given: Vec<Object>,
    ) -> Result<Vec<Object>, Refusal> {
        Err(Refusal::NotFound)
    }

    /// The content of a view. `places` stands for the placeholders of its path.
    fn view(
        &self,
        _store: &mut Store,
        _view: &'static ViewTable,
        _places: &[&str],
        _query: &Query,
    ) -> Result<Seen, Refusal> {
        Err(Refusal::NotFound)
    }

    /// The tables that the page shows besides objects and requests.
    fn digests(&self, _store: &Store) -> Vec<Digest> {
        Vec::new()
    }

    /// Why traffic in a snapshot is impossible, if it is. `find` returns the objects of the snapshot.
    fn traffic_problem(&self, _traffic: &Value, _find: &Find<'_>) -> Option<String> {
        Some("this API records no traffic".to_owned())
    }
}

/// Finds an object by its resource and ID.
pub(crate) type Find<'a> = dyn Fn(&'static str, u64) -> Option<&'a Object> + 'a;

/// The change that a request makes.
pub(crate) struct Change<'a> {
    /// The object before the request; a create has none.
    pub(crate) before: Option<&'a Object>,
    /// The object with the fields of the body.
    pub(crate) object: &'a Object,
    /// The fields of the body.
    pub(crate) given: &'a Object,
}

/// The content of a view.
#[derive(Debug)]
pub(crate) enum Seen {
    Value(Value),
    Text(String),
    /// It is being computed.
    Pending,
    /// There is none.
    Nothing,
}

/// Computed values about some objects, which the page shows as a table. It must not contain secrets.
#[derive(Debug)]
pub(crate) struct Digest {
    pub(crate) title: &'static str,
    /// The names of the columns. The first column has the object.
    pub(crate) columns: &'static [&'static str],
    pub(crate) rows: Vec<DigestRow>,
}

/// A row about an object.
#[derive(Debug)]
pub(crate) struct DigestRow {
    /// The resource and the ID of the object.
    pub(crate) about: (&'static str, u64),
    /// The values of the further columns.
    pub(crate) cells: Vec<String>,
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
