//! TLS, depending on the features that are on. The process-wide default provider is left alone: it is the application's choice.

use crate::error::{Cause, Error};

/// Certificates that a program adds to those of its platform, as PEM.
#[derive(Default)]
pub(crate) struct Certificates {
    /// Certificates to trust in addition to those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    pub(crate) identity: Option<Identity>,
}

/// The identity of the client: its certificate followed by the intermediate ones, and the private key.
#[cfg_attr(
    not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls")),
    expect(dead_code, reason = "without TLS, it is never sent")
)]
pub(crate) struct Identity {
    pub(crate) certificates: Vec<u8>,
    pub(crate) key: zeroize::Zeroizing<Vec<u8>>,
}

/// Configures TLS and the HTTP versions that it offers. Root certificates are read only if `needed`, which is false for a client that
/// uses plain HTTP only.
pub(crate) fn configure(
    builder: reqwest::ClientBuilder,
    needed: bool,
    http1_only: bool,
    certificates: &Certificates,
) -> Result<reqwest::ClientBuilder, Error> {
    let builder = if http1_only { builder.http1_only() } else { builder };
    backend::configure(builder, needed, http1_only, certificates).map_err(Error::new)
}

/// Names the setting that an error is about.
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls"))]
mod settings {
    use super::Cause;
    use crate::error::BoxError;

    pub(super) const ROOT_CERTIFICATE: &str = "root_certificate";
    pub(super) const IDENTITY: &str = "identity";

    pub(super) fn of_setting<E: Into<BoxError>>(name: &'static str) -> impl Fn(E) -> Cause {
        move |error| Cause::Setting { name, source: error.into() }
    }
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

    use super::settings::{IDENTITY, ROOT_CERTIFICATE, of_setting};
    use super::{Cause, Certificates, Identity};
    use crate::error::BoxError;

    type Builder<State> = ConfigBuilder<ClientConfig, State>;

    pub(super) fn configure(
        builder: reqwest::ClientBuilder,
        needed: bool,
        http1_only: bool,
        certificates: &Certificates,
    ) -> Result<reqwest::ClientBuilder, Cause> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let versions = ClientConfig::builder_with_provider(provider.clone());
        let versions = versions.with_safe_default_protocol_versions().map_err(|error| Cause::Tls(error.into()))?;
        let verified = if needed { trusting(versions, certificates, provider)? } else { trusting_nobody(versions) };
        let mut config = match &certificates.identity {
            Some(identity) => identified(verified, identity).map_err(of_setting(IDENTITY))?,
            None => verified.with_no_client_auth(),
        };
        // reqwest does not change the protocols of a configuration that it is given.
        config.alpn_protocols = if http1_only { vec![] } else { vec![b"h2".to_vec()] };
        config.alpn_protocols.push(b"http/1.1".to_vec());
        Ok(builder.tls_backend_preconfigured(config))
    }

    fn identified(builder: Builder<WantsClientCert>, identity: &Identity) -> Result<ClientConfig, BoxError> {
        let certificates = parsed(&identity.certificates).map_err(|error| format!("its certificates: {error}"))?;
        let key = PrivateKeyDer::from_pem_slice(&identity.key).map_err(|error| format!("its key: {error}"))?;
        Ok(builder.with_client_auth_cert(certificates, key)?)
    }

    /// Checks certificates with the verifier of the platform.
    fn trusting(
        builder: Builder<WantsVerifier>,
        certificates: &Certificates,
        provider: Arc<CryptoProvider>,
    ) -> Result<Builder<WantsClientCert>, Cause> {
        let mut roots = Vec::new();
        for pem in &certificates.roots {
            roots.extend(parsed(pem).map_err(of_setting(ROOT_CERTIFICATE))?);
        }
        let has_roots = !roots.is_empty();
        let verifier = verifier(roots, provider.clone()).map_err(|error| {
            // If it works with the platform's certificates only, the added ones are the reason.
            let is_of_roots = has_roots && verifier(Vec::new(), provider).is_ok();
            if is_of_roots { of_setting(ROOT_CERTIFICATE)(error) } else { Cause::Tls(error) }
        })?;
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
            false => Err("additional root certificates are not supported on Android".into()),
        }
    }

    /// Trusts no certificate, for clients that never use TLS.
    fn trusting_nobody(builder: Builder<WantsVerifier>) -> Builder<WantsClientCert> {
        builder.with_root_certificates(RootCertStore::empty())
    }

    /// Parses PEM text, which has to contain at least one certificate.
    fn parsed(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, BoxError> {
        let found = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>()?;
        if found.is_empty() { Err("the PEM text contains no certificate".into()) } else { Ok(found) }
    }
}

#[cfg(all(not(feature = "rustls-ring"), any(feature = "rustls-aws-lc", feature = "native-tls")))]
mod backend {
    use super::settings::{IDENTITY, ROOT_CERTIFICATE, of_setting};
    use super::{Cause, Certificates};
    use crate::error::BoxError;

    pub(super) fn configure(
        mut builder: reqwest::ClientBuilder,
        _needed: bool,
        _http1_only: bool,
        certificates: &Certificates,
    ) -> Result<reqwest::ClientBuilder, Cause> {
        for pem in &certificates.roots {
            let found = reqwest::Certificate::from_pem_bundle(pem).map_err(of_setting(ROOT_CERTIFICATE))?;
            if found.is_empty() {
                return Err(of_setting(ROOT_CERTIFICATE)("the PEM text contains no certificate"));
            }
            builder = builder.tls_certs_merge(found);
        }
        match &certificates.identity {
            Some(identity) => Ok(builder.identity(read(identity).map_err(of_setting(IDENTITY))?)),
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
    use super::{Cause, Certificates};

    pub(super) fn configure(
        builder: reqwest::ClientBuilder,
        needed: bool,
        _http1_only: bool,
        certificates: &Certificates,
    ) -> Result<reqwest::ClientBuilder, Cause> {
        if needed || !certificates.roots.is_empty() || certificates.identity.is_some() {
            return Err(Cause::Tls(
                "this build has no TLS: turn on one of the features rustls-ring, rustls-aws-lc and native-tls".into(),
            ));
        }
        Ok(builder)
    }
}
