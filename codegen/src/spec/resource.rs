//! Resources, and what is special about them.

use super::api::Api;
use super::declare::table;
use super::entry::OneOrMore;
use super::feed::Feed;
use super::fields::{Constructor, Field};
use super::query::Query;
use super::read::{Literal, Named};
use super::views::View;
use super::words::{IdKind, Onward, State, Word};
use crate::diagnostic::{At, Span};
use crate::into_vec::IntoVec as _;

table! {
    /// A kind of object with its own operations. Its name is singular, in snake case.
    pub struct Resource {
        /// An old name, or several. Programs may use it, and the compiler shows the new name.
        pub was: OneOrMore,
        /// The name in sentences, if it is not the key with spaces.
        pub title: Option<At<String>>,
        /// The URL template of the list: one segment, or one segment below an object of the parent,
        /// `projects/{project_id}/experiments`. The placeholder is the name of the field with the ID of the parent, or the name of
        /// the parent if there is no such field. That field is part of the URL and not of a body. Its type follows from the parent,
        /// and a create always needs it. A placeholder for an ID of `[ids]` may also stand at the end: `usage/{account_id}`.
        pub path: At<String>,
        /// The URL template of one object, if it is not `PATH/{id}`. Below a parent, that has two IDs: methods take that of the parent
        /// first, and a fetched object remembers it. `experiments/{id}` is not below the parent.
        pub item: Option<At<String>>,
        /// The state of a resource that may still change, as the provider calls it: `"alpha"` or `"beta"`.
        pub state: Option<At<Word<State>>>,
        /// The plural of the name, if it is irregular.
        pub plural: Option<At<String>>,
        /// The method of the client that returns the collection. The default is the plural.
        pub method: Option<At<String>>,
        /// The documentation: what the resource is, in your own words.
        pub doc: At<String>,
        /// The anchor in the documentation of the API.
        pub docs: Option<At<String>>,
        /// The resource or the type of `[ids]` that lists are filtered by, if the path has no placeholder: with `"queue"`, by the field
        /// `queue_id`, or by the only field of the type `QueueId`. With `["queue", "agent"]`, a list needs one of several parents. The
        /// ID of the first is its argument, the others are methods of the call, and a fetched parent of each kind lists its own
        /// objects.
        #[key = "parent"]
        pub parents: OneOrMore,
        /// The kind of the IDs: `"number"` or `"string"`. The default is the kind in `[api]`.
        pub id: Option<At<Word<IdKind>>>,
        /// The resource that responses contain, if this one is only written. It has neither a type nor an `id` of its own: its
        /// fields are those of its bodies, and none of them says `read`. An update may send the ID of the parent in the path, which
        /// moves the object.
        pub reads: Option<At<String>>,
        /// How a create differs from that of one object.
        pub create: Option<At<Creation>>,
        /// `true` if the lists are not in pages, although `[api.pagination]` exists.
        pub unpaged: Option<At<bool>>,
        /// `"link"` if pages have no numbers, so that only a link leads to the next one.
        pub pages: Option<At<Word<Onward>>>,
        /// The operations that the API supports: some of `get`, `list`, `create`, `update`, `archive` and `delete`. The default is the
        /// list in `[api]` without the operations that the resource refuses.
        pub operations: Vec<At<String>>,
        /// How an operation differs from the one in `[api.verbs]`.
        pub verbs: Vec<Named<OwnVerb>>,
        /// Why the API does not support an operation. The compiler shows it if a program calls the operation. `others` gives the
        /// reason of all operations without an entry of their own, and the build warns if an operation has no reason. `archive` needs
        /// none. A resource with `archive` refuses `delete`, and the compiler says to archive it.
        pub refused: Vec<Named<Refused>>,
        /// Warnings for callers of an operation, for example of a deletion.
        pub warnings: Vec<Named<At<String>>>,
        /// The fields, in the order of the struct. Required fields are the arguments of `New…::new` in this order.
        pub fields: Vec<Named<Field>>,
        /// The fields whose values no two objects below a parent share.
        pub unique: Vec<At<String>>,
        /// Fields of which a create contains at least one.
        pub at_least_one_of: Vec<At<String>>,
        /// Fields of which a body contains at most one: `[["page_ids", "url_targeting"]]`. An empty list counts as not given.
        pub at_most_one_of: Vec<Vec<At<String>>>,
        /// The fields of an archived object: `{ status = "archived" }`. `archive` needs it, on the resource that is read. With
        /// `delete`, it says that a deleted object stays readable.
        pub archived: Vec<Named<At<Literal>>>,
        /// Functions that make a body of one kind, by name.
        pub constructors: Vec<Named<OwnConstructor>>,
        /// Updates with their own names: methods of a fetched object and of the collection.
        pub actions: Vec<Named<Action>>,
        /// Lists of IDs with methods that add and remove one ID, by the name of one element.
        pub links: Vec<Named<Link>>,
        /// Query parameters, by the name of their method.
        pub query: Vec<Named<Query>>,
        /// Query parameters for the new elements of a list. The list has the methods `since`, `until` and `watch` for them.
        pub feed: Option<At<Feed>>,
        /// Objects below an object that the API computes or collects, by the name of their method.
        pub views: Vec<Named<View>>,
    }
}

impl Resource {
    /// A resource that lists no operations has those of its API, but for those that it refuses.
    pub fn fill_in(&mut self, api: &Api) {
        if self.operations.is_empty() {
            let is_refused = |name: &At<String>| self.refused.iter().any(|(refused, _)| **refused == **name);
            self.operations = api.operations.iter().filter(|name| !is_refused(name)).cloned().into_vec();
        }
    }

    /// Whether its objects have an ID of their own type, or should have. Without one they can only be listed, and created as a list.
    pub fn has_id(&self, id_type: &str) -> bool {
        let is_own = |field: &Field| field.ty.0.as_ref().is_none_or(|ty| **ty == id_type);
        let has_own = self.fields.iter().any(|(name, field)| **name == "id" && is_own(field));
        let is_many = self.create.as_ref().is_some_and(|create| create.many.is_some());
        let needs_one = |name: &At<String>| **name != "list" && !(is_many && **name == "create");
        self.reads.is_none() && (has_own || self.operations.iter().any(needs_one))
    }

    /// Where it says that a create makes a list of objects, if it does.
    pub fn creates_many(&self) -> Option<Span> {
        let many = self.create.as_ref()?.many.as_ref()?;
        many.value.then(|| many.span.clone())
    }
}

table! {
    /// How an operation of one resource differs from that of the others.
    pub struct OwnVerb {
        /// The HTTP method.
        pub method: Option<At<String>>,
        /// The statuses of a success.
        pub success: Option<At<Vec<i64>>>,
        /// Error statuses of `archive` or `delete` that say that the object is archived or deleted already. Such a response is
        /// a success.
        pub done: Option<At<Vec<i64>>>,
        /// Whether a request with PATCH or POST that may have been processed is repeated, as a PUT is.
        pub repeatable: Option<At<bool>>,
        /// The state of an operation that may still change, as the provider calls it: `"alpha"` or `"beta"`.
        pub state: Option<At<Word<State>>>,
    }
}

table! {
    /// How a create differs from that of one object.
    pub struct Creation {
        /// `true` if a create takes a list and returns one. Such a resource has no parent in its path, and may have an `id` of any
        /// type.
        pub many: Option<At<bool>>,
    }
}

table! {
    /// An operation that the API does not support.
    pub struct Refused {
        /// Why it is not there.
        pub reason: At<String>,
        /// An alternative.
        pub instead: At<String>,
    }
}

table! {
    /// A function that makes a body of one kind: that of a create, and maybe that of an update.
    pub struct OwnConstructor {
        /// Whether it makes an update, too.
        pub update: bool,
        #[keys]
        pub made: Constructor,
    }
}

table! {
    /// An update with its own name: a method of a fetched object, `experiment.start()`, and of the collection,
    /// `experiments().start(id)`. It has either `set` or `query`.
    pub struct Action {
        /// An old name, or several. Programs may use it, and the compiler shows the new name.
        pub was: OneOrMore,
        /// The fields that it sets, and their values.
        pub set: Vec<Named<At<Literal>>>,
        /// The query parameters that it sends with an empty body: `{ action = "start" }`. Such a request is never repeated after an
        /// unknown outcome, even if the update is `repeatable`.
        pub query: Vec<Named<At<Literal>>>,
        /// The requests that its parameters can ride along with: `["create", "update"]`. It adds `and_start` to the bodies and to
        /// `save()`.
        pub with: Vec<At<String>>,
        /// The value of the field `status` afterwards, from which a program learns whether the action was done if its response was
        /// lost.
        pub to: Option<At<Literal>>,
        /// The documentation of the method.
        pub doc: At<String>,
    }
}

table! {
    /// A list of IDs that methods change one ID at a time.
    pub struct Link {
        /// The field with the list of IDs.
        pub field: At<String>,
        /// The documentation of the methods.
        pub doc: At<String>,
    }
}
