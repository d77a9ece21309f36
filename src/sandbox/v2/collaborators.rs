//! The users of the account: collaborators, and those who were invited and have not accepted yet.
//!
//! A user can be a collaborator of one project and be invited to another.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{account, uuid};
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store, object};

/// The name under which the store remembers users.
const USERS: &str = "users";
/// The field of a role that the user has not accepted.
const INVITATION: &str = "invitation_status";

/// The owner, and the users who have accepted a role in all projects that the query names.
pub(super) fn collaborators(store: &Store, query: &Query) -> Vec<Object> {
    let mut users = users(store);
    users.iter_mut().for_each(|user| keep_roles(user, |role| role.get(INVITATION).is_none()));
    users.retain(|user| !roles(user).is_empty());
    users.insert(0, object(account::owner(store)));
    in_all_projects(users, query)
}

/// The users who were invited to all projects that the query names.
pub(super) fn invitations(store: &Store, query: &Query) -> Vec<Object> {
    let mut users = users(store);
    users.iter_mut().for_each(|user| keep_roles(user, |role| role.get(INVITATION).is_some()));
    users.retain(|user| !roles(user).is_empty());
    in_all_projects(users, query)
}

/// Invites users, who are returned with all their roles. A user who is known by the email address gets further roles.
pub(super) fn new_collaborators_are_invited(store: &mut Store, given: &[Object]) -> Result<Vec<Object>, Refusal> {
    let problems: Vec<_> = given.iter().enumerate().flat_map(|(index, user)| problems(store, index, user)).collect();
    if !problems.is_empty() {
        return Err(Refusal::Bad(problems));
    }
    let mut users = users(store);
    let mut known: HashMap<_, _> = users.iter().map(email).map(str::to_lowercase).zip(0_usize..).collect();
    let mut places = Vec::new();
    for entry in given {
        let place = *known.entry(email(entry).to_lowercase()).or_insert_with(|| {
            users.push(user(store.next_id(), entry));
            users.len() - 1
        });
        invite(&mut users[place], roles(entry));
        places.push(place);
    }
    let invited = places.into_iter().map(|place| users[place].clone()).collect();
    remember(store, users);
    Ok(invited)
}

/// Accepts all invitations of the user with this email address, and returns whether there are some.
pub(super) fn accept(store: &mut Store, address: &str) -> bool {
    let mut users = users(store);
    let user = users.iter_mut().find(|user| is_the_same(email(user), address));
    let roles = user.and_then(|user| user.get_mut("project_roles")?.as_array_mut());
    let accepted =
        roles.into_iter().flatten().filter_map(Value::as_object_mut).filter_map(|role| role.remove(INVITATION));
    let any = accepted.count() > 0;
    remember(store, users);
    any
}

/// The problems of an entry of a create. A role is in a project that exists.
fn problems(store: &Store, index: usize, entry: &Object) -> Vec<String> {
    let mut problems = Vec::new();
    let address = email(entry);
    if !is_an_address(address) {
        problems.push(format!("[{index}].profile.email has to be an email address"));
    } else if is_the_same(address, account::OWNERS_EMAIL) {
        problems.push(format!("[{index}].profile.email belongs to the owner of the account"));
    }
    if roles(entry).is_empty() {
        problems.push(format!("[{index}].project_roles is required, and is empty"));
    }
    for (number, role) in roles(entry).iter().enumerate() {
        let place = format!("[{index}].project_roles[{number}]");
        match role["project_id"].as_u64() {
            None => problems.push(format!("{place}.project_id is required")),
            Some(id) if store.get("project", id).is_none() => {
                problems.push(format!("{place}.project_id: there is no project {id}"));
            }
            Some(_) => {}
        }
        if role.get("role").is_none() {
            problems.push(format!("{place}.role is required"));
        }
    }
    problems
}

/// A new user without roles.
fn user(id: u64, entry: &Object) -> Object {
    let profile = entry.get("profile");
    let text = |name: &str| profile.and_then(|profile| profile[name].as_str()).unwrap_or_default();
    let [email, first, last, image] = ["email", "first_name", "last_name", "profile_image"].map(text);
    object(json!({
        "id": uuid::of(id),
        "profile": { "email": email, "first_name": first, "last_name": last, "profile_image": image },
        "project_roles": [],
    }))
}

/// Adds invitations. A role in a project replaces the one that the user has there, and does not have to be accepted again.
fn invite(user: &mut Object, given: &[Value]) {
    let Some(roles) = user.get_mut("project_roles").and_then(Value::as_array_mut) else { return };
    for new in given {
        match roles.iter_mut().find(|role| role["project_id"] == new["project_id"]) {
            Some(known) => known["role"] = new["role"].clone(),
            None => roles.push(json!({
                "project_id": new["project_id"],
                "role": new["role"],
                INVITATION: "pending",
            })),
        }
    }
}

fn users(store: &Store) -> Vec<Object> {
    let users = store.memory().get(USERS).and_then(Value::as_array);
    users.into_iter().flatten().filter_map(|user| user.as_object().cloned()).collect()
}

fn remember(store: &mut Store, users: Vec<Object>) {
    if !users.is_empty() {
        store.memory_mut().insert(USERS.to_owned(), users.into_iter().map(Value::Object).collect());
    }
}

fn roles(user: &Object) -> &[Value] {
    user.get("project_roles").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn keep_roles(user: &mut Object, keep: fn(&Value) -> bool) {
    if let Some(roles) = user.get_mut("project_roles").and_then(Value::as_array_mut) {
        roles.retain(keep);
    }
}

fn in_all_projects(mut users: Vec<Object>, query: &Query) -> Vec<Object> {
    let wanted: Vec<u64> = query.values("project_id").into_iter().filter_map(|id| id.parse().ok()).collect();
    let has = |user: &Object, id: u64| roles(user).iter().any(|role| role["project_id"] == id);
    users.retain(|user| wanted.iter().all(|id| has(user, *id)));
    users
}

fn email(user: &Object) -> &str {
    user.get("profile").and_then(|profile| profile["email"].as_str()).unwrap_or_default()
}

fn is_the_same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

/// Whether a text has the form of an email address.
pub(super) fn is_an_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}
