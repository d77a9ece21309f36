//! The state of a comparison, and the place where it is.

use std::collections::BTreeSet;

use super::Disagreement;
use super::remedy::Remedies;
use super::tables::Tables;
use super::values::text;
use crate::diagnostic::Span;
use crate::model::{Contradiction, Field, Model, Operation as Kind, Type};
use crate::spec::read::Literal;
use crate::tools::document::Document;
use crate::tools::drift::objects::Owner;

/// Two schemas, whether a request has them, and whether their content was compared, or only their types.
pub type Seen = (String, String, bool, bool);

/// Collects the differences.
pub struct Comparison<'a> {
    pub model: &'a Model,
    pub tables: Tables<'a>,
    pub theirs: &'a Document,
    pub ours: &'a Document,
    pub findings: Vec<Disagreement>,
    pub remedies: Remedies<'a>,
    /// The pairs of schemas that were compared.
    pub seen: BTreeSet<Seen>,
}

/// The operation that is compared.
#[derive(Clone)]
pub struct Context<'a> {
    /// `GET /projects/{project_id}`.
    pub operation: String,
    /// The part of the operation: `request`, with the path to a value in it.
    pub place: String,
    /// The place in the spec, as exactly as it is known.
    pub span: &'a Span,
    /// The kind of the operation, unless it is a view.
    pub kind: Option<Kind>,
    pub is_request: bool,
    /// The field that is compared, with its table.
    pub field: Option<(Owner<'a>, &'a Field)>,
}

impl<'a> Context<'a> {
    /// A part of the value here: `[]` for the elements of a list.
    pub fn at(&self, part: &str) -> Self {
        Context { place: format!("{}{part}", self.place), ..self.clone() }
    }

    /// A field of the object here, which `owner` describes.
    pub fn field(&self, owner: Option<Owner<'a>>, name: &str) -> Self {
        let field = owner.and_then(|owner| Some((owner, owner.field(name)?)));
        let span = field.map(|(_, field)| &field.name.span).or(owner.map(|owner| &owner.name.span));
        let name: String = name.chars().map(|letter| if letter.is_whitespace() { '_' } else { letter }).collect();
        Context { field, span: span.unwrap_or(self.span), ..self.at(&format!(".{name}")) }
    }

    /// A value of the enum here.
    pub fn value(&self, value: &Literal) -> Self {
        self.at(&format!("={}", text(value)))
    }

    /// The enum of the field here.
    pub fn enumeration(&self, model: &'a Model) -> Option<&'a str> {
        let (_, field) = self.field?;
        let found = model.enums.iter().find(|found| field.ty.any(&|ty| *ty == Type::Enum(found.name.value.clone())))?;
        Some(&found.name)
    }
}

impl<'a> Comparison<'a> {
    pub fn new(model: &'a Model, theirs: &'a Document, ours: &'a Document) -> Self {
        let (tables, remedies) = (Tables::of(model), Remedies::default());
        Comparison { model, tables, theirs, ours, findings: Vec::new(), remedies, seen: BTreeSet::new() }
    }

    pub fn note(&mut self, at: &Context<'_>, kind: Contradiction, pointer: &str, message: impl Into<String>) {
        let (operation, place, span) = (at.operation.clone(), at.place.clone(), at.span.clone());
        let (message, pointer) = (message.into(), pointer.to_owned());
        self.remedies.next(self.findings.len());
        self.findings.push(Disagreement { kind, operation, place, message, pointer, span });
    }
}
