//! Environments of Full Stack projects.

use serde_json::json;

use crate::model::table::ResourceTable;
use crate::sandbox::engine::store::{Object, Store, parent_of};

/// A new environment comes after the others, and the first of a project is the primary one. SDKs find its datafile by a key.
pub(super) fn a_new_environment_is_filled_in(
    store: &Store,
    resource: &'static ResourceTable,
    id: u64,
    environment: &mut Object,
) {
    let others = store.count_below(resource, parent_of(resource, environment));
    environment.insert("is_primary".to_owned(), (others == 0).into());
    environment.entry("priority").or_insert((others + 1).into());
    environment.entry("archived").or_insert(false.into());
    let key = format!("Sandbox{id}");
    let at = |host: &str| format!("https://{host}/datafiles/{key}.json");
    environment.insert(
        "datafile".to_owned(),
        json!({
            "id": id,
            "revision": 1,
            "sdk_key": key,
            "url": at("cdn.optimizely.com"),
            "other_urls": [at("optimizely.s3.amazonaws.com")],
        }),
    );
}
