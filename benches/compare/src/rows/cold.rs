//! What a user's program costs to build from nothing, and how large it gets.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::options::here;
use crate::programs::{cargo, run, text, time};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

const USERS: [&str; 4] = ["sdk-user", "bare-user", "bare-default-tls-user", "progenitor-user"];
const PROGENITOR: &str = "progenitor's client";

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let mut rows = vec![crates()?, size(bench)?];
    if !bench.options.smoke {
        rows.splice(0..0, builds(bench)?);
    }
    Ok(rows)
}

fn builds(bench: &Bench) -> Result<Vec<Row>> {
    let compared = [
        ("bare-user", "reqwest, serde and thiserror, same features", Goal::AtMost(1.15)),
        ("bare-default-tls-user", "the same with reqwest's default TLS", Goal::AtMost(0.85)),
        ("progenitor-user", PROGENITOR, Goal::AtMost(0.6)),
    ];
    let mut ratios = [const { Vec::new() }; 3];
    run(cargo(here(), &bench.options.target).arg("fetch"))?;
    for round in 0..bench.options.rounds(3) {
        let mut seconds = [0.0; USERS.len()];
        for turn in 0..USERS.len() {
            let user = (turn + round) % USERS.len();
            seconds[user] = build(bench, USERS[user])?;
        }
        for (ratios, (other, _, goal)) in ratios.iter_mut().zip(compared) {
            let other = USERS.iter().position(|user| *user == other).unwrap_or_default();
            ratios.push(ratio(goal, seconds[0], seconds[other]));
        }
    }
    let rows = compared.into_iter().zip(ratios);
    Ok(rows.map(|((_, against, goal), ratios)| Row::timed("cold build, time", against, goal, ratios)).collect())
}

fn build(bench: &Bench, user: &str) -> Result<f64> {
    let target = bench.scratch.join("cold");
    if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    let taken = time(&mut bench.build(user, &target, &["--offline"]))?;
    eprintln!("   {user}: {:.1} s", taken.as_secs_f64());
    Ok(taken.as_secs_f64())
}

/// These are what they are; whoever adds a crate sees it in the lock file.
fn crates() -> Result<Row> {
    let goal = Goal::AtMost(0.7);
    let ratio = ratio(goal, compiled("sdk-user")?, compiled("progenitor-user")?);
    Ok(Row::timed("crates compiled", PROGENITOR, goal, vec![ratio]))
}

fn compiled(user: &str) -> Result<f64> {
    let mut tree = cargo(here(), Path::new("target"));
    tree.args(["tree", "--package", user, "--edges", "normal,build", "--prefix", "none", "--format", "{p}"]);
    let found = text(&mut tree)?;
    Ok(found.lines().map(|line| line.trim_end_matches(" (*)")).collect::<BTreeSet<_>>().len() as f64)
}

fn size(bench: &Bench) -> Result<Row> {
    let goal = Goal::AtMost(0.9);
    let ratio = ratio(goal, stripped(bench, "sdk-user")?, stripped(bench, "progenitor-user")?);
    Ok(Row::timed("size of the program, release and stripped", PROGENITOR, goal, vec![ratio]))
}

fn stripped(bench: &Bench, user: &str) -> Result<f64> {
    run(&mut bench.build(user, &bench.options.target, &["--release"]))?;
    let (program, stripped) = (bench.options.target.join("release").join(user), bench.scratch.join(user));
    run(Command::new("strip").arg("-o").arg(&stripped).arg(program))?;
    Ok(std::fs::metadata(stripped)?.len() as f64)
}
