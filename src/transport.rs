//! The only I/O: sends a request, reads the answer within its limits, and tries again where the policy says so.

use std::time::{Duration, SystemTime};

use reqwest::header::{HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Method, StatusCode, Url};

use crate::client::Inner;
use crate::error::{Answer, Cause, Error, ErrorKind};
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
        let policy = options.retry.as_ref().unwrap_or(&self.retry);
        let begun = self.clock.now();
        let mut attempt = 1;
        let mut renewed = false;
        loop {
            let (header, token) = self.token.header().await.map_err(|cause| Error::of(request, cause))?;
            let error = match self.attempt(request, options, header, &token).await {
                Ok(reply) => return Ok(reply),
                Err(error) => error,
            };
            let status = error.status().map(|status| status.as_u16());
            if status == Some(403) && !renewed && self.token.refused(&token) {
                renewed = true;
                continue;
            }
            if attempt > 1 && status == Some(404) && *request.method() == Method::DELETE {
                // An earlier attempt did it, and its answer was lost.
                return Ok(Reply { status: StatusCode::NO_CONTENT, headers: HeaderMap::new(), body: Vec::new() });
            }
            let wait = outcome(&error, self.clock.date()).and_then(|outcome| {
                policy.wait(request.method(), attempt, &outcome, self.clock.now().saturating_sub(begun), jitter())
            });
            match wait {
                Some(wait) => self.clock.sleep(wait).await,
                None => return Err(error),
            }
            attempt += 1;
        }
    }

    async fn attempt(
        &self,
        request: &Request,
        options: &Options,
        header: HeaderValue,
        token: &str,
    ) -> Result<Reply, Error> {
        let sending = Sending {
            request,
            base_url: &self.base_url,
            token: (self.token.header_name(), header),
            timeout: options.timeout.unwrap_or(self.timeout),
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
        Err(Error::of(request, Cause::Status(Box::new(Answer { status, headers, body, message }))))
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

fn outcome(error: &Error, now: SystemTime) -> Option<Outcome> {
    match error.kind() {
        ErrorKind::Connect => Some(Outcome::NotSent),
        ErrorKind::Timeout | ErrorKind::Transport => Some(Outcome::Broken),
        ErrorKind::Status => {
            let asked = error.headers().and_then(|headers| headers.get(RETRY_AFTER));
            let asked = asked.and_then(|value| retry_after(value, now));
            Some(Outcome::Status(error.status()?.as_u16(), asked))
        }
        _ => None,
    }
}

/// A number from 0 to 1 that differs between calls: enough to keep clients from marching in step.
fn jitter() -> f64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish() as f64 / u64::MAX as f64
}
