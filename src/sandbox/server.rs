//! HTTP: a thread with a listener, and from a request to an operation.

use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderMap, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::oneshot;

use super::PREFIX;
use super::operations::{Asked, perform};
use super::reply::Reply;
use super::routes::{self, Route};
use super::store::Store;

/// The largest body that is read, in bytes: an uploaded list of the largest size fits, however it is escaped.
const LARGEST_BODY: usize = 32 << 20;

/// How long a client may take to send its headers.
const HEADER_TIME: Duration = Duration::from_secs(30);

/// What every connection works on.
pub(super) struct Shared {
    token: Option<String>,
    state: Mutex<State>,
}

struct State {
    store: Store,
    requests: u64,
}

impl Shared {
    pub(super) fn new(token: Option<String>) -> Self {
        Shared { token, state: Mutex::new(State { store: Store::new(), requests: 0 }) }
    }

    pub(super) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// A poisoned lock would mean that an operation panicked half way. None can, and a test server goes on either way.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A thread that serves until it is told to stop.
pub(super) struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves on a thread of its own, so that a test which blocks its runtime does not block the server.
    pub(super) fn start(address: SocketAddr, shared: Arc<Shared>) -> std::io::Result<Self> {
        let listener = TcpListener::bind(address)?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let serve = move || {
            runtime.block_on(async {
                tokio::spawn(accept(listener, shared));
                // An error says that the sender is gone, which means the same.
                let _ = stopped.await;
            });
        };
        let thread = std::thread::Builder::new().name("sandbox".to_owned()).spawn(serve)?;
        Ok(Server { address, stop: Some(stop), thread: Some(thread) })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // The thread does not panic; if it did, there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file descriptors, most likely: others have to end first.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let shared = shared.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| answer(&shared, request));
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEADER_TIME)
                .serve_connection(TokioIo::new(stream), service);
            // A connection that breaks is the client's affair.
            let _ = connection.await;
        });
    }
}

async fn answer(shared: &Shared, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let body = Limited::new(body, LARGEST_BODY).collect().await;
    let mut state = shared.state();
    state.requests += 1;
    let request_id = format!("sandbox-{}", state.requests);
    let reply = match body {
        Ok(body) => dispatch(shared, &mut state.store, &parts, &body.to_bytes()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            Reply::refusal(413, format!("Payload Too Large: a body has at most {LARGEST_BODY} bytes"))
        }
        Err(error) => Reply::refusal(400, format!("Bad Request: the body cannot be read: {error}")),
    };
    drop(state);
    Ok(response(reply.header("x-request-id", request_id)))
}

fn dispatch(shared: &Shared, store: &mut Store, parts: &hyper::http::request::Parts, body: &[u8]) -> Reply {
    let Some(path) = parts.uri.path().strip_prefix(PREFIX) else {
        return Reply::refusal(404, format!("Not Found: the API begins at {PREFIX}"));
    };
    if let Err(refusal) = authenticated(shared.token(), &parts.headers) {
        return refusal;
    }
    match routes::find(parts.method.as_str(), path) {
        Route::Found { resource, operation, id } => {
            let query: Vec<(String, String)> = query(parts.uri.query().unwrap_or_default());
            perform(store, &Asked { resource, operation, id, query: &query, body })
        }
        Route::NotAllowed(allowed) => {
            Reply::refusal(405, "Method Not Allowed: the API has no such operation").header("allow", allowed.join(", "))
        }
        Route::Unknown => Reply::refusal(404, "Not Found: there is nothing at this path"),
    }
}

/// Either header will do, as for the API.
fn authenticated(expected: Option<&str>, headers: &HeaderMap) -> Result<(), Reply> {
    let sent = crate::api::SCHEMES.iter().find_map(|scheme| {
        let value = headers.get(scheme.header)?.to_str().ok()?;
        match scheme.prefix {
            Some(prefix) => value.strip_prefix(prefix)?.strip_prefix(' '),
            None => Some(value),
        }
    });
    match (sent, expected) {
        (None | Some(""), _) => Err(Reply::refusal(401, "Unauthorized: the token is missing")),
        (Some(sent), Some(expected)) if sent != expected => Err(Reply::refusal(403, "Authentication Failed")),
        _ => Ok(()),
    }
}

fn query(text: &str) -> Vec<(String, String)> {
    let url = reqwest::Url::parse(&format!("http://localhost/?{text}"));
    url.map(|url| url.query_pairs().into_owned().collect()).unwrap_or_default()
}

fn response(reply: Reply) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(reply.body)));
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
