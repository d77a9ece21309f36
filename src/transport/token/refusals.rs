//! Whether a token is the reason of a 403, which may as well be about the object: decided by what both have done before.

use std::collections::VecDeque;
use std::time::Duration;

use http::Method;

use super::issued::Issued;
use crate::request::Request;

/// A token that took the place of a refused one is not suspected for so long.
const NEW: Duration = Duration::from_secs(30);

/// How long it is remembered that a request is refused with any token.
const REMEMBERED: Duration = Duration::from_secs(60 * 60);

/// How many such requests are remembered: the latest.
const MOST_REMEMBERED: usize = 256;

/// A request that was answered 401 or 403.
pub(crate) struct Refusal<'a> {
    pub(crate) request: &'a Request,
    pub(crate) is_unauthorized: bool,
    /// The token that the request had.
    pub(crate) token: &'a Issued,
    pub(crate) sent: Duration,
    /// The token that the same call was refused with before.
    pub(crate) token_before: Option<&'a Issued>,
}

/// The requests that were answered 403 with one token, and again with the next.
#[derive(Default)]
pub(super) struct Refusals(VecDeque<Forbidden>);

struct Forbidden {
    method: Method,
    path: String,
    until: Duration,
}

impl Refusals {
    /// Whether a token may be the reason of a 403.
    pub(super) fn suspects(&self, refusal: &Refusal<'_>, now: Duration) -> bool {
        let token = refusal.token;
        let is_new = token.replaces_another && now < token.made.saturating_add(NEW);
        !is_new && !token.worked_after(refusal.sent) && !self.knows(refusal.request, now)
    }

    /// After a call was refused with two tokens. A function that returned the same one twice has said nothing about the request.
    pub(super) fn learn(&mut self, refusal: &Refusal<'_>, before: &Issued, now: Duration) {
        let is_same = before.as_str() == refusal.token.as_str();
        if refusal.is_unauthorized || is_same || self.knows(refusal.request, now) {
            return;
        }
        let (method, path) = (refusal.request.method().clone(), refusal.request.path().to_owned());
        self.0.push_back(Forbidden { method, path, until: now.saturating_add(REMEMBERED) });
        if self.0.len() > MOST_REMEMBERED {
            self.0.pop_front();
        }
    }

    fn knows(&self, request: &Request, now: Duration) -> bool {
        self.0.iter().any(|known| now < known.until && known.path == request.path() && known.method == request.method())
    }
}
