//! The only I/O: sends a request, reads the answer within its limits, and tries again where the policy says so.

use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Method, StatusCode, Url};

use crate::client::Inner;
use crate::error::{Answer, Cause, Error};
use crate::gate::Patience;
use crate::request::Request;
use crate::retry::{Outcome, RetryPolicy, retry_after};
use crate::sender::{Incoming, Sending};

/// What one call may differ in from its client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
}

/// An answer that is a success.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Inner {
    pub(crate) async fn send(&self, request: &Request, options: &Options) -> Result<Reply, Error> {
        if let Some(why) = request.invalid() {
            return Err(Error::of(request, Cause::InvalidRequest(why.to_owned())));
        }
        let mut may_be_done = false;
        let sent = self.repeatedly(request, options, &mut may_be_done).await;
        sent.map_err(|error| if may_be_done { error.of_unknown_outcome(request) } else { error })
    }

    async fn repeatedly(&self, request: &Request, options: &Options, may_be_done: &mut bool) -> Result<Reply, Error> {
        let policy = options.retry.as_ref().unwrap_or(&self.retry);
        let begun = self.clock.now();
        let (longest_wait, total) = policy.patience();
        let deadline = begun.saturating_add(total);
        let mut attempt = 1;
        let mut renewed = false;
        loop {
            let patience = Patience { clock: &self.clock, deadline, longest_wait };
            let admission = self.gate.enter(patience).await.map_err(|cause| Error::of(request, cause))?;
            let (header, token) = self.token.header().await.map_err(|cause| Error::of(request, cause))?;
            let left = deadline.saturating_sub(self.clock.now());
            let timeout = options.timeout.unwrap_or(self.timeout).min(left);
            let error = match self.attempt(request, timeout, header, &token).await {
                Ok(reply) => {
                    admission.pass.widen();
                    self.budget.earn();
                    return Ok(reply);
                }
                Err(error) => error,
            };
            let status = error.status().map(|status| status.as_u16());
            if matches!(status, Some(401 | 403)) && !renewed && self.token.refused(&token) {
                renewed = true;
                continue;
            }
            if *may_be_done && status == Some(404) && *request.method() == Method::DELETE {
                // An earlier attempt did it, and its answer was lost.
                return Ok(Reply { status: StatusCode::NO_CONTENT, headers: HeaderMap::new(), body: Vec::new() });
            }
            let Some(outcome) = outcome(&error) else { return Err(error) };
            *may_be_done |= outcome.may_be_done() && !request.method().is_safe();
            match outcome.cooldown() {
                Some(cooldown) => self.gate.cooldown.begin(self.clock.now().saturating_add(cooldown)),
                None if status.is_some() => admission.pass.widen(),
                None => {}
            }
            drop(admission);
            let elapsed = self.clock.now().saturating_sub(begun);
            match policy.wait(request.method(), attempt, &outcome, elapsed, self.clock.jitter()) {
                Some(wait) if outcome.is_free() => self.clock.sleep(wait).await,
                Some(wait) if self.budget.spend() => {
                    attempt += 1;
                    self.clock.sleep(wait).await;
                }
                _ => return Err(error),
            }
        }
    }

    async fn attempt(
        &self,
        request: &Request,
        timeout: Duration,
        header: HeaderValue,
        token: &str,
    ) -> Result<Reply, Error> {
        let sending = Sending {
            request,
            base_url: &self.base_url,
            token: (self.token.header_name(), header),
            timeout,
            max_response_bytes: self.max_response_bytes,
        };
        let answer = self.sender.exchange(sending, &self.clock).await.map_err(|cause| Error::of(request, cause))?;
        let Incoming { status, headers, body } = answer;
        if let Some(target) = redirect_target(status, &headers, &self.base_url) {
            let target = crate::error::line(&target, token);
            return Err(Error::of(request, Cause::Redirect { status, target }));
        }
        if request.succeeds_with(status.as_u16()) {
            return Ok(Reply { status, headers, body });
        }
        let message = crate::error::message(&body, token);
        let retry_after = headers.get(RETRY_AFTER).and_then(|value| retry_after(value, self.clock.date()));
        Err(Error::of(request, Cause::Status(Box::new(Answer { status, headers, body, message, retry_after }))))
    }
}

/// The host that the server sends the request on to, if it does.
fn redirect_target(status: StatusCode, headers: &HeaderMap, base_url: &Url) -> Option<String> {
    if !status.is_redirection() {
        return None;
    }
    let location = headers.get(LOCATION)?.to_str().ok();
    let target = location.and_then(|location| base_url.join(location).ok());
    Some(
        target.map_or_else(
            || "an address that cannot be read".to_owned(),
            |target| target.origin().ascii_serialization(),
        ),
    )
}

fn outcome(error: &Error) -> Option<Outcome> {
    match error.cause() {
        Cause::Connect(_) => Some(Outcome::NotSent),
        Cause::Timeout(_) | Cause::Transport(_) => Some(Outcome::Broken),
        Cause::Status(answer) => Some(Outcome::Status(answer.status.as_u16(), answer.retry_after)),
        _ => None,
    }
}
