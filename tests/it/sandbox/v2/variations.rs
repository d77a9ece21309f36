//! Variations: their IDs, and what an update of the list does to each of them.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

/// A sandbox, the path of an experiment in it, and the variations of the experiment.
fn started() -> (Api, String, Value) {
    let api = Api::start();
    let project = api.project("Shop");
    let path = format!("experiments/{}", api.experiment(&project, "Buttons"));
    let variations = api.get(&path)["variations"].clone();
    (api, path, variations)
}

#[test]
fn variations_get_ids_and_are_active() {
    let (api, path, variations) = started();
    let ids = each(&variations, "variation_id");
    assert!(ids[0].is_u64() && ids[1].is_u64() && ids[0] != ids[1]);
    assert_eq!(each(&variations, "status"), ["active", "active"]);
    assert_eq!(each(&variations, "archived"), [false, false]);
    let project = api.get(&path)["project_id"].clone();
    let body = json!({
        "project_id": project, "name": "Copy",
        "variations": [{ "variation_id": ids[0], "name": "Original", "weight": 10_000 }],
    });
    let copy = api.post("experiments", body);
    assert_ne!(copy["variations"][0]["variation_id"], ids[0], "a create makes new variations");
}

#[test]
fn a_known_variation_keeps_the_fields_that_are_not_sent() {
    let (api, path, variations) = started();
    let (first, second) = (&variations[0], &variations[1]);
    let sent = json!([
        { "variation_id": first["variation_id"], "weight": 3000 },
        { "variation_id": second["variation_id"], "weight": 7000, "name": "Huge" },
    ]);
    let shown = api.patch(path, json!({ "variations": sent }))["variations"].clone();
    assert_eq!(each(&shown, "variation_id"), each(&variations, "variation_id"));
    assert_eq!(
        (each(&shown, "name"), each(&shown, "weight")),
        (vec![json!("Original"), json!("Huge")], vec![json!(3000), json!(7000)])
    );
    assert_eq!(each(&shown, "actions"), each(&variations, "actions"));
}

#[test]
fn a_variation_without_an_id_is_new_and_one_that_is_left_out_is_removed() {
    let (api, path, variations) = started();
    let first = &variations[0]["variation_id"];
    let sent = json!([{ "variation_id": first, "weight": 4000 }, { "name": "Green", "weight": 6000 }]);
    let shown = api.patch(&path, json!({ "variations": sent }))["variations"].clone();
    let ids = each(&shown, "variation_id");
    assert_eq!((&ids[0], ids.len()), (first, 2));
    assert!(!each(&variations, "variation_id").contains(&ids[1]));
    assert_eq!(api.get(&path)["variations"], shown);
}

#[test]
fn a_variation_with_an_unknown_id_is_refused() {
    let (api, path, variations) = started();
    let sent = json!([{ "variation_id": 7, "name": "Green", "weight": 10_000 }]);
    let why = api.refused(400, "PATCH", &path, json!({ "variations": sent }));
    assert_eq!(why, "variations[0].variation_id: there is no variation 7 to change");
    let first = &variations[0]["variation_id"];
    let sent = json!([{ "variation_id": first, "weight": 5000 }, { "variation_id": first, "weight": 5000 }]);
    let why = api.refused(400, "PATCH", &path, json!({ "variations": sent }));
    assert_eq!(why, format!("variations[1].variation_id: {first} occurs twice"));
    assert_eq!(api.get(&path)["variations"], variations);
}

#[test]
fn weights_add_up_with_or_without_archived_variations() {
    let (api, path, variations) = started();
    let ids = each(&variations, "variation_id");
    let weigh = |first: u64, second: u64, archived: bool| {
        json!({ "variations": [
            { "variation_id": ids[0], "weight": first },
            { "variation_id": ids[1], "weight": second, "archived": archived },
        ] })
    };
    let why = api.refused(400, "PATCH", &path, weigh(5000, 4000, false));
    assert_eq!(why, "variations: the values of weight add up to 9000 and must add up to 10000");
    api.refused(400, "PATCH", &path, weigh(4000, 5000, true));
    for fitting in [weigh(5000, 5000, true), weigh(10_000, 5000, true)] {
        assert_eq!(api.patch(&path, fitting)["variations"][1]["status"], "archived");
    }
}

#[test]
fn the_status_and_the_archived_flag_of_a_variation_agree() {
    let (api, path, variations) = started();
    let ids = each(&variations, "variation_id");
    let with = |field: &str, value: Value| {
        let sent = json!([{ "variation_id": ids[0] }, { "variation_id": ids[1], field: value }]);
        let shown = api.patch(&path, json!({ "variations": sent }))["variations"][1].clone();
        (shown["status"].clone(), shown["archived"].clone())
    };
    assert_eq!(with("archived", json!(true)), (json!("archived"), json!(true)));
    assert_eq!(with("archived", json!(false)), (json!("active"), json!(false)));
    assert_eq!(with("status", json!("archived")), (json!("archived"), json!(true)));
    assert_eq!(with("status", json!("paused")), (json!("paused"), json!(false)));

    let project = api.get(&path)["project_id"].clone();
    for (field, value) in [("status", json!("archived")), ("archived", json!(true))] {
        let new = json!([{ "name": "Kept", "weight": 10_000 }, { "name": "Gone", "weight": 0, field: value }]);
        let body = json!({ "project_id": project, "name": "New", "variations": new });
        let gone = &api.post("experiments", body)["variations"][1];
        assert_eq!((&gone["status"], &gone["archived"]), (&json!("archived"), &json!(true)), "{field}");
    }
}

#[test]
fn keys_are_unique_in_an_experiment() {
    let api = Api::start();
    let project = &api.post("projects", json!({ "name": "App", "platform": "custom" }))["id"];
    let variation = json!({ "key": "big", "weight": 5000 });
    let body = json!({ "project_id": project, "key": "buttons", "variations": [variation, variation] });
    assert_eq!(api.refused(400, "POST", "experiments", body), "variations[1].key: big occurs twice");
}

#[test]
fn users_leave_the_whitelist_with_their_variation() {
    let (api, path, variations) = started();
    let ids = each(&variations, "variation_id");
    let whitelist = json!([{ "user_id": "ann", "variation_id": ids[0] }, { "user_id": "bob", "variation_id": ids[1] }]);
    assert_eq!(api.patch(&path, json!({ "whitelist": whitelist }))["whitelist"], whitelist);
    let sent = json!([{ "variation_id": ids[1], "weight": 10_000 }]);
    assert_eq!(each(&api.patch(&path, json!({ "variations": sent }))["whitelist"], "user_id"), ["bob"]);
}

#[test]
fn an_experiment_can_be_sent_back_whole() {
    let (api, path, _) = started();
    let mut experiment = api.get(&path);
    experiment["variations"][1]["actions"][0]["changes"] = json!([{ "type": "custom_code", "value": "alert(1)" }]);
    let shown = api.patch(&path, experiment.clone());
    assert_eq!(shown["variations"][1]["actions"][0]["changes"][0]["value"], "alert(1)");
    for same in ["variations", "metrics", "page_ids", "campaign_id", "status"] {
        let (expected, found) = (&experiment[same], &shown[same]);
        assert!(same == "variations" || expected == found, "{same}: {found}");
    }
    assert_eq!(shown["variations"][0], experiment["variations"][0]);
    assert_eq!(api.patch(&path, shown.clone())["variations"], shown["variations"]);
}
