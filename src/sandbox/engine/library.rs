//! An API for the tests of the engine, with tables and without rules: shelves with books, and loans of books.

use super::served::{SandboxApi, Served};
use crate::model::api::{Api, Definition, Scheme};
use crate::model::table::*;

#[derive(Debug)]
pub(crate) enum Library {}

impl crate::model::sealed::Sealed for Library {}

impl Api for Library {
    const DEFINITION: Definition = DEFINITION;
}

impl SandboxApi for Library {
    const SERVED: &'static Served = &LIBRARY;
}

pub(crate) const DEFINITION: Definition = Definition {
    base_url: "https://api.example/library/v3/",
    token_variable: "LIBRARY_TOKEN",
    base_url_variable: "LIBRARY_BASE_URL",
    schemes: &[Scheme { header: "x-key", prefix: None }],
    meanings: &[],
    waits: &[],
    paging: None,
    limits: None,
};

pub(crate) static LIBRARY: Served = Served { table: &TABLE, definition: &DEFINITION, rules: &() };

static TABLE: ApiTable = ApiTable {
    verbs: &[
        VerbTable { operation: Operation::Get, method: "GET", success: 200, done: None },
        VerbTable { operation: Operation::List, method: "GET", success: 200, done: None },
        VerbTable { operation: Operation::Create, method: "POST", success: 201, done: None },
        VerbTable { operation: Operation::Update, method: "PATCH", success: 200, done: None },
        VerbTable { operation: Operation::Archive, method: "DELETE", success: 204, done: Some(410) },
        VerbTable { operation: Operation::Delete, method: "DELETE", success: 204, done: None },
    ],
    resources: &[SHELF, BOOK, LOAN, CARD],
    objects: &[],
    views: &[],
    pages: None,
};

const SHELF: ResourceTable = ResourceTable {
    name: "shelf",
    path: "shelves",
    parent: None,
    operations: &[
        (Operation::Get, "shelves/{nr}"),
        (Operation::List, "shelves"),
        (Operation::Create, "shelves"),
        (Operation::Update, "shelves/{nr}"),
    ],
    fields: &[
        FieldTable { is_own_id: true, ..field("nr", Kind::Id("shelf")) },
        FieldTable { required: Required::Create, access: Access::Edit, ..field("label", Kind::Text) },
    ],
    ..ResourceTable::PLAIN
};

const BOOK: ResourceTable = ResourceTable {
    name: "book",
    path: "books",
    parent: Some(ParentTable { resource: "shelf", field: Some("shelf_nr") }),
    operations: &[
        (Operation::Get, "books/{nr}"),
        (Operation::List, "shelves/{shelf_nr}/books"),
        (Operation::Create, "shelves/{shelf_nr}/books"),
        (Operation::Update, "books/{nr}"),
        (Operation::Delete, "books/{nr}"),
    ],
    fields: &[
        FieldTable { is_own_id: true, ..field("nr", Kind::Id("book")) },
        field("shelf_nr", Kind::Id("shelf")),
        FieldTable { required: Required::Create, access: Access::Edit, ..field("title", Kind::Text) },
        FieldTable { access: Access::Edit, default: Some(Literal::Integer(100)), ..field("pages", Kind::Count) },
    ],
    unique: &["title"],
    ..SHELF
};

/// A resource that is archived and never deleted.
const CARD: ResourceTable = ResourceTable {
    name: "card",
    path: "cards",
    parent: None,
    operations: &[(Operation::Get, "cards/{nr}"), (Operation::Create, "cards"), (Operation::Archive, "cards/{nr}")],
    fields: &[
        FieldTable { is_own_id: true, ..field("nr", Kind::Id("card")) },
        FieldTable { access: Access::Edit, ..field("name", Kind::Text) },
        FieldTable { access: Access::Edit, default: Some(Literal::Bool(false)), ..field("closed", Kind::Bool) },
    ],
    archived: &[("closed", Literal::Bool(true))],
    ..SHELF
};

const LOAN: ResourceTable = ResourceTable {
    name: "loan",
    path: "loans",
    parent: Some(ParentTable { resource: "book", field: None }),
    operations: &[(Operation::List, "books/{nr}/loans")],
    fields: &[field("reader", Kind::Text)],
    query: &[QueryTable { on: &[Operation::List], required: false, parameters: &[("reader_nr", Kind::Id("reader"))] }],
    ..SHELF
};

const fn field(name: &'static str, kind: Kind) -> FieldTable {
    FieldTable { name, kind, ..FieldTable::PLAIN }
}
