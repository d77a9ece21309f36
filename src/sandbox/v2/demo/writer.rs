//! Operations on a store, by the rules of requests.

use serde_json::{Value, json};

use crate::model::table::Operation;
use crate::sandbox::engine::demand::demand;
use crate::sandbox::engine::demo::DemoError;
use crate::sandbox::engine::store::Store;
use crate::sandbox::v2::rules::V2Rules;

/// Performs operations on a store.
pub(super) struct Writer<'a>(pub(super) &'a mut Store);

impl Writer<'_> {
    /// A running experiment, and its variations.
    pub(super) fn started(&mut self, new: Value) -> Result<(u64, Vec<u64>), DemoError> {
        let created = self.with_variations(new)?;
        self.act("experiment", created.0, "start")?;
        Ok(created)
    }

    /// A new experiment, and its variations.
    pub(super) fn with_variations(&mut self, new: Value) -> Result<(u64, Vec<u64>), DemoError> {
        let created = self.perform(Operation::Create, "experiment", &[], &[], &new)?;
        let variations = created["variations"].as_array().into_iter().flatten();
        let ids = variations.filter_map(|variation| variation["variation_id"].as_u64()).collect();
        Ok((id_of(&created)?, ids))
    }

    pub(super) fn create(&mut self, resource: &str, body: Value) -> Result<u64, DemoError> {
        id_of(&self.perform(Operation::Create, resource, &[], &[], &body)?)
    }

    /// Creates an object whose parent is in the path.
    pub(super) fn create_below(&mut self, resource: &str, parent: u64, body: Value) -> Result<u64, DemoError> {
        id_of(&self.perform(Operation::Create, resource, &[parent], &[], &body)?)
    }

    pub(super) fn act(&mut self, resource: &str, id: u64, action: &str) -> Result<(), DemoError> {
        self.perform(Operation::Update, resource, &[id], &[("action", action)], &json!({})).map(drop)
    }

    pub(super) fn archive(&mut self, resource: &str, id: u64) -> Result<(), DemoError> {
        self.perform(Operation::Archive, resource, &[id], &[], &Value::Null).map(drop)
    }

    pub(super) fn perform(
        &mut self,
        operation: Operation,
        resource: &str,
        ids: &[u64],
        query: &[(&str, &str)],
        body: &Value,
    ) -> Result<Value, DemoError> {
        demand(&V2Rules, self.0, (operation, resource), ids, query, body).map_err(DemoError)
    }
}

fn id_of(created: &Value) -> Result<u64, DemoError> {
    created["id"].as_u64().ok_or_else(|| DemoError("a new object has no id".to_owned()))
}
