//! Certificates and proxies: whom the client trusts, how it shows who it is, and what it says when one of them fails.

use std::net::SocketAddr;

use optimizely_rest::classic::{Client, ClientBuilder, Error, ErrorKind, RetryPolicy, Token};
use optimizely_rest::reqwest_0_13::Proxy;

use crate::support::raw_server::{RawServer, answer};
use crate::support::tls_server::{certificate, empty_list, serving};

fn builder(host: &str, address: SocketAddr) -> ClientBuilder {
    Client::builder(Token::legacy("abc:1")).base_url(format!("https://{host}:{}/v1/", address.port()))
}

async fn list(builder: ClientBuilder) -> Result<usize, Error> {
    Ok(builder.build()?.projects().list().await?.len())
}

#[tokio::test]
async fn a_certificate_that_nobody_trusts_is_reported_as_such_and_not_tried_again() {
    let address = serving(&certificate(), None, empty_list());
    let error = list(builder("localhost", address)).await.unwrap_err();
    assert!(error.is_certificate(), "{error:?}");
    assert_eq!(error.kind(), ErrorKind::Certificate);
    let report = error.report().to_string();
    assert!(report.starts_with("GET projects: a certificate was rejected: "), "{report}");
    assert!(!error.is_outcome_unknown());
}

#[tokio::test]
async fn a_root_certificate_of_ones_own_is_trusted_for_its_names_alone() {
    let own = certificate();
    let address = serving(&own, None, empty_list());
    let trusting = |host| builder(host, address).root_certificate(own.cert.pem());
    assert_eq!(list(trusting("localhost")).await.unwrap(), 0);
    let error = list(trusting("127.0.0.1")).await.unwrap_err();
    assert!(error.is_certificate(), "{error:?}");
    let report = error.report().to_string();
    assert!(report.contains("localhost"), "it says which name would do: {report}");
}

#[tokio::test]
async fn a_client_shows_who_it_is_where_the_server_asks() {
    let (server, client) = (certificate(), certificate());
    let address = serving(&server, Some(&client), empty_list());
    let trusting = || builder("localhost", address).root_certificate(server.cert.pem());
    assert_eq!(list(trusting().identity(client.cert.pem(), client.signing_key.serialize_pem())).await.unwrap(), 0);
    let error = list(trusting()).await.unwrap_err();
    assert!(error.is_certificate(), "{error:?}");
}

#[test]
fn a_pem_text_that_cannot_be_read_is_refused_when_the_client_is_built() {
    let (own, other) = (certificate(), certificate());
    let address = SocketAddr::from(([127, 0, 0, 1], 1));
    let refused = |builder: ClientBuilder| builder.build().expect_err("this is not a PEM of the kind").kind();
    for text in ["", "nonsense", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
        assert_eq!(refused(builder("localhost", address).root_certificate(text)), ErrorKind::Configuration);
        let key = own.signing_key.serialize_pem();
        assert_eq!(refused(builder("localhost", address).identity(text, key)), ErrorKind::Configuration);
        assert_eq!(refused(builder("localhost", address).identity(own.cert.pem(), text)), ErrorKind::Configuration);
    }
    let foreign_key = other.signing_key.serialize_pem();
    assert_eq!(refused(builder("localhost", address).identity(own.cert.pem(), foreign_key)), ErrorKind::Configuration);
}

#[tokio::test]
async fn a_redirect_from_https_to_http_is_not_followed() {
    let plain = RawServer::of(empty_list());
    let own = certificate();
    let location = format!("location: http://{}/v1/projects\r\n", plain.address());
    let address = serving(&own, None, answer("307 Temporary", &location, ""));
    let error = list(builder("localhost", address).root_certificate(own.cert.pem())).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert!(plain.heads().is_empty());
}

#[tokio::test]
async fn a_proxy_is_used_as_it_was_configured() {
    let proxy = RawServer::of(empty_list());
    let through = Proxy::all(format!("http://{}", proxy.address())).unwrap().basic_auth("user", "w@rd");
    let builder = || Client::builder(Token::legacy("abc:1")).base_url("http://api.example/v1/").allow_http();
    assert_eq!(list(builder().configure(move |http| http.proxy(through.clone()))).await.unwrap(), 0);
    assert_eq!(list(builder().proxy(format!("http://user:w%40rd@{}", proxy.address()))).await.unwrap(), 0);
    let heads = proxy.heads();
    assert_eq!(heads.len(), 2);
    for head in &heads {
        assert!(head.starts_with("GET http://api.example/v1/projects HTTP/1.1\r\n"), "{heads:?}");
        // `user:w@rd` in Base64.
        assert!(head.to_lowercase().contains("proxy-authorization: basic dxnlcjp3qhjk\r\n"), "{heads:?}");
    }
}

#[tokio::test]
async fn a_proxy_of_the_program_serves_a_loopback_address_too() {
    let proxy = RawServer::of(empty_list());
    let builder = Client::builder(Token::legacy("abc:1")).base_url("http://127.0.0.1:1/v1/");
    assert_eq!(list(builder.proxy(format!("http://{}", proxy.address()))).await.unwrap(), 0);
    assert!(proxy.heads()[0].starts_with("GET http://127.0.0.1:1/v1/projects HTTP/1.1\r\n"));
}

#[tokio::test]
async fn an_https_address_is_reached_through_a_tunnel_in_which_the_token_is_encrypted() {
    let proxy = RawServer::of(answer("403 Forbidden", "", ""));
    let builder =
        Client::builder(Token::legacy("abc:1")).base_url("https://api.example/v1/").retry(RetryPolicy::none());
    let error = list(builder.proxy(format!("http://{}", proxy.address()))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect, "{error:?}");
    let heads = proxy.heads();
    assert!(heads[0].starts_with("CONNECT api.example:443 HTTP/1.1\r\n"), "{heads:?}");
    assert!(!heads[0].contains("abc:1"), "{heads:?}");
}
