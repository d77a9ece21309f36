//! Whether the time for a list grows faster than the list.

use std::time::Duration;

use optimizely_rest::Method;
use optimizely_rest::client::Client;
use optimizely_rest::resource::Api;
use optimizely_rest::sandbox::{Sandbox, SandboxApi};

use crate::load::{Shape, fill};
use crate::wrk::busy;
use crate::{Result, setting};

/// Times a project with a number of experiments and one with ten times as many: the processor time of client and server.
pub async fn measure<A: SandboxApi>(shape: &Shape) -> Result<()> {
    let few = setting("GROWTH", 2_000);
    let (less, more) = (times::<A>(shape, few).await?, times::<A>(shape, 10 * few).await?);
    println!("{}: {few} experiments in one project, and ten times as many:", shape.name);
    for (what, less, more) in [("creating them", less.0, more.0), ("listing them", less.1, more.1)] {
        println!("  {what}: {less:.2?} and {more:.2?}, {:.1} times as long", more.as_secs_f64() / less.as_secs_f64());
    }
    Ok(())
}

/// How long it takes to create the experiments, and to list them page by page.
async fn times<A: SandboxApi>(shape: &Shape, experiments: u64) -> Result<(Duration, Duration)> {
    let sandbox = Sandbox::<A>::start().await?;
    let (client, begun) = (sandbox.client(), busy());
    let (project, _) = fill(&client, shape, 0, experiments, 0).await?;
    let created = busy() - begun;
    let list = shape.list_of(&project);
    let (path, query) = list.split_once('?').unwrap_or((&list, ""));
    // The clock has steps of 10 ms, so a short list is read many times.
    let (begun, mut times) = (busy(), 0);
    while times == 0 || busy() - begun < Duration::from_millis(500) {
        let found = listed(&client, path, query, experiments).await?;
        if found != experiments {
            return Err(format!("{found} experiments are listed").into());
        }
        times += 1;
    }
    Ok((created, (busy() - begun) / times))
}

/// Lists the experiments page by page, and counts them.
async fn listed<A: Api>(client: &Client<A>, path: &str, query: &str, experiments: u64) -> Result<u64> {
    let mut found = 0;
    for page in 1.. {
        let call = client.request(Method::GET, path);
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let call = pairs.fold(call, |call, (name, value)| call.query(name, value));
        let call = if query.is_empty() { call } else { call.query("page", page) };
        let count = call.await?.as_array().map_or(0, Vec::len) as u64;
        found += count;
        if found == experiments || count == 0 {
            break;
        }
    }
    Ok(found)
}
