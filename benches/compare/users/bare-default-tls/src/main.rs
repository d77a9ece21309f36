//! Shows what the API says of a project. There is no JSON reader here: reqwest, serde and thiserror are what most programs have anyway.

/// What would be read, with a reader.
#[derive(Debug, serde::Deserialize)]
#[allow(dead_code)]
struct Project {
    project_name: String,
}

#[derive(Debug, thiserror::Error)]
#[error("the project cannot be read")]
struct Unreadable(#[from] reqwest::Error);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    println!("{}", runtime.block_on(project(1234))?);
    Ok(())
}

async fn project(id: u64) -> Result<String, Unreadable> {
    let url = format!("https://www.optimizelyapis.com/experiment/v1/projects/{id}");
    Ok(reqwest::Client::new().get(url).send().await?.text().await?)
}
