//! The spec with every name resolved: what the emitters work on. Nothing is left to guess.

pub mod anew;
pub mod owner;
pub mod resolve;
pub mod template;

use crate::diagnostic::{At, Span};
use crate::names;
use crate::spec::RateLimits;
use crate::spec::read::{Bound, Literal};

/// A whole API.
#[derive(Debug)]
pub struct Model {
    pub target: Target,
    pub api: Api,
    /// The types of ids of what is not a resource, sorted by name.
    pub ids: Vec<FreeId>,
    /// The types that are written by hand, sorted by name.
    pub types: Vec<Handwritten>,
    /// Sorted by name.
    pub enums: Vec<Enum>,
    /// Sorted by name.
    pub objects: Vec<Object>,
    /// Sorted by name.
    pub resources: Vec<Resource>,
}

impl Model {
    pub fn resource(&self, name: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| *resource.name == name)
    }

    /// The type of ids of something that is not a resource.
    pub fn free_id(&self, name: &str) -> Option<&FreeId> {
        self.ids.iter().find(|found| *found.name == name)
    }

    /// What the ids of a resource, or of something else, are on the wire.
    pub fn id_kind(&self, of: &str) -> IdKind {
        let resource = self.resource(of).map(|resource| resource.id);
        resource.or_else(|| Some(self.free_id(of)?.kind)).unwrap_or(IdKind::Number)
    }

    /// A type that is written by hand.
    pub fn handwritten(&self, name: &str) -> Option<&Handwritten> {
        self.types.iter().find(|found| *found.name == name)
    }

    /// What values of a type are on the wire.
    pub fn on_wire<'a>(&'a self, ty: &'a Type) -> &'a Type {
        match ty {
            Type::Handwritten { name, .. } => self.handwritten(name).map_or(ty, |found| &found.wire),
            ty => ty,
        }
    }

    pub fn find_enum(&self, name: &str) -> Option<&Enum> {
        self.enums.iter().find(|found| *found.name == name)
    }

    pub fn object(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| *object.name == name)
    }

    /// What a resource belongs to, if it does.
    pub fn parent(&self, resource: &Resource) -> Option<owner::Owner<'_>> {
        self.owner(resource.parent.as_ref()?)
    }

    /// The resources that belong to `parent`.
    pub fn children<'a>(&'a self, parent: &'a Resource) -> impl Iterator<Item = &'a Resource> {
        self.resources.iter().filter(|child| child.parents().any(|of| *of.resource == *parent.name))
    }
}

/// Where the code of an API stands in the crate. No spec says it: the same spec can be built as one API or another.
#[derive(Debug)]
pub struct Target {
    /// The module: `classic`.
    pub module: String,
    /// The type that stands for the API: `Classic`.
    pub marker: String,
    /// Whether the crate has a sandbox of it, on which its examples run.
    pub sandbox: bool,
}

impl Target {
    /// The module for tests of the generator. A spec is built as that where nothing else is said.
    pub const TRIAL: &str = "trial";

    pub fn new(module: &str) -> Target {
        Target { module: module.to_owned(), marker: names::pascal(module), sandbox: true }
    }
}

/// The type of ids of what is not a resource.
#[derive(Debug)]
pub struct FreeId {
    /// What it identifies, as the spec calls it: `Account`.
    pub name: At<String>,
    pub kind: IdKind,
    pub doc: String,
}

impl FreeId {
    /// `AccountId`.
    pub fn ty(&self) -> String {
        format!("{}Id", self.name.value)
    }
}

/// A type that is written by hand, as a field sees it.
#[derive(Debug)]
pub struct Handwritten {
    /// Its name in the spec.
    pub name: At<String>,
    /// Its path in Rust, from `crate` on.
    pub rust: At<String>,
    /// The scalar type that its values are on the wire.
    pub wire: At<Type>,
    /// What its `Default` is on the wire.
    pub default: Option<At<Literal>>,
    pub doc: String,
}

/// What is true of the whole API.
#[derive(Debug)]
pub struct Api {
    pub name: String,
    pub base_url: At<String>,
    pub docs: At<String>,
    /// The prefix of the environment variables.
    pub env: At<String>,
    /// Whether responses leave out what is unset: anything but an `id`, unless there is evidence that it is always there.
    pub leaves_out_unset: bool,
    /// How lists come in pages, if they do.
    pub pagination: Option<Pagination>,
    /// The headers that describe the rate limit, if there are any.
    pub limits: Option<At<RateLimits>>,
    /// Sorted by name.
    pub auth: Vec<Auth>,
    /// In the order of the file.
    pub statuses: Vec<Status>,
    /// Of every operation that a resource has, and maybe of others.
    pub verbs: Vec<Verb>,
}

impl Api {
    /// How an operation is sent that a resource has.
    pub fn verb(&self, operation: Operation) -> &Verb {
        self.find_verb(operation).expect("resolving fills in every verb that is used")
    }

    /// The operations that its resources can have. Not every API archives.
    pub fn operations(&self) -> impl Iterator<Item = Operation> {
        Operation::of(&self.verbs)
    }

    /// How an operation is sent, if the spec says so. One that no resource has may be left out.
    pub fn find_verb(&self, operation: Operation) -> Option<&Verb> {
        self.verbs.iter().find(|verb| verb.operation == operation)
    }
}

/// How lists come in pages.
#[derive(Debug)]
pub struct Pagination {
    /// The query parameter with the number of a page.
    pub page: At<String>,
    /// The number of the first page.
    pub first: u32,
    /// The query parameter with the size of a page.
    pub size: At<String>,
    /// The least and the most elements that a page can be asked for.
    pub sizes: At<(u32, u32)>,
    /// How many elements a page has when nothing is said, where that is known.
    pub default_size: Option<At<u32>>,
    /// Whether the header `Link` of a page says where the next one is.
    pub by_link: bool,
}

/// Statuses of responses that have no body.
pub const WITHOUT_BODY: [u16; 2] = [204, 205];

#[derive(Clone, Debug)]
pub struct Verb {
    pub operation: Operation,
    pub method: At<String>,
    pub success: At<Vec<u16>>,
    /// Statuses of refusals that mean that it is so already.
    pub done: At<Vec<u16>>,
    /// Said where a request may be sent twice, though its method does not say so.
    pub repeatable: Option<Span>,
}

#[derive(Debug)]
pub struct Auth {
    pub name: At<String>,
    pub header: At<String>,
    pub scheme: Option<At<String>>,
    pub doc: String,
    /// How long a token of this kind is good for, in seconds, if not for ever.
    pub lifetime: Option<u64>,
}

#[derive(Debug)]
pub struct Status {
    pub code: At<u16>,
    pub name: At<String>,
    pub doc: String,
    /// How long the API asks a client to wait, in seconds.
    pub wait: Option<u64>,
}

/// What can be done with a resource. The order is that of every list of operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    Get,
    List,
    Create,
    Update,
    Archive,
    Delete,
}

impl Operation {
    pub const ALL: [Operation; 6] =
        [Operation::Get, Operation::List, Operation::Create, Operation::Update, Operation::Archive, Operation::Delete];

    /// Those that an API with these verbs has or may refuse.
    pub fn of(verbs: &[Verb]) -> impl Iterator<Item = Operation> {
        let archives = verbs.iter().any(|verb| verb.operation == Operation::Archive);
        Operation::ALL.into_iter().filter(move |operation| archives || *operation != Operation::Archive)
    }

    /// Its name in the spec and as a method.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Get => "get",
            Operation::List => "list",
            Operation::Create => "create",
            Operation::Update => "update",
            Operation::Archive => "archive",
            Operation::Delete => "delete",
        }
    }

    /// Whether its response has an object, or a list of them.
    pub fn has_answer(self) -> bool {
        !matches!(self, Operation::Archive | Operation::Delete)
    }

    pub fn from_name(name: &str) -> Option<Operation> {
        Operation::ALL.into_iter().find(|operation| operation.name() == name)
    }
}

#[derive(Debug)]
pub struct Enum {
    /// Its name in Rust: `ProjectStatus`.
    pub name: At<String>,
    pub doc: String,
    pub integer: bool,
    pub values: Vec<Variant>,
    /// Whether some of it could not be understood. That has been reported, and what follows from it is not.
    pub doubtful: bool,
}

impl Enum {
    pub fn variant(&self, value: &Literal) -> Option<&Variant> {
        self.values.iter().find(|variant| variant.value == *value)
    }
}

#[derive(Debug)]
pub struct Variant {
    pub value: Literal,
    /// Its name in Rust: `NotStarted`.
    pub name: String,
    pub doc: String,
    pub span: Span,
}

#[derive(Debug)]
pub struct Object {
    /// Its name in Rust: `UrlCondition`.
    pub name: At<String>,
    pub doc: String,
    pub docs: Option<At<String>>,
    /// Groups of fields of which at most one is given.
    pub at_most_one_of: Vec<Vec<At<String>>>,
    pub fields: Vec<Field>,
}

impl Object {
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| *field.name == name)
    }

    /// The place in the API's own documentation.
    pub fn anchor(&self) -> Option<&str> {
        self.docs.as_ref().map(|docs| docs.as_str())
    }

    /// Whether it is written, too: read, edited and sent back as one value.
    pub fn is_written(&self) -> bool {
        self.written().next().is_some()
    }

    /// What a body may contain of it.
    pub fn written(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.access != Access::Read)
    }
}

#[derive(Debug)]
pub struct Resource {
    /// Its name in the spec: `dcp_service`.
    pub name: At<String>,
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
    /// What else it belongs to: its list can be filtered by these too, or by one of them alone.
    pub other_parents: Vec<Parent>,
    /// What the provider calls it, if it is not finished.
    pub state: Option<State>,
    pub id: IdKind,
    /// Said of a list that comes whole, though others of the API come in pages.
    pub unpaged: Option<Span>,
    /// Where the spec says that its pages have no numbers, if it does: only a link finds the next one.
    pub unnumbered: Option<Span>,
    pub operations: Vec<At<Operation>>,
    /// How its operations are sent, where that is not how those of other resources are.
    pub verbs: Vec<At<Verb>>,
    /// What the provider calls single operations.
    pub states: Vec<(At<Operation>, State)>,
    pub refused: Vec<Refused>,
    pub warnings: Vec<(At<Operation>, String)>,
    pub fields: Vec<Field>,
    pub unique: Vec<String>,
    pub at_least_one_of: Vec<At<String>>,
    /// Groups of fields of which a body has at most one.
    pub at_most_one_of: Vec<Vec<At<String>>>,
    /// What the fields of an archived one are.
    pub archived: Vec<(At<String>, At<Literal>)>,
    pub constructors: Vec<Constructor>,
    pub transitions: Vec<Transition>,
    pub links: Vec<Link>,
    pub query: Vec<Query>,
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

    /// What the provider calls an operation that may still change.
    pub fn state_of(&self, operation: Operation) -> Option<State> {
        let own = self.states.iter().find(|(of, _)| of.value == operation).map(|(_, state)| *state);
        own.or(self.state)
    }

    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| *field.name == name)
    }

    /// A field, unless some of it could not be understood: nothing follows from what it says then.
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

    /// Whether its objects have an id of their own type, and so a `Live` form.
    pub fn is_entity(&self) -> bool {
        self.field("id").is_some_and(|id| match &*id.ty {
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
        format!("{}Id", self.ty)
    }

    /// `NewProject`.
    pub fn new_type(&self) -> String {
        format!("New{}", self.ty)
    }

    /// `ProjectUpdate`.
    pub fn update_type(&self) -> String {
        format!("{}Update", self.ty)
    }

    /// `LiveProject`.
    pub fn live_type(&self) -> String {
        format!("Live{}", self.ty)
    }

    /// `Projects`.
    pub fn collection(&self) -> String {
        names::pascal(&self.plural)
    }

    /// All that it belongs to.
    pub fn parents(&self) -> impl Iterator<Item = &Parent> {
        self.parent.iter().chain(&self.other_parents)
    }

    /// The query parameter that holds the ID of what it belongs to besides, if it belongs to `parent` in that way.
    pub fn other_filter(&self, parent: &Resource) -> Option<&str> {
        let other = self.other_parents.iter().find(|other| *other.resource == *parent.name)?;
        Some(self.wire(other.field.as_ref()?))
    }

    /// The field that holds the parent's id and is not part of bodies, since it goes into the path.
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

    /// What the body of a create may contain.
    pub fn created(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.access.is_created() && !self.is_parent_field(field))
    }

    /// Whether a `New…` can be made of a fetched object: everything that it needs can be read.
    pub fn is_copied(&self) -> bool {
        let needed = self.created().filter(|field| field.required != Required::No).chain(self.parent_field());
        needed.into_iter().all(|field| field.is_read() && !field.is_optional())
    }

    /// What the body of an update may contain.
    pub fn edited(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.access.is_edited())
    }

    /// Whether every update has to give some fields, so that nothing can be saved alone.
    pub fn updates_as_a_whole(&self) -> bool {
        self.edited().any(|field| field.required == Required::Always)
    }

    /// Whether changes to a fetched one can be saved, each alone.
    pub fn is_saved(&self) -> bool {
        self.allows(Operation::Update) && !self.updates_as_a_whole()
    }

    /// The constructors of its update, if those have names of their own.
    pub fn update_constructors(&self) -> impl Iterator<Item = &Constructor> {
        self.constructors.iter().filter(|constructor| constructor.update)
    }

    /// The values that constructors fix a field to.
    pub fn fixed_values(&self, field: &str) -> Vec<&Literal> {
        let fixed = self.constructors.iter().flat_map(|made| &made.fixed);
        fixed.filter(|(name, _)| **name == field).map(|(_, value)| &value.value).collect()
    }

    /// Whether a constructor settles this field, so that no setter has to.
    pub fn is_settled(&self, field: &str, update: bool) -> bool {
        let mut constructors = self.constructors.iter().filter(|constructor| !update || constructor.update);
        constructors.any(|constructor| constructor.settles(field))
    }
}

#[derive(Debug)]
pub struct Parent {
    pub resource: At<String>,
    pub field: Option<At<String>>,
    pub list: ListBy,
}

/// How the list of what belongs to a parent is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListBy {
    /// Its path begins with that of the parent.
    Path,
    /// A query parameter holds the parent's id.
    Query,
}

/// What a provider calls a part of an API that may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Alpha,
    Beta,
}

impl State {
    pub const ALL: [State; 2] = [State::Alpha, State::Beta];

    /// Its name in the spec.
    pub fn name(self) -> &'static str {
        match self {
            State::Alpha => "alpha",
            State::Beta => "beta",
        }
    }
}

/// What the ids of a resource are on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    Number,
    Text,
}

impl IdKind {
    /// Its name in the spec.
    pub fn name(self) -> &'static str {
        match self {
            IdKind::Number => "number",
            IdKind::Text => "string",
        }
    }
}

#[derive(Debug)]
pub struct Refused {
    pub operation: Operation,
    pub reason: String,
    pub instead: String,
}

#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in the spec, which is that in Rust after casing.
    pub name: At<String>,
    /// Its name in requests and responses.
    pub wire: At<String>,
    pub ty: At<Type>,
    /// The name of its type in the spec, where that is a scalar with checks.
    #[cfg_attr(not(feature = "drift"), expect(dead_code, reason = "only drift writes lines of a spec"))]
    pub named: Option<String>,
    pub access: Access,
    pub required: Required,
    /// Whether null may be written.
    pub nullable: bool,
    /// Whether null differs from absence: an object that is sent as it was read has what may be null in an `Option<Option<_>>`.
    pub keeps_null: bool,
    /// Whether responses were seen with null in its place.
    pub seen_null: bool,
    /// Whether responses may come without it.
    pub seen_absent: bool,
    /// Whether lists were seen without it.
    pub absent_in_lists: bool,
    /// Whether a value may be without it: its API leaves it out, or it is part of an object that programs make. A list is empty then, and so is a map.
    pub unset: bool,
    /// The evidence that responses always have it, where other fields may be absent.
    pub always: Option<At<String>>,
    pub default: Option<At<Literal>>,
    /// A value that examples give it, or an element of it where it is a list.
    pub example: Option<At<Literal>>,
    pub unit: Option<String>,
    pub range: Option<At<Range>>,
    pub pattern: Option<At<String>>,
    /// How many characters a text has at most.
    pub max_length: Option<At<u32>>,
    /// How many elements a list has, at least and at most.
    pub length: Option<At<(u32, u32)>>,
    /// The number that responses have where there is no value.
    pub null: Option<At<i64>>,
    /// What a field of its elements adds up to.
    pub sum: Option<Sum>,
    /// Whether a time is written in whole seconds.
    pub whole_seconds: Option<Span>,
    pub secret: bool,
    /// Said of what each sending makes anew.
    pub made_anew: Option<Span>,
    pub doc: String,
    /// Whether one of its words could not be understood.
    pub doubtful: bool,
}

impl Field {
    /// Whether a response may come without a value of it, so that it is an `Option`.
    pub fn is_optional(&self) -> bool {
        let is_unset = (self.seen_absent || self.unset) && !self.reads_as_empty();
        self.seen_null || self.keeps_null || self.absent_in_lists || self.null.is_some() || is_unset
    }

    /// Whether it is a list, or a map, that is empty where a response leaves it out.
    pub fn reads_as_empty(&self) -> bool {
        self.unset
            && !self.seen_null
            && !self.keeps_null
            && !self.absent_in_lists
            && matches!(*self.ty, Type::List(_) | Type::Map(..))
    }

    /// Whether a body cannot be without it.
    pub fn is_required(&self) -> bool {
        self.required != Required::No
    }

    /// Whether it is part of responses.
    pub fn is_read(&self) -> bool {
        self.access != Access::Write
    }
}

/// What a field of the objects in a list adds up to.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The field of the objects.
    pub member: At<String>,
    pub total: u64,
    /// The flag of those objects that may be left out of the sum.
    pub except: Option<At<String>>,
}

/// The lowest and the highest value of a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Range {
    /// Of a whole number.
    Whole(i64, i64),
    /// Of one with a fraction.
    Real(f64, f64),
}

impl Range {
    /// Whether a value lies inside. What is not a whole number is not looked at.
    pub fn allows(self, value: &Literal) -> bool {
        match (self, value) {
            (Range::Whole(low, high), Literal::Integer(number)) => (low..=high).contains(number),
            (Range::Real(low, high), Literal::Integer(number)) => (low..=high).contains(&Bound::Whole(*number).real()),
            _ => true,
        }
    }

    /// Both ends as text.
    pub fn ends(self) -> [String; 2] {
        match self {
            Range::Whole(low, high) => [low, high].map(|end| end.to_string()),
            Range::Real(low, high) => [low, high].map(|end| end.to_string()),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Create,
    /// Only an update gives it.
    Update,
    Edit,
    /// Whatever is written gives it, and nothing returns it.
    Write,
}

impl Access {
    /// Whether a create may give it.
    pub fn is_created(self) -> bool {
        matches!(self, Access::Create | Access::Edit | Access::Write)
    }

    /// Whether an update may give it.
    pub fn is_edited(self) -> bool {
        matches!(self, Access::Update | Access::Edit | Access::Write)
    }

    pub fn name(self) -> &'static str {
        match self {
            Access::Read => "read",
            Access::Create => "create",
            Access::Update => "update",
            Access::Edit => "edit",
            Access::Write => "write",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Required {
    No,
    Create,
    Always,
}

/// The type of a field. Names are those in Rust, save that of an id, which is that of what it identifies in the spec.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    Bool,
    /// A whole number of 32 bits that is never negative.
    U32,
    /// A whole number of 64 bits.
    Integer,
    /// A whole number of 64 bits that is never negative.
    Count,
    Number,
    String,
    Time,
    /// A day.
    Date,
    /// A type that is written by hand: its name in the spec, and its path in Rust. The model has the rest.
    Handwritten {
        name: String,
        rust: String,
    },
    Id(String),
    Enum(String),
    Object(String),
    /// Any JSON value.
    Json,
    List(Box<Type>),
    /// A JSON object whose keys are data: the types of its keys and of its values.
    Map(Box<Type>, Box<Type>),
    /// A name that does not resolve. It has been reported; emitters never see it.
    Unknown,
}

impl Type {
    /// The types that a value of it is made of: those of elements, of keys and of values.
    pub fn parts(&self) -> impl Iterator<Item = &Type> {
        let (first, second) = match self {
            Type::List(element) => (Some(&**element), None),
            Type::Map(key, value) => (Some(&**key), Some(&**value)),
            _ => (None, None),
        };
        first.into_iter().chain(second)
    }

    /// Whether something is true of it or of what it is made of, at any depth.
    pub fn any(&self, is: &dyn Fn(&Type) -> bool) -> bool {
        is(self) || self.parts().any(|part| part.any(is))
    }
}

#[derive(Debug)]
pub struct Constructor {
    pub name: At<String>,
    pub args: Vec<Arg>,
    pub fixed: Vec<(At<String>, At<Literal>)>,
    pub update: bool,
    pub doc: String,
    /// Whether one of its fields could not be found.
    pub doubtful: bool,
}

impl Constructor {
    pub fn settles(&self, field: &str) -> bool {
        self.fixed.iter().any(|(name, _)| **name == field) || self.args.iter().any(|arg| arg.covers(field))
    }
}

/// An argument of a constructor.
#[derive(Debug)]
pub enum Arg {
    /// One field.
    Field(At<String>),
    /// Two lists of the same length, given as a list of pairs.
    Pairs(At<String>, At<String>),
}

impl Arg {
    /// The fields that it fills.
    pub fn fields(&self) -> impl Iterator<Item = &At<String>> {
        let (first, second) = match self {
            Arg::Field(name) => (name, None),
            Arg::Pairs(first, second) => (first, Some(second)),
        };
        std::iter::once(first).chain(second)
    }

    fn covers(&self, field: &str) -> bool {
        self.fields().any(|name| **name == field)
    }
}

#[derive(Debug)]
pub struct Transition {
    pub name: At<String>,
    pub set: Vec<(At<String>, At<Literal>)>,
    pub doc: String,
}

/// A list of ids that is changed one element at a time.
#[derive(Debug)]
pub struct Link {
    pub name: At<String>,
    /// The resource whose list it is, when that is not the one with the link.
    pub through: Option<At<String>>,
    pub field: At<String>,
    pub doc: String,
}

#[derive(Debug)]
pub struct Query {
    pub name: At<String>,
    pub params: Vec<Param>,
    /// The operations whose calls take it.
    pub on: Vec<At<Operation>>,
    /// Said where the list cannot do without it: it is an argument then.
    pub required: Option<Span>,
    pub doc: String,
}

#[derive(Debug)]
pub struct Param {
    /// Its name in the spec, which is that in Rust after casing.
    pub name: At<String>,
    /// Its name in the query.
    pub wire: At<String>,
    pub ty: At<Type>,
    pub style: Style,
    /// Where the spec says how several values are sent.
    pub styled: Option<Span>,
    /// A value that examples give it, or an element of it where it is a list.
    pub example: Option<At<Literal>>,
}

/// How several values of a query parameter are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The parameter once for each value.
    Repeated,
    /// One parameter, with commas between the values.
    Comma,
}
