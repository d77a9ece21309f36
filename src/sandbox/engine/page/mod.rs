//! The page at `/`, which shows the objects and the requests to a person with a browser.
//!
//! It needs no token, because it shows no secrets: fields that the spec marks as secret are redacted, and fields that the spec does not
//! describe are left out. For a request it shows only the method, the path, the known query parameters and the status. The page is not
//! part of the API: it is not logged as a request, and faults and rate limits do not apply to it.

mod cell;
mod html;
mod markup;

use std::cmp::Reverse;
use std::collections::HashSet;

use hyper::Method;
use hyper::http::request::Parts;
use hyper::http::uri::Authority;

use super::log::Received;
use super::reply::Reply;
use super::rules::{Digest, Rules};
use super::state::{Shared, State};
use super::store::{Object, id_of};
use crate::model::table::{Access, ApiTable, FieldTable, Kind, Required, ResourceTable};
use cell::Cell;

/// How many objects of a resource are shown.
const ROWS: usize = 200;

/// How many requests are shown.
const REQUESTS: usize = 50;

/// Permits only the style of the page, and an embedded icon, which keeps browsers from requesting another one.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// Whether a request is for the page.
pub(super) fn is_asked_for(parts: &Parts) -> bool {
    parts.uri.path() == "/" && matches!(parts.method, Method::GET | Method::HEAD)
}

pub(super) fn answer(shared: &Shared, parts: &Parts) -> Reply {
    let host = parts.headers.get("host").and_then(|host| host.to_str().ok());
    let Some(host) = host.filter(|host| cannot_be_rebound(host)) else {
        return Reply::refusal(403, "the page is shown at an IP address or at localhost, and at no other name")
            .written(|status, problem| shared.served.rules.error(status, problem, 0));
    };
    let query = parts.uri.query().unwrap_or_default();
    let paused = query.split('&').any(|parameter| parameter == "pause" || parameter.starts_with("pause="));
    let any_token = shared.token.is_none();
    let view = View::of(&shared.state(), shared.served.rules);
    let html = markup::page(&view, &markup::Frame { served: shared.served, host, paused, any_token });
    Reply::of("text/html; charset=utf-8", html.into_bytes())
        .header("content-security-policy", POLICY)
        .header("x-content-type-options", "nosniff")
        .header("referrer-policy", "no-referrer")
        .header("cache-control", "no-store")
}

/// Whether a `Host` header is safe: an IP address or `localhost`.
///
/// A foreign page can make its own name resolve to the address of this server ([DNS rebinding]). It would then have the same origin, and
/// its scripts could read this page, which no token protects. The `Host` header of such a request contains that name. An IP address and
/// `localhost` cannot be used in this way.
///
/// [DNS rebinding]: https://en.wikipedia.org/wiki/DNS_rebinding
fn cannot_be_rebound(host: &str) -> bool {
    let Ok(authority) = host.parse::<Authority>() else { return false };
    let name = authority.host();
    let address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let known = name.eq_ignore_ascii_case("localhost") || address.parse::<std::net::IpAddr>().is_ok();
    known && !host.contains('@')
}

/// The data that the page shows, copied from the state at once. It is small, so that requests do not wait for a browser.
struct View {
    sections: Vec<Section>,
    digests: Vec<Digest>,
    requests: Vec<Line>,
    older_requests: usize,
}

/// The objects of a resource, the newest first.
struct Section {
    resource: &'static ResourceTable,
    columns: Vec<&'static FieldTable>,
    /// Fields that are empty or have their default in every row.
    unsaid: Vec<&'static FieldTable>,
    rows: Vec<Row>,
    older: usize,
}

struct Row {
    id: u64,
    cells: Vec<Cell>,
}

/// A request.
struct Line {
    number: u64,
    method: String,
    target: String,
    status: Option<u16>,
}

impl View {
    fn of(state: &State, rules: &dyn Rules) -> Self {
        let table = state.store.table();
        let digests = rules.digests(&state.store).into_iter().filter(|digest| !digest.rows.is_empty()).collect();
        let sections = outline(table).into_iter().filter_map(|resource| Section::of(state, resource)).collect();
        let requests: Vec<Line> = state.log.latest().take(REQUESTS).map(|latest| Line::of(table, latest)).collect();
        View { sections, digests, older_requests: state.log.len() - requests.len(), requests }
    }

    /// The objects that have a row of their own, by resource and ID.
    fn shown(&self) -> HashSet<(&'static str, u64)> {
        let rows = |section: &Section| section.rows.iter().map(|row| row.id).collect::<Vec<_>>();
        self.sections
            .iter()
            .flat_map(|section| rows(section).into_iter().map(|id| (section.resource.name, id)))
            .collect()
    }
}

impl Section {
    /// None if there is no object.
    fn of(state: &State, resource: &'static ResourceTable) -> Option<Self> {
        let objects = state.store.all(resource.name);
        let fields = columns(resource);
        let row = |object| Row::of(resource, &fields, &state.store.whole(resource, object).to_object());
        let mut rows: Vec<Row> = objects.rev().take(ROWS).map(row).collect();
        let says: Vec<bool> = (0..fields.len())
            .map(|column| always_shown(resource, fields[column]) || rows.iter().any(|row| !row.cells[column].usual))
            .collect();
        for row in &mut rows {
            let mut says = says.iter();
            row.cells.retain(|_| says.next() == Some(&true));
        }
        let (columns, unsaid) = fields.iter().zip(&says).partition::<Vec<_>, _>(|(_, says)| **says);
        let fields = |chosen: Vec<(&&'static FieldTable, &bool)>| chosen.into_iter().map(|(field, _)| *field).collect();
        let older = state.store.count(resource.name) - rows.len();
        (!rows.is_empty()).then(|| Section { resource, columns: fields(columns), unsaid: fields(unsaid), rows, older })
    }
}

impl Row {
    fn of(resource: &ResourceTable, fields: &[&'static FieldTable], object: &Object) -> Self {
        let id = id_of(resource, object).unwrap_or(0);
        Row { id, cells: fields.iter().map(|field| Cell::of(field, object.get(field.name))).collect() }
    }
}

impl Line {
    fn of(table: &ApiTable, (number, received): (u64, &Received)) -> Self {
        Line {
            number,
            method: cell::shortened(&received.method, 10),
            target: cell::shortened(&target(table, received), 200),
            status: received.status,
        }
    }
}

/// The path with the query. An unknown parameter may contain anything, even a token, so only its name is shown.
fn target(table: &ApiTable, received: &Received) -> String {
    let mut target = received.path.clone();
    for (index, (name, value)) in received.query.iter().enumerate() {
        let value = if is_known(table, name) { value } else { "…" };
        target += &format!("{}{name}={value}", if index == 0 { '?' } else { '&' });
    }
    target
}

/// Whether the spec describes a query parameter.
fn is_known(table: &ApiTable, name: &str) -> bool {
    let of_resources = table.resources.iter().flat_map(|resource| resource.query);
    let queries = of_resources.chain(table.views.iter().flat_map(|view| view.query));
    let filters = table.resources.iter().flat_map(|resource| resource.filters).map(|filter| filter.parameter);
    let actions = table.resources.iter().flat_map(|resource| resource.actions).flat_map(|action| action.query);
    let pages = table.pages.iter().flat_map(|pages| [pages.page, pages.size]);
    let known = queries.flat_map(|query| query.parameters).map(|(name, _)| *name);
    known.chain(filters).chain(actions.map(|(name, _)| *name)).chain(pages).any(|known| known == name)
}

/// All resources, each followed by its children. The resource with the most descendants comes first.
fn outline(table: &'static ApiTable) -> Vec<&'static ResourceTable> {
    let mut roots: Vec<_> = table
        .resources
        .iter()
        .filter(|resource| resource.parent.is_none())
        .map(|root| with_children(table, root))
        .collect();
    roots.sort_by_key(|tree| Reverse(tree.len()));
    roots.concat()
}

fn with_children(table: &'static ApiTable, resource: &'static ResourceTable) -> Vec<&'static ResourceTable> {
    let below = |child: &&ResourceTable| child.parent.as_ref().is_some_and(|parent| parent.resource == resource.name);
    let children = table.resources.iter().filter(below).flat_map(|child| with_children(table, child));
    std::iter::once(resource).chain(children).collect()
}

/// The fields of a resource in the order that is easiest to read: name, status, and then the rest as in the spec.
fn columns(resource: &'static ResourceTable) -> Vec<&'static FieldTable> {
    let mut fields: Vec<_> = resource.fields.iter().filter(|field| field.access != Access::Write).collect();
    fields.sort_by_key(|field| match field.kind {
        _ if field.is_own_id => 0,
        _ if Some(field.name) == name(resource) => 1,
        Kind::OneOf(_) => 2,
        _ if Some(field.name) == resource.parent_field() => 3,
        Kind::Time => 5,
        _ => 4,
    });
    fields
}

/// The fields with an object's ID, its name and its status, which is the first field with a fixed set of values.
fn always_shown(resource: &ResourceTable, field: &FieldTable) -> bool {
    let is_state = |field: &&FieldTable| matches!(field.kind, Kind::OneOf(_));
    let state = resource.fields.iter().find(is_state).map(|field| field.name);
    field.is_own_id || [name(resource), state].contains(&Some(field.name))
}

/// The field with the name of an object: the first text that is required, or else the first text.
fn name(resource: &ResourceTable) -> Option<&'static str> {
    let texts = || resource.fields.iter().filter(|field| matches!(field.kind, Kind::Text) && !field.secret);
    let required = texts().find(|field| field.required != Required::No);
    required.or_else(|| texts().next()).map(|field| field.name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::engine::library::LIBRARY;

    #[test]
    fn the_page_is_for_addresses_and_localhost() {
        for host in ["127.0.0.1", "127.0.0.1:80", "localhost:8080", "LOCALHOST", "[::1]:80", "192.168.0.7:80"] {
            assert!(cannot_be_rebound(host), "{host}");
        }
        for host in ["", "rebound.example", "localhost.example:80", "127.0.0.1.example", "me@127.0.0.1", "[::1", "a b"]
        {
            assert!(!cannot_be_rebound(host), "{host}");
        }
    }

    #[test]
    fn every_resource_comes_once_and_after_what_it_belongs_to() {
        let outline = outline(LIBRARY.table);
        assert_eq!(outline.len(), LIBRARY.table.resources.len());
        let place = |name: &str| outline.iter().position(|resource| resource.name == name);
        for resource in LIBRARY.table.resources {
            let parent = resource.parent.as_ref().and_then(|parent| place(parent.resource));
            assert!(place(resource.name).is_some() && parent < place(resource.name), "{}", resource.name);
        }
    }

    #[test]
    fn the_columns_of_the_id_the_name_and_the_status_are_always_shown() {
        const fn field(name: &'static str, kind: Kind) -> FieldTable {
            FieldTable { name, kind, ..FieldTable::PLAIN }
        }
        static FIELDS: [FieldTable; 5] = [
            FieldTable { is_own_id: true, ..field("id", Kind::Id("room")) },
            field("pages", Kind::Count),
            field("name", Kind::Text),
            field("note", Kind::Text),
            field("status", Kind::OneOf(&[])),
        ];
        for (fields, expected) in [(&FIELDS[..], &["id", "name", "status"][..]), (&FIELDS[..4], &["id", "name"])] {
            let room = ResourceTable { name: "room", fields, ..ResourceTable::PLAIN };
            let shown = fields.iter().filter(|field| always_shown(&room, field)).map(|field| field.name);
            assert_eq!(shown.collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn what_may_hold_a_token_is_not_shown_of_a_query() {
        let received = Received {
            method: "GET".to_owned(),
            path: "books/7/loans".to_owned(),
            query: vec![("reader_nr".to_owned(), "8".to_owned()), ("token".to_owned(), "abc:1".to_owned())],
            headers: Vec::new(),
            body: Vec::new(),
            status: None,
        };
        assert_eq!(target(LIBRARY.table, &received), "books/7/loans?reader_nr=8&token=…");
    }
}
