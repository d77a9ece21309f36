//! HTTP: a thread with a listener, and from a request to an operation.

use crate::classic::api::Classic;
use crate::model::api::Api as _;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use futures_util::stream::{self, StreamExt as _};
use http_body_util::{BodyExt, Full, Limited, StreamBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use tokio::sync::oneshot;

use super::PREFIX;
use super::cors;
use super::faults::{Delivery, Effect, Fault, Faults, RateLimit};
use super::log::{self, Log, Received};
use super::mute::{Connection, Mute};
use super::operations::{Asked, perform};
use super::page;
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
    latency: Duration,
    state: Mutex<State>,
}

/// What changes from request to request.
pub(super) struct State {
    pub(super) store: Store,
    pub(super) log: Log,
    pub(super) faults: Faults,
    rate_limit: Option<RateLimit>,
}

impl Shared {
    pub(super) fn new(token: Option<String>, latency: Duration, rate_limit: Option<RateLimit>, store: Store) -> Self {
        let (log, faults) = (Log::default(), Faults::default());
        Shared { token, latency, state: Mutex::new(State { store, log, faults, rate_limit }) }
    }

    pub(super) fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// A poisoned lock would mean that an operation panicked half way. None can, and a test server goes on either way.
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
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
            let mute = Mute::default();
            let stream = Connection { stream, mute: mute.clone() };
            let service = service_fn(move |request| answer(shared.clone(), mute.clone(), request));
            let mut builder = auto::Builder::new(TokioExecutor::new());
            builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
            // A connection that breaks is the client's affair.
            let _ = builder.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// Answers a request. An error closes the connection.
async fn answer(shared: Arc<Shared>, mute: Mute, request: Request<Incoming>) -> Result<Response<Body>, End> {
    let (parts, body) = request.into_parts();
    if page::is_asked_for(&parts) {
        return response(page::answer(&shared, &parts), None);
    }
    if cors::is_asked_for(&parts) {
        return response(cors::answer(&parts), None);
    }
    let method = parts.method.as_str();
    let whole_path = parts.uri.path();
    let path = whole_path.strip_prefix(PREFIX).unwrap_or(whole_path);
    let body = match Limited::new(body, LARGEST_BODY).collect().await {
        Ok(body) => Ok(body.to_bytes()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            Err(Reply::refusal(413, format!("a body has at most {LARGEST_BODY} bytes")))
        }
        Err(error) => Err(Reply::refusal(400, format!("the body cannot be read: {error}"))),
    };
    let query = query(parts.uri.query().unwrap_or_default());
    let (number, limited, fault) = {
        let mut state = shared.state();
        let number = state.log.add(Received {
            method: method.to_owned(),
            path: path.to_owned(),
            query: query.clone(),
            headers: log::redacted(&parts.headers),
            body: log::shortened(body.as_deref().unwrap_or_default()),
            status: None,
        });
        let limited = state.rate_limit.as_mut().and_then(|limit| limit.refuse(Instant::now()));
        (number, limited, state.faults.take(method, path))
    };
    let delay = shared.latency + fault.as_ref().map_or(Duration::ZERO, |fault| fault.delay);
    if !delay.is_zero() {
        tokio::time::sleep(delay).await;
    }
    let performs = fault.as_ref().is_none_or(|fault| fault.performs);
    let forgets = fault.as_ref().is_some_and(|fault| fault.forgets);
    let reply = match (body, limited) {
        (Err(refusal), _) => refusal,
        (_, Some(wait)) => {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            Reply::refusal(429, "too many requests").header("retry-after", seconds.to_string())
        }
        (Ok(_), _) if !performs => Reply::empty(204),
        (Ok(body), _) => dispatch(&shared, &parts, &query, &body, forgets),
    };
    if fault.as_ref().is_some_and(|fault| matches!(fault.effect, Effect::Mute)) {
        mute.set();
        return std::future::pending().await;
    }
    let response = response(cors::shared(reply).header("x-request-id", format!("sandbox-{number}")), fault);
    if let Ok(response) = &response {
        shared.state().log.answered(number, response.status().as_u16());
    }
    response
}

fn dispatch(
    shared: &Shared,
    parts: &hyper::http::request::Parts,
    query: &[(String, String)],
    body: &[u8],
    forgets: bool,
) -> Reply {
    let Some(path) = parts.uri.path().strip_prefix(PREFIX) else {
        return Reply::refusal(404, format!("the API begins at {PREFIX}"));
    };
    if let Err(refusal) = authenticated(shared.token(), &parts.headers) {
        return refusal;
    }
    match routes::find(parts.method.as_str(), path) {
        Route::Found { resource, operation, id } => {
            let (mut state, asked) = (shared.state(), Asked { resource, operation, id, query, body });
            match forgets {
                true => perform(&mut state.store.clone(), &asked),
                false => perform(&mut state.store, &asked),
            }
        }
        Route::NotAllowed(allowed) => {
            Reply::refusal(405, "the API has no such operation").header("allow", routes::allow(&allowed))
        }
        Route::Unknown => Reply::refusal(404, "there is nothing at this path"),
    }
}

/// Either header will do, as for the API.
fn authenticated(expected: Option<&str>, headers: &HeaderMap) -> Result<(), Reply> {
    let sent = Classic::DEFINITION.schemes.iter().find_map(|scheme| {
        let value = headers.get(scheme.header)?.to_str().ok()?;
        match scheme.prefix {
            // HTTP compares the names of schemes without regard to case.
            Some(prefix) => {
                value.split_once(' ').filter(|(name, _)| name.eq_ignore_ascii_case(prefix)).map(|(_, rest)| rest)
            }
            None => Some(value),
        }
    });
    match (sent, expected) {
        (None | Some(""), _) => Err(Reply::refusal(401, "the token is missing")),
        (Some(sent), Some(expected)) if sent != expected => Err(Reply::refusal(403, "Authentication Failed")),
        _ => Ok(()),
    }
}

fn query(text: &str) -> Vec<(String, String)> {
    if text.is_empty() {
        return Vec::new();
    }
    let url = url::Url::parse(&format!("http://localhost/?{text}"));
    url.map(|url| url.query_pairs().into_owned().collect()).unwrap_or_default()
}

type Body = http_body_util::combinators::BoxBody<Bytes, End>;

/// The end of a connection or of a stream that a fault asked for.
#[derive(Debug, thiserror::Error)]
enum End {
    #[error("closed, as a fault asked for")]
    Closed,
    /// hyper sends the reason of the h2 error that it finds here.
    #[error("refused, as a fault asked for")]
    Refused(#[source] h2::Error),
}

/// The answer, with what a fault makes of it.
fn response(reply: Reply, fault: Option<Fault>) -> Result<Response<Body>, End> {
    let (headers, effect, delivery) = match fault {
        Some(fault) => (fault.headers, fault.effect, fault.delivery),
        None => (Vec::new(), Effect::Nothing, Delivery::Whole),
    };
    let mut response = Response::new(());
    let mut status = reply.status;
    let mut bytes = reply.body;
    let mut fields: Vec<(String, String)> =
        reply.headers.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    match effect {
        Effect::Nothing | Effect::Mute => {}
        Effect::OtherStatus(wanted) => status = wanted,
        Effect::Status { status: wanted, body } => {
            (status, bytes) = (wanted, body);
            fields.retain(|(name, _)| name != "content-type");
        }
        Effect::Rewritten(rewrite) => bytes = rewrite(bytes),
        Effect::ClosedBefore => return Err(End::Closed),
        Effect::Refused => return Err(End::Refused(h2::Reason::REFUSED_STREAM.into())),
        Effect::Truncated => bytes.truncate(bytes.len() / 2),
        Effect::Oversized(more) => bytes.resize(bytes.len() + more, b' '),
    }
    if let Delivery::Cut | Delivery::Withheld = delivery {
        fields.push(("content-length".to_owned(), bytes.len().max(2).to_string()));
    }
    if headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("transfer-encoding")) {
        fields.retain(|(name, _)| name != "content-length");
    }
    fields.retain(|(name, _)| headers.iter().all(|(other, _)| !other.eq_ignore_ascii_case(name)));
    fields.extend(headers);
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in fields {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response.map(|()| body(bytes, delivery)))
}

/// The body, in the way that a fault asks for.
fn body(bytes: Vec<u8>, delivery: Delivery) -> Body {
    let half = || stream::iter([Ok(Frame::data(Bytes::copy_from_slice(&bytes[..bytes.len() / 2])))]);
    match delivery {
        Delivery::Whole => Full::new(Bytes::from(bytes)).map_err(|never| match never {}).boxed(),
        Delivery::Trickle { bytes: size, pause } => {
            let pieces: Vec<Bytes> = bytes.chunks(size).map(Bytes::copy_from_slice).collect();
            let pieces = stream::iter(pieces).then(move |piece| async move {
                tokio::time::sleep(pause).await;
                Ok(Frame::data(piece))
            });
            BodyExt::boxed(StreamBody::new(pieces))
        }
        Delivery::Cut => {
            let end = stream::once(async {
                // hyper drops what it has not written yet.
                tokio::time::sleep(Duration::from_millis(1)).await;
                Err(End::Closed)
            });
            BodyExt::boxed(StreamBody::new(half().chain(end)))
        }
        Delivery::Withheld => BodyExt::boxed(StreamBody::new(half().chain(stream::pending()))),
    }
}
