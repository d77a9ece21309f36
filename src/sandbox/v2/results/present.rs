//! Objects without the fields that have no value.

use serde_json::Value;

use crate::sandbox::engine::store::{Object, object};

/// The fields of an object that have a value. A number that JSON cannot write has none.
pub(super) fn present(value: Value) -> Object {
    let mut fields = object(value);
    fields.retain(|_, value| !value.is_null());
    fields
}
