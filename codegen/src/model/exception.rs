//! Known differences between a spec and the OpenAPI document of the API's provider.

use crate::diagnostic::Span;

/// A difference from the provider's document that the spec names, with a reason.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "drift"), expect(dead_code, reason = "only drift compares documents"))]
pub struct Exception {
    /// The method and the path: `GET /projects/{project_id}`.
    pub operation: String,
    /// The part of the operation: `response.status`, or empty for the whole operation.
    pub place: String,
    pub kind: Contradiction,
    pub span: Span,
}

/// The kinds of differences between a spec and an OpenAPI document. The unknown is missing in the spec, the undocumented in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Contradiction {
    /// An operation that the spec lacks.
    UnknownOperation,
    /// An operation that the document lacks.
    UndocumentedOperation,
    /// A success status that the spec lacks.
    UnknownStatus,
    /// A success status that the document lacks.
    UndocumentedStatus,
    /// A parameter that the spec lacks.
    UnknownParameter,
    /// A parameter that the document lacks.
    UndocumentedParameter,
    /// A field that the spec lacks.
    UnknownField,
    /// A field that the document lacks.
    UndocumentedField,
    /// A value that an enum of the spec lacks.
    UnknownValue,
    /// A value that an enum of the document lacks.
    UndocumentedValue,
    /// Different types.
    WrongType,
    /// Only one of the two allows null.
    Null,
    /// Only one of the two requires a field or a parameter.
    Required,
    /// A field that requests or responses have in only one of the two.
    Access,
    /// An exception in the spec that no difference needs.
    #[cfg_attr(not(feature = "drift"), expect(dead_code, reason = "only drift compares documents"))]
    NeedlessException,
}

impl Contradiction {
    /// Every kind that an exception can name.
    pub const ALL: [Contradiction; 14] = [
        Contradiction::UnknownOperation,
        Contradiction::UndocumentedOperation,
        Contradiction::UnknownStatus,
        Contradiction::UndocumentedStatus,
        Contradiction::UnknownParameter,
        Contradiction::UndocumentedParameter,
        Contradiction::UnknownField,
        Contradiction::UndocumentedField,
        Contradiction::UnknownValue,
        Contradiction::UndocumentedValue,
        Contradiction::WrongType,
        Contradiction::Null,
        Contradiction::Required,
        Contradiction::Access,
    ];

    /// Its name, which is stable across releases: `unknown-field`.
    pub fn name(self) -> &'static str {
        match self {
            Contradiction::UnknownOperation => "unknown-operation",
            Contradiction::UndocumentedOperation => "undocumented-operation",
            Contradiction::UnknownStatus => "unknown-status",
            Contradiction::UndocumentedStatus => "undocumented-status",
            Contradiction::UnknownParameter => "unknown-parameter",
            Contradiction::UndocumentedParameter => "undocumented-parameter",
            Contradiction::UnknownField => "unknown-field",
            Contradiction::UndocumentedField => "undocumented-field",
            Contradiction::UnknownValue => "unknown-value",
            Contradiction::UndocumentedValue => "undocumented-value",
            Contradiction::WrongType => "wrong-type",
            Contradiction::Null => "null",
            Contradiction::Required => "required",
            Contradiction::Access => "access",
            Contradiction::NeedlessException => "needless-exception",
        }
    }

    /// Whether it is about an operation as a whole.
    pub fn is_of_operation(self) -> bool {
        matches!(self, Contradiction::UnknownOperation | Contradiction::UndocumentedOperation)
    }
}
