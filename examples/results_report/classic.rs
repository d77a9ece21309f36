//! The stats of an experiment of Classic, goal by goal.

use std::error::Error;

use optimizely_rest::classic::{Client, ExperimentStat, GoalId, ResultStatus, Sandbox};

use crate::comparison::{Improvement, Metric, Report, Status, Variation};

/// The report on an experiment of the real API, or on the running experiment of a sandbox.
pub async fn report(live: Option<u64>) -> Result<Report, Box<dyn Error>> {
    match live {
        Some(experiment) => read(&Client::from_env()?, experiment).await,
        None => {
            let sandbox = Sandbox::start().await?;
            let running = sandbox.load_demo()?.running;
            read(&sandbox.client(), running.into()).await
        }
    }
}

async fn read(client: &Client, experiment: u64) -> Result<Report, Box<dyn Error>> {
    let experiment = client.experiments().get(experiment).await?;
    let metrics = by_goal(&experiment.stats().await?);
    Ok(Report { title: format!("{} ({})", experiment.description, experiment.status), metrics })
}

/// In the order in which goals and variations come.
fn by_goal(stats: &[ExperimentStat]) -> Vec<Metric> {
    let mut goals: Vec<(GoalId, Metric)> = Vec::new();
    for stat in stats {
        let baseline =
            stats.iter().find(|other| other.goal_id == stat.goal_id && other.variation_id == stat.baseline_id);
        let variation = variation(stat, baseline.map_or(0.0, rate));
        match goals.iter_mut().find(|(id, _)| *id == stat.goal_id) {
            Some((_, goal)) => goal.variations.push(variation),
            None => {
                let (name, is_money) = (stat.goal_name.clone(), stat.is_revenue);
                goals.push((stat.goal_id, Metric { name, is_money, variations: vec![variation] }));
            }
        }
    }
    goals.into_iter().map(|(_, metric)| metric).collect()
}

fn variation(stat: &ExperimentStat, baseline: f64) -> Variation {
    let is_compared = stat.variation_id != stat.baseline_id && baseline > 0.0;
    Variation {
        name: stat.variation_name.clone(),
        visitors: stat.visitors as f64,
        total: stat.conversions as f64,
        rate: rate(stat),
        status: match stat.status {
            ResultStatus::Baseline => Status::Baseline,
            ResultStatus::Winner => Status::Winner,
            ResultStatus::Loser => Status::Loser,
            _ => Status::Open,
        },
        significance: stat.statistical_significance,
        improvement: is_compared.then(|| Improvement {
            value: stat.improvement,
            low: stat.difference_confidence_interval_min / baseline,
            high: stat.difference_confidence_interval_max / baseline,
        }),
    }
}

fn rate(stat: &ExperimentStat) -> f64 {
    stat.conversion_rate.or(stat.revenue_per_visitor).unwrap_or_default()
}
