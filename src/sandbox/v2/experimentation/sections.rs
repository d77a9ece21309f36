//! Sections of multivariate experiments, and the combinations of their variations.
//!
//! With the policy `full_factorial`, the variations of the experiment are all combinations of the variations of its sections, with one
//! variation of each section. The weight of a combination is the product of theirs, and its actions are all of theirs. A combination keeps
//! its ID as long as its variations exist.

use serde_json::{Map, Value, json};

use super::reading::{default, id, is_true, list, objects, text};
use super::{experiments, lifecycle, variations};
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::Change;
use crate::sandbox::engine::store::{Object, Store};
use crate::sandbox::v2::traffic;

const ALL: u64 = 10_000;
/// The most combinations that an experiment can have.
const MOST: usize = 1_000;
/// The place in the memory of the store, which is part of snapshots: the IDs of combinations, by experiment and by their variations.
const COMBINATIONS: &str = "combinations";

/// Why an experiment cannot have sections, unless it is multivariate.
pub(super) fn parent_refusal(store: &Store, experiment: u64) -> Option<Refusal> {
    let object = store.get("experiment", experiment)?;
    let is_multivariate = text(object, "type") == "multivariate";
    let why = "experiment_id: only a multivariate experiment has sections";
    (!is_multivariate).then(|| Refusal::Bad(vec![why.to_owned()]))
}

/// The problems of a section's body.
pub(super) fn problems(store: &Store, change: &Change<'_>) -> Vec<String> {
    let experiment = id(change.object, "experiment_id").unwrap_or(0);
    let owner = store.get("experiment", experiment);
    if let Some(problem) = lifecycle::archived_refusal("experiment", owner) {
        return vec![problem];
    }
    let project = owner.and_then(|owner| id(owner, "project_id")).unwrap_or(0);
    let mut problems = variations::problems(store, project, change.before, change.given, "");
    let others = of_experiment(store, experiment).filter(|other| id(other, "id") != id(change.object, "id"));
    let combinations = others.chain([change.object]).map(|section| live(section).count().max(1));
    if combinations.fold(1, usize::saturating_mul) > MOST {
        problems.push(format!("variations: the experiment would have more than {MOST} combinations"));
    }
    problems
}

/// Adds what the server gives to a section.
pub(super) fn fill(store: &mut Store, section: &mut Object, is_new: bool) {
    let owner = id(section, "experiment_id").and_then(|experiment| store.get("experiment", experiment));
    let project = owner.and_then(|owner| id(owner, "project_id")).unwrap_or(0);
    section.insert("project_id".to_owned(), project.into());
    variations::settle(store, project, section, is_new);
}

/// The sections of an experiment that are not archived.
fn of_experiment(store: &Store, experiment: u64) -> impl Iterator<Item = &Object> {
    let sections = store.child_ids("experiment", experiment, "section").into_iter();
    sections.filter_map(|section| store.get("section", section)).filter(|section| !is_true(section, "archived"))
}

/// The variations of a section that are not archived.
fn live(section: &Object) -> impl Iterator<Item = &Object> {
    objects(section, "variations").map(|(_, variation)| variation).filter(|variation| !is_true(variation, "archived"))
}

/// Makes the variations of an experiment the combinations of its sections, if that is its policy.
pub(super) fn combine(store: &mut Store, section: u64) {
    let experiment = store.get("section", section).and_then(|section| id(section, "experiment_id")).unwrap_or(0);
    if !store.get("experiment", experiment).is_some_and(experiments::combines) {
        return;
    }
    let sections = of_experiment(store, experiment).map(|section| live(section).cloned().collect());
    let combinations = combinations(sections.collect());
    let known = remembered(store, experiment);
    let (mut shown, mut kept) = (Vec::new(), Map::new());
    for combination in combinations {
        let key = combination.key();
        let id = known.get(&key).and_then(Value::as_u64).unwrap_or_else(|| store.next_id());
        kept.insert(key, id.into());
        shown.push(combination.variation(id));
    }
    if let Some(experiment) = store.get_mut("experiment", experiment) {
        experiment.insert("variations".to_owned(), shown.into());
    }
    let of_experiments = store.memory_mut().entry(COMBINATIONS).or_insert_with(|| json!({}));
    if let Some(of_experiments) = of_experiments.as_object_mut() {
        of_experiments.insert(experiment.to_string(), kept.into());
    }
    traffic::drop_removed(store, experiment);
}

/// The IDs of the combinations that an experiment has had last, by their keys.
fn remembered(store: &Store, experiment: u64) -> Object {
    let of_experiments = store.memory().get(COMBINATIONS);
    let known = of_experiments.and_then(|all| all.get(experiment.to_string())?.as_object());
    known.cloned().unwrap_or_default()
}

/// One variation of each section, and their share of the traffic.
struct Combination {
    parts: Vec<Object>,
    weight: u64,
}

impl Combination {
    fn key(&self) -> String {
        let ids = self.parts.iter().map(|part| id(part, "variation_id").unwrap_or(0).to_string());
        ids.collect::<Vec<_>>().join(",")
    }

    fn variation(&self, id: u64) -> Value {
        let names: Vec<_> = self.parts.iter().map(|part| text(part, "name")).collect();
        let actions: Vec<_> = self.parts.iter().flat_map(|part| list(part, "actions")).cloned().collect();
        let mut variation = Object::new();
        variation.insert("variation_id".to_owned(), id.into());
        variation.insert("name".to_owned(), names.join(" / ").into());
        variation.insert("weight".to_owned(), self.weight.into());
        variation.insert("actions".to_owned(), actions.into());
        default(&mut variation, "status", "active");
        default(&mut variation, "archived", false);
        variation.into()
    }
}

/// All combinations of the variations of the sections. Their weights add up to the whole: what rounding leaves goes to the first one.
fn combinations(sections: Vec<Vec<Object>>) -> Vec<Combination> {
    let sections: Vec<_> = sections.into_iter().filter(|variations| !variations.is_empty()).collect();
    if sections.is_empty() {
        return Vec::new();
    }
    let mut found = vec![(Vec::new(), 1.0)];
    for variations in &sections {
        let longer = |(parts, share): (Vec<Object>, f64)| {
            variations.iter().map(move |variation| {
                let parts: Vec<_> = parts.iter().chain([variation]).cloned().collect();
                (parts, share * id(variation, "weight").unwrap_or(0) as f64 / ALL as f64)
            })
        };
        found = found.into_iter().flat_map(longer).collect();
    }
    let weigh = |(parts, share): (Vec<Object>, f64)| Combination { parts, weight: (share * ALL as f64 + 1e-6) as u64 };
    let mut found: Vec<_> = found.into_iter().map(weigh).collect();
    let total: u64 = found.iter().map(|combination| combination.weight).sum();
    if let Some(first) = found.first_mut() {
        first.weight += ALL.saturating_sub(total);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::engine::store::object;

    fn weights(sections: &[&[u64]]) -> Vec<(String, u64)> {
        let mut next = 0;
        let mut variation = |weight: &u64| {
            next += 1;
            object(json!({ "variation_id": next, "weight": weight }))
        };
        let sections = sections.iter().map(|weights| weights.iter().map(&mut variation).collect()).collect();
        combinations(sections).into_iter().map(|combination| (combination.key(), combination.weight)).collect()
    }

    #[test]
    fn the_weight_of_a_combination_is_the_product_of_the_weights_of_its_parts() {
        let of =
            |shown: &[(&str, u64)]| shown.iter().map(|(key, weight)| ((*key).to_owned(), *weight)).collect::<Vec<_>>();
        assert_eq!(weights(&[]), []);
        assert_eq!(weights(&[&[7000, 3000]]), of(&[("1", 7000), ("2", 3000)]));
        let four = of(&[("1,3", 3500), ("1,4", 3500), ("2,3", 1500), ("2,4", 1500)]);
        assert_eq!(weights(&[&[7000, 3000], &[5000, 5000]]), four);
        assert_eq!(
            weights(&[&[7000, 3000], &[]]),
            of(&[("1", 7000), ("2", 3000)]),
            "an empty section has no part in it"
        );
    }

    #[test]
    fn what_rounding_leaves_goes_to_the_first_combination() {
        let nine = weights(&[&[3334, 3333, 3333], &[3334, 3333, 3333]]);
        assert_eq!(nine.iter().map(|(_, weight)| weight).sum::<u64>(), ALL);
        assert_eq!((nine.len(), nine[8].1), (9, 1110));
    }
}
