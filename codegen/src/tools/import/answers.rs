//! The successes of an operation, and the values in them.

use crate::tools::document::{Content, Kind, Operation, Schema};

/// The success statuses, and the schema of the JSON in each, if it has any. `2XX` counts as 200.
pub fn successes<'d>(operation: &Operation<'d>) -> Vec<(u16, Option<Schema<'d>>)> {
    let responses = operation.responses().into_iter().filter(|response| response.is_success());
    let mut found: Vec<_> = responses
        .map(|response| (response.status.parse().unwrap_or(200), response.content.into_iter().find_map(json)))
        .collect();
    found.sort_by_key(|(status, _)| *status);
    found
}

/// The schema of the value of an operation.
pub fn value<'d>(operation: &Operation<'d>) -> Option<Schema<'d>> {
    successes(operation).into_iter().find_map(|(_, schema)| schema)
}

/// The schema of the objects in the list that an operation returns.
pub fn elements<'d>(operation: &Operation<'d>) -> Option<Schema<'d>> {
    let list = value(operation)?;
    list.items().filter(|_| list.kind() == Some(Kind::Array))
}

/// The schema of the body of an operation.
pub fn body<'d>(operation: &Operation<'d>) -> Option<Schema<'d>> {
    operation.request()?.content.into_iter().find_map(json)
}

/// Whether an object with properties is described.
pub fn is_object(schema: &Schema<'_>) -> bool {
    schema.kind() == Some(Kind::Object) && !schema.properties().is_empty()
}

/// Whether an operation returns CSV. A document that does not describe the content may still name it.
pub fn is_csv(operation: &Operation<'_>) -> bool {
    let content: Vec<_> = operation.responses().into_iter().filter(|response| response.is_success()).collect();
    let mut content = content.iter().flat_map(|response| &response.content).peekable();
    let is_named = || {
        let names = [operation.path, operation.node.text("operationId").unwrap_or_default()];
        names.iter().any(|name| name.to_ascii_lowercase().contains("csv"))
    };
    if content.peek().is_none() { is_named() } else { content.any(|content| content.kind.contains("csv")) }
}

fn json<'d>(content: Content<'d>) -> Option<Schema<'d>> {
    content.is_json().then_some(content.schema)?
}
