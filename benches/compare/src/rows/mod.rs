//! The figures, one file per subject.

mod code;
mod cold;
mod decoding;
mod document;
mod generator;
mod gets;
mod growth;
mod load;
mod others;
mod rebuild;
mod sizes;

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;
use crate::api::Api;
use crate::options::{Options, here, root};
use crate::programs::{cargo, figure, program, run, text};
use crate::sandbox::Sandbox;
use crate::table::Row;

/// Figures that are measured together, and their function.
pub struct Group {
    pub name: &'static str,
    pub measure: fn(&Bench) -> Result<Vec<Row>>,
}

pub const GROUPS: [Group; 16] = [
    Group { name: "instructions", measure: gets::instructions },
    Group { name: "gets", measure: gets::sequential },
    Group { name: "decoding", measure: decoding::measure },
    Group { name: "memory", measure: decoding::memory },
    Group { name: "growth", measure: growth::measure },
    Group { name: "many", measure: gets::many },
    Group { name: "load", measure: load::measure },
    Group { name: "python", measure: others::python },
    Group { name: "progenitor", measure: others::progenitor },
    Group { name: "cold", measure: cold::measure },
    Group { name: "apis", measure: cold::apis },
    Group { name: "sizes", measure: sizes::measure },
    Group { name: "document", measure: document::measure },
    Group { name: "code", measure: code::measure },
    Group { name: "generator", measure: generator::measure },
    Group { name: "rebuild", measure: rebuild::measure },
];

/// A spec of the SDK.
pub fn spec(file: &str) -> Result<optimizely_codegen::Checked> {
    let text = std::fs::read_to_string(root().join(file))?;
    optimizely_codegen::check(&text).map_err(|found| found[0].render(file, &text).to_string().into())
}

/// Builds the sandbox. For CI, it is the build of the tests, whose speed does not matter.
fn server(options: &Options) -> Result<PathBuf> {
    if options.smoke {
        let build = ["build", "--workspace", "--bin", "optimizely-sandbox", "--example", "quickstart"];
        run(cargo(&root(), &options.tests).args(build))?;
        return Ok(options.tests.join("debug/optimizely-sandbox"));
    }
    let build = ["build", "--release", "--features", "sandbox", "--bin", "optimizely-sandbox"];
    run(cargo(&root(), &options.target).args(build))?;
    Ok(options.target.join("release/optimizely-sandbox"))
}

/// The built programs and the filled server.
pub struct Bench<'a> {
    pub options: &'a Options,
    /// The program of the sandbox.
    pub server: PathBuf,
    pub sandbox: Sandbox,
    /// The folder of IDs, lists and profiles.
    pub scratch: PathBuf,
}

impl<'a> Bench<'a> {
    pub fn prepare(options: &'a Options) -> Result<Self> {
        let scratch = options.target.join("compare");
        std::fs::create_dir_all(&scratch)?;
        let document = spec("spec/resources.toml")?.openapi(optimizely_codegen::openapi::Version::V3_0);
        std::fs::write(here().join("openapi.json"), format!("{document:#}\n"))?;
        let server = server(options)?;
        // The handwritten client is built separately: together, the SDK would get the features that it asks of reqwest.
        for packages in [&["--package=sdk", "--package=decoding"][..], &["--package=hand"]] {
            run(cargo(here(), &options.target).args(["build", "--release"]).args(packages))?;
        }
        let sandbox = Sandbox::start(&server, 0)?;
        let bench = Bench { options, server, sandbox, scratch };
        // Fewer would take less memory than a connection does.
        let count = if options.smoke { 2_000 } else { 10_000 };
        for api in Api::BOTH {
            bench.fill(api, &bench.sandbox, count, api.files())?;
        }
        Ok(bench)
    }

    /// One of the built programs.
    pub fn program(&self, name: &str) -> Command {
        program(self.options.target.join("release").join(name))
    }

    /// A client program with a command.
    pub fn client(&self, api: Api, name: &str, command: &str) -> Command {
        let mut client = self.program(name);
        client.args([&api.command(command), self.sandbox.url(api)]);
        client
    }

    /// Creates experiments, and stores their IDs and the list of them in files.
    pub fn fill(&self, api: Api, sandbox: &Sandbox, count: usize, name: &str) -> Result<()> {
        let mut fill = self.program("sdk");
        fill.args([&api.command("fill"), sandbox.url(api), &count.to_string()])
            .arg(self.ids(name))
            .arg(self.list(name));
        run(&mut fill).map(drop)
    }

    pub fn ids(&self, name: &str) -> PathBuf {
        self.scratch.join(format!("{name}.ids"))
    }

    pub fn list(&self, name: &str) -> PathBuf {
        self.scratch.join(format!("{name}.json"))
    }

    /// The IDs of as many experiments as there are calls.
    pub fn first_ids(&self) -> Result<PathBuf> {
        let (all, count) = (std::fs::read_to_string(self.ids(Api::Classic.files()))?, self.calls().parse()?);
        let first: String = all.split_inclusive('\n').take(count).collect();
        std::fs::write(self.ids("first"), first)?;
        Ok(self.ids("first"))
    }

    /// How many calls are measured.
    pub fn calls(&self) -> String {
        if self.options.smoke { "50" } else { "2000" }.to_owned()
    }

    /// The nanoseconds for sequential gets, measured by a client.
    pub fn gets(&self, name: &str) -> Result<f64> {
        let mut client = self.client(Api::Classic, name, "gets");
        figure(&text(client.arg(self.ids(Api::Classic.files())).arg(self.calls()))?, "nanoseconds")
    }

    /// Builds a package of this workspace into a directory.
    pub fn build(&self, package: &str, target: &Path, options: &[&str]) -> Command {
        let mut build = cargo(here(), target);
        build.args(["build", "--package", package]).args(options);
        build
    }
}
