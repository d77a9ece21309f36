//! The type of a spec for a schema of a document, with the tables that it needs.

use std::collections::BTreeMap;

use super::super::comparison::blank;
use super::super::edit::{Edit, Part, TODO, entry};
use super::super::guess::{id, object_names};
use super::super::trial::Trial;
use super::values::{literal, raw};
use crate::diagnostic::{At, NOWHERE};
use crate::model::{Access, Enum, Field, IdKind, Model, Required, Type};
use crate::names::{is_usable, pascal, singular};
use crate::spec::read::Literal;
use crate::tools::document::{Additional, Kind, Schema};
use crate::tools::toml::{key, quoted};

/// A type, and the assumption that has to be checked, if there is one.
pub type Described = (Type, Option<String>);

/// The lines so far, each of which the spec is accepted with.
pub struct Drafts<'a> {
    pub model: &'a Model,
    trial: Trial<'a>,
    pub edits: Vec<Edit>,
    /// New objects and enums, with their names.
    tables: Vec<(String, Edit)>,
    /// The types of schemas that have a new table, by their place.
    known: BTreeMap<String, Type>,
    /// How many types contain the one that is described.
    depth: usize,
}

/// The deepest type. A list may contain itself, in a document.
const DEPTH: usize = 20;

impl<'a> Drafts<'a> {
    pub fn new(model: &'a Model, text: &'a str) -> Self {
        Drafts {
            model,
            trial: Trial::new(text),
            edits: Vec::new(),
            tables: Vec::new(),
            known: BTreeMap::new(),
            depth: 0,
        }
    }

    pub fn into_edits(self) -> Vec<Edit> {
        self.edits.into_iter().chain(self.tables.into_iter().map(|(_, edit)| edit)).collect()
    }

    /// Why the spec would be rejected with this edit and the earlier ones.
    pub fn refusal(&self, edit: &Edit) -> Option<String> {
        let tables = self.tables.iter().map(|(_, edit)| edit);
        self.trial.refusal(tables.chain(&self.edits).chain([edit]))
    }

    /// An edit that the spec is accepted with. The tables that it needed are dropped if it is not.
    pub fn trying(&mut self, draft: impl FnOnce(&mut Self) -> Result<Edit, String>) -> Result<Edit, String> {
        let (tables, known) = (self.tables.len(), self.known.clone());
        let described = draft(self).and_then(|edit| self.refusal(&edit).map_or(Ok(edit), Err));
        if described.is_err() {
            self.tables.truncate(tables);
            self.known = known;
        }
        described
    }

    /// Adds keys of a table, or the reason why they cannot be.
    pub fn keys(&mut self, table: String, name: &str, lines: String) {
        let edit = Edit { table: table.clone(), part: Part::Keys, lines };
        // Two differences may have the same remedy.
        if self.edits.contains(&edit) {
            return;
        }
        let nothing = |why: String| Edit { table, part: Part::Keys, lines: Edit::comment(name, &why) };
        let edit = match self.refusal(&edit) {
            None => edit,
            Some(why) => nothing(why),
        };
        self.edits.push(edit);
    }

    /// The type for a schema. `name` is the field that has it.
    pub fn ty(&mut self, name: &str, schema: &Schema<'a>) -> Result<Described, String> {
        if self.depth == DEPTH {
            return Err("its type is nested too deeply".to_owned());
        }
        self.depth += 1;
        let described = self.described(name, schema);
        self.depth -= 1;
        described
    }

    fn described(&mut self, name: &str, schema: &Schema<'a>) -> Result<Described, String> {
        if let Some(known) = self.known.get(schema.pointer()) {
            return Ok((known.clone(), None));
        }
        if let Some(object) = schema.name().filter(|name| self.model.object(name).is_some()) {
            return Ok((Type::Object(object.to_owned()), None));
        }
        if schema.values().is_some_and(|values| !values.is_empty()) {
            return self.enumeration(name, schema);
        }
        let plain = |ty| Ok((ty, None));
        match schema.kind() {
            None => {
                let is_choice = schema.kinds().len() + schema.alternatives().len() > 1;
                let doubt = is_choice.then(|| "the document allows values of several types here".to_owned());
                Ok((Type::Json, doubt))
            }
            Some(Kind::Boolean) => plain(Type::Bool),
            Some(Kind::Integer) => plain(id(self.model, name, IdKind::Number).unwrap_or(Type::Integer)),
            Some(Kind::Number) if schema.text("format").is_some_and(|format| format.starts_with("int")) => {
                plain(id(self.model, name, IdKind::Number).unwrap_or(Type::Integer))
            }
            Some(Kind::Number) => plain(Type::Number),
            Some(Kind::String) => plain(match schema.text("format") {
                Some("date-time") => Type::Time,
                Some("date") => Type::Date,
                _ => id(self.model, name, IdKind::Text).unwrap_or(Type::String),
            }),
            Some(Kind::Array) => {
                let (element, doubt) = match schema.items() {
                    Some(items) => self.ty(&singular(name), &items)?,
                    None => (Type::Json, None),
                };
                Ok((Type::List(Box::new(element)), doubt))
            }
            Some(Kind::Object) => self.object(name, schema),
        }
    }

    fn object(&mut self, name: &str, schema: &Schema<'a>) -> Result<Described, String> {
        let properties = schema.properties();
        if !properties.is_empty() {
            return self.new_object(schema.name().unwrap_or(name), schema).map(|ty| (ty, None));
        }
        match schema.additional() {
            Additional::Of(values) => {
                let (value, doubt) = self.ty(&singular(name), &values)?;
                Ok((Type::Map(Box::new(Type::String), Box::new(value)), doubt))
            }
            _ => Ok((Type::Json, None)),
        }
    }

    /// An enum of the spec with the same values, or a new one.
    fn enumeration(&mut self, name: &str, schema: &Schema<'a>) -> Result<Described, String> {
        let values: Vec<Literal> = schema.values().unwrap_or_default().into_iter().filter_map(literal).collect();
        let same =
            |of: &&Enum| of.values.len() == values.len() && values.iter().all(|value| of.variant(value).is_some());
        if let Some(found) = self.model.enums.iter().find(same) {
            return Ok((Type::Enum(found.name.value.clone()), None));
        }
        let is_whole = values.iter().all(|value| matches!(value, Literal::Integer(_)));
        let repr = if is_whole { "repr = \"i64\"\n" } else { "" };
        let lines = |values: &[Literal], named: bool| -> String {
            let line = |(index, value): (usize, &Literal)| {
                let sent = key(&raw(value));
                let name = if named { format!(".Value{}", index + 1) } else { String::new() };
                format!("values.{sent}{name} = {}\n", quoted(TODO))
            };
            values.iter().enumerate().map(line).collect()
        };
        let candidates = object_names(schema.name().unwrap_or(name)).take(4);
        let mut why = "every name for such an enum is taken".to_owned();
        for (name, named) in candidates.flat_map(|name| [(name.clone(), false), (name, true)]) {
            let table = format!("enums.{name}");
            let lines = format!("[{table}]\n{repr}doc = {}\n{}", quoted(TODO), lines(&values, named));
            let edit = Edit { table, part: Part::Table, lines };
            match self.refusal(&edit) {
                None => {
                    let ty = Type::Enum(name.clone());
                    self.known.insert(schema.pointer().to_owned(), ty.clone());
                    self.tables.push((name, edit));
                    return Ok((ty, None));
                }
                Some(refused) => why = refused,
            }
        }
        Err(why)
    }

    /// Describes objects for which the spec has no table.
    fn new_object(&mut self, name: &str, schema: &Schema<'a>) -> Result<Type, String> {
        let place = self.tables.len();
        let mut names = object_names(name);
        let name = names.find(|name| self.refusal(&Edit::object(name, "")).is_none());
        let name = name.ok_or("every name for such an object is taken")?;
        let ty = Type::Object(name.clone());
        self.known.insert(schema.pointer().to_owned(), ty.clone());
        self.tables.push((name.clone(), Edit::object(&name, "")));
        let mut fields = String::new();
        for (wire, property) in schema.properties() {
            let (others, known) = (self.tables.len(), self.known.clone());
            let described = self.part(wire, &property).and_then(|(field, doubt)| {
                let entry = entry(&field, doubt.as_deref());
                self.tables[place].1 = Edit::object(&name, &format!("{fields}{entry}"));
                let tables = self.tables.iter().map(|(_, edit)| edit);
                self.trial.refusal(tables.chain(&self.edits)).map_or(Ok(entry), Err)
            });
            fields.push_str(&described.unwrap_or_else(|why| {
                self.tables.truncate(others);
                self.known = known;
                Edit::comment(wire, &why)
            }));
            self.tables[place].1 = Edit::object(&name, &fields);
        }
        Ok(ty)
    }

    /// A field of a new object.
    fn part(&mut self, wire: &str, schema: &Schema<'a>) -> Result<(Field, Option<String>), String> {
        if !is_usable(wire) {
            return Err("a spec cannot name this field".to_owned());
        }
        let (ty, doubt) = self.ty(wire, schema)?;
        let mut field = blank(wire);
        field.ty.value = ty;
        field.seen_null = schema.is_nullable();
        field.seen_absent = !self.model.api.leaves_out_unset;
        (field.access, field.required) = (Access::Read, Required::No);
        Ok((field, doubt))
    }

    /// An example for a string, which needs one.
    pub fn example(&self, field: &Field, schema: &Schema<'a>) -> Option<At<Literal>> {
        let is_string = field.ty.value == Type::String && field.access != Access::Read;
        let given = schema.text("example").filter(|example| !example.contains(char::is_control));
        let example = given.map_or_else(|| format!("TODO {}", pascal(&field.name)), str::to_owned);
        is_string.then(|| At::new(Literal::Text(example), NOWHERE))
    }
}
