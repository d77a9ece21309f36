//! Which objects belong to which.

use std::collections::btree_map::Values;
use std::collections::{BTreeMap, HashMap};
use std::iter::Flatten;
use std::slice::Iter;

use super::ids::Ids;

/// A parent: its resource and its ID.
type Parent = (&'static str, u64);

/// The IDs of the children of each object, by resource and in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Children(HashMap<Parent, BTreeMap<&'static str, Ids>>);

impl Children {
    pub(super) fn of(&self, parent: Parent, resource: &str) -> &Ids {
        self.0.get(&parent).and_then(|children| children.get(resource)).unwrap_or(Ids::NONE)
    }

    pub(super) fn add(&mut self, parent: Parent, resource: &'static str, id: u64) {
        self.0.entry(parent).or_default().entry(resource).or_default().add(id);
    }

    pub(super) fn remove(&mut self, parent: Parent, resource: &str, id: u64) {
        if let Some(ids) = self.0.get_mut(&parent).and_then(|children| children.get_mut(resource)) {
            ids.remove(id);
        }
    }

    /// Removes all children of an object, and returns them by resource.
    pub(super) fn take(&mut self, parent: Parent) -> BTreeMap<&'static str, Ids> {
        self.0.remove(&parent).unwrap_or_default()
    }
}

/// The objects below a parent, or all of a resource, in the order of their IDs.
///
/// A page far down a list is as fast as the first one: objects that are skipped are not looked up.
pub(crate) enum Below<'a, T> {
    None,
    All(Values<'a, u64, T>),
    Some { objects: &'a BTreeMap<u64, T>, ids: Flatten<Iter<'a, Vec<u64>>> },
}

impl<'a, T> Iterator for Below<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<&'a T> {
        self.nth(0)
    }

    fn nth(&mut self, count: usize) -> Option<&'a T> {
        match self {
            Below::None => None,
            Below::All(objects) => objects.nth(count),
            Below::Some { objects, ids } => objects.get(ids.nth(count)?),
        }
    }
}

impl<T> DoubleEndedIterator for Below<'_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.nth_back(0)
    }

    fn nth_back(&mut self, count: usize) -> Option<Self::Item> {
        match self {
            Below::None => None,
            Below::All(objects) => objects.nth_back(count),
            Below::Some { objects, ids } => objects.get(ids.nth_back(count)?),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELF: Parent = ("shelf", 7);

    #[test]
    fn children_are_in_order_and_each_is_there_once() {
        let seen = |children: &Children, parent, child| children.of(parent, child).iter().copied().collect::<Vec<_>>();
        let mut children = Children::default();
        for id in [3, 1, 2, 3] {
            children.add(SHELF, "book", id);
        }
        assert_eq!(seen(&children, SHELF, "book"), [1, 2, 3]);
        children.remove(SHELF, "book", 2);
        children.remove(SHELF, "book", 9);
        children.remove(("shelf", 8), "book", 1);
        assert_eq!(seen(&children, SHELF, "book"), [1, 3]);
        assert_eq!((seen(&children, SHELF, "loan"), seen(&children, ("shelf", 8), "book")), (vec![], vec![]));
        let taken: Vec<_> = children.take(SHELF).into_iter().map(|(child, ids)| (child, ids.len())).collect();
        assert_eq!(taken, [("book", 2)]);
        assert_eq!(children.of(SHELF, "book").len(), 0);
    }

    #[test]
    fn objects_can_be_skipped_from_both_ends() {
        let objects: BTreeMap<u64, u64> = (1..=5).map(|id| (id, id)).collect();
        let mut ids = Ids::default();
        [1, 3, 4, 5].into_iter().for_each(|id| ids.add(id));
        let some = || Below::Some { objects: &objects, ids: ids.iter() };
        let all = || Below::All(objects.values());
        let seen = |objects: Vec<&u64>| objects.into_iter().copied().collect::<Vec<_>>();
        assert_eq!(seen(some().skip(1).take(2).collect()), [3, 4]);
        assert_eq!(seen(some().rev().skip(1).collect()), [4, 3, 1]);
        assert_eq!(seen(all().skip(3).collect()), [4, 5]);
        assert_eq!(seen(all().rev().skip(3).collect()), [2, 1]);
        assert_eq!(seen(Below::None.rev().skip(1).collect()), [0; 0]);
    }
}
