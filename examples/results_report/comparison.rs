//! The data of the table and the image: the variations of an experiment, goal by goal.

use optimizely_rest::classic::{ExperimentStat, GoalId, ResultStatus};

/// The longest name of a variation in the table and the image.
pub const LONGEST_NAME: usize = 28;

pub struct Goal {
    id: GoalId,
    pub name: String,
    pub is_revenue: bool,
    pub variations: Vec<Variation>,
}

pub struct Variation {
    pub name: String,
    pub visitors: u64,
    pub conversions: u64,
    /// The conversions or the money per visitor.
    pub rate: f64,
    pub status: ResultStatus,
    /// From 0 to 1.
    pub significance: f64,
    /// The improvement over the baseline. None for the baseline itself, and if no visitor of the baseline has reached the goal.
    pub improvement: Option<Improvement>,
}

/// A share of the baseline: 0.1 is ten per cent better.
pub struct Improvement {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// In the order in which goals and variations come.
pub fn by_goal(stats: &[ExperimentStat]) -> Vec<Goal> {
    let mut goals: Vec<Goal> = Vec::new();
    for stat in stats {
        let baseline =
            stats.iter().find(|other| other.goal_id == stat.goal_id && other.variation_id == stat.baseline_id);
        let variation = variation(stat, baseline.map_or(0.0, rate));
        match goals.iter_mut().find(|goal| goal.id == stat.goal_id) {
            Some(goal) => goal.variations.push(variation),
            None => goals.push(Goal {
                id: stat.goal_id,
                name: stat.goal_name.clone(),
                is_revenue: stat.is_revenue,
                variations: vec![variation],
            }),
        }
    }
    goals
}

fn variation(stat: &ExperimentStat, baseline: f64) -> Variation {
    let is_compared = stat.variation_id != stat.baseline_id && baseline > 0.0;
    Variation {
        name: stat.variation_name.clone(),
        visitors: stat.visitors,
        conversions: stat.conversions,
        rate: rate(stat),
        status: stat.status.clone(),
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

/// A name, shortened to this many letters.
pub fn shortened(name: &str, most: usize) -> String {
    match name.chars().count() <= most {
        true => name.to_owned(),
        false => name.chars().take(most - 1).chain(['…']).collect(),
    }
}
