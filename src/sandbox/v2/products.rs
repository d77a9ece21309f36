//! Products: what a project of one platform does not have.
//!
//! The API answers 400, 403 or 404 there, rather than an empty list. Here, each status has its own reason:
//!
//! - 400: campaigns, pages and extensions of a project that is not for the web. The project is of the wrong platform.
//! - 403: features of a project that uses flags. The Flags API serves them.
//! - 404: environments and features of a project for the web. There are none.

use serde_json::Value;

use crate::model::table::ResourceTable;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store};

/// The platform of a site. The others are apps and programs with an SDK.
const WEB: &str = "web";

/// Why a project has no objects of a resource, if it cannot have any.
pub(super) fn refusal(store: &Store, resource: &ResourceTable, parent: (&str, u64)) -> Option<Refusal> {
    let ("project", id) = parent else { return None };
    let project = store.get("project", id)?;
    let uses_flags = project.get("is_flags_enabled") == Some(&Value::Bool(true));
    match resource.name {
        "campaign" | "page" | "extension" if !is_for_the_web(project) => {
            let platform = project.get("platform").and_then(Value::as_str).unwrap_or_default();
            let what = format!("project_id: a project of the platform {platform} has no {}", resource.path);
            Some(Refusal::Bad(vec![what]))
        }
        "environment" | "feature" if is_for_the_web(project) => Some(Refusal::NotFound),
        "feature" if uses_flags => {
            Some(Refusal::Status(403, "the features of this project are flags: use the Flags API".to_owned()))
        }
        _ => None,
    }
}

/// Whether a project is for a site. Such a project has a snippet, and the others have SDKs.
pub(super) fn is_for_the_web(project: &Object) -> bool {
    project.get("platform").and_then(Value::as_str).is_none_or(|platform| platform == WEB)
}
