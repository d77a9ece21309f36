// Generated from tests/interop/second-api/tickets.toml by optimizely-codegen. Edits belong there.

use crate::model::table::*;

/// The whole spec as data.
pub(crate) const API: ApiTable = {
    static OBJECTS: [ObjectTable; 3] = [
        ObjectTable {
            name: "Place",
            fields: &[
                FieldTable {
                    name: "building",
                    kind: Kind::Text,
                    access: Access::Edit,
                    required: Required::Create,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "floor",
                    kind: Kind::Integer,
                    access: Access::Edit,
                    required: Required::Create,
                    range: Some((-2, 40)),
                    ..FieldTable::PLAIN
                },
            ],
        },
        ObjectTable {
            name: "Requester",
            fields: &[
                FieldTable {
                    name: "name",
                    kind: Kind::Text,
                    access: Access::Edit,
                    required: Required::Create,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "deskPlace",
                    kind: Kind::Object(&OBJECTS[0]),
                    access: Access::Edit,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
            ],
        },
        ObjectTable {
            name: "Step",
            fields: &[
                FieldTable {
                    name: "text",
                    kind: Kind::Text,
                    access: Access::Edit,
                    required: Required::Create,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "isDone",
                    kind: Kind::Bool,
                    access: Access::Edit,
                    default: Some(Literal::Bool(false)),
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "doneAt",
                    kind: Kind::Time,
                    access: Access::Read,
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
            VerbTable { operation: Operation::Create, method: "POST", success: 200, done: None },
            VerbTable { operation: Operation::Update, method: "PATCH", success: 200, done: None },
            VerbTable { operation: Operation::Archive, method: "DELETE", success: 204, done: Some(410) },
            VerbTable { operation: Operation::Delete, method: "DELETE", success: 204, done: None },
        ],
        resources: &[
            ResourceTable {
                name: "agent",
                path: "agents",
                parent: None,
                operations: &[(Operation::Get, "agents/{id}"), (Operation::List, "agents")],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("agent"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "name", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "event",
                path: "events",
                parent: Some(ParentTable { resource: "ticket", field: None }),
                operations: &[(Operation::List, "tickets/{ticket_id}/events")],
                fields: &[
                    FieldTable { name: "what", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "happenedAt", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::Numbered,
                text_id: true,
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "note",
                path: "notes",
                parent: Some(ParentTable { resource: "ticket", field: Some("ticketId") }),
                operations: &[
                    (Operation::Get, "notes/{id}"),
                    (Operation::List, "tickets/{ticket_id}/notes"),
                    (Operation::Create, "tickets/{ticket_id}/notes"),
                    (Operation::Archive, "notes/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Text,
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "ticketId",
                        kind: Kind::Text,
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "text",
                        kind: Kind::Text,
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "isHidden",
                        kind: Kind::Bool,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::Numbered,
                verbs: &[VerbTable { operation: Operation::Create, method: "POST", success: 201, done: None }],
                archived: &[("isHidden", Literal::Bool(true))],
                text_id: true,
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "queue",
                path: "queues",
                parent: None,
                operations: &[
                    (Operation::Get, "queues/{id}"),
                    (Operation::List, "queues"),
                    (Operation::Create, "queues"),
                    (Operation::Update, "queues/{id}"),
                    (Operation::Delete, "queues/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Text,
                        access: Access::Read,
                        is_own_id: true,
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
                        name: "answerHours",
                        kind: Kind::Integer,
                        access: Access::Edit,
                        default: Some(Literal::Integer(24)),
                        range: Some((1, 720)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "changes",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::Numbered,
                text_id: true,
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "ticket",
                path: "tickets",
                parent: Some(ParentTable { resource: "queue", field: Some("queueId") }),
                operations: &[
                    (Operation::Get, "tickets/{id}"),
                    (Operation::List, "tickets?queueId={queueId}"),
                    (Operation::Create, "tickets"),
                    (Operation::Update, "tickets/{id}"),
                    (Operation::Delete, "tickets/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Text,
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "queueId",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "subject",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "requester",
                        kind: Kind::Object(&OBJECTS[1]),
                        access: Access::Edit,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "state",
                        kind: Kind::OneOf(&[Literal::Text("open"), Literal::Text("solved")]),
                        access: Access::Edit,
                        default: Some(Literal::Text("open")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "urgency",
                        kind: Kind::OneOf(&[Literal::Integer(1), Literal::Integer(2)]),
                        access: Access::Edit,
                        default: Some(Literal::Integer(1)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "agentId",
                        kind: Kind::Id("agent"),
                        access: Access::Edit,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "agentIds",
                        kind: Kind::List(&Kind::Id("agent")),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "watchingQueueIds",
                        kind: Kind::List(&Kind::Text),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "duplicateOf",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "checklists",
                        kind: Kind::List(&Kind::List(&Kind::Object(&OBJECTS[2]))),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::Numbered,
                query: &[
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("agentId", Kind::Id("agent"))],
                    },
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[(
                            "state",
                            Kind::List(&Kind::OneOf(&[Literal::Text("open"), Literal::Text("solved")])),
                        )],
                    },
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("agent", Kind::List(&Kind::Id("agent")))],
                    },
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("ticketState", Kind::OneOf(&[Literal::Text("open"), Literal::Text("solved")]))],
                    },
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("urgency", Kind::OneOf(&[Literal::Integer(1), Literal::Integer(2)]))],
                    },
                ],
                other_parents: &[ParentTable { resource: "agent", field: Some("agentId") }],
                filters: &[
                    FilterTable { parameter: "queueId", resource: "queue", field: "queueId" },
                    FilterTable { parameter: "agentId", resource: "agent", field: "agentId" },
                ],
                text_id: true,
                ..ResourceTable::PLAIN
            },
        ],
        objects: &OBJECTS,
        views: &[],
        pages: Some(PagesTable { page: "page", first: 1, size: "per_page", sizes: (1, 50), default_size: 3 }),
    }
};
