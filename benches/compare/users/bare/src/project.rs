//! What the API says of a project. There is no JSON reader here: reqwest, serde and thiserror are what most programs have anyway.

use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

/// What would be read, with a reader.
#[derive(Debug, Deserialize)]
struct Project {
    project_name: String,
}

#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    #[error("there is no answer")]
    Unanswered(#[from] reqwest::Error),
    #[error("it is no project")]
    Different(#[from] Error),
}

/// The whole answer stands for the name.
pub async fn name(id: u64) -> Result<String, Unreadable> {
    let url = format!("https://www.optimizelyapis.com/experiment/v1/projects/{id}");
    let text = reqwest::Client::new().get(url).send().await?.text().await?;
    let fields = MapDeserializer::<_, Error>::new([("project_name", text)].into_iter());
    Ok(Project::deserialize(fields)?.project_name)
}
