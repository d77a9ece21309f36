//! The size of a program with three resources of v2, compared with the client that progenitor generates from the provider's OpenAPI
//! document. The document belongs to the provider, so it is not in this repository, and a variable names a copy.

use std::env;
use std::fs;

use serde_json::{Map, Value};

use crate::Result;
use crate::options::here;
use crate::rows::Bench;
use crate::rows::sizes::size;
use crate::table::{Goal, Row};

/// Names the file with the OpenAPI document of v2.
const VARIABLE: &str = "OPTIMIZELY_V2_DOCUMENT";

/// The name of responses with any status of 400 to 499.
const CLIENT_ERRORS: &str = "4XX";

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    // The client of the whole document takes minutes to build.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let Some(file) = env::var_os(VARIABLE) else {
        eprintln!("   {VARIABLE} does not name the OpenAPI document of v2, so this group is left out");
        return Ok(Vec::new());
    };
    let mut document = serde_json::from_slice(&fs::read(file)?)?;
    simplify(&mut document);
    fs::write(here().join("v2.json"), document.to_string())?;
    let theirs = ("progenitor-v2-user", "progenitor's client of the provider's document, HTTP and TLS as the SDK's");
    let figure = "size of a program with three resources of v2, release and stripped";
    Ok(vec![size(bench, figure, "sdk-v2-three-user", theirs, Goal::AtMost(1.0))?])
}

/// Leaves one success and one error in each operation, each with one type of content: progenitor accepts no more.
fn simplify(document: &mut Value) {
    let paths = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    let operations = paths.filter_map(Value::as_object_mut).flat_map(Map::values_mut);
    for operation in operations.filter_map(Value::as_object_mut) {
        if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
            *responses = simple(responses);
        }
    }
}

fn simple(responses: &Map<String, Value>) -> Map<String, Value> {
    let success = responses.iter().filter(|(status, _)| status.starts_with('2')).min_by_key(|(status, _)| *status);
    let error = responses.iter().find(|(status, _)| status.starts_with(['4', '5']));
    let success = success.map(|(status, response)| (status.clone(), response.clone()));
    let error = error.map(|(_, response)| (CLIENT_ERRORS.to_owned(), response.clone()));
    let mut kept: Map<_, _> = success.into_iter().chain(error).collect();
    for content in kept.values_mut().filter_map(|response| response.get_mut("content")?.as_object_mut()) {
        // Text of another kind is text, too.
        let json = content.remove_entry("application/json");
        let csv = content.remove("text/csv").map(|csv| ("text/plain".to_owned(), csv));
        *content = json.or(csv).into_iter().collect();
    }
    kept
}
