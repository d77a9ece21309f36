//! The results and stats of an experiment, one object for each variation and goal, computed from recorded traffic.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::traffic::{Segment, Traffic, recorded};
use crate::model::table::ResourceTable;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::{Digest, DigestRow};
use crate::sandbox::engine::statistics::{ALPHA, Arm, MOST_VISITORS, Sequential, chance_to_beat};
use crate::sandbox::engine::store::{Object, Store, ids_in, object};

/// The chance to beat the baseline from which the t-test names a winner. A loser has a chance of one minus this, or less.
const DECIDED: f64 = 0.95;

/// How many experiments a digest is about.
const DIGESTED: usize = 20;

/// The goal type that counts money.
const REVENUE: i64 = 4;

/// The rows of an experiment.
pub(super) fn list(
    store: &Store,
    resource: &'static ResourceTable,
    experiment: u64,
    query: &Query,
) -> Result<Vec<Object>, Refusal> {
    let variations = known(store, "variation", store.child_ids("experiment", experiment, "variation"));
    let experiment = store.get("experiment", experiment).ok_or(Refusal::NotFound)?;
    let recorded =
        Recorded { traffic: recorded(store), segment: segment(query), mixing_variance: store.mixing_variance() };
    let goals = known(store, "goal", ids_in(experiment.get("display_goal_order_lst")));
    let Some((baseline, _)) = variations.first() else { return Ok(Vec::new()) };
    let rows = goals.iter().flat_map(|goal| variations.iter().map(move |variation| (variation, goal)));
    let row = |((variation, described), (goal, titled)): (&(u64, &Object), &(u64, &Object))| {
        let pair = Pair { recorded: &recorded, baseline: *baseline, variation: *variation, goal: *goal };
        let by_revenue = titled.get("goal_type").and_then(Value::as_i64) == Some(REVENUE);
        let mut row = object(json!({
            "variation_id": variation.to_string(),
            "variation_name": described.get("description"),
            "goal_id": goal,
            "goal_name": titled.get("title"),
            "baseline_id": baseline.to_string(),
            "begin_time": experiment.get("created"),
            "end_time": store.end_of_traffic().map_or_else(|| experiment["last_modified"].clone(), Value::from),
            "is_revenue": by_revenue,
        }));
        let of_stats = resource.field("statistical_significance").is_some();
        row.extend(pair.counts(by_revenue));
        row.extend(if of_stats { pair.stats(by_revenue) } else { pair.result(by_revenue) });
        row
    };
    Ok(rows.map(row).collect())
}

/// The results of the newest experiments that have traffic, in short.
pub(super) fn digest(store: &Store) -> Digest {
    let columns =
        &["experiment", "goal", "variation", "visitors", "conversions", "improvement", "confidence", "status"];
    let seen: HashSet<_> = recorded(store).iter().map(|traffic| traffic.variation.get()).collect();
    let experiments = store.all("experiment").rev().filter_map(|experiment| experiment.get("id")?.as_u64());
    let has_traffic =
        |id: &u64| store.child_ids("experiment", *id, "variation").iter().any(|variation| seen.contains(variation));
    let ids = experiments.filter(has_traffic).take(DIGESTED);
    let rows = ids.flat_map(|id| {
        let resource = store.table().resource("experiment_result");
        let rows = resource.and_then(|resource| list(store, resource, id, &Query(Vec::new())).ok());
        rows.unwrap_or_default()
            .into_iter()
            .map(move |row| DigestRow { about: ("experiment", id), cells: in_short(&row) })
    });
    Digest { title: "results", columns, rows: rows.collect() }
}

/// The values of a row that a digest shows.
fn in_short(row: &Object) -> Vec<String> {
    let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let count = |name: &str| row.get(name).map(Value::to_string).unwrap_or_default();
    let share =
        |name: &str| row.get(name).and_then(Value::as_f64).map_or_else(String::new, |share| format!("{share:.3}"));
    vec![
        text("goal_name"),
        text("variation_name"),
        count("visitors"),
        count("conversions"),
        share("improvement"),
        share("confidence"),
        text("status"),
    ]
}

/// All traffic, the segment that is counted, and the variance of the test.
struct Recorded {
    traffic: Vec<Traffic>,
    segment: Segment,
    mixing_variance: f64,
}

/// A variation and its baseline, for one goal and the visitors of one segment.
struct Pair<'a> {
    recorded: &'a Recorded,
    baseline: u64,
    variation: u64,
    goal: u64,
}

impl Pair<'_> {
    fn is_baseline(&self) -> bool {
        self.variation == self.baseline
    }

    /// The recorded traffic of both, in order.
    fn traffic(&self) -> impl Iterator<Item = &Traffic> {
        let concerns = |traffic: &&Traffic| {
            traffic.goal.get() == self.goal
                && [self.baseline, self.variation].contains(&traffic.variation.get())
                && self.recorded.segment.counts(traffic)
        };
        self.recorded.traffic.iter().filter(concerns)
    }

    fn arms(&self, by_revenue: bool) -> (Arm, Arm) {
        let mut arms = Arms::default();
        self.traffic().for_each(|traffic| arms.add(self, traffic, by_revenue));
        (arms.baseline, arms.variation)
    }

    fn counts(&self, by_revenue: bool) -> Object {
        let own = self.traffic().filter(|traffic| traffic.variation.get() == self.variation);
        let (visitors, conversions, revenue) = own.fold((0, 0, 0.0), |(visitors, conversions, revenue), traffic| {
            (
                u64::saturating_add(visitors, traffic.visitors),
                u64::saturating_add(conversions, traffic.conversions),
                revenue + traffic.revenue,
            )
        });
        let per_visitor = |sum: f64| if visitors > 0 { sum / visitors as f64 } else { 0.0 };
        let mut counts = object(json!({ "visitors": visitors, "conversions": conversions }));
        counts.extend(object(match by_revenue {
            true => json!({ "revenue": revenue, "revenue_per_visitor": per_visitor(revenue) }),
            false => json!({ "conversion_rate": per_visitor(conversions as f64) }),
        }));
        counts
    }

    fn result(&self, by_revenue: bool) -> Object {
        if self.is_baseline() {
            return object(json!({ "status": "baseline", "improvement": 0, "confidence": 0 }));
        }
        let (baseline, variation) = self.arms(by_revenue);
        let confidence = chance_to_beat(&baseline, &variation);
        let status = match confidence {
            _ if confidence >= DECIDED => "winner",
            _ if confidence <= 1.0 - DECIDED => "loser",
            _ => "inconclusive",
        };
        let difference = variation.mean() - baseline.mean();
        object(json!({
            "status": status,
            "improvement": improvement(&baseline, &variation),
            "difference": difference,
            "confidence": confidence,
        }))
    }

    fn stats(&self, by_revenue: bool) -> Object {
        if self.is_baseline() {
            return object(json!({
                "status": "baseline",
                "improvement": 0,
                "difference": 0,
                "statistical_significance": 0,
                "difference_confidence_interval_min": 0,
                "difference_confidence_interval_max": 0,
                "visitors_until_statistically_significant": 0,
            }));
        }
        let mut arms = Arms::default();
        let mut significance: f64 = 0.0;
        for traffic in self.traffic() {
            arms.add(self, traffic, by_revenue);
            // It never falls as data arrives: the largest value so far is as valid as the latest.
            if arms.can_be_compared() {
                significance = significance.max(arms.test(self.recorded.mixing_variance).significance());
            }
        }
        let test = arms.test(self.recorded.mixing_variance);
        let (low, high) = test.interval(ALPHA);
        let difference = arms.variation.mean() - arms.baseline.mean();
        let status = match significance >= 1.0 - ALPHA {
            true if difference > 0.0 => "winner",
            true if difference < 0.0 => "loser",
            _ => "inconclusive",
        };
        let more = |times: f64| (arms.variation.visitors * (times - 1.0)).ceil().min(MOST_VISITORS);
        let needed =
            if significance >= 1.0 - ALPHA { 0.0 } else { test.times_needed(ALPHA).map_or(MOST_VISITORS, more) };
        object(json!({
            "status": status,
            "improvement": improvement(&arms.baseline, &arms.variation),
            "difference": difference,
            "statistical_significance": significance,
            "difference_confidence_interval_min": low,
            "difference_confidence_interval_max": high,
            "visitors_until_statistically_significant": needed as i64,
        }))
    }
}

/// Two arms that fill as traffic arrives.
#[derive(Default)]
struct Arms {
    baseline: Arm,
    variation: Arm,
    /// How many visitors of both arms paid, and how much.
    orders: (f64, f64),
}

impl Arms {
    fn add(&mut self, pair: &Pair<'_>, traffic: &Traffic, by_revenue: bool) {
        let arm = if traffic.variation.get() == pair.baseline { &mut self.baseline } else { &mut self.variation };
        let more = traffic.arm(by_revenue);
        arm.visitors += more.visitors;
        arm.sum += more.sum;
        arm.squares += more.squares;
        if by_revenue {
            self.orders.0 += traffic.conversions as f64;
            self.orders.1 += traffic.revenue;
        }
    }

    /// Whether both arms have data. A significance is kept once it is found, so it must not come from an arm without data.
    fn can_be_compared(&self) -> bool {
        self.baseline.is_known() && self.variation.is_known()
    }

    /// The mixing variance is in units of rates. For money, it is scaled by the square of the average order.
    fn test(&self, mixing: f64) -> Sequential {
        let unit = if self.orders.0 > 0.0 && self.orders.1 != 0.0 { self.orders.1 / self.orders.0 } else { 1.0 };
        Sequential::new(&self.baseline, &self.variation, mixing * unit * unit)
    }
}

/// The difference as a share of the baseline's mean, or 0 if that mean is 0.
fn improvement(baseline: &Arm, variation: &Arm) -> f64 {
    let (from, to) = (baseline.mean(), variation.mean());
    if from == 0.0 { 0.0 } else { (to - from) / from }
}

/// The objects with these IDs, without those that are gone.
fn known<'a>(store: &'a Store, resource: &str, ids: impl IntoIterator<Item = u64>) -> Vec<(u64, &'a Object)> {
    ids.into_iter().filter_map(|id| Some((id, store.get(resource, id)?))).collect()
}

/// The visitors that the query asks for. The query has been checked.
fn segment(query: &Query) -> Segment {
    let given = |name| query.first(name);
    let dimension = given("dimension_id").and_then(|id| id.parse().ok()).zip(given("dimension_value"));
    Segment {
        audience: given("audience_id").and_then(|id| id.parse().ok()),
        dimension: dimension.map(|(id, value)| (id, value.to_owned())),
    }
}
