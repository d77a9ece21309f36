//! Results as JSON.

use serde_json::{Value, json};

use super::computed::Computed;
use super::conclusion::{Conclusion, outcome};
use super::course::{Moment, Standing, course};
use super::metric::Metric;
use super::period::written;
use super::present::present;
use super::study::{Study, Variant};
use super::tally::visitors;
use crate::sandbox::engine::store::{Object, object};
use crate::sandbox::v2::traffic::Traffic;

/// The results of an experiment.
pub(super) fn of_experiment(id: u64, computed: &Computed, mixing_variance: f64) -> Value {
    let mut results = header("experiment_id", id, computed);
    results.insert("stats_config".to_owned(), stats_config(&computed.study));
    results.insert("reach".to_owned(), Value::Object(reach(computed)));
    results.insert("metrics".to_owned(), metrics(computed, mixing_variance));
    Value::Object(results)
}

/// The results of a campaign.
pub(super) fn of_campaign(id: u64, computed: &Computed, mixing_variance: f64) -> Value {
    let mut results = header("campaign_id", id, computed);
    let mut metrics = metrics(computed, mixing_variance);
    // Only the results of experiments have conclusions.
    for metric in metrics.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        metric.remove("conclusion");
    }
    results.insert("metrics".to_owned(), metrics);
    Value::Object(results)
}

/// The results of an experiment, at each moment.
pub(super) fn over_time(id: u64, computed: &Computed, mixing_variance: f64) -> Value {
    let Computed { study, traffic, .. } = computed;
    let mut results = header("experiment_id", id, computed);
    let metrics = study.metrics.iter().map(|metric| {
        let moments = match traffic.as_slice() {
            [] => Vec::new(),
            traffic => course(metric, study, traffic, mixing_variance),
        };
        let winner = |moment: &Moment| Conclusion::of(metric, study, &moment.standings).winner;
        let winners: Vec<_> = moments.iter().map(winner).collect();
        let points = |index: usize| {
            let moments = moments.iter().zip(&winners);
            moments.map(move |(moment, winner)| point(metric, moment, index, *winner == Some(index)))
        };
        let variants = study.variants.iter().enumerate().map(|(index, variant)| {
            let mut described = described(study, index, variant);
            described.insert("timeseries".to_owned(), points(index).map(Value::Object).collect());
            (variant.key.clone(), Value::Object(described))
        });
        let mut written = metric.described.clone();
        written.insert("results".to_owned(), Value::Object(variants.collect()));
        Value::Object(written)
    });
    results.insert("stats_config".to_owned(), stats_config(study));
    results.insert("metrics".to_owned(), metrics.collect());
    Value::Object(results)
}

/// The outcome of an experiment by its primary metric.
pub(super) fn report(id: u64, computed: &Computed, mixing_variance: f64) -> Value {
    let Computed { study, traffic, bounds: [start, end] } = computed;
    let primary = study.metrics.first().map(|metric| (metric, latest(metric, study, traffic, mixing_variance)));
    let outcome = primary.map_or("inconclusive", |(metric, standings)| outcome(metric, &standings));
    json!({ "experiment_id": id, "start_time": start, "end_time": end, "inferred_outcome": outcome })
}

fn header(name: &str, id: u64, computed: &Computed) -> Object {
    let [start, end] = &computed.bounds;
    present(json!({
        name: id,
        "start_time": start,
        "end_time": end,
        "confidence_threshold": computed.study.threshold,
        "is_stale": false,
    }))
}

fn stats_config(study: &Study) -> Value {
    json!({ "confidence_level": study.threshold, "difference_type": "relative", "epoch_enabled": false })
}

fn metrics(computed: &Computed, mixing_variance: f64) -> Value {
    let Computed { study, traffic, .. } = computed;
    let written = study.metrics.iter().map(|metric| {
        let standings = latest(metric, study, traffic, mixing_variance);
        let conclusion = Conclusion::of(metric, study, &standings);
        let variants = study.variants.iter().zip(&standings).enumerate().map(|(index, (variant, standing))| {
            let mut written = described(study, index, variant);
            written.extend(measured(metric, standing, conclusion.winner == Some(index)));
            let lift = standing.lift.as_ref();
            let total = lift.map(|lift| lift.written_total(metric.decreases, conclusion.winner == Some(index)));
            written.extend(total.map(|total| ("total_increase".to_owned(), total)));
            (variant.key.clone(), Value::Object(written))
        });
        let mut written = metric.described.clone();
        written.extend(conclusion.written(study).map(|conclusion| ("conclusion".to_owned(), conclusion)));
        written.insert("results".to_owned(), Value::Object(variants.collect()));
        Value::Object(written)
    });
    written.collect()
}

/// The variants with all traffic.
pub(super) fn latest(metric: &Metric, study: &Study, traffic: &[Traffic], mixing_variance: f64) -> Vec<Standing> {
    course(metric, study, traffic, mixing_variance).pop().map_or_else(Vec::new, |moment| moment.standings)
}

/// A variant, without its numbers.
fn described(study: &Study, index: usize, variant: &Variant) -> Object {
    present(json!({
        "variation_id": variant.is_variation.then_some(&variant.key),
        "experiment_id": variant.experiment,
        "name": variant.name,
        "level": variant.level,
        "is_baseline": index == study.baseline,
    }))
}

/// The numbers of a variant.
fn measured(metric: &Metric, standing: &Standing, is_most_conclusive: bool) -> Object {
    let of = &standing.measured;
    let has_samples = of.samples != 0.0;
    present(json!({
        "value": of.value,
        "samples": of.samples,
        "rate": has_samples.then_some(of.moments.mean),
        "variance": has_samples.then_some(of.moments.variance),
        "lift": standing.lift.as_ref().map(|lift| lift.written(metric.decreases, is_most_conclusive)),
    }))
}

/// A variant at one moment.
fn point(metric: &Metric, moment: &Moment, index: usize, is_winner: bool) -> Object {
    let mut point = object(json!({ "time": written(moment.time) }));
    point.extend(moment.standings.get(index).map(|of| measured(metric, of, is_winner)).unwrap_or_default());
    point
}

/// How many visitors took part.
fn reach(computed: &Computed) -> Object {
    let Computed { study, traffic, .. } = computed;
    let counts = study
        .variants
        .iter()
        .map(|variant| visitors(traffic.iter().filter(|traffic| variant.subjects.contains(&traffic.subject))));
    let counts: Vec<_> = counts.collect();
    let total: f64 = counts.iter().sum();
    let baseline = counts.get(study.baseline).copied().unwrap_or(0.0);
    let share = |count: f64| (total > 0.0).then(|| count / total);
    let variations = study.variants.iter().zip(&counts).filter(|(variant, _)| variant.is_variation);
    let variations = variations.map(|(variant, count)| {
        let reached = present(json!({
            "variation_id": variant.key,
            "name": variant.name,
            "count": *count as u64,
            "variation_reach": share(*count),
        }));
        (variant.key.clone(), Value::Object(reached))
    });
    present(json!({
        "total_count": total as u64,
        "baseline_count": baseline as u64,
        "treatment_count": (total - baseline) as u64,
        "baseline_reach": share(baseline),
        "treatment_reach": share(total - baseline),
        "variations": Value::Object(variations.collect()),
    }))
}
