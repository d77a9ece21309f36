//! A transport that a program supplies or wraps, with the limits of an attempt enforced.

use bytes::Bytes;
use http::header::USER_AGENT;
use http::{HeaderValue, Request, Response, Uri};

use crate::error::Cause;
use crate::transport::exchange::{Incoming, Sending};
use crate::transport::http_transport::{HttpTransport as _, InnerTransport};
use crate::transport::limits::Limits;
use crate::transport::transport_error::TransportError;

pub(crate) struct Given {
    pub(crate) transport: InnerTransport,
    pub(crate) user_agent: HeaderValue,
}

impl Given {
    pub(crate) async fn exchange(&self, sending: Sending<'_>) -> Result<Incoming, Cause> {
        let request = self.request(&sending)?;
        let Limits { clock, max_response_bytes, time_limit, .. } = sending.limits.clone();
        let until = clock.now().saturating_add(time_limit);
        let sent = clock.limit(until, self.transport.send(request, sending.limits)).await?;
        incoming(sent.ok_or(Cause::Timeout(None))?, max_response_bytes)
    }

    fn request(&self, sending: &Sending<'_>) -> Result<Request<Bytes>, Cause> {
        let uri = Uri::try_from(sending.url().as_str())
            .map_err(|error| Cause::InvalidRequest(format!("its URL is not valid: {error}")))?;
        let mut request = Request::new(sending.request.sent_body().unwrap_or_default());
        *request.method_mut() = sending.request.method().clone();
        *request.uri_mut() = uri;
        sending.write_headers(request.headers_mut());
        request.headers_mut().insert(USER_AGENT, self.user_agent.clone());
        request.extensions_mut().insert(sending.request.clone());
        Ok(request)
    }
}

/// Converts the result of a transport, which may have ignored the limit on the body.
fn incoming(sent: Result<Response<Bytes>, TransportError>, limit: usize) -> Result<Incoming, Cause> {
    let (head, body) = match sent {
        Ok(response) => match response.into_parts() {
            (head, body) if body.len() > limit => (head, Err(Cause::TooLarge { limit })),
            (head, body) => (head, Ok(body)),
        },
        Err(error) => match error.into_parts() {
            (cause, Some(head)) => (head, Err(cause)),
            (cause, None) => return Err(cause),
        },
    };
    Ok(Incoming { status: head.status, headers: head.headers, body })
}
