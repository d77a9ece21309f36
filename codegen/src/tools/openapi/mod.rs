//! The spec as an OpenAPI document, for the tools of other languages.
//!
//! The schemas of requests are as strict as the spec allows. The schemas of responses are open, since the API may add fields and values of
//! enums.

mod actions;
mod bodies;
mod dialect;
mod headers;
mod layout;
mod links;
mod operations;
mod parameters;
mod refusals;
mod schemas;
mod security;
mod tags;
mod views;

use std::fmt;
use std::str::FromStr;

use serde_json::{Value, json};

use crate::model::{Api, Model};

pub use layout::in_lines;
#[cfg(feature = "drift")]
pub(crate) use links::operation_id;
#[cfg(feature = "drift")]
pub(crate) use views::operation_id as view_id;

/// The version of OpenAPI of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Version {
    /// OpenAPI 3.0, which many client generators still need.
    V3_0,
    /// OpenAPI 3.1, whose schemas are JSON Schema.
    #[default]
    V3_1,
}

impl Version {
    /// The value of `openapi` in the document.
    fn in_full(self) -> &'static str {
        match self {
            Version::V3_0 => "3.0.3",
            Version::V3_1 => "3.1.0",
        }
    }
}

/// Prints `3.0` or `3.1`.
impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Version::V3_0 => "3.0",
            Version::V3_1 => "3.1",
        })
    }
}

/// Reads `3.0` and `3.1`.
impl FromStr for Version {
    type Err = UnknownVersion;
    fn from_str(text: &str) -> Result<Self, UnknownVersion> {
        match text {
            "3.0" => Ok(Version::V3_0),
            "3.1" => Ok(Version::V3_1),
            _ => Err(UnknownVersion(text.to_owned())),
        }
    }
}

/// The error of a string that is not a [`Version`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownVersion(String);

impl fmt::Display for UnknownVersion {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "`{}` is not a version of OpenAPI that can be written; 3.0 and 3.1 are", self.0)
    }
}

impl std::error::Error for UnknownVersion {}

/// The whole document.
pub(crate) fn document(model: &Model, version: Version) -> Value {
    let api = &model.api;
    let mut document = json!({
        "openapi": version.in_full(),
        "info": info(api),
        "externalDocs": { "url": api.docs.value, "description": "The API's own documentation." },
        "servers": [{ "url": api.base_url.trim_end_matches('/') }],
        "security": security::alternatives(api),
        "tags": tags::all(model),
        "paths": operations::paths(model),
        "components": {
            "securitySchemes": security::schemes(api),
            "links": links::all(model),
            "responses": refusals::all(api),
            "schemas": schemas::all(model, version),
        },
    });
    // Maps are already sorted, unless another package of the build makes serde_json keep the order of insertion.
    document.sort_all_objects();
    document
}

fn info(api: &Api) -> Value {
    json!({
        "title": api.name,
        "version": api_version(api),
        "description": "Responses may have fields, and enums values, that are not described here: a client has to ignore \
                        the former and to accept the latter.",
    })
}

/// The version of the API from its base URL, or 1 if there is none.
fn api_version(api: &Api) -> &str {
    let last = api.base_url.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    match last.strip_prefix('v') {
        Some(digits) if digits.starts_with(|first: char| first.is_ascii_digit()) => digits,
        _ => "1",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_written_as_they_are_read() {
        for version in [Version::V3_0, Version::V3_1] {
            assert_eq!(version.to_string().parse(), Ok(version));
        }
        let error = "2.0".parse::<Version>().expect_err("that is another format");
        assert_eq!(error.to_string(), "`2.0` is not a version of OpenAPI that can be written; 3.0 and 3.1 are");
    }
}
