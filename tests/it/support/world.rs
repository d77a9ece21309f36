//! A sandbox with an object of every resource, made from the spec.

use std::collections::BTreeMap;

use optimizely_rest::client::Client;
use optimizely_rest::resource::Api;
use optimizely_rest::{Error, Method};
use serde_json::{Value, json};

use super::spec::{Extent, Ids, Operation, Request, Spec, Way};

/// The objects that were made.
pub(crate) struct World {
    /// One of each, that belong together.
    pub(crate) ids: Ids,
    /// Every ID that was assigned, with the name that paths have for it.
    pub(crate) all: Vec<(String, Value)>,
    /// How they were made, by the names of the operations.
    ways: BTreeMap<String, Way>,
}

/// Sends a request for an operation.
pub(crate) async fn send<A: Api>(
    client: &Client<A>,
    operation: &Operation,
    request: &Request,
    body: Option<&Value>,
) -> Result<Value, Error> {
    let call = client.request(operation.method.clone(), &request.path);
    let call = request.query.iter().fold(call, |call, (name, value)| call.query(name, value));
    match body {
        Some(body) => call.json(body).await,
        None => call.await,
    }
}

impl World {
    /// Creates an object by every operation that creates one. An object that some kind of parent refuses is created below another kind.
    pub(crate) async fn new<A: Api>(client: &Client<A>, spec: &Spec) -> Self {
        let mut world = World { ids: Ids::new(), all: Vec::new(), ways: BTreeMap::new() };
        let mut left: Vec<_> = spec.operations.iter().filter(|operation| operation.creates()).collect();
        let (mut number, mut refusals) = (0, Vec::new());
        loop {
            let before = left.len();
            refusals.clear();
            let mut still = Vec::new();
            for operation in left {
                match world.make(client, spec, operation, &mut number).await {
                    Ok(()) => {}
                    Err(refusal) => {
                        refusals.push(format!("{}: {refusal}", operation.id));
                        still.push(operation);
                    }
                }
            }
            if still.is_empty() {
                return world;
            }
            assert!(still.len() < before, "these could not be made:\n{}", refusals.join("\n"));
            left = still;
        }
    }

    /// Creates one object of each kind that the body can name, at first with as little as possible.
    async fn make<A: Api>(
        &mut self,
        client: &Client<A>,
        spec: &Spec,
        operation: &Operation,
        number: &mut usize,
    ) -> Result<(), String> {
        let mut refusal = "no parent is known".to_owned();
        let mut done = false;
        for ids in self.choices_of_parents(spec, operation) {
            let Some(request) = spec.request(operation, &ids) else { continue };
            for way in Way::all() {
                *number += 1;
                let body = spec.body(operation, &ids, way, *number);
                match send(client, operation, &request, body.as_ref()).await {
                    Ok(made) => {
                        self.ways.insert(operation.id.clone(), way);
                        self.keep(spec, operation, &made);
                        self.make_others(client, spec, operation, (&request, body), number).await;
                        done = true;
                        break;
                    }
                    Err(error) => refusal = error.to_string(),
                }
            }
            if done {
                return Ok(());
            }
        }
        Err(refusal)
    }

    /// Creates an object for each further value of its fixed fields, where the API allows it: the children of some are refused.
    async fn make_others<A: Api>(
        &mut self,
        client: &Client<A>,
        spec: &Spec,
        operation: &Operation,
        (request, body): (&Request, Option<Value>),
        number: &mut usize,
    ) {
        let Some(schema) = &operation.body else { return };
        let Some(Value::Object(body)) = body else { return };
        for (field, values) in spec.choices(schema) {
            for value in values.into_iter().filter(|value| body.get(&field) != Some(value)).take(5) {
                *number += 1;
                let way = Way { extent: Extent::Named, ..self.way(operation) };
                let mut other = spec.body(operation, &self.ids, way, *number).unwrap_or_else(|| json!({}));
                other[&field] = value;
                if let Ok(made) = send(client, operation, request, Some(&other)).await {
                    self.note(spec, operation, &made);
                }
            }
        }
    }

    /// How an object is made that the API accepts.
    pub(crate) fn way(&self, operation: &Operation) -> Way {
        self.ways.get(&operation.id).copied().unwrap_or(Way::REQUIRED)
    }

    /// The known IDs, with each of the known parents in turn.
    fn choices_of_parents(&self, spec: &Spec, operation: &Operation) -> Vec<Ids> {
        let mut choices = vec![self.ids.clone()];
        let required = operation.body.as_ref().map(|schema| spec.required(schema)).unwrap_or_default();
        for (name, id) in &self.all {
            if operation.path.contains(&format!("{{{name}}}")) || required.contains(&name.as_str()) {
                choices.push(Ids::from_iter(self.ids.clone().into_iter().chain([(name.clone(), id.clone())])));
            }
        }
        choices
    }

    /// Keeps the ID of a new object as the one to use.
    fn keep(&mut self, spec: &Spec, operation: &Operation, made: &Value) {
        if let Some((name, id)) = self.note(spec, operation, made) {
            self.ids.entry(name).or_insert(id);
        }
    }

    fn note(&mut self, spec: &Spec, operation: &Operation, made: &Value) -> Option<(String, Value)> {
        let id = made.get("id").filter(|id| !id.is_null())?.clone();
        let name = spec.id_of_created(operation)?.to_owned();
        self.all.push((name.clone(), id.clone()));
        Some((name, id))
    }
}

/// The responses to all operations that only read, by path and query. A response that cannot be read is an error.
pub(crate) async fn all_reads<A: Api>(
    client: &Client<A>,
    spec: &Spec,
    world: &World,
) -> Vec<(String, Result<Value, String>)> {
    let mut answers = Vec::new();
    for (operation, request) in spec.within_reach(&world.ids).filter(|(operation, _)| operation.method == Method::GET) {
        let answer = send(client, operation, &request, None).await.map_err(|error| error.to_string());
        answers.push((format!("{} {:?}", request.path, request.query), answer));
    }
    answers
}
