//! How operations are sent: those of the API, and those of a resource that differ from them.

use super::Resolver;
use crate::diagnostic::{At, NOWHERE};
use crate::into_vec::IntoVec as _;
use crate::model::{Operation, State, Verb};
use crate::spec;
use crate::spec::OwnVerb;
use crate::spec::read::Named;

/// Each operation that a resource has, where the text has it first.
pub fn first_uses(resources: &[(At<String>, spec::Resource)]) -> Vec<At<Operation>> {
    let mut uses = Vec::new();
    for operation in Operation::ALL {
        let names = resources.iter().flat_map(|(_, resource)| &resource.operations);
        let first = names.filter(|name| ***name == *operation.name()).min_by_key(|name| name.span.start);
        uses.extend(first.map(|name| At::new(operation, name.span.clone())));
    }
    uses
}

impl Resolver<'_> {
    /// How the operations of the API are sent, of those too that only a resource has.
    pub fn api_verbs(&self, written: Vec<(At<String>, spec::Verb)>, used: &[At<Operation>]) -> Vec<Verb> {
        let mut verbs = Vec::new();
        let mark = self.report.mark();
        for (name, verb) in written {
            if let Some(operation) = self.operation(&name) {
                let done = verb.done.map_or_else(|| At::new(Vec::new(), NOWHERE), Self::statuses);
                let repeatable = verb.repeatable.filter(|flag| flag.value).map(|flag| flag.span);
                let success = Self::statuses(verb.success);
                verbs.push(Verb { operation, method: verb.method, success, done, repeatable });
            }
        }
        let is_misspelt = self.report.has_grown(mark);
        for At { value: operation, span } in used.iter().cloned() {
            if !verbs.iter().any(|verb| verb.operation == operation) {
                let span = if is_misspelt { NOWHERE } else { span };
                self.report.error(
                    "missing-verb",
                    &span,
                    format!("`api.verbs` does not say how to {}", operation.name()),
                );
                let method = At::new("GET".to_owned(), NOWHERE);
                let [success, done] = [vec![200], Vec::new()].map(|codes| At::new(codes, NOWHERE));
                verbs.push(Verb { operation, method, success, done, repeatable: None });
            }
        }
        verbs
    }

    fn statuses(written: At<Vec<i64>>) -> At<Vec<u16>> {
        // A number that cannot be a status becomes 0, which is not a status either.
        let codes = written.value.iter().map(|code| u16::try_from(*code).unwrap_or(0)).into_vec();
        At::new(codes, written.span)
    }

    /// How a resource's own operations are sent: where it does not say something, the API does.
    pub fn own_verbs(&self, written: &[Named<OwnVerb>]) -> Vec<At<Verb>> {
        written.iter().filter_map(|(name, own)| self.own_verb(name, own)).into_vec()
    }

    fn own_verb(&self, name: &At<String>, own: &OwnVerb) -> Option<At<Verb>> {
        let operation = self.operation(name)?;
        let mut verb = self.verbs.iter().find(|verb| verb.operation == operation)?.clone();
        if let Some(method) = &own.method {
            verb.method = method.clone();
        }
        if let Some(success) = &own.success {
            verb.success = Self::statuses(success.clone());
        }
        if let Some(done) = &own.done {
            verb.done = Self::statuses(done.clone());
        }
        if let Some(repeatable) = &own.repeatable {
            verb.repeatable = repeatable.value.then(|| repeatable.span.clone());
        }
        Some(At::new(verb, name.span.clone()))
    }

    /// The provider's words for the state of single operations.
    pub fn states(&self, written: &[Named<OwnVerb>]) -> Vec<(At<Operation>, State)> {
        let one = |(name, own): &Named<OwnVerb>| {
            let operation = Operation::from_name(name)?;
            Some((At::new(operation, name.span.clone()), self.word(own.state.as_ref()?)))
        };
        written.iter().filter_map(one).into_vec()
    }
}
