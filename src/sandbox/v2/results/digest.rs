//! Results in short, for the page.

use std::collections::BTreeSet;

use super::document::latest;
use super::metric::Metric;
use super::study::Study;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::rules::{Digest, DigestRow};
use crate::sandbox::engine::store::Store;
use crate::sandbox::v2::traffic::recorded;

/// How many experiments a digest is about.
const DIGESTED: usize = 20;

/// The results of the newest experiments that have traffic.
pub(in crate::sandbox::v2) fn digest(store: &Store) -> Digest {
    let columns = &["experiment", "metric", "variation", "visitors", "value", "rate", "lift", "significance", "status"];
    let seen: BTreeSet<_> = store.traffic().iter().filter_map(|traffic| traffic["experiment"].as_u64()).collect();
    let rows = seen.into_iter().rev().take(DIGESTED).flat_map(|experiment| {
        let about = ("experiment", experiment);
        of_experiment(store, experiment).into_iter().map(move |cells| DigestRow { about, cells })
    });
    Digest { title: "results", columns, rows: rows.collect() }
}

/// The rows of an experiment: one for each metric and variation.
fn of_experiment(store: &Store, id: u64) -> Vec<Vec<String>> {
    let Ok(study) = Study::of_experiment(store, id, &Query(Vec::new())) else { return Vec::new() };
    let is_subject = |subject: &_| study.variants.iter().any(|variant| variant.subjects.contains(subject));
    let traffic = recorded(store, is_subject, |_| true);
    let of_metric = |metric: &Metric| {
        let standings = latest(metric, &study, &traffic, store.mixing_variance());
        let rows = study.variants.iter().zip(standings).map(|(variant, standing)| {
            let (measured, lift) = (&standing.measured, standing.lift.as_ref());
            vec![
                name(metric).to_owned(),
                variant.name.clone().unwrap_or_else(|| variant.key.clone()),
                measured.samples.to_string(),
                measured.value.to_string(),
                if measured.samples == 0.0 { String::new() } else { short(measured.moments.mean) },
                lift.and_then(|lift| lift.value()).map_or_else(String::new, short),
                lift.map_or_else(String::new, |lift| short(lift.significance)),
                lift.map_or("baseline", |lift| lift.status(metric.decreases)).to_owned(),
            ]
        });
        rows.collect::<Vec<_>>()
    };
    study.metrics.iter().flat_map(of_metric).collect()
}

/// The name of a metric, or how it is computed.
fn name(metric: &Metric) -> &str {
    ["name", "aggregator"].iter().find_map(|field| metric.described.get(*field)?.as_str()).unwrap_or_default()
}

fn short(number: f64) -> String {
    format!("{number:.3}")
}
