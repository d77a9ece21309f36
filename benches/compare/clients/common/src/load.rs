//! Many concurrent tasks, each of which reads, lists and updates for some seconds.

use std::fs;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::{Result, report};

/// The calls of the mixed load.
pub trait Calls: Send + Sync + 'static {
    fn get(&self, experiment: u64) -> impl Future<Output = Result<()>> + Send;
    fn list(&self, experiment: u64) -> impl Future<Output = Result<()>> + Send;
    fn update(&self, experiment: u64, percentage: u32) -> impl Future<Output = Result<()>> + Send;
}

/// Reports the processor time per request, and the 50th and 99th percentile of the latency.
pub async fn mixed(client: impl Calls, ids: Vec<u64>, tasks: usize, seconds: usize) -> Result<()> {
    let (client, ids) = (Arc::new(client), Arc::new(ids));
    run(&client, &ids, tasks, Duration::from_millis(200)).await?;
    let before = processor_ticks()?;
    let mut latencies = run(&client, &ids, tasks, Duration::from_secs(seconds as u64)).await?;
    let ticks = processor_ticks()? - before;
    latencies.sort_unstable();
    let at = |share: f64| latencies[((latencies.len() - 1) as f64 * share) as usize].as_nanos();
    report("requests", latencies.len());
    // A tick is 10 ms on Linux, whatever the machine.
    report("processor", ticks as f64 * 1e7 / latencies.len() as f64);
    report("p50", at(0.5));
    report("p99", at(0.99));
    Ok(())
}

async fn run(client: &Arc<impl Calls>, ids: &Arc<Vec<u64>>, tasks: usize, time: Duration) -> Result<Vec<Duration>> {
    let end = Instant::now() + time;
    let started: Vec<_> = (0..tasks).map(|task| tokio::spawn(until(end, client.clone(), ids.clone(), task))).collect();
    let mut latencies = Vec::new();
    for task in started {
        latencies.extend(task.await??);
    }
    Ok(latencies)
}

/// Of ten requests, eight read, one lists and one updates.
async fn until(end: Instant, client: Arc<impl Calls>, ids: Arc<Vec<u64>>, task: usize) -> Result<Vec<Duration>> {
    let mut latencies = Vec::new();
    for turn in task.. {
        let begun = Instant::now();
        if begun > end {
            break;
        }
        let id = ids[turn * 7 % ids.len()];
        match turn % 10 {
            0 => black_box(client.list(id).await?),
            5 => black_box(client.update(id, (turn % 10_000) as u32).await?),
            _ => black_box(client.get(id).await?),
        }
        latencies.push(begun.elapsed());
    }
    Ok(latencies)
}

/// The processor time of this process, user and system together.
fn processor_ticks() -> Result<u64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    // The program's name is in parentheses and may contain spaces. The fields from the third on follow.
    let fields: Vec<_> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    Ok(fields[11].parse::<u64>()? + fields[12].parse::<u64>()?)
}
