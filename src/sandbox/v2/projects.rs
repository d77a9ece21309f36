//! Projects.

use serde_json::{Value, json};

use super::products::is_for_the_web;
use crate::model::table::ResourceTable;
use crate::sandbox::engine::fill::owners;
use crate::sandbox::engine::operations::create_below;
use crate::sandbox::engine::rules::Rules;
use crate::sandbox::engine::store::{Object, Store, object};

/// The size of a snippet without any code of the project.
const SNIPPET_BYTES: usize = 61_440;

/// A new project is not one of Classic, and has what its platform needs: a snippet, or the token of an app.
pub(super) fn a_new_project_has_what_its_platform_needs(id: u64, project: &mut Object) {
    project.insert("is_classic".to_owned(), false.into());
    project.entry("is_flags_enabled").or_insert(false.into());
    if matches!(project.get("platform").and_then(Value::as_str), Some("ios" | "android")) {
        project.insert("socket_token".to_owned(), format!("socket-token-of-{id}").into());
    }
    if is_for_the_web(project) {
        let snippet = project.entry("web_snippet").or_insert(json!({}));
        snippet["code_revision"] = 0.into();
    }
    the_snippet_contains_the_code_of_the_project(project);
}

/// An update of a snippet changes only the settings that it gives.
pub(super) fn a_snippet_keeps_the_settings_that_are_not_given(before: &Object, project: &mut Object) {
    let known = before.get("web_snippet").and_then(Value::as_object);
    if let (Some(known), Some(Value::Object(given))) = (known, project.get_mut("web_snippet")) {
        for (name, value) in known {
            given.entry(name).or_insert_with(|| value.clone());
        }
    }
    the_snippet_contains_the_code_of_the_project(project);
}

/// A snippet has a size, and a project without a site does not have a snippet.
fn the_snippet_contains_the_code_of_the_project(project: &mut Object) {
    if !is_for_the_web(project) {
        project.remove("web_snippet");
    } else if let Some(snippet) = project.get_mut("web_snippet") {
        let code = snippet["project_javascript"].as_str().unwrap_or_default().len();
        snippet["js_file_size"] = (SNIPPET_BYTES + code).into();
    }
}

/// A Full Stack project begins with two environments, of which production is the primary one.
pub(super) fn full_stack_projects_begin_with_two_environments(rules: &dyn Rules, store: &mut Store, project: u64) {
    if store.get("project", project).and_then(|project| project.get("platform")) != Some(&json!("custom")) {
        return;
    }
    for (key, name) in [("production", "Production"), ("development", "Development")] {
        let environment = object(json!({ "project_id": project, "key": key, "name": name }));
        create_below(rules, store, "environment", project, environment);
    }
}

/// A threshold has up to four decimals.
pub(super) fn a_threshold_has_four_decimals(given: &Object) -> Vec<String> {
    let threshold = given.get("confidence_threshold").and_then(Value::as_f64).unwrap_or_default();
    let is_exact = ((threshold * 1e4).round() / 1e4 - threshold).abs() < 1e-12;
    if is_exact { Vec::new() } else { vec!["confidence_threshold has more than 4 decimals".to_owned()] }
}

/// The revision of a snippet counts the changes to everything that belongs to the project. In a project with environments, their datafiles
/// have revisions.
pub(super) fn revisions_count_changes(store: &mut Store, resource: &'static ResourceTable, id: u64) {
    // A change to an environment is in its own datafile only.
    let Some(project) = project_of(store, resource, id).filter(|_| resource.name != "environment") else { return };
    count_a_change(store, "project", project, "web_snippet", "code_revision");
    for environment in store.child_ids("project", project, "environment") {
        a_datafile_has_changed(store, environment);
    }
}

/// The datafile of an environment has another revision.
pub(super) fn a_datafile_has_changed(store: &mut Store, environment: u64) {
    count_a_change(store, "environment", environment, "datafile", "revision");
}

/// Adds one to a number in a part of an object, if the object has that part.
fn count_a_change(store: &mut Store, resource: &str, id: u64, part: &str, number: &str) {
    let part = store.get_mut(resource, id).and_then(|object| object.get_mut(part)).and_then(Value::as_object_mut);
    if let Some(part) = part {
        let changes = part.get(number).and_then(Value::as_u64).unwrap_or(0);
        part.insert(number.to_owned(), changes.saturating_add(1).into());
    }
}

/// The project that an object belongs to. A project belongs to itself.
pub(super) fn project_of(store: &Store, resource: &'static ResourceTable, id: u64) -> Option<u64> {
    if resource.name == "project" {
        return Some(id);
    }
    let owners = owners(store, resource, store.get(resource.name, id)?);
    owners.into_iter().find(|(name, _)| *name == "project").map(|(_, id)| id)
}
