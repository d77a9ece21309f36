//! Many calls over a transport in memory, to measure the processor time of one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use common::{Result, TOKEN, processor_time, report};
use futures_util::future::try_join_all;
use optimizely_rest::classic::{Client, Experiment, Token};
use optimizely_rest::http::{Request, Response};
use optimizely_rest::mock::{self, TestClock};
use optimizely_rest::transport::{Bytes, HttpTransport, Limits, TransportError};

const CALLS: usize = 100_000;

/// Answers every request with the same experiment, and the first one with 429 if it is asked to.
#[derive(Clone)]
struct Memory {
    body: Bytes,
    refuses: Arc<AtomicBool>,
}

impl HttpTransport for Memory {
    async fn send(&self, _: Request<Bytes>, _: Limits) -> std::result::Result<Response<Bytes>, TransportError> {
        let mut response = Response::new(self.body.clone());
        if self.refuses.swap(false, Ordering::Relaxed) {
            *response.status_mut() = 429.try_into().map_err(TransportError::broken)?;
        }
        // Other tasks come in between, as they do while a server works.
        common::yield_now().await;
        Ok(response)
    }
}

pub async fn measure(what: &str, size: usize) -> Result<()> {
    let body = serde_json::to_vec(&mock::example::<Experiment>(|_| {}))?.into();
    let memory = Memory { body, refuses: Arc::default() };
    let builder = Client::builder(Token::legacy(TOKEN)).transport(memory.clone());
    match what {
        "ids" => {
            let client = builder.build()?;
            many(&client, size, CALLS / size).await
        }
        "tasks" => {
            let client = builder.build()?;
            let task = async || {
                for id in 1..=(CALLS / size) as u64 {
                    client.experiments().get(id).await?;
                }
                Ok::<_, optimizely_rest::Error>(())
            };
            let begun = processor_time()?;
            try_join_all((0..size).map(|_| task())).await?;
            report("nanoseconds", (processor_time()? - begun) / CALLS as f64);
            Ok(())
        }
        "cooldown" => {
            let client = builder.clock(TestClock::new()).build()?;
            const WAITING: u64 = 5_000;
            memory.refuses.store(size > 0, Ordering::Relaxed);
            let begun = processor_time()?;
            try_join_all((1..=WAITING).map(|id| client.experiments().get(id).into_future())).await?;
            report("nanoseconds", (processor_time()? - begun) / WAITING as f64);
            Ok(())
        }
        other => Err(format!("there is no figure {other}").into()),
    }
}

/// Several calls for as many IDs each.
async fn many(client: &Client, ids: usize, times: usize) -> Result<()> {
    let begun = processor_time()?;
    for _ in 0..times {
        client.experiments().get_many(1..=ids as u64).await?;
    }
    report("nanoseconds", (processor_time()? - begun) / (ids * times) as f64);
    Ok(())
}
