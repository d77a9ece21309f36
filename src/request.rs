//! A request as a pure value, before it is sent.

use std::borrow::Cow;
use std::fmt::{self, Write as _};

use bytes::Bytes;
use http::{Method, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use url::Url;

use crate::model::action::Action;
use crate::model::anew::Anew;
use crate::model::id::Segment;
use crate::model::json;
use crate::model::resource::{Body, UpdateBody};
use crate::model::secret;

/// The method, path and success statuses of one operation, from the spec.
///
/// ```
/// use optimizely_rest::{Method, classic::Project, resource::Get};
///
/// assert_eq!(Project::GET.method(), Method::GET);
/// assert_eq!(Project::GET.template(), "projects/{id}");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Route {
    pub(crate) resource: &'static str,
    pub(crate) method: &'static str,
    pub(crate) template: &'static str,
    pub(crate) success: &'static [u16],
    /// Error statuses that mean that the object is already in the requested state.
    pub(crate) done: &'static [u16],
    /// The query parameters that the request needs, and the error if one is missing.
    pub(crate) needs: &'static [(&'static str, &'static str)],
    /// For a method that is not idempotent: the request may be repeated unless its body has one of these.
    pub(crate) repeatable: Option<&'static [Anew]>,
    /// For an update, the route that reads the same object, if the API has one. It is used if the response has no body.
    pub(crate) read_back: Option<&'static Route>,
    /// The success statuses that mean that there is no value, and why.
    pub(crate) outcomes: &'static [(u16, Outcome)],
    /// The value of the header `Accept`, if the response is not JSON.
    pub(crate) accept: Option<&'static str>,
    /// The table of the spec that describes the response, if it is not that of the resource.
    pub(crate) table: Option<&'static str>,
}

/// Why a success has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The value is being computed.
    Pending,
    /// There is nothing to compute it from.
    Nothing,
}

impl Route {
    /// The route of an operation that the API does not support. A program that uses it does not compile.
    pub(crate) const REFUSED: Route = Route::new("", "", "", &[]);

    /// The route of an operation.
    pub(crate) const fn new(
        resource: &'static str,
        method: &'static str,
        template: &'static str,
        success: &'static [u16],
    ) -> Route {
        Route {
            resource,
            method,
            template,
            success,
            done: &[],
            needs: &[],
            repeatable: None,
            read_back: None,
            outcomes: &[],
            accept: None,
            table: None,
        }
    }

    /// A response with one of these statuses means that the object is already in the requested state.
    pub(crate) const fn done(self, statuses: &'static [u16]) -> Route {
        Route { done: statuses, ..self }
    }

    /// The request needs these query parameters. Each has the error for a request without it.
    pub(crate) const fn needs(self, needs: &'static [(&'static str, &'static str)]) -> Route {
        Route { needs, ..self }
    }

    /// The request may be repeated, unless its body has one of these.
    pub(crate) const fn repeatable(self, unless: &'static [Anew]) -> Route {
        Route { repeatable: Some(unless), ..self }
    }

    /// This route reads the object if the response has no body.
    pub(crate) const fn read_back(self, route: &'static Route) -> Route {
        Route { read_back: Some(route), ..self }
    }

    /// A success with one of these statuses has no value.
    pub(crate) const fn outcomes(self, outcomes: &'static [(u16, Outcome)]) -> Route {
        Route { outcomes, ..self }
    }

    /// The response has this content type.
    pub(crate) const fn accept(self, content: &'static str) -> Route {
        Route { accept: Some(content), ..self }
    }

    /// This table of the spec describes the response.
    pub(crate) const fn table(self, table: &'static str) -> Route {
        Route { table: Some(table), ..self }
    }

    /// The name of the resource, as it appears in sentences.
    pub fn resource(&self) -> &'static str {
        self.resource
    }

    /// The HTTP method.
    pub fn method(&self) -> Method {
        method(self.method)
    }

    /// The path below the base URL, with a name in braces for each ID. If a list is filtered by the ID of its parent, the query
    /// parameter follows: `tickets?queue_id={queue_id}`.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// The success statuses that the spec lists.
    pub fn success(&self) -> &'static [u16] {
        self.success
    }
}

/// A request: method, path, query and body.
///
/// `Debug` shows the length of the body, not its text.
#[derive(Clone, PartialEq)]
pub struct Request {
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    body: Option<Bytes>,
    route: Option<Route>,
    /// The action whose parameters the query has.
    action: Option<Action>,
    invalid: Option<String>,
}

impl Request {
    /// A request for an operation of the spec. `id` replaces the placeholders of its path.
    pub(crate) fn new(route: Route, id: &impl Segment) -> Self {
        Self::filled(route, id, id.segment())
    }

    /// A request for an update, with its checks.
    pub(crate) fn update(route: Route, key: &impl Segment, changes: &impl UpdateBody) -> Self {
        Request::new(route, key).body(changes).checked(changes.check_choice())
    }

    /// A list that is filtered by this parameter instead of the one of its route.
    pub(crate) fn filtered(route: Route, name: &str, id: &impl Segment) -> Self {
        let mut request = Self::filled(route, id, None);
        request.query.extend(id.segment().map(|id| (name.to_owned(), id)));
        request
    }

    /// A request for a view. Each value replaces one placeholder of its path, in their order.
    pub(crate) fn view(route: Route, values: &[&dyn Segment]) -> Self {
        let mut request = Self::filled(route, &(), None);
        // A value that has been filled in has no braces, since they are escaped.
        let segments = values.iter().filter_map(|value| value.segment());
        request.path = segments.fold(request.path, |path, segment| fill(&path, &segment));
        request.invalid = values.iter().find_map(|value| value.refusal());
        request
    }

    fn filled(route: Route, of: &impl Segment, id: Option<String>) -> Self {
        let (path, filter) = parts(route.template);
        let query = filter.into_iter().filter_map(|name| Some((name.to_owned(), id.clone()?))).collect();
        let segments = [of.above(), id].into_iter().flatten();
        let path = segments.fold(Cow::from(path), |path, id| fill(&path, &id).into()).into_owned();
        Request {
            method: route.method(),
            path,
            query,
            body: None,
            route: Some(route),
            action: None,
            invalid: of.refusal(),
        }
    }

    /// The request that reads the object which this one changes, if the API has such an operation.
    pub(crate) fn read_back(&self) -> Option<Self> {
        let route = *self.route?.read_back?;
        let (method, path) = (route.method(), self.path.clone());
        Some(Request { method, path, query: Vec::new(), body: None, route: Some(route), action: None, invalid: None })
    }

    /// A request to a path that the spec does not describe.
    pub(crate) fn raw(method: Method, path: &str) -> Self {
        // The path appears in errors, and must not break a log line.
        let path: &str = &path.trim_start_matches('/').escape_default().to_string();
        let strange = |letter: char| !letter.is_ascii_graphic() || matches!(letter, '?' | '#' | '\\');
        let climbs = path.split('/').any(|segment| {
            matches!(segment.to_ascii_lowercase().as_str(), "." | ".." | "%2e" | "%2e%2e" | ".%2e" | "%2e.")
        });
        let invalid = (climbs || path.contains(strange))
            .then(|| format!("`{path}` is not a path below the base URL: segments of visible ASCII, without `.`, `..`, `?`, `#` and `\\`"));
        Request { method, path: path.to_owned(), query: Vec::new(), body: None, route: None, action: None, invalid }
    }

    /// Sets a checked body, and its action. If the check fails, the request is invalid.
    pub(crate) fn body(self, body: &impl Body) -> Self {
        let request = self.checked(body.check()).json(body);
        match body.action() {
            Some(action) => request.with_action(*action),
            None => request,
        }
    }

    /// Sets the action, and replaces an earlier one.
    pub(crate) fn with_action(mut self, action: Action) -> Self {
        let replaced = self.action.replace(action).map_or(&[][..], |earlier| earlier.query);
        self.query.retain(|(name, _)| !replaced.iter().any(|(known, _)| known == name));
        self.query.extend(action.query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self
    }

    /// The action that is sent along.
    pub(crate) fn action(&self) -> Option<&Action> {
        self.action.as_ref()
    }

    /// Marks the request as invalid if a check failed. The first reason is kept.
    pub(crate) fn checked(mut self, check: Result<(), String>) -> Self {
        if let Err(why) = check {
            self.invalid.get_or_insert(why);
        }
        self
    }

    /// Sets a JSON body, which includes the secrets of the value.
    pub(crate) fn json(mut self, body: &impl serde::Serialize) -> Self {
        match serde_json::to_vec(&secret::sent(body)) {
            Ok(bytes) => self.body = Some(bytes.into()),
            Err(error) => return self.checked(Err(format!("the body cannot be written as JSON: {error}"))),
        }
        self
    }

    /// Sets a query parameter and replaces an earlier value.
    pub(crate) fn set_query(&mut self, name: &str, value: &impl fmt::Display) {
        self.set_params(&[(name.to_owned(), value.to_string())]);
    }

    /// Sets query parameters, each of which may occur several times, instead of earlier values.
    pub(crate) fn set_params(&mut self, params: &[(String, String)]) {
        self.query.retain(|(known, _)| !params.iter().any(|(name, _)| name == known));
        self.query.extend_from_slice(params);
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The path below the base URL, without a leading slash.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query parameters, in the order in which they were set.
    pub fn query(&self) -> &[(String, String)] {
        &self.query
    }

    /// The JSON body as it is sent.
    pub fn body_bytes(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }

    /// The body to send. All attempts share it.
    pub(crate) fn sent_body(&self) -> Option<Bytes> {
        self.body.clone()
    }

    /// The body as JSON, or `None` if the request has no body.
    pub fn body_json(&self) -> Option<serde_json::Value> {
        json::value(self.body_bytes()?).ok()
    }

    /// Whether an attempt that may have been processed can be repeated: the method is idempotent, or the API allows it and the body
    /// creates nothing. An action is never repeated, since another program may have undone it in between.
    pub(crate) fn is_repeatable(&self) -> bool {
        if self.action.is_some() {
            return false;
        }
        if self.method.is_idempotent() {
            return true;
        }
        let Some(anew) = self.route.and_then(|route| route.repeatable) else { return false };
        // A body that is nested too deeply to be read may create anything.
        self.body_json().is_some_and(|body| !anew.iter().any(|made| made.is_in(&body)))
    }

    /// Why the request is invalid and will not be sent, or `None` if it is valid.
    pub fn invalid(&self) -> Option<&str> {
        self.invalid.as_deref().or_else(|| self.missing())
    }

    /// The error for a query parameter that is required and missing.
    fn missing(&self) -> Option<&'static str> {
        let is_given = |name: &str| self.query.iter().any(|(known, _)| known == name);
        self.route?.needs.iter().find(|(name, _)| !is_given(name)).map(|(_, why)| *why)
    }

    /// The path with a name in braces for each ID. If the spec does not describe the path, this is the path itself.
    pub fn template(&self) -> &str {
        self.route_template().unwrap_or(&self.path)
    }

    /// The path with a name in braces for each ID. None if the spec does not describe the path.
    pub(crate) fn route_template(&self) -> Option<&'static str> {
        self.route.map(|route| parts(route.template).0)
    }

    /// Why a success with this status has no value; none if it has one.
    pub(crate) fn outcome(&self, status: StatusCode) -> Option<Outcome> {
        let outcomes = self.route?.outcomes;
        outcomes.iter().find(|(known, _)| *known == status.as_u16()).map(|(_, outcome)| *outcome)
    }

    /// The value of the header `Accept`, if the response is not JSON.
    pub(crate) fn accept(&self) -> Option<&'static str> {
        self.route?.accept
    }

    /// The table of the spec that describes the response, if it is not that of the resource.
    pub(crate) fn table(&self) -> Option<&'static str> {
        self.route?.table
    }

    /// The first ID in the path, or an empty string if the path has none.
    pub(crate) fn first_id(&self) -> String {
        let mut segments = self.template().split('/').zip(self.path.split('/'));
        let first = segments.find(|(known, _)| known.starts_with('{')).map_or("", |(_, id)| id);
        percent_encoding::percent_decode_str(first).decode_utf8_lossy().into_owned()
    }

    /// The name of the resource, as it appears in sentences.
    pub(crate) fn resource(&self) -> Option<&'static str> {
        self.route.map(|route| route.resource)
    }

    /// The URL to send the request to.
    pub(crate) fn url(&self, base_url: &Url) -> Url {
        self.url_with(base_url, &self.query)
    }

    /// The same URL with another query.
    pub(crate) fn url_with(&self, base_url: &Url, query: &[(String, String)]) -> Url {
        let mut url = base_url.clone();
        url.set_path(&[base_url.path(), &self.path].concat());
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    /// The success statuses that the spec lists. None if the spec does not describe the path.
    pub(crate) fn listed_statuses(&self) -> Option<&'static [u16]> {
        self.route.map(|route| route.success)
    }

    /// Whether the spec lists a success status.
    pub(crate) fn lists(&self, status: StatusCode) -> bool {
        self.is_done_by(status) || self.listed_statuses().is_some_and(|listed| listed.contains(&status.as_u16()))
    }

    /// The error statuses that mean that the object is already in the requested state.
    pub(crate) fn done_statuses(&self) -> &'static [u16] {
        self.route.map_or(&[], |route| route.done)
    }

    /// Whether this error status means that the object is already in the requested state.
    pub(crate) fn is_done_by(&self, status: StatusCode) -> bool {
        self.done_statuses().contains(&status.as_u16())
    }

    /// A shell command that sends the same request, with these headers.
    pub(crate) fn to_curl(&self, url: &str, headers: &[String]) -> String {
        let mut command = format!("curl -X {} {}", self.method, quoted(url));
        for header in headers {
            let _ = write!(command, " -H {}", quoted(header));
        }
        if let Some(accept) = self.accept() {
            let _ = write!(command, " -H {}", quoted(&format!("accept: {accept}")));
        }
        if let Some(body) = self.body_bytes() {
            let body = String::from_utf8_lossy(body);
            let _ = write!(command, " -H 'content-type: application/json' --data-raw {}", quoted(&body));
        }
        command
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Request")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("body_length", &self.body.as_ref().map(Bytes::len))
            .field("invalid", &self.invalid())
            .finish()
    }
}

fn method(name: &str) -> Method {
    name.parse().unwrap_or_default()
}

/// The path of a template, and the query parameter that filters a list: `books` and `shelf_id` for `books?shelf_id={shelf_id}`.
fn parts(template: &str) -> (&str, Option<&str>) {
    match template.split_once('?') {
        Some((path, query)) => (path, query.split('=').next()),
        None => (template, None),
    }
}

/// Replaces the first placeholder of a path, if it has one.
fn fill(path: &str, id: &str) -> String {
    let Some((before, rest)) = path.split_once('{') else { return path.to_owned() };
    let after = rest.split_once('}').map_or("", |(_, after)| after);
    let mut filled = String::with_capacity(path.len() + id.len());
    filled.push_str(before);
    filled.extend(percent_encoding::utf8_percent_encode(id, ESCAPED));
    filled.push_str(after);
    filled
}

/// The characters of an ID that are escaped in a path: all except the unreserved ones of RFC 3986.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Quotes a string as one word of a POSIX shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_from_the_caller_stays_below_the_base_url() {
        for path in ["../admin", "a/../../b", "a/%2E%2e/b", "a?b=c", "a#b", "a\\b", "a b", "é"] {
            assert!(Request::raw(Method::GET, path).invalid().is_some(), "{path}");
        }
        assert_eq!(Request::raw(Method::GET, "//evil.example/x").path(), "evil.example/x");
        assert_eq!(Request::raw(Method::GET, "/projects/1/").invalid(), None);
    }

    #[test]
    fn an_id_is_one_segment_of_the_path_whatever_it_contains() {
        let filled = |id: &str| fill("books/{id}/pages", id);
        assert_eq!(filled("a-b_c.d~1"), "books/a-b_c.d~1/pages");
        assert_eq!(filled("a/../b?c#d%2e"), "books/a%2F..%2Fb%3Fc%23d%252e/pages");
        assert_eq!(filled("é\n \\"), "books/%C3%A9%0A%20%5C/pages");
        assert_eq!(fill("books", "1"), "books");
    }

    #[test]
    fn a_path_may_have_two_ids() {
        use crate::model::key::Nested;
        use crate::v2::{UserId, WebhookId};

        const ROUTE: Route = Route::new("page", "GET", "books/{book_id}/pages/{id}", &[200]);
        let request = |book: &str, page: &str| Request::new(ROUTE, &Nested::<UserId, WebhookId>::from((book, page)));
        let found = request("a/b", "7");
        assert_eq!((found.path(), &*found.first_id(), found.invalid()), ("books/a%2Fb/pages/7", "a/b", None));
        assert_eq!(found.template(), ROUTE.template());
        assert!(request("", "7").invalid().is_some() && request("a", ".").invalid().is_some());
    }

    #[test]
    fn a_list_can_be_filtered_by_a_parameter_that_its_route_names() {
        assert_eq!(parts("books?shelfId={shelfId}"), ("books", Some("shelfId")));
        assert_eq!(parts("shelves/{shelf_id}/books"), ("shelves/{shelf_id}/books", None));
    }

    #[test]
    fn a_change_is_repeatable_if_its_body_is_known_to_create_nothing() {
        const CHANGE: Route = Route::new("book", "PATCH", "books/{id}", &[200]).repeatable(&[Anew::Field(&["page"])]);
        let with = |body: &serde_json::Value| {
            let request = Request { route: Some(CHANGE), ..Request::raw(Method::PATCH, "books/1").json(body) };
            request.is_repeatable()
        };
        assert!(with(&serde_json::json!({ "title": "A" })));
        assert!(!with(&serde_json::json!({ "page": {} })));
        // Deeper than serde_json reads.
        let deep = (0..200).fold(serde_json::json!({ "page": {} }), |inner, _| serde_json::json!([inner]));
        assert!(!with(&deep));
    }

    #[test]
    fn a_shell_reads_any_text_as_one_word() {
        assert_eq!(quoted("it's"), r"'it'\''s'");
    }
}
