//! The sandbox as a program, for tests and demos in any language.

// Without an API there is nothing to start.
#![cfg_attr(not(any(feature = "classic", feature = "v2")), allow(dead_code, unused_variables))]

mod api;
mod options;
mod signals;
mod state;

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::Parser;

use api::Running;
use options::{Asked, Settings};
use signals::Signals;

const HELP: &str = "\
An in-memory server of the Optimizely REST API, Classic (v1) or v2, for tests and demos.

Usage: optimizely-sandbox [OPTIONS]

Options:
  --api classic|v2|both   the API to serve [default: classic]; both starts one server for each:
                          Classic at --addr, and v2 at the next port
  --addr HOST:PORT        where to listen, such as 127.0.0.1:8080 or localhost:8080
                          [default: 127.0.0.1:8080]; port 0 selects a free port
  --token TOKEN           the only token that is accepted [default: any token]
  --rate-limit N/SECONDS  answers N requests per time window, such as 100/60; further requests
                          get status 429 with a Retry-After [default: no limit]
  --latency MS            the minimum time until a response, in milliseconds [default: 0]
  --state FILE            starts with the state in FILE, if FILE exists; writes FILE at the end,
                          and on SIGHUP; with --api both, each API has its own file:
                          state.classic.json and state.v2.json for state.json
  --demo                  starts with demo projects, unless FILE exists
  -h, --help              prints this help
  -V, --version           prints the version

When the program listens, it prints its address on one line. With --api both, it prints one line
for each API, Classic first. It stops on SIGINT and SIGTERM, with status 0.
A wrong option gives status 2, and any other failure status 1.
";

fn main() -> ExitCode {
    let done = options::read(Parser::from_env()).map_err(Failure::Usage).and_then(|asked| match asked {
        Asked::Help => print(HELP),
        Asked::Version => print(concat!("optimizely-sandbox ", env!("CARGO_PKG_VERSION"), "\n")),
        Asked::Serve(settings) => serve(&settings),
    });
    let (status, why) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Usage(error)) => (2, format!("{error}\nTry `optimizely-sandbox --help`.")),
        Err(Failure::Run(why)) => (1, why),
    };
    complain(&why);
    ExitCode::from(status)
}

/// Why the program ends early.
enum Failure {
    /// The options are wrong.
    Usage(lexopt::Error),
    /// Something else failed.
    Run(String),
}

fn serve(settings: &Settings) -> Result<(), Failure> {
    if settings.served.is_empty() {
        return Err(Failure::Run("this program is built without an API: use the feature `classic` or `v2`".to_owned()));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Run(format!("the runtime cannot be started: {error}")))?;
    runtime.block_on(until_stopped(settings)).map_err(Failure::Run)
}

/// A running sandbox, with the file of its state.
struct Kept {
    sandbox: Box<dyn Running>,
    state: Option<PathBuf>,
}

async fn until_stopped(settings: &Settings) -> Result<(), String> {
    let saves = settings.served.iter().any(|served| served.state.is_some());
    // Signals are handled before an address is printed, since its reader may send one at once.
    let mut signals = Signals::listen(saves).map_err(|error| format!("signals cannot be received: {error}"))?;
    let mut all = Vec::new();
    for served in &settings.served {
        let sandbox = served.api.start(settings, served).await?;
        all.push(Kept { sandbox, state: served.state.clone() });
    }
    let lines: String = all.iter().map(|kept| format!("listening on {}\n", kept.sandbox.base_url())).collect();
    print(&lines).map_err(|_| "the address cannot be printed: standard output is closed".to_owned())?;
    while signals.next().await.is_continue() {
        // A write that fails can be tried again, so the program keeps its state.
        all.iter().filter_map(|kept| kept.write(&kept.sandbox.snapshot()).err()).for_each(|why| complain(&why));
    }
    let stopped = all.into_iter().map(Kept::stop);
    let failed: Vec<_> = stopped.filter_map(Result::err).collect();
    if failed.is_empty() { Ok(()) } else { Err(failed.join("; ")) }
}

impl Kept {
    fn write(&self, snapshot: &str) -> Result<(), String> {
        self.state.as_deref().map_or(Ok(()), |path| state::write(path, snapshot))
    }

    fn stop(self) -> Result<(), String> {
        let Kept { sandbox, state } = self;
        let snapshot = sandbox.stop();
        state.map_or(Ok(()), |path| state::write(&path, &snapshot))
    }
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    printed.map_err(|error| Failure::Run(format!("standard output: {error}")))
}

fn complain(why: &str) {
    // If the output is closed, the address cannot be reported.
    let _ = writeln!(io::stderr(), "optimizely-sandbox: {why}");
}
