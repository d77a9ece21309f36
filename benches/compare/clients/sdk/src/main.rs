//! The same calls with the SDK. This program also fills the sandbox that all clients use.

mod growth;
mod v2;

use std::fs;

use common::{Result, TOKEN};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use optimizely_rest::classic::{Client, ExperimentUpdate, Method, NewExperiment, NewProject, Token};

fn main() -> Result<()> {
    let builder = Client::builder(Token::legacy(TOKEN)).base_url(common::argument(1)?);
    match &*common::argument(0)? {
        "gets" => {
            let (client, ids, count) = (builder.build()?, common::ids(2)?, common::number(3)?);
            common::on_one_thread(common::sequential(&ids, count, async |id| Ok(client.experiments().get(id).await?)))
        }
        "many" => {
            let (client, ids, concurrency) = (builder.build()?, common::ids(2)?, common::number(3)?);
            let call = async |ids: Vec<u64>| Ok(client.experiments().get_many(ids).concurrency(concurrency).await?);
            common::on_one_thread(common::at_once(&ids, call))
        }
        "load" => {
            let (ids, tasks, seconds) = (common::ids(2)?, common::number(3)?, common::number(4)?);
            let client = builder.max_concurrent_requests(common::number(5)?).build()?;
            common::on_many_threads(common::load::mixed(Sdk(client), ids, tasks, seconds))
        }
        "gets-v2" => v2::gets(),
        "fill-v2" => v2::fill(),
        "growth" => common::on_one_thread(growth::measure(&common::argument(1)?, common::number(2)?)),
        "fill" => common::on_one_thread(fill(
            &builder.build()?,
            common::number(2)?,
            &common::argument(3)?,
            &common::argument(4)?,
        )),
        other => Err(format!("there is no command {other}").into()),
    }
}

/// Creates experiments, and writes their IDs and the sandbox's list of them into two files.
async fn fill(client: &Client, count: usize, ids: &str, list: &str) -> Result<()> {
    let project = client.projects().create(NewProject::new("Shop")).await?.id;
    let new = |index| {
        NewExperiment::new(project, format!("Bigger buttons {index}"), format!("https://shop.example/products/{index}"))
            .custom_css(".buy { font-size: 150% }")
    };
    let created: Vec<_> = stream::iter(0..count)
        .map(|index| client.experiments().create(new(index)).into_future())
        .buffered(16)
        .try_collect()
        .await?;
    fs::write(ids, created.iter().map(|experiment| format!("{}\n", experiment.id)).collect::<String>())?;
    let experiments = client.request(Method::GET, &format!("projects/{project}/experiments")).await?;
    fs::write(list, experiments.to_string())?;
    Ok(())
}

struct Sdk(Client);

impl common::load::Calls for Sdk {
    async fn get(&self, experiment: u64) -> Result<()> {
        self.0.experiments().get(experiment).await?;
        Ok(())
    }

    async fn list(&self, experiment: u64) -> Result<()> {
        self.0.variations().list(experiment).await?;
        Ok(())
    }

    async fn update(&self, experiment: u64, percentage: u32) -> Result<()> {
        self.0.experiments().update(experiment, ExperimentUpdate::new().percentage_included(percentage)).await?;
        Ok(())
    }
}
