//! Demo data: a shop with experiments and a campaign, a magazine, and an app.

mod bodies;
mod visits;
mod writer;

use serde_json::json;

use self::bodies::*;
use self::writer::Writer;
use super::Sandbox;
use crate::model::table::Operation;
use crate::sandbox::engine::demo::{DemoError, load};
use crate::sandbox::engine::store::Store;
use crate::v2::api::{
    AttributeId, AudienceId, CampaignId, EventId, ExperimentId, FeatureId, GroupId, PageId, ProjectId, VariationId,
};

/// The IDs of objects that [`load_demo`](crate::v2::Sandbox::load_demo) created, as a starting point.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Demo {
    /// A shop on the web.
    pub shop: ProjectId,
    /// A magazine on the web, whose one experiment is paused.
    pub magazine: ProjectId,
    /// An app: a Full Stack project with a feature.
    pub app: ProjectId,
    /// The pages of the shop: product pages, and the checkout.
    pub pages: Vec<PageId>,
    /// The events of the shop: clicks on the cart, and purchases.
    pub events: Vec<EventId>,
    /// The audiences of the shop: visitors from Canada, and those of the gold plan.
    pub audiences: Vec<AudienceId>,
    /// The attribute of the shop's visitors that holds their plan.
    pub plan: AttributeId,
    /// The running experiment of the shop.
    pub running: ExperimentId,
    /// The variations of the running experiment, the baseline first.
    pub variations: Vec<VariationId>,
    /// The paused experiment of the shop, for visitors from Canada.
    pub paused: ExperimentId,
    /// The archived experiment of the shop.
    pub archived: ExperimentId,
    /// The experiment of the shop that has not started.
    pub not_started: ExperimentId,
    /// The personalization campaign of the shop.
    pub campaign: CampaignId,
    /// The experiences of the campaign, in the order of their priority.
    pub experiences: Vec<ExperimentId>,
    /// The exclusion group of the shop: the running and the paused experiment.
    pub group: GroupId,
    /// The feature of the app.
    pub feature: FeatureId,
}

impl Sandbox {
    /// Creates a shop, a magazine and an app with pages, events, audiences, experiments, a campaign and a group, by the same rules as
    /// requests. Each further call creates three more projects.
    ///
    /// ```
    /// use optimizely_rest::v2::{ExperimentStatus, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let demo = sandbox.load_demo()?;
    /// let experiment = sandbox.client().experiments().get(demo.running).await?;
    /// assert_eq!(experiment.status, Some(ExperimentStatus::Running));
    /// assert_eq!(experiment.variations.len(), demo.variations.len());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if the crate was built from a spec whose rules do not allow the demo. Nothing is created then.
    pub fn load_demo(&self) -> Result<Demo, DemoError> {
        load(&mut self.state().store, write)
    }
}

/// Writes the demo into a store, by the same operations as requests.
fn write(store: &mut Store) -> Result<Demo, DemoError> {
    let mut writer = Writer(store);
    let shop = writer.create("project", shop())?;
    let pages = [writer.create("page", product_pages(shop))?, writer.create("page", checkout(shop))?];
    let events =
        [writer.create_below("click_event", pages[0], cart())?, writer.create_below("custom_event", shop, purchase())?];
    let plan = writer.create("attribute", plan(shop))?;
    let audiences = [writer.create("audience", canadians(shop))?, writer.create("audience", gold(shop))?];

    let (running, variations) = writer.started(larger_pictures(shop, pages[0], events))?;
    for (variation, [carts, purchases]) in variations.iter().zip([[500, 200], [650, 300], [350, 150]]) {
        visits::of_variation(writer.0, *variation, events[0], plan, [4_000, carts], false)?;
        visits::of_variation(writer.0, *variation, events[1], plan, [4_000, purchases], true)?;
    }
    let (paused, delivered) = writer.started(free_delivery(shop, pages[1], events[1], audiences[0]))?;
    for (variation, purchases) in delivered.into_iter().zip([350, 400]) {
        visits::of_variation(writer.0, variation, events[1], plan, [1_000, purchases], true)?;
    }
    writer.act("experiment", paused, "pause")?;
    let (archived, _) = writer.started(green_buttons(shop, pages[0], events[0]))?;
    writer.archive("experiment", archived)?;
    let not_started = writer.create("experiment", shorter_checkout(shop, pages[1], events[1]))?;
    let (campaign, experiences, greetings) = writer.campaign(shop, pages[0], events[1], audiences)?;
    for (variation, purchases) in greetings.into_iter().zip([300, 150]) {
        visits::of_variation(writer.0, variation, events[1], plan, [2_000, purchases], true)?;
    }
    visits::held_back(writer.0, campaign, events[1], [200, 15])?;
    let group = writer.create("group", group(shop, [running, paused]))?;

    let magazine = writer.magazine()?;
    let (app, feature) = writer.app()?;
    Ok(Demo {
        shop: shop.into(),
        magazine: magazine.into(),
        app: app.into(),
        pages: pages.map(Into::into).to_vec(),
        events: events.map(Into::into).to_vec(),
        audiences: audiences.map(Into::into).to_vec(),
        plan: plan.into(),
        running: running.into(),
        variations: variations.into_iter().map(Into::into).collect(),
        paused: paused.into(),
        archived: archived.into(),
        not_started: not_started.into(),
        campaign: campaign.into(),
        experiences: experiences.map(Into::into).to_vec(),
        group: group.into(),
        feature: feature.into(),
    })
}

impl Writer<'_> {
    /// A running campaign, its experiences, one for each audience, and the variations of these.
    fn campaign(
        &mut self,
        shop: u64,
        page: u64,
        purchase: u64,
        [canadians, gold]: [u64; 2],
    ) -> Result<(u64, [u64; 2], Vec<u64>), DemoError> {
        let campaign = json!({
            "project_id": shop,
            "name": "Greetings",
            "type": "personalization",
            "page_ids": [page],
            "holdback": 500,
            "metrics": [unique(purchase)],
        });
        let campaign = self.create("campaign", campaign)?;
        let mut experience = |name: &str, audience: u64| {
            let greeting = format!("document.querySelector('h1').append(' {name}');");
            let change = json!({ "type": "custom_code", "value": greeting });
            let experience = json!({
                "project_id": shop,
                "campaign_id": campaign,
                "type": "personalization",
                "name": name,
                "audience_conditions": json!(["and", { "audience_id": audience }]).to_string(),
                "variations": [
                    { "name": name, "weight": 10_000, "actions": [{ "page_id": page, "changes": [change] }] },
                ],
            });
            self.with_variations(experience)
        };
        let first = experience("For gold customers", gold)?;
        let second = experience("For Canadians", canadians)?;
        let experiences = [first.0, second.0];
        let priorities = json!({ "experiment_priorities": experiences.map(|id| [id]) });
        self.perform(Operation::Update, "campaign", &[campaign], &[], &priorities)?;
        for id in experiences {
            self.act("experiment", id, "start")?;
        }
        self.act("campaign", campaign, "start")?;
        Ok((campaign, experiences, [first.1, second.1].concat()))
    }

    /// A project with a paused experiment, which runs on an address of its own.
    fn magazine(&mut self) -> Result<u64, DemoError> {
        let magazine = self.create("project", json!({ "name": "Magazine" }))?;
        let subscribed = json!({ "name": "Subscribed", "key": "subscribed", "category": "subscribe" });
        let subscribed = self.create_below("custom_event", magazine, subscribed)?;
        let (experiment, _) = self.started(json!({
            "project_id": magazine,
            "name": "Shorter headlines",
            "url_targeting": { "edit_url": "https://magazine.example/", "activation_type": "manual" },
            "metrics": [unique(subscribed)],
            "variations": [{ "name": "Original", "weight": 5_000 }, { "name": "Shorter", "weight": 5_000 }],
        }))?;
        self.act("experiment", experiment, "pause")?;
        Ok(magazine)
    }

    /// A Full Stack project with a feature.
    fn app(&mut self) -> Result<(u64, u64), DemoError> {
        let app = json!({ "name": "Shopping app", "platform": "custom", "sdks": ["android", "node"] });
        let app = self.create("project", app)?;
        let feature = json!({
            "project_id": app,
            "key": "new_search",
            "name": "New search",
            "variables": [{ "key": "columns", "type": "integer", "default_value": "3" }],
        });
        Ok((app, self.create("feature", feature)?))
    }
}
