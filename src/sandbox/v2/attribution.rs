//! The variations that visitors were assigned to.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::time::SystemTime;

use serde_json::{Value, json};

use super::account::{ACCOUNT, other_accounts_are_closed};
use super::billing::started;
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store};

/// All shares of traffic together, in basis points.
const WHOLE: u64 = 10_000;

/// The decisions for a visitor, whom each experiment assigned to a variation when it began to run. The sandbox does not record visitors one by
/// one, so every visitor took part in every experiment, and the same visitor is always assigned to the same variation. The interval includes
/// both its ends.
pub(super) fn history(store: &Store, account: u64, visitor: &str, query: &Query) -> Result<Value, Refusal> {
    other_accounts_are_closed(account)?;
    let limit = |name: &str| query.first(name).and_then(milliseconds);
    let (from, to) = (limit("start_time").unwrap_or(0), limit("end_time").unwrap_or(u64::MAX));
    let decisions = started(store).filter_map(|experiment| decision(experiment, visitor));
    let listed: Vec<_> =
        decisions.filter(|(time, _)| (from..=to).contains(time)).map(|(_, decision)| decision).collect();
    Ok(json!({ "account_id": ACCOUNT, "visitor_id": visitor, "bucketing_history": listed }))
}

/// The decision of an experiment, with its time. An experiment that gives no variation any traffic makes none.
fn decision(experiment: &Object, visitor: &str) -> Option<(u64, Value)> {
    let begun = experiment.get("earliest").or_else(|| experiment.get("last_modified"))?;
    let begun = milliseconds(begun.as_str()?)?;
    let id = experiment.get("id")?;
    let mut decision = json!({
        "experiment_id": id,
        "variation_id": variation(experiment, bucket(visitor, id, "variation"))?,
        "is_holdback": bucket(visitor, id, "holdback") < share(experiment.get("holdback")),
        "timestamp": begun,
    });
    if let Some(campaign) = experiment.get("campaign_id") {
        decision["campaign_id"] = campaign.clone();
    }
    Some((begun, decision))
}

/// The variation whose part of the traffic a bucket is in.
fn variation(experiment: &Object, bucket: u64) -> Option<&Value> {
    let mut end = 0;
    let variations = experiment.get("variations")?.as_array()?;
    let found = variations.iter().find(|variation| {
        end += share(variation.get("weight"));
        bucket < end
    });
    found?.get("variation_id")
}

fn share(value: Option<&Value>) -> u64 {
    value.and_then(Value::as_u64).unwrap_or(0).min(WHOLE)
}

/// A number below [`WHOLE`] that is always the same for a visitor and an experiment.
fn bucket(visitor: &str, experiment: &Value, of: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (visitor, experiment.as_u64(), of).hash(&mut hasher);
    hasher.finish() % WHOLE
}

/// A time in milliseconds since 1970.
fn milliseconds(text: &str) -> Option<u64> {
    let time = text.parse::<Timestamp>().ok()?.to_system_time()?;
    u64::try_from(time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_millis()).ok()
}
