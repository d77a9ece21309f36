//! The same gets with the client that progenitor generates.

use std::sync::Arc;

use common::{Result, TOKEN};
use progenitor_user::Client;
use reqwest::header::{HeaderMap, HeaderValue};

fn main() -> Result<()> {
    let client = Client::new_with_client(common::argument(1)?.trim_end_matches('/'), http()?);
    let (ids, count) = (common::ids(2)?, common::number(3)?);
    let call = async |id: u64| Ok(client.get_experiment(id.try_into()?).await?.into_inner());
    common::on_one_thread(common::sequential(&ids, count, call))
}

fn http() -> Result<reqwest::Client> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let versions = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let tls = versions.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
    let token = HeaderMap::from_iter([("Token".try_into()?, HeaderValue::from_static(TOKEN))]);
    let builder = reqwest::Client::builder().gzip(true).tcp_nodelay(true).no_proxy();
    Ok(builder.tls_backend_preconfigured(tls).default_headers(token).build()?)
}
