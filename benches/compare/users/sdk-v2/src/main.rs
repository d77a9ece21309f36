//! Prints the name of a project, with v2.

use optimizely_rest::v2::Client;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let project = Client::from_env()?.projects().get(1234).await?;
        println!("{}", project.name.as_deref().unwrap_or("unnamed"));
        Ok(())
    })
}
