//! Authentication of requests.

use serde_json::{Value, json};

use super::dialect::Object;
use crate::emit::docs;
use crate::model::{Api, Auth};

/// Every way to authenticate, by name.
pub fn schemes(api: &Api) -> Object {
    api.auth.iter().map(|auth| (auth.name.value.clone(), scheme(auth))).collect()
}

/// Each of them is sufficient.
pub fn alternatives(api: &Api) -> Vec<Value> {
    api.auth.iter().map(|auth| json!({ auth.name.as_str(): [] })).collect()
}

fn scheme(auth: &Auth) -> Value {
    let lifetime = auth.lifetime.map(|seconds| format!("It is good for {seconds} seconds."));
    let mut doc = docs::joined([&auth.doc, &lifetime.unwrap_or_default()]);
    match &auth.scheme {
        Some(scheme) if auth.header.eq_ignore_ascii_case("Authorization") => {
            json!({ "type": "http", "scheme": scheme.to_ascii_lowercase(), "description": doc })
        }
        other => {
            if let Some(scheme) = other {
                let value = format!("The header's value is `{}`, a space and the token.", scheme.value);
                doc = docs::joined([&doc, &value]);
            }
            json!({ "type": "apiKey", "in": "header", "name": auth.header.value, "description": doc })
        }
    }
}
