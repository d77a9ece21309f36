//! Shows the name of a project.

use progenitor_user::Client;
use rustls::crypto::ring;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    ring::default_provider().install_default().map_err(|_| "there is a provider already")?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let client = Client::new("https://www.optimizelyapis.com/experiment/v1");
        let project = client.get_project(1234.try_into()?).await?;
        println!("{}", project.project_name);
        Ok(())
    })
}
