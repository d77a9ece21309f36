//! Transports of a program's own: one in memory, and a recorder around another one.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use futures_util::future::{BoxFuture, FutureExt as _, ready};
use optimizely_rest::StatusCode;
use optimizely_rest::classic::ClientBuilder;
use optimizely_rest::http::{Request, Response};
use optimizely_rest::transport::{Bytes, HttpTransport, InnerTransport, Limits, TransportError};

pub(crate) type Sent = Result<Response<Bytes>, TransportError>;

/// A transport in memory: a function, and how often it was asked.
pub(crate) struct InMemory {
    respond: Box<dyn Fn(Request<Bytes>, Limits) -> BoxFuture<'static, Sent> + Send + Sync>,
    requests: AtomicU32,
}

impl InMemory {
    pub(crate) fn new(
        respond: impl Fn(Request<Bytes>, Limits) -> BoxFuture<'static, Sent> + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(InMemory { respond: Box::new(respond), requests: AtomicU32::new(0) })
    }

    /// Gives each request the same end at once.
    pub(crate) fn ending(end: impl Fn(&Limits) -> Sent + Send + Sync + 'static) -> Arc<Self> {
        Self::new(move |_, limits| ready(end(&limits)).boxed())
    }

    pub(crate) fn requests(&self) -> u32 {
        self.requests.load(Ordering::SeqCst)
    }
}

impl HttpTransport for InMemory {
    async fn send(&self, request: Request<Bytes>, limits: Limits) -> Sent {
        self.requests.fetch_add(1, Ordering::SeqCst);
        (self.respond)(request, limits).await
    }
}

pub(crate) fn response(status: u16, body: impl Into<Bytes>) -> Response<Bytes> {
    Response::builder().status(status).body(body.into()).unwrap()
}

/// The data of a recorder.
#[derive(Clone, Default)]
pub(crate) struct Records {
    requests: Arc<Mutex<Vec<Request<Bytes>>>>,
    statuses: Arc<Mutex<Vec<Option<StatusCode>>>>,
}

impl Records {
    /// Puts a recorder around the transport of a client.
    pub(crate) fn around(&self, builder: ClientBuilder) -> ClientBuilder {
        let records = self.clone();
        builder.wrap_transport(|inner| Recorder { inner, records })
    }

    pub(crate) fn requests(&self) -> Vec<Request<Bytes>> {
        self.requests.lock().unwrap().clone()
    }

    /// The statuses that came back, those of broken bodies included.
    pub(crate) fn statuses(&self) -> Vec<Option<StatusCode>> {
        self.statuses.lock().unwrap().clone()
    }
}

/// Keeps what passes, and changes nothing.
struct Recorder {
    inner: InnerTransport,
    records: Records,
}

impl HttpTransport for Recorder {
    async fn send(&self, request: Request<Bytes>, limits: Limits) -> Sent {
        self.records.requests.lock().unwrap().push(request.clone());
        let sent = self.inner.send(request, limits).await;
        let status = sent.as_ref().map_or_else(TransportError::status, |response| Some(response.status()));
        self.records.statuses.lock().unwrap().push(status);
        sent
    }
}
