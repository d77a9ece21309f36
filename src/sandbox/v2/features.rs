//! Features of Full Stack projects that do not use flags.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::sandbox::engine::rules::Change;
use crate::sandbox::engine::store::{Object, Store, object};

const EVERYONE: &str = "everyone";

/// An environment of the project, as a feature sees it.
struct Environment {
    id: u64,
    key: String,
    is_primary: bool,
}

/// The problems of a feature that is created or changed.
pub(super) fn problems(store: &Store, change: &Change<'_>) -> Vec<String> {
    let mut problems = variables_are_known_and_have_different_keys(change);
    problems.extend(environments_are_those_of_the_project(store, change));
    problems.extend(audiences_are_those_of_the_primary_environment(store, change));
    problems
}

fn variables_are_known_and_have_different_keys(change: &Change<'_>) -> Vec<String> {
    let known: BTreeSet<_> =
        elements(change.before, "variables").filter_map(|variable| variable["id"].as_u64()).collect();
    let (mut keys, mut ids, mut problems) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for (index, variable) in elements(Some(change.given), "variables").enumerate() {
        let key = &variable["key"];
        if !keys.insert(key.as_str()) {
            problems.push(format!("variables[{index}].key is taken: {key}"));
        }
        let Some(id) = variable["id"].as_u64() else { continue };
        if !known.contains(&id) {
            problems.push(format!("variables[{index}].id: the feature has no variable {id}"));
        } else if !ids.insert(id) {
            problems.push(format!("variables[{index}].id is there twice: {id}"));
        }
    }
    problems
}

fn environments_are_those_of_the_project(store: &Store, change: &Change<'_>) -> Vec<String> {
    let Some(given) = change.given.get("environments").and_then(Value::as_object) else { return Vec::new() };
    let known: BTreeSet<_> = environments(store, change.object).into_iter().map(|known| known.key).collect();
    let unknown = given.keys().filter(|key| !known.contains(*key));
    unknown.map(|key| format!("environments: the project has no environment {key:?}")).collect()
}

/// A rule may repeat the audiences of the primary environment, or those that it had. It cannot have others.
fn audiences_are_those_of_the_primary_environment(store: &Store, change: &Change<'_>) -> Vec<String> {
    let Some(given) = change.given.get("environments").and_then(Value::as_object) else { return Vec::new() };
    let primary = environments(store, change.object).into_iter().find(|known| known.is_primary);
    let Some(Environment { key: primary, .. }) = primary else { return Vec::new() };
    let rule = |feature: &Object, key: &str| audiences_of(feature.get("environments")?, key);
    let expected = rule(change.object, &primary).or_else(|| rule(change.before?, &primary));
    let expected = expected.unwrap_or_else(|| EVERYONE.to_owned());
    let differs = |key: &&String| {
        let found = rule(change.given, key);
        found.is_some() && found.as_ref() != Some(&expected) && found != change.before.and_then(|old| rule(old, key))
    };
    let different = given.keys().filter(|key| **key != primary).filter(differs);
    let say = |key| format!("environments[{key:?}]: audience_conditions have to be those of {primary:?}: {expected}");
    different.map(say).collect()
}

/// The audiences of the rule in one environment, if they are given.
fn audiences_of(environments: &Value, key: &str) -> Option<String> {
    Some(environments.get(key)?["rollout_rules"][0]["audience_conditions"].as_str()?.to_owned())
}

/// A feature has variables with IDs, and one rule in each environment of the project. An update keeps the fields that it leaves out.
pub(super) fn a_feature_has_a_rule_in_each_environment(
    store: &mut Store,
    before: Option<&Object>,
    feature: &mut Object,
) {
    let earlier = |key: &str| before.and_then(|before| before.get("environments")?.get(key)).cloned();
    let known = environments(store, feature);
    let mut given = feature.remove("environments").map(object).unwrap_or_default();
    let mut rules: Vec<_> = known
        .iter()
        .map(|known| given.remove(&known.key).or_else(|| earlier(&known.key)).unwrap_or_else(|| json!({})))
        .collect();
    let primary = known.iter().position(|known| known.is_primary);
    let sent = primary.and_then(|index| rules[index]["rollout_rules"][0]["audience_conditions"].as_str());
    let kept = || audiences_of(before?.get("environments")?, &known[primary?].key);
    let audiences = sent.map(str::to_owned).or_else(kept).unwrap_or_else(|| EVERYONE.to_owned());
    for (known, entry) in known.iter().zip(&mut rules) {
        entry["id"] = known.id.into();
        entry["is_primary"] = known.is_primary.into();
        if entry["rollout_rules"].get(0).is_none() {
            entry["rollout_rules"] = json!([{}]);
        }
        entry["rollout_rules"][0]["audience_conditions"] = audiences.as_str().into();
    }
    let keys = known.into_iter().map(|known| known.key);
    feature.insert("environments".to_owned(), keys.zip(rules).collect::<Map<_, _>>().into());
    variables_have_ids(store, before, feature);
}

fn variables_have_ids(store: &mut Store, before: Option<&Object>, feature: &mut Object) {
    let Value::Array(variables) = feature.entry("variables").or_insert(json!([])) else { return };
    let with_id = elements(before, "variables").filter_map(|known| Some((known["id"].as_u64()?, known.as_object()?)));
    let earlier: BTreeMap<_, _> = with_id.collect();
    for variable in variables {
        let known = variable["id"].as_u64();
        let earlier = known.and_then(|id| earlier.get(&id).copied());
        if let (Some(earlier), Value::Object(variable)) = (earlier, &mut *variable) {
            for (name, value) in earlier {
                variable.entry(name).or_insert_with(|| value.clone());
            }
        }
        if known.is_none() {
            variable["id"] = store.next_id().into();
        }
    }
}

/// The environments of the project of a feature.
fn environments(store: &Store, feature: &Object) -> Vec<Environment> {
    let Some(project) = feature.get("project_id").and_then(Value::as_u64) else { return Vec::new() };
    let ids = store.child_ids("project", project, "environment");
    let environment = |id| {
        let found = store.get("environment", id)?;
        let is_primary = found.get("is_primary") == Some(&Value::Bool(true));
        Some(Environment { id, key: found.get("key")?.as_str()?.to_owned(), is_primary })
    };
    ids.into_iter().filter_map(environment).collect()
}

fn elements<'a>(object: Option<&'a Object>, list: &str) -> impl Iterator<Item = &'a Value> {
    object.and_then(|object| object.get(list)).and_then(Value::as_array).into_iter().flatten()
}
