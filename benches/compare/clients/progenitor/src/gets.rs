//! Sequential gets with the generated client that the program imports.

use common::{Result, TOKEN};
use reqwest::header::{HeaderMap, HeaderValue};

use crate::Client;

pub fn measure(http: reqwest::ClientBuilder) -> Result<()> {
    let token = HeaderMap::from_iter([("Token".try_into()?, HeaderValue::from_static(TOKEN))]);
    let http = http.default_headers(token).build()?;
    let client = Client::new_with_client(common::argument(1)?.trim_end_matches('/'), http);
    let (ids, count) = (common::ids(2)?, common::number(3)?);
    let call = async |id: u64| Ok(client.get_experiment(id.try_into()?).await?.into_inner());
    common::on_one_thread(common::sequential(&ids, count, call))
}
