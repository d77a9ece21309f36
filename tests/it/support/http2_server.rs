//! HTTP/2 over TLS: a server that serves, or does to its first connections what a test asks for; and a proxy that can go mute.

use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use optimizely_rest::classic::{Client, ClientBuilder, Token};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use crate::support::tls_server::certificate;

/// The behaviour of a connection.
#[derive(Clone, Copy)]
pub enum Connection {
    /// Every request is answered with 200, and an object that says which version of HTTP it came by.
    Serves,
    /// The same after a while.
    ServesAfter(Duration),
    /// The same with this many headers of 40 bytes.
    ServesWithHeaders(usize),
    /// The first request is answered with `RST_STREAM` and this reason, the others are handled.
    Resets(h2::Reason),
    /// The first request is answered with these frames, and nothing else.
    Writes(&'static [&'static [u8]]),
    /// The frames are written before anything was asked for.
    WritesAtOnce(&'static [&'static [u8]]),
    /// The first request is answered with these frames, and the connection is closed.
    WritesAndCloses(&'static [&'static [u8]]),
}

/// `GOAWAY` with the last stream 0: the first request, which is stream 1, was not processed.
pub const GOAWAY: &[u8] = &[0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
/// The same with the reason `ENHANCE_YOUR_CALM`.
pub const GOAWAY_CALM: &[u8] = &[0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11];
/// `GOAWAY` with the last stream 1: the first request may have been processed.
pub const GOAWAY_ABOVE: &[u8] = &[0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0];
/// `HEADERS` of stream 1, with the status 201.
pub const CREATED: &[u8] = &[0, 0, 5, 1, 4, 0, 0, 0, 1, 0x48, 3, b'2', b'0', b'1'];
/// `RST_STREAM` of stream 1, with the reason `REFUSED_STREAM`.
pub const REFUSED: &[u8] = &[0, 0, 4, 3, 0, 0, 0, 0, 1, 0, 0, 0, 7];
/// An empty `SETTINGS`, with which a server begins.
const SETTINGS: &[u8] = &[0, 0, 0, 4, 0, 0, 0, 0, 0];

pub struct Http2Server {
    address: SocketAddr,
    /// The PEM of its certificate.
    certificate: String,
    connections: Arc<AtomicUsize>,
    handled: Arc<AtomicUsize>,
}

impl Http2Server {
    /// Does these things to its first connections, and serves the others.
    pub async fn start(first: &'static [Connection]) -> Self {
        Http2Server::offering(&[b"h2"], first).await
    }

    /// The same, with a list of protocols from which the client may choose.
    pub async fn offering(protocols: &[&[u8]], first: &'static [Connection]) -> Self {
        let own = certificate();
        let acceptor = acceptor(&own, protocols);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Http2Server {
            address: listener.local_addr().unwrap(),
            certificate: own.cert.pem(),
            connections: Arc::default(),
            handled: Arc::default(),
        };
        let (connections, handled) = (server.connections.clone(), server.handled.clone());
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let number = connections.fetch_add(1, Ordering::Relaxed);
                let connection = first.get(number).copied().unwrap_or(Connection::Serves);
                let (acceptor, handled) = (acceptor.clone(), handled.clone());
                tokio::spawn(async move {
                    let stream = acceptor.accept(socket).await.unwrap();
                    // It ends with an error when the client has gone.
                    let _ = connection.go(stream, handled).await;
                });
            }
        });
        server
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A builder of clients that trust it, and reach it by this address.
    pub fn client_builder(&self, address: SocketAddr) -> ClientBuilder {
        let url = format!("https://localhost:{}/v1/", address.port());
        Client::builder(Token::legacy("abc:1")).base_url(url).root_certificate(self.certificate.clone())
    }

    /// How many connections it had, and how many requests it handled.
    pub fn counts(&self) -> (usize, usize) {
        (self.connections.load(Ordering::Relaxed), self.handled.load(Ordering::Relaxed))
    }
}

fn acceptor(own: &rcgen::CertifiedKey<rcgen::KeyPair>, protocols: &[&[u8]]) -> TlsAcceptor {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let mut config = versions.with_no_client_auth().with_single_cert(vec![own.cert.der().clone()], key).unwrap();
    config.alpn_protocols = protocols.iter().map(|name| name.to_vec()).collect();
    TlsAcceptor::from(Arc::new(config))
}

impl Connection {
    async fn go(self, mut stream: TlsStream<TcpStream>, handled: Arc<AtomicUsize>) -> io::Result<()> {
        match self {
            Connection::Writes(frames) => write(&mut stream, frames, true).await?,
            Connection::WritesAtOnce(frames) => write(&mut stream, frames, false).await?,
            Connection::WritesAndCloses(frames) => return write(&mut stream, frames, true).await,
            _ => return self.serve(stream, handled).await,
        }
        // It stays open until the client closes it.
        loop {
            read_frame(&mut stream).await?;
        }
    }

    async fn serve(self, stream: TlsStream<TcpStream>, handled: Arc<AtomicUsize>) -> io::Result<()> {
        let is_first = Arc::new(AtomicBool::new(true));
        let service = hyper::service::service_fn(move |request| {
            self.answer(request, is_first.swap(false, Ordering::Relaxed), handled.clone())
        });
        let builder = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
        builder.serve_connection(TokioIo::new(stream), service).await.map_err(io::Error::other)
    }

    async fn answer(
        self,
        request: Request<Incoming>,
        is_first: bool,
        handled: Arc<AtomicUsize>,
    ) -> Result<Response<Full<Bytes>>, h2::Error> {
        let body = format!(r#"{{"version": "{:?}"}}"#, request.version());
        let mut response = Response::new(Full::new(Bytes::from(body)));
        match self {
            Connection::Resets(reason) if is_first => return Err(h2::Error::from(reason)),
            Connection::ServesAfter(wait) => tokio::time::sleep(wait).await,
            Connection::ServesWithHeaders(number) => {
                let names = (0..number).map(|number| format!("x-{number:038}").parse::<HeaderName>().unwrap());
                response.headers_mut().extend(names.map(|name| (name, HeaderValue::from_static("x"))));
            }
            _ => {}
        }
        handled.fetch_add(1, Ordering::Relaxed);
        Ok(response)
    }
}

/// Writes frames, if wanted when the first request has come.
async fn write(stream: &mut TlsStream<TcpStream>, frames: &[&[u8]], awaits_request: bool) -> io::Result<()> {
    stream.write_all(SETTINGS).await?;
    if awaits_request {
        stream.read_exact(&mut [0; PREFACE.len()]).await?;
        while read_frame(stream).await? != HEADERS {}
    }
    stream.write_all(&frames.concat()).await?;
    stream.flush().await?;
    if !awaits_request {
        stream.read_exact(&mut [0; PREFACE.len()]).await?;
    }
    Ok(())
}

/// The connection preface of a client.
const PREFACE: &str = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
const HEADERS: u8 = 1;

/// Reads a frame, and says of which type it was.
async fn read_frame(stream: &mut TlsStream<TcpStream>) -> io::Result<u8> {
    let mut head = [0; 9];
    stream.read_exact(&mut head).await?;
    let length = usize::from(head[0]) << 16 | usize::from(head[1]) << 8 | usize::from(head[2]);
    stream.read_exact(&mut vec![0; length]).await?;
    Ok(head[3])
}

/// Hands on what comes to its address, until it is told to go mute.
pub struct Proxy {
    address: SocketAddr,
    /// Whether each connection is mute.
    mute: Arc<Mutex<Vec<Arc<AtomicBool>>>>,
}

impl Proxy {
    pub async fn to(server: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (address, mute) = (listener.local_addr().unwrap(), Arc::<Mutex<Vec<Arc<AtomicBool>>>>::default());
        let connections = mute.clone();
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let is_mute = Arc::<AtomicBool>::default();
                connections.lock().unwrap().push(is_mute.clone());
                let (from_client, to_client) = client.into_split();
                let (from_server, to_server) = TcpStream::connect(server).await.unwrap().into_split();
                tokio::spawn(hand_on(from_client, to_server, is_mute.clone()));
                tokio::spawn(hand_on(from_server, to_client, is_mute));
            }
        });
        Proxy { address, mute }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Stops forwarding on the connections that there are. They stay open.
    pub fn mute(&self) {
        self.mute.lock().unwrap().iter().for_each(|connection| connection.store(true, Ordering::Relaxed));
    }
}

async fn hand_on(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    is_mute: Arc<AtomicBool>,
) -> io::Result<()> {
    let mut buffer = [0; 4096];
    loop {
        let read = from.read(&mut buffer).await?;
        if is_mute.load(Ordering::Relaxed) {
            std::future::pending::<()>().await;
        }
        if read == 0 {
            return Ok(());
        }
        to.write_all(&buffer[..read]).await?;
    }
}
