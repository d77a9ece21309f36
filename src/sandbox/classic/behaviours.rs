//! The behaviour that no table can describe: one function for each rule of the API, named after the rule.

use serde_json::{Value, json};

use super::rules::ClassicRules;
use super::traffic;
use crate::model::table::ResourceTable;
use crate::sandbox::engine::fill::owners;
use crate::sandbox::engine::operations::{complete, create_below};
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store, id_of, ids_in, object};

/// The account that every object belongs to.
const ACCOUNT: u64 = 555_650_815;
const LIST_BYTES: usize = 5_000_000;
const ROW_CHARACTERS: usize = 100;

/// Every object that has an account belongs to the sandbox's only one.
pub(super) fn everything_belongs_to_one_account(resource: &ResourceTable, object: &mut Object) {
    if resource.field("account_id").is_some() {
        object.insert("account_id".to_owned(), ACCOUNT.into());
    }
}

// ----------------------------------------------------------------------------------------------------- projects

/// Every project has a goal for engagement and one for revenue, which cannot be created by hand.
pub(super) fn projects_begin_with_two_goals(store: &mut Store, project: u64) {
    for (title, goal_type) in [("Engagement", 2), ("Total Revenue", 4)] {
        create_below(&ClassicRules, store, "goal", project, object(json!({ "title": title, "goal_type": goal_type })));
    }
}

/// The revision of a project's code counts the changes to everything that belongs to the project.
pub(super) fn the_code_revision_counts_changes(store: &mut Store, resource: &'static ResourceTable, id: u64) {
    let Some(project) = project_of(store, resource, id).and_then(|project| store.get_mut("project", project)) else {
        return;
    };
    let revision = project.get("code_revision").and_then(Value::as_u64).unwrap_or(0);
    project.insert("code_revision".to_owned(), revision.saturating_add(1).into());
}

// -------------------------------------------------------------------------------------------------- experiments

/// A new experiment runs on the page that its editor opens, unless it says where it runs.
pub(super) fn experiments_run_where_their_edit_url_points_to(experiment: &mut Object) {
    let conditions = experiment.get("url_conditions").and_then(Value::as_array);
    if conditions.is_some_and(|conditions| !conditions.is_empty()) {
        return;
    }
    let url = experiment.get("edit_url").and_then(Value::as_str).unwrap_or_default();
    let condition = json!({ "value": url.trim_end_matches('/'), "match_type": "simple", "negate": false });
    experiment.insert("url_conditions".to_owned(), Value::Array(vec![condition]));
}

pub(super) fn experiments_have_a_shareable_link(id: u64, experiment: &mut Object) {
    let link = format!("https://www.optimizely.com/results?experiment_id={id}&token=results-token-of-{id}");
    experiment.insert("shareable_results_link".to_owned(), link.into());
}

pub(super) fn experiments_begin_with_two_variations(store: &mut Store, experiment: u64) {
    for number in 1..=2 {
        let description = format!("Default Variation #{number}");
        create_below(
            &ClassicRules,
            store,
            "variation",
            experiment,
            object(json!({ "description": description, "weight": 5000 })),
        );
    }
}

/// The newest schedule is the one in force. Of the earlier ones, only the last can be active.
pub(super) fn a_new_schedule_deactivates_the_earlier_one(
    store: &mut Store,
    resource: &'static ResourceTable,
    schedule: u64,
) {
    let Some(experiment) = reference(store, "schedule", schedule, "experiment_id") else { return };
    let newest_first = store.below(resource, Some(("experiment", experiment))).rev();
    let earlier = newest_first.filter_map(|object| id_of(resource, object)).find(|id| *id != schedule);
    if let Some(earlier) = earlier.and_then(|earlier| store.get_mut("schedule", earlier)) {
        earlier.insert("status".to_owned(), "INACTIVE".into());
    }
}

// -------------------------------------------------------------------------------------------------------- goals

/// A goal's `experiment_ids` and an experiment's `display_goal_order_lst` agree. A goal that is added goes to the end.
pub(super) fn experiments_list_their_goals(store: &mut Store, goal: u64, before: &[u64]) {
    let now = store.get("goal", goal).map(|goal| ids(goal, "experiment_ids")).unwrap_or_default();
    let touched = before.iter().chain(now.iter().filter(|id| !before.contains(id)));
    for id in touched {
        let Some(experiment) = store.get_mut("experiment", *id) else { continue };
        let mut goals = ids(experiment, "display_goal_order_lst");
        match (now.contains(id), goals.contains(&goal)) {
            (true, false) => goals.push(goal),
            (false, true) => goals.retain(|known| *known != goal),
            _ => continue,
        }
        experiment.insert("display_goal_order_lst".to_owned(), goals.into());
    }
}

pub(super) fn old_goals_refuse_updates(before: &Object) -> Option<Refusal> {
    let old = before.get("is_editable") == Some(&Value::Bool(false));
    old.then(|| Refusal::Bad(vec!["this goal is not editable".to_owned()]))
}

/// Drops the traffic of variations and goals that no longer exist.
pub(super) fn results_go_with_what_they_are_of(store: &mut Store) {
    let mut recorded = traffic::recorded(store);
    recorded.retain(|traffic| {
        store.get("goal", traffic.goal.get()).is_some() && store.get("variation", traffic.variation.get()).is_some()
    });
    traffic::replace(store, &recorded);
}

pub(super) fn results_of_a_dimension_go_with_it(store: &mut Store, dimension: u64) {
    let mut recorded = traffic::recorded(store);
    for traffic in &mut recorded {
        traffic.dimensions.retain(|(id, _)| id.get() != dimension);
    }
    traffic::replace(store, &recorded);
}

// ----------------------------------------------------------------------------------- uploaded lists and the DCP

pub(super) fn list_content_is_limited(given: &Object) -> Vec<String> {
    let content = given.get("list_content").and_then(Value::as_str).unwrap_or_default();
    let mut problems = Vec::new();
    if content.len() > LIST_BYTES {
        problems.push(format!("list_content has {} bytes, and at most {LIST_BYTES} are allowed", content.len()));
    }
    let too_long = |row: &&str| row.chars().count() > ROW_CHARACTERS;
    if let Some(row) = content.split([',', '\n', '\r']).position(|row| too_long(&row)) {
        problems.push(format!("row {} of list_content has more than {ROW_CHARACTERS} characters", row + 1));
    }
    problems
}

pub(super) fn uploads_have_keys(resource: &ResourceTable, id: u64, object: &mut Object) {
    object.insert("aws_access_key".to_owned(), format!("AKIASANDBOX{id}").into());
    object.insert("s3_path".to_owned(), format!("s3://optimizely-sandbox/{}/{id}", resource.path).into());
}

/// A datasource shows its attributes, abridged.
pub(super) fn datasources_list_their_attributes(store: &mut Store, attribute: u64) {
    let Some(datasource) = reference(store, "dcp_attribute", attribute, "dcp_datasource_id") else { return };
    let Some(shown) = store.table().object("DcpAttributeSummary") else { return };
    let abridged = |id: &u64| {
        let attribute = store.get("dcp_attribute", *id)?;
        let fields =
            shown.fields.iter().filter_map(|field| Some((field.name.to_owned(), attribute.get(field.name)?.clone())));
        Some(Value::Object(fields.collect()))
    };
    let ids = store.child_ids("dcp_datasource", datasource, "dcp_attribute");
    let attributes: Vec<Value> = ids.iter().filter_map(abridged).collect();
    if let Some(datasource) = store.get_mut("dcp_datasource", datasource) {
        datasource.insert("attributes".to_owned(), attributes.into());
    }
    // Fields that only the abridged attributes of the spec have.
    complete(&ClassicRules, store, "dcp_datasource", datasource);
}

// ------------------------------------------------------------------------------------------------------ helpers

/// The project that an object belongs to. A project belongs to itself.
fn project_of(store: &Store, resource: &'static ResourceTable, id: u64) -> Option<u64> {
    if resource.name == "project" {
        return Some(id);
    }
    let owners = owners(store, resource, store.get(resource.name, id)?);
    owners.into_iter().find(|(name, _)| *name == "project").map(|(_, id)| id)
}

/// The ID in a field of an object.
fn reference(store: &Store, resource: &str, id: u64, field: &str) -> Option<u64> {
    store.get(resource, id)?.get(field)?.as_u64()
}

/// The IDs in a list of an object.
pub(super) fn ids(object: &Object, field: &str) -> Vec<u64> {
    ids_in(object.get(field)).collect()
}
