//! The spec as data, which drives the sandbox.

use std::fmt;

/// The kinds of operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operation {
    Get,
    List,
    Create,
    Update,
    Archive,
    Delete,
}

/// A whole spec.
#[derive(Debug)]
pub(crate) struct ApiTable {
    pub(crate) verbs: &'static [VerbTable],
    pub(crate) resources: &'static [ResourceTable],
    pub(crate) objects: &'static [ObjectTable],
    /// The values that are only read.
    pub(crate) views: &'static [ViewTable],
    /// The pages of lists, if they come in pages.
    pub(crate) pages: Option<PagesTable>,
}

impl ApiTable {
    pub(crate) fn resource(&self, name: &str) -> Option<&'static ResourceTable> {
        self.resources.iter().find(|resource| resource.name == name)
    }

    pub(crate) fn object(&self, name: &str) -> Option<&'static ObjectTable> {
        self.objects.iter().find(|object| object.name == name)
    }

    /// The resource whose objects the operations of a resource return: mostly itself.
    pub(crate) fn read_as(&self, resource: &'static ResourceTable) -> &'static ResourceTable {
        resource.reads.and_then(|name| self.resource(name)).unwrap_or(resource)
    }

    /// How an operation of a resource is sent.
    pub(crate) fn verb(&self, resource: &ResourceTable, operation: Operation) -> &'static VerbTable {
        let mut verbs = resource.verbs.iter().chain(self.verbs);
        verbs.find(|verb| verb.operation == operation).unwrap_or(&self.verbs[0])
    }
}

/// The request and the response of an operation.
#[derive(Debug)]
pub(crate) struct VerbTable {
    pub(crate) operation: Operation,
    pub(crate) method: &'static str,
    pub(crate) success: u16,
    /// The error status that means that the object is already in the requested state.
    pub(crate) done: Option<u16>,
}

/// One resource.
#[derive(Debug)]
pub(crate) struct ResourceTable {
    pub(crate) name: &'static str,
    pub(crate) path: &'static str,
    pub(crate) parent: Option<ParentTable>,
    pub(crate) operations: &'static [(Operation, &'static str)],
    /// How its operations are sent, where they differ from those of other resources.
    pub(crate) verbs: &'static [VerbTable],
    pub(crate) fields: &'static [FieldTable],
    /// Fields whose values are unique among the objects of one parent.
    pub(crate) unique: &'static [&'static str],
    pub(crate) at_least_one_of: &'static [&'static str],
    /// The fields of an archived object, with their values. If there are some, a deletion sets them instead of removing the object.
    pub(crate) archived: &'static [(&'static str, Literal)],
    pub(crate) kinds: &'static [KindTable],
    /// Lists that have to be of the same length.
    pub(crate) pairs: &'static [(&'static str, &'static str)],
    /// The parameters that its operations take.
    pub(crate) query: &'static [QueryTable],
    /// The other parents. A list is filtered by any of its parents, and needs one.
    pub(crate) other_parents: &'static [ParentTable],
    /// The query parameters that filter a list by a parent, with the field that has the parent's ID.
    pub(crate) filters: &'static [FilterTable],
    /// The updates that a query parameter asks for.
    pub(crate) actions: &'static [ActionTable],
    /// The resource that its responses have, if it is only written.
    pub(crate) reads: Option<&'static str>,
    /// Whether a create takes a list and returns one.
    pub(crate) creates_many: bool,
    /// How its list comes in pages.
    pub(crate) pages: Pages,
    /// Whether its IDs are text.
    pub(crate) text_id: bool,
}

impl ResourceTable {
    /// The defaults of a resource.
    pub(crate) const PLAIN: ResourceTable = ResourceTable {
        name: "",
        path: "",
        parent: None,
        operations: &[],
        verbs: &[],
        fields: &[],
        unique: &[],
        at_least_one_of: &[],
        archived: &[],
        kinds: &[],
        pairs: &[],
        query: &[],
        other_parents: &[],
        filters: &[],
        actions: &[],
        reads: None,
        creates_many: false,
        pages: Pages::None,
        text_id: false,
    };

    pub(crate) fn field(&self, name: &str) -> Option<&'static FieldTable> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The field with the ID of the object. Computed rows have no ID.
    pub(crate) fn id(&self) -> Option<&'static str> {
        self.fields.iter().find(|field| field.is_own_id).map(|field| field.name)
    }

    /// The field with the ID of the parent, if the parent is in the path and not in the body.
    pub(crate) fn parent_field(&self) -> Option<&'static str> {
        self.parent.as_ref().filter(|_| self.filters.is_empty())?.field
    }

    /// The parents that an object of the resource can have.
    pub(crate) fn parents(&'static self) -> impl Iterator<Item = &'static ParentTable> {
        self.parent.iter().chain(self.other_parents)
    }
}

/// A query parameter that filters a list by a parent.
#[derive(Debug)]
pub(crate) struct FilterTable {
    pub(crate) parameter: &'static str,
    pub(crate) resource: &'static str,
    pub(crate) field: &'static str,
}

/// Query parameters that are given together.
#[derive(Debug)]
pub(crate) struct QueryTable {
    /// The operations that take them. A view takes all of its own.
    pub(crate) on: &'static [Operation],
    pub(crate) required: bool,
    pub(crate) parameters: &'static [(&'static str, Kind)],
}

/// An update that a query parameter asks for.
#[derive(Debug)]
pub(crate) struct ActionTable {
    pub(crate) name: &'static str,
    /// The parameters that ask for it.
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// Whether it can be asked for with a create too.
    pub(crate) with_create: bool,
    /// The field that shows it, with its value afterwards.
    pub(crate) to: Option<(&'static str, Literal)>,
}

/// How a list comes in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pages {
    /// It is whole.
    None,
    /// Each page has a number.
    Numbered,
    /// Only a link leads to the next page.
    Linked,
}

/// The pages of lists.
#[derive(Debug)]
pub(crate) struct PagesTable {
    /// The query parameter with the number of a page.
    pub(crate) page: &'static str,
    /// The number of the first page.
    pub(crate) first: u32,
    /// The query parameter with the size of a page.
    pub(crate) size: &'static str,
    pub(crate) sizes: (u32, u32),
    pub(crate) default_size: u32,
}

/// A value that is only read.
#[derive(Debug)]
pub(crate) struct ViewTable {
    /// Its name: that in the spec, below that of its resource.
    pub(crate) name: &'static str,
    /// The template of its path.
    pub(crate) path: &'static str,
    /// The status of a value that is being computed.
    pub(crate) pending: Option<u16>,
    /// The status if there is no value.
    pub(crate) nothing: Option<u16>,
    pub(crate) query: &'static [QueryTable],
}

/// The parent of a resource.
#[derive(Debug)]
pub(crate) struct ParentTable {
    pub(crate) resource: &'static str,
    /// The field with the ID of the parent.
    pub(crate) field: Option<&'static str>,
}

/// The additional fields that an object with certain values needs.
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

/// Shows only the name, since an object may contain a list of objects of its own kind.
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
    /// Whether the field is the ID of its object.
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
    /// The range of a number that may have a fraction.
    pub(crate) real_range: Option<(f64, f64)>,
    /// How many characters a text has at most.
    pub(crate) max_length: Option<usize>,
    /// How many elements a list has, at least and at most.
    pub(crate) length: Option<(usize, usize)>,
    pub(crate) pattern: Option<&'static str>,
    /// The total that a field of its elements adds up to.
    pub(crate) sum: Option<&'static SumTable>,
    /// Fields that cannot be given together with it.
    pub(crate) not_with: &'static [&'static str],
    /// Whether a time has to be in whole seconds.
    pub(crate) whole_seconds: bool,
    /// The initial string, if an empty one is not allowed.
    pub(crate) example: Option<&'static str>,
}

impl FieldTable {
    /// The defaults of a field.
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
        real_range: None,
        max_length: None,
        length: None,
        pattern: None,
        sum: None,
        not_with: &[],
        whole_seconds: false,
        example: None,
    };
}

/// The total that a field of the objects in a list adds up to.
#[derive(Debug)]
pub(crate) struct SumTable {
    pub(crate) member: &'static str,
    pub(crate) total: u64,
    /// The flag of those objects that may be left out of the sum.
    pub(crate) except: Option<&'static str>,
}

/// When a field may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Create,
    Update,
    Edit,
    Write,
}

/// When a field is required.
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
    Date,
    Handwritten(&'static TypeTable),
    Id(&'static str),
    OneOf(&'static [Literal]),
    Object(&'static ObjectTable),
    List(&'static Kind),
    /// A JSON object whose keys are data: the kinds of its keys and of its values.
    Map(&'static Kind, &'static Kind),
    /// Any JSON value.
    Json,
}

/// A handwritten type.
#[derive(Debug)]
pub(crate) struct TypeTable {
    /// Its name in the spec.
    pub(crate) name: &'static str,
    /// The type of its values in JSON.
    pub(crate) wire: Kind,
    /// Its `Default` in JSON.
    pub(crate) default: Option<Literal>,
}

/// A constant in the spec.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Literal {
    Bool(bool),
    Integer(i64),
    Text(&'static str),
}
