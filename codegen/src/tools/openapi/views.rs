//! Views, each of which is a GET with a path of its own.

use serde_json::{Value, json};

use super::dialect::{Object, Way, of_type};
use super::parameters::{id_name, parameter};
use super::{headers, refusals, tags};
use crate::emit::docs;
use crate::model::resolve::OWN_ID;
use crate::model::{Content, Model, Operation, Outcome, Resource, Type, View};
use crate::spec::words::Words as _;

/// Adds the paths of all views.
pub fn add(model: &Model, paths: &mut Object) {
    for (of, view) in model.all_views() {
        let item = paths.entry(path(view, of)).or_insert_with(|| item(model, view, of));
        item["get"] = describe(model, view, of);
    }
}

fn path(view: &View, of: Option<&Resource>) -> String {
    let own = of.map_or_else(String::new, id_name);
    format!("/{}", view.path.replace(&format!("{{{OWN_ID}}}"), &format!("{{{own}}}")))
}

/// The parameters of a path.
fn item(model: &Model, view: &View, of: Option<&Resource>) -> Value {
    let parameters = view.places.iter().filter_map(|place| {
        Some(match (place, of) {
            (Some(place), _) => in_path(model, &place.name, &place.ty),
            (None, Some(resource)) => in_path(model, &id_name(resource), &Type::Id(resource.name.value.clone())),
            (None, None) => return None,
        })
    });
    match parameters.collect::<Vec<_>>() {
        none if none.is_empty() => json!({}),
        parameters => json!({ "parameters": parameters }),
    }
}

fn in_path(model: &Model, name: &str, ty: &Type) -> Value {
    let what = name.strip_suffix("_id").map(|of| format!("The ID of the {}.", of.replace('_', " ")));
    json!({
        "name": name,
        "in": "path",
        "required": true,
        "description": what.unwrap_or_else(|| format!("The {}.", name.replace('_', " "))),
        "schema": of_type(model, ty, Way::Sent),
    })
}

fn describe(model: &Model, view: &View, of: Option<&Resource>) -> Value {
    let [summary, _] = docs::summary(&view.doc);
    let mut described = json!({
        "operationId": operation_id(of, view),
        "summary": summary.trim_end_matches('.'),
        "description": view.doc,
        "tags": [of.map_or_else(|| tags::ACCOUNT.to_owned(), tags::name)],
        "responses": responses(model, view),
    });
    if let Some(state) = view.state {
        described["x-release-state"] = state.name().into();
    }
    let parameters = view.query.iter().flat_map(|query| query.params.iter().map(move |param| (query, param)));
    let parameters: Vec<_> = parameters.map(|(query, param)| parameter(model, query, param)).collect();
    if !parameters.is_empty() {
        described["parameters"] = parameters.into();
    }
    described
}

/// The name of its operation in the document: `read_experiment_results`.
pub fn operation_id(of: Option<&Resource>, view: &View) -> String {
    let owner = of.map_or_else(String::new, |resource| format!("{}_", *resource.name));
    format!("read_{owner}{}", *view.name)
}

fn responses(model: &Model, view: &View) -> Object {
    let headers = headers::limits(model);
    let (kind, schema) = match &*view.content {
        Content::Value(ty) => ("application/json", of_type(model, ty, Way::Received)),
        Content::Csv => ("text/csv", json!({ "type": "string" })),
    };
    let value = json!({ "description": view.doc, "content": { kind: { "schema": schema } } });
    let values = view.success(&model.api).into_iter().map(|code| (code, value.clone()));
    let outcomes =
        view.outcomes.iter().map(|(code, outcome)| (code.value, json!({ "description": meaning(*outcome) })));
    let described = |(code, response): (u16, Value)| (code.to_string(), headers::added(response, &headers));
    let mut responses: Object = values.chain(outcomes).map(described).collect();
    responses.extend(refusals::of(&model.api, Operation::Get));
    responses
}

fn meaning(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Pending => "It is being computed. Ask again later.",
        Outcome::Nothing => "There is nothing that it could be computed from.",
    }
}
