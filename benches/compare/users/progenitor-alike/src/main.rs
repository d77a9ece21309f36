//! Prints the name of a project, with the TLS of the SDK.

#[path = "../../progenitor/src/name.rs"]
mod name;

use progenitor_alike_user::Client;
use rustls::crypto::ring;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    ring::default_provider().install_default().map_err(|_| "there is a provider already")?;
    name::show()
}
