//! An API for the tests of the engine: shelves with books, and loans of books. Its only rules are the content of its views.

use serde_json::json;

use super::query::Query;
use super::reply::Refusal;
use super::rules::{Rules, Seen};
use super::served::{SandboxApi, Served};
use super::store::Store;
use crate::model::api::{Api, Definition, LimitHeaders, Scheme};
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
    limits: Some(LimitHeaders { limit: None, remaining: Some("x-left"), reset: Some("x-next") }),
    secrets: &[],
};

pub(crate) static LIBRARY: Served = Served { table: &TABLE, definition: &DEFINITION, rules: &LibraryRules };

static TABLE: ApiTable = ApiTable {
    verbs: &[
        VerbTable { operation: Operation::Get, method: "GET", success: 200, done: None },
        VerbTable { operation: Operation::List, method: "GET", success: 200, done: None },
        VerbTable { operation: Operation::Create, method: "POST", success: 201, done: None },
        VerbTable { operation: Operation::Update, method: "PATCH", success: 200, done: None },
        VerbTable { operation: Operation::Archive, method: "DELETE", success: 204, done: Some(410) },
        VerbTable { operation: Operation::Delete, method: "DELETE", success: 204, done: None },
    ],
    resources: &[SHELF, BOOK, LOAN, CARD, COPY, LABEL, NOTE],
    objects: &[],
    views: &[SUMMARY],
    pages: Some(PagesTable { page: "page", first: 1, size: "size", sizes: (1, 10), default_size: 5 }),
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
        field("book_nrs", Kind::List(&Kind::Id("book"))),
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

/// A resource whose list is filtered by any of two parents, and comes in pages.
const COPY: ResourceTable = ResourceTable {
    name: "copy",
    path: "copies",
    parent: Some(ParentTable { resource: "book", field: Some("book_nr") }),
    other_parents: &[ParentTable { resource: "card", field: Some("card_nr") }],
    filters: &[
        FilterTable { parameter: "book_nr", resource: "book", field: "book_nr" },
        FilterTable { parameter: "card_nr", resource: "card", field: "card_nr" },
    ],
    operations: &[
        (Operation::Get, "copies/{nr}"),
        (Operation::List, "copies?book_nr={book_nr}"),
        (Operation::Create, "copies"),
        (Operation::Update, "copies/{nr}"),
    ],
    fields: &[
        FieldTable { is_own_id: true, ..field("nr", Kind::Id("copy")) },
        FieldTable { required: Required::Create, access: Access::Create, ..field("book_nr", Kind::Id("book")) },
        FieldTable { access: Access::Edit, seen_absent: true, ..field("card_nr", Kind::Id("card")) },
        FieldTable { access: Access::Edit, seen_absent: true, ..field("torn", Kind::Bool) },
        FieldTable { default: Some(Literal::Text("in")), ..field("state", Kind::Text) },
    ],
    query: &[QueryTable { on: &[Operation::List], required: false, parameters: &[("torn", Kind::Bool)] }],
    actions: &[
        ActionTable {
            name: "lend",
            query: &[("do", "lend")],
            with_create: true,
            to: Some(("state", Literal::Text("out"))),
        },
        ActionTable {
            name: "take_back",
            query: &[("do", "take_back")],
            with_create: false,
            to: Some(("state", Literal::Text("in"))),
        },
    ],
    pages: Pages::Numbered,
    ..SHELF
};

/// A resource whose objects have two IDs in their path, the second of which is text.
const LABEL: ResourceTable = ResourceTable {
    name: "label",
    path: "labels",
    parent: Some(ParentTable { resource: "shelf", field: Some("shelf_nr") }),
    operations: &[
        (Operation::Get, "shelves/{shelf_nr}/labels/{id}"),
        (Operation::List, "shelves/{shelf_nr}/labels"),
        (Operation::Create, "shelves/{shelf_nr}/labels"),
        (Operation::Delete, "shelves/{shelf_nr}/labels/{id}"),
    ],
    fields: &[
        FieldTable { is_own_id: true, ..field("id", Kind::Text) },
        field("shelf_nr", Kind::Id("shelf")),
        FieldTable { access: Access::Edit, ..field("text", Kind::Text) },
    ],
    text_id: true,
    pages: Pages::Linked,
    ..SHELF
};

/// A resource that is written, and read as a label.
const NOTE: ResourceTable = ResourceTable {
    name: "note",
    path: "notes",
    operations: &[
        (Operation::Create, "shelves/{shelf_nr}/notes"),
        (Operation::Update, "shelves/{shelf_nr}/notes/{id}"),
    ],
    reads: Some("label"),
    pages: Pages::None,
    ..LABEL
};

const SUMMARY: ViewTable = ViewTable {
    name: "book.summary",
    path: "books/{nr}/summary",
    pending: Some(202),
    nothing: Some(204),
    query: &[QueryTable { on: &[], required: false, parameters: &[("until", Kind::Date)] }],
};

/// A book of no pages has no summary, one of a single page is still being read, and that of any other is a line of text.
struct LibraryRules;

impl Rules for LibraryRules {
    fn view(
        &self,
        store: &mut Store,
        _view: &'static ViewTable,
        places: &[&str],
        _query: &Query,
    ) -> Result<Seen, Refusal> {
        let book = places.first().and_then(|nr| store.get("book", nr.parse().ok()?)).ok_or(Refusal::NotFound)?;
        Ok(match book["pages"].as_u64() {
            Some(0) => Seen::Nothing,
            Some(1) => Seen::Pending,
            Some(13) => Seen::Value(json!({ "pages": 13 })),
            _ => Seen::Text(format!("{}\n", book["pages"])),
        })
    }
}

const fn field(name: &'static str, kind: Kind) -> FieldTable {
    FieldTable { name, kind, ..FieldTable::PLAIN }
}
