//! Campaigns: the hidden campaign of each standalone experiment, and the experiences of the others.
//!
//! An experience runs only while its campaign does. Otherwise its status is `campaign_paused`, also while the campaign is archived: the
//! experiences of an archived campaign are not archived with it. A campaign that runs for the first time starts its experiences. Later, it
//! continues those that ran, and leaves alone those that were paused themselves.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::reading::{default, id, in_project, is_true, list, text};
use super::{changes, lifecycle, metrics, targeting};
use crate::sandbox::engine::operations::create_whole;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::{Change, Rules};
use crate::sandbox::engine::store::{Object, Store, ids_in, object};

/// The fields of a hidden campaign that are those of its experiment.
const MIRRORED: [&str; 4] = ["name", "status", "earliest", "latest"];

// ------------------------------------------------------------------------------------------------------- bodies

/// The problems of a campaign's body.
pub(super) fn problems(store: &Store, change: &Change<'_>) -> Vec<String> {
    let project = id(change.object, "project_id").unwrap_or(0);
    if !change.given.is_empty()
        && let Some(problem) = lifecycle::archived_refusal("campaign", change.before)
    {
        return vec![problem];
    }
    let mut problems = targeting::problems(store, project, change.before, change.given);
    problems.extend(metrics::problems(store, project, change.given));
    problems.extend(changes::problems(store, project, change.given, "changes"));
    problems.extend(priority_problems(store, change));
    if change.given.get("custom_field_values").is_some_and(|values| !values.is_object()) {
        problems.push("custom_field_values has to be an object".to_owned());
    }
    problems
}

/// The priorities name experiences of the campaign, each once. A new campaign has none.
fn priority_problems(store: &Store, change: &Change<'_>) -> Vec<String> {
    let campaign = change.before.and_then(|before| id(before, "id")).unwrap_or(0);
    let (mut problems, mut seen) = (Vec::new(), HashSet::new());
    for experiment in list(change.given, "experiment_priorities").iter().flat_map(|group| ids_in(Some(group))) {
        let belongs =
            store.get("experiment", experiment).is_some_and(|known| id(known, "campaign_id") == Some(campaign));
        if !belongs {
            problems.push(format!("experiment_priorities: the campaign has no experiment {experiment}"));
        } else if !seen.insert(experiment) {
            problems.push(format!("experiment_priorities: the experiment {experiment} occurs twice"));
        }
    }
    problems
}

/// Why a campaign cannot be changed, if it belongs to a standalone experiment.
pub(super) fn update_refusal(before: &Object) -> Option<Refusal> {
    let why = "id: this campaign belongs to a standalone experiment, so change the experiment";
    is_hidden(before).then(|| Refusal::Bad(vec![why.to_owned()]))
}

/// Adds what the server gives to a new campaign. One that is created archived has that status.
pub(super) fn fill(rules: &dyn Rules, store: &mut Store, campaign: &mut Object) {
    let archived = is_true(campaign, "archived");
    default(campaign, "status", if archived { "archived" } else { "not_started" });
    default(campaign, "experiment_priorities", json!([]));
    default(campaign, "metrics", json!([]));
    fill_update(rules, store, None, campaign);
}

/// Adds what the server gives to a campaign with the fields of an update.
pub(super) fn fill_update(rules: &dyn Rules, store: &mut Store, before: Option<&Object>, campaign: &mut Object) {
    let project = id(campaign, "project_id").unwrap_or(0);
    targeting::settle(rules, store, before, campaign);
    changes::settle(store, project, campaign);
}

// --------------------------------------------------------------------------------------------------- its status

/// Applies what follows from the status of a campaign: when it ran, whether it is archived, and whether its experiences run. Experiences
/// that its priorities leave out come last.
pub(super) fn settle_status(store: &mut Store, campaign: u64, before: Option<&Object>) {
    let now = store.now();
    let Some(object) = store.get_mut("campaign", campaign) else { return };
    lifecycle::stamp(object, &now);
    let (runs, archived) = (lifecycle::is_running(object), lifecycle::is_archived(object));
    object.insert("archived".to_owned(), archived.into());
    let started = before.is_some_and(|before| text(before, "status") == "not_started");
    for id in store.child_ids("campaign", campaign, "experiment") {
        let Some(experience) = store.get_mut("experiment", id) else { continue };
        if let Some(status) = lifecycle::of_experience(text(experience, "status"), runs, started) {
            experience.insert("status".to_owned(), status.into());
            lifecycle::stamp(experience, &now);
        }
        let belongs = !lifecycle::is_archived(experience);
        if let Some(campaign) = store.get_mut("campaign", campaign) {
            rank(campaign, id, belongs);
        }
    }
}

// ------------------------------------------------------------------------------------------- hidden campaigns

/// Whether a campaign belongs to a standalone experiment. No list contains it.
pub(super) fn is_hidden(campaign: &Object) -> bool {
    text(campaign, "type") == "other"
}

/// Makes the hidden campaign of a standalone experiment.
pub(super) fn make_hidden(rules: &dyn Rules, store: &mut Store, id: u64, experiment: &Object) -> Option<u64> {
    let campaign = object(json!({
        "project_id": experiment.get("project_id"),
        "type": "other",
        "experiment_priorities": [[id]],
        "name": text(experiment, "name"),
    }));
    create_whole(rules, store, "campaign", campaign)
}

/// Copies the life of a standalone experiment to its hidden campaign, which is archived and taken out of the archive with it.
fn mirror(store: &mut Store, campaign: u64, experiment: &Object) {
    let Some(campaign) = store.get_mut("campaign", campaign) else { return };
    for name in MIRRORED {
        match experiment.get(name) {
            Some(value) => drop(campaign.insert(name.to_owned(), value.clone())),
            None => drop(campaign.remove(name)),
        }
    }
    campaign.insert("archived".to_owned(), lifecycle::is_archived(experiment).into());
}

// ---------------------------------------------------------------------------------------------------- experiences

/// The personalization campaign of an experiment, if it is an experience of one.
pub(super) fn of_experience<'s>(store: &'s Store, experiment: &Object) -> Option<&'s Object> {
    let campaign = store.get("campaign", id(experiment, "campaign_id")?)?;
    (!is_hidden(campaign)).then_some(campaign)
}

/// The problems of the campaign that a new experiment names.
pub(super) fn membership_problem(store: &Store, project: u64, experiment: &Object) -> Option<String> {
    let kind = text(experiment, "type");
    let Some(campaign) = id(experiment, "campaign_id") else {
        let lacks = kind == "personalization";
        return lacks.then(|| "campaign_id is required for an experience of a campaign".to_owned());
    };
    let Some(object) = in_project(store, project, "campaign", campaign) else {
        return Some(format!("campaign_id: the project has no campaign {campaign}"));
    };
    if is_hidden(object) {
        return Some(format!("campaign_id: the campaign {campaign} belongs to a standalone experiment"));
    }
    if lifecycle::is_archived(object) {
        return Some(format!("campaign_id: the campaign {campaign} is archived"));
    }
    let is_other = !["", "personalization"].contains(&kind);
    is_other.then(|| format!("type: an experiment of a campaign has the type personalization, and not {kind}"))
}

/// Applies to a campaign what follows from a change of an experiment that belongs to it.
pub(super) fn follow(store: &mut Store, experiment: u64) {
    let Some(object) = store.get("experiment", experiment).cloned() else { return };
    let Some(campaign) = id(&object, "campaign_id") else { return };
    let Some(found) = store.get_mut("campaign", campaign) else { return };
    if is_hidden(found) {
        return mirror(store, campaign, &object);
    }
    rank(found, experiment, !lifecycle::is_archived(&object));
}

/// Adds an experience to the priorities of its campaign, as the lowest one, or removes it when it is archived.
fn rank(campaign: &mut Object, experiment: u64, belongs: bool) {
    default(campaign, "experiment_priorities", json!([]));
    let Some(groups) = campaign.get_mut("experiment_priorities").and_then(Value::as_array_mut) else { return };
    let is_ranked = groups.iter().any(|group| ids_in(Some(group)).any(|id| id == experiment));
    if belongs && !is_ranked {
        groups.push(json!([experiment]));
    } else if !belongs {
        groups.iter_mut().filter_map(Value::as_array_mut).for_each(|group| group.retain(|id| *id != experiment));
        groups.retain(|group| group.as_array().is_none_or(|group| !group.is_empty()));
    }
}
