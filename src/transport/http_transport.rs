//! The trait of a transport, and its boxed form.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;

use crate::transport::limits::Limits;
use crate::transport::transport_error::TransportError;

/// Carries the requests of a client. The [module](crate::transport) describes what a transport receives and what it returns.
///
/// Implement it with `async fn send`; no macro is needed. Pass the transport to
/// [`ClientBuilder::transport`](crate::client::ClientBuilder::transport), or return it from the function that
/// [`wrap_transport`](crate::client::ClientBuilder::wrap_transport) takes.
pub trait HttpTransport: Send + Sync + 'static {
    /// Sends a request once and returns the response with its whole body, whatever its status.
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> impl Future<Output = Result<http::Response<Bytes>, TransportError>> + Send;
}

/// Lets a program keep a handle to the transport that it gives to a client.
impl<T: HttpTransport> HttpTransport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> impl Future<Output = Result<http::Response<Bytes>, TransportError>> + Send {
        T::send(self, request, limits)
    }
}

/// A transport of any type. [`wrap_transport`](crate::client::ClientBuilder::wrap_transport) passes it to the transport that wraps it.
/// Clones share their connections.
#[derive(Clone)]
pub struct InnerTransport(Arc<dyn Boxed>);

impl InnerTransport {
    pub(crate) fn new(transport: impl HttpTransport) -> Self {
        InnerTransport(Arc::new(transport))
    }
}

impl HttpTransport for InnerTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        limits: Limits,
    ) -> impl Future<Output = Result<http::Response<Bytes>, TransportError>> + Send {
        self.0.send_boxed(request, limits)
    }
}

impl fmt::Debug for InnerTransport {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("InnerTransport").finish_non_exhaustive()
    }
}

type Exchange<'a> = Pin<Box<dyn Future<Output = Result<http::Response<Bytes>, TransportError>> + Send + 'a>>;

/// [`HttpTransport`] with a boxed future, so that it can be a trait object.
trait Boxed: Send + Sync {
    fn send_boxed(&self, request: http::Request<Bytes>, limits: Limits) -> Exchange<'_>;
}

impl<T: HttpTransport> Boxed for T {
    fn send_boxed(&self, request: http::Request<Bytes>, limits: Limits) -> Exchange<'_> {
        Box::pin(self.send(request, limits))
    }
}
