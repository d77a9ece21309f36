//! Prints the API's response for a project, with the TLS of the SDK.

mod project;

use rustls::crypto::ring;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    ring::default_provider().install_default().map_err(|_| "there is a provider already")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    println!("{}", runtime.block_on(project::name(1234))?);
    Ok(())
}
