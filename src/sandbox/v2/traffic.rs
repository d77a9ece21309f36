//! The traffic that a program records.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Sandbox;
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::rules::Find;
use crate::sandbox::engine::store::{Object, Store};
use crate::sandbox::engine::traffic::TrafficError;
use crate::v2::api::{
    AttributeId, Browser, CampaignId, Device, EventId, ExperimentId, HoldoutId, ProjectId, TrafficSource, VariationId,
};

/// A group of visitors with the same experience, and their conversions for one event. Results are computed from it.
///
/// The events, the revenue and the value of a record are spread evenly among the visitors who converted: with 10 conversions, 20
/// occurrences are two for each. Record several groups for visitors who behaved differently.
///
/// Records of different events describe the same visitors, whose behavior for one event is independent of the others. Records of the same
/// event describe different visitors. The visitors of a record without an event are added to all others.
///
/// ```
/// use optimizely_rest::v2::Traffic;
///
/// let bought = Traffic::new(7, 8).visitors(1_000).conversions(20).occurrences(25).revenue(499.0).browser("chrome");
/// let others = Traffic::without_event(7).visitors(100);
/// assert!(format!("{bought:?}").contains("conversions: 20"));
/// # let _ = others;
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[must_use]
pub struct Traffic {
    pub(super) subject: Subject,
    /// The experiment of the variation. It is found when the traffic is recorded.
    pub(super) experiment: Option<ExperimentId>,
    pub(super) event: Option<EventId>,
    time: Option<Timestamp>,
    pub(super) visitors: u64,
    pub(super) conversions: u64,
    occurrences: Option<u64>,
    sessions: Option<u64>,
    pub(super) bounces: u64,
    pub(super) exits: u64,
    pub(super) revenue: f64,
    pub(super) value: f64,
    pub(super) browser: Option<Browser>,
    pub(super) device: Option<Device>,
    pub(super) source: Option<TrafficSource>,
    pub(super) attributes: Vec<(AttributeId, String)>,
}

/// The variant that the visitors saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Subject {
    Variation(VariationId),
    /// No experience of this campaign.
    HeldBack(CampaignId),
    /// No experiment of this project.
    HeldOut(ProjectId, HoldoutId),
}

impl Traffic {
    /// Traffic of a variation for one event: a custom event, a click, or the view of a page, which has the ID of the page. The number of
    /// visitors is 0 until [`visitors`](Self::visitors) sets it.
    pub fn new(variation: impl Into<VariationId>, event: impl Into<EventId>) -> Self {
        Traffic::without_event(variation).event(event)
    }

    /// Traffic of a variation that belongs to no event. Its revenue is part of the overall revenue only.
    pub fn without_event(variation: impl Into<VariationId>) -> Self {
        Traffic::of(Subject::Variation(variation.into()))
    }

    /// Visitors of a campaign who see none of its experiences. Its results compare the experiences with them.
    pub fn held_back(campaign: impl Into<CampaignId>) -> Self {
        Traffic::of(Subject::HeldBack(campaign.into()))
    }

    /// Visitors of a project who see none of its experiments.
    pub fn held_out(project: impl Into<ProjectId>, holdout: impl Into<HoldoutId>) -> Self {
        Traffic::of(Subject::HeldOut(project.into(), holdout.into()))
    }

    fn of(subject: Subject) -> Self {
        Traffic {
            subject,
            experiment: None,
            event: None,
            time: None,
            visitors: 0,
            conversions: 0,
            occurrences: None,
            sessions: None,
            bounces: 0,
            exits: 0,
            revenue: 0.0,
            value: 0.0,
            browser: None,
            device: None,
            source: None,
            attributes: Vec::new(),
        }
    }

    /// Sets the event. Conversions, occurrences, revenue and value belong to it.
    pub fn event(mut self, event: impl Into<EventId>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// Sets when the visitors came. The default is the time of recording.
    pub fn time(mut self, time: Timestamp) -> Self {
        self.time = Some(time);
        self
    }

    /// Sets the number of visitors.
    pub fn visitors(mut self, visitors: u64) -> Self {
        self.visitors = visitors;
        self
    }

    /// Sets the number of visitors who had the event, each in one session.
    pub fn conversions(mut self, conversions: u64) -> Self {
        self.conversions = conversions;
        self
    }

    /// Sets how often the event occurred. The default is once for each conversion.
    pub fn occurrences(mut self, occurrences: u64) -> Self {
        self.occurrences = Some(occurrences);
        self
    }

    /// Sets the number of sessions. The default is one for each visitor.
    pub fn sessions(mut self, sessions: u64) -> Self {
        self.sessions = Some(sessions);
        self
    }

    /// Sets the number of sessions that began and ended on the page.
    pub fn bounces(mut self, bounces: u64) -> Self {
        self.bounces = bounces;
        self
    }

    /// Sets the number of sessions that ended on the page.
    pub fn exits(mut self, exits: u64) -> Self {
        self.exits = exits;
        self
    }

    /// Sets the revenue of all occurrences.
    pub fn revenue(mut self, revenue: f64) -> Self {
        self.revenue = revenue;
        self
    }

    /// Sets the sum of the values of all occurrences.
    pub fn value(mut self, value: f64) -> Self {
        self.value = value;
        self
    }

    /// Sets the browser of the visitors.
    pub fn browser(mut self, browser: impl Into<Browser>) -> Self {
        self.browser = Some(browser.into());
        self
    }

    /// Sets the device of the visitors.
    pub fn device(mut self, device: impl Into<Device>) -> Self {
        self.device = Some(device.into());
        self
    }

    /// Sets where the visitors came from.
    pub fn source(mut self, source: impl Into<TrafficSource>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Adds an attribute, and the value that the visitors have for it.
    pub fn attribute(mut self, attribute: impl Into<AttributeId>, value: impl Into<String>) -> Self {
        self.attributes.push((attribute.into(), value.into()));
        self
    }

    pub(super) fn all_occurrences(&self) -> u64 {
        self.occurrences.unwrap_or(self.conversions)
    }

    pub(super) fn all_sessions(&self) -> u64 {
        self.sessions.unwrap_or(self.visitors)
    }

    /// When the visitors came. Recorded traffic always has a time.
    pub(super) fn at(&self) -> Option<std::time::SystemTime> {
        self.time.as_ref()?.to_system_time()
    }

    fn problem(&self) -> Option<&'static str> {
        let occurrences = self.all_occurrences();
        let sums = [self.revenue, self.value];
        if self.conversions > self.visitors {
            Some("more visitors converted than there were")
        } else if occurrences < self.conversions {
            Some("there are fewer occurrences than visitors who converted")
        } else if self.conversions == 0 && (occurrences > 0 || sums.iter().any(|sum| *sum != 0.0)) {
            Some("no visitor converted, so there cannot be occurrences, revenue or a value")
        } else if self.all_sessions() < self.visitors {
            Some("there are fewer sessions than visitors")
        } else if self.bounces > self.all_sessions() || self.exits > self.all_sessions() {
            Some("more sessions ended than there were")
        } else if !sums.iter().all(|sum| (sum * sum).is_finite()) {
            Some("revenue or a value is not a number or is too large")
        } else if self.time.is_some() && self.at().is_none() {
            Some("its time is malformed")
        } else {
            None
        }
    }
}

impl Sandbox {
    /// Records how many visitors saw a variation, and how many of them had an event. Results are computed from this traffic.
    ///
    /// ```
    /// use optimizely_rest::v2::*;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let demo = sandbox.load_demo()?;
    /// for (variation, conversions) in demo.variations.into_iter().zip([100, 200]) {
    ///     sandbox.record(variation, demo.events[0], 1_000, conversions)?;
    /// }
    /// let results = sandbox.client().experiments().results(demo.running).when_ready().await?.ok_or("there are none")?;
    /// assert_eq!(results.metrics[0].event_id, Some(demo.events[0]));
    /// assert!(results.reach.and_then(|reach| reach.total_count) >= Some(2_000));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails if there is no such variation or event, or if more visitors converted than there were.
    pub fn record(
        &self,
        variation: impl Into<VariationId>,
        event: impl Into<EventId>,
        visitors: u64,
        conversions: u64,
    ) -> Result<(), TrafficError> {
        self.record_traffic(Traffic::new(variation, event).visitors(visitors).conversions(conversions))
    }

    /// Records traffic, like [`record`](Self::record), with all its details.
    ///
    /// # Errors
    ///
    /// Fails if there is no such variation, campaign, project or event, or if the numbers are impossible.
    pub fn record_traffic(&self, traffic: Traffic) -> Result<(), TrafficError> {
        record(&mut self.state().store, traffic)
    }
}

/// Records traffic, unless it is impossible.
pub(super) fn record(store: &mut Store, mut traffic: Traffic) -> Result<(), TrafficError> {
    traffic.experiment = match traffic.subject {
        Subject::Variation(variation) => experiment_of(store, variation),
        Subject::HeldBack(_) | Subject::HeldOut(..) => None,
    };
    if let Some(problem) = problem_of(&traffic, &|resource, id| store.get(resource, id)) {
        return Err(TrafficError(problem.to_owned()));
    }
    traffic.time = traffic.time.or_else(|| store.now().parse().ok());
    store.record(serde_json::to_value(&traffic).expect("numbers and strings are JSON"));
    Ok(())
}

fn experiment_of(store: &Store, variation: VariationId) -> Option<ExperimentId> {
    let found = store.all("experiment").find(|experiment| has_variation(experiment, variation))?;
    found.get("id").and_then(Value::as_u64).map(Into::into)
}

fn has_variation(experiment: &Object, variation: VariationId) -> bool {
    variations(experiment).any(|known| known.get("variation_id").and_then(Value::as_u64) == Some(variation.get()))
}

/// The variations of an experiment.
pub(super) fn variations(experiment: &Object) -> impl Iterator<Item = &Value> {
    experiment.get("variations").and_then(Value::as_array).into_iter().flatten()
}

/// Drops the traffic of the variations that an experiment no longer has.
pub(super) fn drop_removed(store: &mut Store, experiment: u64) {
    let Some(object) = store.get("experiment", experiment) else { return };
    let known: HashSet<_> = variations(object).filter_map(|variation| variation["variation_id"].as_u64()).collect();
    let is_kept = |traffic: &&Value| {
        traffic["experiment"].as_u64() != Some(experiment)
            || traffic["subject"]["variation"].as_u64().is_some_and(|id| known.contains(&id))
    };
    if !store.traffic().iter().all(|traffic| is_kept(&traffic)) {
        let kept = store.traffic().iter().filter(is_kept).cloned().collect();
        store.replace_traffic(kept);
    }
}

/// Why traffic is impossible, if it is.
fn problem_of(traffic: &Traffic, find: &Find<'_>) -> Option<&'static str> {
    let subject_exists = match traffic.subject {
        Subject::Variation(variation) => {
            let experiment = traffic.experiment.and_then(|id| find("experiment", id.get()));
            experiment.is_some_and(|experiment| has_variation(experiment, variation))
        }
        Subject::HeldBack(campaign) => find("campaign", campaign.get()).is_some(),
        Subject::HeldOut(project, _) => find("project", project.get()).is_some(),
    };
    if !subject_exists {
        Some("there is no such variation, campaign or project")
    } else if traffic.event.is_some_and(|event| find("event", event.get()).is_none()) {
        Some("there is no such event")
    } else {
        traffic.problem()
    }
}

/// Like [`problem_of`], for traffic in a snapshot, which may be any JSON.
pub(super) fn problem_of_value(traffic: &Value, find: &Find<'_>) -> Option<String> {
    match Traffic::deserialize(traffic) {
        Ok(traffic) if traffic.time.is_none() => Some("its time is missing".to_owned()),
        Ok(traffic) => problem_of(&traffic, find).map(str::to_owned),
        Err(error) => Some(error.to_string()),
    }
}

/// The traffic of these visitors that is counted, the earliest first.
pub(super) fn recorded(
    store: &Store,
    is_subject: impl Fn(&Subject) -> bool,
    counts: impl Fn(&Traffic) -> bool,
) -> Vec<Traffic> {
    // Most traffic belongs to other variants, and its subject tells.
    let concerns =
        |traffic: &&Value| Subject::deserialize(&traffic["subject"]).is_ok_and(|subject| is_subject(&subject));
    let found = store.traffic().iter().filter(concerns);
    let mut found: Vec<_> = found.filter_map(|value| Traffic::deserialize(value).ok()).filter(counts).collect();
    found.sort_by_cached_key(Traffic::at);
    found
}
