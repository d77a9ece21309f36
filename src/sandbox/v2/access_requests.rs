//! Requests for what is stored about a person.

use std::time::{Duration, SystemTime};

use super::collaborators::is_an_address;
use crate::sandbox::engine::store::{Object, Store};

/// How long the provider has for a request.
const TIME_LIMIT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Users are identified by their email addresses only.
pub(super) fn users_are_identified_by_email(request: &Object) -> Vec<String> {
    let is = |name: &str, value: &str| request.get(name).is_some_and(|field| field == value);
    let mut problems = Vec::new();
    if is("data_type", "user") && !is("identifier_type", "email") {
        problems.push("identifier_type has to be \"email\" if data_type is \"user\"".to_owned());
    }
    let address = request.get("identifier").and_then(|identifier| identifier.as_str()).unwrap_or_default();
    if is("identifier_type", "email") && !is_an_address(address) {
        problems.push("identifier has to be an email address".to_owned());
    }
    problems
}

/// A new request waits. The provider has thirty days for it.
pub(super) fn requests_wait_and_have_a_deadline(store: &mut Store, request: &mut Object) {
    let deadline = SystemTime::now() + TIME_LIMIT;
    let deadline = humantime::format_rfc3339_micros(deadline).to_string();
    for (name, value) in
        [("status", "pending".to_owned()), ("requested_at_time", store.now()), ("sla_deadline_time", deadline)]
    {
        request.insert(name.to_owned(), value.into());
    }
}
