//! Macros that implement traits of generated structs, field by field. Each struct lists its fields once, in the call of a macro. A line
//! has a field's name on the wire, its name in Rust, and words that select its functions. The functions are generic or `#[inline]`, since a
//! program uses few of the structs of an API.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{MapAccess, Visitor};

/// Implements deserializing, serializing and the search for drift for a struct in responses.
///
/// An example of its JSON follows the name. The first word of a field is one of the modules of [`kinds`](crate::model::kinds). A value that means that there is none
/// follows in parentheses, and `inspect` if the value may contain drift. In an object that request bodies contain, `if unsent` marks a
/// read-only field, and `if existing` one that only an update sends. Unknown fields are kept. `#[serde(flatten)]` would do the same, but it buffers every object before it is read.
macro_rules! data {
    ($name:ident $(by $id:ident)?: $expecting:literal = $example:literal
        $(, $key:literal $place:ident $(if $when:ident)?: $kind:ident $(($null:literal))? $($inspect:ident)?)*) => {
        impl $crate::model::drift::Inspect for $name {
            #[inline]
            fn inspect(&self, findings: &mut $crate::model::drift::Findings) {
                $($(findings.$inspect($key, &self.$place);)?)*
                findings.extra(&self.extra);
            }

            $(
                #[inline]
                fn identity(&self) -> Option<String> {
                    Some(self.$id.to_string())
                }
            )?
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut fields = $crate::model::fields::Fields::of(serializer, &self.extra);
                $(
                    $(if fields.$when())? {
                        $crate::model::kinds::$kind::write(&mut fields, $key, &self.$place);
                    }
                )*
                fields.end()
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map($crate::model::data::Reader::new())
            }
        }

        impl $crate::model::example::Example for $name {
            const JSON: &'static str = $example;
        }

        impl $crate::model::data::Read for $name {
            const EXPECTING: &'static str = $expecting;

            fn read<'de, A: ::serde::de::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                $(let mut $place = None;)*
                let mut source = $crate::model::wire::Source::of(map);
                while let Some(key) = source.key()? {
                    match key.as_str() {
                        $($key => $crate::model::kinds::$kind::read(&mut source, $key, &mut $place $(, $null)?),)*
                        _ => source.unknown(key),
                    }?;
                }
                Ok(Self {
                    $($place: $crate::model::data::take!(kinds $kind $place $key),)*
                    extra: source.extra(),
                })
            }
        }
    };
}

/// Implements serializing and reading for the body of a `create` or an `update`. The word of a field is a function of
/// [`fields`](crate::model::fields), which writes it, and one of [`given`](crate::model::given), which reads it. The ID of a parent follows the
/// name; it is read and not written. The place of an action comes last, behind a semicolon.
macro_rules! body {
    ($purpose:ident $name:ident $(of $parent_key:literal $parent:ident)?
        $(, $key:literal $place:ident: $write:ident)* $(; $action:ident)?) => {
        impl $crate::model::data::Read for $name {
            const EXPECTING: &'static str = concat!("an object with the fields of `", stringify!($name), "`");

            fn read<'de, A: ::serde::de::MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
                $(let mut $parent = None;)?
                $(let mut $place = None;)*
                let mut source = $crate::model::wire::Source::of(map);
                while let Some(key) = source.key()? {
                    match key.as_str() {
                        $($parent_key => $crate::model::wire::read(&mut source, $parent_key, &mut $parent),)?
                        $($key => $crate::model::wire::read(&mut source, $key, &mut $place),)*
                        _ => source.unknown(key),
                    }?;
                }
                Ok(Self {
                    $($parent: $crate::model::wire::required($parent, $parent_key)?,)?
                    $($place: $crate::model::data::take!(given $write $place $key),)*
                    $($action: None,)?
                })
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                #[allow(unused_mut, reason = "a body may have no field")]
                let mut fields = $crate::model::fields::Fields::$purpose(serializer);
                $($crate::model::fields::$write(&mut fields, $key, &self.$place);)*
                fields.end()
            }
        }
    };
}

/// Takes a field out of its slot. rustc needs a long time to check a `?` for each field of each struct, so only a required field has one.
macro_rules! take {
    (kinds required $place:ident $key:literal) => {
        $crate::model::kinds::required::take($place, $key)?
    };
    (kinds objects $place:ident $key:literal) => {
        $crate::model::kinds::objects::take($place, $key)?
    };
    (kinds $kind:ident $place:ident $key:literal) => {
        $crate::model::kinds::$kind::take($place)
    };
    (given value $place:ident $key:literal) => {
        $crate::model::given::value($place, $key)?
    };
    (given nullable $place:ident $key:literal) => {
        $crate::model::given::nullable($place, $key)?
    };
    (given $kind:ident $place:ident $key:literal) => {
        $crate::model::given::$kind($place)
    };
}

/// Implements serializing and [`Changes`](crate::model::resource::Changes) for an update to which setters add fields. The first word of a
/// field is a function of [`fields`](crate::model::fields). The second is a method of [`Patch`](crate::model::patch::Patch), and is
/// missing for a field that is never read. The place of an action comes last, behind a semicolon.
macro_rules! changes {
    ($name:ident $(, $key:literal $place:ident: $write:ident $($apply:ident)?)* $(; $action:ident)?) => {
        $crate::model::data::body! { update $name $(, $key $place: $write)* $(; $action)? }

        impl $crate::model::resource::Changes for $name {
            #[inline]
            fn none() -> Self {
                Self { $($place: $crate::model::patch::Patch::Keep,)* $($action: None,)? }
            }

            #[allow(unused_variables, reason = "an update may have no field that is read")]
            #[inline]
            fn apply(&self, data: &mut Self::Of) {
                $($(self.$place.$apply(&mut data.$place);)?)*
            }

            #[allow(unused_variables, reason = "an update may have no field")]
            #[inline]
            fn forget(&mut self, sent: &Self) {
                $(self.$place.forget(&sent.$place);)*
            }
        }
    };
}

pub(crate) use {body, changes, data, take};

/// A struct that is read field by field.
#[expect(unnameable_types, reason = "it seals the trait of examples")]
pub trait Read: Sized {
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
