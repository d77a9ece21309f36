//! Experiments: what they need, what the server adds, and what an action leads to.
//!
//! The values of a save are shown at once, also while the experiment runs: `publish` changes no field, and is only an entry in the change
//! history. A schedule is stored and shown, and starts or stops nothing.

use serde_json::{Value, json};

use super::reading::{default, has, id, in_project, is_web, list, misses, objects, text};
use super::{campaigns, changes, environments, lifecycle, metrics, schedules, targeting, variations};
use crate::sandbox::engine::rules::{Change, Rules};
use crate::sandbox::engine::store::{Object, Store};

const ALL: u64 = 10_000;

// ------------------------------------------------------------------------------------------------------- bodies

/// The problems of an experiment's body.
pub(super) fn problems(store: &Store, change: &Change<'_>) -> Vec<String> {
    let &Change { before, object, given } = change;
    let project = id(object, "project_id").unwrap_or(0);
    if !given.is_empty()
        && let Some(problem) = lifecycle::archived_refusal("experiment", before)
    {
        return vec![problem];
    }
    let web = is_web(store, project);
    let mut problems = Vec::new();
    let named = if web { "name" } else { "key" };
    let is_experience = web && campaigns::of_experience(store, object).is_some();
    if !has(object, named) && !is_experience && (before.is_none() || given.contains_key(named)) {
        problems.push(format!("{named} is required"));
    }
    if before.is_none() {
        problems.extend(campaigns::membership_problem(store, project, object));
    }
    if combines(object) && given.contains_key("variations") && before.is_some() {
        problems.push("variations are the combinations of the sections, so change the sections".to_owned());
    }
    problems.extend(variations::problems(store, project, before, given, named));
    problems.extend(metrics::problems(store, project, given));
    problems.extend(targeting::problems(store, project, before, given));
    problems.extend(changes::problems(store, project, given, "changes"));
    problems.extend(schedules::problems(given));
    problems.extend(environments::problems(store, project, before, given));
    problems.extend(audience_problems(store, project, given));
    problems.extend(feature_problem(store, project, given));
    problems.extend(whitelist_problems(object, given));
    problems
}

/// The audiences in the conditions of an experiment exist.
fn audience_problems(store: &Store, project: u64, given: &Object) -> Vec<String> {
    let conditions = serde_json::from_str(text(given, "audience_conditions")).unwrap_or(Value::Null);
    let mut audiences = Vec::new();
    collect_audiences(&conditions, &mut audiences);
    let missing = audiences.into_iter().filter_map(|id| misses(store, project, "audience", id, "audience_conditions"));
    missing.collect()
}

fn collect_audiences(conditions: &Value, found: &mut Vec<u64>) {
    match conditions {
        Value::Array(parts) => parts.iter().for_each(|part| collect_audiences(part, found)),
        Value::Object(leaf) => found.extend(id(leaf, "audience_id")),
        _ => {}
    }
}

/// The feature of a feature test exists. A create may name it by its key.
fn feature_problem(store: &Store, project: u64, given: &Object) -> Option<String> {
    if let Some(feature) = id(given, "feature_id") {
        return misses(store, project, "feature", feature, "feature_id");
    }
    let key = text(given, "feature_key");
    let is_unknown = !key.is_empty() && feature_with_key(store, project, key).is_none();
    is_unknown.then(|| format!("feature_key: the project has no feature {key}"))
}

fn feature_with_key(store: &Store, project: u64, key: &str) -> Option<u64> {
    let features = store.child_ids("project", project, "feature");
    features
        .into_iter()
        .find(|feature| store.get("feature", *feature).is_some_and(|feature| text(feature, "key") == key))
}

/// A whitelist names variations that exist, so a new experiment has none to name.
fn whitelist_problems(object: &Object, given: &Object) -> Vec<String> {
    let known = variations::ids(object);
    let named = objects(given, "whitelist").filter_map(|(at, entry)| Some((at, id(entry, "variation_id")?)));
    let unknown = named.filter(|(_, variation)| !known.contains(variation));
    unknown.map(|(at, id)| format!("whitelist[{at}].variation_id: the experiment has no variation {id}")).collect()
}

/// Whether the variations of an experiment are the combinations of its sections.
pub(super) fn combines(experiment: &Object) -> bool {
    text(experiment, "multivariate_traffic_policy") == "full_factorial"
}

// -------------------------------------------------------------------------------------- what the server adds

/// Adds to the body of an update what it leaves out of the variations and environments that it names.
pub(super) fn complete(before: &Object, body: &mut Object) {
    variations::complete(before, body);
    environments::complete(before, body);
}

/// Adds what the server gives to a new experiment. It has never run, whatever status was sent with it.
pub(super) fn fill(rules: &dyn Rules, store: &mut Store, own_id: u64, experiment: &mut Object) {
    let project = id(experiment, "project_id").unwrap_or(0);
    default(experiment, "status", "not_started");
    name_feature(store, project, experiment);
    if has(experiment, "campaign_id") {
        default(experiment, "type", "personalization");
    } else {
        let kind = if has(experiment, "feature_id") { "feature" } else { "a/b" };
        default(experiment, "type", kind);
        let campaign = campaigns::make_hidden(rules, store, own_id, experiment);
        experiment.extend(campaign.map(|campaign| ("campaign_id".to_owned(), campaign.into())));
    }
    default(experiment, "allocation_policy", "manual");
    default(experiment, "traffic_allocation", ALL);
    default(experiment, "metrics", json!([]));
    default(experiment, "variations", json!([]));
    default(experiment, "page_ids", json!([]));
    settle(rules, store, None, experiment);
}

/// Adds the ID, the key and the name of the feature that a new experiment tests.
fn name_feature(store: &Store, project: u64, experiment: &mut Object) {
    let by_key = feature_with_key(store, project, text(experiment, "feature_key"));
    let Some(feature) = id(experiment, "feature_id").or(by_key) else { return };
    experiment.insert("feature_id".to_owned(), feature.into());
    let Some(object) = in_project(store, project, "feature", feature) else { return };
    default(experiment, "feature_key", text(object, "key"));
    default(experiment, "feature_name", if has(object, "name") { text(object, "name") } else { text(object, "key") });
}

/// Adds what the server gives to an experiment with the fields of an update. Users whose variation is gone leave the whitelist.
pub(super) fn fill_update(rules: &dyn Rules, store: &mut Store, before: &Object, experiment: &mut Object) {
    settle(rules, store, Some(before), experiment);
    let known = variations::ids(experiment);
    if let Some(whitelist) = experiment.get_mut("whitelist").and_then(Value::as_array_mut) {
        whitelist.retain(|entry| entry["variation_id"].as_u64().is_some_and(|id| known.contains(&id)));
    }
}

fn settle(rules: &dyn Rules, store: &mut Store, before: Option<&Object>, experiment: &mut Object) {
    let project = id(experiment, "project_id").unwrap_or(0);
    if is_web(store, project) {
        // Only experiments for apps and servers have keys.
        experiment.remove("key");
    } else {
        environments::settle(store, project, before, experiment);
    }
    variations::settle(store, project, experiment, before.is_none());
    changes::settle(store, project, experiment);
    targeting::settle(rules, store, before, experiment);
}

// -------------------------------------------------------------------------------------------------------- actions

/// Why an action is refused, if it is. `change` has the fields that are given with it.
pub(super) fn action_refusal(store: &Store, change: &Change<'_>, action: &str) -> Option<String> {
    if let Some(before) = change.before
        && let Some(problem) = lifecycle::refusal("experiment", before, action)
    {
        return Some(problem);
    }
    (action == "start").then(|| start_refusal(store, change.object)).flatten()
}

/// An experiment on a web site needs variations, metrics and a place to start. An experience has those of its campaign.
fn start_refusal(store: &Store, experiment: &Object) -> Option<String> {
    if !is_web(store, id(experiment, "project_id").unwrap_or(0)) {
        return None;
    }
    let campaign = campaigns::of_experience(store, experiment);
    let is_placed = targeting::is_given(experiment)
        || variations::have_actions(experiment)
        || campaign.is_some_and(targeting::is_given);
    let needs = [
        ("variations", !list(experiment, "variations").is_empty()),
        ("metrics", campaign.is_some() || !list(experiment, "metrics").is_empty()),
        ("page_ids or url_targeting", is_placed),
    ];
    let lacks: Vec<_> = needs.into_iter().filter(|(_, has)| !has).map(|(name, _)| name).collect();
    (!lacks.is_empty()).then(|| format!("action: the experiment cannot start without {}", lacks.join(", ")))
}

/// Applies what follows from the status of an experiment: when it ran, and what its campaign and its environments show.
pub(super) fn settle_status(store: &mut Store, experiment: u64) {
    let Some(object) = store.get("experiment", experiment) else { return };
    let project = id(object, "project_id").unwrap_or(0);
    let campaign_runs = campaigns::of_experience(store, object).is_none_or(lifecycle::is_running);
    let now = store.now();
    if let Some(object) = store.get_mut("experiment", experiment) {
        if let Some(status) = lifecycle::of_experience(text(object, "status"), campaign_runs, false) {
            object.insert("status".to_owned(), status.into());
        }
        lifecycle::stamp(object, &now);
    }
    if !is_web(store, project) {
        environments::follow(store, project, experiment);
    }
    campaigns::follow(store, experiment);
}
