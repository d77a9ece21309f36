//! Runs the clients and compares them: see README.md.

mod api;
mod compilers;
mod options;
mod programs;
mod report;
mod rows;
mod sandbox;
mod table;
mod valgrind;

use std::process::ExitCode;

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    if let Some(code) = compilers::run() {
        return code;
    }
    match options::parse().and_then(|asked| asked.map_or(Ok(()), |options| run(&options))) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("compare: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Measures all groups. A group that fails is named at the end.
fn run(options: &options::Options) -> Result<()> {
    let bench = rows::Bench::prepare(options)?;
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    for group in rows::GROUPS.iter().filter(|group| options.wants(group.name)) {
        eprintln!("== {}", group.name);
        match (group.measure)(&bench) {
            Ok(measured) => rows.extend(measured),
            Err(why) => failures.push(format!("{}: {why}", group.name)),
        }
    }
    // Counts are the same on every machine, so their limits can be enforced.
    let beyond = rows.iter().filter(|row| row.limit.is_some_and(|limit| row.median() > limit));
    failures.extend(beyond.map(|row| format!("{} is beyond its limit: {:.3}", row.figure, row.median())));
    failures.extend(report::print(options, &rows).err().map(|why| why.to_string()));
    match failures.is_empty() {
        true if options.write => report::write(&rows),
        true => Ok(()),
        false => Err(failures.join("\n").into()),
    }
}
