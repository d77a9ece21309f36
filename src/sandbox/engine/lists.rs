//! Lists: which objects a list has, and how it comes in pages.

use serde_json::Value;

use super::fill::{self, Filler};
use super::listed::Listed;
use super::operations::Asked;
use super::pages::{self, Page};
use super::query::Query;
use super::reply::{Refusal, Reply};
use super::rules::Rules;
use super::store::{Object, Store, reads_id};
use super::validate;
use crate::model::table::{FieldTable, Kind, Operation, ResourceTable};

/// The list of a resource.
pub(super) fn list(rules: &dyn Rules, store: &Store, asked: &Asked<'_>) -> Result<Reply, Refusal> {
    let resource = asked.resource;
    let parent = above(rules, store, asked)?;
    let tables = resource.query.iter().filter(|query| query.on.contains(&Operation::List));
    let mut problems = validate::query(rules, tables, asked.query);
    let page = pages::asked_for(store.table(), resource.pages, asked.query, &mut problems);
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    if resource.id().is_none() {
        let above = asked.ids.first().copied().or(parent.map(|(_, id)| id)).unwrap_or(0);
        let mut rows = rules.rows(store, resource, above, asked.query)?;
        rows.iter_mut().for_each(|row| fill_row(rules, store, resource, above, row));
        let total = rows.len();
        return Ok(answer(store, asked, page.as_ref(), total, page_of(page.as_ref(), rows.iter())));
    }
    let newest_first = rules.newest_first(resource);
    let selecting = is_selecting(asked);
    let hidden = rules.hidden(resource);
    if !selecting && hidden.is_none() {
        let total = store.count_below(resource, parent);
        let objects = store.below(resource, parent);
        let shown = if newest_first { page_of(page.as_ref(), objects.rev()) } else { page_of(page.as_ref(), objects) };
        return Ok(answer(store, asked, page.as_ref(), total, shown));
    }
    let selects = |object: &&Object| {
        !hidden.is_some_and(|is_hidden| is_hidden(object))
            && is_below_all(resource, asked.query, object)
            && rules.selects(resource, asked.query, object).unwrap_or_else(|| has_values(resource, asked.query, object))
    };
    let mut objects: Vec<_> = store.below(resource, parent).filter(selects).collect();
    if newest_first {
        objects.reverse();
    }
    let total = objects.len();
    Ok(answer(store, asked, page.as_ref(), total, page_of(page.as_ref(), objects.into_iter())))
}

/// The parent whose objects are listed: that in the path, or the first that the query names. A list that is filtered by a parent needs one.
fn above(rules: &dyn Rules, store: &Store, asked: &Asked<'_>) -> Result<Option<(&'static str, u64)>, Refusal> {
    let resource = asked.resource;
    if resource.filters.is_empty() {
        return asked.parent(rules, store);
    }
    let mut first = None;
    for filter in resource.filters {
        let Some(text) = asked.query.first(filter.parameter) else { continue };
        let id = text.parse().ok().filter(|id| *id > 0);
        let id = id.ok_or_else(|| Refusal::Bad(vec![format!("{} has to be an ID", filter.parameter)]))?;
        store.get(filter.resource, id).ok_or(Refusal::NotFound)?;
        if let Some(refusal) = rules.parent_refusal(store, resource, (filter.resource, id)) {
            return Err(refusal);
        }
        first = first.or(Some((filter.resource, id)));
    }
    let names = || resource.filters.iter().map(|filter| filter.parameter).collect::<Vec<_>>().join(" or ");
    first.map(Some).ok_or_else(|| Refusal::Bad(vec![format!("{} is required", names())]))
}

/// Whether a query selects among the objects of the parent.
fn is_selecting(asked: &Asked<'_>) -> bool {
    let resource = asked.resource;
    let names = resource.query.iter().flat_map(|query| query.parameters).map(|(name, _)| *name);
    let mut names = names.chain(resource.filters.iter().skip(1).map(|filter| filter.parameter));
    names.any(|name| asked.query.first(name).is_some())
}

/// Whether an object belongs to all parents that a query names.
fn is_below_all(resource: &ResourceTable, query: &Query, object: &Object) -> bool {
    resource.filters.iter().all(|filter| {
        let wanted = query.first(filter.parameter).and_then(|text| text.parse::<u64>().ok());
        wanted.is_none_or(|id| object.get(filter.field).and_then(reads_id) == Some(id))
    })
}

/// Whether the fields that have the names of parameters have their values. A field that is not there has its default.
fn has_values(resource: &ResourceTable, query: &Query, object: &Object) -> bool {
    let parameters = resource.query.iter().flat_map(|query| query.parameters);
    parameters.filter_map(|(name, _)| resource.field(name)).all(|field| match query.first(field.name) {
        Some(text) => shown(field, object) == text,
        None => true,
    })
}

/// The value of a field as a query would have it.
fn shown(field: &FieldTable, object: &Object) -> String {
    match object.get(field.name).filter(|value| !value.is_null()) {
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
        None if matches!(field.kind, Kind::Bool) => "false".to_owned(),
        None => String::new(),
    }
}

/// The objects of a page, or all of them.
fn page_of<'a>(page: Option<&Page>, objects: impl Iterator<Item = &'a Object>) -> Vec<&'a Object> {
    match page {
        Some(page) => objects.skip(page.offset).take(page.size).collect(),
        None => objects.collect(),
    }
}

fn answer(store: &Store, asked: &Asked<'_>, page: Option<&Page>, total: usize, objects: Vec<&Object>) -> Reply {
    let resource = store.table().read_as(asked.resource);
    let listed = |object| Listed { fields: resource.fields, object, children: store.child_lists(resource, object) };
    let shown: Vec<_> = objects.into_iter().map(listed).collect();
    let reply = Reply::json(store.table().verb(asked.resource, asked.operation).success, &shown);
    match page.and_then(|page| page.link(asked.url, asked.query, total)) {
        Some(link) => reply.header("link", link),
        None => reply,
    }
}

/// Fills in the fields of a row that were not computed. Reading uses up neither an ID nor a time.
fn fill_row(rules: &dyn Rules, store: &Store, resource: &'static ResourceTable, parent: u64, row: &mut Object) {
    let owners = resource.parent.iter().map(|table| (table.resource, parent)).collect();
    Filler::new(rules, &store.last_time(), parent, owners, &mut || store.last_id() + 1).fields(resource.fields, row);
    fill::keep_readable(resource, row);
    if rules.leaves_out_unset() {
        fill::remove_null(resource.fields, row);
    }
}
