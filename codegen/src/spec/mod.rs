//! The spec as it is written: one struct for each kind of table, nothing resolved yet.

pub mod read;
pub mod source;

use crate::diagnostic::{At, Span};
use crate::spec::read::{Literal, Table};

/// A whole file.
#[derive(Debug)]
pub struct Spec {
    pub api: Api,
    pub types: Vec<(At<String>, Handwritten)>,
    pub enums: Vec<(At<String>, Enum)>,
    pub objects: Vec<(At<String>, Object)>,
    pub resources: Vec<(At<String>, Resource)>,
}

/// What is true of the whole API.
#[derive(Debug)]
pub struct Api {
    pub name: At<String>,
    pub base_url: At<String>,
    pub docs: At<String>,
    pub env: At<String>,
    pub id: Option<At<String>>,
    pub pagination: Option<Pagination>,
    pub verbs: Vec<(At<String>, Verb)>,
    pub auth: Vec<(At<String>, Auth)>,
    pub statuses: Vec<Status>,
}

/// How lists come in pages with numbers.
#[derive(Debug)]
pub struct Pagination {
    pub page: At<String>,
    pub first: Option<At<i64>>,
    pub size: At<String>,
    pub sizes: At<Vec<i64>>,
    pub default_size: Option<At<i64>>,
}

/// How one kind of operation is sent, and which statuses mean that it was done.
#[derive(Debug)]
pub struct Verb {
    pub method: At<String>,
    pub success: At<Vec<i64>>,
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
    pub code: Option<At<i64>>,
    pub name: At<String>,
    pub doc: At<String>,
    pub wait: Option<At<i64>>,
    pub span: Span,
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
    pub values: Vec<EnumValue>,
}

/// One value of an enum.
#[derive(Debug)]
pub struct EnumValue {
    pub value: Option<At<Literal>>,
    pub name: Option<At<String>>,
    pub doc: At<String>,
    pub span: Span,
}

/// A nested object.
#[derive(Debug)]
pub struct Object {
    pub doc: At<String>,
    pub docs: Option<At<String>>,
    pub fields: Vec<Field>,
}

/// A field of a resource or an object.
#[derive(Debug)]
pub struct Field {
    pub name: At<String>,
    pub wire: Option<At<String>>,
    pub ty: At<String>,
    pub access: At<String>,
    pub required: Option<At<String>>,
    pub nullable: bool,
    pub seen: Vec<At<String>>,
    pub default: Option<At<Literal>>,
    pub example: Option<At<Literal>>,
    pub unit: Option<At<String>>,
    pub range: Option<At<Vec<i64>>>,
    pub pattern: Option<At<String>>,
    pub precision: Option<At<String>>,
    pub secret: bool,
    pub doc: At<String>,
}

/// A kind of object with operations of its own.
#[derive(Debug)]
pub struct Resource {
    pub title: Option<At<String>>,
    pub path: At<String>,
    pub plural: Option<At<String>>,
    pub method: Option<At<String>>,
    pub doc: At<String>,
    pub docs: Option<At<String>>,
    pub parent: Option<Parent>,
    pub id: Option<At<String>>,
    pub unpaged: Option<At<bool>>,
    pub operations: Vec<At<String>>,
    pub refused: Vec<(At<String>, Refused)>,
    pub warnings: Vec<(At<String>, At<String>)>,
    pub fields: Vec<Field>,
    pub unique: Vec<At<String>>,
    pub at_least_one_of: Vec<At<String>>,
    pub archive_on_delete: Option<At<String>>,
    pub constructors: Vec<Constructor>,
    pub transitions: Vec<Transition>,
    pub links: Vec<Link>,
    pub query: Vec<Query>,
}

/// What a resource belongs to.
#[derive(Debug)]
pub struct Parent {
    pub resource: At<String>,
    pub field: Option<At<String>>,
    pub list: Option<At<String>>,
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
    pub name: At<String>,
    pub args: Vec<Vec<At<String>>>,
    pub fixed: Vec<(At<String>, At<Literal>)>,
    pub update: bool,
    pub doc: At<String>,
}

/// An update with a name of its own.
#[derive(Debug)]
pub struct Transition {
    pub name: At<String>,
    pub set: Vec<(At<String>, At<Literal>)>,
    pub doc: At<String>,
}

/// A list of ids that is read and written as one, an element at a time.
#[derive(Debug)]
pub struct Link {
    pub name: At<String>,
    pub field: At<String>,
    pub doc: At<String>,
}

/// Query parameters that are given together.
#[derive(Debug)]
pub struct Query {
    pub name: At<String>,
    pub params: Vec<Param>,
    pub doc: At<String>,
}

/// One query parameter.
#[derive(Debug)]
pub struct Param {
    pub name: At<String>,
    pub wire: Option<At<String>>,
    pub ty: At<String>,
}

impl Spec {
    /// Reads a whole document.
    pub fn read(root: Table<'_>) -> Spec {
        one(root, |root| Spec {
            api: one(root.needed_table("api"), Api::read),
            types: all(root.named_tables("types"), Handwritten::read),
            enums: all(root.named_tables("enums"), Enum::read),
            objects: all(root.named_tables("objects"), Object::read),
            resources: all(root.named_tables("resources"), Resource::read),
        })
    }
}

/// Reads a table, and reports what nothing has asked for.
fn one<'a, T>(mut table: Table<'a>, read: fn(&mut Table<'a>) -> T) -> T {
    let value = read(&mut table);
    table.finish();
    value
}

fn all<'a, T>(tables: Vec<(At<String>, Table<'a>)>, read: fn(&mut Table<'a>) -> T) -> Vec<(At<String>, T)> {
    tables.into_iter().map(|(name, table)| (name, one(table, read))).collect()
}

fn each<'a, T>(tables: Vec<Table<'a>>, read: fn(&mut Table<'a>) -> T) -> Vec<T> {
    tables.into_iter().map(|table| one(table, read)).collect()
}

impl Api {
    fn read(table: &mut Table<'_>) -> Api {
        Api {
            name: table.needed_text("name"),
            base_url: table.needed_text("base_url"),
            docs: table.needed_text("docs"),
            env: table.needed_text("env"),
            id: table.text("id"),
            pagination: table.table_if_any("pagination").map(|pagination| one(pagination, Pagination::read)),
            verbs: all(table.named_tables("verbs"), Verb::read),
            auth: all(table.named_tables("auth"), Auth::read),
            statuses: each(table.tables("statuses"), Status::read),
        }
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
        }
    }
}

impl Verb {
    fn read(table: &mut Table<'_>) -> Verb {
        Verb { method: table.needed_text("method"), success: table.needed_integers("success") }
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
    fn read(table: &mut Table<'_>) -> Status {
        Status {
            code: table.integer("code"),
            name: table.needed_text("name"),
            doc: table.needed_text("doc"),
            wait: table.integer("wait"),
            span: table.span.clone(),
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
        Enum {
            doc: table.needed_text("doc"),
            repr: table.text("repr"),
            values: each(table.tables("values"), EnumValue::read),
        }
    }
}

impl EnumValue {
    pub fn read(table: &mut Table<'_>) -> EnumValue {
        EnumValue {
            value: table.literal("value"),
            name: table.text("name"),
            doc: table.needed_text("doc"),
            span: table.span.clone(),
        }
    }
}

impl Object {
    pub fn read(table: &mut Table<'_>) -> Object {
        Object {
            doc: table.needed_text("doc"),
            docs: table.text("docs"),
            fields: each(table.tables("fields"), Field::read),
        }
    }
}

impl Field {
    pub fn read(table: &mut Table<'_>) -> Field {
        Field {
            name: table.needed_text("name"),
            wire: table.text("wire"),
            ty: table.needed_text("type"),
            access: table.needed_text("access"),
            required: table.text("required"),
            nullable: table.flag("nullable"),
            seen: table.texts("seen"),
            default: table.literal("default"),
            example: table.literal("example"),
            unit: table.text("unit"),
            range: table.integers("range"),
            pattern: table.text("pattern"),
            precision: table.text("precision"),
            secret: table.flag("secret"),
            doc: table.needed_text("doc"),
        }
    }
}

impl Resource {
    fn read(table: &mut Table<'_>) -> Resource {
        Resource {
            title: table.text("title"),
            path: table.needed_text("path"),
            plural: table.text("plural"),
            method: table.text("method"),
            doc: table.needed_text("doc"),
            docs: table.text("docs"),
            parent: table.table_if_any("parent").map(|parent| one(parent, Parent::read)),
            id: table.text("id"),
            unpaged: table.placed_flag("unpaged"),
            operations: table.texts("operations"),
            refused: all(table.named_tables("refused"), Refused::read),
            warnings: table.named_texts("warnings"),
            fields: each(table.tables("fields"), Field::read),
            unique: table.texts("unique"),
            at_least_one_of: table.texts("at_least_one_of"),
            archive_on_delete: table.text("archive_on_delete"),
            constructors: each(table.tables("constructors"), Constructor::read),
            transitions: each(table.tables("transitions"), Transition::read),
            links: each(table.tables("links"), Link::read),
            query: each(table.tables("query"), Query::read),
        }
    }
}

impl Resource {
    /// Whether its objects have an id, or should have: without one they can only be listed.
    pub fn has_id(&self) -> bool {
        self.fields.iter().any(|field| *field.name == "id") || self.operations.iter().any(|name| **name != "list")
    }
}

impl Parent {
    fn read(table: &mut Table<'_>) -> Parent {
        Parent { resource: table.needed_text("resource"), field: table.text("field"), list: table.text("list") }
    }
}

impl Refused {
    fn read(table: &mut Table<'_>) -> Refused {
        Refused { reason: table.needed_text("reason"), instead: table.needed_text("instead") }
    }
}

impl Constructor {
    fn read(table: &mut Table<'_>) -> Constructor {
        Constructor {
            name: table.needed_text("name"),
            args: table.groups("args"),
            fixed: table.named_literals("fixed"),
            update: table.flag("update"),
            doc: table.needed_text("doc"),
        }
    }
}

impl Transition {
    fn read(table: &mut Table<'_>) -> Transition {
        Transition { name: table.needed_text("name"), set: table.named_literals("set"), doc: table.needed_text("doc") }
    }
}

impl Link {
    fn read(table: &mut Table<'_>) -> Link {
        Link { name: table.needed_text("name"), field: table.needed_text("field"), doc: table.needed_text("doc") }
    }
}

impl Query {
    fn read(table: &mut Table<'_>) -> Query {
        Query {
            name: table.needed_text("name"),
            params: each(table.tables("params"), Param::read),
            doc: table.needed_text("doc"),
        }
    }
}

impl Param {
    fn read(table: &mut Table<'_>) -> Param {
        Param { name: table.needed_text("name"), wire: table.text("wire"), ty: table.needed_text("type") }
    }
}
