//! The rules of v2, as the engine calls them.

use serde_json::Value;

use super::{
    access_requests, account, billing, changes, collaborators, errors, results, scheduled_jobs, search, summaries,
    traffic, types, views, webhooks,
};
use crate::model::table::{ActionTable, ResourceTable, ViewTable};
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::{Problem, Refusal};
use crate::sandbox::engine::rules::{Change, Check, Find, Rules, Seen, ServerFields};
use crate::sandbox::engine::store::{Object, Store};

/// IDs have 16 digits, as those of newer accounts have.
const IDS_FOLLOW: u64 = 5_024_793_028_722_690;

/// The behaviour of v2 that tables cannot describe.
pub(super) struct V2Rules;

impl Rules for V2Rules {
    fn server_fields(&self) -> ServerFields {
        ServerFields { created: Some("created"), modified: Some("last_modified"), index: None }
    }

    fn ids_follow(&self) -> u64 {
        IDS_FOLLOW
    }

    fn error(&self, status: u16, problem: &Problem, number: u64) -> Value {
        errors::body(status, problem, number)
    }

    fn wrong_token(&self) -> (u16, &'static str) {
        (401, "the token is unknown")
    }

    fn check_of(&self, type_name: &str) -> Option<Check> {
        types::check(type_name)
    }

    fn refuses_to_archive_twice(&self, resource: &ResourceTable) -> bool {
        ["campaign", "experiment", "page"].contains(&resource.name)
    }

    fn refusals(&self, store: &Store, resource: &ResourceTable, change: &Change<'_>) -> Vec<String> {
        match resource.name {
            "scheduled_job" => scheduled_jobs::jobs_are_about_one_project(store, change.object),
            "subject_access_request" => access_requests::users_are_identified_by_email(change.object),
            _ => Vec::new(),
        }
    }

    fn fill(&self, store: &mut Store, resource: &'static ResourceTable, _id: u64, object: &mut Object) {
        account::everything_belongs_to_one_account(resource, object);
        match resource.name {
            "scheduled_job" => scheduled_jobs::jobs_have_lists_and_channels(object),
            "subject_access_request" => access_requests::requests_wait_and_have_a_deadline(store, object),
            "webhook" => webhooks::webhooks_are_active(store, object),
            _ => {}
        }
    }

    fn created(&self, store: &mut Store, resource: &'static ResourceTable, id: u64) {
        match resource.name {
            "subject_access_request" => access_requests::a_waiting_request_has_no_export(store, id),
            _ => {}
        }
    }

    fn happened(
        &self,
        store: &mut Store,
        resource: &'static ResourceTable,
        id: u64,
        before: Option<&Object>,
        action: Option<&ActionTable>,
    ) {
        changes::the_history_records_what_happens(self, store, resource, id, before, action);
    }

    fn newest_first(&self, resource: &ResourceTable) -> bool {
        resource.name == "change_record"
    }

    fn selects(&self, resource: &ResourceTable, query: &Query, object: &Object) -> Option<bool> {
        match resource.name {
            "change_record" => Some(changes::the_history_is_filtered(query, object)),
            _ => None,
        }
    }

    fn rows(
        &self,
        store: &Store,
        resource: &'static ResourceTable,
        parent: u64,
        query: &Query,
    ) -> Result<Vec<Object>, Refusal> {
        match resource.name {
            "collaborator" => Ok(collaborators::collaborators(store, query)),
            "experiment_summary" => Ok(summaries::list(store, parent, query)),
            "impression_usage" => billing::usage(store, parent, query),
            "invitation" => Ok(collaborators::invitations(store, query)),
            "search_result" => search::results(store, query),
            _ => Ok(Vec::new()),
        }
    }

    fn create_many(
        &self,
        store: &mut Store,
        _resource: &'static ResourceTable,
        given: Vec<Object>,
    ) -> Result<Vec<Object>, Refusal> {
        collaborators::new_collaborators_are_invited(store, &given)
    }

    fn view(
        &self,
        store: &mut Store,
        view: &'static ViewTable,
        places: &[&str],
        query: &Query,
    ) -> Result<Seen, Refusal> {
        match results::VIEWS.contains(&view.name) {
            true => results::see(store, view, places, query),
            false => views::of_the_account(store, view, places, query),
        }
    }

    fn traffic_problem(&self, traffic: &Value, find: &Find<'_>) -> Option<String> {
        traffic::problem_of_value(traffic, find)
    }
}
