//! A server that answers whatever bytes it is told to.

use std::io::{Read as _, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use optimizely_rest::classic::{Client, ClientBuilder, RetryPolicy, Token};

/// A server of its own thread, which answers one request on each connection.
pub(crate) struct RawServer {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl RawServer {
    /// Answers as a function writes. An error of it, as of a client that has gone, ends the connection.
    pub(crate) fn answering(
        respond: impl Fn(&mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static,
    ) -> RawServer {
        RawServer::serving(move |_, stream| respond(stream))
    }

    /// Answers with the result of a function of the request head.
    pub(crate) fn replying(respond: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> RawServer {
        RawServer::serving(move |head, stream| stream.write_all(&respond(head)))
    }

    /// Answers as a function writes, which gets the head of the request.
    pub(crate) fn serving(
        respond: impl Fn(&str, &mut TcpStream) -> std::io::Result<()> + Send + Sync + 'static,
    ) -> RawServer {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, heads) = (listener.local_addr().unwrap(), Arc::<Mutex<Vec<String>>>::default());
        let (respond, log) = (Arc::new(respond), heads.clone());
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (respond, log) = (respond.clone(), log.clone());
                std::thread::spawn(move || {
                    let head = read_request(&mut stream);
                    log.lock().unwrap().push(head.clone());
                    let _ = respond(&head, &mut stream);
                });
            }
        });
        RawServer { address, heads }
    }

    /// Answers these bytes, and closes.
    pub(crate) fn of(bytes: impl Into<Vec<u8>>) -> RawServer {
        let bytes = bytes.into();
        RawServer::answering(move |stream| stream.write_all(&bytes))
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The heads of the requests that came.
    pub(crate) fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }

    pub(crate) fn client_builder(&self) -> ClientBuilder {
        self.client_builder_with(Token::legacy("abc:1"))
    }

    pub(crate) fn client_builder_with(&self, token: Token) -> ClientBuilder {
        Client::builder(token).base_url(format!("http://{}/v1/", self.address)).retry(RetryPolicy::none())
    }

    pub(crate) fn client(&self) -> Client {
        self.client_builder().build().unwrap()
    }
}

/// Reads a request, and returns its head. A body that is left unread would reset the connection when that is closed.
fn read_request(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|read| read == 1) {
        head.extend(byte);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let length = head.lines().find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
    let _ = stream.read_exact(&mut vec![0; length.unwrap_or(0)]);
    head
}

/// A whole answer.
pub(crate) fn answer(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let length = body.as_ref().len();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n");
    [head.as_bytes(), body.as_ref()].concat()
}
