//! Maps: JSON objects whose keys are data, in the order of the text.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Index;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::drift::{Findings, Inspect};
use crate::model::wire::Elements;

/// A map that keeps the order of its entries, as the API sent them or as they were inserted.
///
/// It is made for the few entries that a JSON object has: a lookup goes through them one by one. Collect it into a `HashMap` where many
/// lookups follow. Two maps with the same entries are equal, whatever their order.
///
/// ```
/// use optimizely_rest::Map;
///
/// let mut map = Map::from([("colour", "red"), ("size", "large")]);
/// map.insert("colour", "blue");
/// assert_eq!(map["colour"], "blue");
/// assert_eq!(map.get("weight"), None);
/// assert_eq!(map.keys().collect::<Vec<_>>(), [&"colour", &"size"]);
/// ```
#[derive(Clone)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K, V> Map<K, V> {
    /// An empty map.
    pub const fn new() -> Self {
        Map(Vec::new())
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, in their order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> + ExactSizeIterator {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The entries with values that can be changed, in their order.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&K, &mut V)> + ExactSizeIterator {
        self.0.iter_mut().map(|(key, value)| (&*key, value))
    }

    /// The keys, in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> + ExactSizeIterator {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> + ExactSizeIterator {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, in the order of their keys, each of which can be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut V> + ExactSizeIterator {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// The value of a key.
    pub fn get<Q: Eq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.iter().find(|(known, _)| known.borrow() == key).map(|(_, value)| value)
    }

    /// The value of a key, which can be changed.
    pub fn get_mut<Q: Eq + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.0.iter_mut().find(|(known, _)| (*known).borrow() == key).map(|(_, value)| value)
    }

    /// Whether there is a value for a key.
    pub fn contains_key<Q: Eq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    /// Inserts an entry at the end. If the key is there already, its entry keeps its place, and its old value is returned.
    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Eq,
    {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, known)) => Some(std::mem::replace(known, value)),
            None => {
                self.0.push((key, value));
                None
            }
        }
    }

    /// Removes the entry of a key and returns its value. The others keep their order.
    pub fn remove<Q: Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let place = self.0.iter().position(|(known, _)| known.borrow() == key)?;
        Some(self.0.remove(place).1)
    }
}

impl<K, V> Elements for Map<K, V> {
    fn is_empty(&self) -> bool {
        Map::is_empty(self)
    }

    fn fit(&mut self) {
        self.0.shrink_to_fit();
    }
}

/// Looking each key up in the entries so far would take the square of their number, and a response may have a million.
impl<K: Clone + Eq + Hash, V> Extend<(K, V)> for Map<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        let mut places: HashMap<K, usize> =
            self.0.iter().enumerate().map(|(place, (key, _))| (key.clone(), place)).collect();
        for (key, value) in entries {
            match places.get(&key) {
                Some(place) => self.0[*place].1 = value,
                None => {
                    places.insert(key.clone(), self.0.len());
                    self.0.push((key, value));
                }
            }
        }
    }
}

impl<K: Clone + Eq + Hash, V> FromIterator<(K, V)> for Map<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Map::new();
        map.extend(entries);
        map
    }
}

impl<K: Clone + Eq + Hash, V, const N: usize> From<[(K, V); N]> for Map<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = std::vec::IntoIter<(K, V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> (&'a K, &'a V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<'a, K, V> IntoIterator for &'a mut Map<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = std::iter::Map<std::slice::IterMut<'a, (K, V)>, fn(&'a mut (K, V)) -> (&'a K, &'a mut V)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut().map(|(key, value)| (&*key, value))
    }
}

/// # Panics
///
/// If there is no value for the key.
impl<K: Borrow<Q>, Q: Eq + ?Sized, V> Index<&Q> for Map<K, V> {
    type Output = V;

    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("there is no value for the key")
    }
}

impl<K: Eq + Hash, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let others: HashMap<&K, &V> = other.iter().collect();
        self.iter().all(|(key, value)| others.get(key) == Some(&value))
    }
}

impl<K: Eq + Hash, V: Eq> Eq for Map<K, V> {}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Map::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, K, V> Deserialize<'de> for Map<K, V>
where
    K: Deserialize<'de> + Clone + Eq + Hash,
    V: Deserialize<'de>,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<K, V>(PhantomData<fn() -> (K, V)>);

impl<'de, K, V> Visitor<'de> for MapVisitor<K, V>
where
    K: Deserialize<'de> + Clone + Eq + Hash,
    V: Deserialize<'de>,
{
    type Value = Map<K, V>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        std::iter::from_fn(|| entries.next_entry().transpose()).collect()
    }
}

impl<K: fmt::Display, V: Inspect> Inspect for Map<K, V> {
    fn inspect(&self, findings: &mut Findings) {
        for (key, value) in self {
            findings.entry(key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classic::ProjectId;

    fn read(text: &str) -> Map<String, i64> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_map_is_written_in_the_order_in_which_it_was_read() {
        let text = r#"{"z":1,"a":2,"m":3}"#;
        assert_eq!(serde_json::to_string(&read(text)).unwrap(), text);
        assert_eq!(serde_json::to_string(&Map::<String, i64>::new()).unwrap(), "{}");
    }

    #[test]
    fn a_key_that_comes_twice_keeps_its_place_and_has_the_last_value() {
        let mut map = read(r#"{"a":1,"b":2,"a":3}"#);
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":3,"b":2}"#);
        assert_eq!((map.insert("a".to_owned(), 4), map.insert("c".to_owned(), 5)), (Some(3), None));
        map.extend([("b".to_owned(), 6), ("d".to_owned(), 7)]);
        assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":4,"b":6,"c":5,"d":7}"#);
    }

    #[test]
    fn maps_are_equal_whatever_their_order() {
        assert_eq!(read(r#"{"a":1,"b":2}"#), read(r#"{"b":2,"a":1}"#));
        for other in [r#"{"a":1}"#, r#"{"a":1,"b":3}"#, r#"{"a":1,"c":2}"#, r#"{"a":1,"b":2,"c":3}"#] {
            assert_ne!(read(r#"{"a":1,"b":2}"#), read(other), "{other}");
        }
    }

    #[test]
    fn entries_are_found_changed_and_removed() {
        let mut map = read(r#"{"a":1,"b":2,"c":3}"#);
        assert_eq!((map["b"], map.get("b"), map.get("d"), map.contains_key("d")), (2, Some(&2), None, false));
        *map.get_mut("c").unwrap() += 10;
        map.values_mut().for_each(|value| *value += 100);
        (&mut map).into_iter().for_each(|(_, value)| *value += 1_000);
        map.iter_mut().for_each(|(_, value)| *value += 10_000);
        assert_eq!((map.remove("a"), map.remove("a")), (Some(11_101), None));
        assert_eq!(map.iter().collect::<Vec<_>>(), (&map).into_iter().collect::<Vec<_>>());
        assert_eq!((map.len(), map.is_empty(), map.keys().next().map(String::as_str)), (2, false, Some("b")));
        assert_eq!(format!("{map:?}"), r#"{"b": 11102, "c": 11113}"#);
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("b".to_owned(), 11_102), ("c".to_owned(), 11_113)]);
    }

    #[test]
    #[should_panic = "there is no value for the key"]
    fn a_key_that_is_not_there_cannot_be_indexed() {
        let _ = read("{}")["a"];
    }

    #[test]
    fn ids_that_are_numbers_are_keys() {
        let text = r#"{"7":1,"18446744073709551615":2}"#;
        let map: Map<ProjectId, u8> = serde_json::from_str(text).unwrap();
        assert_eq!((map[&ProjectId::from(7)], map.len()), (1, 2));
        assert_eq!(serde_json::to_string(&map).unwrap(), text);
        for wrong in [r#"{"x":1}"#, r#"{"7":"x"}"#, r#"{"7":1"#, "[]"] {
            assert!(serde_json::from_str::<Map<ProjectId, u8>>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn many_entries_are_read_and_compared_in_linear_time() {
        let text: Vec<_> = (0..300_000).map(|key| format!("\"{key}\":{key}")).collect();
        let map = read(&format!("{{{}}}", text.join(",")));
        assert_eq!((map.len(), map == map.clone()), (300_000, true));
    }
}
