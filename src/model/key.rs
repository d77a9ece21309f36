//! The IDs in the path of an object.

use std::fmt;

use crate::model::id::{Id, Segment};
use crate::model::sealed::Sealed;

/// The IDs in the path of an object: its own, or a [`Nested`] of its parent's and its own.
pub trait Key: Segment + Clone + fmt::Debug + Send + Sync + 'static {
    /// The ID of the object.
    type Id: Id;

    /// The ID of the parent if the path contains it, or `()`.
    type Parent: Clone + fmt::Debug + Send + Sync + 'static;

    /// The parent, by its ID in a path.
    #[doc(hidden)]
    fn parent(in_path: impl FnOnce() -> String) -> Self::Parent;

    /// The key of an object of that parent.
    #[doc(hidden)]
    fn of(parent: &Self::Parent, id: Self::Id) -> Self;
}

impl<I: Id> Key for I {
    type Id = I;
    type Parent = ();

    fn parent(_: impl FnOnce() -> String) {}

    fn of(_: &(), id: I) -> I {
        id
    }
}

/// The IDs of an object whose path begins with that of its parent. It is made of a pair.
///
/// ```
/// # #[cfg(feature = "v2")] {
/// use optimizely_rest::resource::Nested;
/// use optimizely_rest::v2::{ExperimentId, SectionId};
///
/// let key: Nested<ExperimentId, SectionId> = (1234, 5678).into();
/// assert_eq!((key.parent.get(), key.id.get()), (1234, 5678));
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Nested<P, I> {
    /// The ID of the parent.
    pub parent: P,
    /// The ID of the object.
    pub id: I,
}

impl<P, I, A: Into<P>, B: Into<I>> From<(A, B)> for Nested<P, I> {
    fn from((parent, id): (A, B)) -> Self {
        Nested { parent: parent.into(), id: id.into() }
    }
}

impl<P: Id, I: Id> Sealed for Nested<P, I> {}

impl<P: Id, I: Id> Segment for Nested<P, I> {
    fn segment(&self) -> Option<String> {
        self.id.segment()
    }

    fn above(&self) -> Option<String> {
        self.parent.segment()
    }

    fn refusal(&self) -> Option<String> {
        self.parent.refusal().or_else(|| self.id.refusal())
    }
}

impl<P: Id, I: Id> Key for Nested<P, I> {
    type Id = I;
    type Parent = P;

    fn parent(in_path: impl FnOnce() -> String) -> P {
        P::from_segment(&in_path())
    }

    fn of(parent: &P, id: I) -> Self {
        Nested { parent: parent.clone(), id }
    }
}
