//! The spec with every name resolved: the input of the emitters, which do not have to guess.

pub mod anew;
pub mod owner;
pub mod resolve;
pub mod template;

mod actions;
mod api;
mod exception;
mod feed;
mod field;
mod former;
mod object;
mod query;
mod resource;
mod types;
mod view_names;
mod views;

pub use actions::{Action, Arg, Constructor, Link, STATUS, in_url};
pub use api::{Api, Auth, Operation, Pagination, Status, Verb, WITHOUT_BODY};
pub use exception::{Contradiction, Exception};
pub use feed::Feed;
pub use field::{Access, Edit, Field, Range, Required, Sum};
pub use former::Former;
pub use object::Object;
pub use query::{Param, Query, Style};
pub use resource::{ListBy, Parent, Refused, Resource};
pub use types::{Enum, FreeId, Handwritten, Type, Variant};
pub use views::{Content, Place, View};

pub use crate::spec::words::{IdKind, Outcome, State};

use crate::names;

/// A whole API.
#[derive(Clone, Debug)]
pub struct Model {
    pub target: Target,
    pub api: Api,
    /// The types of IDs without a resource, sorted by name.
    pub ids: Vec<FreeId>,
    /// The types that are written by hand, sorted by name.
    pub types: Vec<Handwritten>,
    /// Sorted by name.
    pub enums: Vec<Enum>,
    /// Sorted by name.
    pub objects: Vec<Object>,
    /// Sorted by name.
    pub resources: Vec<Resource>,
    /// Those of the account, in the order of the text.
    pub views: Vec<View>,
}

impl Model {
    pub fn resource(&self, name: &str) -> Option<&Resource> {
        self.resources.iter().find(|resource| *resource.name == name)
    }

    /// The resource that responses to the operations of this one have: mostly itself.
    pub fn read_as<'a>(&'a self, resource: &'a Resource) -> &'a Resource {
        resource.reads.as_ref().and_then(|name| self.resource(name)).unwrap_or(resource)
    }

    /// The resources by which objects of this one are written.
    pub fn writers<'a>(&'a self, of: &'a Resource) -> impl Iterator<Item = &'a Resource> {
        let writes = |other: &&Resource| other.reads.as_ref().is_some_and(|reads| **reads == *of.name);
        self.resources.iter().filter(writes)
    }

    /// The type of IDs of an object that has no resource.
    pub fn free_id(&self, name: &str) -> Option<&FreeId> {
        self.ids.iter().find(|found| *found.name == name)
    }

    /// The kind of an ID on the wire, by the name of its resource or of its type.
    pub fn id_kind(&self, of: &str) -> IdKind {
        let resource = self.resource(of).map(|resource| resource.id);
        resource.or_else(|| Some(self.free_id(of)?.kind)).unwrap_or(IdKind::Number)
    }

    /// A type that is written by hand.
    pub fn handwritten(&self, name: &str) -> Option<&Handwritten> {
        self.types.iter().find(|found| *found.name == name)
    }

    /// The type of a value on the wire.
    pub fn on_wire<'a>(&'a self, ty: &'a Type) -> &'a Type {
        match ty {
            Type::Handwritten { name, .. } => self.handwritten(name).map_or(ty, |found| &found.wire),
            ty => ty,
        }
    }

    pub fn find_enum(&self, name: &str) -> Option<&Enum> {
        self.enums.iter().find(|found| *found.name == name)
    }

    pub fn object(&self, name: &str) -> Option<&Object> {
        self.objects.iter().find(|object| *object.name == name)
    }

    /// Every view, with the resource that it belongs to. Those of the account come last.
    pub fn all_views(&self) -> impl Iterator<Item = (Option<&Resource>, &View)> {
        let of_resources =
            self.resources.iter().flat_map(|resource| resource.views.iter().map(move |view| (Some(resource), view)));
        of_resources.chain(self.views.iter().map(|view| (None, view)))
    }

    /// Every query parameter.
    pub fn params(&self) -> impl Iterator<Item = &Param> {
        let of_resources = self.resources.iter().flat_map(|resource| &resource.query);
        let of_views = self.all_views().flat_map(|(_, view)| &view.query);
        of_resources.chain(of_views).flat_map(|query| &query.params)
    }

    /// The objects in a list, if it has some.
    pub fn objects_in(&self, ty: &Type) -> Option<&Object> {
        let Type::List(element) = ty else { return None };
        let Type::Object(name) = &**element else { return None };
        self.object(name)
    }

    /// The owner of a resource, if it has one.
    pub fn parent(&self, resource: &Resource) -> Option<owner::Owner<'_>> {
        self.owner(resource.parent.as_ref()?)
    }

    /// The resources that belong to `parent`.
    pub fn children<'a>(&'a self, parent: &'a Resource) -> impl Iterator<Item = &'a Resource> {
        self.resources.iter().filter(|child| child.parents().any(|of| *of.resource == *parent.name))
    }
}

/// The place of an API's code in the crate. It is not in the spec: the same spec can be built as one API or another.
#[derive(Clone, Debug)]
pub struct Target {
    /// The module: `classic`.
    pub module: String,
    /// The type that stands for the API: `Classic`.
    pub marker: String,
    /// Whether its examples run against the crate's sandbox, or are compiled only.
    pub examples_run: bool,
}

impl Target {
    /// The module for tests of the generator. It is the default for a spec.
    pub const TRIAL: &str = "trial";

    pub fn new(module: &str) -> Target {
        Target { module: module.to_owned(), marker: names::pascal(module), examples_run: true }
    }
}
