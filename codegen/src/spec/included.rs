//! The groups as a part of the document.

use super::entry::Entry;
#[cfg(feature = "schema")]
use super::shape::{Shape, Shaped};
use super::table::Table;
#[cfg(feature = "schema")]
use super::{Field, Query};

/// The groups. Their content is read where it is included.
#[derive(Clone, Debug)]
pub struct Included;

impl Entry for Included {
    fn read(table: &mut Table<'_>, key: &'static str) -> Self {
        table.tables(key, None);
        Included
    }
}

#[cfg(feature = "schema")]
impl Shaped for Included {
    fn shape() -> Shape {
        let member = Shape::Either(vec![Shape::Text, Field::shape(), Query::shape()]);
        Shape::Named(Box::new(Shape::Named(Box::new(member))))
    }
}
