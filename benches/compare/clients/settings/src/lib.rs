//! The HTTP settings of the SDK, for the other clients, so that only the work of the clients themselves is compared.

use std::sync::Arc;
use std::time::Duration;

use common::Result;

pub fn http() -> Result<reqwest::ClientBuilder> {
    let builder = reqwest::Client::builder()
        .user_agent("compared/1.0")
        .gzip(true)
        .tcp_nodelay(true)
        .no_proxy()
        .tls_backend_preconfigured(tls()?)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .connect_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(60));
    Ok(builder)
}

/// The TLS of the SDK for plain HTTP, which trusts no certificate.
fn tls() -> Result<rustls::ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let mut config = versions.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}
