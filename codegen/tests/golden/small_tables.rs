// Generated from codegen/tests/golden/small.toml by optimizely-codegen. Edits belong there.

use crate::model::table::*;

/// The whole spec as data.
pub(crate) const API: ApiTable = {
    static OBJECTS: [ObjectTable; 3] = [
        ObjectTable {
            name: "Excerpt",
            fields: &[
                FieldTable {
                    name: "type",
                    kind: Kind::Text,
                    access: Access::Edit,
                    required: Required::Create,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "pages",
                    kind: Kind::Count,
                    access: Access::Edit,
                    default: Some(Literal::Integer(1)),
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "created",
                    kind: Kind::Time,
                    access: Access::Read,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
            ],
        },
        ObjectTable {
            name: "Inventory",
            fields: &[
                FieldTable { name: "books", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                FieldTable {
                    name: "genres",
                    kind: Kind::List(&Kind::OneOf(&[Literal::Text("novel"), Literal::Text("how-to")])),
                    access: Access::Read,
                    ..FieldTable::PLAIN
                },
            ],
        },
        ObjectTable {
            name: "Review",
            fields: &[
                FieldTable {
                    name: "rating",
                    kind: Kind::OneOf(&[Literal::Integer(-1), Literal::Integer(1)]),
                    access: Access::Read,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "text",
                    kind: Kind::Text,
                    access: Access::Read,
                    seen_null: true,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
            ],
        },
    ];
    ApiTable {
        verbs: &[
            VerbTable { operation: Operation::Get, method: "GET", success: 200, done: None },
            VerbTable { operation: Operation::List, method: "GET", success: 200, done: None },
            VerbTable { operation: Operation::Create, method: "POST", success: 201, done: None },
            VerbTable { operation: Operation::Update, method: "PATCH", success: 200, done: None },
            VerbTable { operation: Operation::Delete, method: "DELETE", success: 204, done: None },
        ],
        resources: &[
            ResourceTable {
                name: "book",
                path: "books",
                parent: Some(ParentTable { resource: "shelf", field: Some("shelf_id") }),
                operations: &[
                    (Operation::Get, "books/{id}"),
                    (Operation::List, "shelves/{shelf_id}/books"),
                    (Operation::Create, "shelves/{shelf_id}/books"),
                    (Operation::Update, "books/{id}"),
                    (Operation::Delete, "books/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("book"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "shelf_id",
                        kind: Kind::Id("shelf"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "title",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "genre",
                        kind: Kind::OneOf(&[Literal::Text("novel"), Literal::Text("how-to")]),
                        access: Access::Edit,
                        default: Some(Literal::Text("novel")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "rating",
                        kind: Kind::OneOf(&[Literal::Integer(-1), Literal::Integer(1)]),
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "price",
                        kind: Kind::Integer,
                        access: Access::Edit,
                        required: Required::Create,
                        range: Some((0, 10000)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "offset",
                        kind: Kind::Integer,
                        access: Access::Edit,
                        default: Some(Literal::Integer(-5)),
                        range: Some((-10, 10)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "excerpt",
                        kind: Kind::Object(&OBJECTS[0]),
                        access: Access::Edit,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "excerpts",
                        kind: Kind::List(&Kind::Object(&OBJECTS[0])),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "reviews",
                        kind: Kind::List(&Kind::Object(&OBJECTS[2])),
                        access: Access::Read,
                        absent_in_lists: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "reader_ids",
                        kind: Kind::List(&Kind::Id("reader")),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "visits",
                        kind: Kind::Map(&Kind::Id("reader"), &Kind::List(&Kind::Time)),
                        access: Access::Edit,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "labels",
                        kind: Kind::Map(&Kind::Text, &Kind::Count),
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "extras",
                        kind: Kind::Json,
                        access: Access::Edit,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "from",
                        kind: Kind::Text,
                        access: Access::Edit,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "gone",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                archived: &[("gone", Literal::Bool(true))],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "loan",
                path: "loans",
                parent: Some(ParentTable { resource: "reader", field: None }),
                operations: &[(Operation::List, "readers/{reader_id}/loans")],
                fields: &[
                    FieldTable { name: "book_id", kind: Kind::Id("book"), access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "since", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                query: &[
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("from_year", Kind::Count), ("until", Kind::Time)],
                    },
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("book_id", Kind::Id("book"))],
                    },
                ],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "reader",
                path: "readers",
                parent: None,
                operations: &[
                    (Operation::Get, "readers/{id}"),
                    (Operation::List, "readers"),
                    (Operation::Create, "readers"),
                    (Operation::Update, "readers/{id}"),
                    (Operation::Delete, "readers/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("reader"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "kind",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "mail",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "phone",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "pin", kind: Kind::Text, access: Access::Write, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "tags",
                        kind: Kind::List(&Kind::Text),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "tag_ratings",
                        kind: Kind::List(&Kind::OneOf(&[Literal::Integer(-1), Literal::Integer(1)])),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                at_least_one_of: &["mail", "phone"],
                kinds: &[
                    KindTable { fixed: &[], needs: &["kind", "mail", "tags", "tag_ratings"] },
                    KindTable { fixed: &[("kind", Literal::Text("phone"))], needs: &["phone"] },
                ],
                pairs: &[("tags", "tag_ratings")],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "shelf",
                path: "shelves",
                parent: None,
                operations: &[
                    (Operation::Get, "shelves/{id}"),
                    (Operation::List, "shelves"),
                    (Operation::Create, "shelves"),
                    (Operation::Update, "shelves/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("shelf"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "label",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Always,
                        pattern: Some("^[A-Z]+$"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "height",
                        kind: Kind::Number,
                        access: Access::Edit,
                        required: Required::Always,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "code",
                        kind: Kind::Text,
                        access: Access::Write,
                        required: Required::Always,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "key",
                        kind: Kind::Text,
                        access: Access::Read,
                        seen_absent: true,
                        secret: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                unique: &["label"],
                ..ResourceTable::PLAIN
            },
        ],
        objects: &OBJECTS,
        views: &[
            ViewTable {
                name: "shelf.inventory",
                path: "shelves/{id}/inventory",
                pending: Some(202),
                nothing: Some(204),
                query: &[QueryTable { on: &[], required: false, parameters: &[("after", Kind::Time)] }],
            },
            ViewTable { name: "catalogue", path: "catalogue", pending: None, nothing: None, query: &[] },
            ViewTable { name: "hours", path: "hours/{day}", pending: None, nothing: None, query: &[] },
        ],
        pages: None,
    }
};
