//! The results of an experiment: a table for each goal in the terminal, and an SVG image of the improvements.
//!
//!     cargo run --example results_report
//!     cargo run --example results_report -- --live 1234 --svg report.svg
//!
//! The first command uses a sandbox with simulated visitors. The second one uses the real API, with the token in `OPTIMIZELY_TOKEN`. In a
//! terminal, the table has colours, unless `NO_COLOR` is set. It is as wide as the terminal, or as wide as `COLUMNS` says.

mod chart;
mod comparison;
mod table;

use std::error::Error;
use std::path::PathBuf;

use optimizely_rest::classic::Sandbox;
use optimizely_rest::classic::{Client, ExperimentId};

use comparison::Goal;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (mut live, mut svg) = (None, std::env::temp_dir().join("results-report.svg"));
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), arguments.next()) {
            ("--live", Some(id)) => live = Some(id.parse()?),
            ("--svg", Some(path)) => svg = PathBuf::from(path),
            _ => return Err("expected `--live ID` or `--svg FILE`".into()),
        }
    }
    let goals = match live {
        Some(experiment) => report(&Client::from_env()?, experiment).await?,
        None => {
            let sandbox = Sandbox::start().await?;
            let running = sandbox.load_demo()?.running;
            report(&sandbox.client(), running).await?
        }
    };
    std::fs::write(&svg, chart::svg(&goals)?)?;
    println!("Image of the improvements: {}", svg.display());
    Ok(())
}

async fn report(client: &Client, experiment: ExperimentId) -> Result<Vec<Goal>, Box<dyn Error>> {
    let experiment = client.experiments().get(experiment).await?;
    let goals = comparison::by_goal(&experiment.stats().await?);
    println!("{} ({})\n", experiment.description, experiment.status);
    for goal in &goals {
        println!("{}\n{}\n", goal.name, table::of(goal));
    }
    Ok(goals)
}
