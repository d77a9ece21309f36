//! The owners of resources: another resource, or an object of which the API has only the ID.

#[cfg(feature = "openapi")]
use super::IdKind;
use super::{FreeId, Model, Parent, Resource};
use crate::names;

/// The owner of a resource.
#[derive(Clone, Copy)]
pub enum Owner<'a> {
    Resource(&'a Resource),
    Id(&'a FreeId),
}

impl Model {
    /// The owner that a parent refers to.
    pub fn owner(&self, parent: &Parent) -> Option<Owner<'_>> {
        let resource = self.resource(&parent.resource).map(Owner::Resource);
        resource.or_else(|| self.free_id(&parent.resource).map(Owner::Id))
    }
}

impl<'a> Owner<'a> {
    /// Its name in the spec, in snake case: `account`.
    pub fn name(self) -> String {
        match self {
            Owner::Resource(resource) => resource.name.value.clone(),
            Owner::Id(id) => names::snake(&id.name),
        }
    }

    /// The argument with its ID: `account_id`.
    pub fn argument(self) -> String {
        format!("{}_id", self.name())
    }

    /// Its name in sentences.
    pub fn title(self) -> String {
        match self {
            Owner::Resource(resource) => resource.title.clone(),
            Owner::Id(_) => names::spaced(&self.name()),
        }
    }

    /// `AccountId`.
    pub fn id_type(self) -> String {
        match self {
            Owner::Resource(resource) => resource.id_type(),
            Owner::Id(id) => id.ty(),
        }
    }

    /// The kind of its IDs on the wire.
    #[cfg(feature = "openapi")]
    pub fn id_kind(self) -> IdKind {
        match self {
            Owner::Resource(resource) => resource.id,
            Owner::Id(id) => id.kind,
        }
    }

    /// The resource, unless it only has an ID.
    pub fn resource(self) -> Option<&'a Resource> {
        match self {
            Owner::Resource(resource) => Some(resource),
            Owner::Id(_) => None,
        }
    }
}
