//! The summaries of the experiments and campaigns of a project.

use super::found;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::store::{Object, Store};

/// The summaries that a query asks for: the experiments, then the campaigns, unless they are sorted.
pub(super) fn list(store: &Store, project: u64, query: &Query) -> Vec<Object> {
    let tables = ["experiment", "campaign"].into_iter().filter_map(|name| store.table().resource(name));
    let objects = tables.flat_map(|table| found::shown(table, store.below(table, Some(("project", project)))));
    let listed = objects.filter(|(_, object)| found::is_in_state(query, object));
    let mut summaries: Vec<_> = listed.map(|(kind, object)| summary(store, kind, object)).collect();
    found::sort(&mut summaries, query.first("sort"), query.first("order"));
    summaries
}

fn summary(store: &Store, kind: &str, object: &Object) -> Object {
    let mut summary = found::short(kind, object);
    summary.insert("project_name".to_owned(), found::project_name(store, object));
    if kind == "experiment" {
        summary.extend(object.get("type").map(|of| ("experiment_type".to_owned(), of.clone())));
    }
    summary
}
