//! Names that the runtime, the prelude and the generated code have taken: what a spec makes stands beside them.
//!
//! Tests compare these lists with the runtime's own sources.

/// Types and traits: those that the generated file names, and those that the crate exports beside it.
#[rustfmt::skip]
pub const TYPES: &[&str] = &[
    "Access", "Action", "ApiTable", "Body", "Box", "BoxError", "Call", "CallReport", "Changes", "Client", "ClientBuilder", "Clone",
    "Conditions", "Copy", "Create", "Debug", "Default", "Delete", "DeleteError", "Deletion", "Deserialize",
    "Deserializer", "Drift", "DriftKind", "Drop", "Each", "Edit", "Element", "Entity", "Eq", "Err", "Error",
    "ErrorKind", "Extra", "FieldTable", "Fields", "Findings", "Fn", "FnMut", "FnOnce", "From", "Future", "Get", "Given", "Hash",
    "Id", "Inspect", "Into", "IntoIterator", "Iterator", "Key", "Kind", "KindTable", "List", "ListAll", "Literal",
    "Live", "Many", "MapAccess", "Method", "NewBody", "NoChanges", "None", "ObjectTable", "Ok", "Operation", "Option",
    "Ord", "Paging", "ParentTable", "ParseIdError", "ParseTimestampError", "PartialEq", "PartialOrd", "Patch",
    "Request", "Required", "Resource", "ResourceTable", "Response", "Result", "RetryPolicy", "Route", "Save", "Scheme",
    "Secret", "Segment", "Send", "Serialize", "Serializer", "SetWeights", "Some", "StatusCode", "String", "Sync",
    "Timestamp", "TimestampRangeError", "ToOwned", "Token", "Update", "UpdateBody", "Vec", "VerbTable", "Visitor",
];

/// Methods of `Client`.
#[rustfmt::skip]
pub const CLIENT: &[&str] = &[
    "base_url", "builder", "call", "clone", "create", "delete", "delete_many", "from_env", "get", "get_each", "get_many", "list",
    "new", "request", "update", "update_many", "wait",
];

/// Methods of `Live`.
#[rustfmt::skip]
pub const LIVE: &[&str] = &[
    "accept", "as_ref", "change", "client", "clone", "data", "delete", "deref", "edit", "extra", "into_inner",
    "pending", "put_pending", "refresh", "replace", "save", "take_pending", "transition", "update", "wait",
];

/// Methods of a `Call`.
#[rustfmt::skip]
pub const CALL: &[&str] = &[
    "checked", "clone", "each", "into_future", "json", "new", "query", "request", "retry", "timeout", "to_curl", "wait",
    "with_options", "with_id", "with_page", "with_page_size", "with_query", "with_response", "yielding",
];

/// What a `Call` of a list that comes in pages has besides.
pub const PAGED_CALL: &[&str] = &["page", "per_page", "stream"];

/// Constructors and methods of `Token`.
#[rustfmt::skip]
pub const TOKEN: &[&str] = &[
    "check", "clone", "find", "fixed", "from_env", "from_source", "from_variable", "header", "header_name", "new", "redact", "redacted_header",
    "renews", "with_scheme",
];

/// Predicates of `Error`.
#[rustfmt::skip]
pub const ERROR: &[&str] = &[
    "is_certificate", "is_connect", "is_decode", "is_held_back", "is_invalid_request", "is_outcome_unknown", "is_timeout",
];

/// Methods of a `New…` or an `…Update`.
pub const BUILDER: &[&str] = &["clone", "from", "into", "to_owned"];
