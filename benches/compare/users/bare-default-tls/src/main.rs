//! Shows what the API says of a project, through the TLS that reqwest has by itself.

#[path = "../../bare/src/project.rs"]
mod project;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    println!("{}", runtime.block_on(project::name(1234))?);
    Ok(())
}
