//! Reads the name of a project with the generated client that the program imports.

use crate::Client;

pub fn show() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let client = Client::new("https://www.optimizelyapis.com/experiment/v1");
        let project = client.get_project(1234.try_into()?).await?;
        println!("{}", project.project_name);
        Ok(())
    })
}
