//! The changes of a spec that would end differences.

use std::collections::BTreeSet;

use super::super::objects::Owner;
use super::tables::Route;
use crate::model::Field;
use crate::spec::read::Literal;
use crate::tools::document::{Operation, Parameter, Schema};

/// A field and its table, if a difference is about one.
type Place<'a> = Option<(Owner<'a>, &'a Field)>;

/// The change that would end a difference.
pub enum Remedy<'a> {
    /// The spec gets a field.
    Field { owner: Owner<'a>, name: &'a str, schema: Schema<'a>, stage: Stage, is_required: bool },
    /// The field gets another type.
    Type { field: Place<'a>, schema: Schema<'a> },
    /// The field may be null, or not.
    Null { field: Place<'a>, is_request: bool, is_null: bool },
    /// The field becomes a part of some bodies, or not.
    Access { field: Place<'a>, stage: Stage, is_part: bool },
    /// A body needs the field, or not.
    Required { field: Place<'a>, stage: Stage, is_required: bool },
    /// The enum gets a value.
    Value { name: Option<&'a str>, value: Literal },
    /// An operation gets a parameter.
    Parameter { route: Option<Route<'a>>, parameter: Parameter<'a> },
    /// An operation gets other success statuses.
    Statuses { route: Option<Route<'a>>, statuses: BTreeSet<String> },
    /// The spec gets an operation.
    Operation(Operation<'a>),
}

/// The bodies that contain a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Response,
    Create,
    Update,
    /// Every request.
    Request,
}

/// The changes, each with the index of its difference.
#[derive(Default)]
pub struct Remedies<'a> {
    index: usize,
    all: Vec<(usize, Remedy<'a>)>,
    /// The fields that both sides have somewhere, by their tables and names, with the bodies.
    documented: BTreeSet<(String, String, Stage)>,
}

impl<'a> Remedies<'a> {
    /// Begins the changes for the difference with this index.
    pub fn next(&mut self, index: usize) {
        self.index = index;
    }

    pub fn add(&mut self, remedy: Remedy<'a>) {
        self.all.push((self.index, remedy));
    }

    /// Notes that some schema of these bodies has the field. Others may lack it, such as those of lists.
    pub fn documented(&mut self, field: Place<'a>, stage: Stage) {
        self.documented.extend(field.map(|field| key(field, stage)));
    }

    /// The changes for the differences with these indices.
    pub fn of(self, open: &BTreeSet<usize>) -> impl Iterator<Item = Remedy<'a>> {
        let Remedies { all, documented, .. } = self;
        let is_kept = move |remedy: &Remedy<'a>| match remedy {
            Remedy::Access { field: Some(field), stage, is_part: false } => !documented.contains(&key(*field, *stage)),
            _ => true,
        };
        all.into_iter().filter(|(index, _)| open.contains(index)).map(|(_, remedy)| remedy).filter(is_kept)
    }
}

fn key((owner, field): (Owner<'_>, &Field), stage: Stage) -> (String, String, Stage) {
    (owner.table(), field.name.value.clone(), stage)
}
