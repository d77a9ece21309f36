//! The paths of a document: their segments, and what they have in common.

use crate::model::template::placeholder;
use crate::names::snake;
use crate::tools::document::Operation;

/// An operation and the segments of its path.
#[derive(Clone, Debug)]
pub struct Route<'d> {
    pub operation: Operation<'d>,
    pub segments: Vec<&'d str>,
}

impl Route<'_> {
    /// `GET /projects`.
    pub fn title(&self) -> String {
        title(&self.operation)
    }

    /// Whether each segment is plain, or a placeholder.
    pub fn is_plain(&self) -> bool {
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
        let name = |segment: &str| placeholder(segment).unwrap_or(segment).to_owned();
        !self.segments.is_empty()
            && self
                .segments
                .iter()
                .map(|segment| name(segment))
                .all(|name| !name.is_empty() && name.chars().all(is_plain))
    }
}

/// `GET /projects`.
pub fn title(operation: &Operation<'_>) -> String {
    format!("{} {}", operation.method, operation.path)
}

/// Whether a segment is a placeholder.
pub fn is_open(segment: &str) -> bool {
    placeholder(segment).is_some()
}

/// The name of a placeholder in the paths of a spec.
pub fn argument(segment: &str) -> String {
    let name = snake(placeholder(segment).unwrap_or(segment));
    if name == "id" || name.ends_with("_id") { name } else { format!("{name}_id") }
}

/// Segments with `{}` for every placeholder.
pub fn shape(segments: &[&str]) -> String {
    segments.iter().map(|segment| if is_open(segment) { "{}" } else { segment }).collect::<Vec<_>>().join("/")
}

/// The routes of a document, without the first segments that all of them share, which belong to the base URL.
pub fn routes<'d>(operations: Vec<Operation<'d>>) -> (Vec<&'d str>, Vec<Route<'d>>) {
    let split = |operation: Operation<'d>| {
        let segments = operation.path.trim_matches('/').split('/').filter(|segment| !segment.is_empty()).collect();
        Route { operation, segments }
    };
    let mut routes: Vec<_> = operations.into_iter().map(split).collect();
    let shared = shared(&routes);
    let prefix = routes.first().map_or_else(Vec::new, |route| route.segments[..shared].to_vec());
    routes.iter_mut().for_each(|route| drop(route.segments.drain(..shared)));
    (prefix, routes)
}

/// How many segments all routes begin with. Each keeps a plain segment of its own.
fn shared(routes: &[Route<'_>]) -> usize {
    let Some(first) = routes.first() else { return 0 };
    let is_shared = |at: usize| {
        let same = |route: &Route<'_>| {
            let next_is_plain = route.segments.get(at + 1).is_some_and(|segment| !is_open(segment));
            route.segments.get(at) == first.segments.get(at) && next_is_plain
        };
        routes.iter().all(same)
    };
    (0..first.segments.len()).take_while(|&at| is_shared(at)).count()
}
