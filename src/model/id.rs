//! IDs: their place in a path, and the impls of every ID type. The impls are `#[inline]`, since a program uses few of the IDs of an API.

use std::fmt;
use std::hash::Hash;

use serde::de::Visitor;

use crate::model::sealed::Sealed;

/// A value for the placeholder of a path: an ID, or `()` if the path has no placeholder.
pub trait Segment: Sealed {
    /// The unescaped text, or none if there is no placeholder.
    fn segment(&self) -> Option<String>;

    /// The unescaped text for a placeholder before that one.
    #[doc(hidden)]
    fn above(&self) -> Option<String> {
        None
    }

    /// Why the value cannot be sent; none if it can.
    fn refusal(&self) -> Option<String> {
        None
    }
}

impl Sealed for () {}

impl Segment for () {
    fn segment(&self) -> Option<String> {
        None
    }
}

impl Sealed for String {}

impl Segment for String {
    fn segment(&self) -> Option<String> {
        Some(self.clone())
    }

    fn refusal(&self) -> Option<String> {
        changes_the_path(self).then(|| format!("{self:?} is not valid in a path"))
    }
}

/// Whether a segment changes the path, even if it is escaped.
pub(crate) fn changes_the_path(segment: &str) -> bool {
    matches!(segment, "" | "." | "..")
}

/// The ID of a resource. It can be the key of any map. Numeric IDs are also `Copy`.
pub trait Id: Segment + Clone + Eq + Hash + Ord + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The ID with the text of a segment. A segment that no ID has becomes one that is rejected before it is sent.
    #[doc(hidden)]
    fn from_segment(text: &str) -> Self;
}

/// The error of a string that is not an ID.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an ID has to be a whole number from 1 to 18446744073709551615")]
pub struct ParseIdError;

/// The impls of a numeric ID type. `From<u64>` is its only `From` of an integer: with a second one, rustc could not infer the type of
/// `1234` in `get(1234)`.
macro_rules! number_id {
    ($name:ident) => {
        impl $name {
            /// The ID as a number.
            #[inline]
            pub fn get(self) -> u64 {
                self.0
            }
        }

        impl From<u64> for $name {
            #[inline]
            fn from(id: u64) -> Self {
                $name(id)
            }
        }

        impl From<&$name> for $name {
            #[inline]
            fn from(id: &$name) -> Self {
                *id
            }
        }

        impl From<$name> for u64 {
            #[inline]
            fn from(id: $name) -> u64 {
                id.0
            }
        }

        impl TryFrom<i64> for $name {
            type Error = $crate::model::id::ParseIdError;
            #[inline]
            fn try_from(id: i64) -> Result<Self, Self::Error> {
                u64::try_from(id).map($name).map_err(|_| $crate::model::id::ParseIdError)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::model::id::ParseIdError;
            #[inline]
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().ok().filter(|id| *id != 0).map($name).ok_or($crate::model::id::ParseIdError)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, out)
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(out, "{}({})", ::core::stringify!($name), self.0)
            }
        }

        impl $crate::model::sealed::Sealed for $name {}

        impl $crate::model::id::Segment for $name {
            #[inline]
            fn segment(&self) -> Option<String> {
                Some(self.0.to_string())
            }

            #[inline]
            fn refusal(&self) -> Option<String> {
                (self.0 == 0).then(|| ::core::concat!("0 is not a valid ", ::core::stringify!($name)).to_owned())
            }
        }

        impl $crate::model::id::Id for $name {
            #[inline]
            fn from_segment(text: &str) -> Self {
                $name(text.parse().unwrap_or(0))
            }
        }

        $crate::model::wire::as_inner!($name);
    };
}

/// The impls of an ID type that is a string.
macro_rules! text_id {
    ($name:ident) => {
        impl $name {
            /// The ID as a string.
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(id: &str) -> Self {
                $name(id.to_owned())
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(id: String) -> Self {
                $name(id)
            }
        }

        impl From<&$name> for $name {
            #[inline]
            fn from(id: &$name) -> Self {
                id.clone()
            }
        }

        impl From<$name> for String {
            #[inline]
            fn from(id: $name) -> String {
                id.0
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, out)
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, out: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(out, "{}({:?})", ::core::stringify!($name), self.0)
            }
        }

        impl $crate::model::sealed::Sealed for $name {}

        impl $crate::model::id::Segment for $name {
            #[inline]
            fn segment(&self) -> Option<String> {
                Some(self.0.clone())
            }

            #[inline]
            fn refusal(&self) -> Option<String> {
                $crate::model::id::changes_the_path(&self.0)
                    .then(|| ::std::format!("{:?} is not a valid {}", self.0, ::core::stringify!($name)))
            }
        }

        impl $crate::model::id::Id for $name {
            #[inline]
            fn from_segment(text: &str) -> Self {
                $name(text.to_owned())
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any($crate::model::id::TextOrDigits).map(Self)
            }
        }
    };
}

/// Reads an ID that is a string. A server may send a number instead, whose digits are the ID.
pub(crate) struct TextOrDigits;

impl Visitor<'_> for TextOrDigits {
    type Value = String;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an ID, as a string or a number")
    }

    fn visit_str<E>(self, id: &str) -> Result<String, E> {
        Ok(id.to_owned())
    }

    fn visit_u64<E>(self, id: u64) -> Result<String, E> {
        Ok(id.to_string())
    }
}

pub(crate) use {number_id, text_id};

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashSet};

    use super::Id;
    use crate::classic::ProjectId;
    use crate::model::resource::NoId;

    #[test]
    fn any_id_is_the_key_of_a_map() {
        fn keys<I: Id>(ids: [I; 3]) -> (usize, usize) {
            (ids.iter().collect::<HashSet<_>>().len(), ids.iter().collect::<BTreeSet<_>>().len())
        }
        assert_eq!(keys([2, 1, 2].map(ProjectId::from)), (2, 2));
        assert_eq!(keys([NoId, NoId, NoId]), (1, 1));
    }

    #[test]
    fn ids_are_made_of_numbers_and_texts_and_nothing_else() {
        assert_eq!("42".parse(), Ok(ProjectId::from(42)));
        assert_eq!(ProjectId::from(42).to_string(), "42");
        assert_eq!(format!("{:?}", ProjectId::from(42)), "ProjectId(42)");
        assert!("0".parse::<ProjectId>().is_err());
        assert!("-1".parse::<ProjectId>().is_err());
        assert!("18446744073709551616".parse::<ProjectId>().is_err());
        assert!(ProjectId::try_from(-1_i64).is_err());
        assert_eq!(serde_json::from_str::<ProjectId>("18446744073709551615").unwrap().get(), u64::MAX);
        assert!(serde_json::from_str::<ProjectId>("-1").is_err());
    }
    #[test]
    #[cfg(feature = "v2")]
    fn an_id_that_is_a_string_is_read_from_a_number_too() {
        use crate::v2::WebhookId;

        let read = |text: &str| serde_json::from_str::<WebhookId>(text);
        assert_eq!(read("\"77\"").unwrap(), WebhookId::from("77"));
        assert_eq!(read("9007199254740993").unwrap(), WebhookId::from("9007199254740993"));
        assert_eq!(serde_json::to_string(&read("77").unwrap()).unwrap(), "\"77\"");
        for wrong in ["-1", "1.5", "null", "true", "[7]"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
