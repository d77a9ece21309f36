//! Exclusion groups: their members exist, are in one group each, and share the traffic.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

/// A sandbox with two experiments and a campaign.
struct Lab {
    api: Api,
    project: Value,
    first: Value,
    second: Value,
    campaign: Value,
}

impl Lab {
    fn start() -> Self {
        let api = Api::start();
        let project = api.project("Shop");
        let (first, second) = (api.experiment(&project, "Buttons"), api.experiment(&project, "Links"));
        let campaign = api.campaign(&project, "Sale");
        Lab { api, project, first, second, campaign }
    }

    fn body(&self, entities: &[Value]) -> Value {
        json!({ "project_id": self.project, "name": "Checkout", "entities": entities })
    }

    #[track_caller]
    fn refused(&self, entities: &[Value]) -> String {
        self.api.refused(400, "POST", "groups", self.body(entities))
    }
}

fn entity(kind: &str, id: &Value, weight: u64) -> Value {
    json!({ "kind": kind, "id": id, "weight": weight })
}

#[test]
fn a_group_has_experiments_and_campaigns_of_its_project() {
    let lab = Lab::start();
    let members = [entity("Experiment", &lab.first, 6000), entity("Campaign", &lab.campaign, 4000)];
    let group = lab.api.post("groups", lab.body(&members));
    assert_eq!(group["entities"], json!(members));
    let other = lab.api.project("Other");
    let elsewhere = lab.api.experiment(&other, "Buttons");
    let why = lab.refused(&[entity("Experiment", &elsewhere, 1)]);
    assert_eq!(why, format!("entities[0].id: the project has no experiment {elsewhere}"));
    let why = lab.refused(&[entity("Campaign", &lab.second, 1)]);
    assert_eq!(why, format!("entities[0].id: the project has no campaign {}", lab.second));
}

#[test]
fn the_weights_of_a_group_are_at_most_all_of_the_traffic() {
    let lab = Lab::start();
    let members = [entity("Experiment", &lab.first, 6000), entity("Experiment", &lab.second, 4001)];
    assert_eq!(lab.refused(&members), "entities: the weights add up to 10001, and may add up to at most 10000");
    let members = [entity("Experiment", &lab.first, 6000), entity("Experiment", &lab.second, 3000)];
    assert_eq!(each(&lab.api.post("groups", lab.body(&members))["entities"], "weight"), [6000, 3000]);
}

#[test]
fn a_member_is_in_one_group_and_once() {
    let lab = Lab::start();
    let member = entity("Experiment", &lab.first, 5000);
    let twice = lab.refused(&[member.clone(), member.clone()]);
    assert_eq!(twice, format!("entities[1].id: the experiment {} occurs twice", lab.first));
    let group = lab.api.post("groups", lab.body(std::slice::from_ref(&member)))["id"].clone();
    let taken = format!("entities[0].id: the experiment {} is in another group", lab.first);
    assert_eq!(lab.refused(std::slice::from_ref(&member)), taken);
    let other = lab.api.post("groups", lab.body(&[entity("Experiment", &lab.second, 5000)]))["id"].clone();
    let why = lab.api.refused(400, "PATCH", format!("groups/{other}"), json!({ "entities": [member] }));
    assert_eq!(why, taken);
    lab.api.patch(format!("groups/{group}"), json!({ "entities": [entity("Experiment", &lab.first, 6000)] }));
}

#[test]
fn an_archived_group_sets_its_members_free() {
    let lab = Lab::start();
    let member = entity("Experiment", &lab.first, 5000);
    let group = lab.api.post("groups", lab.body(std::slice::from_ref(&member)))["id"].clone();
    lab.api.delete(format!("groups/{group}"));
    lab.api.delete(format!("groups/{group}"));
    assert_eq!(lab.api.get(format!("groups/{group}"))["archived"], true);
    lab.api.post("groups", lab.body(&[member]));
    let why = lab.api.refused(400, "PATCH", format!("groups/{group}"), json!({ "archived": false }));
    assert_eq!(why, format!("entities[0].id: the experiment {} is in another group", lab.first));
}
