//! Sections of multivariate experiments, and the combinations of their variations.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

/// A sandbox with a multivariate experiment.
struct Lab {
    api: Api,
    experiment: String,
}

impl Lab {
    fn start(fields: Value) -> Self {
        let api = Api::start();
        let project = api.project("Shop");
        let page = api.page(&project, "Home");
        let mut body = json!({ "project_id": project, "name": "Buttons", "type": "multivariate", "page_ids": [page] });
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        let experiment = format!("experiments/{}", api.post("experiments", body)["id"]);
        Lab { api, experiment }
    }

    fn factorial() -> Self {
        Lab::start(json!({ "multivariate_traffic_policy": "full_factorial" }))
    }

    #[track_caller]
    fn section(&self, variations: &[(&str, u64)]) -> Value {
        let variations: Vec<_> =
            variations.iter().map(|(name, weight)| json!({ "name": name, "weight": weight })).collect();
        let body = json!({ "name": "Part", "variations": variations });
        self.api.post(format!("{}/sections", self.experiment), body)
    }

    /// The names and weights of the variations of the experiment.
    fn shown(&self) -> Vec<(String, u64)> {
        let variations = self.api.get(&self.experiment)["variations"].clone();
        let name = |one: &Value| (one["name"].as_str().unwrap().to_owned(), one["weight"].as_u64().unwrap());
        variations.as_array().unwrap().iter().map(name).collect()
    }
}

fn expected(combinations: &[(&str, u64)]) -> Vec<(String, u64)> {
    combinations.iter().map(|(name, weight)| ((*name).to_owned(), *weight)).collect()
}

#[test]
fn only_multivariate_experiments_have_sections() {
    let lab = Lab::start(json!({ "type": "a/b" }));
    let path = format!("{}/sections", lab.experiment);
    let body = json!({ "variations": [{ "name": "Big", "weight": 10_000 }] });
    let why = "experiment_id: only a multivariate experiment has sections";
    assert_eq!(lab.api.refused(400, "POST", &path, body), why);
    assert_eq!(lab.api.refused(400, "GET", &path, Value::Null), why);
}

#[test]
fn a_section_is_found_below_its_experiment_only() {
    let lab = Lab::factorial();
    let section = lab.section(&[("Big", 5000), ("Small", 5000)]);
    let path = format!("{}/sections", lab.experiment);
    assert_eq!(each(&lab.api.get(&path), "id"), [section["id"].clone()]);
    assert_eq!(lab.api.get(format!("{path}/{}", section["id"])), section);
    assert_eq!(section["project_id"], lab.api.get(&lab.experiment)["project_id"]);
    let ids = each(&section["variations"], "variation_id");
    assert!(ids.len() == 2 && ids.iter().all(Value::is_u64), "{ids:?}");
    lab.api.refused(404, "GET", format!("experiments/7/sections/{}", section["id"]), Value::Null);
}

#[test]
fn a_section_keeps_its_variations_by_their_ids() {
    let lab = Lab::factorial();
    let section = lab.section(&[("Big", 5000), ("Small", 5000)]);
    let path = format!("{}/sections/{}", lab.experiment, section["id"]);
    let first = &section["variations"][0]["variation_id"];
    let sent = json!([{ "variation_id": first, "weight": 4000 }, { "name": "Tiny", "weight": 6000 }]);
    let shown = lab.api.patch(&path, json!({ "variations": sent }))["variations"].clone();
    assert_eq!((&shown[0]["variation_id"], &shown[0]["name"]), (first, &json!("Big")));
    let sent = json!([{ "variation_id": 7, "name": "Huge", "weight": 10_000 }]);
    let why = lab.api.refused(400, "PATCH", &path, json!({ "variations": sent }));
    assert_eq!(why, "variations[0].variation_id: there is no variation 7 to change");
}

#[test]
fn a_full_factorial_experiment_has_all_combinations() {
    let lab = Lab::factorial();
    lab.section(&[("Big", 7000), ("Small", 3000)]);
    assert_eq!(lab.shown(), expected(&[("Big", 7000), ("Small", 3000)]));
    let colors = lab.section(&[("Red", 5000), ("Blue", 5000)]);
    let four = [("Big / Red", 3500), ("Big / Blue", 3500), ("Small / Red", 1500), ("Small / Blue", 1500)];
    assert_eq!(lab.shown(), expected(&four));
    lab.api.delete(format!("{}/sections/{}", lab.experiment, colors["id"]));
    assert_eq!(lab.shown(), expected(&[("Big", 7000), ("Small", 3000)]));
}

#[test]
fn a_combination_keeps_its_id_while_its_variations_exist() {
    let lab = Lab::factorial();
    lab.section(&[("Big", 5000), ("Small", 5000)]);
    let colors = lab.section(&[("Red", 5000), ("Blue", 5000)]);
    let ids = || each(&lab.api.get(&lab.experiment)["variations"], "variation_id");
    let before = ids();
    let red = &colors["variations"][0]["variation_id"];
    let sent = json!([{ "variation_id": red, "weight": 2000 }, { "name": "Green", "weight": 8000 }]);
    lab.api.patch(format!("{}/sections/{}", lab.experiment, colors["id"]), json!({ "variations": sent }));
    let after = ids();
    assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
    assert!(!before.contains(&after[1]) && !before.contains(&after[3]));
}

#[test]
fn a_combination_makes_the_changes_of_its_parts() {
    let lab = Lab::factorial();
    let page = lab.api.get(&lab.experiment)["page_ids"][0].clone();
    for code in ["a()", "b()"] {
        let changes = json!([{ "type": "custom_code", "value": code }]);
        let variation = json!({ "name": code, "weight": 10_000, "actions": [{ "page_id": page, "changes": changes }] });
        lab.api.post(format!("{}/sections", lab.experiment), json!({ "variations": [variation] }));
    }
    let actions = lab.api.get(&lab.experiment)["variations"][0]["actions"].clone();
    let values: Vec<_> = each(&actions, "changes").iter().map(|changes| changes[0]["value"].clone()).collect();
    assert_eq!(values, ["a()", "b()"]);
}

#[test]
fn combinations_are_changed_through_their_sections() {
    let lab = Lab::factorial();
    lab.section(&[("Big", 5000), ("Small", 5000)]);
    let why =
        lab.api.refused(400, "PATCH", &lab.experiment, json!({ "variations": [{ "name": "Big", "weight": 10_000 }] }));
    assert_eq!(why, "variations are the combinations of the sections, so change the sections");
    let whole = lab.api.get(&lab.experiment);
    assert_eq!(lab.api.patch(&lab.experiment, whole.clone())["variations"], whole["variations"]);
}

#[test]
fn an_experiment_has_a_limited_number_of_combinations() {
    let lab = Lab::factorial();
    let ten: Vec<_> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(|name| (name, 1000)).to_vec();
    (0..3).for_each(|_| drop(lab.section(&ten)));
    assert_eq!(lab.shown().len(), 1000);
    let two = json!({ "variations": [{ "name": "k", "weight": 5000 }, { "name": "l", "weight": 5000 }] });
    let why = lab.api.refused(400, "POST", format!("{}/sections", lab.experiment), two);
    assert_eq!(why, "variations: the experiment would have more than 1000 combinations");
}

#[test]
fn without_the_policy_the_variations_are_those_that_are_given() {
    let lab = Lab::start(json!({ "variations": [{ "name": "Original", "weight": 10_000 }] }));
    lab.section(&[("Big", 5000), ("Small", 5000)]);
    assert_eq!(lab.shown(), expected(&[("Original", 10_000)]));
}
