//! Finds the operation of the spec that a request belongs to.

use crate::diagnostic::Span;
use crate::model::template::{placeholder, template};
use crate::model::{Model, Operation, Resource, View};

/// All operations and views of a spec.
pub struct Routes<'a>(Vec<Route<'a>>);

/// An operation or a view.
pub struct Route<'a> {
    method: &'a str,
    path: String,
    pub target: Target<'a>,
}

#[derive(Clone, Copy)]
pub enum Target<'a> {
    Operation(&'a Resource, Operation),
    View(&'a View),
}

/// The result of a search.
pub enum Match<'r, 'a> {
    /// The index of a route, and the route.
    Route(usize, &'r Route<'a>),
    /// The route has this path, but another method.
    OtherMethod(&'r Route<'a>),
    None,
}

impl<'a> Routes<'a> {
    pub fn of(model: &'a Model) -> Self {
        let operations = model.resources.iter().flat_map(|resource| {
            resource.operations.iter().map(move |operation| {
                let template = template(model, resource, operation.value);
                // A list that is filtered by its parent has a query.
                let path = template.split('?').next().unwrap_or_default().to_owned();
                let method = &resource.verb(&model.api, operation.value).method;
                Route { method, path, target: Target::Operation(resource, operation.value) }
            })
        });
        let views = model.all_views().map(|(_, view)| {
            let path = view.path.value.clone();
            Route { method: "GET", path, target: Target::View(view) }
        });
        Routes(operations.chain(views).collect())
    }

    pub fn iter(&self) -> impl Iterator<Item = &Route<'a>> {
        self.0.iter()
    }

    /// The route of a request. If several match, a segment that is equal is better than one that fills a placeholder.
    pub fn find(&self, method: &str, path: &str) -> Match<'_, 'a> {
        let matching = self.0.iter().enumerate().filter_map(|(index, route)| Some((route.score(path)?, index, route)));
        let mut matching: Vec<_> = matching.collect();
        matching.sort_by(|(first, ..), (second, ..)| second.cmp(first));
        match matching.iter().find(|(_, _, route)| route.method.eq_ignore_ascii_case(method)) {
            Some((_, index, route)) => Match::Route(*index, route),
            None => matching.first().map_or(Match::None, |(_, _, route)| Match::OtherMethod(route)),
        }
    }
}

impl Route<'_> {
    /// `GET projects/{id}`.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// `projects/{id}`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The place in the spec.
    pub fn span(&self) -> &Span {
        match self.target {
            Target::Operation(resource, _) => &resource.name.span,
            Target::View(view) => &view.name.span,
        }
    }

    /// Which segments are equal to those of a path, if it matches.
    fn score(&self, path: &str) -> Option<Vec<bool>> {
        let (mut own, mut given) = (self.path.split('/'), path.split('/'));
        let mut score = Vec::new();
        loop {
            match (own.next(), given.next()) {
                (None, None) => return Some(score),
                (Some(own), Some(given)) if own == given => score.push(true),
                (Some(own), Some(given)) if placeholder(own).is_some() && !given.is_empty() => score.push(false),
                _ => return None,
            }
        }
    }
}

/// The path of a URL below a base URL, without its query, or the origin of a URL that is not below it. A URL without a scheme is a path
/// below the base URL.
pub fn below<'u>(url: &'u str, base_url: &str) -> Result<&'u str, String> {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let Some((origin, path)) = parts(url) else { return Ok(url.trim_matches('/')) };
    let (base_origin, base_path) = parts(base_url).unwrap_or_default();
    let rest = path.strip_prefix(base_path.trim_end_matches('/')).filter(|rest| rest.starts_with('/'));
    match rest.filter(|_| normal(origin) == normal(base_origin)) {
        Some(rest) => Ok(rest.trim_matches('/')),
        None => Err(normal(origin)),
    }
}

/// The origin and the path.
fn parts(url: &str) -> Option<(&str, &str)> {
    let host = url.find("://")? + 3;
    Some(url.split_at(url[host..].find('/').map_or(url.len(), |slash| host + slash)))
}

/// An origin in lower case, without a user name and a port that is the default.
fn normal(origin: &str) -> String {
    let origin = origin.to_ascii_lowercase();
    let (scheme, host) = origin.split_once("://").unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let default = if scheme == "https" { ":443" } else { ":80" };
    format!("{scheme}://{}", host.strip_suffix(default).unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn a_url_is_below_the_base_url_if_its_origin_and_the_start_of_its_path_are_the_same() {
        let base = "https://api.example/v2/";
        for (url, path) in [
            ("https://api.example/v2/books/7?page=1#x", "books/7"),
            ("HTTPS://user@API.example:443/v2/books/7/", "books/7"),
            ("https://api.example/v2/", ""),
            ("/books/7?a=https://b", "books/7"),
            ("books", "books"),
        ] {
            assert_eq!(below(url, base).as_deref(), Ok(path), "{url}");
        }
        for (url, origin) in [
            ("https://api.example/v1/books", "https://api.example"),
            ("https://api.example/v20/books", "https://api.example"),
            ("https://api.example:8443/v2/books", "https://api.example:8443"),
            ("http://api.example/v2/books", "http://api.example"),
            ("https://cdn.example", "https://cdn.example"),
        ] {
            assert_eq!(below(url, base), Err(origin.to_owned()), "{url}");
        }
        assert_eq!(below("https://api.example/books", "https://api.example").as_deref(), Ok("books"));
    }
}
