// Generated from spec/resources.toml by optimizely-codegen. Edits belong there.

use crate::model::table::*;

/// The whole spec as data.
pub(crate) const API: ApiTable = {
    static OBJECTS: [ObjectTable; 2] = [
        ObjectTable {
            name: "DcpAttributeSummary",
            fields: &[
                FieldTable {
                    name: "id",
                    kind: Kind::Id("dcp_attribute"),
                    access: Access::Read,
                    is_own_id: true,
                    ..FieldTable::PLAIN
                },
                FieldTable { name: "name", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                FieldTable {
                    name: "archived",
                    kind: Kind::Bool,
                    access: Access::Read,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "datatype",
                    kind: Kind::OneOf(&[
                        Literal::Text("string"),
                        Literal::Text("bool"),
                        Literal::Text("long"),
                        Literal::Text("double"),
                        Literal::Text("datetime"),
                    ]),
                    access: Access::Read,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "format",
                    kind: Kind::OneOf(&[
                        Literal::Text("yyyy-mm-dd"),
                        Literal::Text("yyyy-mm-ddThh:mm:ssZ"),
                        Literal::Text("epoch"),
                    ]),
                    access: Access::Read,
                    seen_null: true,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "is_value_public",
                    kind: Kind::Bool,
                    access: Access::Read,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "description",
                    kind: Kind::Text,
                    access: Access::Read,
                    seen_null: true,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
            ],
        },
        ObjectTable {
            name: "UrlCondition",
            fields: &[
                FieldTable {
                    name: "value",
                    kind: Kind::Text,
                    access: Access::Edit,
                    required: Required::Create,
                    example: Some("https://shop.example/sale"),
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "match_type",
                    kind: Kind::OneOf(&[
                        Literal::Text("simple"),
                        Literal::Text("exact"),
                        Literal::Text("regex"),
                        Literal::Text("substring"),
                    ]),
                    access: Access::Edit,
                    default: Some(Literal::Text("simple")),
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "negate",
                    kind: Kind::Bool,
                    access: Access::Edit,
                    default: Some(Literal::Bool(false)),
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "index",
                    kind: Kind::Integer,
                    access: Access::Read,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "created",
                    kind: Kind::Time,
                    access: Access::Read,
                    seen_absent: true,
                    ..FieldTable::PLAIN
                },
                FieldTable {
                    name: "last_modified",
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
            VerbTable { operation: Operation::Create, method: "POST", success: 201, done: None },
            VerbTable { operation: Operation::Update, method: "PUT", success: 202, done: None },
            VerbTable { operation: Operation::Delete, method: "DELETE", success: 204, done: None },
        ],
        resources: &[
            ResourceTable {
                name: "audience",
                path: "audiences",
                parent: Some(ParentTable { resource: "project", field: Some("project_id") }),
                operations: &[
                    (Operation::Get, "audiences/{id}"),
                    (Operation::List, "projects/{project_id}/audiences"),
                    (Operation::Create, "projects/{project_id}/audiences"),
                    (Operation::Update, "audiences/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("audience"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_id",
                        kind: Kind::Id("project"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "name",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Readers of the newsletter"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "description", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "conditions",
                        kind: Kind::Handwritten(&TypeTable {
                            name: "conditions",
                            wire: Kind::Text,
                            default: Some(Literal::Text("[]")),
                        }),
                        access: Access::Edit,
                        default: Some(Literal::Text("[]")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "segmentation",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "archived",
                        kind: Kind::Bool,
                        access: Access::Read,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "created", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "last_modified", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "dcp_attribute",
                path: "dcp_datasource_attributes",
                parent: Some(ParentTable { resource: "dcp_datasource", field: Some("dcp_datasource_id") }),
                operations: &[
                    (Operation::Get, "dcp_datasource_attributes/{id}"),
                    (Operation::List, "dcp_datasources/{dcp_datasource_id}/dcp_datasource_attributes"),
                    (Operation::Create, "dcp_datasources/{dcp_datasource_id}/dcp_datasource_attributes"),
                    (Operation::Update, "dcp_datasource_attributes/{id}"),
                    (Operation::Delete, "dcp_datasource_attributes/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("dcp_attribute"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "dcp_datasource_id",
                        kind: Kind::Id("dcp_datasource"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "name",
                        kind: Kind::Text,
                        access: Access::Create,
                        required: Required::Create,
                        example: Some("last_order"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "datatype",
                        kind: Kind::OneOf(&[
                            Literal::Text("string"),
                            Literal::Text("bool"),
                            Literal::Text("long"),
                            Literal::Text("double"),
                            Literal::Text("datetime"),
                        ]),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "format",
                        kind: Kind::OneOf(&[
                            Literal::Text("yyyy-mm-dd"),
                            Literal::Text("yyyy-mm-ddThh:mm:ssZ"),
                            Literal::Text("epoch"),
                        ]),
                        access: Access::Create,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "is_value_public",
                        kind: Kind::Bool,
                        access: Access::Create,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "description",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "archived",
                        kind: Kind::Bool,
                        access: Access::Read,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "created",
                        kind: Kind::Time,
                        access: Access::Read,
                        absent_in_lists: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "last_modified",
                        kind: Kind::Time,
                        access: Access::Read,
                        absent_in_lists: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                archived: &[("archived", Literal::Bool(true))],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "dcp_datasource",
                path: "dcp_datasources",
                parent: Some(ParentTable { resource: "dcp_service", field: Some("dcp_service_id") }),
                operations: &[
                    (Operation::Get, "dcp_datasources/{id}"),
                    (Operation::List, "dcp_services/{dcp_service_id}/dcp_datasources"),
                    (Operation::Create, "dcp_services/{dcp_service_id}/dcp_datasources"),
                    (Operation::Update, "dcp_datasources/{id}"),
                    (Operation::Delete, "dcp_datasources/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("dcp_datasource"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "dcp_service_id",
                        kind: Kind::Id("dcp_service"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "name",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Orders"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "description",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "keyfield_locator_type",
                        kind: Kind::OneOf(&[
                            Literal::Text("cookie"),
                            Literal::Text("query parameter"),
                            Literal::Text("js_variable"),
                            Literal::Text("uid"),
                        ]),
                        access: Access::Edit,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "keyfield_locator_name",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        pattern: Some("^[a-zA-Z_][a-zA-Z_0-9$]*$"),
                        example: Some("customer_id"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "archived",
                        kind: Kind::Bool,
                        access: Access::Read,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "attributes",
                        kind: Kind::List(&Kind::Object(&OBJECTS[0])),
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "aws_access_key", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "aws_secret_key",
                        kind: Kind::Text,
                        access: Access::Read,
                        secret: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "created", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "last_modified", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "is_optimizely",
                        kind: Kind::Bool,
                        access: Access::Read,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "s3_path", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                archived: &[("archived", Literal::Bool(true))],
                kinds: &[
                    KindTable {
                        fixed: &[("keyfield_locator_type", Literal::Text("cookie"))],
                        needs: &["name", "keyfield_locator_name"],
                    },
                    KindTable {
                        fixed: &[("keyfield_locator_type", Literal::Text("query parameter"))],
                        needs: &["name", "keyfield_locator_name"],
                    },
                    KindTable {
                        fixed: &[("keyfield_locator_type", Literal::Text("js_variable"))],
                        needs: &["name", "keyfield_locator_name"],
                    },
                    KindTable { fixed: &[("keyfield_locator_type", Literal::Text("uid"))], needs: &["name"] },
                ],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "dcp_service",
                path: "dcp_services",
                parent: None,
                operations: &[
                    (Operation::Get, "dcp_services/{id}"),
                    (Operation::List, "dcp_services"),
                    (Operation::Create, "dcp_services"),
                    (Operation::Update, "dcp_services/{id}"),
                    (Operation::Delete, "dcp_services/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("dcp_service"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "account_id", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "name",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Customers"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "archived",
                        kind: Kind::Bool,
                        access: Access::Read,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "aws_access_key", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "aws_secret_key",
                        kind: Kind::Text,
                        access: Access::Read,
                        secret: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "created", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "last_modified", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "s3_path", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                archived: &[("archived", Literal::Bool(true))],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "dimension",
                path: "dimensions",
                parent: Some(ParentTable { resource: "project", field: Some("project_id") }),
                operations: &[
                    (Operation::Get, "dimensions/{id}"),
                    (Operation::List, "projects/{project_id}/dimensions"),
                    (Operation::Create, "projects/{project_id}/dimensions"),
                    (Operation::Update, "dimensions/{id}"),
                    (Operation::Delete, "dimensions/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("dimension"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_id",
                        kind: Kind::Id("project"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "name",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Plan"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "client_api_name", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable { name: "description", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable { name: "last_modified", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                unique: &["name", "client_api_name"],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "experiment",
                path: "experiments",
                parent: Some(ParentTable { resource: "project", field: Some("project_id") }),
                operations: &[
                    (Operation::Get, "experiments/{id}"),
                    (Operation::List, "projects/{project_id}/experiments"),
                    (Operation::Create, "projects/{project_id}/experiments"),
                    (Operation::Update, "experiments/{id}"),
                    (Operation::Delete, "experiments/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("experiment"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_id",
                        kind: Kind::Id("project"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "description",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Bigger buttons"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "edit_url",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("https://shop.example/products/"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "status",
                        kind: Kind::OneOf(&[
                            Literal::Text("Not started"),
                            Literal::Text("Running"),
                            Literal::Text("Paused"),
                            Literal::Text("Archived"),
                        ]),
                        access: Access::Edit,
                        default: Some(Literal::Text("Not started")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "audience_ids",
                        kind: Kind::List(&Kind::Id("audience")),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "activation_mode",
                        kind: Kind::OneOf(&[
                            Literal::Text("immediate"),
                            Literal::Text("manual"),
                            Literal::Text("conditional"),
                        ]),
                        access: Access::Edit,
                        default: Some(Literal::Text("immediate")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "conditional_code",
                        kind: Kind::Text,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "custom_css", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable { name: "custom_js", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "percentage_included",
                        kind: Kind::Integer,
                        access: Access::Edit,
                        default: Some(Literal::Integer(10000)),
                        range: Some((0, 10000)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "url_conditions",
                        kind: Kind::List(&Kind::Object(&OBJECTS[1])),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "experiment_type",
                        kind: Kind::OneOf(&[
                            Literal::Text("ab"),
                            Literal::Text("multivariate"),
                            Literal::Text("multipage"),
                        ]),
                        access: Access::Read,
                        default: Some(Literal::Text("ab")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "variation_ids",
                        kind: Kind::List(&Kind::Id("variation")),
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "display_goal_order_lst",
                        kind: Kind::List(&Kind::Id("goal")),
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "primary_goal_id",
                        kind: Kind::Id("goal"),
                        access: Access::Read,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "details", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "is_multivariate",
                        kind: Kind::Bool,
                        access: Access::Read,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "shareable_results_link",
                        kind: Kind::Text,
                        access: Access::Read,
                        secret: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "created", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "last_modified", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "experiment_result",
                path: "results",
                parent: Some(ParentTable { resource: "experiment", field: None }),
                operations: &[(Operation::List, "experiments/{experiment_id}/results")],
                fields: &[
                    FieldTable { name: "variation_id", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "variation_name", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "goal_id", kind: Kind::Id("goal"), access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "goal_name", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "baseline_id", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "begin_time", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "end_time", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "visitors", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "conversions", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "conversion_rate",
                        kind: Kind::Number,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "status",
                        kind: Kind::OneOf(&[
                            Literal::Text("baseline"),
                            Literal::Text("winner"),
                            Literal::Text("loser"),
                            Literal::Text("inconclusive"),
                        ]),
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "improvement", kind: Kind::Number, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "difference",
                        kind: Kind::Number,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "confidence", kind: Kind::Number, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "is_revenue", kind: Kind::Bool, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "revenue",
                        kind: Kind::Number,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "revenue_per_visitor",
                        kind: Kind::Number,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                query: &[
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("audience_id", Kind::Id("audience"))],
                    },
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("dimension_id", Kind::Id("dimension")), ("dimension_value", Kind::Text)],
                    },
                ],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "experiment_stat",
                path: "stats",
                parent: Some(ParentTable { resource: "experiment", field: None }),
                operations: &[(Operation::List, "experiments/{experiment_id}/stats")],
                fields: &[
                    FieldTable { name: "variation_id", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "variation_name", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "goal_id", kind: Kind::Id("goal"), access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "goal_name", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "baseline_id", kind: Kind::Text, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "begin_time", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "end_time", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "visitors", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "conversions", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "conversion_rate",
                        kind: Kind::Number,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "status",
                        kind: Kind::OneOf(&[
                            Literal::Text("baseline"),
                            Literal::Text("winner"),
                            Literal::Text("loser"),
                            Literal::Text("inconclusive"),
                        ]),
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "improvement", kind: Kind::Number, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "difference", kind: Kind::Number, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "statistical_significance",
                        kind: Kind::Number,
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "difference_confidence_interval_min",
                        kind: Kind::Number,
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "difference_confidence_interval_max",
                        kind: Kind::Number,
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "visitors_until_statistically_significant",
                        kind: Kind::Integer,
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "is_revenue", kind: Kind::Bool, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "revenue",
                        kind: Kind::Number,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "revenue_per_visitor",
                        kind: Kind::Number,
                        access: Access::Read,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                query: &[
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("audience_id", Kind::Id("audience"))],
                    },
                    QueryTable {
                        on: &[Operation::List],
                        required: false,
                        parameters: &[("dimension_id", Kind::Id("dimension")), ("dimension_value", Kind::Text)],
                    },
                ],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "goal",
                path: "goals",
                parent: Some(ParentTable { resource: "project", field: Some("project_id") }),
                operations: &[
                    (Operation::Get, "goals/{id}"),
                    (Operation::List, "projects/{project_id}/goals"),
                    (Operation::Create, "projects/{project_id}/goals"),
                    (Operation::Update, "goals/{id}"),
                    (Operation::Delete, "goals/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("goal"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_id",
                        kind: Kind::Id("project"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "title",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Purchase"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "goal_type",
                        kind: Kind::OneOf(&[
                            Literal::Integer(0),
                            Literal::Integer(1),
                            Literal::Integer(2),
                            Literal::Integer(3),
                            Literal::Integer(4),
                        ]),
                        access: Access::Edit,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "description", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "archived",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "addable",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        seen_absent: true,
                        default: Some(Literal::Bool(true)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "experiment_ids",
                        kind: Kind::List(&Kind::Id("experiment")),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "selector",
                        kind: Kind::Text,
                        access: Access::Edit,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "target_to_experiments",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "target_urls",
                        kind: Kind::List(&Kind::Text),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "target_url_match_types",
                        kind: Kind::List(&Kind::OneOf(&[
                            Literal::Integer(1),
                            Literal::Integer(2),
                            Literal::Integer(3),
                            Literal::Integer(4),
                        ])),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "event",
                        kind: Kind::Text,
                        access: Access::Create,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "urls",
                        kind: Kind::List(&Kind::Text),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "url_match_types",
                        kind: Kind::List(&Kind::OneOf(&[
                            Literal::Integer(1),
                            Literal::Integer(2),
                            Literal::Integer(3),
                            Literal::Integer(4),
                        ])),
                        access: Access::Edit,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "is_editable",
                        kind: Kind::Bool,
                        access: Access::Read,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "created", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "last_modified", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                kinds: &[
                    KindTable {
                        fixed: &[("goal_type", Literal::Integer(0)), ("target_to_experiments", Literal::Bool(true))],
                        needs: &["title", "selector"],
                    },
                    KindTable {
                        fixed: &[("goal_type", Literal::Integer(0)), ("target_to_experiments", Literal::Bool(false))],
                        needs: &["title", "selector", "target_urls", "target_url_match_types"],
                    },
                    KindTable {
                        fixed: &[("goal_type", Literal::Integer(3))],
                        needs: &["title", "urls", "url_match_types"],
                    },
                    KindTable { fixed: &[("goal_type", Literal::Integer(1))], needs: &["title", "event"] },
                ],
                pairs: &[("target_urls", "target_url_match_types"), ("urls", "url_match_types")],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "project",
                path: "projects",
                parent: None,
                operations: &[
                    (Operation::Get, "projects/{id}"),
                    (Operation::List, "projects"),
                    (Operation::Create, "projects"),
                    (Operation::Update, "projects/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("project"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "account_id", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "code_revision",
                        kind: Kind::Count,
                        access: Access::Read,
                        default: Some(Literal::Integer(0)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_name",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Shop"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_status",
                        kind: Kind::OneOf(&[Literal::Text("Active"), Literal::Text("Archived")]),
                        access: Access::Edit,
                        default: Some(Literal::Text("Active")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "created", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable { name: "last_modified", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "library",
                        kind: Kind::OneOf(&[
                            Literal::Text("jquery-1.6.4-full"),
                            Literal::Text("jquery-1.6.4-trim"),
                            Literal::Text("jquery-1.11.3-full"),
                            Literal::Text("jquery-1.11.3-trim"),
                            Literal::Text("none"),
                        ]),
                        access: Access::Read,
                        default: Some(Literal::Text("jquery-1.6.4-trim")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "include_jquery",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(true)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "js_file_size",
                        kind: Kind::Count,
                        access: Access::Read,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_javascript",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        absent_in_lists: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "enable_force_variation",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "exclude_disabled_experiments",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "exclude_names",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "ip_anonymization",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "ip_filter",
                        kind: Kind::Text,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        default: Some(Literal::Text("")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "socket_token",
                        kind: Kind::Text,
                        access: Access::Read,
                        seen_absent: true,
                        secret: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "dcp_service_id",
                        kind: Kind::Id("dcp_service"),
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        seen_absent: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "schedule",
                path: "schedules",
                parent: Some(ParentTable { resource: "experiment", field: Some("experiment_id") }),
                operations: &[
                    (Operation::Get, "schedules/{id}"),
                    (Operation::List, "experiments/{experiment_id}/schedules"),
                    (Operation::Create, "experiments/{experiment_id}/schedules"),
                    (Operation::Update, "schedules/{id}"),
                    (Operation::Delete, "schedules/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("schedule"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "experiment_id",
                        kind: Kind::Id("experiment"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "status",
                        kind: Kind::OneOf(&[Literal::Text("ACTIVE"), Literal::Text("INACTIVE")]),
                        access: Access::Read,
                        default: Some(Literal::Text("ACTIVE")),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "start_time",
                        kind: Kind::Time,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        whole_seconds: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "stop_time",
                        kind: Kind::Time,
                        access: Access::Edit,
                        nullable: true,
                        seen_null: true,
                        whole_seconds: true,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                at_least_one_of: &["start_time", "stop_time"],
                kinds: &[
                    KindTable { fixed: &[], needs: &["start_time"] },
                    KindTable { fixed: &[], needs: &["stop_time"] },
                    KindTable { fixed: &[], needs: &["start_time", "stop_time"] },
                ],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "uploaded_list",
                path: "targeting_lists",
                parent: Some(ParentTable { resource: "project", field: Some("project_id") }),
                operations: &[
                    (Operation::Get, "targeting_lists/{id}"),
                    (Operation::List, "projects/{project_id}/targeting_lists"),
                    (Operation::Create, "projects/{project_id}/targeting_lists"),
                    (Operation::Update, "targeting_lists/{id}"),
                    (Operation::Delete, "targeting_lists/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("uploaded_list"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_id",
                        kind: Kind::Id("project"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "account_id", kind: Kind::Count, access: Access::Read, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "name",
                        kind: Kind::Text,
                        access: Access::Create,
                        required: Required::Create,
                        pattern: Some("^[A-Za-z0-9_-]+$"),
                        example: Some("customers"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "description", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "list_type",
                        kind: Kind::OneOf(&[Literal::Integer(1), Literal::Integer(2), Literal::Integer(3)]),
                        access: Access::Edit,
                        required: Required::Always,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "key_fields",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Always,
                        example: Some("customer_id"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "list_content",
                        kind: Kind::Text,
                        access: Access::Write,
                        required: Required::Always,
                        example: Some("1001,1002,1003"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "format",
                        kind: Kind::OneOf(&[Literal::Text("csv")]),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                ],
                pages: Pages::None,
                unique: &["name"],
                ..ResourceTable::PLAIN
            },
            ResourceTable {
                name: "variation",
                path: "variations",
                parent: Some(ParentTable { resource: "experiment", field: Some("experiment_id") }),
                operations: &[
                    (Operation::Get, "variations/{id}"),
                    (Operation::List, "experiments/{experiment_id}/variations"),
                    (Operation::Create, "experiments/{experiment_id}/variations"),
                    (Operation::Update, "variations/{id}"),
                    (Operation::Delete, "variations/{id}"),
                ],
                fields: &[
                    FieldTable {
                        name: "id",
                        kind: Kind::Id("variation"),
                        access: Access::Read,
                        is_own_id: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "experiment_id",
                        kind: Kind::Id("experiment"),
                        access: Access::Create,
                        required: Required::Create,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "project_id",
                        kind: Kind::Id("project"),
                        access: Access::Read,
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "description",
                        kind: Kind::Text,
                        access: Access::Edit,
                        required: Required::Create,
                        example: Some("Twice as big"),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "is_paused",
                        kind: Kind::Bool,
                        access: Access::Edit,
                        default: Some(Literal::Bool(false)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "js_component", kind: Kind::Text, access: Access::Edit, ..FieldTable::PLAIN },
                    FieldTable {
                        name: "weight",
                        kind: Kind::Integer,
                        access: Access::Edit,
                        seen_null: true,
                        range: Some((0, 10000)),
                        ..FieldTable::PLAIN
                    },
                    FieldTable {
                        name: "section_id",
                        kind: Kind::Integer,
                        access: Access::Read,
                        seen_null: true,
                        ..FieldTable::PLAIN
                    },
                    FieldTable { name: "created", kind: Kind::Time, access: Access::Read, ..FieldTable::PLAIN },
                ],
                pages: Pages::None,
                ..ResourceTable::PLAIN
            },
        ],
        objects: &OBJECTS,
        views: &[],
        pages: None,
    }
};
