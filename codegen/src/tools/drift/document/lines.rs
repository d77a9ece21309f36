//! The lines of the changes that would end differences. They are tried on the spec before they are printed.

use std::collections::BTreeSet;

use super::super::comparison::{blank, untyped};
use super::super::edit::{Edit, Part, TODO, type_name};
use super::super::objects::Owner;
use super::new_tables;
use super::remedy::{Remedy, Stage};
use super::tables::Route;
use super::types::Drafts;
use crate::model::{Access, Field, Model, Operation as Kind, Required, Resource, Type, View};
use crate::names::{is_usable, snake};
use crate::spec::read::Literal;
use crate::tools::document::{Parameter, Schema};
use crate::tools::toml::{key, quoted};

/// The lines of changes.
pub fn edits<'a>(remedies: impl Iterator<Item = Remedy<'a>>, model: &'a Model, text: &'a str) -> Vec<Edit> {
    let mut drafts = Drafts::new(model, text);
    let mut fields: Vec<Change<'a>> = Vec::new();
    let mut values: Vec<(&str, Literal)> = Vec::new();
    let mut operations = Vec::new();
    for remedy in remedies {
        match remedy {
            Remedy::Value { name, value } => values.extend(name.map(|name| (name, value))),
            Remedy::Parameter { route, parameter } => drafts.parameter(route, &parameter),
            Remedy::Statuses { route, statuses } => drafts.statuses(route, &statuses),
            Remedy::Operation(operation) => operations.push(operation),
            of_field => Change::add(&mut fields, of_field),
        }
    }
    for change in fields {
        drafts.field(change);
    }
    for found in &model.enums {
        let lacks = values.iter().filter(|(of, _)| *of == *found.name).map(|(_, value)| value);
        let edit = Edit::values(found, lacks, |edit| drafts.refusal(edit));
        drafts.edits.extend(edit);
    }
    new_tables::add(&mut drafts, &operations);
    drafts.into_edits()
}

/// All changes to one field.
struct Change<'a> {
    owner: Owner<'a>,
    name: String,
    /// The field, unless it is new.
    field: Option<&'a Field>,
    schema: Option<Schema<'a>>,
    others: Vec<Remedy<'a>>,
}

impl<'a> Change<'a> {
    /// Adds a change to the others of its field.
    fn add(all: &mut Vec<Change<'a>>, remedy: Remedy<'a>) {
        let (owner, field, name) = match &remedy {
            Remedy::Field { owner, name, .. } => (*owner, None, (*name).to_owned()),
            Remedy::Type { field, .. }
            | Remedy::Null { field, .. }
            | Remedy::Access { field, .. }
            | Remedy::Required { field, .. } => {
                let Some((owner, field)) = field else { return };
                (*owner, Some(*field), field.wire.value.clone())
            }
            _ => return,
        };
        let same = |change: &&mut Change<'a>| change.owner.table() == owner.table() && change.name == name;
        let schema = match &remedy {
            Remedy::Field { schema, .. } | Remedy::Type { schema, .. } => Some(schema.clone()),
            _ => None,
        };
        match all.iter_mut().find(same) {
            Some(change) => {
                change.schema = change.schema.take().or(schema);
                change.others.push(remedy);
            }
            None => all.push(Change { owner, name, field, schema, others: vec![remedy] }),
        }
    }

    /// The field with all changes, except that of its type, and whether no body has it.
    fn changed(&self, leaves_out_unset: bool) -> (Field, bool) {
        let (mut field, mut bodies) = match self.field {
            Some(field) => (field.clone(), Bodies::of(field.access)),
            None => (blank(&self.name), Bodies::default()),
        };
        for remedy in &self.others {
            match remedy {
                Remedy::Field { stage, schema, is_required, .. } => {
                    bodies.set(*stage, true);
                    field.seen_null |= schema.is_nullable();
                    field.nullable |= *stage != Stage::Response && schema.is_nullable();
                    if *is_required && *stage != Stage::Response {
                        field.required = required(field.required, *stage);
                    }
                    // A document seldom says what a response always contains.
                    field.seen_absent |= *stage == Stage::Response;
                }
                // A field to which null is written is read with null, too.
                Remedy::Null { is_request: true, is_null, .. } => {
                    (field.nullable, field.seen_null) = (*is_null, field.seen_null || *is_null);
                }
                Remedy::Null { is_request: false, is_null, .. } => field.seen_null = *is_null,
                Remedy::Access { stage, is_part, .. } => bodies.set(*stage, *is_part),
                Remedy::Required { stage, is_required: true, .. } => field.required = required(field.required, *stage),
                Remedy::Required { is_required: false, .. } => field.required = Required::No,
                _ => {}
            }
        }
        // The API leaves out any field that is not set.
        field.seen_absent &= !leaves_out_unset;
        field.access = bodies.access();
        if field.access == Access::Read {
            (field.required, field.nullable) = (Required::No, false);
        }
        (field, bodies == Bodies::default())
    }
}

fn required(before: Required, stage: Stage) -> Required {
    match stage {
        Stage::Update => Required::Always,
        _ if before == Required::Always => Required::Always,
        _ => Required::Create,
    }
}

/// The bodies that contain a field.
#[derive(Default, PartialEq)]
struct Bodies {
    response: bool,
    create: bool,
    update: bool,
}

impl Bodies {
    fn of(access: Access) -> Self {
        Bodies { response: access != Access::Write, create: access.is_created(), update: access.is_edited() }
    }

    fn set(&mut self, stage: Stage, is_part: bool) {
        self.response = if stage == Stage::Response { is_part } else { self.response };
        self.create = if matches!(stage, Stage::Create | Stage::Request) { is_part } else { self.create };
        self.update = if matches!(stage, Stage::Update | Stage::Request) { is_part } else { self.update };
    }

    fn access(&self) -> Access {
        match (self.response, self.create, self.update) {
            (true, true, true) => Access::Edit,
            (true, true, false) => Access::Create,
            (true, false, true) => Access::Update,
            (false, true, _) | (false, _, true) => Access::Write,
            (_, false, false) => Access::Read,
        }
    }
}

impl<'a> Drafts<'a> {
    /// The line of a field that is new, changed or removed.
    fn field(&mut self, change: Change<'a>) {
        let owner = change.owner;
        let (changed, is_gone) = change.changed(self.model.api.leaves_out_unset);
        let edit = match change.field {
            Some(_) => Edit::changed_field,
            None => Edit::new_field,
        };
        let described = self.trying(|drafts| {
            if is_gone {
                return Ok(Edit::removed_field(&owner, &changed));
            }
            let (field, doubt) = match &change.schema {
                Some(schema) => {
                    if change.field.is_none() && !is_usable(&change.name) {
                        return Err("a spec cannot name this field".to_owned());
                    }
                    let (ty, doubt) = drafts.ty(&change.name, schema)?;
                    let mut field = untyped(changed);
                    field.ty.value = ty;
                    field.example = drafts.example(&field, schema);
                    (field, doubt)
                }
                None => (changed, None),
            };
            Ok(edit(&owner, &field, doubt.as_deref()))
        });
        self.edits.push(described.unwrap_or_else(|why| Edit::nothing(&owner, &change.name, &why)));
    }

    /// The line of a query parameter.
    fn parameter(&mut self, route: Option<Route<'a>>, parameter: &Parameter<'a>) {
        let Some(route) = route else { return };
        let table = table_of(route);
        let described = self.trying(|drafts| {
            let mut keys = Vec::new();
            let name = snake(parameter.name);
            if name != parameter.name {
                keys.push(format!("wire = {}", quoted(parameter.name)));
            }
            let ty = parameter.schema.as_ref().map_or(Ok((Type::String, None)), |schema| drafts.ty(&name, schema))?;
            keys.push(format!("type = {}", quoted(&type_name(&ty.0))));
            if parameter.is_joined {
                keys.push("style = \"comma\"".to_owned());
            }
            if parameter.is_required {
                keys.push("required = true".to_owned());
            }
            if let Some((_, kind)) = route.operation.filter(|(_, kind)| *kind != Kind::List) {
                keys.push(format!("on = [{}]", quoted(kind.name())));
            }
            keys.push(format!("doc = {}", quoted(TODO)));
            let lines = format!("query.{} = {{ {} }}\n", key(&name), keys.join(", "));
            Ok(Edit { table: table.clone(), part: Part::Keys, lines })
        });
        let nothing = |why: String| Edit { table, part: Part::Keys, lines: Edit::comment(parameter.name, &why) };
        self.edits.push(described.unwrap_or_else(nothing));
    }

    /// The line with the success statuses of an operation.
    fn statuses(&mut self, route: Option<Route<'a>>, statuses: &BTreeSet<String>) {
        let Some((route, (_, kind))) = route.and_then(|route| Some((route, route.operation?))) else { return };
        let list: Vec<_> = statuses.iter().map(String::as_str).collect();
        let lines = format!("verbs.{}.success = [{}]\n", kind.name(), list.join(", "));
        self.keys(table_of(route), &format!("verbs.{}", kind.name()), lines);
    }
}

/// The table of an operation: `resources.experiment`, or `resources.experiment.views.results`.
fn table_of(route: Route<'_>) -> String {
    let of_view = |(of, view): (Option<&Resource>, &View)| match of {
        Some(resource) => format!("resources.{}.views.{}", *resource.name, *view.name),
        None => format!("views.{}", *view.name),
    };
    let of_operation = route.operation.map(|(resource, _)| format!("resources.{}", *resource.name));
    of_operation.or_else(|| route.view.map(of_view)).unwrap_or_default()
}
