//! The attempts of a call, one after the other, until one succeeds or no other may follow.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{HeaderMap, HeaderValue, LOCATION};
use http::{Method, StatusCode};
use url::Url;

use super::Transport;
use crate::error::{Answer, BoxError, Cause, Error};
use crate::model::reply::Reply;
use crate::observe::{self, WaitReason};
use crate::request::Request;
use crate::transport::cooldown::Pass;
use crate::transport::exchange::{Incoming, Sending};
use crate::transport::gate::{Gate, WaitLimit};
use crate::transport::limits::Limits;
use crate::transport::options::Options;
use crate::transport::recording::{Line, Recorder, Redaction};
use crate::transport::retry::{Outcome, RetryPolicy, retry_after, until_reset};
use crate::transport::token::{Failure, Found, Issued, Refusal};
use crate::transport::waiter::Waiter;

/// The attempts of a call, and the state between them.
pub(super) struct Attempts<'a> {
    client: &'a Transport,
    gate: &'a Gate,
    request: &'a Request,
    options: &'a Options,
    count: &'a mut Count,
    timeout: Duration,
    policy: &'a RetryPolicy,
    /// When the whole call has to end, by the clock of the client.
    deadline: Duration,
    /// The number of this attempt. Attempts that are free are not counted.
    number: u32,
    /// The token that the server rejected. The call sends another one.
    refused_token: Option<Arc<Issued>>,
    /// Whether an earlier attempt may have done the write although no response says so.
    may_be_done: bool,
}

/// The numbers of attempts in the report of a request.
#[derive(Default)]
pub(super) struct Count {
    /// How often the request was sent, whatever the reason.
    pub(super) sent: u32,
    /// How many attempts could not be recorded.
    pub(super) unrecorded: u32,
}

/// The result of an attempt that did not fail for good.
enum Step {
    Done(Reply),
    Again,
    AgainAfter(Duration),
}

impl<'a> Attempts<'a> {
    pub(super) fn new(
        client: &'a Transport,
        request: &'a Request,
        options: &'a Options,
        begun: Duration,
        count: &'a mut Count,
    ) -> Self {
        Attempts {
            client,
            gate: client.gates.of(Waiter::current()),
            request,
            options,
            count,
            timeout: options.attempt_timeout.unwrap_or(client.attempt_timeout),
            policy: options.retry.as_ref().unwrap_or(&client.retry),
            deadline: begun.saturating_add(options.deadline.unwrap_or(client.deadline)),
            number: 1,
            refused_token: None,
            may_be_done: false,
        }
    }

    pub(super) async fn run(mut self) -> Result<Reply, Error> {
        let request = self.request;
        let sent = self.until_done().await;
        sent.map_err(|error| if self.may_be_done { error.of_unknown_outcome(request) } else { error })
    }

    async fn until_done(&mut self) -> Result<Reply, Error> {
        loop {
            match self.attempt().await? {
                Step::Done(reply) => return Ok(reply),
                Step::Again => {}
                // Nothing is held here: the attempt has released its permit.
                Step::AgainAfter(wait) => {
                    let slept = self.client.clock.sleep(wait).await;
                    slept.map_err(|cause| Error::of(self.request, cause))?;
                }
            }
        }
    }

    async fn attempt(&mut self) -> Result<Step, Error> {
        let client = self.client;
        let (longest_wait, deadline) = (self.policy.single_wait(), self.deadline);
        let request = self.request;
        let on_wait = |reason, wait| client.hold_back(request, reason, wait);
        let limit = WaitLimit { clock: &client.clock, deadline, longest_wait, on_wait: &on_wait };
        let admission = self.gate.enter(&limit).await.map_err(|cause| Error::of(self.request, cause))?;
        let token = self.token(&limit).await.map_err(|cause| Error::of(self.request, cause))?;
        let header = client.token.header(&token).map_err(|cause| Error::of(self.request, cause))?;
        self.count.sent = self.count.sent.saturating_add(1);
        let sent = client.clock.now();
        // Boxed, so that a call that waits for a permit does not reserve the memory of an exchange.
        match Box::pin(self.exchange(header, token.as_str())).await {
            Ok(reply) => {
                token.worked(sent);
                admission.pass.widen();
                client.budget.earn();
                let inspected = client.inspect_status(self.request, &reply);
                inspected.map_err(|error| error.after_success(self.request, reply.status))?;
                Ok(Step::Done(reply))
            }
            Err(error) if self.renews_token(&error, &token, sent) => {
                self.refused_token = Some(token);
                observe::retry(&error, Duration::ZERO);
                Ok(Step::Again)
            }
            Err(error) => self.after(error, &admission.pass),
        }
    }

    /// Decides how to go on after a failed attempt.
    #[cold]
    fn after(&mut self, error: Error, pass: &Pass<'_>) -> Result<Step, Error> {
        let client = self.client;
        if self.was_deleted_before(&error) {
            let (status, headers) = (StatusCode::NO_CONTENT, HeaderMap::new());
            return Ok(Step::Done(Reply { status, headers, body: Bytes::new() }));
        }
        let outcome = outcome(&error);
        let cooldown = outcome.as_ref().and_then(|outcome| outcome.cooldown(client.api));
        match cooldown {
            Some(cooldown) => client.gates.begin_cooldown(cooldown, client.clock.now()),
            None if error.status().is_some() && outcome != Some(Outcome::Broken) => pass.widen(),
            None => {}
        }
        let Some(outcome) = outcome else { return Err(error) };
        self.may_be_done |= outcome.may_be_done() && !self.request.method().is_safe();
        let Some(wait) = self.wait(&outcome) else { return Err(error) };
        observe::retry(&error, wait);
        let reason = if cooldown.is_some() { WaitReason::Cooldown } else { WaitReason::Retry };
        client.listener.wait(self.request, reason, Some(wait));
        Ok(Step::AgainAfter(wait))
    }

    async fn token(&self, limit: &WaitLimit<'_>) -> Result<Arc<Issued>, Cause> {
        let (client, refused) = (self.client, self.refused_token.as_deref());
        match client.token.find(refused, Waiter::current().blocks_a_runtime(), &client.means)? {
            Found::Known(token) => Ok(token),
            Found::Running(run) => {
                (limit.on_wait)(WaitReason::Token, None);
                match limit.apply(run).await {
                    Ok(token) => token.map_err(Failure::into_cause),
                    Err(Cause::HeldBack { .. }) => Err(Cause::TokenSource(
                        BoxError::from("it returned no token before the deadline of the call").into(),
                    )),
                    Err(cause) => Err(cause),
                }
            }
        }
    }

    /// Whether another token may help after an error. Servers reject a token with one of two statuses.
    fn renews_token(&self, error: &Error, token: &Issued, sent: Duration) -> bool {
        let is_unauthorized = is_status(error, StatusCode::UNAUTHORIZED);
        if !is_unauthorized && !is_status(error, StatusCode::FORBIDDEN) {
            return false;
        }
        let token_before = self.refused_token.as_deref();
        let refusal = Refusal { request: self.request, is_unauthorized, token, sent, token_before };
        self.client.token.renews(&refusal, &self.client.clock)
    }

    /// Sends the request once, and turns the response into a success or an error.
    async fn exchange(&mut self, header: HeaderValue, token: &str) -> Result<Reply, Error> {
        let client = self.client;
        let begun = client.clock.now();
        let time_limit = self.timeout.min(self.deadline.saturating_sub(begun));
        let limits = Limits {
            max_response_bytes: client.max_response_bytes,
            time_limit,
            silence: Some(client.read_timeout).filter(|silence| *silence < time_limit),
            waiter: Waiter::current(),
            clock: client.clock.clone(),
        };
        let token_header = (client.token.header_name(), header);
        let (request, headers) = (self.request, self.options.headers.as_deref());
        let sending = Sending { request, headers, base_url: &client.base_url, token: token_header, limits };
        let sent = client.sender.exchange(sending).await;
        if let Some(recorder) = &client.recorder {
            self.record(recorder, begun, token, &sent);
        }
        let Incoming { status, headers, body } = sent.map_err(|cause| Error::of(self.request, cause))?;
        if let Some(names) = &client.api.limits {
            client.rate_limit.note(names, &headers);
        }
        // Every success status counts. One that the spec does not list is drift.
        match (status.is_success() || self.request.is_done_by(status), body) {
            (true, Ok(body)) => Ok(Reply { status, headers, body }),
            (true, Err(cause)) => {
                let is_cut_off = cause.may_be_done();
                let error = Error::of(self.request, cause).with_head(status, headers);
                // A body that was cut off may be complete the next time. One that is too large stays too large.
                Err(if is_cut_off { error } else { error.after_success(self.request, status) })
            }
            (false, body) => Err(Error::of(self.request, self.refusal(Incoming { status, headers, body }, token))),
        }
    }

    /// Records an attempt that began at `begun`. A failure is reported and does not fail the call.
    #[cold]
    fn record(&mut self, recorder: &Recorder, begun: Duration, token: &str, sent: &Result<Incoming, Cause>) {
        let client = self.client;
        let took = client.clock.now().saturating_sub(begun);
        let date = client.clock.date();
        let known = client.token.known();
        let tokens = known.iter().map(|token| token.as_str()).chain([token]).collect();
        let redaction = Redaction { secrets: client.api.secrets, tokens };
        let times = (date.checked_sub(took).unwrap_or(date), took);
        let line = Line::new(&redaction, times, (self.request, &client.base_url), sent);
        if let Err(error) = recorder.write(&line) {
            self.count.unrecorded = self.count.unrecorded.saturating_add(1);
            observe::unrecorded(&error);
        }
    }

    /// Turns a response that is not a success into a cause.
    #[cold]
    fn refusal(&self, answer: Incoming, token: &str) -> Cause {
        let client = self.client;
        let Incoming { status, headers, body } = answer;
        if let Some(target) = redirect_target(status, &headers, &client.base_url) {
            return Cause::Redirect { status, target: crate::error::line(&target, token) };
        }
        let message = body.as_ref().ok().and_then(|body| crate::error::message(body, token));
        let date = client.clock.date();
        let reset = client.api.limits.as_ref().filter(|_| status == StatusCode::TOO_MANY_REQUESTS);
        let retry_after = retry_after(&headers, date).or_else(|| until_reset(reset?, &headers, date));
        let meaning = client.api.meaning(status.as_u16());
        Cause::Status(Box::new(Answer { status, headers, body, message, meaning, retry_after }))
    }

    /// How long to wait before the next attempt; none if there is no next attempt. Takes the retry from the budget.
    fn wait(&mut self, outcome: &Outcome) -> Option<Duration> {
        let clock = &self.client.clock;
        let left = self.deadline.saturating_sub(clock.now());
        let is_repeatable = self.request.is_repeatable();
        let wait = self.policy.wait(self.client.api, is_repeatable, self.number, outcome, left, clock.jitter())?;
        if !outcome.is_free() {
            self.client.budget.spend().then_some(())?;
            self.number += 1;
        }
        Some(wait)
    }

    /// Whether there is nothing to delete because an earlier attempt deleted the object and its response was lost. If the API has
    /// statuses for this case, a 404 does not mean it.
    fn was_deleted_before(&self, error: &Error) -> bool {
        let deletes = *self.request.method() == Method::DELETE && self.request.done_statuses().is_empty();
        self.may_be_done && deletes && is_status(error, StatusCode::NOT_FOUND)
    }
}

fn is_status(error: &Error, status: StatusCode) -> bool {
    error.status() == Some(status)
}

/// The origin that a redirect points to; none if the response is not a redirect.
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
        Cause::Connect(_) | Cause::Unprocessed(_) => Some(Outcome::NotSent),
        Cause::Status(answer) => Some(Outcome::Status(answer.status.as_u16(), answer.retry_after)),
        cause => cause.may_be_done().then_some(Outcome::Broken),
    }
}
