//! Checks whether a spec with the suggested lines would be accepted. The lines are read, resolved and checked with the rest of the spec
//! before they are shown.

use toml::de::DeTable;

use super::edit::{Edit, Part};
use crate::diagnostic::{At, Report, Severity};
use crate::spec::groups::Groups;
use crate::spec::read::{Named, Table};
use crate::spec::{EnumValue, Field, Object, Spec};

/// A valid spec.
pub struct Trial<'a> {
    document: DeTable<'a>,
}

impl<'a> Trial<'a> {
    pub fn new(text: &'a str) -> Self {
        let (document, _) = DeTable::parse_recoverable(text);
        Trial { document: document.into_inner() }
    }

    /// Why the spec would be rejected with these edits: the first mistake.
    pub fn refusal<'e>(&self, edits: impl IntoIterator<Item = &'e Edit>) -> Option<String> {
        let report = Report::default();
        let groups = Groups::of(&self.document);
        let mut spec = Spec::read(Table::root(&self.document, &groups, &report));
        for edit in edits {
            apply(&mut spec, edit, &report);
        }
        let model = crate::model::resolve::resolve(spec, &report);
        crate::check::check(&model, &report);
        let errors = report.into_sorted().into_iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| finding.message).next()
    }
}

/// Adds the lines of an edit to the tables. They are read like the spec itself.
fn apply(spec: &mut Spec, edit: &Edit, report: &Report) {
    let (kind, name) = edit.table.split_once('.').unwrap_or_default();
    let text = match edit.part {
        Part::Value | Part::Table => edit.lines.clone(),
        Part::Field | Part::InPlaceOf(_) => format!("[fields]\n{}", edit.lines),
    };
    let (document, broken) = DeTable::parse_recoverable(&text);
    if let Some(error) = broken.first() {
        report.error("syntax", &(0..0), error.message().trim());
    }
    let groups = Groups::of(document.get_ref());
    let mut root = Table::root(document.get_ref(), &groups, report);
    match &edit.part {
        Part::Table => {
            let objects = root.tables("objects");
            spec.objects.extend(objects.into_iter().map(|(name, mut table)| (name, Object::read(&mut table))));
        }
        Part::Value => {
            let values = EnumValue::all(&mut root);
            if let Some((_, found)) = spec.enums.iter_mut().find(|(of, _)| **of == name) {
                found.values.extend(values);
            }
        }
        part => {
            let fields = Field::all(&mut root);
            let Some(owner) = fields_of(spec, kind, name) else { return };
            match part {
                Part::InPlaceOf(span) => {
                    let old = owner.iter().position(|(name, _)| name.span == *span);
                    let at = old.unwrap_or(owner.len());
                    owner.splice(at..at + usize::from(old.is_some()), fields);
                }
                _ => owner.extend(fields),
            }
        }
    }
}

fn fields_of<'s>(spec: &'s mut Spec, kind: &str, name: &str) -> Option<&'s mut Vec<Named<Field>>> {
    let is = |of: &At<String>| **of == name;
    match kind {
        "objects" => spec.objects.iter_mut().find(|(of, _)| is(of)).map(|(_, object)| &mut object.fields),
        _ => spec.resources.iter_mut().find(|(of, _)| is(of)).map(|(_, resource)| &mut resource.fields),
    }
}
