//! The numbers that a metric counts.

use serde_json::{Value, json};

use super::present::present;
use crate::sandbox::engine::store::{Object, Store};
use crate::sandbox::v2::traffic::Traffic;

/// An ID that no event has. A ratio that lacks a part counts this event, and so counts nothing.
const NO_EVENT: u64 = 0;

/// A metric of an experiment or a campaign.
#[derive(Debug)]
pub(super) struct Metric {
    /// The fields that results repeat.
    pub(super) described: Object,
    pub(super) decreases: bool,
    pub(super) scope: Scope,
    pub(super) part: Part,
    /// The denominator of a ratio.
    pub(super) below: Option<Part>,
}

/// The part of a metric that becomes one number: all of it, or the numerator or the denominator of a ratio.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// The event that is counted, or `None` for all events.
    event: Option<u64>,
    counted: Counted,
}

#[derive(Clone, Copy, Debug)]
enum Counted {
    Visitors,
    Occurrences,
    Revenue,
    Value,
    Bounces,
    Exits,
}

/// The number by which a metric is divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Scope {
    Visitors,
    Sessions,
    Occurrences,
}

/// The sum of a part in some traffic, and the sum of the squares of what each sample has of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Amount {
    pub(super) sum: f64,
    pub(super) squares: f64,
}

impl Metric {
    pub(super) fn of(store: &Store, metric: &Value) -> Self {
        let given = |name: &str| metric.get(name).and_then(Value::as_str);
        let aggregator = given("aggregator").unwrap_or("unique");
        let of_sessions = ["bounce", "exit"].contains(&aggregator);
        let scope = given("scope").unwrap_or(if of_sessions { "session" } else { "visitor" });
        let direction = given("winning_direction").unwrap_or(if of_sessions { "decreasing" } else { "increasing" });
        let parts = || metric.get("metrics").and_then(Value::as_array).into_iter().flatten().map(Part::of);
        let missing = Part { event: Some(NO_EVENT), counted: Counted::Visitors };
        let is_ratio = aggregator == "ratio";
        Metric {
            described: present(json!({
                "name": name(store, metric, aggregator),
                "event_id": metric.get("event_id"),
                "aggregator": aggregator,
                "field": metric.get("field"),
                "scope": scope,
                "winning_direction": direction,
                "time_window": metric.get("time_window"),
                "event_properties": metric.get("event_properties"),
                "metrics": metric.get("metrics"),
            })),
            decreases: direction == "decreasing",
            scope: match scope {
                _ if is_ratio => Scope::Visitors,
                "session" => Scope::Sessions,
                "event" => Scope::Occurrences,
                _ => Scope::Visitors,
            },
            part: if is_ratio { parts().next().unwrap_or(missing) } else { Part::of(metric) },
            below: is_ratio.then(|| parts().nth(1).unwrap_or(missing)),
        }
    }

    /// The share of visitors who have an event.
    pub(super) fn unique(store: &Store, event: u64) -> Self {
        Metric::of(store, &json!({ "event_id": event, "aggregator": "unique" }))
    }
}

/// The name of a metric: its title, or that of its event.
fn name(store: &Store, metric: &Value, aggregator: &str) -> String {
    let text = |object: Option<&Object>, name: &str| object?.get(name)?.as_str().map(str::to_owned);
    let event = metric.get("event_id").and_then(Value::as_u64);
    let event = event.and_then(|id| store.get("event", id));
    let title = metric.get("display_title").and_then(Value::as_str).map(str::to_owned);
    let found = title.or_else(|| text(event, "name")).or_else(|| text(event, "key"));
    found.unwrap_or_else(|| match aggregator {
        "sum" => "Overall revenue".to_owned(),
        other => other.to_owned(),
    })
}

impl Part {
    fn of(metric: &Value) -> Self {
        let counted = match (metric["aggregator"].as_str().unwrap_or("unique"), metric["field"].as_str()) {
            ("count", _) => Counted::Occurrences,
            ("sum", Some("value")) => Counted::Value,
            ("sum", _) => Counted::Revenue,
            ("bounce", _) => Counted::Bounces,
            ("exit", _) => Counted::Exits,
            _ => Counted::Visitors,
        };
        Part { event: metric["event_id"].as_u64(), counted }
    }

    /// Whether the event of the traffic is counted.
    pub(super) fn counts(&self, traffic: &Traffic) -> bool {
        self.event.is_none_or(|event| traffic.event.is_some_and(|of| of.get() == event))
    }

    /// The value of the part in some traffic, of which each of some visitors, sessions or occurrences has the same share.
    pub(super) fn amount(&self, traffic: &Traffic, scope: Scope) -> Amount {
        if !self.counts(traffic) {
            return Amount::default();
        }
        let (sum, of) = match self.counted {
            Counted::Visitors => (traffic.conversions as f64, traffic.conversions),
            Counted::Occurrences => (traffic.all_occurrences() as f64, sharing(traffic, scope)),
            Counted::Revenue => (traffic.revenue, sharing(traffic, scope)),
            Counted::Value => (traffic.value, sharing(traffic, scope)),
            Counted::Bounces => (traffic.bounces as f64, traffic.bounces),
            Counted::Exits => (traffic.exits as f64, traffic.exits),
        };
        Amount { sum, squares: spread(sum, sum, of) }
    }

    /// The sum of the products of what each visitor has of both parts.
    pub(super) fn product(&self, other: &Part, traffic: &Traffic) -> f64 {
        let sum = |part: &Part| part.amount(traffic, Scope::Visitors).sum;
        spread(sum(self), sum(other), traffic.conversions)
    }
}

/// Among how many samples of a scope an amount is spread evenly.
fn sharing(traffic: &Traffic, scope: Scope) -> u64 {
    if scope == Scope::Occurrences { traffic.all_occurrences() } else { traffic.conversions }
}

/// The sum of the products of the shares that `of` samples have of two sums.
fn spread(one: f64, other: f64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { one * other / of as f64 }
}
