//! The datafile of an environment: what SDKs load.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::account::ACCOUNT;
use super::changes::is_archived;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store};

/// The version of the format.
const VERSION: &str = "4";

/// The datafile of an environment, made of what its project has now.
pub(super) fn of(store: &Store, environment: &str) -> Result<Value, Refusal> {
    let id = environment.parse().map_err(|_| Refusal::NotFound)?;
    let environment = store.get("environment", id).ok_or(Refusal::NotFound)?;
    Ok(without_null(made(store, environment)))
}

fn made(store: &Store, environment: &Object) -> Value {
    let project = Project::new(store, environment.get("project_id").and_then(Value::as_u64).unwrap_or(0));
    let key = text(environment, "key");
    let datafile = environment.get("datafile").unwrap_or(&Value::Null);
    let rollouts = project.all("feature").map(|feature| rollout(feature, key));
    let audiences = project.all("audience").map(|audience| {
        json!({ "id": id(audience), "name": audience.get("name"), "conditions": audience.get("conditions") })
    });
    let attributes = project.all("attribute");
    let attributes = attributes.map(|attribute| json!({ "id": id(attribute), "key": attribute.get("key") }));
    json!({
        "version": VERSION,
        "accountId": ACCOUNT.to_string(),
        "projectId": project.id.to_string(),
        "revision": datafile["revision"].as_u64().unwrap_or(0).to_string(),
        "sdkKey": datafile["sdk_key"],
        "environmentKey": key,
        "anonymizeIP": false,
        "botFiltering": false,
        "attributes": attributes.collect::<Vec<_>>(),
        "audiences": audiences.collect::<Vec<_>>(),
        "events": project.all("event").map(|event| project.event(event)).collect::<Vec<_>>(),
        "experiments": project.all("experiment").map(|found| experiment(found, key)).collect::<Vec<_>>(),
        "featureFlags": project.all("feature").map(|feature| project.flag(feature)).collect::<Vec<_>>(),
        "rollouts": rollouts.collect::<Vec<_>>(),
        "groups": [],
    })
}

/// A project whose objects are in the datafile.
struct Project<'a> {
    store: &'a Store,
    id: u64,
    /// The experiments that count each event, and those that test each feature, by ID.
    experiments: HashMap<u64, Vec<String>>,
}

impl<'a> Project<'a> {
    fn new(store: &'a Store, id: u64) -> Self {
        let mut project = Project { store, id, experiments: HashMap::new() };
        for experiment in project.all("experiment") {
            let counted = list(experiment, "metrics").map(|metric| metric.get("event_id"));
            for used in counted.chain([experiment.get("feature_id")]).filter_map(|id| id?.as_u64()) {
                project.experiments.entry(used).or_default().push(self::id(experiment));
            }
        }
        project.experiments.values_mut().for_each(Vec::dedup);
        project
    }

    /// The objects of a resource that are not archived.
    fn all(&self, resource: &str) -> impl Iterator<Item = &'a Object> + use<'a> {
        let store = self.store;
        let table = store.table().resource(resource);
        let found = table.map(|table| store.below(table, Some(("project", self.id))));
        found.into_iter().flatten().filter(|object| !is_archived(object))
    }

    /// The experiments that use an event or a feature.
    fn users(&self, object: &Object) -> &[String] {
        let id = object.get("id").and_then(Value::as_u64);
        id.and_then(|id| self.experiments.get(&id)).map_or(&[], Vec::as_slice)
    }

    fn event(&self, event: &Object) -> Value {
        json!({ "id": id(event), "key": event.get("key"), "experimentIds": self.users(event) })
    }

    /// A feature, with the experiments that test it.
    fn flag(&self, feature: &Object) -> Value {
        let variables = list(feature, "variables").map(|variable| {
            json!({
                "id": text_of(variable.get("id")),
                "key": variable["key"],
                "type": variable["type"],
                "defaultValue": variable["default_value"],
            })
        });
        json!({
            "id": id(feature),
            "key": feature.get("key"),
            "rolloutId": rollout_id(feature),
            "experimentIds": self.users(feature),
            "variables": variables.collect::<Vec<_>>(),
        })
    }
}

/// An experiment in one environment. Its variations follow each other in the range of its traffic.
fn experiment(experiment: &Object, environment: &str) -> Value {
    let share = experiment.get("traffic_allocation").and_then(Value::as_u64).unwrap_or(10_000);
    let variations: Vec<_> = list(experiment, "variations").collect();
    let mut end = 0;
    let ranges = variations.iter().map(|variation| {
        end += variation["weight"].as_u64().unwrap_or(0);
        json!({ "entityId": text_of(variation.get("variation_id")), "endOfRange": end * share / 10_000 })
    });
    let ranges: Vec<_> = ranges.collect();
    let own = experiment.get("environments").and_then(|environments| environments.get(environment)?.get("status"));
    let is_running = own.or(experiment.get("status")) == Some(&json!("running"));
    let variations = variations.iter().map(|variation| {
        let values = variation["variable_values"].as_object().into_iter().flatten();
        let values = values.map(|(key, value)| json!({ "id": key, "value": value }));
        json!({
            "id": text_of(variation.get("variation_id")),
            "key": variation["key"],
            "variables": values.collect::<Vec<_>>(),
        })
    });
    json!({
        "id": id(experiment),
        "key": experiment.get("key"),
        "layerId": text_of(experiment.get("campaign_id")),
        "status": if is_running { "Running" } else { "Not started" },
        "audienceConditions": experiment.get("audience_conditions"),
        "trafficAllocation": ranges,
        "variations": variations.collect::<Vec<_>>(),
        "forcedVariations": {},
    })
}

/// The rule of a feature in one environment.
fn rollout(feature: &Object, environment: &str) -> Value {
    let environments = feature.get("environments").unwrap_or(&Value::Null);
    let rules = environments[environment]["rollout_rules"].as_array().into_iter().flatten();
    let rules = rules.map(|rule| {
        json!({
            "status": if rule["enabled"] == true { "Running" } else { "Not started" },
            "audienceConditions": rule["audience_conditions"],
            "trafficAllocation": [{ "entityId": id(feature), "endOfRange": rule["percentage_included"] }],
        })
    });
    json!({ "id": rollout_id(feature), "experiments": rules.collect::<Vec<_>>() })
}

fn rollout_id(feature: &Object) -> String {
    format!("rollout-{}", id(feature))
}

/// The value without the entries that are null.
fn without_null(value: Value) -> Value {
    match value {
        Value::Object(entries) => {
            let set = entries.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(set.map(|(name, value)| (name, without_null(value))).collect::<Map<_, _>>())
        }
        Value::Array(values) => values.into_iter().map(without_null).collect(),
        value => value,
    }
}

/// IDs are text in a datafile.
fn id(object: &Object) -> String {
    object.get("id").map(Value::to_string).unwrap_or_default()
}

/// An ID as text; none if there is no ID.
fn text_of(id: Option<&Value>) -> Option<String> {
    id.map(Value::to_string)
}

fn text<'a>(object: &'a Object, name: &str) -> &'a str {
    object.get(name).and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(object: &'a Object, name: &str) -> impl Iterator<Item = &'a Value> {
    object.get(name).and_then(Value::as_array).into_iter().flatten()
}
