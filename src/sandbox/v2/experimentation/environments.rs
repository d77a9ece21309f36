//! The environments of an experiment for apps and servers: its status is that in the primary environment.

use serde_json::{Value, json};

use super::reading::{is_true, text};
use crate::sandbox::engine::store::{Object, Store};

const FIELD: &str = "environments";

/// Adds to the environments of a body those that it leaves out.
pub(super) fn complete(before: &Object, body: &mut Object) {
    let known = before.get(FIELD).and_then(Value::as_object);
    if let (Some(known), Some(given)) = (known, body.get_mut(FIELD).and_then(Value::as_object_mut)) {
        for (key, value) in known {
            given.entry(key).or_insert_with(|| value.clone());
        }
    }
}

/// The problems of the environments in a body: they exist, and only `DELETE` archives an experiment.
pub(super) fn problems(store: &Store, project: u64, before: Option<&Object>, given: &Object) -> Vec<String> {
    let Some(entries) = given.get(FIELD).and_then(Value::as_object) else { return Vec::new() };
    let keys: Vec<_> = of_project(store, project).into_iter().map(|environment| environment.key).collect();
    let mut problems = Vec::new();
    for (key, entry) in entries {
        let was = before.and_then(|before| before.get(FIELD)?.get(key)?.get("status"));
        if !keys.contains(key) {
            problems.push(format!("environments: the project has no environment {key}"));
        } else if entry.get("status") == Some(&json!("archived")) && was != entry.get("status") {
            problems.push(format!("environments: an update of {key} cannot archive the experiment"));
        }
    }
    problems
}

/// Adds the environments of the project, and makes the status of the experiment that in the primary one.
pub(super) fn settle(store: &Store, project: u64, before: Option<&Object>, experiment: &mut Object) {
    let environments = of_project(store, project);
    let given = experiment.entry(FIELD).or_insert_with(|| json!({}));
    let Some(entries) = given.as_object_mut() else { return };
    for environment in &environments {
        let entry = entries.entry(&environment.key).or_insert_with(|| json!({ "status": "not_started" }));
        if let Some(entry) = entry.as_object_mut() {
            entry.insert("environment_id".to_owned(), environment.id.clone());
            entry.insert("environment_name".to_owned(), environment.name.as_str().into());
        }
    }
    let Some(primary) = primary(&environments) else { return };
    let status = |of: Option<&Object>| of?.get(FIELD)?.get(&primary.key)?.get("status").cloned();
    let now = status(Some(experiment));
    if let Some(now) = now.filter(|now| Some(now) != status(before).as_ref()) {
        experiment.insert("status".to_owned(), now);
    }
}

/// Makes the status in the primary environment that of the experiment.
pub(super) fn follow(store: &mut Store, project: u64, experiment: u64) {
    let environments = of_project(store, project);
    let Some(primary) = primary(&environments) else { return };
    let Some(experiment) = store.get_mut("experiment", experiment) else { return };
    let status = text(experiment, "status").to_owned();
    let entry = experiment.get_mut(FIELD).and_then(|entries| entries.get_mut(&primary.key));
    if let Some(entry) = entry.and_then(Value::as_object_mut) {
        entry.insert("status".to_owned(), status.into());
    }
}

struct Environment {
    id: Value,
    key: String,
    name: String,
    is_primary: bool,
}

/// The environments of a project, without archived ones.
fn of_project(store: &Store, project: u64) -> Vec<Environment> {
    let ids = store.child_ids("project", project, "environment");
    let objects = ids.into_iter().filter_map(|id| store.get("environment", id));
    let shown = |object: &Object| Environment {
        id: object.get("id").cloned().unwrap_or_default(),
        key: text(object, "key").to_owned(),
        name: text(object, "name").to_owned(),
        is_primary: is_true(object, "is_primary"),
    };
    objects.filter(|object| !is_true(object, "archived")).map(shown).collect()
}

fn primary(environments: &[Environment]) -> Option<&Environment> {
    environments.iter().find(|environment| environment.is_primary)
}
