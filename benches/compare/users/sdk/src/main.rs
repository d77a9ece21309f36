//! Prints the name of a project.

use optimizely_rest::classic::Client;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let project = Client::from_env()?.projects().get(1234).await?;
        println!("{}", project.project_name);
        Ok(())
    })
}
