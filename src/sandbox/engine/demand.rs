//! Operations that a program performs on a store without HTTP, by the same rules as requests.

use serde_json::Value;

use super::operations::{Asked, perform};
use super::query::Query;
use super::rules::Rules;
use super::store::Store;
use crate::model::table::Operation;

/// Performs an operation and returns its response, or the reason of its refusal. `ids` are those in the path.
pub(crate) fn demand(
    rules: &dyn Rules,
    store: &mut Store,
    (operation, resource): (Operation, &str),
    ids: &[u64],
    query: &[(&str, &str)],
    body: &Value,
) -> Result<Value, String> {
    let table = store.table();
    let resource = table.resource(resource).ok_or_else(|| format!("there is no {resource}"))?;
    let query = Query(query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
    let body = body.to_string();
    let asked = Asked { resource, operation, ids, url: "", query: &query, body: body.as_bytes() };
    let reply = perform(rules, store, &asked);
    match reply.problem {
        None => Ok(serde_json::from_slice(&reply.body).unwrap_or_default()),
        Some(problem) => Err(format!("{operation:?} of {}: {}", resource.name, problem.message())),
    }
}
