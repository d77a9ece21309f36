//! The sender of requests, and one exchange over the client's own connections.

use std::time::Duration;

use bytes::Bytes;
use http::Response;

use crate::error::{Cause, Error};
use crate::transport::body;
use crate::transport::clock::require_runtime;
use crate::transport::exchange::{Incoming, Sending};
use crate::transport::failure;
use crate::transport::given::Given;
use crate::transport::http_transport::HttpTransport;
use crate::transport::limits::Limits;
use crate::transport::transport_error::TransportError;
use crate::transport::waiter::Waiter;

/// Either the client's own connections or a transport from the program. The first does not go through the trait, which would cost each
/// call more allocations.
pub(crate) enum Sender {
    Own(Connections),
    Given(Given),
}

/// Two HTTP clients: the connections of the first are driven by the runtime that polls a call, and those of the second by the runtime
/// behind `wait()`.
pub(crate) struct Connections {
    http: reqwest::Client,
    /// The time limit of both clients.
    time_limit: Duration,
    #[cfg(feature = "blocking")]
    waiting: super::pool::Pool,
}

impl Sender {
    pub(crate) async fn exchange(&self, sending: Sending<'_>) -> Result<Incoming, Cause> {
        match self {
            Sender::Own(connections) => connections.exchange(prepared(&sending), &sending.limits).await,
            Sender::Given(given) => given.exchange(sending).await,
        }
    }
}

fn prepared(sending: &Sending<'_>) -> reqwest::Request {
    let mut request = reqwest::Request::new(sending.request.method().clone(), sending.url());
    sending.write_headers(request.headers_mut());
    *request.body_mut() = sending.request.sent_body().map(reqwest::Body::from);
    request
}

/// In effect no limit, but short enough to be added to the current time without overflow.
pub(crate) const LONGEST_TIMEOUT: Duration = Duration::from_secs(365 * 24 * 3600);

impl Connections {
    /// The clients that `make` returns have this time limit.
    pub(crate) fn new(
        time_limit: Duration,
        make: impl Fn() -> Result<reqwest::Client, Error> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        Ok(Connections {
            http: make()?,
            time_limit,
            #[cfg(feature = "blocking")]
            waiting: super::pool::Pool::new(make),
        })
    }

    /// Sends a request once and reads the whole response.
    pub(super) async fn exchange(&self, mut request: reqwest::Request, limits: &Limits) -> Result<Incoming, Cause> {
        let http = self.of(limits.waiter)?;
        require_runtime()?;
        let time_limit = limits.time_limit.min(LONGEST_TIMEOUT);
        // A request with a limit of its own takes more allocations.
        if time_limit != self.time_limit {
            *request.timeout_mut() = Some(time_limit);
        }
        let sent = body::unless_silent(limits.silence, http.execute(request)).await?;
        let mut response = sent.map_err(failure::of_exchange)?;
        let body = body::read(&mut response, limits.silence, limits.max_response_bytes).await;
        Ok(Incoming { status: response.status(), headers: std::mem::take(response.headers_mut()), body })
    }

    fn of(&self, waiter: Waiter) -> Result<&reqwest::Client, Cause> {
        match waiter {
            Waiter::Task => Ok(&self.http),
            #[cfg(feature = "blocking")]
            Waiter::Thread | Waiter::RuntimeThread => self.waiting.http().map_err(Error::into_cause),
        }
    }
}

/// For a transport that wraps the client's own.
impl HttpTransport for Connections {
    async fn send(&self, request: http::Request<Bytes>, limits: Limits) -> Result<Response<Bytes>, TransportError> {
        let has_body = !request.body().is_empty();
        let mut request = reqwest::Request::try_from(request).map_err(|error| {
            let why = format!("its URI cannot be used: {}", error.without_url());
            TransportError::of(Cause::InvalidRequest(why))
        })?;
        if !has_body {
            *request.body_mut() = None;
        }
        let Incoming { status, headers, body } = self.exchange(request, &limits).await.map_err(TransportError::of)?;
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        match body {
            Ok(body) => Ok(response.map(|_| body)),
            Err(cause) => Err(TransportError::of(cause).with_head(response.into_parts().0)),
        }
    }
}
