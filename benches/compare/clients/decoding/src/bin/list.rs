//! The peak memory of a call that lists the experiments of the server's project.

use common::{Result, TOKEN};
use optimizely_rest::classic::{Client, Token};

fn main() -> Result<()> {
    let client = Client::builder(Token::legacy(TOKEN)).base_url(common::argument(0)?).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    // The connection is there before.
    let project = runtime.block_on(client.projects().list().into_future())?.swap_remove(0).id;
    let mut listed = Ok(Vec::new());
    let list = || listed = runtime.block_on(client.experiments().list(project).into_future());
    let taken = allocation_counter::measure(list);
    if listed?.is_empty() {
        return Err("there are no experiments".into());
    }
    common::report("bytes", taken.bytes_max);
    Ok(())
}
