//! Prints the names of a project in both APIs.

use optimizely_rest::{classic, v2};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let old = classic::Client::from_env()?.projects().get(1234).await?;
        let project = v2::Client::from_env()?.projects().get(1234).await?;
        println!("{} {}", old.project_name, project.name.as_deref().unwrap_or("unnamed"));
        Ok(())
    })
}
