//! Properties of the whole API: its verbs, its credentials, its statuses and its pages.

use super::exception::Exception;
use crate::diagnostic::{At, Span};
use crate::spec::RateLimits;

/// The properties of the whole API.
#[derive(Clone, Debug)]
pub struct Api {
    pub name: String,
    pub base_url: At<String>,
    pub docs: At<String>,
    /// The prefix of the environment variables.
    pub env: At<String>,
    /// Whether responses leave out unset fields: all but `id`, unless there is evidence that a field is always there.
    pub leaves_out_unset: bool,
    /// How lists come in pages, if they do.
    pub pagination: Option<Pagination>,
    /// The headers that describe the rate limit, if there are any.
    pub limits: Option<At<RateLimits>>,
    /// Sorted by name.
    pub auth: Vec<Auth>,
    /// In the order of the file.
    pub statuses: Vec<Status>,
    /// Of every operation that a resource has, and maybe of others.
    pub verbs: Vec<Verb>,
    /// The known differences from the provider's OpenAPI document, in the order of the file.
    #[cfg_attr(not(feature = "drift"), expect(dead_code, reason = "only drift compares documents"))]
    pub exceptions: Vec<Exception>,
}

impl Api {
    /// How an operation is sent that a resource has.
    pub fn verb(&self, operation: Operation) -> &Verb {
        self.find_verb(operation).expect("resolving fills in every verb that is used")
    }

    /// The operations that its resources can have. Not every API archives.
    pub fn operations(&self) -> impl Iterator<Item = Operation> {
        Operation::of(&self.verbs)
    }

    /// How an operation is sent, if the spec says so. One that no resource has may be left out.
    pub fn find_verb(&self, operation: Operation) -> Option<&Verb> {
        self.verbs.iter().find(|verb| verb.operation == operation)
    }
}

/// How lists come in pages.
#[derive(Clone, Debug)]
pub struct Pagination {
    /// The query parameter with the number of a page.
    pub page: At<String>,
    /// The number of the first page.
    pub first: u32,
    /// The query parameter with the size of a page.
    pub size: At<String>,
    /// The least and the most elements that a page can be asked for.
    pub sizes: At<(u32, u32)>,
    /// The default number of elements of a page, if it is known.
    pub default_size: Option<At<u32>>,
    /// Whether the header `Link` of a page says where the next one is.
    pub by_link: bool,
}

/// Statuses of responses that have no body.
pub const WITHOUT_BODY: [u16; 2] = [204, 205];

#[derive(Clone, Debug)]
pub struct Verb {
    pub operation: Operation,
    pub method: At<String>,
    pub success: At<Vec<u16>>,
    /// Error statuses that mean that the object is already in the requested state.
    pub done: At<Vec<u16>>,
    /// Said where a request may be sent twice, though its method does not say so.
    pub repeatable: Option<Span>,
}

#[derive(Clone, Debug)]
pub struct Auth {
    pub name: At<String>,
    pub header: At<String>,
    pub scheme: Option<At<String>>,
    pub doc: String,
    /// The lifetime of a token of this kind in seconds, if it expires.
    pub lifetime: Option<u64>,
}

#[derive(Clone, Debug)]
pub struct Status {
    pub code: At<u16>,
    pub name: At<String>,
    pub doc: String,
    /// How long the API asks a client to wait, in seconds.
    pub wait: Option<u64>,
}

/// An operation of a resource. Every list of operations has the order of the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    Get,
    List,
    Create,
    Update,
    Archive,
    Delete,
}

impl Operation {
    pub const ALL: [Operation; 6] =
        [Operation::Get, Operation::List, Operation::Create, Operation::Update, Operation::Archive, Operation::Delete];

    /// Those that an API with these verbs has or may refuse.
    pub fn of(verbs: &[Verb]) -> impl Iterator<Item = Operation> {
        let archives = verbs.iter().any(|verb| verb.operation == Operation::Archive);
        Operation::ALL.into_iter().filter(move |operation| archives || *operation != Operation::Archive)
    }

    /// Its name in the spec and as a method.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Get => "get",
            Operation::List => "list",
            Operation::Create => "create",
            Operation::Update => "update",
            Operation::Archive => "archive",
            Operation::Delete => "delete",
        }
    }

    /// Whether its response has an object, or a list of them.
    pub fn has_answer(self) -> bool {
        !matches!(self, Operation::Archive | Operation::Delete)
    }

    pub fn from_name(name: &str) -> Option<Operation> {
        Operation::ALL.into_iter().find(|operation| operation.name() == name)
    }
}
