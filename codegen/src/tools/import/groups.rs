//! Operations by the path of a list: those of the list itself, and those of its items.

use std::collections::BTreeMap;

use super::answers::elements;
use super::paths::{Route, is_open, shape};

/// The operations below one path.
pub struct Group<'d> {
    pub segments: Vec<&'d str>,
    pub whole: Vec<Route<'d>>,
    pub items: Vec<Route<'d>>,
}

/// The groups, each of which may be a resource.
pub fn groups<'d>(routes: Vec<Route<'d>>, left: &mut Vec<(Route<'d>, &'static str)>) -> Vec<Group<'d>> {
    let mut groups: BTreeMap<String, Group<'d>> = BTreeMap::new();
    for route in routes {
        if !route.is_plain() {
            left.push((route, "a segment of its path is neither plain nor one placeholder"));
            continue;
        }
        let is_item = route.segments.last().is_some_and(|last| is_open(last));
        // The ID of something else may stand at the end of the path of a list.
        let is_item = is_item && !(route.operation.method == "GET" && elements(&route.operation).is_some());
        let segments = &route.segments[..route.segments.len() - usize::from(is_item)];
        let group = groups.entry(shape(segments)).or_insert_with(|| Group {
            segments: segments.to_vec(),
            whole: Vec::new(),
            items: Vec::new(),
        });
        if is_item { group.items.push(route) } else { group.whole.push(route) }
    }
    groups.into_values().collect()
}
