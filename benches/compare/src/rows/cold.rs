//! The cost of a clean build of a user's program. Most programs use Classic, which the other clients know.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::Result;
use crate::compilers;
use crate::options::here;
use crate::programs::{Taken, cargo, run, text, time};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratio};

pub const SDK: &str = "sdk-user";
pub const SDK_V2: &str = "sdk-v2-user";
const SDK_BOTH: &str = "sdk-both-user";
pub const BARE: (&str, &str) = ("bare-user", "reqwest, serde and thiserror, same features");
const BARE_DEFAULT_TLS: (&str, &str) = ("bare-default-tls-user", "the same with reqwest's default TLS");
pub const PROGENITOR: (&str, &str) = ("progenitor-user", "progenitor's client");
pub const PROGENITOR_ALIKE: (&str, &str) = ("progenitor-alike-user", "progenitor's client, HTTP and TLS as the SDK's");

/// Two users whose builds are compared: that of the SDK, and another one with its description.
struct Pair {
    ours: &'static str,
    theirs: (&'static str, &'static str),
    /// The names of the figures, and their goals.
    clock: (&'static str, Goal),
    processor: (&'static str, Goal),
}

impl Pair {
    fn new(theirs: (&'static str, &'static str), goal: Goal) -> Self {
        let (clock, processor) = (("cold build, time", goal), ("cold build, processor time", Goal::None));
        Pair { ours: SDK, theirs, clock, processor }
    }
}

/// A clean build.
struct Build {
    taken: Taken,
    /// The processor time of each crate.
    crates: BTreeMap<String, f64>,
}

impl Build {
    /// The processor time in units of what the crates take that another build compiles too. The machine may be a fifth slower for one build
    /// than for the next, and this concerns both parts alike.
    fn measured_by_shared_crates(&self, other: &Build) -> f64 {
        let shared = self.crates.iter().filter(|(name, _)| other.crates.contains_key(*name));
        self.taken.processor / shared.map(|(_, seconds)| seconds).sum::<f64>()
    }
}

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    // All of it needs builds that nothing else needs.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let pairs = [
        Pair::new(BARE, Goal::AtMost(1.15)),
        Pair::new(BARE_DEFAULT_TLS, Goal::AtMost(0.85)),
        Pair::new(PROGENITOR, Goal::AtMost(0.6)),
        Pair::new(PROGENITOR_ALIKE, Goal::None),
    ];
    let mut rows = builds(bench, &pairs, 2)?;
    rows.extend([crates(PROGENITOR, Goal::AtMost(0.7))?, crates(PROGENITOR_ALIKE, Goal::None)?]);
    Ok(rows)
}

/// The builds of users of v2 and of both APIs. Their goals are for processor time, which depends less on other work of the machine.
pub fn apis(bench: &Bench) -> Result<Vec<Row>> {
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let v2 = Pair {
        ours: SDK_V2,
        theirs: BARE,
        clock: ("cold build with v2, time", Goal::None),
        processor: ("cold build with v2, processor time", Goal::AtMost(1.25)),
    };
    let both = Pair {
        ours: SDK_BOTH,
        theirs: BARE,
        clock: ("cold build with both APIs, time", Goal::None),
        processor: ("cold build with both APIs, processor time", Goal::AtMost(1.3)),
    };
    builds(bench, &[v2, both], 5)
}

/// Compares clean builds.
fn builds(bench: &Bench, pairs: &[Pair], usual: usize) -> Result<Vec<Row>> {
    run(cargo(here(), &bench.options.target).arg("fetch"))?;
    let users: BTreeSet<_> = pairs.iter().flat_map(|pair| [pair.ours, pair.theirs.0]).collect();
    let mut order = Vec::from_iter(users);
    let mut rounds = Vec::new();
    for _ in 0..bench.options.rounds(usual) {
        let build = |user: &&'static str| Ok((*user, build(bench, user)?));
        rounds.push(order.iter().map(build).collect::<Result<BTreeMap<_, _>>>()?);
        // The position of each user changes in each round.
        order.rotate_left(1);
    }
    let row = |pair: &Pair, (figure, goal): (&'static str, Goal), of: fn(&Build, &Build) -> f64| {
        let ratio = |round: &BTreeMap<&str, Build>| {
            let (ours, theirs) = (&round[pair.ours], &round[pair.theirs.0]);
            ratio(goal, of(ours, theirs), of(theirs, ours))
        };
        Row::timed(figure, pair.theirs.1, goal, rounds.iter().map(ratio).collect())
    };
    let rows = pairs.iter().flat_map(|pair| {
        [
            row(pair, pair.clock, |build, _| build.taken.clock),
            row(pair, pair.processor, Build::measured_by_shared_crates),
        ]
    });
    Ok(rows.collect())
}

fn build(bench: &Bench, user: &str) -> Result<Build> {
    let target = bench.scratch.join("cold");
    if target.exists() {
        std::fs::remove_dir_all(&target)?;
    }
    let compilations = bench.scratch.join("compilations");
    let mut cargo = bench.build(user, &target, &["--offline"]);
    compilers::record(&mut cargo, &compilations)?;
    // The SDK is a path dependency, which cargo would build incrementally. Users have it from a registry, from which nothing is.
    let taken = time(cargo.env("CARGO_INCREMENTAL", "0"))?;
    eprintln!("   {user}: {:.1} s, processor {:.1} s", taken.clock, taken.processor);
    Ok(Build { taken, crates: compilers::recorded(&compilations)? })
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
