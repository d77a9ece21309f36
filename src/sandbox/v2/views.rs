//! The views of the account.

use percent_encoding::percent_decode_str;

use super::{account, attribution, billing, exports};
use crate::model::table::ViewTable;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::Seen;
use crate::sandbox::engine::store::Store;

/// A view that is not about one object.
pub(super) fn of_the_account(store: &Store, view: &ViewTable, places: &[&str], query: &Query) -> Result<Seen, Refusal> {
    let text =
        |index: usize| places.get(index).map(|text| percent_decode_str(text).decode_utf8_lossy()).unwrap_or_default();
    let id = || text(0).parse().unwrap_or(0);
    match view.name {
        "me" => Ok(Seen::Value(account::me(store, query))),
        "plan" => Ok(Seen::Value(billing::plan(store))),
        "usage_summary" => billing::summary(store, id()).map(Seen::Value),
        "bucketing" => attribution::history(store, id(), &text(1), query).map(Seen::Value),
        "export_credentials" => exports::credentials(query).map(Seen::Value),
        "gcp_export_credentials" => Ok(Seen::Value(exports::gcp_credentials())),
        "catalog_csv" | "catalog_stats_csv" | "recommendations_csv" => exports::recommendations(view.name, places),
        _ => Err(Refusal::NotFound),
    }
}
