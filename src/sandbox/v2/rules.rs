//! The rules of v2, as the engine calls them.

use serde_json::Value;

use super::{
    access_requests, account, attributes, audiences, billing, changes, collaborators, datafile, environments, errors,
    events, experimentation, extensions, features, products, projects, results, scheduled_jobs, search, summaries,
    traffic, types, usage, views, webhooks,
};
use crate::model::table::{ActionTable, Operation, ResourceTable, ViewTable};
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::{Problem, Refusal};
use crate::sandbox::engine::rules::{Change, Check, Digest, Find, Rules, Seen, ServerFields};
use crate::sandbox::engine::store::{Object, Store};

/// IDs have 16 digits, as those of newer accounts have.
const IDS_FOLLOW: u64 = 5_024_793_028_722_690;

/// The behaviour of v2 that tables cannot describe.
pub(super) struct V2Rules;

impl Rules for V2Rules {
    fn server_fields(&self) -> ServerFields {
        ServerFields { created: Some("created"), modified: Some("last_modified"), index: None }
    }

    fn leaves_out_unset(&self) -> bool {
        true
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

    fn document(&self) -> Option<(&'static str, &'static [u8])> {
        Some(("swagger.json", include_bytes!("swagger.json")))
    }

    fn check_of(&self, type_name: &str) -> Option<Check> {
        types::check(type_name)
    }

    fn refuses_to_archive_twice(&self, resource: &ResourceTable) -> bool {
        ["campaign", "experiment", "page"].contains(&resource.name)
    }

    fn parent_refusal(&self, store: &Store, resource: &ResourceTable, parent: (&str, u64)) -> Option<Refusal> {
        products::refusal(store, resource, parent).or_else(|| experimentation::parent_refusal(store, resource, parent))
    }

    fn refusals(&self, store: &Store, resource: &'static ResourceTable, change: &Change<'_>) -> Vec<String> {
        match resource.name {
            "project" => projects::a_threshold_has_four_decimals(change.given),
            "custom_event" | "click_event" => events::problems(store, change),
            "audience" => audiences::ten_audiences_segment_results(store, resource, change),
            "extension" => extensions::fields_have_names_and_defaults(change.given),
            "feature" => features::problems(store, change),
            "scheduled_job" => scheduled_jobs::jobs_are_about_one_project(store, change.object),
            "subject_access_request" => access_requests::users_are_identified_by_email(change.object),
            _ => experimentation::refusals(store, resource, change),
        }
    }

    fn complete(&self, _store: &Store, resource: &ResourceTable, before: &Object, body: &mut Object) {
        experimentation::complete(resource, before, body);
    }

    fn update_refusal(
        &self,
        store: &Store,
        resource: &ResourceTable,
        operation: Operation,
        id: u64,
        before: &Object,
    ) -> Option<Refusal> {
        match resource.name {
            "custom_event" | "click_event" => events::a_path_reaches_events_of_its_type(resource, before),
            _ => experimentation::update_refusal(store, resource, operation, id, before),
        }
    }

    fn action_refusal(
        &self,
        store: &Store,
        resource: &ResourceTable,
        change: &Change<'_>,
        action: &ActionTable,
    ) -> Option<String> {
        experimentation::action_refusal(store, resource, change, action)
    }

    fn fill(&self, store: &mut Store, resource: &'static ResourceTable, id: u64, object: &mut Object) {
        account::everything_belongs_to_one_account(resource, object);
        match resource.name {
            "project" => projects::a_new_project_has_what_its_platform_needs(id, object),
            "event" => events::a_new_event_is_filled_in(store, object),
            "audience" => audiences::a_new_audience_is_unused(object),
            "attribute" => attributes::the_name_of_an_attribute_is_its_key(object),
            "list_attribute" => attributes::a_list_can_be_uploaded(id, object),
            "extension" => extensions::a_new_extension_is_unused(object),
            "environment" => environments::a_new_environment_is_filled_in(store, resource, id, object),
            "feature" => features::a_feature_has_a_rule_in_each_environment(store, None, object),
            "scheduled_job" => scheduled_jobs::jobs_have_lists_and_channels(object),
            "subject_access_request" => access_requests::requests_wait_and_have_a_deadline(store, object),
            "webhook" => webhooks::webhooks_are_active(store, object),
            _ => experimentation::fill(self, store, resource, id, object),
        }
    }

    fn fill_update(
        &self,
        store: &mut Store,
        resource: &'static ResourceTable,
        _id: u64,
        before: &Object,
        object: &mut Object,
    ) {
        match resource.name {
            "project" => projects::a_snippet_keeps_the_settings_that_are_not_given(before, object),
            "feature" => features::a_feature_has_a_rule_in_each_environment(store, Some(before), object),
            _ => experimentation::fill_update(self, store, resource, before, object),
        }
    }

    fn created(&self, store: &mut Store, resource: &'static ResourceTable, id: u64) {
        experimentation::settle(store, resource, id, None);
        match resource.name {
            "project" => projects::full_stack_projects_begin_with_two_environments(self, store, id),
            "page" => events::a_page_is_an_event(store, id),
            "experiment" => usage::what_an_experiment_uses_is_counted(store, id, None),
            _ => {}
        }
    }

    fn updated(&self, store: &mut Store, resource: &'static ResourceTable, id: u64, before: &Object) {
        experimentation::settle(store, resource, id, Some(before));
        match resource.name {
            "page" => events::a_page_is_an_event(store, id),
            "environment" => projects::a_datafile_has_changed(store, id),
            "experiment" => usage::what_an_experiment_uses_is_counted(store, id, Some(before)),
            _ => {}
        }
    }

    fn acted(&self, store: &mut Store, resource: &'static ResourceTable, id: u64, _action: &ActionTable) {
        experimentation::settle(store, resource, id, None);
    }

    fn hidden(&self, resource: &ResourceTable) -> Option<fn(&Object) -> bool> {
        experimentation::hidden(resource)
    }

    fn changed(&self, store: &mut Store, resource: &'static ResourceTable, id: u64) {
        projects::revisions_count_changes(store, resource, id);
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
        match (view.name, places) {
            ("environment.datafile", [environment]) => datafile::of(store, environment).map(Seen::Value),
            (name, _) if results::VIEWS.contains(&name) => results::see(store, view, places, query),
            _ => views::of_the_account(store, view, places, query),
        }
    }

    fn digests(&self, store: &Store) -> Vec<Digest> {
        vec![results::digest(store)]
    }

    fn traffic_problem(&self, traffic: &Value, find: &Find<'_>) -> Option<String> {
        traffic::problem_of_value(traffic, find)
    }
}
