//! Copies an experiment into another project, with the pages, events and audiences that it needs there. The copy is not started.
//!
//!     cargo run --example copy_experiment
//!     cargo run --example copy_experiment -- --live 5024793028722690 5024793028722777
//!
//! The first command uses a sandbox. The second one uses the real API, with the token in `OPTIMIZELY_V2_TOKEN`: it copies the experiment with
//! the first ID into the project with the second ID. A page or an audience of the same name that is there already is used as it is, and so is
//! an event with the same key. The others are created. Attributes are not, since audiences refer to them by their keys.

use std::collections::HashMap;
use std::error::Error;

use optimizely_rest::v2::conditions::{AudienceLeaf, Part};
use optimizely_rest::v2::{
    AudienceCondition, AudienceId, Client, Event, EventId, EventType, Experiment, ExperimentId, Live, NewAudience,
    NewClickEvent, NewCustomEvent, NewExperiment, NewPage, PageId, ProjectId, Sandbox,
};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Outcome {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => {
            let sandbox = Sandbox::start().await?;
            let demo = sandbox.load_demo()?;
            let client = sandbox.client();
            copy(&client, demo.paused, demo.magazine).await?;
            println!("\nThe same again: this time, everything that it needs is there.\n");
            copy(&client, demo.paused, demo.magazine).await
        }
        [live, experiment, project] if live == "--live" => {
            copy(&Client::from_env()?, experiment.parse()?, project.parse()?).await
        }
        _ => Err("expected `--live EXPERIMENT PROJECT`".into()),
    }
}

async fn copy(client: &Client, experiment: ExperimentId, project: ProjectId) -> Outcome {
    let original = client.experiments().get(experiment).await?;
    let name = original.name.as_deref().unwrap_or_default();
    println!("\"{name}\" (experiment {experiment}) goes into project {project}:");
    let mut there = There { client, project, ids: HashMap::new() };

    // The experiment as data, with the IDs of the other project in it.
    let mut moved: Experiment = original.data().clone();
    moved.project_id = Some(project);
    for page in &mut moved.page_ids {
        *page = there.page(*page).await?;
    }
    let metrics = moved.metrics.iter_mut();
    let events = metrics
        .flat_map(|metric| metric.metrics.iter_mut().map(|part| &mut part.event_id).chain([&mut metric.event_id]));
    for event in events.flatten() {
        *event = there.event(*event).await?;
    }
    if let Some(audiences) = &original.audience_conditions
        && let Some(tree) = audiences.tree()?
    {
        for audience in tree.leaves().filter_map(AudienceLeaf::audience_id) {
            there.audience(audience).await?;
        }
        moved.audience_conditions = Some(there.conditions(tree.root())?.into());
    }
    // The API makes a hidden page for `url_targeting`. Changes of that page have to wait until the copy has a page of its own.
    let hidden = hidden_page(&original);
    for variation in &mut moved.variations {
        variation.actions.retain(|action| Some(action.page_id) != hidden);
        for action in &mut variation.actions {
            action.page_id = there.page(action.page_id).await?;
        }
    }

    // This leaves out the IDs of the experiment, its variations and their changes, and its status.
    let new = NewExperiment::try_from(&moved)?.name(format!("{name} (copy)"));
    let mut copy = client.experiments().create(new).await?;
    if let (Some(hidden), Some(page)) = (hidden, hidden_page(&copy)) {
        change_hidden_page(&mut copy, &original, hidden, page).await?;
    }
    let status = copy.status.as_ref().map(ToString::to_string).unwrap_or_default();
    println!("  experiment {} was created with {} variations: {status}", copy.id, copy.variations.len());
    Ok(())
}

fn hidden_page(experiment: &Experiment) -> Option<PageId> {
    experiment.url_targeting.as_ref().and_then(|targeting| targeting.page_id())
}

/// Gives the variations of a copy the changes that the original makes on its hidden page.
async fn change_hidden_page(copy: &mut Live<Experiment>, original: &Experiment, from: PageId, to: PageId) -> Outcome {
    copy.edit_variations(|variations| {
        for (variation, original) in variations.iter_mut().zip(&original.variations) {
            let actions = original.actions.iter().filter(|action| action.page_id == from).cloned();
            variation.actions.extend(actions.map(|mut action| {
                action.page_id = to;
                // The IDs of changes belong to the original.
                action.changes.iter_mut().for_each(|change| change.id = None);
                action
            }));
        }
    })
    .await?;
    Ok(())
}

/// The project that the copy goes into.
struct There<'a> {
    client: &'a Client,
    project: ProjectId,
    /// The ID there of each object that was looked up, by its name in the output and its ID here.
    ids: HashMap<(&'static str, u64), u64>,
}

impl There<'_> {
    async fn page(&mut self, id: PageId) -> Outcome<PageId> {
        if let Some(known) = self.ids.get(&("page", id.get())) {
            return Ok((*known).into());
        }
        let mut page = self.client.pages().get(id).await?.into_inner();
        let all = self.client.pages().list(self.project).await?;
        let found = all.iter().find(|other| other.name == page.name).map(|other| other.id);
        let new = match found {
            Some(found) => found,
            None => {
                page.project_id = Some(self.project);
                self.client.pages().create(NewPage::try_from(&page)?).await?.id
            }
        };
        self.remember("page", id.get(), new.get(), page.name.as_deref(), found.is_some());
        Ok(new)
    }

    async fn event(&mut self, id: EventId) -> Outcome<EventId> {
        if let Some(known) = self.ids.get(&("event", id.get())) {
            return Ok((*known).into());
        }
        let event = self.client.events().get(id).await?;
        let key = event.key.as_deref().unwrap_or_default();
        let name = event.name.as_deref().unwrap_or(key);
        let all = self.client.events().list(self.project).await?;
        let is_same = |other: &&Live<Event>| match &event.key {
            Some(key) => other.key.as_ref() == Some(key),
            None => other.name == event.name && other.event_type == event.event_type,
        };
        let found = all.iter().find(is_same).map(|other| other.id);
        let new = match (found, &event.event_type, event.page_id) {
            (Some(found), _, _) => found,
            (None, Some(EventType::Custom), _) => {
                self.client.custom_events().create(NewCustomEvent::new(self.project, key).name(name)).await?.id
            }
            (None, Some(EventType::Click), Some(page)) => {
                let selector = event.config.clone().ok_or("a click event has no selector")?;
                let new = NewClickEvent::new(self.page(page).await?, name).config(selector);
                let new = if key.is_empty() { new } else { new.key(key) };
                self.client.click_events().create(new).await?.id
            }
            // A page view is a page, and has its ID.
            _ => self.page(id.get().into()).await?.get().into(),
        };
        self.remember("event", id.get(), new.get(), Some(name), found.is_some());
        Ok(new)
    }

    async fn audience(&mut self, id: AudienceId) -> Outcome<AudienceId> {
        if let Some(known) = self.ids.get(&("audience", id.get())) {
            return Ok((*known).into());
        }
        let mut audience = self.client.audiences().get(id).await?.into_inner();
        let all = self.client.audiences().list(self.project).await?;
        let found = all.iter().find(|other| other.name == audience.name).map(|other| other.id);
        let new = match found {
            Some(found) => found,
            None => {
                audience.project_id = Some(self.project);
                self.client.audiences().create(NewAudience::try_from(&audience)?).await?.id
            }
        };
        self.remember("audience", id.get(), new.get(), audience.name.as_deref(), found.is_some());
        Ok(new)
    }

    /// The tree with the IDs of the audiences there.
    fn conditions(&self, part: Part<'_, AudienceLeaf>) -> Outcome<AudienceCondition> {
        Ok(match part {
            Part::Leaf(leaf) => {
                let id = leaf.audience_id().ok_or("a condition is not an audience")?;
                AudienceCondition::audience(self.ids[&("audience", id.get())])
            }
            Part::All(parts) => AudienceCondition::all(self.each(parts)?),
            Part::Any(parts) => AudienceCondition::any(self.each(parts)?),
            Part::Not(mut parts) => !self.conditions(parts.next().ok_or("a `not` is empty")?)?,
            _ => return Err("a condition is empty".into()),
        })
    }

    fn each<'p>(&self, parts: impl Iterator<Item = Part<'p, AudienceLeaf>>) -> Outcome<Vec<AudienceCondition>> {
        parts.map(|part| self.conditions(part)).collect()
    }

    fn remember(&mut self, kind: &'static str, here: u64, there: u64, name: Option<&str>, was_there: bool) {
        let outcome = if was_there { "was there already" } else { "was created" };
        println!("  {kind} {there} \"{}\" {outcome}", name.unwrap_or_default());
        self.ids.insert((kind, here), there);
    }
}
