//! The cost of a clean build of a user's program, and its size.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::options::here;
use crate::programs::{Taken, cargo, run, text, time};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

const SDK: &str = "sdk-user";
const BARE: (&str, &str) = ("bare-user", "reqwest, serde and thiserror, same features");
const BARE_DEFAULT_TLS: (&str, &str) = ("bare-default-tls-user", "the same with reqwest's default TLS");
const PROGENITOR: (&str, &str) = ("progenitor-user", "progenitor's client");
const PROGENITOR_ALIKE: (&str, &str) = ("progenitor-alike-user", "progenitor's client, HTTP and TLS as the SDK's");

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = if bench.options.smoke { Vec::new() } else { builds(bench)? };
    rows.extend([crates(PROGENITOR, Goal::AtMost(0.7))?, crates(PROGENITOR_ALIKE, Goal::None)?]);
    rows.extend([size(bench, PROGENITOR, Goal::AtMost(0.9))?, size(bench, PROGENITOR_ALIKE, Goal::None)?]);
    Ok(rows)
}

fn builds(bench: &Bench) -> Result<Vec<Row>> {
    let compared = [
        (BARE, Goal::AtMost(1.15)),
        (BARE_DEFAULT_TLS, Goal::AtMost(0.85)),
        (PROGENITOR, Goal::AtMost(0.6)),
        (PROGENITOR_ALIKE, Goal::None),
    ];
    run(cargo(here(), &bench.options.target).arg("fetch"))?;
    let mut ratios = compared.map(|_| (Vec::new(), Vec::new()));
    for round in 0..bench.options.rounds(2) {
        // The position of the SDK changes in each round.
        let mut order: Vec<_> = [SDK].into_iter().chain(compared.map(|((user, _), _)| user)).collect();
        order.rotate_left(round % (compared.len() + 1));
        let taken: Vec<_> = order.iter().map(|user| build(bench, user)).collect::<Result<_>>()?;
        let of = |user: &str| order.iter().zip(&taken).find(|(built, _)| **built == user).map(|(_, taken)| *taken);
        for (((other, _), goal), (clock, processor)) in compared.into_iter().zip(&mut ratios) {
            let (ours, theirs) = of(SDK).zip(of(other)).ok_or("a user was not built")?;
            clock.push(ratio(goal, ours.clock, theirs.clock));
            processor.push(ratio(Goal::None, ours.processor, theirs.processor));
        }
    }
    let rows = compared.into_iter().zip(ratios).flat_map(|(((_, against), goal), (clock, processor))| {
        let clock = Row::timed("cold build, time", against, goal, clock);
        [clock, Row::timed("cold build, processor time", against, Goal::None, processor)]
    });
    Ok(rows.collect())
}

fn build(bench: &Bench, user: &str) -> Result<Taken> {
    let target = bench.scratch.join("cold");
    if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    // The SDK is a path dependency, which cargo would build incrementally. Users have it from a registry, from which nothing is.
    let taken = time(bench.build(user, &target, &["--offline"]).env("CARGO_INCREMENTAL", "0"))?;
    eprintln!("   {user}: {:.1} s, processor {:.1} s", taken.clock, taken.processor);
    Ok(taken)
}

/// The number of crates is not limited: an added crate is visible in the lock file.
fn crates((other, against): (&str, &'static str), goal: Goal) -> Result<Row> {
    let ratio = ratio(goal, compiled(SDK)?, compiled(other)?);
    Ok(Row::timed("crates compiled", against, goal, vec![ratio]))
}

fn compiled(user: &str) -> Result<f64> {
    let mut tree = cargo(here(), Path::new("target"));
    tree.args(["tree", "--package", user, "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]);
    let found = text(&mut tree)?;
    Ok(found.lines().map(|line| line.trim_end_matches(" (*)")).collect::<BTreeSet<_>>().len() as f64)
}

fn size(bench: &Bench, (other, against): (&str, &'static str), goal: Goal) -> Result<Row> {
    let ratio = ratio(goal, stripped(bench, SDK)?, stripped(bench, other)?);
    Ok(Row::timed("size of the program, release and stripped", against, goal, vec![ratio]))
}

fn stripped(bench: &Bench, user: &str) -> Result<f64> {
    run(&mut bench.build(user, &bench.options.target, &["--release"]))?;
    let (program, stripped) = (bench.options.target.join("release").join(user), bench.scratch.join(user));
    run(Command::new("strip").arg("-o").arg(&stripped).arg(program))?;
    let bytes = std::fs::metadata(stripped)?.len();
    eprintln!("   {user}: {bytes} bytes");
    Ok(bytes as f64)
}
