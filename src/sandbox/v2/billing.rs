//! The plan of the account, and the impressions that it has paid for and used.

use serde_json::{Value, json};

use super::account::{ACCOUNT, other_accounts_are_closed};
use super::found;
use super::impressions::Impressions;
use super::products::is_for_the_web;
use crate::model::timestamp::Timestamp;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store};

/// The impressions that the account has paid for.
const ALLOWANCE: u64 = 1_000_000;

/// The impressions of each experiment that has run. The most come first.
pub(super) fn usage(store: &Store, account: u64, query: &Query) -> Result<Vec<Object>, Refusal> {
    other_accounts_are_closed(account)?;
    if let Some(field) = query.first("sort").filter(|field| *field != "impression_count") {
        return Err(Refusal::Bad(vec![format!("sort has to be impression_count, and is {field}")]));
    }
    let [first, last] = ["usage_date_from", "usage_date_to"].map(|name| query.first(name).unwrap_or_default());
    let impressions = Impressions::between(store, first, last);
    let mut rows: Vec<_> = started(store)
        .filter(|experiment| has_begun_by(experiment, last))
        .map(|experiment| row(store, experiment, impressions.of(experiment)))
        .filter(|row| query.allows("platforms", row.get("platform").and_then(Value::as_str)))
        .filter(|row| is_searched(row, query.first("query").unwrap_or_default()))
        .collect();
    found::sort(&mut rows, Some("impression_count"), query.first("order").or(Some("desc")));
    Ok(rows)
}

/// The sum of the usage.
pub(super) fn summary(store: &Store, account: u64) -> Result<Value, Refusal> {
    other_accounts_are_closed(account)?;
    let (usage, year) = (total(store, &Impressions::all(store)), Year::current());
    Ok(json!({
        "allowance": ALLOWANCE,
        "usage": usage,
        "usage_percentage": usage as f64 * 100.0 / ALLOWANCE as f64,
        "start_date": year.first_day(),
        "end_date": year.last_day(),
        "last_update_date": year.today,
    }))
}

/// The plan, which counts impressions by the year.
pub(super) fn plan(store: &Store) -> Value {
    let (impressions, year) = (Impressions::all(store), Year::current());
    let mut projects = Object::new();
    for experiment in started(store) {
        let Some(project) = experiment.get("project_id") else { continue };
        let sum = projects.entry(project.to_string()).or_insert(json!(0));
        *sum = json!(sum.as_u64().unwrap_or(0).saturating_add(impressions.of(experiment)));
    }
    json!({
        "account_id": ACCOUNT,
        "plan_name": "Sandbox",
        "status": "active",
        "unit_of_measurement": "Impressions",
        "product_usages": [{
            "product_name": "Impressions",
            "usage": total(store, &impressions),
            "usage_allowance": ALLOWANCE,
            "projects": projects,
            "start_time": format!("{}T00:00:00Z", year.first_day()),
            "end_time": format!("{}T23:59:59Z", year.last_day()),
            "allocation_term_in_months": 12,
            "last_update_time": Timestamp::now().as_str(),
        }],
    })
}

/// The experiments that have run.
pub(super) fn started(store: &Store) -> impl Iterator<Item = &Object> {
    store.all("experiment").filter(|experiment| {
        experiment.contains_key("earliest") || experiment.get("status").is_some_and(|status| status != "not_started")
    })
}

/// Whether an experiment has begun by a day. One that does not say when it began has.
fn has_begun_by(experiment: &Object, day: &str) -> bool {
    let begun = experiment.get("earliest").and_then(Value::as_str);
    begun.and_then(|begun| begun.get(..day.len())).is_none_or(|begun| begun <= day)
}

fn row(store: &Store, experiment: &Object, impressions: u64) -> Object {
    let project = experiment.get("project_id").and_then(Value::as_u64);
    let is_web = project.and_then(|id| store.get("project", id)).is_none_or(is_for_the_web);
    let fields = [
        ("project_id", json!(project)),
        ("project_name", found::project_name(store, experiment)),
        ("experiment_id", json!(experiment.get("id"))),
        ("experiment_name", json!(found::name(experiment).unwrap_or_default())),
        ("experiment_status", json!(as_in_the_dashboard(experiment))),
        ("impression_count", json!(impressions)),
        ("platform", json!(if is_web { "web" } else { "fullstack" })),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A status as the dashboard writes it, such as `Not started`.
fn as_in_the_dashboard(experiment: &Object) -> String {
    let status = experiment.get("status").and_then(Value::as_str).unwrap_or_default().replace('_', " ");
    let mut letters = status.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Whether the names or the IDs of a row have a text, whatever its case.
fn is_searched(row: &Object, text: &str) -> bool {
    let text = text.to_lowercase();
    let has = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_lowercase).contains(&text);
    ["project_id", "project_name", "experiment_id", "experiment_name"].iter().filter_map(|name| row.get(*name)).any(has)
}

fn total(store: &Store, impressions: &Impressions) -> u64 {
    started(store).fold(0, |sum, experiment| sum.saturating_add(impressions.of(experiment)))
}

/// The current year, in UTC.
struct Year {
    /// The current day.
    today: String,
}

impl Year {
    fn current() -> Self {
        Year { today: Timestamp::now().as_str().chars().take("2015-01-31".len()).collect() }
    }

    fn first_day(&self) -> String {
        format!("{}-01-01", self.number())
    }

    fn last_day(&self) -> String {
        format!("{}-12-31", self.number())
    }

    fn number(&self) -> &str {
        self.today.split('-').next().unwrap_or_default()
    }
}
