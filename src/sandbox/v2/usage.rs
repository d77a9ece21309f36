//! How many experiments use an audience or an extension. The counts are kept up to date with each change of an experiment.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sandbox::engine::store::{Object, Store, reads_id};
use crate::v2::conditions::Audiences;

/// Counts what an experiment uses now, and no longer what it used before. Archived experiments count, too.
pub(super) fn what_an_experiment_uses_is_counted(store: &mut Store, id: u64, before: Option<&Object>) {
    let now = store.get("experiment", id);
    let audiences = (ids(before, audiences_of), ids(now, audiences_of));
    let extensions = (ids(before, extensions_of), ids(now, extensions_of));
    for (resource, (before, now)) in [("audience", audiences), ("extension", extensions)] {
        before.difference(&now).for_each(|id| add(store, resource, *id, -1));
        now.difference(&before).for_each(|id| add(store, resource, *id, 1));
    }
}

fn ids<I: IntoIterator<Item = u64>>(experiment: Option<&Object>, of: fn(&Object) -> I) -> BTreeSet<u64> {
    experiment.into_iter().flat_map(of).collect()
}

fn add(store: &mut Store, resource: &str, id: u64, change: i64) {
    if let Some(object) = store.get_mut(resource, id) {
        let count = object.get("experiment_count").and_then(Value::as_u64).unwrap_or(0);
        object.insert("experiment_count".to_owned(), count.saturating_add_signed(change).into());
    }
}

/// The audiences that an experiment's conditions name, in order. An audience that is named twice is in the list twice.
pub(super) fn audiences_of(experiment: &Object) -> Vec<u64> {
    let text = experiment.get("audience_conditions").and_then(Value::as_str).unwrap_or_default();
    let Ok(conditions) = text.parse::<Audiences>() else { return Vec::new() };
    let tree = conditions.tree().ok().flatten();
    let leaves = tree.into_iter().flat_map(|tree| tree.leaves());
    leaves.filter_map(|leaf| leaf.audience_id()).map(|id| id.get()).collect()
}

/// The extensions that the changes of an experiment's variations place on a page.
fn extensions_of(experiment: &Object) -> BTreeSet<u64> {
    let variations = experiment.get("variations");
    let actions = elements(variations).flat_map(|variation| elements(variation.get("actions")));
    let changes = actions.flat_map(|action| elements(action.get("changes")));
    changes.filter_map(|change| reads_id(change.get("extension_id")?)).collect()
}

fn elements(list: Option<&Value>) -> impl Iterator<Item = &Value> {
    list.and_then(Value::as_array).into_iter().flatten()
}
