//! How operations are sent: the method and the success statuses.

use std::collections::BTreeMap;

use super::answers::successes;
use super::draft::{Pair, Value};
use super::plan::Planned;
use crate::model::{Operation, WITHOUT_BODY};
use crate::tools::document;

/// A method and the success statuses.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Verb {
    method: String,
    success: Vec<u16>,
}

impl Verb {
    /// How an operation of the document is sent.
    pub fn of(operation: Operation, of: &document::Operation<'_>) -> Verb {
        let all = successes(of);
        let counts = |status: u16, has_value: bool| match operation {
            Operation::Get | Operation::List | Operation::Create => has_value,
            Operation::Update => has_value || WITHOUT_BODY.contains(&status),
            Operation::Archive | Operation::Delete => true,
        };
        let mut success: Vec<u16> = all
            .iter()
            .filter(|(status, schema)| counts(*status, schema.is_some()))
            .map(|(status, _)| *status)
            .collect();
        success.dedup();
        // A document may have the response of success as `default`.
        if success.is_empty() {
            success.push(200);
        }
        Verb { method: of.method.clone(), success }
    }

    /// The whole verb, for the table of the API.
    pub fn value(&self) -> Value {
        Value::Pairs(self.differing(None))
    }

    /// The keys that differ from the verb of the API.
    pub fn differing(&self, from: Option<&Verb>) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if from.is_none_or(|from| from.method != self.method) {
            pairs.push(Pair::new("method", Value::text(&self.method)));
        }
        if from.is_none_or(|from| from.success != self.success) {
            pairs.push(Pair::new("success", Value::numbers(&self.success)));
        }
        pairs
    }
}

/// The most frequent verb of each operation. `get` is always there, since views need it.
pub fn common(planned: &[Planned<'_>]) -> BTreeMap<Operation, Verb> {
    let mut counts: BTreeMap<Operation, BTreeMap<Verb, usize>> = BTreeMap::new();
    for (operation, route) in planned.iter().flat_map(|planned| &planned.operations) {
        *counts.entry(*operation).or_default().entry(Verb::of(*operation, &route.operation)).or_default() += 1;
    }
    let get = Verb { method: "GET".to_owned(), success: vec![200] };
    counts.entry(Operation::Get).or_insert_with(|| BTreeMap::from([(get, 1)]));
    let most = |counts: BTreeMap<Verb, usize>| counts.into_iter().max_by_key(|(_, count)| *count).map(|(verb, _)| verb);
    counts.into_iter().filter_map(|(operation, counts)| Some((operation, most(counts)?))).collect()
}
