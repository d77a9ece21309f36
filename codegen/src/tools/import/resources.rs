//! The tables of resources.

use std::collections::BTreeMap;

use super::answers::elements;
use super::draft::{Draft, Pair, Table, Value};
use super::members::{fields, parent};
use super::pages::{CURSORS, Paged, Pages, is_one_of};
use super::paths::{argument, is_open, title};
use super::plan::{Above, Planned};
use super::queries::{actions, parameters, query, state};
use super::types::Types;
use super::verbs::Verb;
use crate::model::template::placeholder;
use crate::model::{IdKind, Operation};
use crate::names::{plural, snake};
use crate::spec::words::Words as _;
use crate::tools::document;

/// The properties of the whole API.
pub struct Api<'d> {
    pub verbs: BTreeMap<Operation, Verb>,
    pub pages: Option<Pages<'d>>,
    pub id: IdKind,
}

/// The tables of a resource.
pub fn tables<'d>(draft: &mut Draft, types: &mut Types<'d>, api: &Api<'d>, planned: &Planned<'d>) -> Vec<Table> {
    if let Above::Free { segments } = &planned.above
        && let Some(open) = segments.iter().find_map(|segment| placeholder(segment))
    {
        let parameters = planned.operations.iter().flat_map(|(_, route)| route.operation.parameters());
        let in_path = parameters.filter(|parameter| parameter.name == open).find_map(|parameter| parameter.schema);
        types.id_in_path(&argument(&format!("{{{open}}}")), in_path.as_ref());
    }
    let fields = fields(draft, types, planned);
    let parent = parent(planned, &fields);
    let queries = queries(draft, types, api, planned, parent);
    let writes: Vec<_> = planned.operations.iter().filter(|(operation, _)| is_write(*operation)).collect();
    let actions = actions(draft, &writes);
    let place = ["resources", planned.name.as_str()];
    let mut tables = vec![head(draft, api, planned, parent)];
    for (name, pairs) in [("query", queries), ("actions", actions), ("fields", fields)] {
        let mut table = Table::new(&[place[0], place[1], name]);
        table.pairs = pairs;
        tables.push(table);
    }
    tables
}

/// The table with the paths and the operations.
fn head(draft: &mut Draft, api: &Api<'_>, planned: &Planned<'_>, parent: Option<&str>) -> Table {
    let mut table = Table::new(&["resources", &planned.name]);
    table.heading = Some(plural(&planned.name.replace('_', " ")));
    let (list, segment) = (path(planned), planned.segment);
    table.put("path", Value::text(&list));
    if planned.is_flat {
        table.put("item", Value::Text(format!("{segment}/{{id}}")));
    }
    let (called, derived) = (snake(segment), plural(&planned.name));
    if called.ends_with('s') && called != derived && called.get(..3) == derived.get(..3) {
        table.put("plural", Value::Text(called));
    } else if !matches!(planned.above, Above::Nothing) && called != derived {
        table.put("method", Value::Text(called));
    }
    parent.iter().for_each(|parent| table.put("parent", Value::Resource((*parent).to_owned())));
    if let Some(identity) = planned.identity.as_ref().filter(|identity| identity.kind != api.id) {
        table.put("id", Value::text(identity.kind.name()));
    }
    let operations: Vec<_> =
        planned.operations.iter().map(|(operation, route)| (*operation, &route.operation)).collect();
    let states: Vec<_> = operations.iter().map(|(_, of)| state(of.node.text("x-release-state"))).collect();
    let common = states.first().copied().flatten().filter(|first| states.iter().all(|state| *state == Some(first)));
    common.iter().for_each(|state| table.put("state", Value::text(state)));
    let list = operations.iter().find(|(operation, _)| *operation == Operation::List);
    if let (Some(pages), Some((_, list))) = (&api.pages, list) {
        match pages.paged(list) {
            Paged::No => table.put("unpaged", Value::literal(true)),
            Paged::Linked => table.put("pages", Value::text("link")),
            Paged::Numbered => {}
        }
    }
    if operations.iter().any(|(operation, of)| *operation == Operation::Create && elements(of).is_some()) {
        table.put("create", Value::Pairs(vec![Pair::new("many", Value::literal(true))]));
    }
    table.put("doc", Value::todo());
    table.put("operations", Value::texts(operations.iter().map(|(operation, _)| operation.name())));
    let verbs = operations.iter().zip(&states).filter_map(|((operation, of), state)| {
        let mut pairs = Verb::of(*operation, of).differing(api.verbs.get(operation));
        state.filter(|_| common.is_none()).iter().for_each(|state| pairs.push(Pair::new("state", Value::text(state))));
        (!pairs.is_empty()).then(|| Pair::new(operation.name(), Value::Pairs(pairs)))
    });
    let verbs: Vec<_> = verbs.collect();
    if !verbs.is_empty() {
        table.put("verbs", Value::Lines(verbs));
    }
    for (_, of) in operations.iter().filter(|(_, of)| of.node.flag("deprecated")) {
        draft.differs(title(of), "the document calls it deprecated: add a warning");
    }
    table
}

/// The template of the list.
fn path(planned: &Planned<'_>) -> String {
    match &planned.above {
        Above::Nothing => planned.segment.to_owned(),
        Above::Resource { name, segment, .. } => format!("{segment}/{{{name}_id}}/{}", planned.segment),
        Above::Free { segments } => {
            let segment = |segment: &&str| match is_open(segment) {
                true => format!("{{{}}}", argument(segment)),
                false => (*segment).to_owned(),
            };
            segments.iter().map(segment).collect::<Vec<_>>().join("/")
        }
    }
}

fn queries<'d>(
    draft: &mut Draft,
    types: &mut Types<'d>,
    api: &Api<'d>,
    planned: &Planned<'d>,
    parent: Option<&str>,
) -> Vec<Pair> {
    let mut found: Vec<(document::Parameter<'d>, Vec<Operation>)> = Vec::new();
    let can_be_written =
        planned.operations.iter().any(|(operation, _)| matches!(operation, Operation::Create | Operation::Update));
    for (operation, route) in planned.operations.iter().filter(|(operation, _)| !is_write(*operation)) {
        let of = &route.operation;
        let filter = parent.map(|parent| format!("{parent}_id"));
        let known: Vec<&str> = match (operation, &api.pages) {
            (Operation::List, Some(pages)) if pages.paged(of) == Paged::Numbered => {
                vec![pages.page.name, pages.size.name]
            }
            (Operation::List, Some(pages)) if pages.paged(of) == Paged::Linked => vec![pages.size.name],
            _ => Vec::new(),
        };
        for parameter in parameters(draft, of, &known) {
            if *operation == Operation::List && filter.as_deref() == Some(&snake(parameter.name)) {
                continue;
            }
            if *operation == Operation::List && is_one_of(&parameter, &CURSORS) {
                let why =
                    "is the place of a page, and pages are found by numbers or the header `Link`: one page is read";
                draft.differs(route.title(), format!("`{}` {why}", parameter.name));
            }
            if *operation == Operation::Get && can_be_written {
                let why = "is a parameter of the query, and `get` has none if there is `create` or `update`";
                draft.lacks(route.title(), format!("`{}` {why}", parameter.name));
                continue;
            }
            match found.iter_mut().find(|(known, _)| known.name == parameter.name) {
                Some((_, on)) => on.push(*operation),
                None => found.push((parameter, vec![*operation])),
            }
        }
    }
    let queries = found.iter().filter_map(|(parameter, on)| {
        let list = planned.operations.iter().find(|(operation, _)| on.contains(operation))?;
        query(draft, types, (&planned.name, &list.1.operation), parameter, on)
    });
    queries.collect()
}

fn is_write(operation: Operation) -> bool {
    !matches!(operation, Operation::Get | Operation::List)
}
