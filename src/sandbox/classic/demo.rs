//! Demo data: a shop with a running experiment, and a magazine.

use std::time::{Duration, SystemTime};

use serde_json::{Value, json};

use super::rules::ClassicRules;
use super::traffic::{Traffic, record};
use crate::classic::api::{AudienceId, DimensionId, ExperimentId, GoalId, ProjectId, VariationId};
use crate::model::table::Operation;
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::demand::demand;
use crate::sandbox::engine::demo::DemoError;
use crate::sandbox::engine::store::Store;
use crate::sandbox::engine::traffic::TrafficError;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The IDs of objects that [`load_demo`](crate::classic::Sandbox::load_demo) created, as a starting point.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Demo {
    /// A shop.
    pub shop: ProjectId,
    /// A magazine, whose one experiment is paused.
    pub magazine: ProjectId,
    /// The shop's running experiment. Its second variation wins, and its third one loses.
    pub running: ExperimentId,
    /// The shop's next experiment: it is shown to visitors from Canada, and starts in a week.
    pub scheduled: ExperimentId,
    /// The variations of the running experiment, the baseline first.
    pub variations: Vec<VariationId>,
    /// The goals of the running experiment: clicks, pageviews, revenue.
    pub goals: Vec<GoalId>,
    /// The shop's audiences. Traffic was recorded for the first one.
    pub audiences: Vec<AudienceId>,
    /// The shop's dimension. Traffic was recorded for its value `gold`.
    pub plan: DimensionId,
}

impl From<TrafficError> for DemoError {
    fn from(error: TrafficError) -> Self {
        DemoError(error.to_string())
    }
}

/// Writes the demo into a store, by the same operations as requests.
pub(super) fn write(store: &mut Store) -> Result<Demo, DemoError> {
    let shop = create(store, "project", None, json!({ "project_name": "Outdoor shop", "ip_filter": "192.0.2.1" }))?;
    let audiences = audiences(store, shop)?;
    let plan = dimension(store, shop)?;
    let (running, variations) = running(store, shop)?;
    let goals = goals(store, shop, running)?;
    let scheduled = scheduled(store, shop, audiences[0])?;
    for (variation, visits) in variations.iter().zip(&VISITS) {
        traffic(store, visits, *variation, &goals, audiences[0], plan)?;
    }
    Ok(Demo {
        shop: shop.into(),
        magazine: magazine(store)?.into(),
        running: running.into(),
        scheduled: scheduled.into(),
        variations: variations.into_iter().map(Into::into).collect(),
        goals: goals.into_iter().map(Into::into).collect(),
        audiences: audiences.into_iter().map(Into::into).collect(),
        plan: plan.into(),
    })
}

fn audiences(store: &mut Store, shop: u64) -> Result<[u64; 2], DemoError> {
    let canada = json!({
        "name": "Visitors from Canada",
        "description": "By the address they come from",
        "conditions": r#"["and", {"type": "location", "value": "CA"}]"#,
        "segmentation": true,
    });
    let newsletter = json!({
        "name": "Newsletter readers",
        "conditions": r#"["or", {"type": "query", "name": "utm_source", "value": "newsletter"}, {"type": "cookies", "name": "reader"}]"#,
    });
    Ok([create(store, "audience", Some(shop), canada)?, create(store, "audience", Some(shop), newsletter)?])
}

fn dimension(store: &mut Store, shop: u64) -> Result<u64, DemoError> {
    let plan = json!({ "name": "Plan", "client_api_name": "plan", "description": "The plan of the customer" });
    create(store, "dimension", Some(shop), plan)
}

/// A running experiment, with its two initial variations and a third one.
fn running(store: &mut Store, shop: u64) -> Result<(u64, Vec<u64>), DemoError> {
    let new = json!({
        "description": "Larger pictures on product pages",
        "edit_url": "https://shop.example/products/tent",
        "url_conditions": [{ "value": "https://shop.example/products/", "match_type": "substring" }],
    });
    let experiment = create(store, "experiment", Some(shop), new)?;
    let small = json!({ "description": "Without a headline", "js_component": "$('h1').hide();" });
    create(store, "variation", Some(experiment), small)?;
    let variations = store.child_ids("experiment", experiment, "variation");
    let larger = json!({ "description": "Larger pictures", "js_component": "$('.picture').addClass('large');" });
    let [original, other, ..] = variations[..] else {
        return Err(DemoError("an experiment begins without variations".to_owned()));
    };
    update(store, "variation", original, json!({ "description": "Original" }))?;
    update(store, "variation", other, larger)?;
    for (variation, weight) in variations.iter().zip([3_334, 3_333, 3_333]) {
        update(store, "variation", *variation, json!({ "weight": weight }))?;
    }
    update(store, "experiment", experiment, json!({ "status": "Running" }))?;
    Ok((experiment, variations))
}

/// Goals for clicks, pageviews and money. The one for money came with the project.
fn goals(store: &mut Store, shop: u64, experiment: u64) -> Result<Vec<u64>, DemoError> {
    let experiments = json!({ "experiment_ids": [experiment] });
    let cart = json!({
        "title": "Added to cart",
        "goal_type": 0,
        "selector": ".cart > button",
        "target_to_experiments": true,
    });
    let order = json!({
        "title": "Ordered",
        "goal_type": 3,
        "urls": ["https://shop.example/thanks"],
        "url_match_types": [3],
    });
    let mut goals = vec![create(store, "goal", Some(shop), cart)?, create(store, "goal", Some(shop), order)?];
    let all = demand(&ClassicRules, store, (Operation::List, "goal"), &[shop], &[], &Value::Null).map_err(DemoError)?;
    let of_money = |goal: &&Value| goal["goal_type"] == 4;
    goals.extend(all.as_array().into_iter().flatten().find(of_money).and_then(|goal| goal["id"].as_u64()));
    for goal in &goals {
        update(store, "goal", *goal, experiments.clone())?;
    }
    Ok(goals)
}

/// An experiment that starts in a week, for two weeks.
fn scheduled(store: &mut Store, shop: u64, audience: u64) -> Result<u64, DemoError> {
    let new = json!({
        "description": "Free delivery",
        "edit_url": "https://shop.example/",
        "audience_ids": [audience],
        "percentage_included": 5_000,
    });
    let experiment = create(store, "experiment", Some(shop), new)?;
    let start = SystemTime::now() + 7 * DAY;
    let times = json!({ "start_time": Timestamp::from(start), "stop_time": Timestamp::from(start + 14 * DAY) });
    create(store, "schedule", Some(experiment), times)?;
    Ok(experiment)
}

fn magazine(store: &mut Store) -> Result<u64, DemoError> {
    let magazine = create(store, "project", None, json!({ "project_name": "Magazine" }))?;
    let new = json!({
        "description": "Shorter headlines",
        "edit_url": "https://magazine.example/",
        "activation_mode": "manual",
    });
    let experiment = create(store, "experiment", Some(magazine), new)?;
    update(store, "experiment", experiment, json!({ "status": "Paused" }))?;
    let subscribed = json!({
        "title": "Subscribed",
        "goal_type": 1,
        "event": "subscribed",
        "experiment_ids": [experiment],
    });
    create(store, "goal", Some(magazine), subscribed)?;
    Ok(magazine)
}

/// The results of the visitors of one variation.
struct Visits {
    visitors: u64,
    carts: u64,
    orders: u64,
}

const VISITS: [Visits; 3] = [
    Visits { visitors: 4_000, carts: 480, orders: 200 },
    Visits { visitors: 4_000, carts: 640, orders: 300 },
    Visits { visitors: 4_000, carts: 320, orders: 120 },
];

/// The amounts of orders, used in rotation.
const AMOUNTS: [f64; 4] = [19.5, 34.25, 79.0, 129.75];

/// Records visitors: half of them are in no segment, three in ten are in the audience, and two in ten have the plan.
fn traffic(
    store: &mut Store,
    visits: &Visits,
    variation: u64,
    goals: &[u64],
    audience: u64,
    plan: u64,
) -> Result<(), DemoError> {
    for (tenths, segment) in [(5, None), (3, Some(true)), (2, Some(false))] {
        let share = |of: u64| of * tenths / 10;
        for (index, goal) in goals.iter().enumerate() {
            let all = Traffic::new(variation, *goal).visitors(share(visits.visitors));
            let amounts = AMOUNTS.into_iter().cycle().take(share(visits.orders) as usize);
            let traffic = match index {
                0 => all.conversions(share(visits.carts)),
                1 => all.conversions(share(visits.orders)),
                _ => all.orders(amounts),
            };
            let traffic = match segment {
                None => traffic,
                Some(true) => traffic.audience(audience),
                Some(false) => traffic.dimension(plan, "gold"),
            };
            record(store, traffic)?;
        }
    }
    Ok(())
}

/// Creates an object and returns its ID.
fn create(store: &mut Store, resource: &str, parent: Option<u64>, body: Value) -> Result<u64, DemoError> {
    let ids = parent.as_slice();
    let created = demand(&ClassicRules, store, (Operation::Create, resource), ids, &[], &body).map_err(DemoError)?;
    created["id"].as_u64().ok_or_else(|| DemoError(format!("a new {resource} has no id")))
}

fn update(store: &mut Store, resource: &str, id: u64, body: Value) -> Result<(), DemoError> {
    demand(&ClassicRules, store, (Operation::Update, resource), &[id], &[], &body).map(drop).map_err(DemoError)
}
