//! Runs the clients side by side and writes down how they compare: see README.md.

mod options;
mod programs;
mod report;
mod rows;
mod sandbox;
mod table;

use std::process::ExitCode;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match options::parse().and_then(|asked| asked.map_or(Ok(()), |options| run(&options))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("compare: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &options::Options) -> Result<()> {
    let bench = rows::Bench::prepare(options)?;
    let mut rows = Vec::new();
    for group in rows::GROUPS.iter().filter(|group| options.wants(group.name)) {
        eprintln!("== {}", group.name);
        rows.extend((group.measure)(&bench).map_err(|why| format!("{}: {why}", group.name))?);
    }
    report::write(options, &rows)?;
    // What is counted is the same on every machine, so that it can be held.
    match rows.iter().find(|row| row.counted && !row.is_met()) {
        Some(row) => Err(format!("{} is beyond its budget", row.figure).into()),
        None => Ok(()),
    }
}
