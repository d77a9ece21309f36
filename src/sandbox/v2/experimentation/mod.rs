//! Experiments and what belongs to them: campaigns, pages, sections and exclusion groups.
//!
//! Each function is a hook of the engine's `Rules` for these resources. A file has one subject, and its functions are named after rules of
//! the API.

mod campaigns;
mod changes;
mod drafts;
mod environments;
mod experiments;
mod groups;
mod lifecycle;
mod metrics;
mod pages;
mod reading;
mod schedules;
mod sections;
mod targeting;
mod variations;

pub(super) use drafts::set as set_draft;

use crate::model::table::{ActionTable, Operation, ResourceTable};
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::{Change, Rules};
use crate::sandbox::engine::store::{Object, Store};
use crate::sandbox::v2::traffic;

pub(super) fn parent_refusal(store: &Store, resource: &ResourceTable, parent: (&str, u64)) -> Option<Refusal> {
    match (resource.name, parent) {
        ("section", ("experiment", experiment)) => sections::parent_refusal(store, experiment),
        _ => None,
    }
}

pub(super) fn complete(resource: &ResourceTable, before: &Object, body: &mut Object) {
    match resource.name {
        "experiment" => experiments::complete(before, body),
        "section" => variations::complete(before, body),
        _ => {}
    }
}

pub(super) fn refusals(store: &Store, resource: &ResourceTable, change: &Change<'_>) -> Vec<String> {
    match resource.name {
        "experiment" => experiments::problems(store, change),
        "campaign" => campaigns::problems(store, change),
        "page" => pages::problems(change),
        "section" => sections::problems(store, change),
        "group" => groups::problems(store, change),
        _ => Vec::new(),
    }
}

pub(super) fn update_refusal(
    store: &Store,
    resource: &ResourceTable,
    operation: Operation,
    id: u64,
    before: &Object,
) -> Option<Refusal> {
    match (resource.name, operation) {
        ("experiment", Operation::Update) => drafts::refusal(store, id),
        ("campaign", _) => campaigns::update_refusal(before),
        _ => None,
    }
}

pub(super) fn action_refusal(
    store: &Store,
    resource: &ResourceTable,
    change: &Change<'_>,
    action: &ActionTable,
) -> Option<String> {
    match resource.name {
        "experiment" => experiments::action_refusal(store, change, action.name),
        "campaign" => lifecycle::refusal("campaign", change.before?, action.name),
        _ => None,
    }
}

pub(super) fn fill(rules: &dyn Rules, store: &mut Store, resource: &ResourceTable, id: u64, object: &mut Object) {
    match resource.name {
        "experiment" => experiments::fill(rules, store, id, object),
        "campaign" => campaigns::fill(rules, store, object),
        "section" => sections::fill(store, object, true),
        _ => {}
    }
}

pub(super) fn fill_update(
    rules: &dyn Rules,
    store: &mut Store,
    resource: &ResourceTable,
    before: &Object,
    object: &mut Object,
) {
    match resource.name {
        "experiment" => experiments::fill_update(rules, store, before, object),
        "campaign" => campaigns::fill_update(rules, store, Some(before), object),
        "section" => sections::fill(store, object, false),
        _ => {}
    }
}

/// Applies the effects of a creation, an update, an action or an archiving. A creation has no object before it.
pub(super) fn settle(store: &mut Store, resource: &ResourceTable, id: u64, before: Option<&Object>) {
    match resource.name {
        "experiment" => {
            experiments::settle_status(store, id);
            if before.is_some() {
                traffic::drop_removed(store, id);
            }
        }
        "campaign" => campaigns::settle_status(store, id, before),
        "section" => sections::combine(store, id),
        _ => {}
    }
}

pub(super) fn hidden(resource: &ResourceTable) -> Option<fn(&Object) -> bool> {
    match resource.name {
        "campaign" => Some(campaigns::is_hidden),
        "page" => Some(pages::is_hidden),
        _ => None,
    }
}
