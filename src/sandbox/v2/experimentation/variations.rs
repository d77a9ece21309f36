//! The variations of an experiment or a section: their IDs, and what an update of the list keeps.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::reading::{default, has, id, list, misses, objects, objects_mut, text};
use super::{changes, reading};
use crate::sandbox::engine::store::{Object, Store};

/// Adds to the variations of a body what it leaves out of those that it names: an update replaces the list, and not its elements.
pub(super) fn complete(before: &Object, body: &mut Object) {
    let stored = objects(before, "variations").map(|(_, known)| known);
    let stored: HashMap<_, _> = stored.filter_map(|known| Some((id(known, "variation_id")?, known))).collect();
    for given in objects_mut(body, "variations") {
        let Some(known) = id(given, "variation_id").and_then(|id| stored.get(&id).copied()) else { continue };
        agree(known, given);
        for (name, value) in known {
            given.entry(name).or_insert_with(|| value.clone());
        }
    }
}

/// Makes `archived` follow `status`, or `status` follow `archived`: whichever of them was changed.
fn agree(known: &Object, given: &mut Object) {
    let changed = |name: &str| given.get(name).is_some_and(|value| known.get(name) != Some(value));
    match (changed("status"), changed("archived")) {
        (true, false) => follow_status(given),
        (false, true) => drop(given.insert("status".to_owned(), status(given).into())),
        _ => {}
    }
}

fn follow_status(variation: &mut Object) {
    let archived = text(variation, "status") == "archived";
    variation.insert("archived".to_owned(), archived.into());
}

/// The status of a variation that only says whether it is archived.
fn status(variation: &Object) -> &'static str {
    if reading::is_true(variation, "archived") { "archived" } else { "active" }
}

/// The problems of the variations in a body. `named` is the field that each of them needs: `name` on web sites, `key` in other projects,
/// and an empty string in a section, where neither is needed.
pub(super) fn problems(
    store: &Store,
    project: u64,
    before: Option<&Object>,
    given: &Object,
    named: &str,
) -> Vec<String> {
    let mut problems = Vec::new();
    let known = before.map(ids);
    let (mut seen, mut keys) = (HashSet::new(), HashSet::new());
    for (at, variation) in objects(given, "variations") {
        let place = format!("variations[{at}]");
        if !named.is_empty() && !has(variation, named) {
            problems.push(format!("{place}.{named} is required"));
        }
        let key = text(variation, "key");
        if !key.is_empty() && !keys.insert(key) {
            problems.push(format!("{place}.key: {key} occurs twice"));
        }
        // A create makes new variations, whatever IDs are sent with them.
        if let (Some(known), Some(id)) = (&known, id(variation, "variation_id")) {
            if !known.contains(&id) {
                problems.push(format!("{place}.variation_id: there is no variation {id} to change"));
            } else if !seen.insert(id) {
                problems.push(format!("{place}.variation_id: {id} occurs twice"));
            }
        }
        for (number, action) in objects(variation, "actions") {
            let place = format!("{place}.actions[{number}]");
            let page = id(action, "page_id").unwrap_or(0);
            problems.extend(misses(store, project, "page", page, &format!("{place}.page_id")));
            problems.extend(changes::problems(store, project, action, &format!("{place}.changes")));
        }
    }
    problems
}

/// Adds what the server gives to variations: IDs, and a status. Those of a new owner are all new.
pub(super) fn settle(store: &mut Store, project: u64, owner: &mut Object, is_new: bool) {
    for variation in objects_mut(owner, "variations") {
        if is_new || !has(variation, "variation_id") {
            variation.insert("variation_id".to_owned(), store.next_id().into());
        }
        if text(variation, "status") == "archived" {
            follow_status(variation);
        }
        let status = status(variation);
        default(variation, "status", status);
        default(variation, "archived", false);
        default(variation, "actions", json!([]));
        if status == "archived" {
            variation.insert("status".to_owned(), status.into());
        }
        for action in objects_mut(variation, "actions") {
            changes::settle(store, project, action);
        }
    }
}

/// Empties the actions of every variation, or those on one page.
pub(super) fn drop_actions(owner: &mut Object, page: Option<u64>) {
    for variation in objects_mut(owner, "variations") {
        if let Some(actions) = variation.get_mut("actions").and_then(Value::as_array_mut) {
            actions.retain(|action| page.is_some() && action["page_id"].as_u64() != page);
        }
    }
}

/// The IDs of the variations.
pub(super) fn ids(owner: &Object) -> HashSet<u64> {
    objects(owner, "variations").filter_map(|(_, variation)| id(variation, "variation_id")).collect()
}

/// Whether a variation changes a page.
pub(super) fn have_actions(owner: &Object) -> bool {
    objects(owner, "variations").any(|(_, variation)| !list(variation, "actions").is_empty())
}
