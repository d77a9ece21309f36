//! Archives every experiment that was last changed before a date, with a progress bar.
//!
//!     cargo run --example bulk_archive                       # with a sandbox: lists the experiments
//!     cargo run --example bulk_archive -- --apply            # with a sandbox: archives them
//!     cargo run --example bulk_archive -- --live --before 2015-06-30T00:00:00Z
//!
//! With `--live`, it uses the real API, with the token in `OPTIMIZELY_TOKEN`. Without `--apply`, it changes nothing.

use std::error::Error;
use std::time::{Duration, SystemTime};

use futures_util::stream::{self, StreamExt as _};
use indicatif::{ProgressBar, ProgressStyle};
use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{
    Client, ClientBuilder, Experiment, ExperimentStatus, Live, NewExperiment, Timestamp, WaitReason, WaitReport,
};

/// The number of concurrent requests. The limits of the API are not published, so this is a small number.
const AT_ONCE: usize = 4;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (mut live, mut apply, mut before) = (false, false, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--live" => live = true,
            "--apply" => apply = true,
            "--before" => before = Some(arguments.next().ok_or("`--before` wants a time")?.parse()?),
            other => return Err(format!("`{other}` is not an option of this program").into()),
        }
    }
    if live {
        let before: Timestamp = before.ok_or("`--live` wants `--before TIME`, too")?;
        return run(Client::builder_from_env()?, &before, apply).await;
    }
    let sandbox = Sandbox::start().await?;
    let shop = sandbox.load_demo()?.shop;
    for number in 1..=40 {
        let new = NewExperiment::new(shop, format!("Forgotten test {number}"), "https://shop.example/");
        sandbox.client().experiments().create(new).await?;
    }
    // The experiments were created when the sandbox was started.
    let tomorrow = Timestamp::from(SystemTime::now() + Duration::from_secs(24 * 60 * 60));
    run(sandbox.client_builder(), &before.unwrap_or(tomorrow), apply).await
}

async fn run(builder: ClientBuilder, before: &Timestamp, apply: bool) -> Result<(), Box<dyn Error>> {
    let bar = ProgressBar::no_length();
    let above = bar.clone();
    let client = builder.on_wait(move |report| show_wait(&above, report)).build()?;
    let old = old_experiments(&client, before).await?;
    println!("{} experiments were last changed before {before}.", old.len());
    for experiment in old.iter().take(5) {
        println!("  {:>12}  {:<12} {}", experiment.id, experiment.status.to_string(), experiment.description);
    }
    if old.len() > 5 {
        println!("  and {} more", old.len() - 5);
    }
    match apply {
        true => archive(old, &bar).await,
        false => println!("Nothing was changed. To archive them, add `--apply`."),
    }
    Ok(())
}

/// Shows above the progress bar that the program waits. Without that, it would look stuck for a minute.
fn show_wait(bar: &ProgressBar, report: &WaitReport) {
    if let (WaitReason::Cooldown, Some(wait)) = (report.reason, report.wait) {
        bar.suspend(|| eprintln!("waiting {:.0} s for the rate limit", wait.as_secs_f64()));
    }
}

/// The experiments that were not changed since a date. Running ones are left out: pause them first to archive them.
async fn old_experiments(client: &Client, before: &Timestamp) -> Result<Vec<Live<Experiment>>, Box<dyn Error>> {
    let before = before.to_system_time().ok_or("the date is out of range")?;
    let mut old = Vec::new();
    for project in client.projects().list().await? {
        let experiments = project.experiments().await?;
        old.extend(experiments.into_iter().filter(|experiment| {
            let is_old = experiment.last_modified.to_system_time().is_some_and(|changed| changed < before);
            is_old && !matches!(experiment.status, ExperimentStatus::Running | ExperimentStatus::Archived)
        }));
    }
    Ok(old)
}

/// Archives the experiments. After a failure, it continues with the others.
async fn archive(experiments: Vec<Live<Experiment>>, bar: &ProgressBar) {
    let style = ProgressStyle::with_template("archiving {bar:40.green/238} {pos}/{len}  {msg}");
    bar.set_length(experiments.len() as u64);
    bar.set_style(style.expect("the template is well-formed"));
    // Not an async closure: rustc's incremental compiler can crash on one in a stream.
    let archived = stream::iter(experiments).map(|mut experiment| async move {
        let outcome = experiment.archive().await;
        (experiment, outcome)
    });
    let mut archived = std::pin::pin!(archived.buffer_unordered(AT_ONCE));
    let mut failures = Vec::new();
    while let Some((experiment, outcome)) = archived.next().await {
        bar.set_message(experiment.description.clone());
        bar.inc(1);
        failures.extend(outcome.err().map(|error| format!("{}: {}", experiment.id, error.report())));
    }
    bar.finish_and_clear();
    println!("{} were archived, {} failed.", bar.length().unwrap_or_default() - failures.len() as u64, failures.len());
    failures.iter().for_each(|failure| println!("  {failure}"));
}
