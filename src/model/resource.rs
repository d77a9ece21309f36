//! The traits of generated types: resources, their bodies, and pending changes.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};

use crate::model::action::Action;
use crate::model::api::Api;
use crate::model::drift::Inspect;
use crate::model::id::{Id, Segment};
use crate::model::key::Key;
use crate::model::sealed::Sealed;

/// A kind of object in an API, with its operations.
pub trait Resource: Sealed + Sized + fmt::Debug + DeserializeOwned + Inspect + Send + Sync + 'static {
    /// The name of the resource in sentences, such as `project`.
    const NAME: &'static str;

    /// The API of the resource.
    type Api: Api;
}

/// A resource whose objects have IDs.
pub trait Entity: Resource + Clone + Serialize {
    /// The type of the ID.
    type Id: Id;

    /// The IDs in the path of an object: its own, or a [`Nested`](crate::resource::Nested) of its parent's and its own.
    type Key: Key<Id = Self::Id>;

    /// The changes that setters collect and `save` sends.
    type Changes: Changes<Of = Self>;

    /// The ID of this object.
    fn id(&self) -> Self::Id;
}

/// The body of a request.
pub trait Body: Sealed + Serialize + Clone + fmt::Debug + Send + Sync + 'static {
    /// Checks the body before it is sent.
    fn check(&self) -> Result<(), String> {
        Ok(())
    }

    /// The action that rides along with the request.
    #[doc(hidden)]
    fn action(&self) -> Option<&Action> {
        None
    }
}

/// The body of a create that takes a list.
impl<B: Body> Body for Vec<B> {
    fn check(&self) -> Result<(), String> {
        if self.is_empty() {
            return Err("the list is empty, so there is nothing to create".to_owned());
        }
        self.iter().try_for_each(B::check)
    }
}

/// The body of a create.
pub trait NewBody: Body {
    /// The resource that is created.
    type Of: Entity;

    /// The ID of the parent, or `()` for objects of the account.
    type Parent: Segment;

    /// The ID of the parent.
    fn parent(&self) -> Self::Parent;
}

/// The body of an update.
pub trait UpdateBody: Body {
    /// The resource that is updated.
    type Of: Entity;

    /// Checks that the update names at least one of the required fields.
    fn check_choice(&self) -> Result<(), String> {
        Ok(())
    }

    /// Checks the data with the changes applied.
    fn check_result(_data: &Self::Of) -> Result<(), String> {
        Ok(())
    }
}

/// An update to which setters add fields.
pub trait Changes: UpdateBody + PartialEq {
    /// No changes.
    fn none() -> Self;

    /// Applies the changes to the data.
    fn apply(&self, data: &mut Self::Of);

    /// Removes the changes that were sent.
    fn forget(&mut self, sent: &Self);
}

/// The changes of a resource whose fields cannot be set one by one: there are none.
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

impl Id for NoId {
    fn from_segment(_: &str) -> Self {
        NoId
    }
}
