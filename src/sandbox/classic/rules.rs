//! The rules of Classic, as the engine calls them.

use serde_json::Value;

use super::{behaviours, results, traffic, types};
use crate::model::table::{Operation, ResourceTable};
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::rules::{Change, Check, Digest, Find, Rules, ServerFields};
use crate::sandbox::engine::store::{Object, Store};

/// The behaviour of Classic that tables cannot describe.
pub(super) struct ClassicRules;

impl Rules for ClassicRules {
    fn server_fields(&self) -> ServerFields {
        ServerFields { created: Some("created"), modified: Some("last_modified"), index: Some("index") }
    }

    fn check_of(&self, type_name: &str) -> Option<Check> {
        types::check(type_name)
    }

    fn refusals(&self, _store: &Store, resource: &'static ResourceTable, change: &Change<'_>) -> Vec<String> {
        match resource.name {
            "uploaded_list" => behaviours::list_content_is_limited(change.given),
            _ => Vec::new(),
        }
    }

    fn update_refusal(
        &self,
        _store: &Store,
        resource: &ResourceTable,
        _operation: Operation,
        _id: u64,
        before: &Object,
    ) -> Option<Refusal> {
        match resource.name {
            "goal" => behaviours::old_goals_refuse_updates(before),
            _ => None,
        }
    }

    fn fill(&self, _store: &mut Store, resource: &'static ResourceTable, id: u64, object: &mut Object) {
        behaviours::everything_belongs_to_one_account(resource, object);
        match resource.name {
            "experiment" => {
                behaviours::experiments_run_where_their_edit_url_points_to(object);
                behaviours::experiments_have_a_shareable_link(id, object);
            }
            "dcp_service" | "dcp_datasource" => behaviours::uploads_have_keys(resource, id, object),
            _ => {}
        }
    }

    fn created(&self, store: &mut Store, resource: &'static ResourceTable, id: u64) {
        match resource.name {
            "project" => behaviours::projects_begin_with_two_goals(store, id),
            "experiment" => behaviours::experiments_begin_with_two_variations(store, id),
            "schedule" => behaviours::a_new_schedule_deactivates_the_earlier_one(store, resource, id),
            "goal" => behaviours::experiments_list_their_goals(store, id, &[]),
            "dcp_attribute" => behaviours::datasources_list_their_attributes(store, id),
            _ => {}
        }
    }

    fn updated(&self, store: &mut Store, resource: &'static ResourceTable, id: u64, before: &Object) {
        match resource.name {
            "goal" => {
                let experiments = behaviours::ids(before, "experiment_ids");
                behaviours::experiments_list_their_goals(store, id, &experiments);
            }
            "dcp_attribute" => behaviours::datasources_list_their_attributes(store, id),
            _ => {}
        }
    }

    fn deleted(&self, store: &mut Store, resource: &'static ResourceTable, id: u64) {
        match resource.name {
            "dcp_attribute" => behaviours::datasources_list_their_attributes(store, id),
            "goal" | "variation" | "experiment" => behaviours::results_go_with_what_they_are_of(store),
            "dimension" => behaviours::results_of_a_dimension_go_with_it(store, id),
            _ => {}
        }
    }

    fn changed(&self, store: &mut Store, resource: &'static ResourceTable, id: u64) {
        behaviours::the_code_revision_counts_changes(store, resource, id);
    }

    fn rows(
        &self,
        store: &Store,
        resource: &'static ResourceTable,
        parent: u64,
        query: &Query,
    ) -> Result<Vec<Object>, Refusal> {
        results::list(store, resource, parent, query)
    }

    fn digests(&self, store: &Store) -> Vec<Digest> {
        vec![results::digest(store)]
    }

    fn traffic_problem(&self, traffic: &Value, find: &Find<'_>) -> Option<String> {
        traffic::problem_of_value(traffic, |resource, id| find(resource, id).is_some())
    }
}
