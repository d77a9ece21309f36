//! Collaborators and invitations.

use serde_json::{Value, json};

use crate::support::v2_sandbox::Api;

const ANN: &str = "ann@shop.example";

/// A user to invite to projects.
fn user(email: &str, roles: &[(&Value, &str)]) -> Value {
    let roles: Vec<_> = roles.iter().map(|(project, role)| json!({ "project_id": project, "role": role })).collect();
    json!({ "profile": { "email": email }, "project_roles": roles })
}

#[track_caller]
fn invite(api: &Api, users: Value) -> Value {
    let answer = api.send("POST", "collaborators", &users);
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

#[track_caller]
fn refused(api: &Api, users: Value) -> String {
    api.refused(400, "POST", "collaborators", users)
}

/// The addresses in a list of users.
#[track_caller]
fn addresses(api: &Api, path: &str) -> Vec<Value> {
    let users = api.get(path);
    users.as_array().unwrap().iter().map(|user| user["profile"]["email"].clone()).collect()
}

#[test]
fn a_create_takes_and_returns_a_list() {
    let api = Api::start();
    let project = api.project("Shop");
    let invited =
        invite(&api, json!([user(ANN, &[(&project, "editor")]), user("bob@shop.example", &[(&project, "viewer")])]));
    assert_eq!(invited.as_array().unwrap().len(), 2);
    let ann = &invited[0];
    assert_eq!(ann["profile"], json!({ "email": ANN, "first_name": "", "last_name": "", "profile_image": "" }));
    let role = json!({ "project_id": project, "role": "editor", "invitation_status": "pending" });
    assert_eq!(ann["project_roles"], json!([role]));
    let id = ann["id"].as_str().unwrap();
    assert_eq!(id.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{id}");
    assert_ne!(ann["id"], invited[1]["id"]);
    assert_eq!(refused(&api, user(ANN, &[(&project, "editor")])), "the body has to be a JSON array");
}

#[test]
fn a_new_collaborator_is_invited_until_the_invitation_is_accepted() {
    let api = Api::start();
    let project = api.project("Shop");
    invite(&api, json!([user(ANN, &[(&project, "editor")])]));
    assert_eq!(addresses(&api, "invitations"), [ANN]);
    assert_eq!(addresses(&api, "collaborators").len(), 1, "the owner alone");

    assert!(api.sandbox.accept_invitations("Ann@Shop.example"));
    assert!(!api.sandbox.accept_invitations(ANN), "it is accepted already");
    assert!(!api.sandbox.accept_invitations("bob@shop.example"));
    assert_eq!(api.get("invitations"), json!([]));
    let collaborators = api.get("collaborators");
    assert_eq!(collaborators[1]["profile"]["email"], ANN);
    assert_eq!(collaborators[1]["project_roles"], json!([{ "project_id": project, "role": "editor" }]));
}

#[test]
fn the_owner_is_an_administrator_of_every_project() {
    let api = Api::start();
    let projects = [api.project("Shop"), api.project("Blog")];
    let owner = &api.get("collaborators")[0];
    let roles = projects.map(|project| json!({ "project_id": project, "role": "administrator" }));
    assert_eq!(owner["project_roles"], json!(roles));
    assert_eq!(owner["id"], api.get("me")["id"]);
}

#[test]
fn users_are_listed_by_the_projects_that_they_have_in_common() {
    let api = Api::start();
    let (shop, blog) = (api.project("Shop"), api.project("Blog"));
    let users =
        json!([user(ANN, &[(&shop, "editor"), (&blog, "viewer")]), user("bob@shop.example", &[(&shop, "viewer")])]);
    invite(&api, users);
    assert_eq!(addresses(&api, &format!("invitations?project_id={shop}")), [ANN, "bob@shop.example"]);
    assert_eq!(addresses(&api, &format!("invitations?project_id={shop}&project_id={blog}")), [ANN]);
    api.sandbox.accept_invitations("bob@shop.example");
    assert_eq!(addresses(&api, &format!("collaborators?project_id={shop}")).len(), 2);
    assert_eq!(addresses(&api, &format!("collaborators?project_id={blog}")).len(), 1);
}

#[test]
fn a_user_who_is_known_gets_further_roles() {
    let api = Api::start();
    let (shop, blog) = (api.project("Shop"), api.project("Blog"));
    let before = invite(&api, json!([user(ANN, &[(&shop, "editor")])]));
    api.sandbox.accept_invitations(ANN);
    let after = invite(&api, json!([user("ANN@shop.example", &[(&shop, "publisher"), (&blog, "viewer")])]));
    assert_eq!(after[0]["id"], before[0]["id"]);
    assert_eq!(api.get("collaborators")[1]["project_roles"], json!([{ "project_id": shop, "role": "publisher" }]));
    let pending = json!({ "project_id": blog, "role": "viewer", "invitation_status": "pending" });
    assert_eq!(api.get("invitations")[0]["project_roles"], json!([pending]));
}

#[test]
fn an_incomplete_create_is_rejected_as_a_whole() {
    let api = Api::start();
    let project = api.project("Shop");
    let good = user(ANN, &[(&project, "editor")]);
    let with = |bad: Value| refused(&api, json!([good, bad]));
    assert_eq!(with(user("bob", &[(&project, "editor")])), "[1].profile.email has to be an email address");
    assert_eq!(
        with(json!({ "project_roles": [{ "project_id": project, "role": "viewer" }] })),
        "[1].profile.email has to be an email address"
    );
    assert_eq!(with(user("bob@shop.example", &[])), "[1].project_roles is required, and is empty");
    let nowhere = with(user("bob@shop.example", &[(&json!(7), "editor")]));
    assert_eq!(nowhere, "[1].project_roles[0].project_id: there is no project 7");
    let incomplete = with(json!({ "profile": { "email": "bob@shop.example" }, "project_roles": [{}] }));
    assert_eq!(incomplete, "[1].project_roles[0].project_id is required; [1].project_roles[0].role is required");
    let unknown = with(user("bob@shop.example", &[(&project, "king")]));
    assert!(unknown.starts_with("[1].project_roles[0].role has to be one of"), "{unknown}");
    let owner = api.get("me")["profile"]["email"].as_str().unwrap().to_owned();
    assert_eq!(with(user(&owner, &[(&project, "viewer")])), "[1].profile.email belongs to the owner of the account");
    assert_eq!(api.get("invitations"), json!([]));
}
