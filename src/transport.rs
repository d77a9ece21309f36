//! The only I/O: sends a request, reads the answer within its limits, and tries again where the policy says so.

use std::time::{Duration, Instant, SystemTime};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION, RETRY_AFTER};
use reqwest::{Method, StatusCode};

use crate::client::Inner;
use crate::error::{Answer, Cause, Error, ErrorKind};
use crate::request::Request;
use crate::retry::{Outcome, RetryPolicy, retry_after};

/// What one call may differ in from its client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    /// Whether somebody blocks on it, so that it needs connections that the background runtime drives.
    #[cfg(feature = "blocking")]
    pub(crate) waiting: bool,
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
        let begun = Instant::now();
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
            let wait = outcome(&error)
                .and_then(|outcome| policy.wait(request.method(), attempt, &outcome, begun.elapsed(), jitter()));
            match wait {
                Some(wait) => tokio::time::sleep(wait).await,
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
        let mut url = self.base_url.clone();
        url.set_path(&[self.base_url.path(), request.path()].concat());
        if !request.query().is_empty() {
            url.query_pairs_mut().extend_pairs(request.query());
        }
        let mut builder = self
            .http(options)?
            .request(request.method().clone(), url)
            .timeout(options.timeout.unwrap_or(self.timeout))
            .header(self.token.header_name(), header);
        if let Some(body) = request.body_bytes() {
            builder = builder.header(CONTENT_TYPE, "application/json").body(body.to_vec());
        }
        let mut response = builder.send().await.map_err(|error| Error::of_reqwest(request, error))?;
        let status = response.status();
        if let Some(target) = redirect_target(&response) {
            return Err(Error::of(request, Cause::Redirect { status, target }));
        }
        let limit = self.max_response_bytes;
        let expected = response.content_length().unwrap_or(0).min(limit as u64) as usize;
        let mut body = Vec::with_capacity(expected);
        while let Some(chunk) = response.chunk().await.map_err(|error| Error::of_reqwest(request, error))? {
            if body.len() + chunk.len() > limit {
                return Err(Error::of(request, Cause::TooLarge { limit }));
            }
            body.extend_from_slice(&chunk);
        }
        let headers = std::mem::take(response.headers_mut());
        if request.succeeds_with(status.as_u16()) {
            return Ok(Reply { status, headers, body });
        }
        let message = crate::error::message(&body, token);
        Err(Error::of(request, Cause::Status(Box::new(Answer { status, headers, body, message }))))
    }
}

/// The host that the server sends the request on to, if it does.
fn redirect_target(response: &reqwest::Response) -> Option<String> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(LOCATION)?.to_str().ok();
    let target = location.and_then(|location| response.url().join(location).ok());
    Some(
        target.map_or_else(
            || "an address that cannot be read".to_owned(),
            |target| target.origin().ascii_serialization(),
        ),
    )
}

fn outcome(error: &Error) -> Option<Outcome> {
    match error.kind() {
        ErrorKind::Connect => Some(Outcome::NotSent),
        ErrorKind::Timeout | ErrorKind::Transport => Some(Outcome::Broken),
        ErrorKind::Status => {
            let asked = error.headers().and_then(|headers| headers.get(RETRY_AFTER));
            let asked = asked.and_then(|value| retry_after(value, SystemTime::now()));
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
