//! The declarations of the tables as data, from which the schema and the reference of the language are made.

use super::entry::{Implied, OneOrMore};
use super::keys::Keys;
use super::read::{Bound, Literal, Named, Renamed};
use super::words::{Word, Words};
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;

/// The kind of value that a key can have.
pub enum Shape {
    Text,
    Words(Vec<&'static str>),
    Flag,
    Whole,
    Number,
    /// A string, a whole number or a flag.
    Literal,
    List(Box<Shape>),
    Either(Vec<Shape>),
    Table(TableShape),
    /// A table with any keys.
    Named(Box<Shape>),
    /// The same, with groups that it includes.
    NamedOrIncluded(Box<Shape>),
    /// A table with one key, which is a name in Rust.
    Renamed(Box<Shape>),
}

/// A table of the language.
pub struct TableShape {
    /// The name of its struct.
    pub name: &'static str,
    pub about: &'static str,
    pub keys: Vec<Key>,
}

/// A key of a table.
pub struct Key {
    pub name: &'static str,
    pub doc: &'static str,
    pub shape: Shape,
    pub is_needed: bool,
}

/// A type of what stands under a key.
pub trait Shaped {
    /// Whether the key has to be there.
    const IS_NEEDED: bool = false;

    /// The kind of value.
    fn shape() -> Shape;
}

/// A table whose keys are known.
pub trait Describe {
    /// Its keys, in the order of the struct.
    fn keys() -> Vec<Key>;
}

impl Shape {
    /// The table that a struct declares.
    pub fn table<T: Describe>(name: &'static str, about: &'static str) -> Shape {
        Shape::Table(TableShape { name, about, keys: T::keys() })
    }

    /// The table that a struct declares, or a text alone.
    fn entry<T: Keys + Shaped>() -> Box<Shape> {
        Box::new(match T::ALONE {
            Some(_) => Shape::Either(vec![Shape::Text, T::shape()]),
            None => T::shape(),
        })
    }
}

impl Key {
    /// A key with a value of the type `T`.
    pub fn of<T: Shaped>(name: &'static str, doc: &'static str) -> Key {
        Key { name, doc, shape: T::shape(), is_needed: T::IS_NEEDED }
    }

    /// The same key where it need not be there.
    pub fn optional(self) -> Key {
        Key { is_needed: false, ..self }
    }
}

impl Shaped for String {
    fn shape() -> Shape {
        Shape::Text
    }
}

impl<T: Words> Shaped for Word<T> {
    fn shape() -> Shape {
        Shape::Words(T::ALL.iter().map(|word| word.name()).into_vec())
    }
}

impl Shaped for bool {
    fn shape() -> Shape {
        Shape::Flag
    }
}

impl Shaped for i64 {
    fn shape() -> Shape {
        Shape::Whole
    }
}

impl Shaped for Bound {
    fn shape() -> Shape {
        Shape::Number
    }
}

impl Shaped for Literal {
    fn shape() -> Shape {
        Shape::Literal
    }
}

impl Shaped for Implied {
    fn shape() -> Shape {
        Shape::Text
    }
}

impl Shaped for OneOrMore {
    fn shape() -> Shape {
        Shape::Either(vec![Shape::Text, Shape::List(Box::new(Shape::Text))])
    }
}

impl<T: Shaped> Shaped for At<T> {
    const IS_NEEDED: bool = true;

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Shaped> Shaped for Option<At<T>> {
    fn shape() -> Shape {
        T::shape()
    }
}

impl Shaped for Vec<i64> {
    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Whole))
    }
}

impl Shaped for Vec<Bound> {
    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Number))
    }
}

impl<T: Shaped> Shaped for Vec<At<T>> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

impl Shaped for Vec<Vec<At<String>>> {
    fn shape() -> Shape {
        let texts = Shape::List(Box::new(Shape::Text));
        Shape::List(Box::new(Shape::Either(vec![Shape::Text, texts])))
    }
}

impl<T: Shaped> Shaped for Vec<Named<At<T>>> {
    fn shape() -> Shape {
        Shape::Named(Box::new(T::shape()))
    }
}

impl<T: Keys + Shaped> Shaped for Vec<Named<T>> {
    fn shape() -> Shape {
        if T::IN_GROUPS { Shape::NamedOrIncluded(Shape::entry::<T>()) } else { Shape::Named(Shape::entry::<T>()) }
    }
}

impl<T: Keys + Shaped> Shaped for Vec<Renamed<T>> {
    fn shape() -> Shape {
        let named = Shape::Renamed(Shape::entry::<T>());
        // Only one without a name in Rust is a text alone.
        Shape::Named(Box::new(Shape::Either(vec![Shape::Text, named])))
    }
}
