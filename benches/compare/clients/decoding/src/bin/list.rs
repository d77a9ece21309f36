//! The peak memory of a call that lists the experiments of the server's project.

use common::{Result, TOKEN};
use optimizely_rest::{Error, classic, v2};
use tokio::runtime::{Builder, Runtime};

fn main() -> Result<()> {
    let (kind, url) = (common::argument(0)?, common::argument(1)?);
    let runtime = Builder::new_current_thread().enable_all().build()?;
    // The connection is there before.
    match &*kind {
        "sdk" => {
            let client = classic::Client::builder(classic::Token::legacy(TOKEN)).base_url(url).build()?;
            let project = runtime.block_on(client.projects().list().into_future())?.swap_remove(0).id;
            peak(&runtime, client.experiments().list(project))
        }
        "sdk-v2" => {
            let client = v2::Client::builder(v2::Token::personal(TOKEN)).base_url(url).build()?;
            let project = runtime.block_on(client.projects().list().into_future())?.swap_remove(0).id;
            peak(&runtime, client.experiments().list(project))
        }
        other => Err(format!("there is no kind {other}").into()),
    }
}

fn peak<T>(runtime: &Runtime, call: impl IntoFuture<Output = std::result::Result<Vec<T>, Error>>) -> Result<()> {
    let (mut call, mut listed) = (Some(call), Ok(Vec::new()));
    let taken = allocation_counter::measure(|| {
        if let Some(call) = call.take() {
            listed = runtime.block_on(call.into_future());
        }
    });
    if listed?.is_empty() {
        return Err("there are no experiments".into());
    }
    common::report("bytes", taken.bytes_max);
    Ok(())
}
