//! The fields of resources: those of the objects in their responses and bodies, with the IDs in their paths.

use super::answers::{body, elements, value};
use super::draft::{Draft, Pair, Type, Value};
use super::fields::Owner;
use super::paths::{argument, is_open};
use super::plan::{Above, Planned};
use super::types::Types;
use super::uses::Uses;
use crate::model::Operation;
use crate::names::{pascal, snake};
use crate::tools::document;

fn uses<'d>(planned: &Planned<'d>) -> Uses<'d> {
    let mut uses = Uses::default();
    for (operation, route) in &planned.operations {
        let of = &route.operation;
        let objects = elements(of).or_else(|| value(of));
        let body = body(of).map(|body| body.items().unwrap_or(body));
        uses.add(match operation {
            Operation::Get | Operation::List => Uses { read: objects.into_iter().collect(), ..Uses::default() },
            Operation::Create => {
                Uses { read: objects.into_iter().collect(), create: body.into_iter().collect(), ..Uses::default() }
            }
            Operation::Update => {
                Uses { read: objects.into_iter().collect(), update: body.into_iter().collect(), ..Uses::default() }
            }
            Operation::Archive | Operation::Delete => Uses::default(),
        });
    }
    uses
}

/// The fields.
pub fn fields<'d>(draft: &mut Draft, types: &mut Types<'d>, planned: &Planned<'d>) -> Vec<Pair> {
    let uses = &uses(planned);
    let has = |wanted| planned.operations.iter().any(|(operation, _)| *operation == wanted);
    let (is_created, is_updated) = (has(Operation::Create), has(Operation::Update));
    let owner = Owner { name: &planned.name, uses, is_created, is_updated };
    let own = planned.identity.as_ref().map(|identity| identity.property);
    let mut pairs = Vec::new();
    for name in uses.properties() {
        if Some(name) == own {
            pairs.insert(0, id(draft, planned, uses, name));
        } else if let Some(pair) = owner.field(draft, types, name) {
            // Its name is the name of the ID, which is another field.
            let is_taken = name == "id" && own.is_some();
            pairs.push(if is_taken { Pair { key: "inner_id".to_owned(), ..wired(pair) } } else { pair });
        }
    }
    add_parent(draft, planned, &mut pairs, is_created);
    pairs
}

fn id(draft: &mut Draft, planned: &Planned<'_>, uses: &Uses<'_>, name: &str) -> Pair {
    let written = uses.property(name);
    if written.create.iter().chain(&written.update).next().is_some() {
        let why = "bodies have the ID as well, which is not supported: the draft says that only responses have it";
        draft.differs(format!("{} {name}", planned.name), why);
    }
    let pair = Pair::new("id", Value::todo());
    if name == "id" {
        return pair;
    }
    let wire = Pair::new("wire", Value::text(name));
    Pair::new("id", Value::Pairs(vec![wire, Pair::new("doc", Value::todo())]))
}

/// The field with the ID of the parent, which is part of the path. If objects can be created, there has to be one.
fn add_parent(draft: &mut Draft, planned: &Planned<'_>, pairs: &mut Vec<Pair>, is_created: bool) {
    let (argument, open, ty) = match &planned.above {
        Above::Nothing => return,
        Above::Resource { name, open, .. } => (format!("{name}_id"), *open, Type::Id(name.clone())),
        Above::Free { segments } => {
            let Some(open) = segments.iter().find(|segment| is_open(segment)) else { return };
            let argument = argument(open);
            let of = pascal(argument.trim_end_matches("_id"));
            (argument, *open, Type::FreeId(of))
        }
    };
    let is_it = |pair: &&mut Pair| pair.key != "id" && [argument.clone(), snake(open)].contains(&snake(&pair.key));
    let found = pairs.iter_mut().find(is_it);
    let described = vec![Pair::new("type", Value::Type(ty)), Pair::new("doc", Value::todo())];
    match found {
        Some(pair) => {
            let wire = (pair.key != argument).then(|| Pair::new("wire", Value::text(&pair.key)));
            let described = wire.into_iter().chain(described).collect();
            *pair = Pair::new(&argument, Value::Pairs(described));
        }
        None if is_created => {
            let why = "no schema has the ID in the path, so the draft adds a field for it";
            draft.differs(format!("{} {argument}", planned.name), why);
            let at = usize::from(pairs.first().is_some_and(|pair| pair.key == "id"));
            pairs.insert(at, Pair::new(&argument, Value::Pairs(described)));
        }
        None => {}
    }
}

/// The field under another name.
fn wired(pair: Pair) -> Pair {
    let wire = Pair::new("wire", Value::text(&pair.key));
    let value = match pair.value {
        Value::Pairs(pairs) => Value::Pairs([vec![wire], pairs].concat()),
        value => value,
    };
    Pair { key: pair.key, value }
}

/// The resource by whose ID a list has to be filtered.
pub fn parent<'a>(planned: &Planned<'_>, fields: &'a [Pair]) -> Option<&'a str> {
    let (_, list) = planned.operations.iter().find(|(operation, _)| *operation == Operation::List)?;
    if !matches!(planned.above, Above::Nothing) {
        return None;
    }
    let parameters = list.operation.parameters();
    let required =
        parameters.iter().filter(|parameter| parameter.place == document::Place::Query && parameter.is_required);
    let by = |parameter: &document::Parameter<'_>| {
        let Value::Pairs(pairs) = &fields.iter().find(|field| field.key == parameter.name)?.value else { return None };
        let ty = pairs.iter().find(|pair| pair.key == "type")?;
        match &ty.value {
            Value::Type(Type::Id(of)) if snake(parameter.name) == format!("{of}_id") && *of != planned.name => {
                Some(of.as_str())
            }
            _ => None,
        }
    };
    required.filter_map(by).next()
}
