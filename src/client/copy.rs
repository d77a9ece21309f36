//! Copies of fetched objects.

use crate::error::{Cause, Error};

/// The value of a field that a create needs, from a response that may lack it.
pub(crate) fn needed<T>(name: &str, value: Option<T>) -> Result<T, Error> {
    value.ok_or_else(|| Error::new(Cause::InvalidRequest(format!("a copy needs {name}, which the response lacks"))))
}
