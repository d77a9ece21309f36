//! The refused operations of a resource: those in the spec, and those that follow from its other operations.

use super::Resolver;
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::{Operation, Refused};
use crate::spec;
use crate::spec::read::Named;

impl Resolver<'_> {
    /// The refused operations, sorted by name. `others` stands for every operation that the spec does not name.
    pub fn refused(&self, resource: &str, written: &[Named<spec::Refused>], allowed: &[At<String>]) -> Vec<Refused> {
        let one = |operation, why: &spec::Refused| {
            let (reason, instead) = (why.reason.value.clone(), why.instead.value.clone());
            Refused { operation, reason, instead }
        };
        let named: Vec<_> = written.iter().filter(|(name, _)| **name != "others").into_vec();
        let mut refused: Vec<_> =
            named.iter().filter_map(|(name, why)| Some(one(self.operation(name)?, why))).into_vec();
        let said: Vec<_> = allowed.iter().chain(named.iter().map(|(name, _)| name)).into_vec();
        let is_said = |operation: Operation| said.iter().any(|name| ***name == *operation.name());
        if allowed.iter().any(|name| **name == *Operation::Archive.name()) && !is_said(Operation::Delete) {
            refused.push(only_archived(resource));
        }
        if let Some((others, why)) = written.iter().find(|(name, _)| **name == "others") {
            let is_explained = |operation| refused.iter().any(|refused| refused.operation == operation);
            let is_left = |operation: &Operation| !is_said(*operation) && !is_explained(*operation);
            let rest: Vec<_> = Operation::of(&self.verbs).filter(is_left).into_vec();
            // A misspelt operation may have been the one that is left.
            if rest.is_empty() && said.iter().all(|name| Operation::from_name(name).is_some()) {
                let message = "every operation is allowed, or refused with its own reason";
                self.report.error("useless-others", &others.span, message);
            }
            refused.extend(rest.into_iter().map(|operation| one(operation, why)));
        }
        refused.sort_by_key(|refused| refused.operation.name());
        refused
    }
}

/// The reason why an object that can be archived cannot be deleted.
fn only_archived(resource: &str) -> Refused {
    Refused {
        operation: Operation::Delete,
        reason: "it can be archived only, and stays readable".to_owned(),
        instead: format!("archive it: `{resource}.archive()`"),
    }
}
