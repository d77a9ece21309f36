//! Finds the resources of a document: which paths are lists and their elements, and which operations each has.

use super::answers::{body, elements, is_object, value};
use super::groups::{Group, groups};
use super::identity::{Identity, identity};
use super::paths::{Route, argument, is_open};
use crate::model::Operation;
use crate::model::template::placeholder;
use crate::names::{singular, snake};

/// A resource, and the operations of the document that are its own.
#[derive(Debug)]
pub struct Planned<'d> {
    pub name: String,
    /// The last segment of its path.
    pub segment: &'d str,
    pub above: Above<'d>,
    /// Whether its items are not below its parent, although its list is.
    pub is_flat: bool,
    pub identity: Option<Identity<'d>>,
    pub operations: Vec<(Operation, Route<'d>)>,
}

/// The beginning of the path of a list.
#[derive(Debug)]
pub enum Above<'d> {
    Nothing,
    /// An object of a resource, whose path ends with the segment, and the name of its ID in the path.
    Resource {
        name: String,
        segment: &'d str,
        open: &'d str,
    },
    /// The ID of something that is not a resource, which may also stand at the end.
    Free {
        segments: Vec<&'d str>,
    },
}

/// An operation that belongs to no resource, and the reason.
pub type Left<'d> = (Route<'d>, &'static str);

/// The resources, and the other operations.
pub fn plan<'d>(routes: Vec<Route<'d>>) -> (Vec<Planned<'d>>, Vec<Left<'d>>) {
    let mut planner = Planner { planned: Vec::new(), left: Vec::new() };
    let mut groups = groups(routes, &mut planner.left);
    // Parents come before their children.
    groups.sort_by_key(|group| group.segments.len());
    let mut groups: Vec<_> = groups.into_iter().map(Some).collect();
    for at in 0..groups.len() {
        let Some(mut group) = groups[at].take() else { continue };
        let is_flat = group.segments.len() == 1 && group.whole.is_empty();
        let nested = groups[at + 1..].iter().flatten().filter(|other| {
            is_flat
                && other.items.is_empty()
                && other.segments.len() == 3
                && other.segments.last() == group.segments.last()
        });
        if nested.count() == 1
            && let Some(other) = groups[at + 1..].iter_mut().flatten().find(|other| {
                other.items.is_empty() && other.segments.len() == 3 && other.segments.last() == group.segments.last()
            })
        {
            other.items.append(&mut group.items);
            continue;
        }
        planner.group(group);
    }
    (planner.planned, planner.left)
}

struct Planner<'d> {
    planned: Vec<Planned<'d>>,
    left: Vec<Left<'d>>,
}

impl<'d> Planner<'d> {
    fn group(&mut self, group: Group<'d>) {
        let Some(above) = self.above(&group.segments) else {
            let why = "a list is at one segment, or at one segment below an object";
            self.left.extend(group.whole.into_iter().chain(group.items).map(|route| (route, why)));
            return;
        };
        let Some(segment) = group.segments.iter().rev().find(|segment| !is_open(segment)).copied() else {
            let why = "its path has no segment of its own";
            self.left.extend(group.whole.into_iter().chain(group.items).map(|route| (route, why)));
            return;
        };
        let is_alone = group.items.is_empty();
        let is_flat = group.items.iter().any(|route| route.segments.len() < group.segments.len());
        let mut operations: Vec<(Operation, Route<'d>)> = Vec::new();
        let has_list =
            group.whole.iter().any(|route| route.operation.method == "GET" && elements(&route.operation).is_some());
        for route in group.whole {
            match route.operation.method.as_str() {
                "GET" if elements(&route.operation).is_some() => operations.push((Operation::List, route)),
                "GET" => self.left.push((route, "it returns one object, and its path has no ID")),
                "POST" if has_list || !is_alone || group.segments.len() == 1 => {
                    operations.push((Operation::Create, route));
                }
                "POST" => self.left.push((route, "it is sent to an object, and makes no element of a list")),
                _ => self.left.push((route, "only GET and POST are sent to a list")),
            }
        }
        let updates = ["PATCH", "PUT", "POST"];
        let update =
            updates.into_iter().find(|method| group.items.iter().any(|route| route.operation.method == *method));
        for route in group.items {
            match route.operation.method.as_str() {
                "GET" => operations.push((Operation::Get, route)),
                "DELETE" => operations.push((Operation::Delete, route)),
                method if Some(method) == update => operations.push((Operation::Update, route)),
                "PUT" | "POST" => self.left.push((route, "the resource has another update, and only one is supported")),
                _ => self.left.push((route, "its method is not one of an operation")),
            }
        }
        let own = called(segment, &operations);
        let identity = identity(&operations, &own);
        let mut kept = Vec::new();
        for (operation, route) in operations {
            match misfit(operation, &route, identity.is_some()) {
                Some(why) => self.left.push((route, why)),
                None => kept.push((operation, route)),
            }
        }
        let is_view =
            !matches!(above, Above::Nothing) && kept.iter().all(|(operation, _)| *operation == Operation::Get);
        if is_view {
            self.left.extend(kept.into_iter().map(|(_, route)| (route, "it is only read")));
        } else if !kept.is_empty() {
            kept.sort_by_key(|(operation, _)| *operation);
            let name = self.name(&own, &above);
            self.planned.push(Planned { name, segment, above, is_flat, identity, operations: kept });
        }
    }

    fn above(&self, segments: &[&'d str]) -> Option<Above<'d>> {
        let open = segments.iter().filter(|segment| is_open(segment)).count();
        let of_parent = |segment: &str| {
            let found = self.planned.iter().find(|planned| {
                planned.segment == segment && (planned.is_flat || matches!(planned.above, Above::Nothing))
            });
            found.filter(|planned| planned.identity.is_some()).map(|planned| planned.name.clone())
        };
        let is_of_resource = |segment: &str| {
            let name = argument(segment);
            self.planned.iter().any(|planned| name == format!("{}_id", planned.name))
        };
        match segments {
            [own] if !is_open(own) => Some(Above::Nothing),
            &[segment, middle, own] if is_open(middle) && !is_open(segment) && !is_open(own) => {
                match of_parent(segment) {
                    Some(name) => Some(Above::Resource { name, segment, open: placeholder(middle)? }),
                    None if is_of_resource(middle) => None,
                    None => Some(Above::Free { segments: segments.to_vec() }),
                }
            }
            _ if open == 1
                && !segments.iter().filter(|segment| is_open(segment)).any(|segment| is_of_resource(segment)) =>
            {
                Some(Above::Free { segments: segments.to_vec() })
            }
            _ => None,
        }
    }

    /// The name, after that of the parent if it is taken.
    fn name(&self, own: &str, above: &Above<'_>) -> String {
        let is_taken = |name: &str| self.planned.iter().any(|planned| planned.name == name);
        let below = match above {
            Above::Resource { name, .. } => format!("{name}_{own}"),
            Above::Nothing | Above::Free { .. } => format!("other_{own}"),
        };
        let numbered = (2..).map(|number| format!("{below}{number}"));
        let mut names = [own.to_owned(), below.clone()].into_iter().chain(numbered);
        names.find(|name| !is_taken(name)).unwrap_or_else(|| own.to_owned())
    }
}

/// The singular of a segment. The placeholder of an ID knows it best: `shelf_id` in `shelves/{shelf_id}`.
fn called(segment: &str, operations: &[(Operation, Route<'_>)]) -> String {
    let derived = snake(&singular(&segment.replace('.', "_")));
    let is_item = |operation: Operation| !matches!(operation, Operation::List | Operation::Create);
    let item = operations.iter().find(|(operation, _)| is_item(*operation));
    let open = item.and_then(|(_, route)| placeholder(route.segments.last()?)).map(snake);
    let open = open.and_then(|open| open.strip_suffix("_id").map(str::to_owned));
    let is_alike = |open: &String| open.len() > 2 && derived.starts_with(&open[..open.len() - 1]);
    open.filter(is_alike).unwrap_or(derived)
}

/// Why an operation cannot be one of a resource.
fn misfit(operation: Operation, route: &Route<'_>, has_id: bool) -> Option<&'static str> {
    let of = &route.operation;
    let is_many = operation == Operation::Create && elements(of).is_some();
    if !has_id && operation != Operation::List && !is_many {
        return Some("the objects in its responses have no field that could be the ID in paths");
    }
    match operation {
        Operation::List if !elements(of).is_some_and(|element| is_object(&element)) => {
            Some("the elements of its list are not objects with known fields")
        }
        Operation::Get | Operation::Create if !is_many && !value(of).is_some_and(|value| is_object(&value)) => {
            Some("its response is not an object with known fields")
        }
        Operation::Create | Operation::Update if body(of).is_none() => Some("its body is not described as JSON"),
        _ => None,
    }
}
