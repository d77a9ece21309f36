// Generated from tickets.toml by optimizely-codegen. Edits belong there.

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
                verbs: &[],
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
                unique: &[],
                at_least_one_of: &[],
                archived: &[],
                kinds: &[],
                pairs: &[],
                query: &[],
            },
            ResourceTable {
                name: "event",
                path: "events",
                parent: Some(ParentTable { resource: "ticket", field: None }),
                operations: &[(Operation::List, "tickets/{ticket_id}/events")],
                verbs: &[],
                fields: &[
                    FieldTable { name: "what", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "happenedAt", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                unique: &[],
                at_least_one_of: &[],
                archived: &[],
                kinds: &[],
                pairs: &[],
                query: &[],
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
                verbs: &[VerbTable { operation: Operation::Create, method: "POST", success: 201, done: None }],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("note"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "ticketId",
                        kind: Kind::Id("ticket"),
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
                unique: &[],
                at_least_one_of: &[],
                archived: &[("isHidden", Literal::Bool(true))],
                kinds: &[],
                pairs: &[],
                query: &[],
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
                verbs: &[],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("queue"),
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
                unique: &[],
                at_least_one_of: &[],
                archived: &[],
                kinds: &[],
                pairs: &[],
                query: &[],
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
                verbs: &[],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("ticket"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "queueId",
                        kind: Kind::Id("queue"),
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
                        kind: Kind::List(&Kind::Id("queue")),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "duplicateOf",
                        kind: Kind::Id("ticket"),
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
                unique: &[],
                at_least_one_of: &[],
                archived: &[],
                kinds: &[],
                pairs: &[],
                query: &[
                    &[("agentId", Kind::Id("agent"))],
                    &[("state", Kind::List(&Kind::OneOf(&[Literal::Text("open"), Literal::Text("solved")])))],
                    &[("agent", Kind::List(&Kind::Id("agent")))],
                    &[("ticketState", Kind::OneOf(&[Literal::Text("open"), Literal::Text("solved")]))],
                    &[("urgency", Kind::OneOf(&[Literal::Integer(1), Literal::Integer(2)]))],
                ],
            },
        ],
        objects: &OBJECTS,
    }
};
