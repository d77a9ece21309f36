//! Prints the API's response for a project, with the default TLS of reqwest.

#[path = "../../bare/src/project.rs"]
mod project;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    println!("{}", runtime.block_on(project::name(1234))?);
    Ok(())
}
