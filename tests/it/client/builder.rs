//! Clients that cannot be built: the error names the setting.

use optimizely_rest::classic::{Client, ClientBuilder, ErrorKind, Token};
use optimizely_rest::http::{HeaderMap, HeaderValue};
use optimizely_rest::mock::Mock;

use crate::support::bodies::classic::a_project;
use crate::support::raw_server::{RawServer, answer};
use crate::support::tls_server::certificate;

fn builder() -> ClientBuilder {
    Client::builder(Token::legacy("abc:1"))
}

fn refused(builder: ClientBuilder) -> String {
    let error = builder.build().expect_err("it cannot be built");
    assert_eq!(error.kind(), ErrorKind::Configuration);
    error.report().to_string()
}

#[test]
fn a_user_agent_that_cannot_be_sent_is_called_one() {
    for name in ["shop/1.0\n", "shop\r\nx: y", "a\0b", "a\u{7f}"] {
        let expected = "`user_agent` cannot be sent: it contains a line break or another control character";
        assert_eq!(refused(builder().user_agent(name)), expected);
        assert_eq!(refused(builder().user_agent(name).transport(Mock::new())), expected);
        assert_eq!(refused(builder().user_agent(name).configure(|http| http)), expected);
    }
    assert!(builder().user_agent("shop/1.0 (by Müller)").build().is_ok());
}

#[test]
fn what_configure_spoils_is_said_of_it() {
    let spoiled = refused(builder().configure(|http| http.user_agent("a\nb")));
    assert!(spoiled.starts_with("`configure` cannot be used: ") && !spoiled.contains("TLS"), "{spoiled}");
    let own = refused(builder().root_certificate("nonsense").configure(|http| http.user_agent("a\nb")));
    assert!(own.starts_with("`root_certificate` cannot be used: "), "{own}");
    let mut headers = HeaderMap::new();
    headers.insert("x-team", HeaderValue::from_static("shop"));
    assert!(builder().configure(move |http| http.default_headers(headers.clone())).build().is_ok());
}

#[tokio::test]
async fn a_request_that_configure_forbids_was_not_sent() {
    let server = RawServer::of(answer("200 OK", "", "[]"));
    let client = server.client_builder().configure(|http| http.https_only(true)).build().unwrap();
    let error = client.projects().create(a_project()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(!error.is_outcome_unknown());
    assert!(
        error.report().to_string().starts_with("POST projects: `configure` cannot be used: "),
        "{}",
        error.report()
    );
    assert!(server.heads().is_empty());
}

#[test]
fn a_pem_text_that_cannot_be_read_is_called_by_its_setting() {
    let (own, other) = (certificate(), certificate());
    let key = own.signing_key.serialize_pem();
    for text in ["", "nonsense", "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n"] {
        let root = refused(builder().root_certificate(own.cert.pem()).root_certificate(text));
        assert!(root.starts_with("`root_certificate` cannot be used: "), "{root}");
        let certificates = refused(builder().identity(text, key.clone()));
        assert!(certificates.starts_with("`identity` cannot be used: its certificates: "), "{certificates}");
        let its_key = refused(builder().identity(own.cert.pem(), text));
        assert!(its_key.starts_with("`identity` cannot be used: its key: "), "{its_key}");
    }
    let foreign = refused(builder().identity(own.cert.pem(), other.signing_key.serialize_pem()));
    assert!(foreign.starts_with("`identity` cannot be used: "), "{foreign}");
}

#[test]
fn a_base_url_that_cannot_be_used_is_called_by_its_setting() {
    let without = refused(builder().base_url("api.example/v1"));
    assert_eq!(without, "the base URL (`base_url`) has no scheme: write `https://…`");
}
