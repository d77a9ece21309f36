//! The traffic that a program records.

use serde::{Deserialize, Serialize};

use serde_json::Value;

use crate::classic::api::{AudienceId, DimensionId, GoalId, VariationId};
use crate::sandbox::engine::statistics::Arm;
use crate::sandbox::engine::store::Store;
use crate::sandbox::engine::traffic::TrafficError;

/// The visitors of one variation, and what they did for one goal.
///
/// ```
/// use optimizely_rest::classic::Traffic;
///
/// let bought = Traffic::new(7, 8).visitors(1_000).orders([19.99, 5.0]).audience(3).dimension(4, "gold");
/// assert!(format!("{bought:?}").contains("conversions: 2"));
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[must_use]
pub struct Traffic {
    pub(super) variation: VariationId,
    pub(super) goal: GoalId,
    pub(super) visitors: u64,
    pub(super) conversions: u64,
    pub(super) revenue: f64,
    pub(super) revenue_squares: f64,
    pub(super) audiences: Vec<AudienceId>,
    pub(super) dimensions: Vec<(DimensionId, String)>,
}

impl Traffic {
    /// Traffic without visitors.
    pub fn new(variation: impl Into<VariationId>, goal: impl Into<GoalId>) -> Self {
        Traffic {
            variation: variation.into(),
            goal: goal.into(),
            visitors: 0,
            conversions: 0,
            revenue: 0.0,
            revenue_squares: 0.0,
            audiences: Vec::new(),
            dimensions: Vec::new(),
        }
    }

    /// Sets the number of visitors.
    pub fn visitors(mut self, visitors: u64) -> Self {
        self.visitors = visitors;
        self
    }

    /// Sets the number of visitors who reached the goal.
    pub fn conversions(mut self, conversions: u64) -> Self {
        self.conversions = conversions;
        self
    }

    /// Adds the amount of each order. Each order counts as a conversion.
    pub fn orders(mut self, amounts: impl IntoIterator<Item = f64>) -> Self {
        for amount in amounts {
            self.conversions += 1;
            self.revenue += amount;
            self.revenue_squares += amount * amount;
        }
        self
    }

    /// Adds an audience that the visitors belong to.
    pub fn audience(mut self, audience: impl Into<AudienceId>) -> Self {
        self.audiences.push(audience.into());
        self
    }

    /// Adds a dimension, and the value that the visitors have for it.
    pub fn dimension(mut self, dimension: impl Into<DimensionId>, value: impl Into<String>) -> Self {
        self.dimensions.push((dimension.into(), value.into()));
        self
    }

    /// The visitors as an arm of a test of revenue or of conversions.
    pub(super) fn arm(&self, by_revenue: bool) -> Arm {
        let visitors = self.visitors as f64;
        match by_revenue {
            true => Arm { visitors, sum: self.revenue, squares: self.revenue_squares },
            false => Arm { visitors, sum: self.conversions as f64, squares: self.conversions as f64 },
        }
    }

    fn problem(&self) -> Option<&'static str> {
        if self.conversions > self.visitors {
            Some("more visitors converted than there were")
        } else if !self.revenue.is_finite() || !self.revenue_squares.is_finite() {
            Some("an order is not a number or is too large")
        } else {
            None
        }
    }
}

/// Why traffic is impossible, if it is. `is_known` tells which objects exist, by resource and ID.
fn problem_of(traffic: &Traffic, is_known: impl Fn(&'static str, u64) -> bool) -> Option<&'static str> {
    let known = is_known("variation", traffic.variation.get()) && is_known("goal", traffic.goal.get());
    if known { traffic.problem() } else { Some("there is no such variation or goal") }
}

/// Like [`problem_of`], for traffic in a snapshot, which may be any JSON.
pub(super) fn problem_of_value(traffic: &Value, is_known: impl Fn(&'static str, u64) -> bool) -> Option<String> {
    match Traffic::deserialize(traffic) {
        Ok(traffic) => problem_of(&traffic, is_known).map(str::to_owned),
        Err(error) => Some(error.to_string()),
    }
}

/// The recorded traffic, in order.
pub(super) fn recorded(store: &Store) -> Vec<Traffic> {
    store.traffic().iter().filter_map(|traffic| Traffic::deserialize(traffic).ok()).collect()
}

/// Replaces all recorded traffic.
pub(super) fn replace(store: &mut Store, traffic: &[Traffic]) {
    store.replace_traffic(traffic.iter().map(to_value).collect());
}

fn to_value(traffic: &Traffic) -> Value {
    serde_json::to_value(traffic).expect("numbers and strings are JSON")
}

/// Records traffic, unless it is impossible.
pub(super) fn record(store: &mut Store, traffic: Traffic) -> Result<(), TrafficError> {
    match problem_of(&traffic, |resource, id| store.get(resource, id).is_some()) {
        Some(problem) => Err(TrafficError(problem.to_owned())),
        None => {
            store.record(to_value(&traffic));
            Ok(())
        }
    }
}

/// The visitors that are counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Segment {
    pub(super) audience: Option<AudienceId>,
    pub(super) dimension: Option<(DimensionId, String)>,
}

impl Segment {
    pub(super) fn counts(&self, traffic: &Traffic) -> bool {
        self.audience.is_none_or(|audience| traffic.audiences.contains(&audience))
            && self.dimension.as_ref().is_none_or(|dimension| traffic.dimensions.contains(dimension))
    }
}
