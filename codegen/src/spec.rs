//! The spec as it is written: one struct for each kind of table, nothing resolved yet.

use crate::diagnostic::{At, Span};
use crate::read::{Literal, Table};

/// A whole file.
#[derive(Debug)]
pub struct Spec {
    pub api: Api,
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
    pub verbs: Vec<(At<String>, Verb)>,
    pub auth: Vec<(At<String>, Auth)>,
    pub statuses: Vec<Status>,
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
    pub ty: At<String>,
    pub access: At<String>,
    pub required: Option<At<String>>,
    pub nullable: bool,
    pub seen: Vec<At<String>>,
    pub default: Option<At<Literal>>,
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
    pub ty: At<String>,
}

impl Spec {
    /// Reads a whole document.
    pub fn read(mut root: Table<'_>) -> Spec {
        let spec = Spec {
            api: Api::read(root.needed_table("api")),
            enums: all(root.named_tables("enums"), Enum::read),
            objects: all(root.named_tables("objects"), Object::read),
            resources: all(root.named_tables("resources"), Resource::read),
        };
        root.finish();
        spec
    }
}

fn all<'a, T>(tables: Vec<(At<String>, Table<'a>)>, read: fn(Table<'a>) -> T) -> Vec<(At<String>, T)> {
    tables.into_iter().map(|(name, table)| (name, read(table))).collect()
}

fn each<'a, T>(tables: Vec<Table<'a>>, read: fn(Table<'a>) -> T) -> Vec<T> {
    tables.into_iter().map(read).collect()
}

impl Api {
    fn read(mut table: Table<'_>) -> Api {
        let api = Api {
            name: table.needed_text("name"),
            base_url: table.needed_text("base_url"),
            docs: table.needed_text("docs"),
            env: table.needed_text("env"),
            verbs: all(table.named_tables("verbs"), Verb::read),
            auth: all(table.named_tables("auth"), Auth::read),
            statuses: each(table.tables("statuses"), Status::read),
        };
        table.finish();
        api
    }
}

impl Verb {
    fn read(mut table: Table<'_>) -> Verb {
        let verb = Verb { method: table.needed_text("method"), success: table.needed_integers("success") };
        table.finish();
        verb
    }
}

impl Auth {
    fn read(mut table: Table<'_>) -> Auth {
        let auth = Auth {
            header: table.needed_text("header"),
            scheme: table.text("scheme"),
            doc: table.needed_text("doc"),
            lifetime: table.integer("lifetime"),
        };
        table.finish();
        auth
    }
}

impl Status {
    fn read(mut table: Table<'_>) -> Status {
        let status = Status {
            code: table.integer("code"),
            name: table.needed_text("name"),
            doc: table.needed_text("doc"),
            wait: table.integer("wait"),
            span: table.span.clone(),
        };
        table.finish();
        status
    }
}

impl Enum {
    fn read(mut table: Table<'_>) -> Enum {
        let found = Enum {
            doc: table.needed_text("doc"),
            repr: table.text("repr"),
            values: each(table.tables("values"), EnumValue::read),
        };
        table.finish();
        found
    }
}

impl EnumValue {
    fn read(mut table: Table<'_>) -> EnumValue {
        let value = EnumValue {
            value: table.literal("value"),
            name: table.text("name"),
            doc: table.needed_text("doc"),
            span: table.span.clone(),
        };
        table.finish();
        value
    }
}

impl Object {
    fn read(mut table: Table<'_>) -> Object {
        let object = Object {
            doc: table.needed_text("doc"),
            docs: table.text("docs"),
            fields: each(table.tables("fields"), Field::read),
        };
        table.finish();
        object
    }
}

impl Field {
    fn read(mut table: Table<'_>) -> Field {
        let field = Field {
            name: table.needed_text("name"),
            ty: table.needed_text("type"),
            access: table.needed_text("access"),
            required: table.text("required"),
            nullable: table.flag("nullable"),
            seen: table.texts("seen"),
            default: table.literal("default"),
            unit: table.text("unit"),
            range: table.integers("range"),
            pattern: table.text("pattern"),
            precision: table.text("precision"),
            secret: table.flag("secret"),
            doc: table.needed_text("doc"),
        };
        table.finish();
        field
    }
}

impl Resource {
    fn read(mut table: Table<'_>) -> Resource {
        let resource = Resource {
            title: table.text("title"),
            path: table.needed_text("path"),
            plural: table.text("plural"),
            method: table.text("method"),
            doc: table.needed_text("doc"),
            docs: table.text("docs"),
            parent: table.table_if_any("parent").map(Parent::read),
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
        };
        table.finish();
        resource
    }
}

impl Resource {
    /// Whether its objects have an id, or should have: without one they can only be listed.
    pub fn has_id(&self) -> bool {
        self.fields.iter().any(|field| *field.name == "id") || self.operations.iter().any(|name| **name != "list")
    }
}

impl Parent {
    fn read(mut table: Table<'_>) -> Parent {
        let parent = Parent { resource: table.needed_text("resource"), field: table.text("field") };
        table.finish();
        parent
    }
}

impl Refused {
    fn read(mut table: Table<'_>) -> Refused {
        let refused = Refused { reason: table.needed_text("reason"), instead: table.needed_text("instead") };
        table.finish();
        refused
    }
}

impl Constructor {
    fn read(mut table: Table<'_>) -> Constructor {
        let constructor = Constructor {
            name: table.needed_text("name"),
            args: table.groups("args"),
            fixed: table.named_literals("fixed"),
            update: table.flag("update"),
            doc: table.needed_text("doc"),
        };
        table.finish();
        constructor
    }
}

impl Transition {
    fn read(mut table: Table<'_>) -> Transition {
        let transition = Transition {
            name: table.needed_text("name"),
            set: table.named_literals("set"),
            doc: table.needed_text("doc"),
        };
        table.finish();
        transition
    }
}

impl Link {
    fn read(mut table: Table<'_>) -> Link {
        let link =
            Link { name: table.needed_text("name"), field: table.needed_text("field"), doc: table.needed_text("doc") };
        table.finish();
        link
    }
}

impl Query {
    fn read(mut table: Table<'_>) -> Query {
        let query = Query {
            name: table.needed_text("name"),
            params: each(table.tables("params"), Param::read),
            doc: table.needed_text("doc"),
        };
        table.finish();
        query
    }
}

impl Param {
    fn read(mut table: Table<'_>) -> Param {
        let param = Param { name: table.needed_text("name"), ty: table.needed_text("type") };
        table.finish();
        param
    }
}
