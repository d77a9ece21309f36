//! The rules of v2, as the engine calls them.

use serde_json::Value;

use super::{errors, types};
use crate::model::table::ResourceTable;
use crate::sandbox::engine::reply::Problem;
use crate::sandbox::engine::rules::{Check, Rules, ServerFields};
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

    fn check_of(&self, type_name: &str) -> Option<Check> {
        types::check(type_name)
    }

    fn refuses_to_archive_twice(&self, resource: &ResourceTable) -> bool {
        ["campaign", "experiment", "page"].contains(&resource.name)
    }

    fn fill(&self, _store: &mut Store, _resource: &'static ResourceTable, _id: u64, _object: &mut Object) {}
}
