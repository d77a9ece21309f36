//! A tag for each resource, with its description and its unsupported operations.

use serde_json::{Value, json};

use crate::model::{Model, Resource};

/// The tag of the views of the account.
pub const ACCOUNT: &str = "account";

pub fn all(model: &Model) -> Vec<Value> {
    let account = json!({ "name": ACCOUNT, "description": "The account as a whole." });
    let account = (!model.views.is_empty()).then_some(account);
    model.resources.iter().map(|resource| tag(model, resource)).chain(account).collect()
}

/// The tag of the operations of a resource.
pub fn name(resource: &Resource) -> String {
    resource.titles()
}

fn tag(model: &Model, resource: &Resource) -> Value {
    let mut tag = json!({ "name": name(resource), "description": description(resource) });
    if let Some(anchor) = resource.anchor() {
        tag["externalDocs"] = link(model, anchor);
    }
    tag
}

fn description(resource: &Resource) -> String {
    let refused = resource.refused.iter().map(|refused| {
        format!("\n\nThere is no `{}`: {}. Instead: {}.", refused.operation.name(), refused.reason, refused.instead)
    });
    std::iter::once(resource.doc.clone()).chain(refused).collect()
}

/// A link to the API's own documentation.
pub fn link(model: &Model, anchor: &str) -> Value {
    json!({ "url": format!("{}{anchor}", model.api.docs.value), "description": "The API's own words." })
}
