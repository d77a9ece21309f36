//! What the generated types have in common: resources, their bodies, and the changes that are pending.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use crate::model::api::Api;
use crate::model::drift::Inspect;
use crate::model::id::{Id, Segment};
use crate::model::sealed::Sealed;

/// A kind of object that the API has operations for.
pub trait Resource: Sealed + Sized + fmt::Debug + DeserializeOwned + Inspect + Send + Sync + 'static {
    /// Its name in sentences: `project`.
    const NAME: &'static str;

    /// The API that has it.
    type Api: Api;
}

/// A resource whose objects have an id.
pub trait Entity: Resource + Clone + Serialize {
    /// The type of that id.
    type Id: Id;

    /// What setters collect until `save` sends it.
    type Changes: Changes<Of = Self>;

    /// The id of this object.
    fn id(&self) -> Self::Id;
}

/// The body of a request.
pub trait Body: Sealed + Serialize + Clone + fmt::Debug + Send + Sync + 'static {
    /// Says what is wrong with it, before anything is sent.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }
}

/// The body of a create.
pub trait NewBody: Body {
    /// What is created.
    type Of: Entity;

    /// The id of what it will belong to; `()` for what belongs to the account.
    type Parent: Segment;

    /// That id.
    fn parent(&self) -> Self::Parent;
}

/// The body of an update.
pub trait UpdateBody: Body {
    /// What is changed.
    type Of: Entity;

    /// Says which field is missing of those of which an update has to name one.
    fn check_choice(&self) -> Result<(), String> {
        Ok(())
    }
}

/// An update that grows field by field.
pub trait Changes: UpdateBody + PartialEq {
    /// No changes.
    fn none() -> Self;

    /// Writes the changes into the data, so that it reads as it will be.
    fn apply(&self, data: &mut Self::Of);

    /// Drops those changes that were sent.
    fn forget(&mut self, sent: &Self);

    /// Says what would be wrong with the data as it will be.
    fn check_result(_data: &Self::Of) -> Result<(), String> {
        Ok(())
    }
}

/// The changes of what cannot be changed field by field: there are none.
pub struct NoChanges<E>(PhantomData<fn() -> E>);

impl<E> Clone for NoChanges<E> {
    fn clone(&self) -> Self {
        NoChanges(PhantomData)
    }
}

impl<E> Serialize for NoChanges<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

impl<E> PartialEq for NoChanges<E> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl<E> fmt::Debug for NoChanges<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("NoChanges")
    }
}

impl<E> Sealed for NoChanges<E> {}

impl<E: 'static> Body for NoChanges<E> {}

impl<E: Entity> UpdateBody for NoChanges<E> {
    type Of = E;
}

impl<E: Entity> Changes for NoChanges<E> {
    fn none() -> Self {
        NoChanges(PhantomData)
    }

    fn apply(&self, _data: &mut E) {}

    fn forget(&mut self, _sent: &Self) {}
}

impl<E: Entity> NewBody for NoChanges<E> {
    type Of = E;
    type Parent = ();

    fn parent(&self) {}
}

/// The ID type of resources whose objects have no ID. No operation that needs one compiles.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoId;

impl fmt::Display for NoId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("none")
    }
}

impl Sealed for NoId {}

impl Segment for NoId {
    fn segment(&self) -> Option<String> {
        None
    }
}

impl From<u64> for NoId {
    fn from(_: u64) -> Self {
        NoId
    }
}

impl Id for NoId {}
