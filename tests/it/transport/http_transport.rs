//! Transports from the program, which replace the client's connections or wrap them.

use std::future::{IntoFuture, ready};

use futures_util::FutureExt as _;
use optimizely_rest::BoxError;
use optimizely_rest::classic::{Client, ClientBuilder, ErrorKind, Method, Sandbox, StatusCode, Token};
use optimizely_rest::http::header::{ACCEPT_ENCODING, CONTENT_TYPE, USER_AGENT};
use optimizely_rest::http::{Request, Response};
use optimizely_rest::mock::{Answer, Mock, TestClock};
use optimizely_rest::sandbox::Fault;
use optimizely_rest::transport::{Bytes, HttpTransport, Limits, TransportError};
use serde_json::json;
use tower::{Service, ServiceExt as _, service_fn};

use crate::support::bodies::classic::a_project;
use crate::support::transports::{InMemory, Records, Sent, response};

#[tokio::test]
async fn a_recorder_sees_each_attempt_and_the_token_is_marked_as_sensitive() {
    let sandbox = Sandbox::builder().token("sesame:1").start().await.unwrap();
    let builder = Client::builder(Token::legacy("sesame:1")).base_url(sandbox.base_url()).user_agent("shop/1.0");
    let records = Records::default();
    let client = records.around(builder.clock(TestClock::new())).build().unwrap();
    client.projects().create(a_project()).await.unwrap();
    sandbox.inject(Fault::status(503).times(1));
    assert_eq!(client.projects().list().await.unwrap().len(), 1);

    let requests = records.requests();
    let lines: Vec<_> = requests.iter().map(|request| format!("{} {}", request.method(), request.uri())).collect();
    let url = format!("{}projects", client.base_url());
    assert_eq!(lines, [format!("POST {url}"), format!("GET {url}"), format!("GET {url}")]);
    assert_eq!(records.statuses(), [201, 503, 200].map(|status| StatusCode::from_u16(status).ok()));
    let post = &requests[0];
    assert_eq!(serde_json::from_slice::<serde_json::Value>(post.body()).unwrap(), json!({ "project_name": "Shop" }));
    assert!(post.headers()["token"].is_sensitive());
    assert!(!format!("{post:?}").contains("sesame"));
    assert_eq!(
        (post.headers()[CONTENT_TYPE].as_bytes(), post.headers()[USER_AGENT].as_bytes()),
        (&b"application/json"[..], &b"shop/1.0"[..])
    );
    let value = post.extensions().get::<optimizely_rest::Request>().unwrap();
    assert_eq!((value.method(), value.path()), (&Method::POST, "projects"));

    // The client's own connections, which are inside, ask for gzip and name the program once.
    assert!(!post.headers().contains_key(ACCEPT_ENCODING));
    let heard = &sandbox.requests()[0];
    assert_eq!((heard.header("accept-encoding"), heard.header("user-agent")), (Some("gzip"), Some("shop/1.0")));
}

/// How a client of this builder takes a fault, in words, and how often the server was asked.
async fn taken(sandbox: &Sandbox, builder: ClientBuilder, fault: Fault, method: Method) -> String {
    let client = builder.clock(TestClock::new()).max_response_bytes(10_000).build().unwrap();
    sandbox.clear_requests();
    sandbox.inject(fault.on(method.as_str(), "projects"));
    let request = client.request(method, "projects").json(&json!({ "project_name": "Shop" }));
    let ended = request.await.map(drop).map_err(|error| format!("{:?}: {}", error.kind(), error.report()));
    sandbox.clear_faults();
    format!("{ended:?} after {}", sandbox.requests().len())
}

#[tokio::test]
async fn connections_with_a_recorder_around_them_are_as_they_are_without() {
    let faults: [fn() -> Fault; 9] = [
        || Fault::status(404),
        || Fault::status(500).body(r#"{ "message": "no" }"#),
        || Fault::status(404).body_cut(),
        || Fault::other_status(202).body_cut(),
        Fault::close_before_answer,
        Fault::close_within_body,
        || Fault::redirect(302, "https://other.example/"),
        || Fault::oversized(20_000),
        || Fault::html(200),
    ];
    let sandbox = Sandbox::start().await.unwrap();
    for (number, fault) in faults.into_iter().enumerate() {
        for method in [Method::GET, Method::POST] {
            let own = taken(&sandbox, sandbox.client_builder(), fault(), method.clone()).await;
            let records = Records::default();
            let recorded = taken(&sandbox, records.around(sandbox.client_builder()), fault(), method.clone()).await;
            assert_eq!(own, recorded, "{method}, fault {number}");
            assert!(own.starts_with("Err") && !records.requests().is_empty(), "{method}, fault {number}: {own}");
        }
    }
}

#[test]
fn connections_with_a_recorder_around_them_serve_waits_and_awaits() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let sandbox = Sandbox::start_blocking().unwrap();
    let records = Records::default();
    let client = records.around(sandbox.client_builder()).build().unwrap();
    assert!(runtime.block_on(client.projects().list().into_future()).is_ok());
    assert!(client.projects().list().wait().is_ok());
    // The connections of waits do not end with the runtime of a caller.
    drop(runtime);
    assert!(client.projects().list().wait().is_ok());
    assert_eq!(records.requests().len(), 3);
}

#[tokio::test]
async fn the_last_one_that_is_put_around_is_the_outermost() {
    let mock = Mock::new();
    mock.next(Answer::status(200).body("[]"));
    let tagged = |tag: &'static str| {
        move |inner| {
            Tower(service_fn(move |mut request: Request<Bytes>| {
                let tags = request.headers().get("x-tags").map_or("", |tags| tags.to_str().unwrap());
                let tags = format!("{tags}{tag}").parse().unwrap();
                request.headers_mut().insert("x-tags", tags);
                passed_on(&inner, request)
            }))
        }
    };
    let records = Records::default();
    // The mock is inside, wherever it is named.
    let builder = Client::builder(Token::legacy("a:1")).clock(TestClock::new());
    let builder = records.around(builder).wrap_transport(tagged("b")).wrap_transport(tagged("a"));
    let client = builder.transport(mock.clone()).build().unwrap();
    assert!(client.projects().list().await.is_ok());
    assert_eq!(records.requests()[0].headers()["x-tags"], "ab");
    assert_eq!(mock.requests()[0].path(), "projects");
}

#[test]
fn a_transport_in_memory_needs_neither_a_runtime_nor_a_server() {
    let transport = InMemory::new(|request, _| {
        let body = json!({ "uri": request.uri().to_string() }).to_string();
        ready(Ok(response(200, body))).boxed()
    });
    let client = Client::builder(Token::legacy("abc:1")).transport(transport.clone()).build().unwrap();
    let get = |path: &str| {
        let call = client.request(Method::GET, path).query("a b", "c&d").into_future();
        call.now_or_never().expect("nothing is waited for").unwrap()
    };
    assert_eq!(get("a/b"), json!({ "uri": format!("{}a/b?a+b=c%26d", client.base_url()) }));
    // Every character of a path is valid in a URI.
    for letter in ('!'..='~').filter(|letter| !matches!(letter, '?' | '#' | '\\' | '.' | '"' | '\'')) {
        let uri = get(&format!("a/{letter}"))["uri"].to_string();
        assert!(uri.contains("/a/"), "{letter}: {uri}");
    }
    assert!(transport.requests() > 80);
}

/// A tower service as a transport. The limits are passed in the extensions of the request.
struct Tower<S>(S);

impl<S> HttpTransport for Tower<S>
where
    S: Service<Request<Bytes>, Response = Response<Bytes>> + Clone + Send + Sync + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
{
    async fn send(&self, mut request: Request<Bytes>, limits: Limits) -> Sent {
        request.extensions_mut().insert(limits);
        self.0.clone().oneshot(request).await.map_err(|error| TransportError::from(error.into()))
    }
}

/// A transport as the future of a service of tower.
fn passed_on<T: HttpTransport + Clone>(
    inner: &T,
    mut request: Request<Bytes>,
) -> impl Future<Output = Result<Response<Bytes>, BoxError>> + Send + use<T> {
    let inner = inner.clone();
    async move {
        let limits = request.extensions_mut().remove::<Limits>().ok_or("the limits are lost")?;
        Ok(inner.send(request, limits).await?)
    }
}

#[tokio::test]
async fn an_error_that_middleware_boxes_keeps_its_kind() {
    for not_sent in [true, false] {
        let end = move || match not_sent {
            true => TransportError::not_sent("no route"),
            false => TransportError::timed_out("too slow"),
        };
        let innermost = InMemory::ending(move |_| Err(end()));
        let inner = innermost.clone();
        let transport = Tower(service_fn(move |request: Request<Bytes>| passed_on(&inner, request)));
        let client =
            Client::builder(Token::legacy("a:1")).transport(transport).clock(TestClock::new()).build().unwrap();
        let error = client.projects().list().await.unwrap_err();
        let kind = if not_sent { ErrorKind::Connect } else { ErrorKind::Timeout };
        assert_eq!((error.kind(), innermost.requests()), (kind, 3));
    }
    // An error of the middleware itself may have come at any time.
    let refused = Tower(service_fn(|_: Request<Bytes>| ready(Err::<Response<Bytes>, _>("the service is closed"))));
    let client = Client::builder(Token::legacy("a:1")).transport(refused).clock(TestClock::new()).build().unwrap();
    let error = client.projects().create(a_project()).await.unwrap_err();
    assert!(error.is_outcome_unknown());
    let report = error.report().to_string();
    assert!(report.ends_with(": the service is closed"), "{report}");
}
