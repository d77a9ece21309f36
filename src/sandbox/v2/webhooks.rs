//! Webhooks.

use crate::sandbox::engine::store::{Object, Store};

/// A new webhook is called. Its times are text in the API's document.
pub(super) fn webhooks_are_active(store: &mut Store, webhook: &mut Object) {
    let now = store.now();
    webhook.insert("active".to_owned(), true.into());
    webhook.insert("created".to_owned(), now.as_str().into());
    webhook.insert("last_modified".to_owned(), now.into());
}
