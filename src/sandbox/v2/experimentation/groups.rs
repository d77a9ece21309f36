//! Exclusion groups: their members exist, are in one group each, and share the traffic.

use std::collections::HashSet;

use super::campaigns::is_hidden;
use super::reading::{id, in_project, is_true, objects, text};
use crate::sandbox::engine::rules::Change;
use crate::sandbox::engine::store::{Object, Store};

const ALL: u64 = 10_000;

/// The problems of a group's body.
pub(super) fn problems(store: &Store, change: &Change<'_>) -> Vec<String> {
    let comes_back =
        change.before.is_some_and(|before| is_true(before, "archived")) && !is_true(change.object, "archived");
    if !change.given.contains_key("entities") && !comes_back {
        return Vec::new();
    }
    let group = change.object;
    let project = id(group, "project_id").unwrap_or(0);
    let (taken, mut seen) = (taken_elsewhere(store, project, id(group, "id")), HashSet::new());
    let (mut problems, mut total) = (Vec::new(), 0_u64);
    for (at, entity) in objects(group, "entities") {
        total = total.saturating_add(id(entity, "weight").unwrap_or(0));
        let (kind, number) = (text(entity, "kind"), id(entity, "id").unwrap_or(0));
        let resource = if kind == "Campaign" { "campaign" } else { "experiment" };
        let known = in_project(store, project, resource, number).filter(|known| !is_hidden(known));
        if known.is_none() {
            problems.push(format!("entities[{at}].id: the project has no {resource} {number}"));
        } else if taken.contains(&number) {
            problems.push(format!("entities[{at}].id: the {resource} {number} is in another group"));
        } else if !seen.insert(number) {
            problems.push(format!("entities[{at}].id: the {resource} {number} occurs twice"));
        }
    }
    if total > ALL {
        problems.push(format!("entities: the weights add up to {total}, and may add up to at most {ALL}"));
    }
    problems
}

/// The members of the other groups of a project. An archived group excludes nothing.
fn taken_elsewhere(store: &Store, project: u64, own: Option<u64>) -> HashSet<u64> {
    let groups = store.child_ids("project", project, "group").into_iter().filter(|group| Some(*group) != own);
    let groups = groups.filter_map(|group| store.get("group", group)).filter(|group| !is_true(group, "archived"));
    groups.flat_map(members).collect()
}

fn members(group: &Object) -> impl Iterator<Item = u64> {
    objects(group, "entities").filter_map(|(_, entity)| id(entity, "id"))
}
