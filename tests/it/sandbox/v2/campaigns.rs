//! Campaigns: the hidden ones of standalone experiments, and the experiences of the others.

use serde_json::{Value, json};

use crate::support::v2_sandbox::{Api, each};

/// A sandbox with a campaign.
struct Lab {
    api: Api,
    project: Value,
    campaign: Value,
}

impl Lab {
    fn start() -> Self {
        let api = Api::start();
        let project = api.project("Shop");
        let campaign = api.campaign(&project, "Sale");
        Lab { api, project, campaign }
    }

    #[track_caller]
    fn experience(&self, name: &str) -> Value {
        self.api.experiment_with(&self.project, name, json!({ "campaign_id": self.campaign, "metrics": [] }))
    }

    #[track_caller]
    fn act(&self, action: &str) -> Value {
        self.api.patch(format!("campaigns/{}?action={action}", self.campaign), json!({}))["status"].clone()
    }

    #[track_caller]
    fn act_on(&self, experiment: &Value, action: &str) -> Value {
        self.api.patch(format!("experiments/{experiment}?action={action}"), json!({}))["status"].clone()
    }

    fn read(&self) -> Value {
        self.api.get(format!("campaigns/{}", self.campaign))
    }

    fn status(&self, experiment: &Value) -> Value {
        self.api.get(format!("experiments/{experiment}"))["status"].clone()
    }
}

#[test]
fn a_new_campaign_is_filled_in() {
    let lab = Lab::start();
    let shown = lab.read();
    for (name, value) in [
        ("type", json!("personalization")),
        ("status", json!("not_started")),
        ("archived", json!(false)),
        ("for_journey", json!(false)),
        ("experiment_priorities", json!([])),
        ("metrics", json!([])),
    ] {
        assert_eq!(shown[name], value, "{name}");
    }
}

#[test]
fn a_standalone_experiment_has_a_hidden_campaign() {
    let lab = Lab::start();
    let experiment = lab.api.experiment(&lab.project, "Buttons");
    let hidden = lab.api.get(format!("experiments/{experiment}"))["campaign_id"].clone();
    let shown = lab.api.get(format!("campaigns/{hidden}"));
    let fields = ["type", "name", "project_id", "experiment_priorities", "status"].map(|name| shown[name].clone());
    let expected = [json!("other"), json!("Buttons"), lab.project.clone(), json!([[experiment]]), json!("not_started")];
    assert_eq!(fields, expected);
    let listed = lab.api.get(format!("campaigns?project_id={}", lab.project));
    assert_eq!(each(&listed, "id"), [lab.campaign]);
}

#[test]
fn a_hidden_campaign_lives_with_its_experiment() {
    let lab = Lab::start();
    let experiment = lab.api.experiment(&lab.project, "Buttons");
    let hidden = lab.api.get(format!("experiments/{experiment}"))["campaign_id"].clone();
    let read = || lab.api.get(format!("campaigns/{hidden}"));
    let life = || (read()["status"].clone(), read()["archived"].clone());
    lab.act_on(&experiment, "start");
    assert_eq!(life(), (json!("running"), json!(false)));
    assert_eq!(read()["earliest"], lab.api.get(format!("experiments/{experiment}"))["earliest"]);
    lab.api.delete(format!("experiments/{experiment}"));
    assert_eq!(life(), (json!("archived"), json!(true)));
    lab.act_on(&experiment, "unarchive");
    assert_eq!(life(), (json!("paused"), json!(false)));
    lab.api.patch(format!("experiments/{experiment}"), json!({ "name": "Links" }));
    assert_eq!(read()["name"], "Links");
}

#[test]
fn a_hidden_campaign_is_changed_through_its_experiment() {
    let lab = Lab::start();
    let experiment = lab.api.experiment(&lab.project, "Buttons");
    let hidden = format!("campaigns/{}", lab.api.get(format!("experiments/{experiment}"))["campaign_id"]);
    let why = "id: this campaign belongs to a standalone experiment, so change the experiment";
    for (method, path) in [("PATCH", hidden.clone()), ("PATCH", format!("{hidden}?action=start")), ("DELETE", hidden)] {
        assert_eq!(lab.api.refused(400, method, path, json!({})), why);
    }
    assert_eq!(lab.status(&experiment), "not_started");
}

#[test]
fn actions_lead_through_the_life_of_a_campaign() {
    let lab = Lab::start();
    let life = ["publish", "start", "publish", "pause", "resume", "pause", "start"].map(|action| lab.act(action));
    assert_eq!(life, ["not_started", "running", "running", "paused", "running", "paused", "running"]);
    assert!(lab.read()["earliest"].is_string() && lab.read().get("latest").is_none());
    lab.api.delete(format!("campaigns/{}", lab.campaign));
    let archived = lab.read();
    assert_eq!((&archived["status"], &archived["archived"]), (&json!("archived"), &json!(true)));
    assert!(archived["latest"].is_string());
    lab.api.refused(410, "DELETE", format!("campaigns/{}", lab.campaign), Value::Null);
    let path = format!("campaigns/{}", lab.campaign);
    let why = lab.api.refused(400, "PATCH", &path, json!({ "name": "Fair" }));
    assert_eq!(why, "status: the campaign is archived, so unarchive it first");
    let why = lab.api.refused(400, "PATCH", format!("{path}?action=pause"), json!({}));
    assert_eq!(why, "action: pause needs a status of running or campaign_paused, and the campaign is archived");
    assert_eq!(lab.act("unarchive"), "paused");
    assert_eq!(lab.read()["archived"], false);
}

#[test]
fn campaigns_are_listed_by_whether_they_are_archived() {
    let lab = Lab::start();
    let other = lab.api.campaign(&lab.project, "Fair");
    lab.api.delete(format!("campaigns/{other}"));
    let listed =
        |archived: bool| each(&lab.api.get(format!("campaigns?project_id={}&archived={archived}", lab.project)), "id");
    assert_eq!((listed(true), listed(false)), (vec![other], vec![lab.campaign.clone()]));
}

#[test]
fn an_experiment_of_a_campaign_is_an_experience() {
    let lab = Lab::start();
    let experience = lab.api.get(format!("experiments/{}", lab.experience("Banner")));
    assert_eq!((&experience["type"], &experience["campaign_id"]), (&json!("personalization"), &lab.campaign));
    let listed = lab.api.get(format!("campaigns?project_id={}", lab.project));
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "it has no campaign of its own");
    assert_eq!(lab.act_on(&experience["id"], "publish"), "not_started");
}

#[test]
fn an_experience_belongs_to_a_live_campaign_of_its_project() {
    let lab = Lab::start();
    let other = lab.api.project("Other");
    let elsewhere = lab.api.campaign(&other, "Sale");
    let archived = lab.api.campaign(&lab.project, "Fair");
    lab.api.delete(format!("campaigns/{archived}"));
    let standalone = lab.api.experiment(&lab.project, "Buttons");
    let hidden = lab.api.get(format!("experiments/{standalone}"))["campaign_id"].clone();
    let refused = |fields: Value| {
        let mut body = json!({ "project_id": lab.project, "name": "Banner" });
        body.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        lab.api.refused(400, "POST", "experiments", body)
    };
    for (fields, why) in [
        (json!({ "campaign_id": elsewhere }), format!("campaign_id: the project has no campaign {elsewhere}")),
        (json!({ "campaign_id": archived }), format!("campaign_id: the campaign {archived} is archived")),
        (
            json!({ "campaign_id": hidden }),
            format!("campaign_id: the campaign {hidden} belongs to a standalone experiment"),
        ),
        (json!({ "type": "personalization" }), "campaign_id is required for an experience of a campaign".to_owned()),
        (
            json!({ "campaign_id": lab.campaign, "type": "multivariate" }),
            "type: an experiment of a campaign has the type personalization, and not multivariate".to_owned(),
        ),
    ] {
        assert_eq!(refused(fields), why);
    }
}

#[test]
fn priorities_gain_a_new_experience_and_lose_an_archived_one() {
    let lab = Lab::start();
    let priorities = || lab.read()["experiment_priorities"].clone();
    let (first, second) = (lab.experience("Banner"), lab.experience("Popup"));
    assert_eq!(priorities(), json!([[first], [second]]));
    lab.api.delete(format!("experiments/{first}"));
    assert_eq!(priorities(), json!([[second]]));
    lab.act_on(&first, "unarchive");
    assert_eq!(priorities(), json!([[second], [first]]));
}

#[test]
fn priorities_name_each_experience_once_and_those_left_out_come_last() {
    let lab = Lab::start();
    let (first, second, third) = (lab.experience("Banner"), lab.experience("Popup"), lab.experience("Footer"));
    let standalone = lab.api.experiment(&lab.project, "Buttons");
    let path = format!("campaigns/{}", lab.campaign);
    let set = |priorities: Value| lab.api.patch(&path, json!({ "experiment_priorities": priorities }));
    let shown = set(json!([[second, first], [third]]));
    assert_eq!(shown["experiment_priorities"], json!([[second, first], [third]]));
    assert_eq!(set(json!([[third]]))["experiment_priorities"], json!([[third], [first], [second]]));
    let refused =
        |priorities: Value| lab.api.refused(400, "PATCH", &path, json!({ "experiment_priorities": priorities }));
    let why = format!("experiment_priorities: the campaign has no experiment {standalone}");
    assert_eq!(refused(json!([[first], [standalone]])), why);
    let why = format!("experiment_priorities: the experiment {first} occurs twice");
    assert_eq!(refused(json!([[first], [first]])), why);
}

#[test]
fn experiences_run_with_their_campaign() {
    let lab = Lab::start();
    let (banner, popup, footer) = (lab.experience("Banner"), lab.experience("Popup"), lab.experience("Footer"));
    let statuses = || [&banner, &popup, &footer].map(|experience| lab.status(experience));
    assert_eq!(lab.act_on(&banner, "start"), "campaign_paused", "its campaign does not run");
    assert_eq!(lab.act_on(&footer, "start"), "campaign_paused");
    assert_eq!(lab.act_on(&footer, "pause"), "paused");
    lab.act("start");
    assert_eq!(statuses(), ["running", "running", "paused"], "the first start starts those that never ran");
    lab.act("pause");
    assert_eq!(statuses(), ["campaign_paused", "campaign_paused", "paused"]);
    let late = lab.experience("Late");
    lab.act("resume");
    assert_eq!(statuses(), ["running", "running", "paused"]);
    assert_eq!(lab.status(&late), "not_started", "only the first start starts what never ran");
    assert_eq!(lab.act_on(&footer, "resume"), "running");
}

#[test]
fn an_archived_campaign_pauses_its_experiences() {
    let lab = Lab::start();
    let banner = lab.experience("Banner");
    lab.act("start");
    let stopped = |life: &Value| life["latest"].is_string();
    lab.api.delete(format!("campaigns/{}", lab.campaign));
    let shown = lab.api.get(format!("experiments/{banner}"));
    assert_eq!(shown["status"], "campaign_paused");
    assert!(stopped(&shown));
    lab.act("unarchive");
    assert_eq!(lab.status(&banner), "campaign_paused");
    lab.act("resume");
    let shown = lab.api.get(format!("experiments/{banner}"));
    assert_eq!(shown["status"], "running");
    assert!(!stopped(&shown));
}

#[test]
fn an_experience_runs_on_the_pages_of_its_campaign() {
    let lab = Lab::start();
    let body = json!({
        "project_id": lab.project, "campaign_id": lab.campaign, "variations": [{ "name": "Banner", "weight": 10_000 }],
    });
    let experience = &lab.api.post("experiments", body.clone())["id"];
    lab.act("start");
    assert_eq!(lab.act_on(experience, "pause"), "paused");
    assert_eq!(lab.act_on(experience, "start"), "running", "it needs neither a name nor metrics nor pages");
    let nowhere = &lab.api.post("campaigns", json!({ "project_id": lab.project, "name": "Nowhere" }))["id"];
    let mut lost = body;
    lost["campaign_id"] = nowhere.clone();
    let why = lab.api.refused(400, "POST", "experiments?action=start", lost);
    assert_eq!(why, "action: the experiment cannot start without page_ids or url_targeting");
}

#[test]
fn a_campaign_names_pages_and_events_of_its_project() {
    let lab = Lab::start();
    let path = format!("campaigns/{}", lab.campaign);
    for (body, why) in [
        (json!({ "page_ids": [7] }), "page_ids: the project has no page 7"),
        (
            json!({ "metrics": [{ "aggregator": "count", "event_id": 7 }] }),
            "metrics[0].event_id: the project has no event 7",
        ),
    ] {
        assert_eq!(lab.api.refused(400, "PATCH", &path, body), why);
    }
}

#[test]
fn values_of_custom_fields_are_an_object() {
    let lab = Lab::start();
    let body = |values: Value| json!({ "project_id": lab.project, "name": "New", "custom_field_values": values });
    let values = json!({ "team": ["growth"] });
    assert_eq!(lab.api.post("campaigns", body(values.clone()))["custom_field_values"], values);
    for wrong in [json!(false), json!([null])] {
        assert_eq!(lab.api.refused(400, "POST", "campaigns", body(wrong)), "custom_field_values has to be an object");
    }
}
