//! Many tasks with one client, while a tenth of the requests meets a fault: every write that was acknowledged is on the
//! server, none that was refused is, every error is of a kind that the faults explain, and no task gets stuck.
//!
//! The long one is run on demand. It waits for what it is told to wait for, and looks at the memory, too:
//!
//! ```sh
//! SOAK_SECONDS=600 cargo test --release --test it -- --ignored --nocapture faulty_soak
//! ```

mod task;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use optimizely_rest::classic::Sandbox;
use optimizely_rest::mock::TestClock;
use optimizely_rest::sandbox::Fault;

use crate::support::memory::resident;
use task::Task;

const TASKS: u64 = 64;

/// How much longer than told to a task may take: the whole of a call, and then some.
const GRACE: Duration = Duration::from_secs(360);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_short_soak_under_faults_loses_nothing_that_was_acknowledged() {
    soak(Duration::from_secs(2), true).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes as long as it is told to"]
async fn a_long_soak_under_faults_loses_nothing_and_stays_as_small() {
    let seconds = std::env::var("SOAK_SECONDS").map_or(600, |text| text.parse().expect("SOAK_SECONDS"));
    let memory = soak(Duration::from_secs(seconds), false).await;
    let minute = memory.len().min(60);
    let mean = |samples: &[usize]| samples.iter().sum::<usize>() as f64 / samples.len() as f64;
    let (first, last) = (mean(&memory[..minute]), mean(&memory[memory.len() - minute..]));
    let minutes: Vec<_> = memory.chunks(60).map(|samples| mean(samples) as usize >> 10).collect();
    println!("KiB in each minute: {minutes:?}");
    assert!(last < first * 1.1, "{first} bytes have become {last}");
}

/// A fault of each sort, of which together one request in ten meets one.
fn faults() -> Vec<Fault> {
    let asking = |status| Fault::status(status).header("retry-after", "1");
    let faults = vec![
        asking(429),
        asking(503),
        Fault::status(500),
        Fault::status(502),
        Fault::status(502).performing(),
        Fault::status(504).performing(),
        Fault::html(502),
        Fault::redirect(302, "http://elsewhere.example/"),
        Fault::invalid_json(),
        Fault::truncated_json(),
        Fault::oversized(200_000),
        Fault::close_before_answer(),
        Fault::close_before_answer().performing(),
        Fault::close_within_body(),
        Fault::delay(Duration::from_secs(600)),
        Fault::trickle(1, Duration::from_millis(100)),
    ];
    let one_in = 9 * faults.len() as u32 + 8;
    faults.into_iter().map(|fault| fault.one_in(one_in)).collect()
}

/// Runs it, and yields the memory at each second.
async fn soak(time: Duration, is_test_clock: bool) -> Vec<usize> {
    let sandbox = Sandbox::start().await.unwrap();
    let builder = sandbox.client_builder().attempt_timeout(Duration::from_secs(1)).max_response_bytes(100_000);
    let builder = if is_test_clock { builder.clock(TestClock::new()) } else { builder };
    let client = builder.build().unwrap();
    let mut tasks = Vec::new();
    for number in 0..TASKS {
        tasks.push(Task::new(&client, number).await);
    }
    faults().into_iter().for_each(|fault| sandbox.inject(fault));
    let end = Instant::now() + time;
    let tasks: Vec<_> = tasks.into_iter().map(|task| tokio::spawn(task.run(end))).collect();
    let memory = watch_memory(&sandbox, end).await;
    let mut summary = Summary::default();
    for task in tasks {
        let left = (end + GRACE).saturating_duration_since(Instant::now());
        let task = tokio::time::timeout(left, task).await.expect("a task is stuck").expect("no task panics");
        sandbox.clear_faults();
        task.check(&sandbox.client()).await;
        summary.add(task);
    }
    println!("{summary:?}");
    assert!(summary.done > TASKS as usize && summary.errors.values().sum::<usize>() > 0, "it was no soak");
    memory
}

/// The sandbox's log is emptied at every look: it would grow for a minute or two, until it is as long as it may be.
async fn watch_memory(sandbox: &Sandbox, end: Instant) -> Vec<usize> {
    let mut samples = vec![resident()];
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_secs(1)).await;
        sandbox.clear_requests();
        samples.push(resident());
    }
    samples
}

#[derive(Debug, Default)]
struct Summary {
    /// Calls that succeeded.
    done: usize,
    /// Those that did not, by the kind of error.
    errors: BTreeMap<String, usize>,
    slowest: Duration,
    /// Failed writes that may have been done.
    open: usize,
}

impl Summary {
    fn add(&mut self, task: Task) {
        self.done += task.seen.done;
        self.open += task.seen.open;
        self.slowest = self.slowest.max(task.seen.slowest);
        for (kind, count) in task.seen.errors {
            *self.errors.entry(kind).or_default() += count;
        }
    }
}
