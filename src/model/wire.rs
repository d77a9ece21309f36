//! Deserializes generated types: keys without a copy, known fields into slots, and unknown fields into [`Extra`].

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeOwned, Error as _, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The fields of a response that the spec does not describe, with their values.
///
/// They are kept so that nothing is lost when an object is stored and read back. `Debug` shows only their names.
///
/// If an API leaves out fields that are not set, an absent list is read as an empty one. `Extra` also records which lists were
/// present, so that each is written as it was read.
#[derive(Clone, Default, PartialEq)]
// Every object has one, and nearly all are empty: an empty one is `None` and takes one pointer.
pub struct Extra(Option<Box<Kept>>);

#[derive(Clone, Default, PartialEq)]
struct Kept {
    unknown: serde_json::Map<String, Value>,
    /// The lists and maps that were present, sorted by name.
    present: Vec<&'static str>,
}

impl From<serde_json::Map<String, Value>> for Extra {
    fn from(unknown: serde_json::Map<String, Value>) -> Self {
        Extra((!unknown.is_empty()).then(|| Box::new(Kept { unknown, present: Vec::new() })))
    }
}

impl Extra {
    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.unknown.get(name)
    }

    /// The fields by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().flat_map(|kept| &kept.unknown).map(|(name, value)| (name.as_str(), value))
    }

    /// Whether the spec describes every field.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Records that a list or a map is present, even if it is empty.
    pub(crate) fn keep(&mut self, list: &'static str) {
        let present = &mut self.0.get_or_insert_default().present;
        if let Err(place) = present.binary_search(&list) {
            present.insert(place, list);
        }
    }

    /// Records that a list is present, even if it is empty.
    pub(crate) fn with(mut self, list: &'static str) -> Self {
        self.keep(list);
        self
    }

    /// A list or a map, unless it is both empty and absent.
    pub(crate) fn given<'a, T: Elements>(&self, name: &str, list: &'a T) -> Option<&'a T> {
        let is_kept = || self.0.as_ref().is_some_and(|kept| kept.present.contains(&name));
        (!list.is_empty() || is_kept()).then_some(list)
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_json::Map::deserialize(deserializer).map(Extra::from)
    }
}

impl Serialize for Extra {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_set().entries(self.iter().map(|(name, _)| name)).finish()
    }
}

/// A string that is borrowed from the response unless it contains escapes.
pub(crate) struct Key<'de>(Cow<'de, str>);

impl Key<'_> {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(KeyVisitor)
    }
}

struct KeyVisitor;

impl<'de> Visitor<'de> for KeyVisitor {
    type Value = Key<'de>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Key<'de>, E> {
        Ok(Key(Cow::Owned(text.to_owned())))
    }
}

/// Serializes and deserializes a newtype as its inner value.
macro_rules! as_inner {
    ($name:ty) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                ::serde::Deserialize::deserialize(deserializer).map(Self)
            }
        }
    };
}

pub(crate) use as_inner;

thread_local! {
    /// Whether an unknown field is an error. serde passes no context to the objects inside a value.
    static KNOWN_ONLY: Cell<bool> = const { Cell::new(false) };
}

/// Runs a function for which a field that the spec does not describe is an error.
pub(crate) fn known_only<T>(read: impl FnOnce() -> T) -> T {
    /// Restores the flag, also after a panic.
    struct Restored(bool);

    impl Drop for Restored {
        fn drop(&mut self) {
            KNOWN_ONLY.set(self.0);
        }
    }

    let _restored = Restored(KNOWN_ONLY.replace(true));
    read()
}

/// An object that is being read, and the `Extra` that is collected.
pub(crate) struct Source<A> {
    map: A,
    extra: Extra,
}

impl<'de, A: MapAccess<'de>> Source<A> {
    pub(crate) fn of(map: A) -> Self {
        Source { map, extra: Extra::default() }
    }

    /// The name of the next field.
    pub(crate) fn key(&mut self) -> Result<Option<Key<'de>>, A::Error> {
        self.map.next_key()
    }

    /// Keeps a field that the spec does not describe, unless that is an error.
    pub(crate) fn unknown(&mut self, key: Key<'de>) -> Result<(), A::Error> {
        if KNOWN_ONLY.get() {
            return Err(A::Error::custom(format_args!("the field `{}` is unknown or read-only", key.0)));
        }
        let value = self.map.next_value()?;
        self.extra.0.get_or_insert_default().unknown.insert(key.0.into_owned(), value);
        Ok(())
    }

    pub(crate) fn extra(self) -> Extra {
        self.extra
    }
}

/// Reads the value of a field into its slot.
pub(crate) fn read<'de, A, T>(from: &mut Source<A>, name: &'static str, slot: &mut Option<T>) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: DeserializeOwned,
{
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(from.map.next_value()?);
    Ok(())
}

/// Reads a list of objects and releases its unused capacity: lists grow by doubling, and objects are large.
pub(crate) fn read_objects<'de, A, T>(
    from: &mut Source<A>,
    name: &'static str,
    slot: &mut Option<Vec<T>>,
) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: DeserializeOwned,
{
    read(from, name, slot)?;
    slot.iter_mut().for_each(Vec::shrink_to_fit);
    Ok(())
}

/// Reads a whole number that is `null` if there is none.
pub(crate) fn read_unless<'de, A, T>(
    from: &mut Source<A>,
    name: &'static str,
    slot: &mut Option<Option<T>>,
    null: i64,
) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: TryFrom<i128>,
{
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    let number = from.map.next_value::<Option<Whole>>()?.filter(|number| !number.means(null));
    let value = number.map(|number| T::try_from(number.0)).transpose();
    *slot = Some(value.map_err(|_| A::Error::custom("the number is out of range"))?);
    Ok(())
}

/// A whole number, which may be written as a float: `12.0`.
struct Whole(i128);

impl Whole {
    /// Whether it is a number that means that there is none. A server that keeps numbers in floats rounds it up if it is large.
    fn means(&self, null: i64) -> bool {
        let null = i128::from(null);
        self.0 == null || self.0 > null && self.0 as f64 == null as f64
    }
}

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WholeVisitor)
    }
}

struct WholeVisitor;

impl Visitor<'_> for WholeVisitor {
    type Value = Whole;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a whole number")
    }

    fn visit_i64<E>(self, number: i64) -> Result<Whole, E> {
        Ok(Whole(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Whole, E> {
        Ok(Whole(number.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Whole, E> {
        // A larger one becomes the largest, which is out of the range of every field.
        if number.fract() == 0.0 {
            Ok(Whole(number as i128))
        } else {
            Err(E::invalid_type(Unexpected::Float(number), &self))
        }
    }
}

/// Reads a list or a map that may be absent.
pub(crate) fn read_list<'de, A, T>(
    from: &mut Source<A>,
    name: &'static str,
    slot: &mut Option<T>,
) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: DeserializeOwned + Elements,
{
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    // Null is the same as an absent list.
    if let Some(mut list) = from.map.next_value::<Option<T>>()? {
        list.fit();
        from.extra.keep(name);
        *slot = Some(list);
    }
    Ok(())
}

/// A list or a map that may be absent, and is empty then.
pub(crate) fn or_empty<T: Default>(list: Option<T>) -> T {
    list.unwrap_or_default()
}

/// A list or a map.
pub(crate) trait Elements {
    fn is_empty(&self) -> bool;

    /// Releases unused capacity.
    fn fit(&mut self);
}

impl<T> Elements for Vec<T> {
    fn is_empty(&self) -> bool {
        Vec::is_empty(self)
    }

    fn fit(&mut self) {
        self.shrink_to_fit();
    }
}

/// The value of an optional field, which may be missing or null.
pub(crate) fn optional<T>(value: Option<Option<T>>) -> Option<T> {
    value.flatten()
}

/// The value of a field that may be missing, which differs from null.
pub(crate) fn as_it_came<T>(value: Option<Option<T>>) -> Option<Option<T>> {
    value
}

/// The value of a required field.
pub(crate) fn required<T, E: serde::de::Error>(value: Option<T>, name: &'static str) -> Result<T, E> {
    value.ok_or_else(|| E::missing_field(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_fields_are_an_empty_object_in_either_direction() {
        let none: Extra = serde_json::from_str("{}").unwrap();
        assert_eq!((none.is_empty(), &none), (true, &Extra::default()));
        assert_eq!(serde_json::to_string(&none).unwrap(), "{}");
        let one: Extra = serde_json::from_str(r#"{"a":[1]}"#).unwrap();
        assert_eq!((one.get("a"), one.get("b")), (Some(&serde_json::json!([1])), None));
        assert_eq!(serde_json::to_string(&one).unwrap(), r#"{"a":[1]}"#);
    }

    #[test]
    fn one_value_of_a_field_means_none() {
        struct Left(Option<u64>);

        impl<'de> Deserialize<'de> for Left {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(LeftVisitor)
            }
        }

        struct LeftVisitor;

        impl<'de> Visitor<'de> for LeftVisitor {
            type Value = Left;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("the rest of a limit")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Left, A::Error> {
                let mut source = Source::of(map);
                let mut left = None;
                while source.key()?.is_some() {
                    read_unless(&mut source, "left", &mut left, 9_223_372_036_854_775_807)?;
                }
                Ok(Left(optional(left)))
            }
        }

        let left = |text: &str| serde_json::from_str::<Left>(text).unwrap().0;
        assert_eq!(left(r#"{"left":9223372036854775807}"#), None);
        assert_eq!([left(r#"{"left":null}"#), left("{}")], [None, None]);
        assert_eq!(left(r#"{"left":9223372036854775806}"#), Some(9_223_372_036_854_775_806));
    }
}
