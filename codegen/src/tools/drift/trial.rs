//! Checks whether a spec with the suggested lines would be accepted. The lines are read, resolved and checked with the rest of the spec
//! before they are shown.

use std::borrow::Cow;

use toml::de::{DeTable, DeValue};

use super::edit::{Edit, Part};
use crate::diagnostic::{At, Report, Severity};
use crate::spec::entry::Entry;
use crate::spec::groups::Groups;
use crate::spec::read::{Named, Renamed};
use crate::spec::table::Table;
use crate::spec::{EnumValue, Field, Spec};

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
        let edits: Vec<_> = edits.into_iter().collect();
        let tables: Vec<_> = edits.iter().filter_map(|edit| Some((*edit, as_tables(edit)?))).collect();
        let mut document = Cow::Borrowed(&self.document);
        for (edit, text) in &tables {
            let (added, broken) = DeTable::parse_recoverable(text);
            if let Some(error) = broken.first() {
                report.error("syntax", &(0..0), error.message().trim());
            }
            if edit.part == Part::Table && has(&document, &edit.table) {
                report.error("duplicate-name", &(0..0), format!("the spec has a table `{}`", edit.table));
            }
            merge(document.to_mut(), added.into_inner());
        }
        let groups = Groups::of(&document);
        let mut spec = Spec::of(Table::root(&document, &groups, &report));
        for edit in edits {
            apply(&mut spec, edit, &report);
        }
        let model = crate::model::resolve::resolve(spec, &report);
        crate::check::check(&model, &report);
        let errors = report.into_sorted().into_iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| finding.message).next()
    }
}

/// The lines of an edit that adds keys or tables, with the header of their table.
fn as_tables(edit: &Edit) -> Option<String> {
    match edit.part {
        Part::Table => Some(edit.lines.clone()),
        Part::Keys => Some(format!("[{}]\n{}", edit.table, edit.lines)),
        Part::Value | Part::Field | Part::InPlaceOf(_) => None,
    }
}

/// Whether there is a table with this name: `objects.Cover`.
fn has(document: &DeTable<'_>, name: &str) -> bool {
    let mut names = name.split('.');
    let first = names.next().and_then(|name| document.get(name));
    names.try_fold(first, |found, name| Some(found?.get_ref().as_table()?.get(name))).flatten().is_some()
}

/// Adds the entries of a table to another one.
fn merge<'a>(table: &mut DeTable<'a>, added: DeTable<'a>) {
    for (name, value) in added {
        let known = table.get_mut(name.get_ref().as_ref()).map(toml::Spanned::get_mut);
        match (known, value.get_ref()) {
            (Some(DeValue::Table(known)), DeValue::Table(_)) => {
                if let DeValue::Table(below) = value.into_inner() {
                    merge(known, below);
                }
            }
            _ => drop(table.insert(name, value)),
        }
    }
}

/// Adds the fields and values of an edit. They are read like the spec itself.
fn apply(spec: &mut Spec, edit: &Edit, report: &Report) {
    let (kind, name) = edit.table.split_once('.').unwrap_or_default();
    let text = match edit.part {
        Part::Keys | Part::Table => return,
        Part::Value => edit.lines.clone(),
        Part::Field | Part::InPlaceOf(_) => format!("[fields]\n{}", edit.lines),
    };
    let (document, broken) = DeTable::parse_recoverable(&text);
    if let Some(error) = broken.first() {
        report.error("syntax", &(0..0), error.message().trim());
    }
    let groups = Groups::of(document.get_ref());
    let mut root = Table::root(document.get_ref(), &groups, report);
    match &edit.part {
        Part::Value => {
            let values: Vec<Renamed<EnumValue>> = Entry::read(&mut root, "values");
            if let Some((_, found)) = spec.enums.iter_mut().find(|(of, _)| **of == name) {
                found.values.extend(values);
            }
        }
        part => {
            let fields: Vec<Named<Field>> = Entry::read(&mut root, "fields");
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
