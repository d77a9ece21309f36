//! The changes of a fetched object that are not saved yet.

use std::fmt;

use crate::model::resource::Entity;

/// Changes that setters collected. With the feature `tracing`, an event reports changes that are dropped. [`take`](Pending::take) them
/// instead if they are settled.
///
/// Boxed, so that a long list of unchanged objects stays small.
pub(crate) struct Pending<E: Entity>(Option<Box<E::Changes>>);

impl<E: Entity> Pending<E> {
    pub(crate) fn none() -> Self {
        Pending(None)
    }

    pub(crate) fn get(&self) -> Option<&E::Changes> {
        self.0.as_deref()
    }

    /// Removes the changes.
    pub(crate) fn take(&mut self) -> Option<E::Changes> {
        self.0.take().map(|changes| *changes)
    }

    pub(crate) fn put(&mut self, changes: E::Changes) {
        self.0 = Some(Box::new(changes));
    }
}

impl<E: Entity> Clone for Pending<E> {
    fn clone(&self) -> Self {
        Pending(self.0.clone())
    }
}

impl<E: Entity> fmt::Debug for Pending<E> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

#[cfg(feature = "tracing")]
impl<E: Entity> Drop for Pending<E> {
    fn drop(&mut self) {
        if self.0.is_some() {
            crate::observe::unsaved(E::NAME);
        }
    }
}
