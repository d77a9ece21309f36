//! How the lists of a document come in pages.

use serde_json::Value as Json;

use super::draft::{Pair, Value};
use super::plan::Planned;
use crate::model::Operation;
use crate::names::snake;
use crate::tools::document::{self, Parameter, Place, Schema};

/// The names of query parameters with the number of a page.
pub const PAGES: [&str; 5] = ["page", "page_number", "page_no", "page_num", "page_index"];

/// The names of query parameters with the size of a page.
const SIZES: [&str; 6] = ["per_page", "page_size", "limit", "size", "count", "results_per_page"];

/// The names of query parameters with the place of a page, which a spec cannot describe as such.
pub const CURSORS: [&str; 9] = [
    "cursor",
    "after",
    "before",
    "starting_after",
    "ending_before",
    "page_token",
    "next_token",
    "offset",
    "continuation_token",
];

/// How lists come in pages.
#[derive(Clone, Debug)]
pub struct Pages<'d> {
    pub page: Parameter<'d>,
    pub size: Parameter<'d>,
    /// Whether the header `Link` leads to the next page.
    pub has_links: bool,
}

/// How one list comes in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paged {
    No,
    /// With numbers.
    Numbered,
    /// Only the header `Link` leads to the next page.
    Linked,
}

impl<'d> Pages<'d> {
    /// The parameters of most lists.
    pub fn of(planned: &[Planned<'d>]) -> Option<Pages<'d>> {
        let lists = planned.iter().flat_map(|planned| &planned.operations);
        let lists: Vec<_> =
            lists.filter(|(operation, _)| *operation == Operation::List).map(|(_, route)| &route.operation).collect();
        let most = |names: &[&str]| {
            let found = lists.iter().flat_map(|list| list.parameters()).filter(|parameter| is_one_of(parameter, names));
            let found: Vec<_> = found.collect();
            let count = |name: &str| found.iter().filter(|other| other.name == name).count();
            found.iter().rev().max_by_key(|parameter| count(parameter.name)).cloned()
        };
        let has_links = lists.iter().any(|list| has_link(list));
        Some(Pages { page: most(&PAGES)?, size: most(&SIZES)?, has_links })
    }

    /// How a list comes in pages.
    pub fn paged(&self, list: &document::Operation<'_>) -> Paged {
        let parameters = list.parameters();
        let has = |wanted: &Parameter<'_>| {
            parameters.iter().any(|found| found.place == Place::Query && found.name == wanted.name)
        };
        match (has(&self.page), has(&self.size)) {
            (true, true) => Paged::Numbered,
            (false, true) if has_link(list) => Paged::Linked,
            _ => Paged::No,
        }
    }

    /// The table in `[api]`.
    pub fn value(&self) -> Value {
        let limit = |schema: &Option<Schema<'_>>, key: &str| schema.as_ref()?.keyword(key).and_then(Json::as_u64);
        let mut pairs = vec![Pair::new("page", Value::text(self.page.name))];
        let first = limit(&self.page.schema, "default").or_else(|| limit(&self.page.schema, "minimum"));
        if let Some(first) = first.filter(|first| *first != 1) {
            pairs.push(Pair::new("first", Value::literal(first)));
        }
        pairs.push(Pair::new("size", Value::text(self.size.name)));
        let (least, most) = (limit(&self.size.schema, "minimum"), limit(&self.size.schema, "maximum"));
        let sizes = [least.unwrap_or(1).max(1), most.unwrap_or(100)];
        pairs.push(Pair::new("sizes", Value::numbers(sizes)));
        let default = limit(&self.size.schema, "default");
        default.into_iter().for_each(|default| pairs.push(Pair::new("default_size", Value::literal(default))));
        if self.has_links {
            pairs.push(Pair::new("next", Value::text("link")));
        }
        Value::Pairs(pairs)
    }
}

/// Whether a parameter of the query has one of these names.
pub fn is_one_of(parameter: &Parameter<'_>, names: &[&str]) -> bool {
    parameter.place == Place::Query && names.contains(&snake(parameter.name).as_str())
}

fn has_link(list: &document::Operation<'_>) -> bool {
    let responses = list.responses();
    let mut headers = responses.iter().filter(|response| response.is_success()).flat_map(|response| &response.headers);
    headers.any(|header| header.eq_ignore_ascii_case("link"))
}
