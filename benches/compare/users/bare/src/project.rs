//! The API's response for a project. It is not parsed, since the program has only reqwest, serde and thiserror, which most programs have.

use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};

/// The struct that a JSON parser would fill.
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

/// Uses the whole response as the name.
pub async fn name(id: u64) -> Result<String, Unreadable> {
    let url = format!("https://www.optimizelyapis.com/experiment/v1/projects/{id}");
    let text = reqwest::Client::new().get(url).send().await?.text().await?;
    let fields = MapDeserializer::<_, Error>::new([("project_name", text)].into_iter());
    Ok(Project::deserialize(fields)?.project_name)
}
