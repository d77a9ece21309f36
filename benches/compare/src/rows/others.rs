//! Comparisons with the API's Python client, and with a client generated from an OpenAPI document.

use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::api::Api;
use crate::options::here;
use crate::programs::{cargo, figure, program, run, text};
use crate::rows::Bench;
use crate::table::{Goal, Row, ratios};

pub fn python(bench: &Bench) -> Result<Vec<Row>> {
    const PYTHON: &str = "the API's Python client, optimizely 0.5";
    let interpreter = interpreter(bench)?;
    let python = |command: &str| {
        let mut client = program(&interpreter);
        client.arg(here().join("clients/python/client.py")).args([command, bench.sandbox.url(Api::Classic)]);
        figure(&text(client.arg(bench.ids(Api::Classic.files())).arg(bench.calls()))?, "nanoseconds")
    };
    let rounds = bench.options.rounds(5);
    let goal = Goal::AtLeast(12.0);
    let sequential = ratios(goal, rounds, || bench.gets("sdk"), || python("gets"))?;
    let sequential = Row::timed("2,000 sequential gets, times as fast", PYTHON, goal, sequential);

    let ids = bench.first_ids()?;
    let at_once = || figure(&text(bench.client(Api::Classic, "sdk", "many").arg(&ids).arg("8"))?, "nanoseconds");
    let goal = Goal::AtLeast(60.0);
    let many = ratios(goal, rounds, at_once, || python("many"))?;
    Ok(vec![sequential, Row::timed("`get_many` of 2,000, times as fast", PYTHON, goal, many)])
}

/// A Python environment with the client. The one of `cargo xtask interop python` is used if it exists.
fn interpreter(bench: &Bench) -> Result<PathBuf> {
    let environment = bench.options.tests.join("interop/python");
    let (python, mark) = (environment.join("bin/python"), environment.join("ready"));
    if !mark.exists() {
        run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "optimizely==0.5"]))?;
        std::fs::write(mark, "")?;
    }
    Ok(python)
}

/// progenitor's client with the settings of its own constructor, and with those of the SDK.
pub fn progenitor(bench: &Bench) -> Result<Vec<Row>> {
    if bench.options.smoke {
        // CI needs to know that progenitor accepts the document, and not how fast its client is.
        // The C code of its TLS is built for the other clients already, if the profile is the same.
        let mut check = cargo(here(), &bench.options.target);
        check.args(["check", "--release", "--package", "progenitor-alike-client-program"]);
        return run(&mut check).map(|_| Vec::new());
    }
    let compared = [
        ("progenitor-client-program", "generated", "progenitor's client", Goal::AtMost(1.0)),
        (
            "progenitor-alike-client-program",
            "generated-alike",
            "progenitor's client, HTTP and TLS as the SDK's",
            Goal::None,
        ),
    ];
    let row = |(package, program, against, goal)| {
        run(&mut bench.build(package, &bench.options.target, &["--release"]))?;
        let ratios = ratios(goal, bench.options.rounds(15), || bench.gets("sdk"), || bench.gets(program))?;
        Ok(Row::timed("2,000 sequential gets, time", against, goal, ratios))
    };
    compared.into_iter().map(row).collect()
}
