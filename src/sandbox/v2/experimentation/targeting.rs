//! Where an experiment or a campaign runs: pages of the project, or a hidden page that is made of `url_targeting`.
//!
//! `page_ids` and `url_targeting` replace each other. Setting `url_targeting` makes a hidden page and empties the actions of all
//! variations, which named other pages. Setting `page_ids` archives the hidden page and drops the actions on it. Changing
//! `url_targeting` changes the hidden page.

use serde_json::{Value, json};

use super::reading::{has, id, list, misses, text};
use super::variations;
use crate::sandbox::engine::operations::create_whole;
use crate::sandbox::engine::rules::Rules;
use crate::sandbox::engine::store::{Object, Store, ids_in, object};

/// The fields that `url_targeting` and a page have in common.
const SHARED: [&str; 5] = ["edit_url", "conditions", "activation_type", "activation_code", "key"];

/// The problems of where a body says that it runs.
pub(super) fn problems(store: &Store, project: u64, before: Option<&Object>, given: &Object) -> Vec<String> {
    let pages = ids_in(given.get("page_ids"));
    let mut problems: Vec<_> = pages.filter_map(|page| misses(store, project, "page", page, "page_ids")).collect();
    if let Some(targeting) = given.get("url_targeting").and_then(Value::as_object) {
        problems.extend(activation_problem(targeting).map(|problem| format!("url_targeting.{problem}")));
        let key = text(targeting, "key");
        let own = before.and_then(hidden_page);
        if !key.is_empty() && key_is_taken(store, project, key, own) {
            problems.push(format!("url_targeting.key is taken: {key}"));
        }
    }
    problems
}

fn key_is_taken(store: &Store, project: u64, key: &str, own: Option<u64>) -> bool {
    let Some(pages) = store.table().resource("page") else { return false };
    let probe = object(json!({ "project_id": project, "key": key }));
    store.holders(pages, "key", &probe).any(|page| Some(page) != own)
}

/// Activation by polling or by a callback needs its code.
pub(super) fn activation_problem(page: &Object) -> Option<String> {
    let activation = text(page, "activation_type");
    let lacks = ["polling", "callback"].contains(&activation) && !has(page, "activation_code");
    lacks.then(|| format!("activation_code is required for activation by {activation}"))
}

/// The hidden page of an experiment or a campaign.
fn hidden_page(owner: &Object) -> Option<u64> {
    id(owner.get("url_targeting")?.as_object()?, "page_id")
}

/// Whether an object says where it runs.
pub(super) fn is_given(owner: &Object) -> bool {
    has(owner, "url_targeting") || !list(owner, "page_ids").is_empty()
}

/// Makes, changes or archives the hidden page of an object that is about to be stored.
pub(super) fn settle(rules: &dyn Rules, store: &mut Store, before: Option<&Object>, owner: &mut Object) {
    let was = |name: &str| before.and_then(|before| before.get(name));
    let is_new = |name: &str| owner.get(name) != was(name);
    let hidden = before.and_then(hidden_page);
    if has(owner, "url_targeting") && is_new("url_targeting") {
        match hidden {
            Some(page) => change_page(rules, store, page, owner),
            None => {
                let had_pages = before.is_some_and(|before| !list(before, "page_ids").is_empty());
                make_page(rules, store, had_pages, owner);
            }
        }
    } else if hidden.is_some() && !list(owner, "page_ids").is_empty() && is_new("page_ids") {
        owner.remove("url_targeting");
        variations::drop_actions(owner, hidden);
        if let Some(page) = hidden {
            rewrite(rules, store, page, |page| drop(page.insert("archived".to_owned(), true.into())));
        }
    }
}

fn make_page(rules: &dyn Rules, store: &mut Store, had_pages: bool, owner: &mut Object) {
    let mut page = object(json!({
        "project_id": owner.get("project_id"),
        "name": if has(owner, "name") { text(owner, "name") } else { "URL targeting" },
        "page_type": "single_url",
        "single_use": true,
    }));
    page.extend(shared_fields(owner));
    let Some(id) = create_whole(rules, store, "page", page) else { return };
    if let Some(targeting) = owner.get_mut("url_targeting").and_then(Value::as_object_mut) {
        targeting.insert("page_id".to_owned(), id.into());
    }
    if had_pages {
        owner.insert("page_ids".to_owned(), json!([]));
        variations::drop_actions(owner, None);
    }
}

fn change_page(rules: &dyn Rules, store: &mut Store, page: u64, owner: &mut Object) {
    let fields = shared_fields(owner);
    rewrite(rules, store, page, |page| {
        SHARED.into_iter().for_each(|name| drop(page.remove(name)));
        page.extend(fields);
    });
    if let Some(targeting) = owner.get_mut("url_targeting").and_then(Value::as_object_mut) {
        targeting.insert("page_id".to_owned(), page.into());
    }
}

/// Changes a stored page, with the effects of an update.
fn rewrite(rules: &dyn Rules, store: &mut Store, page: u64, change: impl FnOnce(&mut Object)) {
    let stored = store.table().resource("page").zip(store.get("page", page).cloned());
    let Some((resource, before)) = stored else { return };
    let mut object = before.clone();
    change(&mut object);
    store.insert(resource, page, object);
    rules.updated(store, resource, page, &before);
}

/// The fields of `url_targeting` that its page has.
fn shared_fields(owner: &Object) -> Vec<(String, Value)> {
    let targeting = owner.get("url_targeting").and_then(Value::as_object);
    let shared = |name: &str| Some((name.to_owned(), targeting?.get(name)?.clone()));
    SHARED.into_iter().filter_map(shared).collect()
}
