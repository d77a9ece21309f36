//! Compares the schemas of values: their types, null, the values of enums, and the fields of objects.

use std::collections::BTreeSet;

use super::comparison::{Comparison, Context};
use super::remedy::{Remedy, Stage};
use super::values::{literal, text};
use crate::model::{Contradiction, Operation};
use crate::spec::read::{Literal, list};
use crate::tools::document::{Additional, Kind, Schema};
use crate::tools::drift::objects::Owner;

impl<'a> Comparison<'a> {
    /// Compares two schemas and what they contain, unless that was done.
    pub fn values(&mut self, at: &Context<'a>, their: &Schema<'a>, our: &Schema<'a>) {
        if !self.seen.insert((their.pointer().to_owned(), our.pointer().to_owned(), at.is_request, false)) {
            return;
        }
        let (of_their, of_our) = (kinds(their, our), kinds(our, their));
        // A schema without a type allows any value, and says nothing.
        if of_their.is_empty() || of_our.is_empty() {
            return;
        }
        if of_their != of_our || form(their) != form(our) {
            let message = format!("the document has the type {}, and the spec has {}", shown(their), shown(our));
            self.note(at, Contradiction::WrongType, their.pointer(), message);
            self.remedies.add(Remedy::Type { field: at.field, schema: their.clone() });
            return;
        }
        if their.is_nullable() != our.is_nullable() {
            let message = match their.is_nullable() {
                true => "only the document allows null here",
                false => "only the spec allows null here",
            };
            self.note(at, Contradiction::Null, their.pointer(), message);
            let (is_request, is_null) = (at.is_request, their.is_nullable());
            self.remedies.add(Remedy::Null { field: at.field, is_request, is_null });
        }
        // The values of an enum and the fields of an object do not depend on their use.
        let target =
            |schema: &Schema<'a>| schema.target().map_or(schema.pointer().to_owned(), |of| of.pointer().to_owned());
        if !self.seen.insert((target(their), target(our), at.is_request, true)) {
            return;
        }
        self.listed(at, their, our);
        if let (Some(their), Some(our)) = (their.items(), our.items()) {
            self.values(&at.at("[]"), &their, &our);
        }
        if of_their.contains(&Kind::Object) {
            self.objects(at, their, our);
        }
    }

    /// Compares the values of enums.
    fn listed(&mut self, at: &Context<'a>, their: &Schema<'a>, our: &Schema<'a>) {
        let (of_their, of_our) = (literals(their), literals(our));
        let name = our.name().and_then(|name| self.tables.enumeration(name)).or(at.enumeration(self.model));
        match (of_their, of_our) {
            (Some(of_their), Some(of_our)) => {
                for value in of_their.iter().filter(|value| !of_our.contains(value)) {
                    let message = format!("{} has no value `{}`", name_of(name), text(value));
                    self.note(&at.value(value), Contradiction::UnknownValue, their.pointer(), message);
                    self.remedies.add(Remedy::Value { name, value: value.clone() });
                }
                let others: Vec<_> = of_our.iter().filter(|value| !of_their.contains(value)).map(text).collect();
                if !others.is_empty() {
                    let others = list(others.iter().map(String::as_str));
                    let message = format!("the document does not list {others}");
                    self.note(at, Contradiction::UndocumentedValue, their.pointer(), message);
                }
            }
            (Some(of_their), None) => {
                let values: Vec<_> = of_their.iter().map(text).collect();
                let values = list(values.iter().map(String::as_str));
                let message = format!("the document lists the values {values}, and the spec has any string");
                self.note(at, Contradiction::WrongType, their.pointer(), message);
                self.remedies.add(Remedy::Type { field: at.field, schema: their.clone() });
            }
            (None, Some(_)) => {
                let message = format!("the document does not list the values of {}", name_of(name));
                self.note(at, Contradiction::UndocumentedValue, their.pointer(), message);
            }
            (None, None) => {}
        }
    }

    fn objects(&mut self, at: &Context<'a>, their: &Schema<'a>, our: &Schema<'a>) {
        let (of_their, of_our) = (properties(their), our.properties());
        let (their_others, our_others) = (their.additional(), our.additional());
        let of_map =
            |properties: &[_], others: &Additional<'_>| properties.is_empty() && matches!(others, Additional::Of(_));
        if let (Additional::Of(their), Additional::Of(our)) = (&their_others, &our_others) {
            self.values(&at.at("{}"), their, our);
        } else if of_map(&of_their, &their_others) && !of_our.is_empty()
            || of_map(&of_our, &our_others) && !of_their.is_empty()
        {
            let name = |is_map: bool| if is_map { "a map" } else { "an object with named fields" };
            let (their_name, our_name) = (name(of_their.is_empty()), name(of_our.is_empty()));
            let message = format!("the document has {their_name}, and the spec has {our_name}");
            self.note(at, Contradiction::WrongType, their.pointer(), message);
            self.remedies.add(Remedy::Type { field: at.field, schema: their.clone() });
            return;
        }
        // Nothing is known about the fields of an object without properties.
        if of_their.is_empty() || of_our.is_empty() {
            return;
        }
        let owner = our.name().and_then(|name| self.tables.owner(name));
        let is_part =
            |schema: &Schema<'_>| if at.is_request { !schema.is_read_only() } else { !schema.is_write_only() };
        for (name, of_their) in of_their.iter().filter(|(_, schema)| is_part(schema)) {
            let at = at.field(owner, name);
            match of_our.iter().find(|(known, schema)| known == name && is_part(schema)) {
                Some((_, of_our)) => {
                    self.remedies.documented(at.field, stage(&at, owner));
                    let is_required = (their.required().contains(name), our.required().contains(name));
                    // Their schema of a choice does not say what its alternatives require.
                    if at.is_request && is_required.0 != is_required.1 && their.alternatives().is_empty() {
                        self.required(&at, of_their, owner, is_required.0);
                    }
                    self.values(&at, of_their, of_our);
                }
                None => self.unknown_field(&at, owner, name, of_their, their.required().contains(name)),
            }
        }
        for (name, _) in of_our.iter().filter(|(_, schema)| is_part(schema)) {
            let at = at.field(owner, name);
            match of_their.iter().find(|(known, _)| known == name) {
                Some((_, of_their)) if !is_part(of_their) => {
                    let body = if at.is_request { "requests" } else { "responses" };
                    let message = format!("by the document, {body} do not contain `{name}`");
                    self.note(&at, Contradiction::Access, of_their.pointer(), message);
                    self.access(&at, owner, false);
                }
                Some(_) => {}
                None => {
                    let message = format!("the document has no field `{name}` here");
                    self.note(&at, Contradiction::UndocumentedField, their.pointer(), message);
                    self.access(&at, owner, false);
                }
            }
        }
    }

    fn required(&mut self, at: &Context<'a>, their: &Schema<'a>, owner: Option<Owner<'a>>, is_required: bool) {
        let message = match is_required {
            true => "only the document requires this field",
            false => "only the spec requires this field",
        };
        self.note(at, Contradiction::Required, their.pointer(), message);
        let stage = stage(at, owner);
        self.remedies.add(Remedy::Required { field: at.field, stage, is_required });
    }

    fn unknown_field(
        &mut self,
        at: &Context<'a>,
        owner: Option<Owner<'a>>,
        name: &'a str,
        their: &Schema<'a>,
        is_required: bool,
    ) {
        let table = owner.map_or_else(|| "the spec".to_owned(), |owner| format!("`{}`", owner.table()));
        if at.field.is_some() {
            let body = if at.is_request { "requests" } else { "responses" };
            let message = format!("by the document, {body} contain `{name}`, and by {table} they do not");
            self.note(at, Contradiction::Access, their.pointer(), message);
            self.access(at, owner, true);
            return;
        }
        self.note(at, Contradiction::UnknownField, their.pointer(), format!("{table} has no field `{name}`"));
        if let Some(owner) = owner {
            let stage = stage(at, Some(owner));
            self.remedies.add(Remedy::Field { owner, name, schema: their.clone(), stage, is_required });
        }
    }

    fn access(&mut self, at: &Context<'a>, owner: Option<Owner<'a>>, is_part: bool) {
        let stage = stage(at, owner);
        self.remedies.add(Remedy::Access { field: at.field, stage, is_part });
    }
}

/// The bodies that a difference is about. An object is written as a whole by a create and by an update.
fn stage(at: &Context<'_>, owner: Option<Owner<'_>>) -> Stage {
    let is_resource = owner.is_some_and(|owner| owner.is_resource);
    match at.kind {
        _ if !at.is_request => Stage::Response,
        Some(Operation::Create) if is_resource => Stage::Create,
        Some(Operation::Update) if is_resource => Stage::Update,
        _ => Stage::Request,
    }
}

/// The properties of an object, and those of its alternatives.
fn properties<'a>(schema: &Schema<'a>) -> Vec<(&'a str, Schema<'a>)> {
    let mut found = schema.properties();
    for (name, property) in schema.alternatives().iter().flat_map(Schema::properties) {
        if !found.iter().any(|(known, _)| *known == name) {
            found.push((name, property));
        }
    }
    found
}

/// The kinds of the values of a schema, and of its alternatives. A number with a format of whole numbers is what the other side says.
fn kinds(schema: &Schema<'_>, other: &Schema<'_>) -> BTreeSet<Kind> {
    let mut kinds = schema.kinds();
    if kinds.is_empty() {
        kinds = schema.alternatives().iter().flat_map(Schema::kinds).collect();
    }
    let is_whole = schema.text("format").is_some_and(|format| format.starts_with("int"));
    if is_whole && other.kinds().contains(&Kind::Integer) && kinds.remove(&Kind::Number) {
        kinds.insert(Kind::Integer);
    }
    kinds
}

/// The form of strings that have their own type in a spec.
fn form<'a>(schema: &Schema<'a>) -> Option<&'a str> {
    let is_string = schema.kind() == Some(Kind::String);
    schema.text("format").filter(|format| is_string && matches!(*format, "date-time" | "date"))
}

/// A type as a message shows it.
fn shown(schema: &Schema<'_>) -> String {
    let names: Vec<_> = kinds(schema, schema).into_iter().map(Kind::name).collect();
    let form = form(schema).map(|form| format!(" ({form})")).unwrap_or_default();
    format!("`{}{form}`", names.join(" or "))
}

fn literals(schema: &Schema<'_>) -> Option<Vec<Literal>> {
    Some(schema.values()?.into_iter().filter_map(literal).collect())
}

fn name_of(name: Option<&str>) -> String {
    name.map_or_else(|| "the spec".to_owned(), |name| format!("`enums.{name}`"))
}
