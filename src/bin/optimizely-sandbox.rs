//! The sandbox as a program, for tests and demos in any language.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt as _};
use optimizely_rest::sandbox::{Sandbox, SandboxBuilder};

const HELP: &str = "\
An in-memory server of the Optimizely REST API (Classic, v1), for tests and demos.

Usage: optimizely-sandbox [OPTIONS]

Options:
  --addr IP:PORT          where to listen [default: 127.0.0.1:8080]; port 0 is a free one
  --token TOKEN           the only token that is accepted [default: any is]
  --rate-limit N/SECONDS  answers N requests in each window of so many seconds, as 100/60;
                          more get 429 with a Retry-After [default: no limit]
  --latency MS            how long an answer takes at least, in milliseconds [default: 0]
  --state FILE            begins with what FILE holds, if there is such a file; writes it at
                          the end, and on SIGHUP
  --demo                  begins with two projects to look at, unless FILE is there
  --help                  prints this
  --version               prints the version

Once it listens it prints its address as one line. It stops on SIGINT and SIGTERM, with status 0.
A wrong option gives status 2, anything else that fails status 1.
";

fn main() -> ExitCode {
    let done = arguments(Parser::from_env()).map_err(Failure::Usage).and_then(|asked| match asked {
        Asked::Help => print(HELP),
        Asked::Version => print(concat!("optimizely-sandbox ", env!("CARGO_PKG_VERSION"), "\n")),
        Asked::Serve(settings) => serve(*settings),
    });
    let (status, why) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Usage(error)) => (2, format!("{error}\nTry `optimizely-sandbox --help`.")),
        Err(Failure::Run(why)) => (1, why),
    };
    complain(&why);
    ExitCode::from(status)
}

/// Why it ends before it was told to.
enum Failure {
    /// The options are wrong.
    Usage(lexopt::Error),
    /// Something else failed.
    Run(String),
}

// ---------------------------------------------------------------------------------------------------- arguments

enum Asked {
    Help,
    Version,
    Serve(Box<Settings>),
}

struct Settings {
    sandbox: SandboxBuilder,
    state: Option<PathBuf>,
    demo: bool,
}

fn arguments(mut parser: Parser) -> Result<Asked, lexopt::Error> {
    let address = SocketAddr::from(([127, 0, 0, 1], 8080));
    let mut settings = Settings { sandbox: Sandbox::builder().address(address), state: None, demo: false };
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") => return Ok(Asked::Help),
            Arg::Long("version") => return Ok(Asked::Version),
            Arg::Long("demo") => settings.demo = true,
            Arg::Long("state") => settings.state = Some(parser.value()?.into()),
            Arg::Long("addr") => settings.sandbox = settings.sandbox.address(parser.value()?.parse()?),
            Arg::Long("token") => settings.sandbox = settings.sandbox.token(token(parser.value()?)?),
            Arg::Long("latency") => {
                let latency: u32 = parser.value()?.parse()?;
                settings.sandbox = settings.sandbox.latency(Duration::from_millis(latency.into()));
            }
            Arg::Long("rate-limit") => {
                let (requests, window) = parser.value()?.parse_with(rate_limit)?;
                settings.sandbox = settings.sandbox.rate_limit(requests, window);
            }
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Asked::Serve(Box::new(settings)))
}

/// One that a header can carry. With any other, every request would be refused.
fn token(value: OsString) -> Result<String, lexopt::Error> {
    let token = value.string()?;
    let fits = !token.is_empty() && token.chars().all(|letter| letter.is_ascii_graphic());
    if fits { Ok(token) } else { Err("--token: a token is of visible ASCII characters, and has at least one".into()) }
}

fn rate_limit(text: &str) -> Result<(u32, Duration), &'static str> {
    let numbers = text.split_once('/').and_then(|(requests, seconds)| {
        let seconds: u32 = seconds.parse().ok().filter(|seconds| *seconds > 0)?;
        Some((requests.parse().ok()?, Duration::from_secs(seconds.into())))
    });
    numbers.ok_or("a rate limit is N/SECONDS, as 100/60")
}

// ------------------------------------------------------------------------------------------------------ serving

fn serve(settings: Settings) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Run(format!("no runtime can be had: {error}")))?;
    runtime.block_on(until_stopped(settings)).map_err(Failure::Run)
}

async fn until_stopped(settings: Settings) -> Result<(), String> {
    let state = settings.state.as_deref();
    // Signals are heard before the address is printed: whoever reads it may send one.
    let mut signals = Signals::listen(state.is_some()).map_err(|error| format!("signals cannot be heard: {error}"))?;
    let held = state.map(read).transpose()?.flatten();
    let begins_empty = held.is_none();
    let builder = match (&held, state) {
        (Some(text), Some(path)) => {
            settings.sandbox.restore(text).map_err(|error| format!("{}: {error}", path.display()))?
        }
        _ => settings.sandbox,
    };
    let sandbox = builder.start().await.map_err(|error| format!("the address cannot be listened on: {error}"))?;
    if settings.demo && begins_empty {
        sandbox.load_demo().map_err(|error| error.to_string())?;
    }
    let line = format!("listening on {}\n", sandbox.base_url());
    print(&line).map_err(|_| "the address cannot be printed: nobody reads standard output".to_owned())?;
    while let Told::Save = signals.next().await {
        if let Some(Err(why)) = state.map(|path| write(path, &sandbox.snapshot())) {
            // It can be tried again, so this is no reason to lose what there is.
            complain(&why);
        }
    }
    let snapshot = sandbox.stop();
    state.map_or(Ok(()), |path| write(path, &snapshot))
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    printed.map_err(|error| Failure::Run(format!("standard output: {error}")))
}

fn complain(why: &str) {
    // Without somebody to tell, there is nothing left to do.
    let _ = writeln!(io::stderr(), "optimizely-sandbox: {why}");
}

// -------------------------------------------------------------------------------------------------------- state

/// What the file holds, if there is one. Otherwise there has to be a place to write it to at the end.
fn read(path: &Path) -> Result<Option<String>, String> {
    let shown = path.display();
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => match directory(path) {
            directory if directory.is_dir() => Ok(None),
            directory => Err(format!("{shown} cannot be written: there is no directory {}", directory.display())),
        },
        Err(error) => Err(format!("{shown} cannot be read: {error}")),
    }
}

/// Writes the file as a whole or not at all: what was there stays until the new one is on the disk.
fn write(path: &Path, text: &str) -> Result<(), String> {
    // A link stays one.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    let beside = directory(&path).join(name);
    let written = write_to_disk(&beside, text).and_then(|()| fs::rename(&beside, &path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        format!("{} cannot be written: {error}", path.display())
    })
}

fn write_to_disk(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn directory(path: &Path) -> &Path {
    path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

// ------------------------------------------------------------------------------------------------------ signals

/// What a signal says.
enum Told {
    Save,
    Stop,
}

#[cfg(unix)]
struct Signals {
    stop: [tokio::signal::unix::Signal; 2],
    save: Option<tokio::signal::unix::Signal>,
}

#[cfg(unix)]
impl Signals {
    /// Without something to save, SIGHUP does what it does to any program.
    fn listen(saves: bool) -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Signals {
            stop: [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?],
            save: saves.then(|| signal(SignalKind::hangup())).transpose()?,
        })
    }

    async fn next(&mut self) -> Told {
        use std::task::Poll;
        std::future::poll_fn(|context| {
            if self.stop.iter_mut().any(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(Told::Stop)
            } else if self.save.as_mut().is_some_and(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(Told::Save)
            } else {
                Poll::Pending
            }
        })
        .await
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen(_saves: bool) -> io::Result<Self> {
        Ok(Signals)
    }

    async fn next(&mut self) -> Told {
        // An error says that there is no way to be told, which is no reason to go on for ever.
        let _ = tokio::signal::ctrl_c().await;
        Told::Stop
    }
}
