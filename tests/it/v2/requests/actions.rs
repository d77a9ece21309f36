//! The requests of all actions.

use optimizely_rest::v2::mock::{Answer, Mock};
use optimizely_rest::v2::*;
use serde_json::{Value, json};

use crate::support::bodies::v2::{a_campaign, an_experiment};
use crate::support::v2::{NOTHING, client, expect};

/// Compares a whole request with one query parameter.
#[track_caller]
fn expect_action(request: &Request, method: &str, path: &str, action: &str, body: Value) {
    assert_eq!((request.method().as_str(), request.path()), (method, path));
    assert_eq!(request.query(), [("action".to_owned(), action.to_owned())]);
    assert_eq!(request.body_json(), Some(body));
    assert_eq!(request.invalid(), None);
}

/// A fetched object with this JSON.
async fn fetched<E: optimizely_rest::resource::Get<Api = V2>>(id: u64) -> Live<E>
where
    E::Key: From<u64>,
{
    let mock = Mock::new();
    mock.next(Answer::status(200).body(json!({ "id": id, "archived": false }).to_string()));
    let client = Client::builder(Token::personal("a-personal-token")).transport(mock).build().unwrap();
    client.get::<E>(id).await.unwrap()
}

#[tokio::test]
async fn an_experiment_is_started_paused_resumed_published_and_unarchived() {
    let experiments = client().experiments();
    let path = "experiments/5112213213413376";
    let id = 5112213213413376;
    for (call, action) in [
        (experiments.start(id), "start"),
        (experiments.pause(id), "pause"),
        (experiments.resume(id), "resume"),
        (experiments.unarchive(id), "unarchive"),
        (experiments.publish(id), "publish"),
    ] {
        expect_action(call.request(), "PATCH", path, action, json!({}));
    }
    let mut experiment: Live<Experiment> = fetched(id).await;
    expect_action(experiment.start().request(), "PATCH", path, "start", json!({}));
    expect_action(experiment.pause().request(), "PATCH", path, "pause", json!({}));
    expect_action(experiment.resume().request(), "PATCH", path, "resume", json!({}));
    expect_action(experiment.unarchive().request(), "PATCH", path, "unarchive", json!({}));
    expect_action(experiment.publish().request(), "PATCH", path, "publish", json!({}));
    assert_eq!(experiments.start(0).request().invalid(), Some("0 is not a valid ExperimentId"));
}

#[tokio::test]
async fn a_campaign_is_started_paused_resumed_published_and_unarchived() {
    let campaigns = client().campaigns();
    for (call, action) in [
        (campaigns.start(7), "start"),
        (campaigns.pause(7), "pause"),
        (campaigns.resume(7), "resume"),
        (campaigns.unarchive(7), "unarchive"),
        (campaigns.publish(7), "publish"),
    ] {
        expect_action(call.request(), "PATCH", "campaigns/7", action, json!({}));
    }
    let mut campaign: Live<Campaign> = fetched(7).await;
    expect_action(campaign.start().request(), "PATCH", "campaigns/7", "start", json!({}));
    expect_action(campaign.pause().request(), "PATCH", "campaigns/7", "pause", json!({}));
    expect_action(campaign.resume().request(), "PATCH", "campaigns/7", "resume", json!({}));
    expect_action(campaign.unarchive().request(), "PATCH", "campaigns/7", "unarchive", json!({}));
    expect_action(campaign.publish().request(), "PATCH", "campaigns/7", "publish", json!({}));
}

#[test]
fn a_create_can_start_publish_and_for_experiments_pause() {
    let (experiments, campaigns) = (client().experiments(), client().campaigns());
    let new = || an_experiment(5).name("Bigger");
    let body = json!({ "project_id": 5, "name": "Bigger" });
    for (new, action) in [(new().and_start(), "start"), (new().and_pause(), "pause"), (new().and_publish(), "publish")]
    {
        expect_action(experiments.create(new).request(), "POST", "experiments", action, body.clone());
    }
    let new = || a_campaign(5);
    for (new, action) in [(new().and_start(), "start"), (new().and_publish(), "publish")] {
        expect_action(campaigns.create(new).request(), "POST", "campaigns", action, json!({ "project_id": 5 }));
    }
    let twice = new().and_start().and_publish();
    expect_action(campaigns.create(twice).request(), "POST", "campaigns", "publish", json!({ "project_id": 5 }));
}

#[tokio::test]
async fn an_update_can_be_sent_with_each_action() {
    let (experiments, campaigns) = (client().experiments(), client().campaigns());
    let body = || json!({ "name": "Bigger" });
    let changes = || ExperimentUpdate::new().name("Bigger");
    for (changes, action) in [
        (changes().and_start(), "start"),
        (changes().and_pause(), "pause"),
        (changes().and_resume(), "resume"),
        (changes().and_unarchive(), "unarchive"),
        (changes().and_publish(), "publish"),
    ] {
        expect_action(experiments.update(7, changes).request(), "PATCH", "experiments/7", action, body());
    }
    let changes = || CampaignUpdate::new().name("Bigger");
    for (changes, action) in [
        (changes().and_start(), "start"),
        (changes().and_pause(), "pause"),
        (changes().and_resume(), "resume"),
        (changes().and_unarchive(), "unarchive"),
        (changes().and_publish(), "publish"),
    ] {
        expect_action(campaigns.update(7, changes).request(), "PATCH", "campaigns/7", action, body());
    }
    let (mut experiment, mut campaign) = (fetched::<Experiment>(7).await, fetched::<Campaign>(7).await);
    experiment.set_name("Bigger");
    campaign.set_name("Bigger");
    let saved = |request: Option<&Request>, path: &str, action: &str| {
        expect_action(request.expect("it is sent"), "PATCH", path, action, body());
    };
    saved(experiment.save().and_start().request(), "experiments/7", "start");
    saved(experiment.save().and_pause().request(), "experiments/7", "pause");
    saved(experiment.save().and_resume().request(), "experiments/7", "resume");
    saved(experiment.save().and_unarchive().request(), "experiments/7", "unarchive");
    saved(experiment.save().and_publish().request(), "experiments/7", "publish");
    saved(campaign.save().and_start().request(), "campaigns/7", "start");
    saved(campaign.save().and_pause().request(), "campaigns/7", "pause");
    saved(campaign.save().and_resume().request(), "campaigns/7", "resume");
    saved(campaign.save().and_unarchive().request(), "campaigns/7", "unarchive");
    saved(campaign.save().and_publish().request(), "campaigns/7", "publish");
}

#[test]
fn actions_that_set_a_field_need_no_fetched_object() {
    let client = client();
    let archived = |flag: bool| json!({ "archived": flag });
    expect(client.projects().archive(5).request(), "PATCH", "projects/5", json!({ "status": "archived" }));
    expect(client.projects().activate(5).request(), "PATCH", "projects/5", json!({ "status": "active" }));
    expect(client.audiences().archive(7).request(), "PATCH", "audiences/7", archived(true));
    expect(client.audiences().unarchive(7).request(), "PATCH", "audiences/7", archived(false));
    expect(client.pages().unarchive(7).request(), "PATCH", "pages/7", archived(false));
    expect(client.attributes().unarchive(7).request(), "PATCH", "attributes/7", archived(false));
    expect(client.list_attributes().unarchive(7).request(), "PATCH", "list_attributes/7", archived(false));
    expect(client.groups().unarchive(7).request(), "PATCH", "groups/7", archived(false));
    expect(client.extensions().unarchive(7).request(), "PATCH", "extensions/7", archived(false));
    expect(client.environments().unarchive(7).request(), "PATCH", "environments/7", archived(false));
    expect(client.features().unarchive(7).request(), "PATCH", "features/7", archived(false));
    expect(client.scheduled_jobs().unarchive(31).request(), "PATCH", "scheduled-jobs/31", archived(false));
    // A resource with the operation is not archived by an update.
    expect(client.pages().archive(7).request(), "DELETE", "pages/7", NOTHING);
}
