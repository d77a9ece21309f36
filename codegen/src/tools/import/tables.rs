//! The tables of a draft, in the order of the text: those of the API, and after each resource the objects and enums that it needs first.

use serde_json::Value as Json;

use super::draft::{Draft, Pair, Table, Value};
use super::fields::Owner;
use super::pages::Pages;
use super::paths::routes;
use super::plan::{Left, Planned, plan};
use super::resources::{Api, tables as of_resource};
use super::types::{Found, Types};
use super::uses::Uses;
use super::verbs::common;
use super::views::{most_frequent, owner, view};
use super::{api, endless, paths};
use crate::model::IdKind;
use crate::spec::words::Words as _;
use crate::tools::document::{Document, Schema};

/// The draft of a spec for a document.
pub fn draft(document: &Document) -> Draft {
    let mut unread = Draft::default();
    let operations = document.operations().into_iter().filter(|operation| {
        let is_read = ["GET", "POST", "PUT", "PATCH", "DELETE"].contains(&operation.method.as_str());
        if !is_read {
            unread.lacks(paths::title(operation), "the method is not one of a spec");
        }
        is_read
    });
    let (prefix, routes) = routes(operations.collect());
    let (planned, left) = plan(routes);
    let api = Api { verbs: common(&planned), pages: Pages::of(&planned), id: most_frequent(&planned) };
    let resources = planned.iter().filter_map(|planned| Some((planned.name.clone(), planned.identity.as_ref()?.kind)));
    let mut types = Types::new(resources.collect());
    // An object that a later resource uses as well may get more fields, so the tables are made until nothing is new.
    loop {
        let before = types.size();
        let mut draft = Draft { tables: Vec::new(), notes: unread.notes.clone() };
        let mut tables = api::tables(&mut draft, document, &api, &prefix);
        let sections = sections(&mut draft, &mut types, &api, &planned, &left);
        tables.extend(ids(&types, api.id));
        tables.extend(sections);
        draft.tables = tables;
        if types.size() == before {
            endless::broken(&mut draft);
            return draft;
        }
    }
}

/// The resources, each followed by its views and types. The views of the account come last.
fn sections<'d>(
    draft: &mut Draft,
    types: &mut Types<'d>,
    api: &Api<'d>,
    planned: &[Planned<'d>],
    left: &[Left<'d>],
) -> Vec<Table> {
    let mut tables = Vec::new();
    let owners: Vec<_> = left.iter().map(|(route, _)| owner(planned, route)).collect();
    let views = |draft: &mut Draft, types: &mut Types<'d>, of: Option<usize>| {
        let own = left.iter().zip(&owners).filter(|(_, owner)| **owner == of);
        own.filter_map(|(left, _)| view(draft, types, of.map(|at| &planned[at]), left)).collect::<Vec<_>>()
    };
    for (section, resource) in planned.iter().enumerate() {
        types.section = section;
        tables.extend(of_resource(draft, types, api, resource));
        tables.extend(views(draft, types, Some(section)));
        tables.extend(needed(draft, types));
    }
    types.section = planned.len();
    let mut of_account = views(draft, types, None);
    if let Some(first) = of_account.first_mut() {
        first.heading = Some("views of the account".to_owned());
    }
    tables.extend(of_account);
    tables.extend(needed(draft, types));
    tables
}

/// The objects and enums that the section needs first. Making one may find more.
fn needed<'d>(draft: &mut Draft, types: &mut Types<'d>) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut at = 0;
    while let Some(table) = types.found.get(at).cloned() {
        at += 1;
        if table.section != types.section {
            continue;
        }
        match &table.content {
            Found::Object(uses) => tables.extend(object(draft, types, &table.name, uses)),
            Found::Enum(schema) => tables.push(enumeration(&table.name, schema)),
        }
    }
    tables
}

fn object<'d>(draft: &mut Draft, types: &mut Types<'d>, name: &str, uses: &Uses<'d>) -> [Table; 2] {
    let mut head = Table::new(&["objects", name]);
    head.put("doc", Value::todo());
    let (is_created, is_updated) = (!uses.create.is_empty(), !uses.update.is_empty());
    let owner = Owner { name, uses, is_created, is_updated };
    let mut fields = Table::new(&["objects", name, "fields"]);
    fields.pairs = uses.properties().into_iter().filter_map(|property| owner.field(draft, types, property)).collect();
    [head, fields]
}

fn enumeration(name: &str, schema: &Schema<'_>) -> Table {
    let mut table = Table::new(&["enums", name]);
    table.put("doc", Value::todo());
    let values = schema.values().unwrap_or_default();
    if values.iter().all(|value| value.is_i64()) {
        table.put("repr", Value::text("i64"));
    }
    let mut pairs: Vec<Pair> = Vec::new();
    for value in values {
        let sent = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        if pairs.iter().any(|pair| pair.key == sent) {
            continue;
        }
        pairs.push(match value {
            Json::String(_) => Pair::new(&sent, Value::todo()),
            _ => Pair::new(
                &sent,
                Value::Lines(vec![Pair::new(&format!("Value{}", sent.replace('-', "Minus")), Value::todo())]),
            ),
        });
    }
    table.put("values", Value::Lines(pairs));
    table
}

fn ids(types: &Types<'_>, usual: IdKind) -> Option<Table> {
    let mut table = Table::new(&["ids"]);
    for (name, kind) in &types.ids {
        let kind = (*kind != usual).then(|| Pair::new("kind", Value::text(kind.name())));
        let pairs = kind.into_iter().chain([Pair::new("doc", Value::todo())]).collect();
        table.put(name, Value::Pairs(pairs));
    }
    (!table.pairs.is_empty()).then_some(table)
}
