//! Pages of lists, and the `Link` header that leads from one to the next.

use super::query::Query;
use crate::model::table::{ApiTable, Pages};

/// The parameter with the place of a page that has no number.
const TOKEN: &str = "page_token";
/// The parameter with the number of earlier and of later pages that have links.
const WINDOW: &str = "page_window";
const LARGEST_WINDOW: usize = 100;

/// The page that a request asks for.
#[derive(Debug)]
pub(super) struct Page {
    /// How many objects come before it.
    pub(super) offset: usize,
    /// How many objects it has at most.
    pub(super) size: usize,
    /// To how many earlier and later pages there are links.
    window: usize,
    place: Place,
}

/// How pages are told apart.
#[derive(Debug)]
enum Place {
    /// By their numbers, in this parameter. The first page has this number.
    Number { parameter: &'static str, first: usize },
    /// By a token, which is the offset here.
    Token,
}

/// The page that a query asks for, if the list comes in pages.
pub(super) fn asked_for(table: &ApiTable, pages: Pages, query: &Query, problems: &mut Vec<String>) -> Option<Page> {
    let known = table.pages.as_ref()?;
    let mut number = |name: &str, low: u64, high: u64, default: u64| {
        let Some(text) = query.first(name) else { return default };
        let number = text.parse().ok().filter(|number| (low..=high).contains(number));
        if number.is_none() {
            problems.push(match high {
                u64::MAX => format!("{name} has to be an integer from {low}"),
                _ => format!("{name} has to be an integer from {low} to {high}"),
            });
        }
        number.unwrap_or(default)
    };
    let (low, high) = known.sizes;
    let size = number(known.size, low.into(), high.into(), known.default_size.into()) as usize;
    let first = known.first as usize;
    match pages {
        Pages::None => None,
        Pages::Numbered => {
            let page = number(known.page, known.first.into(), u64::MAX, known.first.into()) as usize;
            let place = Place::Number { parameter: known.page, first };
            Some(Page { offset: (page - first).saturating_mul(size), size, window: 1, place })
        }
        Pages::Linked => {
            let window = number(WINDOW, 0, LARGEST_WINDOW as u64, 1) as usize;
            Some(Page { offset: number(TOKEN, 0, u64::MAX, 0) as usize, size, window, place: Place::Token })
        }
    }
}

impl Page {
    /// The links to the pages around this one, the nearest first. The list has `total` objects, and `url` is its address without the query.
    ///
    /// As in the API, the names of the relations are not quoted, and the last page has no link to itself.
    pub(super) fn link(&self, url: &str, query: &Query, total: usize) -> Option<String> {
        let last = total.saturating_sub(1) / self.size * self.size;
        let steps = || (0..self.window).map(|number| number.saturating_mul(self.size));
        let later = steps().map(|step| self.offset.saturating_add(self.size).saturating_add(step));
        let earlier =
            steps().map(|step| self.offset.min(last + self.size).saturating_sub(step)).filter(|start| *start > 0);
        let mut links: Vec<_> = later.filter(|start| *start < total).map(|start| ("next", start)).collect();
        let is_last = self.offset.saturating_add(self.size) >= total;
        links.extend(earlier.map(|start| ("prev", start.saturating_sub(self.size))));
        links.extend((!is_last).then_some(("last", last)));
        let links: Vec<_> = links.into_iter().map(|(relation, offset)| self.to(url, query, relation, offset)).collect();
        (!links.is_empty()).then(|| links.join(", "))
    }

    fn to(&self, url: &str, query: &Query, relation: &str, offset: usize) -> String {
        let (parameter, place) = match &self.place {
            Place::Number { parameter, first } => (*parameter, offset / self.size + first),
            Place::Token => (TOKEN, offset),
        };
        let others = query.0.iter().filter(|(name, _)| name != parameter);
        let mut written = url::form_urlencoded::Serializer::new(String::new());
        written.extend_pairs(others).append_pair(parameter, &place.to_string());
        format!("<{url}?{}>; rel={relation}", written.finish())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::table::PagesTable;

    const TABLE: ApiTable = ApiTable {
        verbs: &[],
        resources: &[],
        objects: &[],
        views: &[],
        pages: Some(PagesTable { page: "page", first: 1, size: "size", sizes: (1, 10), default_size: 5 }),
    };

    fn page(pages: Pages, text: &str) -> (Query, Result<Page, Vec<String>>) {
        let query = Query(url::form_urlencoded::parse(text.as_bytes()).into_owned().collect());
        let mut problems = Vec::new();
        let page = asked_for(&TABLE, pages, &query, &mut problems).unwrap();
        (query, if problems.is_empty() { Ok(page) } else { Err(problems) })
    }

    fn link(pages: Pages, text: &str, total: usize) -> Option<String> {
        let (query, page) = page(pages, text);
        page.unwrap().link("/list", &query, total)
    }

    #[test]
    fn links_lead_to_the_pages_around() {
        let first = "</list?a=b&page=2>; rel=next, </list?a=b&page=3>; rel=last";
        assert_eq!(link(Pages::Numbered, "a=b", 11).as_deref(), Some(first));
        let middle = "</list?page=3>; rel=next, </list?page=1>; rel=prev, </list?page=3>; rel=last";
        assert_eq!(link(Pages::Numbered, "page=2", 11).as_deref(), Some(middle));
        assert_eq!(link(Pages::Numbered, "page=3", 11).as_deref(), Some("</list?page=2>; rel=prev"));
        assert_eq!(link(Pages::Numbered, "page=9", 11).as_deref(), Some("</list?page=3>; rel=prev"));
        assert_eq!(link(Pages::Numbered, "", 5), None);
        assert_eq!(link(Pages::Numbered, "", 0), None);
        let token = "</list?size=2&page_token=2>; rel=next, </list?size=2&page_token=4>; rel=last";
        assert_eq!(link(Pages::Linked, "size=2", 5).as_deref(), Some(token));
        let wide = link(Pages::Linked, "size=1&page_window=2&page_token=3", 6).unwrap();
        let offsets: Vec<_> = wide.split(", ").map(|link| link.split_once("page_token=").unwrap().1).collect();
        assert_eq!(offsets, ["4>; rel=next", "5>; rel=next", "2>; rel=prev", "1>; rel=prev", "5>; rel=last"]);
        assert_eq!(
            link(Pages::Linked, "size=4&page_token=3", 6).unwrap().split("page_token=").last(),
            Some("0>; rel=prev")
        );
    }

    #[test]
    fn a_page_outside_the_limits_is_refused() {
        for (text, problem) in [
            ("page=0", "page has to be an integer from 1"),
            ("page=x", "page has to be an integer from 1"),
            ("size=0", "size has to be an integer from 1 to 10"),
            ("size=11", "size has to be an integer from 1 to 10"),
        ] {
            assert_eq!(page(Pages::Numbered, text).1.unwrap_err(), [problem], "{text}");
        }
        assert!(page(Pages::Numbered, &format!("page={}", u64::MAX)).1.is_ok());
    }
}
