//! Decides whether a token or the object is the reason for a 403, by the earlier results of both.

use std::collections::VecDeque;
use std::time::Duration;

use http::Method;

use super::issued::Issued;
use crate::request::Request;
use crate::transport::clock::Clock;

/// How long a token that replaced a rejected one is not suspected.
const NEW: Duration = Duration::from_secs(30);

/// How long a request that is rejected with any token is remembered.
const REMEMBERED: Duration = Duration::from_secs(60 * 60);

/// How many of the latest such requests are remembered.
const MOST_REMEMBERED: usize = 256;

/// A request that was answered with 401 or 403.
pub(crate) struct Refusal<'a> {
    pub(crate) request: &'a Request,
    pub(crate) is_unauthorized: bool,
    /// The token that the request was sent with.
    pub(crate) token: &'a Issued,
    pub(crate) sent: Duration,
    /// The token with which the same call was rejected before.
    pub(crate) token_before: Option<&'a Issued>,
}

/// The requests that were answered with 403 for one token, and again for the next.
#[derive(Default)]
pub(super) struct Refusals(VecDeque<Forbidden>);

struct Forbidden {
    method: Method,
    path: String,
    until: Duration,
}

impl Refusals {
    /// Whether the token may be the reason for a 403. A token whose lifetime is known is the reason only after its end.
    pub(super) fn suspects(&self, refusal: &Refusal<'_>, clock: &Clock) -> bool {
        let (token, now) = (refusal.token, clock.now());
        if let Some(lifetime) = token.lifetime {
            return clock.date() >= lifetime.end;
        }
        let is_new = token.replaces_another && now < token.made.saturating_add(NEW);
        !is_new && !token.worked_after(refusal.sent) && !self.knows(refusal.request, now)
    }

    /// Remembers a request that was rejected with two tokens. If the function returned the same token twice, nothing is known about the
    /// request.
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
