//! IDs in order. Adding or removing one of them takes the same time for any number of IDs.

use std::iter::Flatten;
use std::slice::Iter;

/// The most IDs of a piece.
const PIECE: usize = 512;

/// IDs in order, in pieces that are never empty. In a single vector, a removal would move all later IDs. In a `BTreeSet`, a page far down
/// a list would be slower than the first one.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids(Vec<Vec<u64>>);

impl Ids {
    pub(super) const NONE: &Ids = &Ids(Vec::new());

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    pub(super) fn iter(&self) -> Flatten<Iter<'_, Vec<u64>>> {
        self.0.iter().flatten()
    }

    pub(super) fn add(&mut self, id: u64) {
        let at = self.piece_of(id);
        let Some(piece) = self.0.get_mut(at) else { return self.0.push(vec![id]) };
        let Err(place) = piece.binary_search(&id) else { return };
        if piece.len() < PIECE {
            return piece.insert(place, id);
        }
        let second_half = piece.split_off(PIECE / 2);
        self.0.insert(at + 1, second_half);
        self.add(id);
    }

    pub(super) fn remove(&mut self, id: u64) {
        let at = self.piece_of(id);
        let Some(piece) = self.0.get_mut(at) else { return };
        let Ok(place) = piece.binary_search(&id) else { return };
        piece.remove(place);
        if piece.is_empty() {
            self.0.remove(at);
        }
    }

    /// The index of the piece that has an ID or would have it. If there are no pieces, the index is out of bounds.
    fn piece_of(&self, id: u64) -> usize {
        self.0.partition_point(|piece| piece.first() <= Some(&id)).saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// As many numbers as fill some pieces, each once and in no order.
    fn mixed(factor: u64) -> impl Iterator<Item = u64> {
        (1..=2_000).map(move |number| number * factor % 2_003)
    }

    #[test]
    fn ids_are_the_same_as_in_a_set() {
        let (mut ids, mut set) = (Ids::default(), BTreeSet::new());
        for id in mixed(1).chain(mixed(5)).chain(mixed(1_234)) {
            ids.add(id);
            set.insert(id);
        }
        for id in mixed(777).take(1_500).chain([1, 5_000]) {
            assert_eq!(ids.len(), set.len());
            ids.remove(id);
            set.remove(&id);
        }
        assert!(ids.iter().eq(&set) && ids.iter().rev().eq(set.iter().rev()));
        for skipped in [0, 1, PIECE / 2 + 1, set.len() - 1, set.len()] {
            assert_eq!(ids.iter().nth(skipped), set.iter().nth(skipped));
            assert_eq!(ids.iter().nth_back(skipped), set.iter().nth_back(skipped));
        }
        set.iter().for_each(|id| ids.remove(*id));
        assert_eq!((ids.len(), ids.0.len()), (0, 0));
    }

    #[test]
    fn a_piece_is_never_too_long() {
        let mut ids = Ids::default();
        for id in mixed(1).chain(mixed(5)) {
            ids.add(id);
            assert!(ids.0.iter().all(|piece| (1..=PIECE).contains(&piece.len())));
        }
        assert!(ids.0.len() > 2);
    }
}
