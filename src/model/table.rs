//! The shape of the spec as data: what the sandbox is driven by.

use std::fmt;

/// What can be done with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Get,
    List,
    Create,
    Update,
    Delete,
}

/// A whole spec.
#[derive(Debug)]
pub(crate) struct ApiTable {
    pub(crate) verbs: &'static [VerbTable],
    pub(crate) resources: &'static [ResourceTable],
    pub(crate) objects: &'static [ObjectTable],
}

impl ApiTable {
    pub(crate) fn resource(&self, name: &str) -> Option<&'static ResourceTable> {
        self.resources.iter().find(|resource| resource.name == name)
    }

    pub(crate) fn object(&self, name: &str) -> Option<&'static ObjectTable> {
        self.objects.iter().find(|object| object.name == name)
    }

    pub(crate) fn verb(&self, operation: Operation) -> &'static VerbTable {
        self.verbs.iter().find(|verb| verb.operation == operation).unwrap_or(&self.verbs[0])
    }
}

/// How an operation is sent and answered.
#[derive(Debug)]
pub(crate) struct VerbTable {
    pub(crate) operation: Operation,
    pub(crate) method: &'static str,
    pub(crate) success: u16,
}

/// One resource.
#[derive(Debug)]
pub(crate) struct ResourceTable {
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    pub(crate) parent: Option<ParentTable>,
    pub(crate) operations: &'static [(Operation, &'static str)],
    pub(crate) fields: &'static [FieldTable],
    /// Fields that no two objects of one parent may have alike.
    pub(crate) unique: &'static [&'static str],
    pub(crate) at_least_one_of: &'static [&'static str],
    /// The flag that a deletion sets, in place of removing the object.
    pub(crate) archive_on_delete: Option<&'static str>,
    pub(crate) kinds: &'static [KindTable],
    /// Lists that have to be of the same length.
    pub(crate) pairs: &'static [(&'static str, &'static str)],
    /// Groups of query parameters that are given together.
    pub(crate) query: &'static [&'static [(&'static str, Kind)]],
}

impl ResourceTable {
    pub(crate) fn field(&self, name: &str) -> Option<&'static FieldTable> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field that holds an object's own ID. Rows that are computed have none.
    pub(crate) fn id(&self) -> Option<&'static str> {
        self.fields.iter().find(|field| field.is_own_id).map(|field| field.name)
    }

    /// The field that holds the parent's id.
    pub(crate) fn parent_field(&self) -> Option<&'static str> {
        self.parent.as_ref()?.field
    }
}

/// What a resource belongs to.
#[derive(Debug)]
pub(crate) struct ParentTable {
    pub(crate) resource: &'static str,
    /// The field that holds the parent's id.
    pub(crate) field: Option<&'static str>,
}

/// What an object that has these values needs besides.
#[derive(Debug)]
pub(crate) struct KindTable {
    pub(crate) fixed: &'static [(&'static str, Literal)],
    pub(crate) needs: &'static [&'static str],
}

/// A nested object.
pub(crate) struct ObjectTable {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [FieldTable],
}

/// The name alone: through a list, an object may hold others of its own kind.
impl fmt::Debug for ObjectTable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name)
    }
}

/// One field.
#[derive(Debug)]
pub(crate) struct FieldTable {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    /// Whether it is the ID of the object that has it.
    pub(crate) is_own_id: bool,
    pub(crate) access: Access,
    pub(crate) required: Required,
    pub(crate) nullable: bool,
    pub(crate) seen_null: bool,
    pub(crate) seen_absent: bool,
    pub(crate) absent_in_lists: bool,
    pub(crate) secret: bool,
    pub(crate) default: Option<Literal>,
    pub(crate) range: Option<(i64, i64)>,
    pub(crate) pattern: Option<&'static str>,
    /// Whether a time is written in whole seconds.
    pub(crate) whole_seconds: bool,
    /// A text to begin with, where the empty one is not allowed.
    pub(crate) example: Option<&'static str>,
}

impl FieldTable {
    /// What a field is when nothing else is said of it.
    pub(crate) const PLAIN: FieldTable = FieldTable {
        name: "",
        kind: Kind::Text,
        is_own_id: false,
        access: Access::Read,
        required: Required::No,
        nullable: false,
        seen_null: false,
        seen_absent: false,
        absent_in_lists: false,
        secret: false,
        default: None,
        range: None,
        pattern: None,
        whole_seconds: false,
        example: None,
    };
}

/// Who may write a field, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Create,
    #[cfg_attr(not(any(trial, test)), expect(dead_code, reason = "Classic has no such field"))]
    Update,
    Edit,
    Write,
}

/// When a field has to be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Required {
    No,
    Create,
    Always,
}

/// The type of a field.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Bool,
    Integer,
    Count,
    Number,
    Text,
    Time,
    Handwritten(&'static TypeTable),
    Id(&'static str),
    OneOf(&'static [Literal]),
    Object(&'static ObjectTable),
    List(&'static Kind),
    /// A JSON object whose keys are data: the kinds of its keys and of its values.
    #[cfg_attr(not(any(trial, test)), expect(dead_code, reason = "Classic has no maps"))]
    Map(&'static Kind, &'static Kind),
    /// Any JSON value.
    #[cfg_attr(not(any(trial, test)), expect(dead_code, reason = "Classic has no such field"))]
    Json,
}

/// A type that is written by hand.
#[derive(Debug)]
pub(crate) struct TypeTable {
    /// Its name in the spec.
    pub(crate) name: &'static str,
    /// What its values are on the wire.
    pub(crate) wire: Kind,
    /// What its `Default` is on the wire.
    pub(crate) default: Option<Literal>,
}

/// A value that the spec names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Literal {
    Bool(bool),
    Integer(i64),
    Text(&'static str),
}
