//! The results and stats of an experiment, one object for each variation and goal.

use serde_json::{Value, json};

use super::reply::Refusal;
use super::store::{Object, Store};
use crate::table::{Kind, ResourceTable};

/// The rows of an experiment.
pub(super) fn list(
    store: &Store,
    resource: &'static ResourceTable,
    experiment: u64,
    query: &[(String, String)],
) -> Result<Vec<Value>, Refusal> {
    let experiment = store.get("experiment", experiment).ok_or(Refusal::NotFound)?;
    let problems = wrong_parameters(resource, query);
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let variations = named(store, "variation", experiment, "variation_ids", "description");
    let goals = named(store, "goal", experiment, "display_goal_order_lst", "title");
    let baseline = variations.first().map_or(0, |(id, _)| *id);
    let rows = goals.iter().flat_map(|goal| variations.iter().map(move |variation| (variation, goal)));
    Ok(rows
        .map(|((variation, variation_name), (goal, goal_name))| {
            let row = json!({
                "variation_id": variation.to_string(),
                "variation_name": variation_name,
                "goal_id": goal,
                "goal_name": goal_name,
                "baseline_id": baseline.to_string(),
                "begin_time": experiment.get("created"),
                "end_time": experiment.get("last_modified"),
                "visitors": 0,
                "conversions": 0,
                "conversion_rate": 0,
                "status": if *variation == baseline { "baseline" } else { "inconclusive" },
                "improvement": 0,
                "difference": 0,
                "confidence": 0,
                "statistical_significance": 0,
                "difference_confidence_interval_min": 0,
                "difference_confidence_interval_max": 0,
                "visitors_until_statistically_significant": 0,
                "is_revenue": store.get("goal", *goal).and_then(|goal| goal.get("goal_type")) == Some(&json!(4)),
            });
            shown(resource, row)
        })
        .collect())
}

/// What the table knows of a row.
fn shown(resource: &ResourceTable, row: Value) -> Value {
    let Value::Object(mut row) = row else { return row };
    row.retain(|name, _| resource.field(name).is_some());
    Value::Object(row)
}

/// The objects that a list of an experiment names, with their names.
fn named(store: &Store, resource: &str, experiment: &Object, list: &str, name: &str) -> Vec<(u64, Value)> {
    let ids = experiment.get(list).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_u64);
    ids.filter_map(|id| Some((id, store.get(resource, id)?.get(name)?.clone()))).collect()
}

/// What is wrong with the query: parameters of a group come together, and an id is a number.
fn wrong_parameters(resource: &ResourceTable, query: &[(String, String)]) -> Vec<String> {
    let given = |name: &str| query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let mut problems = Vec::new();
    for group in resource.query {
        let missing: Vec<_> = group.iter().filter(|(name, _)| given(name).is_none()).map(|(name, _)| *name).collect();
        if !missing.is_empty() && missing.len() < group.len() {
            problems.push(format!("{} is required too", missing.join(", ")));
        }
        for (name, kind) in *group {
            let is_id = |text: &str| text.parse::<u64>().is_ok_and(|id| id > 0);
            if matches!(kind, Kind::Id(_)) && given(name).is_some_and(|text| !is_id(text)) {
                problems.push(format!("{name} has to be an id"));
            }
        }
    }
    problems
}
