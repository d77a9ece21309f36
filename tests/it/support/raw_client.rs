//! HTTP by hand, for what no client would send.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

/// Long enough for a slow machine, and still the end of a test whose server hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sends bytes as they are, and returns all that is answered until the server closes. Panics when it never does.
pub(crate) fn exchange(address: SocketAddr, bytes: &[u8]) -> String {
    read(sent(address, bytes))
}

/// As [`exchange`], and says that nothing more will come: what is cut short is not waited for.
pub(crate) fn exchange_and_end(address: SocketAddr, bytes: &[u8]) -> String {
    let stream = sent(address, bytes);
    // An error says that the server has closed already.
    let _ = stream.shutdown(Shutdown::Write);
    read(stream)
}

/// A request with a token and these lines of header, after which the server closes.
pub(crate) fn request(method: &str, path: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    let head = format!("{method} /experiment/v1/{path} HTTP/1.1\r\nhost: sandbox\r\nconnection: close\r\n{headers}");
    format!("{head}content-length: {length}\r\n\r\n{body}")
}

/// The status of an answer; none if there was no answer.
pub(crate) fn status(answer: &str) -> Option<u16> {
    answer.strip_prefix("HTTP/1.")?.get(2..5)?.parse().ok()
}

/// The value of an answer's header, by its lower-case name.
pub(crate) fn header<'a>(answer: &'a str, name: &str) -> Option<&'a str> {
    let (head, _) = answer.split_once("\r\n\r\n")?;
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn sent(address: SocketAddr, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.set_write_timeout(Some(PATIENCE)).unwrap();
    // The server may refuse, and close, before it has read all of it.
    let _ = stream.write_all(bytes);
    stream
}

fn read(mut stream: TcpStream) -> String {
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer) {
        Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
            panic!("the server neither answers nor closes")
        }
        // A connection that is reset was closed, too.
        _ => String::from_utf8_lossy(&answer).into_owned(),
    }
}
