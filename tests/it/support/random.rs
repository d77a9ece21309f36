//! Random numbers that are the same in every run.

use std::collections::BTreeMap;

/// Marsaglia's xorshift: the same bytes in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit as u64) as usize
    }

    pub(crate) fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next() as u8).collect()
    }

    /// One of the keys.
    pub(crate) fn one_of<K: Copy, V>(&mut self, known: &BTreeMap<K, V>) -> Option<K> {
        let index = self.below(known.len().max(1));
        known.keys().nth(index).copied()
    }
}
