//! The handwritten client, with reqwest and serde, for a program that needs only a few calls.
//!
//! Its HTTP settings are those of the SDK. It reads the bytes and decodes them with `from_slice`, into the same structs.

use common::{BEARER, Result, TOKEN};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use optimizely_rest::classic::{Experiment, Variation};
use optimizely_rest::v2;
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::Semaphore;

fn main() -> Result<()> {
    let mut client = Client::new(common::argument(1)?)?;
    match &*common::argument(0)? {
        "gets" => {
            let (ids, count) = (common::ids(2)?, common::number(3)?);
            common::on_one_thread(common::sequential(&ids, count, async |id| client.experiment::<Experiment>(id).await))
        }
        "gets-v2" => {
            client.token = ("Authorization", BEARER);
            let (ids, count) = (common::ids(2)?, common::number(3)?);
            let call = async |id| client.experiment::<v2::Experiment>(id).await;
            common::on_one_thread(common::sequential(&ids, count, call))
        }
        "many" => {
            let (ids, concurrency) = (common::ids(2)?, common::number(3)?);
            let call = async |ids| client.experiments(ids, concurrency).await;
            common::on_one_thread(common::at_once(&ids, call))
        }
        "load" => {
            let (ids, tasks, seconds) = (common::ids(2)?, common::number(3)?, common::number(4)?);
            let cap = common::number(5)?;
            client.turns = (cap < tasks).then(|| Semaphore::new(cap));
            common::on_many_threads(common::load::mixed(client, ids, tasks, seconds))
        }
        other => Err(format!("there is no command {other}").into()),
    }
}

struct Client {
    http: reqwest::Client,
    base: String,
    /// The header with the token.
    token: (&'static str, &'static str),
    /// The permits to send, if concurrent requests are limited.
    turns: Option<Semaphore>,
}

#[derive(Serialize)]
struct ExperimentUpdate {
    percentage_included: u32,
}

impl Client {
    fn new(base: String) -> Result<Self> {
        Ok(Client { http: settings::http()?.build()?, base, token: ("Token", TOKEN), turns: None })
    }

    /// Both APIs have experiments at this path.
    async fn experiment<T: DeserializeOwned>(&self, id: u64) -> Result<T> {
        let url = format!("{}experiments/{id}", self.base);
        self.answer(self.http.get(url)).await
    }

    async fn experiments(&self, ids: Vec<u64>, concurrency: usize) -> Result<Vec<Experiment>> {
        stream::iter(ids).map(|id| self.experiment(id)).buffered(concurrency).try_collect().await
    }

    async fn variations(&self, experiment: u64) -> Result<Vec<Variation>> {
        let url = format!("{}experiments/{experiment}/variations", self.base);
        self.answer(self.http.get(url)).await
    }

    async fn update(&self, experiment: u64, changes: &ExperimentUpdate) -> Result<Experiment> {
        let url = format!("{}experiments/{experiment}", self.base);
        let body = serde_json::to_vec(changes)?;
        self.answer(self.http.put(url).header("Content-Type", "application/json").body(body)).await
    }

    async fn answer<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T> {
        let turn = match &self.turns {
            Some(turns) => Some(turns.acquire().await?),
            None => None,
        };
        let response = request.header(self.token.0, self.token.1).send().await?.error_for_status()?;
        let bytes = response.bytes().await?;
        // The next request does not wait until this response is decoded.
        drop(turn);
        Ok(serde_json::from_slice(&bytes)?)
    }
}

impl common::load::Calls for Client {
    async fn get(&self, experiment: u64) -> Result<()> {
        self.experiment::<Experiment>(experiment).await.map(drop)
    }

    async fn list(&self, experiment: u64) -> Result<()> {
        self.variations(experiment).await.map(drop)
    }

    async fn update(&self, experiment: u64, percentage_included: u32) -> Result<()> {
        Client::update(self, experiment, &ExperimentUpdate { percentage_included }).await.map(drop)
    }
}
