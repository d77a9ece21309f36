//! The types of fields and parameters, and the objects and enums that they need.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::draft::{Draft, Type};
use super::identity::kind;
use super::uses::Uses;
use crate::model::IdKind;
use crate::names::{pascal, singular, snake};
use crate::tools::document::{Additional, Kind, Schema};

/// The types that the draft has, and those that it needs.
pub struct Types<'d> {
    /// The resources with IDs, by name.
    pub resources: BTreeMap<String, IdKind>,
    /// The IDs of other things, in the order in which they are found.
    pub ids: Vec<(String, IdKind)>,
    /// Objects and enums in the order in which they are found.
    pub found: Vec<Table<'d>>,
    /// The number of the section whose tables are being made.
    pub section: usize,
    /// How many lists and maps contain the value whose type is wanted.
    depth: usize,
}

/// How many lists and maps may contain each other. A schema may be a list of itself.
const DEPTH: usize = 8;

/// A table that the draft needs.
#[derive(Clone, Debug)]
pub struct Table<'d> {
    pub name: String,
    /// The section that needs it first.
    pub section: usize,
    pub content: Found<'d>,
}

/// A type that needs a table.
#[derive(Clone, Debug)]
pub enum Found<'d> {
    Object(Uses<'d>),
    Enum(Schema<'d>),
}

impl<'d> Types<'d> {
    /// No types but the IDs of resources.
    pub fn new(resources: BTreeMap<String, IdKind>) -> Self {
        Types { resources, ids: Vec::new(), found: Vec::new(), section: 0, depth: 0 }
    }

    /// The type of a value. `about` and `name` are what it is called: the object or operation that has it, and its own name.
    pub fn of(&mut self, draft: &mut Draft, about: &str, name: &str, uses: &Uses<'d>) -> Type {
        let Some(schema) = uses.first() else { return Type::Plain("json") };
        let mut any = |why: &str| {
            draft.differs(format!("{about} {name}"), format!("{why}, so its type is any JSON"));
            Type::Plain("json")
        };
        let kinds = schema.kinds();
        let is_choice = !schema.alternatives().is_empty();
        let Some(kind) = schema.kind().filter(|kind| !is_choice || !matches!(kind, Kind::Object | Kind::Array)) else {
            return match (is_choice, kinds.len()) {
                (true, _) => any("it is a choice between several schemas (`oneOf` or `anyOf`)"),
                (false, 0) => Type::Plain("json"),
                (false, _) => any("its values are of several types"),
            };
        };
        match kind {
            Kind::Boolean => Type::Plain("bool"),
            Kind::Number => Type::Plain("f64"),
            Kind::Integer | Kind::String if schema.values().is_some_and(|values| !values.is_empty()) => {
                self.enumeration(about, name, uses)
            }
            Kind::Integer => self.id(name, IdKind::Number).unwrap_or(Type::Plain(whole(schema))),
            Kind::String => match schema.text("format") {
                Some("date-time") => Type::Plain("time"),
                Some("date") => Type::Plain("date"),
                _ => self.id(name, IdKind::Text).unwrap_or(Type::Plain("string")),
            },
            Kind::Array => {
                let items = uses.each(Schema::items);
                if items.all().any(Schema::is_nullable) {
                    draft.differs(format!("{about} {name}"), "its elements may be null, so their type is any JSON");
                    return Type::List(Box::new(Type::Plain("json")));
                }
                Type::List(self.inner(draft, about, name, &items))
            }
            Kind::Object if schema.properties().is_empty() => {
                let values = uses.each(|schema| match schema.additional() {
                    Additional::Of(values) => Some(values),
                    _ => None,
                });
                match values.first().is_some() {
                    true => Type::Map(self.inner(draft, about, name, &values)),
                    false => Type::Plain("json"),
                }
            }
            Kind::Object => self.object(about, name, uses),
        }
    }

    /// The type of the values in a list or a map.
    fn inner(&mut self, draft: &mut Draft, about: &str, name: &str, values: &Uses<'d>) -> Box<Type> {
        if self.depth == DEPTH {
            draft.differs(format!("{about} {name}"), "it is nested too deep, so its innermost type is any JSON");
            return Box::new(Type::Plain("json"));
        }
        self.depth += 1;
        let ty = self.of(draft, about, &singular(name), values);
        self.depth -= 1;
        Box::new(ty)
    }

    /// The ID that a field or parameter is named after: `project_id`, and `project` in `project_ids`.
    fn id(&self, name: &str, kind: IdKind) -> Option<Type> {
        let name = snake(name);
        let of = name.strip_suffix("_id")?;
        let free = pascal(of);
        match self.resources.get(of) {
            Some(found) => (*found == kind).then(|| Type::Id(of.to_owned())),
            None => self.ids.contains(&(free.clone(), kind)).then_some(Type::FreeId(free)),
        }
    }

    /// The type of an ID in a path.
    pub fn id_in_path(&mut self, argument: &str, schema: Option<&Schema<'d>>) -> Type {
        let of = argument.strip_suffix("_id").unwrap_or(argument);
        if self.resources.contains_key(of) {
            return Type::Id(of.to_owned());
        }
        let name = pascal(of);
        if !self.ids.iter().any(|(known, _)| *known == name) {
            self.ids.push((name.clone(), schema.and_then(kind).unwrap_or(IdKind::Text)));
        }
        Type::FreeId(name)
    }

    fn add(&mut self, name: &str, content: Found<'d>) {
        self.found.push(Table { name: name.to_owned(), section: self.section, content });
    }

    /// How many schemas are known. As long as it grows, another pass finds more.
    pub fn size(&self) -> usize {
        let size = |table: &Table<'d>| match &table.content {
            Found::Object(uses) => 1 + uses.all().count(),
            Found::Enum(_) => 1,
        };
        self.ids.len() + self.found.iter().map(size).sum::<usize>()
    }

    fn object(&mut self, about: &str, name: &str, uses: &Uses<'d>) -> Type {
        let name = self.name(about, name, uses, |found, first| match found {
            Found::Object(known) => known.all().any(|known| {
                known.pointer() == first.pointer() || known.name().is_some() && known.name() == first.name()
            }),
            Found::Enum(_) => false,
        });
        match self.found.iter_mut().find(|table| table.name == name) {
            Some(Table { content: Found::Object(known), .. }) => drop(known.add(uses.clone())),
            _ => self.add(&name, Found::Object(uses.clone())),
        }
        Type::Object(name)
    }

    fn enumeration(&mut self, about: &str, name: &str, uses: &Uses<'d>) -> Type {
        let values = |schema: &Schema<'d>| {
            schema.values().map(|values| values.into_iter().map(Json::to_string).collect::<Vec<_>>())
        };
        let name = self.name(about, name, uses, |found, first| match found {
            Found::Enum(known) => values(known) == values(first),
            Found::Object(_) => false,
        });
        if !self.found.iter().any(|table| table.name == name)
            && let Some(first) = uses.first()
        {
            self.add(&name, Found::Enum(first.clone()));
        }
        Type::Enum(name)
    }

    /// The name of the schema, or one after the place where it is used. Another schema may have taken it. An enum without a name of its
    /// own may be that of another place with the same name and values.
    fn name(
        &self,
        about: &str,
        name: &str,
        uses: &Uses<'d>,
        is_same: impl Fn(&Found<'d>, &Schema<'d>) -> bool,
    ) -> String {
        let Some(first) = uses.first() else { return pascal(name) };
        let own = first.name().map(pascal);
        let is_alike = |table: &&Table<'d>| {
            let is_enum = matches!(table.content, Found::Enum(_));
            is_enum && table.name.ends_with(&pascal(name)) && is_same(&table.content, first)
        };
        let alike = self.found.iter().find(is_alike).map(|table| table.name.clone()).filter(|_| own.is_none());
        let placed = format!("{}{}", pascal(about), pascal(name));
        let numbered = (2..).map(|number| format!("{placed}{number}"));
        let mut names = own.into_iter().chain(alike).chain([placed.clone()]).chain(numbered);
        let fits = |name: &String| {
            !self.resources.contains_key(&snake(name))
                && self
                    .found
                    .iter()
                    .find(|table| table.name == *name)
                    .is_none_or(|table| is_same(&table.content, first))
        };
        names.find(fits).unwrap_or(placed)
    }
}

/// The type of whole numbers between these limits.
fn whole(schema: &Schema<'_>) -> &'static str {
    let limit = |key| schema.keyword(key).and_then(Json::as_i64);
    match (limit("minimum"), limit("maximum")) {
        (Some(0..), Some(high)) if high <= i64::from(u32::MAX) => "u32",
        (Some(0..), _) => "u64",
        _ => "i64",
    }
}
