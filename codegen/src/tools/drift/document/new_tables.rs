//! Lines for operations that the spec lacks: one more operation of a resource, a view, or a new resource.

use super::super::edit::{Edit, Part, TODO, type_name};
use super::types::Drafts;
use crate::model::resolve::OWN_ID;
use crate::model::template::template;
use crate::model::{Model, Operation as Kind, Resource};
use crate::names::snake;
use crate::tools::document::{Operation, shape};
use crate::tools::toml::{key, quoted};

/// Adds lines for operations.
pub fn add<'a>(drafts: &mut Drafts<'a>, operations: &[Operation<'a>]) {
    let mut of_resources: Vec<(&Resource, Vec<Kind>)> = Vec::new();
    for operation in operations {
        match known(drafts.model, operation) {
            Some((resource, kind)) => match of_resources.iter_mut().find(|(of, _)| *of.name == *resource.name) {
                Some((_, kinds)) => kinds.push(kind),
                None => of_resources.push((resource, vec![kind])),
            },
            None => unknown(drafts, operation),
        }
    }
    for (resource, kinds) in of_resources {
        let all = Kind::ALL.into_iter().filter(|kind| kinds.contains(kind) || resource.allows(*kind));
        let names: Vec<_> = all.map(|kind| quoted(kind.name())).collect();
        let lines = format!("operations = [{}]\n", names.join(", "));
        drafts.keys(format!("resources.{}", *resource.name), "operations", lines);
    }
}

/// The resource that would have an operation, by its path and method.
fn known<'a>(model: &'a Model, operation: &Operation<'_>) -> Option<(&'a Resource, Kind)> {
    let is = |resource: &Resource, kind: Kind| {
        let verb = model.api.find_verb(kind);
        let template = template(model, resource, kind);
        let path = template.split_once('?').map_or(&*template, |(path, _)| path);
        verb.is_some_and(|verb| *verb.method == operation.method)
            && operation.shape() == format!("/{}", shape(path))
            && !resource.allows(kind)
    };
    let kinds = |resource: &'a Resource| model.api.operations().map(move |kind| (resource, kind));
    model.resources.iter().flat_map(kinds).find(|(resource, kind)| is(resource, *kind))
}

/// A view if only a GET is unknown, or a comment.
fn unknown<'a>(drafts: &mut Drafts<'a>, operation: &Operation<'a>) {
    let path = operation.path.trim_start_matches('/');
    let name = path.split('/').rfind(|segment| !segment.starts_with('{')).map(snake).unwrap_or_default();
    let schema = operation.responses().into_iter().filter(|response| response.is_success()).find_map(|response| {
        response.content.into_iter().find(|content| content.is_json()).and_then(|content| content.schema)
    });
    let what = operation.name();
    if operation.method != "GET" {
        let why = "no resource of the spec has this path: describe one, or let `cargo spec import` draft it";
        drafts.edits.push(Edit { table: String::new(), part: Part::Table, lines: Edit::comment(&what, why) });
        return;
    }
    let (table, path) = match above(drafts.model, path) {
        Some((resource, path)) => (format!("resources.{}.views.{name}", *resource.name), path),
        None => (format!("views.{name}"), path.to_owned()),
    };
    let places = path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let params: Vec<_> =
        places.filter(|place| *place != OWN_ID).map(|place| format!("{} = \"string\"", key(place))).collect();
    let params = format!("params = {{ {} }}\n", params.join(", "));
    let described = drafts.trying(|drafts| {
        let ty = match &schema {
            Some(schema) => type_name(&drafts.ty(&name, schema)?.0),
            None => "csv".to_owned(),
        };
        let (ty, path, doc) = (quoted(&ty), quoted(&path), quoted(TODO));
        // The types of most placeholders follow from their names.
        let candidates = ["", &params].map(|params| {
            let lines = format!("[{table}]\ntype = {ty}\npath = {path}\n{params}doc = {doc}\n");
            Edit { table: table.clone(), part: Part::Table, lines }
        });
        let [first, second] = candidates;
        Ok(if drafts.refusal(&first).is_none() { first } else { second })
    });
    let nothing = |why: String| Edit { table: String::new(), part: Part::Table, lines: Edit::comment(&what, &why) };
    drafts.edits.push(described.unwrap_or_else(nothing));
}

/// The resource whose object a path is below, and the path with the placeholder of its ID.
fn above<'a>(model: &'a Model, path: &str) -> Option<(&'a Resource, String)> {
    let segments: Vec<_> = path.split('/').collect();
    let below = model.resources.iter().filter_map(|resource| {
        let item = template(model, resource, Kind::Get);
        let count = item.split('/').count();
        let (start, rest) = segments.split_at_checked(count).filter(|(_, rest)| !rest.is_empty())?;
        (resource.is_entity() && shape(&item) == shape(&start.join("/")))
            .then(|| (resource, format!("{item}/{}", rest.join("/"))))
    });
    below.max_by_key(|(_, path)| path.len())
}
