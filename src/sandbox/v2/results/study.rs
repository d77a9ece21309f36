//! The variants that results compare: variations, experiments, and visitors who saw nothing new.

use std::time::SystemTime;

use serde_json::Value;

use super::metric::Metric;
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::statistics::ALPHA;
use crate::sandbox::engine::store::{Object, Store, ids_in};
use crate::sandbox::v2::traffic::{Subject, recorded, variations};
use crate::v2::api::{CampaignId, HoldoutId, ProjectId};

/// The variants of an experiment, a campaign or a holdout, and how they are compared.
#[derive(Debug)]
pub(super) struct Study {
    pub(super) metrics: Vec<Metric>,
    pub(super) variants: Vec<Variant>,
    /// The index of the variant that the others are compared with.
    pub(super) baseline: usize,
    /// The significance that a result has to reach.
    pub(super) threshold: f64,
    pub(super) has_started: bool,
    pub(super) began: Option<SystemTime>,
    pub(super) changed: Option<SystemTime>,
}

/// One of the variants that are compared.
#[derive(Debug)]
pub(super) struct Variant {
    /// Its key in results.
    pub(super) key: String,
    pub(super) name: Option<String>,
    pub(super) level: &'static str,
    pub(super) experiment: Option<u64>,
    pub(super) is_variation: bool,
    /// The visitors whose traffic belongs to it.
    pub(super) subjects: Vec<Subject>,
}

impl Study {
    pub(super) fn of_experiment(store: &Store, id: u64, query: &Query) -> Result<Self, Refusal> {
        let experiment = store.get("experiment", id).ok_or(Refusal::NotFound)?;
        let campaign = number(experiment, "campaign_id").and_then(|id| Some((id, store.get("campaign", id)?)));
        let experience_of = campaign.filter(|(_, campaign)| campaign["type"] == "personalization");
        let mut variants: Vec<_> = variations(experiment).filter_map(|variation| Variant::of(id, variation)).collect();
        variants.extend(experience_of.map(|(campaign, _)| Variant::held_back("variation", campaign)));
        let asked =
            query.first("baseline_variation_id").map(|asked| if asked == "holdback" { "baseline" } else { asked });
        let baseline = asked.map(|asked| variants.iter().position(|variant| variant.key == asked));
        let baseline = baseline.unwrap_or(Some(0)).ok_or_else(|| {
            Refusal::Bad(vec!["baseline_variation_id: the experiment has no such variation".to_owned()])
        })?;
        let own = metrics(store, experiment);
        let metrics = match experience_of {
            Some((_, campaign)) if own.is_empty() => metrics(store, campaign),
            _ => own,
        };
        Ok(Study { variants, baseline, ..Study::of(store, experiment, metrics) })
    }

    pub(super) fn of_campaign(store: &Store, id: u64) -> Result<Self, Refusal> {
        let campaign = store.get("campaign", id).ok_or(Refusal::NotFound)?;
        let experiments = store.child_ids("campaign", id, "experiment");
        let experiments = experiments.into_iter().filter_map(|id| Some((id, store.get("experiment", id)?)));
        let mut variants = vec![Variant::held_back("campaign", id)];
        variants.extend(experiments.map(|(id, experiment)| Variant {
            key: id.to_string(),
            name: text(experiment, "name"),
            level: "experiment",
            experiment: Some(id),
            is_variation: false,
            subjects: subjects(experiment),
        }));
        let all = variants.iter().skip(1).flat_map(|variant| variant.subjects.iter().copied()).collect();
        variants.push(Variant::group("campaign", text(campaign, "name"), "campaign", all));
        Ok(Study { variants, ..Study::of(store, campaign, metrics(store, campaign)) })
    }

    /// The visitors of a project who see no experiment, compared with all others.
    pub(super) fn of_holdout(store: &Store, project: u64, holdout: u64) -> Result<Self, Refusal> {
        let owner = store.get("project", project).ok_or(Refusal::NotFound)?;
        let held_out = Subject::HeldOut(ProjectId::from(project), HoldoutId::from(holdout));
        let held_out_traffic = recorded(store, |subject| *subject == held_out, |_| true);
        let mut events: Vec<_> = held_out_traffic.iter().filter_map(|traffic| Some(traffic.event?.get())).collect();
        events.sort_unstable();
        events.dedup();
        let experiments = store.child_ids("project", project, "experiment");
        let experiments = experiments.into_iter().filter_map(|id| store.get("experiment", id));
        Ok(Study {
            variants: vec![
                Variant::group("holdout", Some("Holdout".to_owned()), "campaign", vec![held_out]),
                Variant::group("project", text(owner, "name"), "campaign", experiments.flat_map(subjects).collect()),
            ],
            has_started: !held_out_traffic.is_empty(),
            threshold: threshold(Some(owner)),
            ..Study::of(store, owner, events.into_iter().map(|event| Metric::unique(store, event)).collect())
        })
    }

    fn of(store: &Store, owner: &Object, metrics: Vec<Metric>) -> Self {
        let time = |name: &str| text(owner, name)?.parse::<Timestamp>().ok()?.to_system_time();
        Study {
            metrics,
            variants: Vec::new(),
            baseline: 0,
            threshold: threshold(number(owner, "project_id").and_then(|project| store.get("project", project))),
            has_started: owner.get("status").is_some_and(|status| status != "not_started"),
            began: time("earliest").or_else(|| time("created")),
            changed: time("last_modified"),
        }
    }
}

impl Variant {
    fn of(experiment: u64, variation: &Value) -> Option<Self> {
        let id = variation.get("variation_id").and_then(Value::as_u64)?;
        let name = variation.get("name").or_else(|| variation.get("key")).and_then(Value::as_str);
        Some(Variant {
            key: id.to_string(),
            name: name.map(str::to_owned),
            level: "variation",
            experiment: Some(experiment),
            is_variation: true,
            subjects: vec![Subject::Variation(id.into())],
        })
    }

    /// The visitors who see no experience of a campaign.
    fn held_back(level: &'static str, campaign: u64) -> Self {
        let subjects = vec![Subject::HeldBack(CampaignId::from(campaign))];
        Variant::group("baseline", Some("Holdback".to_owned()), level, subjects)
    }

    fn group(key: &str, name: Option<String>, level: &'static str, subjects: Vec<Subject>) -> Self {
        Variant { key: key.to_owned(), name, level, experiment: None, is_variation: false, subjects }
    }
}

/// The variations of an experiment, as traffic names them.
fn subjects(experiment: &Object) -> Vec<Subject> {
    let ids = variations(experiment).flat_map(|variation| ids_in(variation.get("variation_id")));
    ids.map(|id| Subject::Variation(id.into())).collect()
}

fn metrics(store: &Store, owner: &Object) -> Vec<Metric> {
    let given = owner.get("metrics").and_then(Value::as_array).into_iter().flatten();
    given.map(|metric| Metric::of(store, metric)).collect()
}

/// The significance that results have to reach in a project.
fn threshold(project: Option<&Object>) -> f64 {
    project.and_then(|project| project.get("confidence_threshold")).and_then(Value::as_f64).unwrap_or(1.0 - ALPHA)
}

fn number(object: &Object, name: &str) -> Option<u64> {
    object.get(name).and_then(Value::as_u64)
}

fn text(object: &Object, name: &str) -> Option<String> {
    object.get(name).and_then(Value::as_str).map(str::to_owned)
}
