//! The results of experiments, campaigns and holdouts, computed from recorded traffic.

mod computed;
mod conclusion;
mod conditions;
mod course;
mod csv;
mod digest;
mod document;
mod lift;
mod metric;
mod period;
mod present;
mod segment;
mod study;
mod tally;

#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use self::computed::Computed;
use self::period::Period;
use self::segment::Segment;
use self::study::Study;
use super::Sandbox;
use super::traffic::recorded;
use crate::model::table::ViewTable;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::Seen;
use crate::sandbox::engine::store::Store;

pub(super) use self::digest::digest;
pub(super) use self::tally::visitors;

/// The views that this module computes.
pub(super) const VIEWS: [&str; 9] = [
    "campaign.results",
    "campaign.results_csv",
    "campaign.share_link",
    "experiment.report",
    "experiment.results",
    "experiment.results_csv",
    "experiment.share_link",
    "experiment.timeseries",
    "holdout_results_csv",
];

/// How many more requests find that results are being computed.
const DELAYED: &str = "delayed_results";

/// The content of one of [`VIEWS`].
pub(super) fn see(store: &mut Store, view: &ViewTable, places: &[&str], query: &Query) -> Result<Seen, Refusal> {
    let ids: Vec<_> = places.iter().map(|place| place.parse().unwrap_or(0)).collect();
    let (first, last) = (ids.first().copied().unwrap_or(0), ids.last().copied().unwrap_or(0));
    match view.name {
        "campaign.share_link" => return share_link(store, "campaign", first),
        "experiment.share_link" => return share_link(store, "experiment", first),
        _ => {}
    }
    let study = match view.name {
        "campaign.results" | "campaign.results_csv" => Study::of_campaign(store, first)?,
        "holdout_results_csv" => Study::of_holdout(store, first, last)?,
        _ => Study::of_experiment(store, first, query)?,
    };
    let segment = Segment::of(query)?;
    if !study.has_started {
        return Ok(Seen::Nothing);
    }
    if is_delayed(store) {
        return Ok(Seen::Pending);
    }
    let period = Period::of(query);
    let is_subject = |subject: &_| study.variants.iter().any(|variant| variant.subjects.contains(subject));
    let traffic = recorded(store, is_subject, |traffic| period.counts(traffic) && segment.counts(traffic));
    let computed = Computed { bounds: period.bounds(&traffic, study.began, study.changed), study, traffic };
    let mixing_variance = store.mixing_variance();
    Ok(match view.name {
        "campaign.results" => Seen::Value(document::of_campaign(first, &computed, mixing_variance)),
        "experiment.results" => Seen::Value(document::of_experiment(first, &computed, mixing_variance)),
        "experiment.timeseries" => Seen::Value(document::over_time(first, &computed, mixing_variance)),
        "experiment.report" => Seen::Value(document::report(first, &computed, mixing_variance)),
        _ => Seen::Text(csv::text(&computed, mixing_variance)),
    })
}

/// A link to results, which opens them to anyone.
fn share_link(store: &Store, resource: &str, id: u64) -> Result<Seen, Refusal> {
    store.get(resource, id).ok_or(Refusal::NotFound)?;
    Ok(Seen::Value(json!({ "url": format!("https://app.optimizely.com/results/{resource}s/{id}?share={id:032x}") })))
}

/// Whether results are still being computed. If they are, one request less has to wait from now on.
fn is_delayed(store: &mut Store) -> bool {
    let left = store.memory().get(DELAYED).and_then(Value::as_u64).unwrap_or(0);
    match left {
        0 => false,
        1 => store.memory_mut().remove(DELAYED).is_some(),
        _ => store.memory_mut().insert(DELAYED.to_owned(), (left - 1).into()).is_some(),
    }
}

impl Sandbox {
    /// Makes the next requests for results get 202, as if the results were still being computed. Later requests get the results.
    ///
    /// This applies to the results, time series, reports and CSV files of experiments, campaigns and holdouts that have started.
    ///
    /// ```
    /// use optimizely_rest::v2::*;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let demo = sandbox.load_demo()?;
    /// let experiments = sandbox.client().experiments();
    ///
    /// sandbox.delay_results(1);
    /// assert_eq!(experiments.results(demo.running).await?, Computed::Pending);
    /// assert!(matches!(experiments.results(demo.running).await?, Computed::Ready(_)));
    /// # Ok(())
    /// # }
    /// ```
    pub fn delay_results(&self, requests: u32) {
        let store = &mut self.state().store;
        match requests {
            0 => drop(store.memory_mut().remove(DELAYED)),
            _ => drop(store.memory_mut().insert(DELAYED.to_owned(), requests.into())),
        }
    }
}
