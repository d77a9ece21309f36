//! A server that speaks HTTP/2 is spoken to in it, and needs one connection for everything.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Response, Version};
use hyper_util::rt::{TokioExecutor, TokioIo};
use optimizely_rest::{Client, Token};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::tls::certificate;

/// Serves an empty object over HTTP/2 alone; the PEM of its certificate, and the connections that it had.
async fn serving() -> (SocketAddr, String, Arc<AtomicUsize>) {
    let own = certificate();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let mut config = versions.with_no_client_auth().with_single_cert(vec![own.cert.der().clone()], key).unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, accepted) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let count = accepted.clone();
    tokio::spawn(async move {
        while let Ok((socket, _)) = listener.accept().await {
            count.fetch_add(1, Ordering::Relaxed);
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let stream = acceptor.accept(socket).await.unwrap();
                let answer = async |request: hyper::Request<hyper::body::Incoming>| {
                    assert_eq!(request.version(), Version::HTTP_2);
                    Ok::<_, hyper::Error>(Response::new(Full::new(Bytes::from_static(b"{}"))))
                };
                let service = hyper::service::service_fn(answer);
                let connection = hyper::server::conn::http2::Builder::new(TokioExecutor::new());
                // It ends with an error when the client has gone.
                let _ = connection.serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    (address, own.cert.pem(), accepted)
}

#[tokio::test]
async fn calls_at_once_share_a_connection() {
    let (address, pem, accepted) = serving().await;
    let url = format!("https://localhost:{}/v1/", address.port());
    let client = Client::builder(Token::legacy("abc:1")).base_url(url).root_certificate(pem).build().unwrap();
    let get = || client.request(optimizely_rest::Method::GET, "projects/1").with_response().into_future();
    // The first makes the connection, and learns which protocol it is.
    assert_eq!(get().await.unwrap().status, 200);
    for answer in futures_util::future::join_all((0..16).map(|_| get())).await {
        assert_eq!(answer.unwrap().value, serde_json::json!({}));
    }
    assert_eq!(accepted.load(Ordering::Relaxed), 1);
}
