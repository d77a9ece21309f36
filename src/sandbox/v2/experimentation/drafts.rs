//! Drafts: an update of an experiment is refused while an editor holds a draft of it.

use serde_json::Value;

use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Store, ids_in};

/// The place in the memory of the store, which is part of snapshots.
const DRAFTS: &str = "drafts";

/// Opens or closes the draft of an experiment.
pub(in crate::sandbox::v2) fn set(store: &mut Store, experiment: u64, is_open: bool) {
    let mut open: Vec<u64> = ids_in(store.memory().get(DRAFTS)).filter(|id| *id != experiment).collect();
    if is_open {
        open.push(experiment);
    }
    match open.is_empty() {
        true => drop(store.memory_mut().remove(DRAFTS)),
        false => drop(store.memory_mut().insert(DRAFTS.to_owned(), Value::from(open))),
    }
}

/// Why an experiment cannot be updated, if a draft of it is open.
pub(super) fn refusal(store: &Store, experiment: u64) -> Option<Refusal> {
    let is_open = ids_in(store.memory().get(DRAFTS)).any(|id| id == experiment);
    let why = "an editor holds an unpublished draft of this experiment: publish or discard the draft, and send the update again";
    is_open.then(|| Refusal::Status(409, why.to_owned()))
}
