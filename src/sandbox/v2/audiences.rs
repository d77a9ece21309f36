//! Audiences.

use serde_json::Value;

use crate::model::table::ResourceTable;
use crate::sandbox::engine::rules::Change;
use crate::sandbox::engine::store::{Object, Store, id_of, parent_of};

/// How many audiences of a project can segment results.
const SEGMENTS: usize = 10;

/// A new audience is one of this API, and no experiment uses it.
pub(super) fn a_new_audience_is_unused(audience: &mut Object) {
    audience.insert("experiment_count".to_owned(), 0.into());
    audience.entry("is_classic").or_insert(false.into());
}

/// Ten audiences of a project can segment results.
pub(super) fn ten_audiences_segment_results(
    store: &Store,
    resource: &'static ResourceTable,
    change: &Change<'_>,
) -> Vec<String> {
    let segments = |audience: &Object| audience.get("segmentation") == Some(&Value::Bool(true));
    if !segments(change.given) {
        return Vec::new();
    }
    let own = id_of(resource, change.object);
    let others = store.below(resource, parent_of(resource, change.object));
    let count = others.filter(|other| segments(other) && id_of(resource, other) != own).take(SEGMENTS).count();
    if count < SEGMENTS {
        return Vec::new();
    }
    vec![format!("segmentation: {SEGMENTS} audiences of the project have it already, which is the limit")]
}
