//! The measurements of all client programs. A program supplies its calls, and this crate repeats them and prints their figures.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::Instant;

pub mod load;

pub type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// The token that every client sends. The sandbox accepts any token.
pub const TOKEN: &str = "abcdefghijklmnopqrstuvwxyz:123456";

/// The token as v2 expects it in a header.
pub const BEARER: &str = "Bearer abcdefghijklmnopqrstuvwxyz:123456";

/// The argument at `index`, after the program's name.
pub fn argument(index: usize) -> Result<String> {
    std::env::args().nth(index + 1).ok_or_else(|| format!("argument {index} is missing").into())
}

pub fn number(index: usize) -> Result<usize> {
    Ok(argument(index)?.parse()?)
}

/// The IDs in the file at `index`, one per line.
pub fn ids(index: usize) -> Result<Vec<u64>> {
    fs::read_to_string(argument(index)?)?.lines().map(|line| Ok(line.parse()?)).collect()
}

/// A runtime with one thread, so that scheduling does not affect the figures.
pub fn on_one_thread<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

pub fn on_many_threads<T>(work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(work)
}

/// `count` calls, one after another.
pub async fn sequential<T>(ids: &[u64], count: usize, call: impl AsyncFn(u64) -> Result<T>) -> Result<()> {
    let all = || ids.iter().cycle().copied();
    for id in all().take(count / 10 + 1) {
        black_box(call(id).await?);
    }
    let begun = Instant::now();
    for id in all().take(count) {
        black_box(call(id).await?);
    }
    report("nanoseconds", begun.elapsed().as_nanos());
    Ok(())
}

/// One call for all IDs.
pub async fn at_once<T>(ids: &[u64], call: impl AsyncFn(Vec<u64>) -> Result<Vec<T>>) -> Result<()> {
    black_box(call(ids[..ids.len() / 10].to_vec()).await?);
    let begun = Instant::now();
    let found = black_box(call(ids.to_vec()).await?);
    report("nanoseconds", begun.elapsed().as_nanos());
    match found.len() == ids.len() {
        true => Ok(()),
        false => Err(format!("{} of {} came", found.len(), ids.len()).into()),
    }
}

/// The processor time of the main thread in nanoseconds, user and system together.
pub fn processor_time() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/schedstat")?;
    Ok(stat.split_whitespace().next().ok_or("the system reports no processor time")?.parse()?)
}

/// Lets other tasks run.
pub async fn yield_now() {
    tokio::task::yield_now().await;
}

/// A line of the output: a name and a number.
pub fn report(name: &str, value: impl std::fmt::Display) {
    println!("{name} {value}");
}
