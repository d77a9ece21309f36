//! A resource: its URLs, its operations, and the types that are generated from it.

use super::actions::{Action, Constructor, Link};
use super::api::{Api, Operation, Pagination, Verb};
use super::feed::Feed;
use super::field::{Field, Required};
use super::query::Query;
use super::types::Type;
use super::views::View;
use crate::diagnostic::{At, Span};
use crate::into_vec::IntoVec as _;
use crate::names;
use crate::spec::read::Literal;
use crate::spec::words::{IdKind, State};

#[derive(Clone, Debug)]
pub struct Resource {
    /// Its name in the spec: `dcp_service`.
    pub name: At<String>,
    /// The names in the spec that it had before.
    pub was: Vec<At<String>>,
    /// Its name in Rust: `DcpService`.
    pub ty: String,
    /// Its name in sentences: `dcp service`.
    pub title: String,
    /// The method of the client that reaches it, `dcp_services`, and in Rust `DcpServices`.
    pub plural: At<String>,
    /// The method of a parent that lists it.
    pub method: At<String>,
    pub path: At<String>,
    /// The template of its list, where that is not below a resource in the usual way.
    pub list_path: Option<String>,
    pub doc: String,
    pub docs: Option<At<String>>,
    pub parent: Option<Parent>,
    /// Whether the path of one object begins with that of its parent, and so has two IDs.
    pub is_nested: bool,
    /// Its other parents. Its list can be filtered by these, too, or by one of them alone.
    pub other_parents: Vec<Parent>,
    /// The provider's word for its state, if it is not finished.
    pub state: Option<State>,
    pub id: IdKind,
    /// The resource that its responses have, if it is only written. It then has no type in responses.
    pub reads: Option<At<String>>,
    /// Where the spec says that a create takes a list and returns one, if it does.
    pub creates_many: Option<Span>,
    /// Set if its list comes whole, although other lists of the API come in pages.
    pub unpaged: Option<Span>,
    /// Where the spec says that its pages have no numbers, if it does: only a link finds the next one.
    pub unnumbered: Option<Span>,
    pub operations: Vec<At<Operation>>,
    /// How its operations are sent, if they differ from those of other resources.
    pub verbs: Vec<At<Verb>>,
    /// The provider's words for the state of single operations.
    pub states: Vec<(At<Operation>, State)>,
    pub refused: Vec<Refused>,
    pub warnings: Vec<(At<Operation>, String)>,
    pub fields: Vec<Field>,
    /// Fields that no two objects have in common, which only the sandbox checks.
    #[cfg_attr(
        not(any(feature = "diff", feature = "sandbox")),
        expect(dead_code, reason = "only these features read it")
    )]
    pub unique: Vec<String>,
    pub at_least_one_of: Vec<At<String>>,
    /// Groups of fields of which a body has at most one.
    pub at_most_one_of: Vec<Vec<At<String>>>,
    /// The values of fields in an archived object.
    pub archived: Vec<(At<String>, At<Literal>)>,
    pub constructors: Vec<Constructor>,
    pub actions: Vec<Action>,
    pub links: Vec<Link>,
    pub query: Vec<Query>,
    /// How new objects in its list are requested.
    pub feed: Option<Feed>,
    pub views: Vec<View>,
    /// Whether its operations or its parent could not be understood.
    pub doubtful: bool,
}

impl Resource {
    /// The place in the API's own documentation.
    pub fn anchor(&self) -> Option<&str> {
        self.docs.as_ref().map(|docs| docs.as_str())
    }

    pub fn allows(&self, operation: Operation) -> bool {
        self.operations.iter().any(|allowed| allowed.value == operation)
    }

    /// How one of its operations is sent.
    pub fn verb<'a>(&'a self, api: &'a Api, operation: Operation) -> &'a Verb {
        self.own_verb(operation).unwrap_or_else(|| api.verb(operation))
    }

    /// How one of its operations is sent, where it differs from those of other resources.
    pub fn own_verb(&self, operation: Operation) -> Option<&Verb> {
        self.verbs.iter().map(|verb| &verb.value).find(|verb| verb.operation == operation)
    }

    /// The provider's word for the state of an operation that may still change.
    pub fn state_of(&self, operation: Operation) -> Option<State> {
        let own = self.states.iter().find(|(of, _)| of.value == operation).map(|(_, state)| *state);
        own.or(self.state)
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| *field.name == name)
    }

    /// A field, unless some of it could not be understood: no conclusion is drawn from such a field.
    pub fn clear_field(&self, name: &str) -> Option<&Field> {
        self.field(name).filter(|field| !field.doubtful)
    }

    /// The name in requests and responses of a field that the spec refers to.
    pub fn wire<'a>(&'a self, name: &'a str) -> &'a str {
        self.field(name).map_or(name, |field| &field.wire)
    }

    /// The parameters that calls of an operation may be given.
    pub fn queries(&self, operation: Operation) -> impl Iterator<Item = &Query> {
        let is_on = move |query: &&Query| query.on.iter().any(|on| on.value == operation);
        self.query.iter().filter(move |query| is_on(query) && query.required.is_none())
    }

    /// The parameters that a list cannot do without.
    pub fn needed_queries(&self) -> impl Iterator<Item = &Query> {
        self.query.iter().filter(|query| query.required.is_some())
    }

    /// Whether an operation needs the ID of an object.
    pub fn needs_id(&self, operation: Operation) -> bool {
        let is_many = operation == Operation::Create && self.creates_many.is_some();
        self.reads.is_none() && operation != Operation::List && !is_many
    }

    /// Whether its objects have an ID of their own type, and so a `Live` form.
    pub fn is_entity(&self) -> bool {
        self.reads.is_none()
            && self.field("id").is_some_and(|id| match &*id.ty {
                Type::Id(of) => *of == *self.name,
                // A misspelt type was meant to be that one.
                ty => *ty == Type::Unknown,
            })
    }

    /// Its plural in sentences.
    pub fn titles(&self) -> String {
        names::plural(&self.title)
    }

    /// `ProjectId`.
    pub fn id_type(&self) -> String {
        names::id_type(&self.ty)
    }

    /// `NewProject`.
    pub fn new_type(&self) -> String {
        names::new_type(&self.ty)
    }

    /// `ProjectUpdate`.
    pub fn update_type(&self) -> String {
        names::update_type(&self.ty)
    }

    /// `LiveProject`.
    pub fn live_type(&self) -> String {
        names::live_type(&self.ty)
    }

    /// `Projects`.
    pub fn collection(&self) -> String {
        names::pascal(&self.plural)
    }

    /// All that it belongs to.
    pub fn parents(&self) -> impl Iterator<Item = &Parent> {
        self.parent.iter().chain(&self.other_parents)
    }

    /// The query parameter that holds the ID of another parent, if `parent` is one.
    pub fn other_filter(&self, parent: &Resource) -> Option<&str> {
        let other = self.other_parents.iter().find(|other| *other.resource == *parent.name)?;
        Some(self.wire(other.field.as_ref()?))
    }

    /// The field that holds the parent's ID and is not part of bodies, since it goes into the path.
    pub fn parent_field(&self) -> Option<&Field> {
        let parent = self.parent.as_ref().filter(|parent| parent.list == ListBy::Path)?;
        self.field(parent.field.as_ref()?)
    }

    /// The query parameter, and field, with the parent's id, where lists are filtered by it.
    pub fn filter(&self) -> Option<&At<String>> {
        let parent = self.parent.as_ref().filter(|parent| parent.list == ListBy::Query)?;
        Some(&self.field(parent.field.as_ref()?)?.wire)
    }

    /// How its list comes in pages, if it does.
    pub fn pages<'a>(&self, api: &'a Api) -> Option<&'a Pagination> {
        api.pagination.as_ref().filter(|_| self.allows(Operation::List) && self.unpaged.is_none())
    }

    /// How the pages of its list are numbered, if it comes in such pages.
    pub fn numbered_pages<'a>(&self, api: &'a Api) -> Option<&'a Pagination> {
        self.pages(api).filter(|_| self.unnumbered.is_none())
    }

    fn is_parent_field(&self, field: &Field) -> bool {
        self.parent_field().is_some_and(|parent| *parent.name == *field.name)
    }

    /// The fields that the body of a create may contain.
    pub fn created(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.access.is_created() && !self.is_parent_field(field))
    }

    /// Whether a `New…` can be made of a fetched object: everything that it needs can be read.
    pub fn is_copied(&self) -> bool {
        self.reads.is_none() && self.needed().all(Field::is_read)
    }

    /// The fields that a create cannot do without.
    pub fn needed(&self) -> impl Iterator<Item = &Field> {
        self.created().filter(|field| field.is_required()).chain(self.parent_field())
    }

    /// The fields that the body of an update may contain.
    pub fn edited(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.access.is_edited())
    }

    /// Whether every update has to give some fields, so that single fields cannot be saved.
    pub fn updates_as_a_whole(&self) -> bool {
        self.edited().any(|field| field.required == Required::Always)
    }

    /// Whether an update may give any fields alone: none is needed, and no constructor has to be called.
    pub fn updates_freely(&self) -> bool {
        !self.updates_as_a_whole() && self.update_constructors().next().is_none()
    }

    /// Whether changes to a fetched one can be saved, each alone.
    pub fn is_saved(&self) -> bool {
        self.reads.is_none() && self.allows(Operation::Update) && !self.updates_as_a_whole()
    }

    /// The actions that can ride along with an operation.
    pub fn riding(&self, operation: Operation) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| action.rides(operation))
    }

    /// The constructors of its update, if these have their own names.
    pub fn update_constructors(&self) -> impl Iterator<Item = &Constructor> {
        self.constructors.iter().filter(|constructor| constructor.update)
    }

    /// The values that constructors set a field to.
    pub fn values_set(&self, field: &str) -> Vec<&Literal> {
        let set = self.constructors.iter().flat_map(|made| &made.set);
        set.filter(|(name, _)| **name == field).map(|(_, value)| &value.value).into_vec()
    }

    /// Whether a constructor settles this field, so that no setter has to.
    pub fn is_settled(&self, field: &str, update: bool) -> bool {
        let mut constructors = self.constructors.iter().filter(|constructor| !update || constructor.update);
        constructors.any(|constructor| constructor.settles(field))
    }
}

#[derive(Clone, Debug)]
pub struct Parent {
    pub resource: At<String>,
    pub field: Option<At<String>>,
    pub list: ListBy,
}

/// How the list of a parent's children is requested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListBy {
    /// Its path begins with that of the parent.
    Path,
    /// A query parameter holds the parent's id.
    Query,
}

#[derive(Clone, Debug)]
pub struct Refused {
    pub operation: Operation,
    pub reason: String,
    pub instead: String,
}
