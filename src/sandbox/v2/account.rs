//! The account of the sandbox, and its owner, who sends every request.

use serde_json::{Value, json};

use crate::model::table::ResourceTable;
use crate::sandbox::engine::query::Query;
use crate::sandbox::engine::reply::Refusal;
use crate::sandbox::engine::store::{Object, Store};

/// The account that every object belongs to.
pub(super) const ACCOUNT: u64 = 5_024_790_000_000_001;

/// The owner of the account, an administrator.
pub(super) const OWNER: &str = "5e1d9c1a-7c1e-4b52-9d0c-2f6a5e0c7b11";
pub(super) const OWNERS_EMAIL: &str = "owner@sandbox.example";
const OWNERS_NAMES: (&str, &str) = ("Sandra", "Box");
const NAME: &str = "Sandbox";

/// Every object that has an account belongs to the sandbox's only one.
pub(super) fn everything_belongs_to_one_account(resource: &ResourceTable, object: &mut Object) {
    if resource.field("account_id").is_some() {
        object.insert("account_id".to_owned(), ACCOUNT.into());
    }
}

/// The token gives access to the sandbox's account only.
pub(super) fn other_accounts_are_closed(account: u64) -> Result<(), Refusal> {
    match account {
        ACCOUNT => Ok(()),
        _ => Err(Refusal::Status(403, format!("the token gives no access to the account {account}"))),
    }
}

/// The owner, with a role in each project.
pub(super) fn owner(store: &Store) -> Value {
    let roles = store.all("project").filter_map(|project| project.get("id"));
    let roles: Vec<_> = roles.map(|id| json!({ "project_id": id, "role": "administrator" })).collect();
    let (first, last) = OWNERS_NAMES;
    json!({
        "id": OWNER,
        "profile": { "email": OWNERS_EMAIL, "first_name": first, "last_name": last, "profile_image": "" },
        "project_roles": roles,
    })
}

/// The author of every change: the owner.
pub(super) fn author() -> Value {
    let (first, last) = OWNERS_NAMES;
    json!({
        "id": OWNER,
        "email": OWNERS_EMAIL,
        "display_name": OWNERS_EMAIL,
        "first_name": first,
        "last_name": last,
    })
}

/// The owner as the user whose token is used. The accounts, the roles and the features of the account are added on request.
pub(super) fn me(store: &Store, query: &Query) -> Value {
    let expands = |name: &str| query.values("expand").contains(&name);
    let mut me = owner(store);
    me["current_account"] = json!({ "id": ACCOUNT });
    if expands("accounts") {
        me["accounts"] = json!([{ "id": ACCOUNT, "name": NAME }]);
    }
    if query.first("include_features") == Some("true") || expands("current_account.features") {
        let source = json!({ "type": "plan", "value": NAME });
        me["current_account"]["features"] =
            json!({ "personalization": { "feature_id": "personalization", "sources": [source] } });
    }
    if let Some(me) = me.as_object_mut().filter(|_| !expands("project_roles")) {
        me.remove("project_roles");
    }
    me
}
