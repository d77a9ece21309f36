//! TLS, by the features that are on. The process-wide default provider is left alone: it is the application's to choose.

use crate::error::Error;

/// Gives the builder its TLS. Where only plain HTTP can be asked for, no root certificates are read.
#[cfg(feature = "rustls-ring")]
pub(crate) fn configure(builder: reqwest::ClientBuilder, needed: bool) -> Result<reqwest::ClientBuilder, Error> {
    let mut config =
        if needed { verified() } else { unverified() }.map_err(|error| Error::new(crate::error::Cause::Tls(error)))?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(builder.tls_backend_preconfigured(config))
}

/// Certificates are checked as the platform does.
#[cfg(feature = "rustls-ring")]
fn verified() -> Result<rustls::ClientConfig, crate::BoxError> {
    use rustls_platform_verifier::BuilderVerifierExt as _;
    Ok(versions()?.with_platform_verifier()?.with_no_client_auth())
}

/// No certificate is good enough: for clients that never speak TLS.
#[cfg(feature = "rustls-ring")]
fn unverified() -> Result<rustls::ClientConfig, crate::BoxError> {
    Ok(versions()?.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth())
}

#[cfg(feature = "rustls-ring")]
fn versions() -> Result<rustls::ConfigBuilder<rustls::ClientConfig, rustls::WantsVerifier>, rustls::Error> {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()
}

#[cfg(not(feature = "rustls-ring"))]
pub(crate) fn configure(builder: reqwest::ClientBuilder, needed: bool) -> Result<reqwest::ClientBuilder, Error> {
    if needed && cfg!(not(any(feature = "rustls-aws-lc", feature = "native-tls"))) {
        return Err(Error::configuration(
            "this build has no TLS: turn on one of the features rustls-ring, rustls-aws-lc and native-tls",
        ));
    }
    Ok(builder)
}
