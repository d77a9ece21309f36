//! The results of an experiment: a table for each metric in the terminal, and an SVG image of the improvements.
//!
//!     cargo run --example results_report
//!     cargo run --example results_report -- --live 5024793028722690 --svg report.svg
//!     cargo run --example results_report -- --classic
//!
//! The first command uses a sandbox with simulated visitors. The second one uses the real REST API v2, with the token in
//! `OPTIMIZELY_V2_TOKEN`. With `--classic`, the report is about an experiment of Optimizely Classic, whose token is in `OPTIMIZELY_TOKEN`.
//! In a terminal, the table has colours, unless `NO_COLOR` is set. It is as wide as the terminal, or as wide as `COLUMNS` says.

mod chart;
mod classic;
mod comparison;
mod table;
mod v2;

use std::error::Error;
use std::path::PathBuf;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (mut is_classic, mut live, mut svg) = (false, None, std::env::temp_dir().join("results-report.svg"));
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--classic" => is_classic = true,
            "--live" => live = Some(arguments.next().ok_or("expected `--live ID`")?.parse()?),
            "--svg" => svg = PathBuf::from(arguments.next().ok_or("expected `--svg FILE`")?),
            _ => return Err("expected `--classic`, `--live ID` or `--svg FILE`".into()),
        }
    }
    let report = if is_classic { classic::report(live).await? } else { v2::report(live).await? };
    println!("{}\n", report.title);
    for metric in &report.metrics {
        println!("{}\n{}\n", metric.name, table::of(metric));
    }
    std::fs::write(&svg, chart::svg(&report.metrics)?)?;
    println!("Image of the improvements: {}", svg.display());
    Ok(())
}
