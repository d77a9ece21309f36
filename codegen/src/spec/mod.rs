//! The spec as it is written: one struct for each kind of table, nothing resolved yet. What stands in a table under a name that the
//! spec gives is a list of pairs in the order of the text; only the tables of the whole spec are sorted by name.

pub mod feed;
pub mod groups;
pub mod old_form;
pub mod read;
pub mod source;
pub mod views;

use crate::diagnostic::{At, Span};
use crate::spec::feed::Feed;
use crate::spec::read::{Bound, Literal, Named, Table};
pub use views::View;

/// A whole file.
#[derive(Debug)]
pub struct Spec {
    pub api: Api,
    pub ids: Vec<(At<String>, Id)>,
    pub types: Vec<(At<String>, NamedType)>,
    pub enums: Vec<(At<String>, Enum)>,
    pub objects: Vec<(At<String>, Object)>,
    pub resources: Vec<(At<String>, Resource)>,
    /// Those of the account.
    pub views: Vec<(At<String>, View)>,
}

/// What is true of the whole API.
#[derive(Debug)]
pub struct Api {
    pub name: At<String>,
    pub base_url: At<String>,
    pub docs: At<String>,
    pub env: At<String>,
    pub id: Option<At<String>>,
    /// What a resource has that lists none.
    pub operations: Vec<At<String>>,
    /// Where the URL of one object is.
    pub items: Option<At<String>>,
    pub absent: Option<At<String>>,
    pub pagination: Option<Pagination>,
    pub limits: Option<At<RateLimits>>,
    pub verbs: Vec<(At<String>, Verb)>,
    pub auth: Vec<(At<String>, Auth)>,
    /// By code.
    pub statuses: Vec<(At<String>, Status)>,
    /// Known differences from the provider's OpenAPI document, each with the reason for it.
    pub document: Vec<(At<String>, At<String>)>,
}

/// The headers that describe the rate limit.
#[derive(Debug)]
pub struct RateLimits {
    pub limit: Option<At<String>>,
    pub remaining: Option<At<String>>,
    pub reset: Option<At<String>>,
}

/// How lists come in pages.
#[derive(Debug)]
pub struct Pagination {
    pub page: At<String>,
    pub first: Option<At<i64>>,
    pub size: At<String>,
    pub sizes: At<Vec<i64>>,
    pub default_size: Option<At<i64>>,
    pub next: Option<At<String>>,
}

/// How one kind of operation is sent, and which statuses mean that it was done.
#[derive(Debug)]
pub struct Verb {
    pub method: At<String>,
    pub success: At<Vec<i64>>,
    pub done: Option<At<Vec<i64>>>,
    pub repeatable: Option<At<bool>>,
}

/// How an operation of one resource differs from that of the others.
#[derive(Debug)]
pub struct OwnVerb {
    pub method: Option<At<String>>,
    pub success: Option<At<Vec<i64>>>,
    pub done: Option<At<Vec<i64>>>,
    pub repeatable: Option<At<bool>>,
    pub state: Option<At<String>>,
}

/// One way to authenticate.
#[derive(Debug)]
pub struct Auth {
    pub header: At<String>,
    pub scheme: Option<At<String>>,
    pub doc: At<String>,
    pub lifetime: Option<At<i64>>,
}

/// A status of a refusal that the API documents.
#[derive(Debug)]
pub struct Status {
    pub name: Option<At<String>>,
    pub doc: At<String>,
    pub wait: Option<At<i64>>,
}

/// The type of IDs of what is not a resource.
#[derive(Debug)]
pub struct Id {
    pub kind: Option<At<String>>,
    pub doc: At<String>,
}

/// A type with a name of its own in the spec.
#[derive(Debug)]
pub enum NamedType {
    Scalar(Scalar),
    Handwritten(Handwritten),
}

/// A scalar type with checks.
#[derive(Debug)]
pub struct Scalar {
    pub is: At<String>,
    pub limits: Limits,
}

/// What is checked of a value, or said of it beside its type.
#[derive(Debug)]
pub struct Limits {
    pub unit: Option<At<String>>,
    pub range: Option<At<Vec<Bound>>>,
    pub pattern: Option<At<String>>,
    pub max_length: Option<At<i64>>,
    pub precision: Option<At<String>>,
}

/// A type that is written by hand.
#[derive(Debug)]
pub struct Handwritten {
    pub rust: At<String>,
    pub wire: At<String>,
    pub default: Option<At<Literal>>,
    pub doc: At<String>,
}

/// A closed list of values on the API's side.
#[derive(Debug)]
pub struct Enum {
    pub doc: At<String>,
    pub repr: Option<At<String>>,
    /// By what is sent.
    pub values: Vec<(At<String>, EnumValue)>,
}

/// One value of an enum.
#[derive(Debug)]
pub struct EnumValue {
    pub name: Option<At<String>>,
    pub doc: At<String>,
}

/// A nested object.
#[derive(Debug)]
pub struct Object {
    pub doc: At<String>,
    pub docs: Option<At<String>>,
    /// Whether no body contains it, though its fields can be written elsewhere.
    pub read_only: Option<At<bool>>,
    pub at_most_one_of: Vec<Vec<At<String>>>,
    pub constructors: Vec<(At<String>, Constructor)>,
    pub fields: Vec<(At<String>, Field)>,
}

/// A field of a resource or an object.
#[derive(Debug)]
pub struct Field {
    pub wire: Option<At<String>>,
    /// Of an id, and of what is in the path, it need not be said.
    pub ty: Option<At<String>>,
    pub write: Option<At<String>>,
    pub read: Option<At<bool>>,
    pub required: Option<At<String>>,
    pub nullable: bool,
    pub seen: Vec<At<String>>,
    /// The evidence that responses always have it.
    pub always: Option<At<String>>,
    pub default: Option<At<Literal>>,
    pub example: Option<At<Literal>>,
    pub limits: Limits,
    pub length: Option<At<Vec<i64>>>,
    pub null: Option<At<i64>>,
    pub sum: Vec<(At<String>, At<Literal>)>,
    pub secret: bool,
    pub repeatable: Option<At<bool>>,
    pub copied: Option<At<bool>>,
    /// The key of a list's elements, or `true` of a map.
    pub edit: Option<At<Literal>>,
    pub doc: At<String>,
}

/// A kind of object with operations of its own.
#[derive(Debug)]
pub struct Resource {
    pub title: Option<At<String>>,
    pub path: At<String>,
    pub item: Option<At<String>>,
    pub state: Option<At<String>>,
    pub plural: Option<At<String>>,
    pub method: Option<At<String>>,
    pub doc: At<String>,
    pub docs: Option<At<String>>,
    /// One, or several of which a list needs one.
    pub parents: Vec<At<String>>,
    pub id: Option<At<String>>,
    /// The resource that its responses have.
    pub reads: Option<At<String>>,
    pub create: Option<Creation>,
    pub unpaged: Option<At<bool>>,
    pub pages: Option<At<String>>,
    pub operations: Vec<At<String>>,
    pub verbs: Vec<(At<String>, OwnVerb)>,
    pub refused: Vec<(At<String>, Refused)>,
    pub warnings: Vec<(At<String>, At<String>)>,
    pub fields: Vec<(At<String>, Field)>,
    pub unique: Vec<At<String>>,
    pub at_least_one_of: Vec<At<String>>,
    pub at_most_one_of: Vec<Vec<At<String>>>,
    pub archived: Vec<(At<String>, At<Literal>)>,
    pub constructors: Vec<(At<String>, Constructor)>,
    pub actions: Vec<(At<String>, Action)>,
    pub links: Vec<(At<String>, Link)>,
    pub query: Vec<(At<String>, Query)>,
    pub feed: Option<At<Feed>>,
    pub views: Vec<(At<String>, View)>,
}

/// How a create differs from that of one object.
#[derive(Debug)]
pub struct Creation {
    pub many: Option<At<bool>>,
}

/// Why an operation is not there, and what to do in its place.
#[derive(Debug)]
pub struct Refused {
    pub reason: At<String>,
    pub instead: At<String>,
}

/// A way to make an object of one kind.
#[derive(Debug)]
pub struct Constructor {
    pub args: Vec<Vec<At<String>>>,
    pub set: Vec<(At<String>, At<Literal>)>,
    pub update: bool,
    pub doc: At<String>,
}

/// An update with a name of its own, which sets fields or sends query parameters.
#[derive(Debug)]
pub struct Action {
    pub set: Vec<(At<String>, At<Literal>)>,
    pub query: Vec<(At<String>, At<Literal>)>,
    /// The operations that it can ride along with.
    pub with: Vec<At<String>>,
    /// The status that it leads to.
    pub to: Option<At<Literal>>,
    pub doc: At<String>,
}

/// A list of ids that is read and written as one, an element at a time.
#[derive(Debug)]
pub struct Link {
    pub field: At<String>,
    pub doc: At<String>,
}

/// Query parameters that are given together.
#[derive(Debug)]
pub struct Query {
    /// One that is called as the query itself.
    pub own: Option<Param>,
    pub params: Vec<(At<String>, Param)>,
    /// The operations that it is a parameter of, where that is not the list.
    pub on: Vec<At<String>>,
    pub required: Option<At<bool>>,
    pub state: Option<At<String>>,
    pub doc: At<String>,
}

/// One query parameter.
#[derive(Debug)]
pub struct Param {
    pub wire: Option<At<String>>,
    pub ty: At<String>,
    pub style: Option<At<String>>,
    pub example: Option<At<Literal>>,
}

impl Spec {
    /// Reads a whole document.
    pub fn read(root: Table<'_>) -> Spec {
        one(root, |root| {
            // What a group holds is read where it is included.
            root.tables("groups");
            let api = one(root.needed_table("api"), Api::read);
            let mut resources = all(root.sorted_tables("resources"), Resource::read);
            for (_, resource) in &mut resources {
                resource.fill_in(&api);
            }
            Spec {
                api,
                ids: all(root.sorted_tables("ids"), Id::read),
                types: all(root.sorted_tables("types"), NamedType::read),
                enums: all(root.sorted_tables("enums"), Enum::read),
                objects: all(root.sorted_tables("objects"), Object::read),
                resources,
                views: View::all(root),
            }
        })
    }
}

/// Reads a table, and reports what nothing has asked for.
fn one<'a, T>(mut table: Table<'a>, read: fn(&mut Table<'a>) -> T) -> T {
    let value = read(&mut table);
    table.finish();
    value
}

/// The same, with the place of the table.
fn placed<'a, T>(table: Table<'a>, read: fn(&mut Table<'a>) -> T) -> At<T> {
    let span = table.span.clone();
    At::new(one(table, read), span)
}

fn all<'a, T>(tables: Vec<Named<Table<'a>>>, read: fn(&mut Table<'a>) -> T) -> Vec<Named<T>> {
    tables.into_iter().map(|(name, table)| (name, one(table, read))).collect()
}

impl Api {
    fn read(table: &mut Table<'_>) -> Api {
        Api {
            name: table.needed_text("name"),
            base_url: table.needed_text("base_url"),
            docs: table.needed_text("docs"),
            env: table.needed_text("env"),
            id: table.text("id"),
            operations: table.texts("operations"),
            items: table.text("items"),
            absent: table.text("absent"),
            pagination: table.table_if_any("pagination").map(|pagination| one(pagination, Pagination::read)),
            limits: table.table_if_any("limits").map(|limits| placed(limits, RateLimits::read)),
            verbs: all(table.tables("verbs"), Verb::read),
            auth: all(table.tables("auth"), Auth::read),
            statuses: Status::all(table),
            document: table.named_texts("document"),
        }
    }
}

impl RateLimits {
    fn read(table: &mut Table<'_>) -> RateLimits {
        RateLimits { limit: table.text("limit"), remaining: table.text("remaining"), reset: table.text("reset") }
    }
}

impl Pagination {
    fn read(table: &mut Table<'_>) -> Pagination {
        Pagination {
            page: table.needed_text("page"),
            first: table.integer("first"),
            size: table.needed_text("size"),
            sizes: table.needed_integers("sizes"),
            default_size: table.integer("default_size"),
            next: table.text("next"),
        }
    }
}

impl Verb {
    fn read(table: &mut Table<'_>) -> Verb {
        Verb {
            method: table.needed_text("method"),
            success: table.needed_integers("success"),
            done: table.integers("done"),
            repeatable: table.placed_flag("repeatable"),
        }
    }
}

impl OwnVerb {
    fn read(table: &mut Table<'_>) -> OwnVerb {
        OwnVerb {
            method: table.text("method"),
            success: table.integers("success"),
            done: table.integers("done"),
            repeatable: table.placed_flag("repeatable"),
            state: table.text("state"),
        }
    }
}

impl Auth {
    fn read(table: &mut Table<'_>) -> Auth {
        Auth {
            header: table.needed_text("header"),
            scheme: table.text("scheme"),
            doc: table.needed_text("doc"),
            lifetime: table.integer("lifetime"),
        }
    }
}

impl Status {
    fn all(table: &mut Table<'_>) -> Vec<Named<Status>> {
        let statuses = table.named_below("statuses", "doc").into_iter();
        statuses.map(|(code, name, table)| (code, Status { name, ..one(table, Status::read) })).collect()
    }

    fn read(table: &mut Table<'_>) -> Status {
        Status { name: None, doc: table.needed_text("doc"), wait: table.integer("wait") }
    }
}

impl Id {
    fn read(table: &mut Table<'_>) -> Id {
        Id { kind: table.text("kind"), doc: table.needed_text("doc") }
    }
}

impl NamedType {
    fn read(table: &mut Table<'_>) -> NamedType {
        if table.has("is") {
            NamedType::Scalar(Scalar { is: table.needed_text("is"), limits: Limits::read(table) })
        } else {
            NamedType::Handwritten(Handwritten::read(table))
        }
    }
}

impl Limits {
    fn read(table: &mut Table<'_>) -> Limits {
        Limits {
            unit: table.text("unit"),
            range: table.numbers("range"),
            pattern: table.text("pattern"),
            max_length: table.integer("max_length"),
            precision: table.text("precision"),
        }
    }
}

impl Handwritten {
    fn read(table: &mut Table<'_>) -> Handwritten {
        Handwritten {
            rust: table.needed_text("rust"),
            wire: table.needed_text("wire"),
            default: table.literal("default"),
            doc: table.needed_text("doc"),
        }
    }
}

impl Enum {
    fn read(table: &mut Table<'_>) -> Enum {
        Enum { doc: table.needed_text("doc"), repr: table.text("repr"), values: EnumValue::all(table) }
    }
}

impl EnumValue {
    /// The values of a table. One is its documentation, below its name in Rust where that is not derived from the value.
    pub fn all(table: &mut Table<'_>) -> Vec<Named<EnumValue>> {
        let values = table.named_below("values", "doc").into_iter();
        values.map(|(sent, name, table)| (sent, EnumValue { name, ..one(table, EnumValue::read) })).collect()
    }

    fn read(table: &mut Table<'_>) -> EnumValue {
        EnumValue { name: None, doc: table.needed_text("doc") }
    }
}

impl Object {
    pub fn read(table: &mut Table<'_>) -> Object {
        Object {
            doc: table.needed_text("doc"),
            docs: table.text("docs"),
            read_only: table.placed_flag("read_only"),
            at_most_one_of: table.groups("at_most_one_of"),
            constructors: all(table.tables("constructors"), Constructor::of_object),
            fields: Field::all(table),
        }
    }
}

impl Field {
    /// Whether something writes it.
    pub fn is_written(&self) -> bool {
        self.write.is_some() || self.required.is_some() || self.nullable
    }

    /// The same field where nothing writes it.
    pub fn only_read(self) -> Field {
        Field { write: None, required: None, nullable: false, repeatable: None, example: None, ..self }
    }

    /// The fields of a table, with those of the groups that it includes. One may be its documentation alone.
    pub fn all(table: &mut Table<'_>) -> Vec<Named<Field>> {
        all(table.tables_and_groups("fields", "doc"), Field::read)
    }

    fn read(table: &mut Table<'_>) -> Field {
        Field {
            wire: table.text("wire"),
            ty: table.has("type").then(|| table.needed_text("type")),
            write: table.text("write"),
            read: table.placed_flag("read"),
            required: table.text("required"),
            nullable: table.flag("nullable"),
            seen: table.texts("seen"),
            always: table.text("always"),
            default: table.literal("default"),
            example: table.literal("example"),
            limits: Limits::read(table),
            length: table.integers("length"),
            null: table.integer("null"),
            sum: table.named_literals("sum"),
            secret: table.flag("secret"),
            repeatable: table.placed_flag("repeatable"),
            copied: table.placed_flag("copied"),
            edit: table.literal("edit"),
            doc: table.needed_text("doc"),
        }
    }
}

impl Resource {
    fn read(table: &mut Table<'_>) -> Resource {
        Resource {
            title: table.text("title"),
            path: table.needed_text("path"),
            item: table.text("item"),
            state: table.text("state"),
            plural: table.text("plural"),
            method: table.text("method"),
            doc: table.needed_text("doc"),
            docs: table.text("docs"),
            parents: table.text_or_texts("parent"),
            id: table.text("id"),
            reads: table.text("reads"),
            create: table.table_if_any("create").map(|create| one(create, Creation::read)),
            unpaged: table.placed_flag("unpaged"),
            pages: table.text("pages"),
            operations: table.texts("operations"),
            verbs: all(table.tables("verbs"), OwnVerb::read),
            refused: all(table.tables("refused"), Refused::read),
            warnings: table.named_texts("warnings"),
            fields: Field::all(table),
            unique: table.texts("unique"),
            at_least_one_of: table.texts("at_least_one_of"),
            at_most_one_of: table.groups("at_most_one_of"),
            archived: table.named_literals("archived"),
            constructors: all(table.tables("constructors"), Constructor::read),
            actions: all(table.tables("actions"), Action::read),
            links: all(table.tables("links"), Link::read),
            query: Query::all(table),
            views: View::all(table),
            feed: table.table_if_any("feed").map(|feed| placed(feed, Feed::read)),
        }
    }
}

impl Resource {
    /// A resource that lists no operations has those of its API, but for those that it refuses.
    fn fill_in(&mut self, api: &Api) {
        if self.operations.is_empty() {
            let is_refused = |name: &At<String>| self.refused.iter().any(|(refused, _)| **refused == **name);
            self.operations = api.operations.iter().filter(|name| !is_refused(name)).cloned().collect();
        }
    }

    /// Whether its objects have an id of their own type, or should have: without one they can only be listed, and created as a list.
    pub fn has_id(&self, id_type: &str) -> bool {
        let is_own = |field: &Field| field.ty.as_ref().is_none_or(|ty| **ty == id_type);
        let has_own = self.fields.iter().any(|(name, field)| **name == "id" && is_own(field));
        let is_many = self.create.as_ref().is_some_and(|create| create.many.is_some());
        let needs_one = |name: &At<String>| **name != "list" && !(is_many && **name == "create");
        self.reads.is_none() && (has_own || self.operations.iter().any(needs_one))
    }
}

impl Creation {
    fn read(table: &mut Table<'_>) -> Creation {
        Creation { many: table.placed_flag("many") }
    }

    /// Where it says that a create makes a list of objects, if it does.
    pub fn of_many(self) -> Option<Span> {
        self.many.filter(|flag| flag.value).map(|flag| flag.span)
    }
}

impl Refused {
    fn read(table: &mut Table<'_>) -> Refused {
        Refused { reason: table.needed_text("reason"), instead: table.needed_text("instead") }
    }
}

impl Constructor {
    fn read(table: &mut Table<'_>) -> Constructor {
        Constructor { update: table.flag("update"), ..Constructor::of_object(table) }
    }

    /// One of an object, which is the same in a create and in an update.
    fn of_object(table: &mut Table<'_>) -> Constructor {
        Constructor {
            args: table.groups("args"),
            set: table.named_literals("set"),
            update: false,
            doc: table.needed_text("doc"),
        }
    }
}

impl Action {
    fn read(table: &mut Table<'_>) -> Action {
        Action {
            set: table.named_literals("set"),
            query: table.named_literals("query"),
            with: table.texts("with"),
            to: table.literal("to"),
            doc: table.needed_text("doc"),
        }
    }
}

impl Link {
    fn read(table: &mut Table<'_>) -> Link {
        Link { field: table.needed_text("field"), doc: table.needed_text("doc") }
    }
}

impl Query {
    /// The parameters of a table, with those of the groups that it includes.
    fn all(table: &mut Table<'_>) -> Vec<Named<Query>> {
        all(table.tables_and_groups("query", "doc"), Query::read)
    }

    fn read(table: &mut Table<'_>) -> Query {
        // What the parameters are is said in one of two ways.
        let own = !table.has("params") && (table.has("type") || table.has("wire"));
        Query {
            own: own.then(|| Param::read(table)),
            params: all(table.tables_or_texts("params", "type"), Param::read),
            on: table.texts("on"),
            required: table.placed_flag("required"),
            state: table.text("state"),
            doc: table.needed_text("doc"),
        }
    }
}

impl Param {
    fn read(table: &mut Table<'_>) -> Param {
        Param {
            wire: table.text("wire"),
            ty: table.needed_text("type"),
            style: table.text("style"),
            example: table.literal("example"),
        }
    }
}
