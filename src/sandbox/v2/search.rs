//! The search over the objects of the account.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{found, usage};
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store};

/// The kinds of objects that are found, in the order of the results. Flags and rules belong to another API, and results are never projects.
const KINDS: [&str; 7] = ["experiment", "campaign", "feature", "audience", "page", "event", "extension"];

const SORTED_BY: [&str; 6] = ["id", "name", "status", "created", "last_modified", "experiment_type"];

/// The fields that results have for some kinds of objects only.
const DETAILS: [&str; 4] = ["key", "page_id", "experiment_count", "variation_specific"];

/// The objects whose names have the text of the query, whatever its case. A full search looks at keys and descriptions as well.
pub(super) fn results(store: &Store, query: &Query) -> Result<Vec<Object>, Refusal> {
    let sorted_by = query.first("sort");
    if let Some(field) = sorted_by.filter(|field| !SORTED_BY.contains(field)) {
        return Err(Refusal::Bad(vec![format!("sort has to be one of {}, and is {field}", SORTED_BY.join(", "))]));
    }
    let search = Search { store, query, text: query.first("query").unwrap_or_default().to_lowercase() };
    let kinds = KINDS.iter().filter(|kind| query.allows("type", Some(kind)));
    let tables = kinds.filter_map(|kind| store.table().resource(kind));
    let objects = tables.flat_map(|table| found::shown(table, store.all(table.name)));
    let found = objects.filter(|(kind, object)| search.finds(kind, object));
    let mut results: Vec<_> = found.map(|(kind, object)| search.result(kind, object)).collect();
    found::sort(&mut results, sorted_by, query.first("order"));
    let expands_types = query.values("expand").contains(&"experiment_type");
    for result in results.iter_mut().filter(|_| !expands_types) {
        result.remove("experiment_type");
    }
    Ok(results)
}

struct Search<'a> {
    store: &'a Store,
    query: &'a Query,
    /// In lower case.
    text: String,
}

impl Search<'_> {
    fn finds(&self, kind: &str, object: &Object) -> bool {
        self.is_in_the_projects(object)
            && found::is_in_state(self.query, object)
            && self.is_of_the_type(kind, object)
            && self.is_in_the_environment(object)
            && self.has_the_audience(object)
            && self.has_the_text(object)
    }

    fn has_the_text(&self, object: &Object) -> bool {
        let has = |text: &str| text.to_lowercase().contains(&self.text);
        if found::name(object).is_some_and(has) || self.text.is_empty() {
            return true;
        }
        let others = ["key", "description"].iter().filter_map(|name| object.get(*name)?.as_str());
        self.query.first("fullsearch") == Some("true") && others.into_iter().any(has)
    }

    fn is_in_the_projects(&self, object: &Object) -> bool {
        let id = object.get("project_id").and_then(Value::as_u64);
        let kind = || text(self.store.get("project", id?)?, "platform");
        self.query.allows("project_id", id.map(|id| id.to_string()).as_deref())
            && (self.query.first("project_type").is_none() || self.query.allows("project_type", kind()))
    }

    /// `type_expand` has types of experiments and campaigns, such as `a/b`. Other objects have no such type.
    fn is_of_the_type(&self, kind: &str, object: &Object) -> bool {
        let own = text(object, "type").filter(|_| ["experiment", "campaign"].contains(&kind));
        self.query.allows("type_expand", own)
    }

    /// Objects without environments are in all of them.
    fn is_in_the_environment(&self, object: &Object) -> bool {
        let environments = object.get("environments").and_then(Value::as_object);
        let wanted = self.query.first("environment_key");
        wanted.zip(environments).is_none_or(|(wanted, environments)| environments.contains_key(wanted))
    }

    fn has_the_audience(&self, object: &Object) -> bool {
        let wanted = self.query.values("audience_id");
        wanted.is_empty() || audiences(object).iter().any(|id| wanted.contains(&id.to_string().as_str()))
    }

    fn result(&self, kind: &str, object: &Object) -> Object {
        let mut result = found::short(kind, object);
        let mut add = |name: &str, value: Option<Value>| result.extend(value.map(|value| (name.to_owned(), value)));
        for detail in DETAILS {
            add(detail, object.get(detail).cloned());
        }
        match kind {
            "experiment" => {
                add("experiment_type", object.get("type").cloned());
                add("audience_ids", Some(audiences(object).into()));
            }
            "campaign" => add("campaign_type", object.get("type").cloned()),
            _ => {}
        }
        let expanded = self.query.values("expand");
        if expanded.contains(&"project_name") {
            add("project_name", Some(found::project_name(self.store, object)));
        }
        let feature = object.get("feature_id").and_then(Value::as_u64);
        if let Some(feature) = feature.and_then(|id| self.store.get("feature", id)) {
            let details = [("feature_key", text(feature, "key")), ("feature_name", found::name(feature))];
            for (name, value) in details.into_iter().filter(|(name, _)| expanded.contains(name)) {
                add(name, value.map(Value::from));
            }
        }
        result
    }
}

/// The audiences that the conditions of an experiment name, in order.
fn audiences(object: &Object) -> Vec<u64> {
    let (mut named, mut found) = (usage::audiences_of(object), BTreeSet::new());
    named.retain(|id| found.insert(*id));
    named
}

fn text<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}
