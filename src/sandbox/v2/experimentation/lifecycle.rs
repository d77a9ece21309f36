//! The life of experiments and campaigns: which actions a status allows, and when they ran.

use crate::sandbox::engine::store::Object;

use super::reading::text;

const NOT_STARTED: &str = "not_started";
const RUNNING: &str = "running";
const PAUSED: &str = "paused";
const CAMPAIGN_PAUSED: &str = "campaign_paused";
const CONCLUDED: &str = "concluded";
const ARCHIVED: &str = "archived";

/// The actions, with the statuses that allow them.
const ACTIONS: [(&str, &[&str]); 5] = [
    ("start", &[NOT_STARTED, PAUSED]),
    ("pause", &[RUNNING, CAMPAIGN_PAUSED]),
    ("resume", &[PAUSED]),
    ("unarchive", &[ARCHIVED]),
    ("publish", &[NOT_STARTED, RUNNING, PAUSED, CAMPAIGN_PAUSED, CONCLUDED]),
];

/// Why an action on an object that exists is refused, if its status does not allow it.
pub(super) fn refusal(what: &str, object: &Object, action: &str) -> Option<String> {
    let status = text(object, "status");
    let (_, allowed) = ACTIONS.iter().find(|(name, _)| *name == action)?;
    let is_allowed = allowed.contains(&status);
    (!is_allowed)
        .then(|| format!("action: {action} needs a status of {}, and the {what} is {status}", allowed.join(" or ")))
}

/// Why the fields of an archived object cannot be changed, if it is archived.
pub(super) fn archived_refusal(what: &str, before: Option<&Object>) -> Option<String> {
    before
        .filter(|before| is_archived(before))
        .map(|_| format!("status: the {what} is archived, so unarchive it first"))
}

pub(super) fn is_running(object: &Object) -> bool {
    text(object, "status") == RUNNING
}

pub(super) fn is_archived(object: &Object) -> bool {
    text(object, "status") == ARCHIVED
}

/// Sets when an object first and last ran. `latest` is absent while it runs.
pub(super) fn stamp(object: &mut Object, now: &str) {
    if is_running(object) {
        object.entry("earliest").or_insert_with(|| now.into());
        object.remove("latest");
    } else if object.contains_key("earliest") {
        object.entry("latest").or_insert_with(|| now.into());
    }
}

/// The status of an experience after its campaign has changed. `started` says that the campaign runs for the first time, which starts the
/// experiences that were never started. One that was paused itself stays paused.
pub(super) fn of_experience(status: &str, campaign_runs: bool, started: bool) -> Option<&'static str> {
    match (status, campaign_runs) {
        (CAMPAIGN_PAUSED, true) => Some(RUNNING),
        (NOT_STARTED, true) if started => Some(RUNNING),
        (RUNNING, false) => Some(CAMPAIGN_PAUSED),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sandbox::engine::store::object;

    #[test]
    fn each_status_allows_its_actions() {
        let allowed = |status: &str| {
            let of_status = object(json!({ "status": status }));
            ACTIONS.map(|(name, _)| refusal("experiment", &of_status, name).is_none())
        };
        assert_eq!(allowed(NOT_STARTED), [true, false, false, false, true]);
        assert_eq!(allowed(RUNNING), [false, true, false, false, true]);
        assert_eq!(allowed(PAUSED), [true, false, true, false, true]);
        assert_eq!(allowed(CAMPAIGN_PAUSED), [false, true, false, false, true]);
        assert_eq!(allowed(CONCLUDED), [false, false, false, false, true]);
        assert_eq!(allowed(ARCHIVED), [false, false, false, true, false]);
    }

    #[test]
    fn a_refusal_says_what_the_action_needs() {
        let running = object(json!({ "status": "running" }));
        let said = "action: start needs a status of not_started or paused, and the campaign is running";
        assert_eq!(refusal("campaign", &running, "start").as_deref(), Some(said));
    }

    #[test]
    fn times_are_those_of_the_first_start_and_the_last_stop() {
        let mut life = object(json!({ "status": "paused" }));
        let mut at = |status: &str, now: &str| {
            life.insert("status".to_owned(), status.into());
            stamp(&mut life, now);
            (life.get("earliest").cloned(), life.get("latest").cloned())
        };
        assert_eq!(at("paused", "0"), (None, None), "it never ran");
        assert_eq!(at("running", "1"), (Some(json!("1")), None));
        assert_eq!(at("paused", "2"), (Some(json!("1")), Some(json!("2"))));
        assert_eq!(at("archived", "3"), (Some(json!("1")), Some(json!("2"))));
        assert_eq!(at("running", "4"), (Some(json!("1")), None));
    }
}
