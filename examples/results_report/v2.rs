//! The results of an experiment of v2, metric by metric.

use std::error::Error;

use optimizely_rest::v2::{
    Client, Datapoint, DifferenceType, ExperimentId, ExperimentResults, LiftStatus, MetricField, MetricResults,
    Sandbox, VariantResults,
};

use crate::comparison::{Improvement, Metric, Report, Status, Variation};

/// The report on an experiment of the real API, or on the running experiment of a sandbox.
pub async fn report(live: Option<u64>) -> Result<Report, Box<dyn Error>> {
    match live {
        Some(experiment) => read(&Client::from_env()?, experiment.into()).await,
        None => {
            let sandbox = Sandbox::start().await?;
            let running = sandbox.load_demo()?.running;
            read(&sandbox.client(), running).await
        }
    }
}

async fn read(client: &Client, experiment: ExperimentId) -> Result<Report, Box<dyn Error>> {
    let experiment = client.experiments().get(experiment).await?;
    // The server computes results when they are asked for, which may take a while.
    let results = experiment.results().when_ready().await?.ok_or("the experiment has no visitors yet")?;
    let name = experiment.name.as_deref().unwrap_or("An experiment without a name");
    let status = experiment.status.as_ref().map(|status| format!(" ({status})")).unwrap_or_default();
    Ok(Report { title: format!("{name}{status}"), metrics: metrics(&results) })
}

fn metrics(results: &ExperimentResults) -> Vec<Metric> {
    let difference = results.stats_config.as_ref().and_then(|config| config.difference_type.as_ref());
    let is_absolute = difference == Some(&DifferenceType::Absolute);
    results.metrics.iter().map(|metric| one(metric, is_absolute)).collect()
}

fn one(metric: &MetricResults, is_absolute: bool) -> Metric {
    Metric {
        name: metric.name.clone().unwrap_or_default(),
        is_money: metric.field == Some(MetricField::Revenue),
        variations: metric.results.values().map(|result| variation(result, is_absolute)).collect(),
    }
}

fn variation(result: &VariantResults, is_absolute: bool) -> Variation {
    Variation {
        name: result.name.clone().unwrap_or_default(),
        visitors: result.samples.unwrap_or_default(),
        total: result.value.unwrap_or_default(),
        rate: result.rate.unwrap_or_default(),
        status: status(result),
        significance: result.lift.as_ref().and_then(|lift| lift.significance).unwrap_or_default(),
        improvement: result.lift.as_ref().and_then(|lift| improvement(lift, is_absolute)),
    }
}

fn status(result: &VariantResults) -> Status {
    let Some(lift) = result.lift.as_ref().filter(|_| result.is_baseline != Some(true)) else {
        return Status::Baseline;
    };
    match &lift.lift_status {
        Some(LiftStatus::Better) if lift.is_significant == Some(true) => Status::Winner,
        Some(LiftStatus::Worse) if lift.is_significant == Some(true) => Status::Loser,
        _ => Status::Open,
    }
}

/// A relative difference. The server gives it as such, or beside an absolute one.
fn improvement(lift: &Datapoint, is_absolute: bool) -> Option<Improvement> {
    let (value, interval) = match is_absolute {
        true => (lift.value_scaled, &lift.confidence_interval_scaled),
        false => (lift.value, &lift.confidence_interval),
    };
    let [low, high] = interval[..] else { return None };
    Some(Improvement { value: value?, low, high })
}
