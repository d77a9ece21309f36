//! A server with a certificate that nobody trusts.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, Stream};

use crate::support::raw_server::answer;

pub(crate) type Certified = CertifiedKey<rcgen::KeyPair>;

pub(crate) fn certificate() -> Certified {
    generate_simple_self_signed(["localhost".to_owned()]).unwrap()
}

/// A server that shows a certificate, wants one of the other side if it is told whose, and answers every request alike.
pub(crate) fn serving(own: &Certified, client: Option<&Certified>, answer: Vec<u8>) -> SocketAddr {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions().unwrap();
    let builder = match client {
        Some(client) => {
            let mut roots = RootCertStore::empty();
            roots.add(client.cert.der().clone()).unwrap();
            builder.with_client_cert_verifier(
                WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap(),
            )
        }
        None => builder.with_no_client_auth(),
    };
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let config = Arc::new(builder.with_single_cert(vec![own.cert.der().clone()], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut socket in listener.incoming().flatten() {
            let mut connection = ServerConnection::new(config.clone()).unwrap();
            let mut stream = Stream::new(&mut connection, &mut socket);
            // An error is what the tests are about: the client hears of it, or gave rise to it.
            let _ = stream.read(&mut [0; 4096]).and_then(|_| stream.write_all(&answer)).and_then(|()| stream.flush());
            connection.send_close_notify();
            let _ = connection.write_tls(&mut socket);
        }
    });
    address
}

pub(crate) fn empty_list() -> Vec<u8> {
    answer("200 OK", "", "[]")
}
