//! The properties of the whole API.

use super::declare::table;
use super::read::{Named, Renamed};
use super::words::{Absent, IdKind, Items, Onward, Word};
use crate::diagnostic::At;

table! {
    /// The API as a whole.
    pub struct Api {
        /// The name of the API, in plain words. It becomes part of sentences in the documentation.
        pub name: At<String>,
        /// The URL that all paths are relative to. It begins with `https://` and ends with `/`.
        pub base_url: At<String>,
        /// The URL of the documentation of the API. The `docs` of resources and objects are anchors of this page.
        pub docs: At<String>,
        /// The start of the names of environment variables, in capital letters: `OPTIMIZELY` stands for
        /// `OPTIMIZELY_TOKEN` and others.
        pub env: At<String>,
        /// The kind of IDs, if a resource does not say otherwise: `"number"` (the default) or `"string"`.
        pub id: Option<At<Word<IdKind>>>,
        /// The operations of a resource that lists none: some of `get`, `list`, `create`, `update`, `archive` and `delete`. A
        /// resource does not have those that it refuses.
        pub operations: Vec<At<String>>,
        /// Where the URL of an item is, if a resource has no `item`: `"below"` the parent (the default), or `"flat"`.
        pub items: Option<At<Word<Items>>>,
        /// `"unset"` if responses leave out any field that is not set, except an `id` and a field with `always`. A field is an
        /// `Option` then, and an absent list or map is read as an empty one.
        pub absent: Option<At<Word<Absent>>>,
        /// How lists come in numbered pages.
        pub pagination: Option<At<Pagination>>,
        /// The headers that describe the rate limit. Each is optional, but one is needed. After a 429 without `Retry-After`, the
        /// client waits until `reset`.
        pub limits: Option<At<RateLimits>>,
        /// How each operation is sent, and which statuses mean that it was done.
        pub verbs: Vec<Named<Verb>>,
        /// The ways to authenticate, by their names in Rust.
        pub auth: Vec<Named<Auth>>,
        /// The error statuses that the API documents, by code, each with its name in Rust: `404.not_found = "…"`.
        pub statuses: Vec<Renamed<Status>>,
        /// The differences from the OpenAPI document of the provider that are known, each with the reason for it. `cargo spec drift
        /// --openapi` prints the key of a difference.
        pub document: Vec<Named<At<String>>>,
    }
}

table! {
    /// The headers that describe the rate limit.
    pub struct RateLimits {
        /// The header with the number of requests in a time window.
        pub limit: Option<At<String>>,
        /// The header with the number of requests that are left in the time window.
        pub remaining: Option<At<String>>,
        /// The header with the start of the next time window, in seconds since 1970.
        pub reset: Option<At<String>>,
    }
}

table! {
    /// How lists come in numbered pages.
    pub struct Pagination {
        /// The query parameter with the number of the page.
        pub page: At<String>,
        /// The number of the first page. The default is 1.
        pub first: Option<At<i64>>,
        /// The query parameter with the number of elements in a page.
        pub size: At<String>,
        /// The range of valid sizes: `[1, 100]`.
        pub sizes: At<Vec<i64>>,
        /// The size of a page if the request does not set it.
        pub default_size: Option<At<i64>>,
        /// `"link"` if the header `Link` of a page contains the URLs of the next and the last page.
        pub next: Option<At<Word<Onward>>>,
    }
}

table! {
    /// How one kind of operation is sent, and which statuses mean that it was done.
    pub struct Verb {
        /// The HTTP method.
        pub method: At<String>,
        /// The statuses of a success.
        pub success: At<Vec<i64>>,
        /// Error statuses of `archive` or `delete` that say that the object is archived or deleted already. Such a response is
        /// a success.
        pub done: Option<At<Vec<i64>>>,
        /// Whether a request with PATCH or POST that may have been processed is repeated, as a PUT is. It is not repeated if its
        /// body has a field with `repeatable = false`, or an element of a list without its ID, which is its field `id` or `OBJECT_id`.
        pub repeatable: Option<At<bool>>,
    }
}

table! {
    /// A way to authenticate.
    pub struct Auth {
        /// The header that carries the token.
        pub header: At<String>,
        /// The word in front of the token, such as `Bearer`.
        pub scheme: Option<At<String>>,
        /// The documentation of this kind of token.
        pub doc: At<String>,
        /// How many seconds such a token is valid.
        pub lifetime: Option<At<i64>>,
    }
}

table! {
    /// An error status that the API documents.
    #[alone = "doc"]
    pub struct Status {
        /// The meaning of the status.
        pub doc: At<String>,
        /// How many seconds a client has to wait after this status.
        pub wait: Option<At<i64>>,
    }
}
