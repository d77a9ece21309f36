//! TLS, by the features that are on. The process-wide default provider is left alone: it is the application's to choose.

use crate::error::{BoxError, Cause, Error};

/// What a program adds to the TLS of its platform, as PEM.
#[derive(Default)]
pub(crate) struct Certificates {
    /// Certificates to trust beside those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    pub(crate) identity: Option<Identity>,
}

/// How the client shows who it is: its certificates, its own first, and the key of that.
#[cfg_attr(
    not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls")),
    expect(dead_code, reason = "without TLS there is nobody to show it to")
)]
pub(crate) struct Identity {
    pub(crate) certificates: Vec<u8>,
    pub(crate) key: zeroize::Zeroizing<Vec<u8>>,
}

/// Gives the builder its TLS, and says which versions of HTTP are offered in it. Where only plain HTTP can be asked for, no root
/// certificates are read.
pub(crate) fn configure(
    builder: reqwest::ClientBuilder,
    needed: bool,
    http1_only: bool,
    certificates: &Certificates,
) -> Result<reqwest::ClientBuilder, Error> {
    let builder = if http1_only { builder.http1_only() } else { builder };
    backend::configure(builder, needed, http1_only, certificates).map_err(|error| Error::new(Cause::Tls(error)))
}

/// Whether the builder was told to speak HTTP/1 only. Only its `Debug` says so.
pub(crate) fn is_http1_only(builder: &reqwest::ClientBuilder) -> bool {
    format!("{builder:?}").contains("http1_only: true")
}

#[cfg(feature = "rustls-ring")]
mod backend {
    use std::sync::Arc;

    use rustls::client::WantsClientCert;
    use rustls::crypto::CryptoProvider;
    use rustls::pki_types::pem::PemObject as _;
    use rustls::pki_types::{CertificateDer, PrivateKeyDer};
    use rustls::{ClientConfig, ConfigBuilder, RootCertStore, WantsVerifier};
    use rustls_platform_verifier::Verifier;

    use super::{BoxError, Certificates};

    type Builder<State> = ConfigBuilder<ClientConfig, State>;

    pub(super) fn configure(
        builder: reqwest::ClientBuilder,
        needed: bool,
        http1_only: bool,
        certificates: &Certificates,
    ) -> Result<reqwest::ClientBuilder, BoxError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let versions = ClientConfig::builder_with_provider(provider.clone()).with_safe_default_protocol_versions()?;
        let verified = if needed { trusting(versions, certificates, provider)? } else { trusting_nobody(versions) };
        let mut config = match &certificates.identity {
            Some(identity) => {
                let key = PrivateKeyDer::from_pem_slice(&identity.key)?;
                verified.with_client_auth_cert(parsed(&identity.certificates)?, key)?
            }
            None => verified.with_no_client_auth(),
        };
        // reqwest leaves the list of a configuration that it is given as it is, whatever its own settings say.
        config.alpn_protocols = if http1_only { vec![] } else { vec![b"h2".to_vec()] };
        config.alpn_protocols.push(b"http/1.1".to_vec());
        Ok(builder.tls_backend_preconfigured(config))
    }

    /// Certificates are checked as the platform does.
    fn trusting(
        builder: Builder<WantsVerifier>,
        certificates: &Certificates,
        provider: Arc<CryptoProvider>,
    ) -> Result<Builder<WantsClientCert>, BoxError> {
        let mut roots = Vec::new();
        for pem in &certificates.roots {
            roots.extend(parsed(pem)?);
        }
        let verifier = verifier(roots, provider)?;
        Ok(builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)))
    }

    #[cfg(not(target_os = "android"))]
    fn verifier(roots: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, BoxError> {
        Ok(Verifier::new_with_extra_roots(roots, provider)?)
    }

    #[cfg(target_os = "android")]
    fn verifier(roots: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, BoxError> {
        match roots.is_empty() {
            true => Ok(Verifier::new(provider)?),
            false => Err("Android takes no root certificates of a program's own".into()),
        }
    }

    /// No certificate is good enough: for clients that never speak TLS.
    fn trusting_nobody(builder: Builder<WantsVerifier>) -> Builder<WantsClientCert> {
        builder.with_root_certificates(RootCertStore::empty())
    }

    /// The certificates of a PEM text, of which there has to be one.
    fn parsed(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, BoxError> {
        let found = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>()?;
        if found.is_empty() { Err("the PEM text holds no certificate".into()) } else { Ok(found) }
    }
}

#[cfg(all(not(feature = "rustls-ring"), any(feature = "rustls-aws-lc", feature = "native-tls")))]
mod backend {
    use super::{BoxError, Certificates};

    pub(super) fn configure(
        mut builder: reqwest::ClientBuilder,
        _needed: bool,
        _http1_only: bool,
        certificates: &Certificates,
    ) -> Result<reqwest::ClientBuilder, BoxError> {
        for pem in &certificates.roots {
            let found = reqwest::Certificate::from_pem_bundle(pem)?;
            if found.is_empty() {
                return Err("the PEM text holds no certificate".into());
            }
            builder = builder.tls_certs_merge(found);
        }
        match &certificates.identity {
            Some(identity) => Ok(builder.identity(read(identity)?)),
            None => Ok(builder),
        }
    }

    #[cfg(feature = "rustls-aws-lc")]
    fn read(identity: &super::Identity) -> Result<reqwest::Identity, BoxError> {
        let both = zeroize::Zeroizing::new([&identity.key[..], b"\n", &identity.certificates].concat());
        Ok(reqwest::Identity::from_pem(&both)?)
    }

    #[cfg(not(feature = "rustls-aws-lc"))]
    fn read(identity: &super::Identity) -> Result<reqwest::Identity, BoxError> {
        Ok(reqwest::Identity::from_pkcs8_pem(&identity.certificates, &identity.key)?)
    }
}

#[cfg(not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls")))]
mod backend {
    use super::{BoxError, Certificates};

    pub(super) fn configure(
        builder: reqwest::ClientBuilder,
        needed: bool,
        _http1_only: bool,
        certificates: &Certificates,
    ) -> Result<reqwest::ClientBuilder, BoxError> {
        if needed || !certificates.roots.is_empty() || certificates.identity.is_some() {
            return Err(
                "this build has none: turn on one of the features rustls-ring, rustls-aws-lc and native-tls".into()
            );
        }
        Ok(builder)
    }
}
