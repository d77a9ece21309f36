//! Macros that implement traits of generated structs, field by field. Each struct lists its fields once, in the call of a macro. A line
//! has a field's name on the wire, its name in Rust, and words that select its functions.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};

/// Implements deserializing, serializing and the search for drift for a struct in responses.
///
/// The first word of a field is one of the modules of [`kinds`](crate::model::kinds). A value that means that there is none
/// follows in parentheses, and `inspect` if the value may contain drift.
/// Unknown fields are kept. `#[serde(flatten)]` would do the same, but it buffers every object before it is read.
macro_rules! data {
    ($name:ident $(by $id:ident)?: $expecting:literal
        $(, $key:literal $place:ident: $kind:ident $(($null:literal))? $($inspect:ident)?)*) => {
        impl $crate::model::drift::Inspect for $name {
            fn inspect(&self, findings: &mut $crate::model::drift::Findings) {
                $($(findings.$inspect($key, &self.$place);)?)*
                findings.extra(&self.extra);
            }

            $(
                fn identity(&self) -> Option<String> {
                    Some(self.$id.to_string())
                }
            )?
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut fields = $crate::model::fields::Fields::of(serializer);
                $($crate::model::kinds::$kind::write(&mut fields, $key, &self.$place);)*
                fields.extra(&self.extra);
                fields.end()
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map($crate::model::data::Reader::new())
            }
        }

        impl $crate::model::data::Read for $name {
            const EXPECTING: &'static str = $expecting;

            fn read<'de, A: ::serde::de::MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
                $(let mut $place = None;)*
                let mut extra = $crate::model::wire::Extra::default();
                while let Some(key) = map.next_key::<$crate::model::wire::Key<'de>>()? {
                    match key.as_str() {
                        $($key => $crate::model::kinds::$kind::read(&mut map, $key, &mut $place $(, $null)?)?,)*
                        _ => extra.read(&mut map, key)?,
                    }
                }
                Ok(Self { $($place: $crate::model::kinds::$kind::take($place, $key)?,)* extra })
            }
        }
    };
}

/// Implements serializing for a struct in request bodies. The word of a field is a function of [`fields`](crate::model::fields).
macro_rules! body {
    ($name:ident $(with $extra:ident)? $(, $key:literal $place:ident: $write:ident)*) => {
        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "a body may have no field")]
                let mut fields = $crate::model::fields::Fields::of(serializer);
                $($crate::model::fields::$write(&mut fields, $key, &self.$place);)*
                $(fields.$extra(&self.$extra);)?
                fields.end()
            }
        }
    };
}

pub(crate) use {body, data};

/// A struct that is read field by field.
pub(crate) trait Read: Sized {
    /// The description of the struct in an error of serde.
    const EXPECTING: &'static str;

    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

/// Reads an object.
pub(crate) struct Reader<T>(PhantomData<T>);

impl<T> Reader<T> {
    pub(crate) fn new() -> Self {
        Reader(PhantomData)
    }
}

impl<'de, T: Read> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(T::EXPECTING)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}
