//! The keys of `[api.document]`.

use super::Resolver;
use crate::diagnostic::At;
use crate::into_vec::IntoVec as _;
use crate::model::{Contradiction, Exception};
use crate::spec::read::list;

/// The parts of an operation at which a place begins.
const PARTS: [&str; 7] = ["path", "query", "header", "cookie", "request", "response", "status"];

impl Resolver<'_> {
    /// An exception from its key: `GET /projects/{project_id} response.status wrong-type`.
    pub fn exception(&self, key: At<String>, reason: &At<String>) -> Option<Exception> {
        if reason.trim().is_empty() {
            let message = "an exception needs a reason: an error of the document, or why the spec leaves this out";
            self.report.error("bad-exception", &reason.span, message);
        }
        let words: Vec<&str> = key.split_whitespace().into_vec();
        let [method, path, places @ .., kind] = &words[..] else {
            self.misshapen(&key);
            return None;
        };
        let place = places.join(" ");
        let part = place.split(['.', '[', '{', '=']).next().unwrap_or_default();
        if !path.starts_with('/') || !(place.is_empty() || PARTS.contains(&part)) {
            self.misshapen(&key);
            return None;
        }
        if key.contains('*') {
            let message = "an exception names one operation and one field, and not several with `*`";
            self.report.error("bad-exception", &key.span, message);
            return None;
        }
        let Some(kind) = Contradiction::ALL.into_iter().find(|known| known.name() == *kind) else {
            let names = || Contradiction::ALL.into_iter().map(Contradiction::name);
            self.report
                .error("bad-exception", &key.span, format!("`{kind}` is not a kind of difference"))
                .help(format!("the kinds are {}", list(names())))
                .suggest(kind, names());
            return None;
        };
        if place.is_empty() != kind.is_of_operation() {
            self.misshapen(&key);
            return None;
        }
        Some(Exception { operation: format!("{method} {path}"), place, kind, span: key.span })
    }

    fn misshapen(&self, key: &At<String>) {
        let message = "an exception names an operation, a part of it, and the kind of the difference";
        let help = "`cargo spec drift SPEC --openapi FILE` prints the key of each difference: \
                    `GET /projects/{project_id} response.status wrong-type`";
        self.report.error("bad-exception", &key.span, message).help(help);
    }
}
