//! The demo of v2 has something of everything, and is made by the rules of requests.

use std::time::SystemTime;

use optimizely_rest::v2::*;

async fn demo() -> (Sandbox, Demo) {
    let sandbox = Sandbox::start().await.unwrap();
    let demo = sandbox.load_demo().unwrap();
    (sandbox, demo)
}

#[tokio::test]
async fn the_demo_has_experiments_in_each_state() {
    let (sandbox, demo) = demo().await;
    let experiments = sandbox.client().experiments();
    for (id, status) in [
        (demo.running, ExperimentStatus::Running),
        (demo.paused, ExperimentStatus::Paused),
        (demo.archived, ExperimentStatus::Archived),
        (demo.not_started, ExperimentStatus::NotStarted),
        (demo.experiences[0], ExperimentStatus::Running),
    ] {
        assert_eq!(experiments.get(id).await.unwrap().status, Some(status), "{id}");
    }
    let running = experiments.get(demo.running).await.unwrap();
    let ids: Vec<_> = running.variations.iter().filter_map(|variation| variation.variation_id).collect();
    assert_eq!((ids.len(), &ids), (3, &demo.variations));
    assert_eq!(running.page_ids, [demo.pages[0]]);
    assert_eq!(running.metrics[0].event_id, Some(demo.events[0]));
}

#[tokio::test]
async fn the_demo_has_what_experiments_refer_to() {
    let (sandbox, demo) = demo().await;
    let client = sandbox.client();
    assert_eq!(client.pages().get_many(demo.pages.clone()).await.unwrap().len(), 2);
    let events = client.events().get_many(demo.events.clone()).await.unwrap();
    assert_eq!([&events[0], &events[1]].map(|event| event.key.as_deref()), [Some("cart"), Some("purchase")]);
    assert_eq!(client.attributes().get(demo.plan).await.unwrap().key.as_deref(), Some("plan"));
    let gold = client.audiences().get(demo.audiences[1]).await.unwrap();
    let conditions = gold.conditions.as_ref().unwrap();
    assert_eq!(conditions.matches(&Visitor::new().attribute("plan", "gold")), Verdict::Yes);

    let campaign = client.campaigns().get(demo.campaign).await.unwrap();
    assert_eq!(campaign.status, Some(CampaignStatus::Running));
    assert_eq!(campaign.experiment_priorities.concat(), demo.experiences);
    let group = client.groups().get(demo.group).await.unwrap();
    let entities: Vec<_> = group.entities.iter().map(|entity| entity.id as u64).collect();
    assert_eq!(entities, [demo.running.get(), demo.paused.get()]);
    assert_eq!(client.features().get(demo.feature).await.unwrap().project_id, Some(demo.app));
    assert_eq!(client.experiments().list(demo.magazine).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_demo_has_results_with_a_winner_and_a_loser() {
    let (sandbox, demo) = demo().await;
    let client = sandbox.client();
    let results = client.experiments().results(demo.running).await.unwrap().ready().unwrap();
    let conclusion = results.metrics[0].conclusion.as_ref().unwrap();
    assert_eq!(conclusion.winner.as_ref().and_then(results::Key::variation_id), Some(demo.variations[1]));
    assert_eq!(conclusion.loser.as_ref().and_then(results::Key::variation_id), Some(demo.variations[2]));
    let all = results.reach.as_ref().unwrap().total_count.unwrap();
    let until_now = client.experiments().results(demo.running).between(SystemTime::UNIX_EPOCH, SystemTime::now());
    let until_now = until_now.await.unwrap().ready().unwrap();
    assert_eq!(until_now.reach.as_ref().unwrap().total_count, Some(all), "no visitor comes in the future");
    let on_phones = client.experiments().results(demo.running).device(Device::Mobile).await.unwrap().ready().unwrap();
    assert_eq!(on_phones.reach.as_ref().unwrap().total_count, Some(all * 3 / 10));
    let gold = client.experiments().results(demo.running).attribute(demo.plan, "gold").await.unwrap().ready().unwrap();
    assert_eq!(gold.reach.as_ref().unwrap().total_count, Some(all / 5));
    let campaign = client.campaigns().results(demo.campaign).await.unwrap().ready().unwrap();
    assert_eq!(campaign.metrics[0].results.len(), 4, "two experiences, the baseline, and the campaign");
    assert!(client.experiments().results(demo.not_started).await.unwrap().ready().is_none());
}

#[tokio::test]
async fn a_second_demo_is_another_one() {
    let (sandbox, first) = demo().await;
    let second = sandbox.load_demo().unwrap();
    assert_ne!(first.shop, second.shop);
    let client = sandbox.client();
    assert_eq!(client.projects().list().await.unwrap().len(), 6);
    assert_eq!(client.campaigns().list(second.shop).archived(false).await.unwrap()[0].id, second.campaign);
}
