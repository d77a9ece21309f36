//! The table `[api]`: the base URL, the pages, the ways to authenticate, and the statuses of errors.

use std::collections::BTreeSet;

use super::draft::{Draft, Pair, Table, Value};
use super::resources::Api;
use crate::model::IdKind;
use crate::names::snake;
use crate::tools::document::{Document, Node};

/// The tables of the API. `prefix` are the segments that all paths begin with.
pub fn tables(draft: &mut Draft, document: &Document, api: &Api<'_>, prefix: &[&str]) -> Vec<Table> {
    let mut head = Table::new(&["api"]);
    let info = document.root().get("info");
    let title = info.as_ref().and_then(|info| info.text("title")).unwrap_or("API");
    let name = plain(title);
    let base_url = base_url(draft, document, prefix);
    head.put("name", Value::text(&name));
    head.put("base_url", Value::text(&base_url));
    let docs = document.root().get("externalDocs").and_then(|docs| docs.text("url").map(str::to_owned));
    let docs = docs.filter(|docs| docs.starts_with("https://") && !docs.contains(char::is_whitespace));
    head.put("docs", Value::Text(docs.unwrap_or_else(|| base_url.clone())));
    head.put("env", Value::Text(variable(&name)));
    if api.id == IdKind::Text {
        head.put("id", Value::text("string"));
    }
    head.put("absent", Value::text("unset"));
    api.pages.iter().for_each(|pages| head.put("pagination", pages.value()));
    let mut verbs = Table::new(&["api", "verbs"]);
    for (operation, verb) in &api.verbs {
        verbs.put(operation.name(), verb.value());
    }
    let mut tables = vec![head, verbs];
    tables.extend(auth(draft, document));
    tables.extend(statuses(document));
    tables
}

/// The URL of the first server, which has to be `https`.
fn base_url(draft: &mut Draft, document: &Document, prefix: &[&str]) -> String {
    let servers = document.servers();
    let server = servers.first().map(|server| server.trim_end_matches('/'));
    let is_usable = |server: &&str| server.starts_with("https://") && !server.contains(['{', '}', '?', '#', ' ']);
    let server = server.filter(is_usable).unwrap_or_else(|| {
        draft.differs("servers", "the first server has no usable `https` URL, so `base_url` is a placeholder");
        "https://api.example.com"
    });
    if servers.len() > 1 {
        draft.differs("servers", format!("there are {}, and the draft has the first", servers.len()));
    }
    let segments = prefix.iter().map(|segment| format!("{segment}/"));
    format!("{server}/{}", segments.collect::<String>())
}

/// The title as plain words.
fn plain(title: &str) -> String {
    let kept: String = title
        .chars()
        .map(|letter| if letter.is_alphanumeric() || ".-".contains(letter) { letter } else { ' ' })
        .collect();
    let words = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() { "API".to_owned() } else { words }
}

/// The beginning of environment variables: `PET_STORE`.
fn variable(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let kept = words.map(str::to_ascii_uppercase).filter(|word| word != "API" && word != "REST");
    let name = kept.collect::<Vec<_>>().join("_");
    if name.starts_with(|first: char| first.is_ascii_uppercase()) {
        name
    } else {
        format!("API_{name}").trim_end_matches('_').to_owned()
    }
}

/// The ways to authenticate.
fn auth(draft: &mut Draft, document: &Document) -> Vec<Table> {
    let schemes = document.root().get("components").map(|components| components.members_of("securitySchemes"));
    let mut tables = Vec::new();
    for (name, scheme) in schemes.unwrap_or_default() {
        let scheme = document.resolved(scheme);
        let Some((header, word)) = header(&scheme) else {
            let why = "it is not a token in a header, which is the only way that is supported";
            draft.lacks(format!("securitySchemes {name}"), why);
            continue;
        };
        tables.push(way(name, header, word.as_deref()));
    }
    if tables.is_empty() {
        let why = "no scheme is a token in a header, so the draft has a bearer token, which may be wrong";
        draft.differs("securitySchemes", why);
        tables.push(way("token", "Authorization", Some("Bearer")));
    }
    tables
}

fn way(name: &str, header: &str, scheme: Option<&str>) -> Table {
    let mut table = Table::new(&["api", "auth", &snake(name)]);
    table.put("header", Value::text(header));
    scheme.iter().for_each(|scheme| table.put("scheme", Value::text(scheme)));
    table.put("doc", Value::todo());
    table
}

/// The header of a token, and the word before it.
fn header<'d>(scheme: &Node<'d>) -> Option<(&'d str, Option<String>)> {
    match scheme.text("type")? {
        "http" => {
            let word = scheme.text("scheme")?;
            let (first, rest) = word.split_at_checked(1)?;
            Some(("Authorization", Some(first.to_ascii_uppercase() + rest)))
        }
        "apiKey" if scheme.text("in") == Some("header") => Some((scheme.text("name")?, None)),
        "oauth2" | "openIdConnect" => Some(("Authorization", Some("Bearer".to_owned()))),
        _ => None,
    }
}

/// The statuses of errors that the document describes.
fn statuses(document: &Document) -> Option<Table> {
    let mut found = BTreeSet::new();
    for operation in document.operations() {
        for response in operation.responses() {
            let code: Option<u16> = response.status.parse().ok();
            found.extend(code.filter(|code| (400..600).contains(code)));
        }
    }
    let mut table = Table::new(&["api", "statuses"]);
    for code in found {
        let called = NAMES.iter().find(|(known, _)| *known == code).map(|(_, name)| (*name).to_owned());
        let name = called.unwrap_or_else(|| format!("status_{code}"));
        table.put(&code.to_string(), Value::Lines(vec![Pair::new(&name, Value::todo())]));
    }
    (!table.pairs.is_empty()).then_some(table)
}

/// The names of statuses, from the registry of HTTP.
const NAMES: [(u16, &str); 24] = [
    (400, "bad_request"),
    (401, "unauthorized"),
    (402, "payment_required"),
    (403, "forbidden"),
    (404, "not_found"),
    (405, "method_not_allowed"),
    (406, "not_acceptable"),
    (408, "request_timeout"),
    (409, "conflict"),
    (410, "gone"),
    (412, "precondition_failed"),
    (413, "content_too_large"),
    (415, "unsupported_media_type"),
    (422, "unprocessable_content"),
    (423, "locked"),
    (424, "failed_dependency"),
    (428, "precondition_required"),
    (429, "too_many_requests"),
    (451, "unavailable_for_legal_reasons"),
    (500, "internal_server_error"),
    (501, "not_implemented"),
    (502, "bad_gateway"),
    (503, "service_unavailable"),
    (504, "gateway_timeout"),
];
