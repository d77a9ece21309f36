//! Measures the speed and memory of the sandbox, and compares it with an axum handler that sends the same bytes.

use std::error::Error;
use std::net::SocketAddr;
use std::process::Command;
use std::time::{Duration, Instant};

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::{Router, routing::get};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, ExperimentId, Method, NewExperiment, NewProject};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (projects, each) = (setting("PROJECTS", 5_000), setting("EXPERIMENTS", 20));
    let sandbox = Sandbox::start().await?;
    let before = resident();
    let begun = Instant::now();
    let id = load(&sandbox.client(), projects, each).await?;
    println!("{projects} projects of {each} experiments: {:.1?}", begun.elapsed());
    println!("resident: {} MiB more", (resident() - before) >> 10);

    let body = sandbox.client().request(Method::GET, &format!("experiments/{id}")).await?.to_string();
    let single = axum(body.clone(), tokio::runtime::Builder::new_current_thread())?;
    let many = axum(body.clone(), tokio::runtime::Builder::new_multi_thread())?;
    println!("GET of {} bytes, requests per second:", body.len());
    let servers = [("sandbox", sandbox.address()), ("axum, one thread", single), ("axum, many threads", many)];
    for _ in 0..setting("ROUNDS", 3) {
        for (name, address) in servers {
            println!("  {name:<20} {}", rate(address, id)?);
        }
    }
    deletions(&sandbox.client(), id).await
}

/// Creates all objects over HTTP, and returns the last experiment.
async fn load(client: &Client, projects: u64, each: u64) -> Result<ExperimentId> {
    let filled = stream::iter(0..projects).map(|number| fill(client, number, each)).buffer_unordered(32);
    let last = filled.try_fold(None, |_, id| async move { Ok(id) }).await?;
    Ok(last.ok_or("there is no experiment")?)
}

async fn fill(
    client: &Client,
    number: u64,
    each: u64,
) -> std::result::Result<Option<ExperimentId>, optimizely_rest::Error> {
    let project = client.projects().create(NewProject::new(format!("Project {number}"))).await?;
    let mut last = None;
    for number in 0..each {
        let new = NewExperiment::new(project.id, format!("Experiment {number}"), "https://shop.example/products/");
        last = Some(client.experiments().create(new).await?.id);
    }
    Ok(last)
}

/// Measures deletions, which search for references to the object. Their cost must not grow with the number of objects.
async fn deletions(client: &Client, last: ExperimentId) -> Result<()> {
    let project = client.experiments().get(last).await?.project_id;
    let experiments = client.experiments().list(project).await?;
    let (count, begun) = (experiments.len() as u32, Instant::now());
    for experiment in experiments {
        client.experiments().delete(experiment.id).await?;
    }
    println!("deleting an experiment: {:.1?} each", begun.elapsed() / count);
    Ok(())
}

/// A server with a single response, on its own thread.
fn axum(body: String, mut runtime: tokio::runtime::Builder) -> Result<SocketAddr> {
    let body = Bytes::from(body);
    let answer = move || std::future::ready(([(CONTENT_TYPE, "application/json; charset=utf-8")], body.clone()));
    let router = Router::new().route("/experiment/v1/experiments/{id}", get(answer));
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = runtime.enable_all().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await })
    });
    Ok(address)
}

fn rate(address: SocketAddr, id: ExperimentId) -> Result<String> {
    let url = format!("http://{address}/experiment/v1/experiments/{id}");
    let seconds = Duration::from_secs(setting("SECONDS_EACH", 5)).as_secs();
    let output = Command::new("wrk")
        .args(["-t1", "-c32", "-H", "Token: a:1", &format!("-d{seconds}s"), &url])
        .output()
        .map_err(|error| format!("wrk cannot be run: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if let Some(line) = text.lines().find(|line| line.contains("Non-2xx")) {
        return Err(line.trim().into());
    }
    let line = text.lines().find_map(|line| line.strip_prefix("Requests/sec:")).ok_or("wrk reports no rate")?;
    Ok(line.trim().to_owned())
}

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// The memory in KiB, or 0 if the system does not report it.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|text| text.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
