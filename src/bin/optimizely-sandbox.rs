//! The sandbox as a program, for tests and demos in any language.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt as _};
use optimizely_rest::classic::{Sandbox, SandboxBuilder};

const HELP: &str = "\
An in-memory server of the Optimizely REST API (Classic, v1), for tests and demos.

Usage: optimizely-sandbox [OPTIONS]

Options:
  --addr HOST:PORT        where to listen, as 127.0.0.1:8080 or localhost:8080
                          [default: 127.0.0.1:8080]; port 0 is a free one
  --token TOKEN           the only token that is accepted [default: any is]
  --rate-limit N/SECONDS  answers N requests in each window of so many seconds, as 100/60;
                          more get 429 with a Retry-After [default: no limit]
  --latency MS            how long an answer takes at least, in milliseconds [default: 0]
  --state FILE            begins with what FILE holds, if there is such a file; writes it at
                          the end, and on SIGHUP
  --demo                  begins with two projects to look at, unless FILE is there
  -h, --help              prints this
  -V, --version           prints the version

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

/// Why the program ends early.
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
    /// The addresses of the host. The program listens on the first one that is free.
    addresses: Vec<SocketAddr>,
    state: Option<PathBuf>,
    demo: bool,
}

fn arguments(mut parser: Parser) -> Result<Asked, lexopt::Error> {
    let usual = vec![SocketAddr::from(([127, 0, 0, 1], 8080))];
    let mut settings = Settings { sandbox: Sandbox::builder(), addresses: usual, state: None, demo: false };
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Asked::Version),
            Arg::Long("demo") => settings.demo = true,
            Arg::Long("state") => settings.state = Some(parser.value()?.into()),
            Arg::Long("addr") => settings.addresses = value(&mut parser, "--addr", address)?,
            Arg::Long("token") => settings.sandbox = settings.sandbox.token(value(&mut parser, "--token", token)?),
            Arg::Long("latency") => {
                settings.sandbox = settings.sandbox.latency(value(&mut parser, "--latency", latency)?);
            }
            Arg::Long("rate-limit") => {
                let (requests, window) = value(&mut parser, "--rate-limit", rate_limit)?;
                settings.sandbox = settings.sandbox.rate_limit(requests, window);
            }
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Asked::Serve(Box::new(settings)))
}

/// The value of an option. An error names the option and the form that its value has to have.
fn value<T>(parser: &mut Parser, option: &str, read: fn(&str) -> Result<T, String>) -> Result<T, lexopt::Error> {
    let value = parser.value()?.string()?;
    read(&value).map_err(|why| format!("{option}: {why}").into())
}

/// The address to listen on: an IP address with a port, or a name with a port.
fn address(text: &str) -> Result<Vec<SocketAddr>, String> {
    let port = text.rsplit_once(':').filter(|(host, _)| !host.is_empty()).map(|(_, port)| port);
    if port.is_none_or(|port| port.parse::<u16>().is_err()) {
        return Err(format!("{text:?} is not IP:PORT or NAME:PORT, such as 127.0.0.1:8080 or localhost:8080"));
    }
    let found = text.to_socket_addrs().map_err(|error| format!("the name in {text:?} has no address: {error}"))?;
    let mut addresses: Vec<_> = found.collect();
    // If a name has IPv4 and IPv6 addresses, IPv4 comes first, so that clients without IPv6 find the server.
    addresses.sort_by_key(SocketAddr::is_ipv6);
    Ok(addresses)
}

/// Parses a token, which has to be valid in a header. An error does not show the token.
fn token(text: &str) -> Result<String, String> {
    let fits = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_graphic());
    if fits { Ok(text.to_owned()) } else { Err("a token has to consist of visible ASCII characters".into()) }
}

fn latency(text: &str) -> Result<Duration, String> {
    let milliseconds: Result<u32, _> = text.parse();
    let latency = milliseconds.map(|milliseconds| Duration::from_millis(milliseconds.into()));
    latency.map_err(|_| format!("{text:?} is not a whole number of milliseconds, as 250"))
}

fn rate_limit(text: &str) -> Result<(u32, Duration), String> {
    let numbers = text.split_once('/').and_then(|(requests, seconds)| {
        let seconds: u32 = seconds.parse().ok().filter(|seconds| *seconds > 0)?;
        Some((requests.parse().ok()?, Duration::from_secs(seconds.into())))
    });
    numbers.ok_or_else(|| format!("{text:?} is not N/SECONDS, as 100/60"))
}

// ------------------------------------------------------------------------------------------------------ serving

fn serve(settings: Settings) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Run(format!("no runtime can be had: {error}")))?;
    runtime.block_on(until_stopped(settings)).map_err(Failure::Run)
}

async fn until_stopped(settings: Settings) -> Result<(), String> {
    let state = settings.state.as_deref();
    // Signals are handled before the address is printed, since its reader may send one at once.
    let mut signals = Signals::listen(state.is_some()).map_err(|error| format!("signals cannot be heard: {error}"))?;
    let held = state.map(read).transpose()?.flatten();
    let begins_empty = held.is_none();
    let builder = match (&held, state) {
        (Some(text), Some(path)) => {
            settings.sandbox.restore(text).map_err(|error| format!("{}: {error}", path.display()))?
        }
        _ => settings.sandbox,
    };
    let sandbox = start(&builder, &settings.addresses).await?;
    if settings.demo && begins_empty {
        sandbox.load_demo().map_err(|error| error.to_string())?;
    }
    let line = format!("listening on {}\n", sandbox.base_url());
    print(&line).map_err(|_| "the address cannot be printed: nobody reads standard output".to_owned())?;
    while signals.next().await.is_continue() {
        if let Some(Err(why)) = state.map(|path| write(path, &sandbox.snapshot())) {
            // The write can be tried again, so the program keeps its state.
            complain(&why);
        }
    }
    let snapshot = sandbox.stop();
    state.map_or(Ok(()), |path| write(path, &snapshot))
}

/// Listens on the first available address. If there is none, returns the error for the last address.
async fn start(builder: &SandboxBuilder, addresses: &[SocketAddr]) -> Result<Sandbox, String> {
    let mut why = "--addr: the host has no address".to_owned();
    for address in addresses {
        match builder.clone().address(*address).start().await {
            Ok(sandbox) => return Ok(sandbox),
            Err(error) => why = format!("--addr {address}: the address cannot be listened on: {error}"),
        }
    }
    Err(why)
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

// -------------------------------------------------------------------------------------------------------- state

/// The content of the file, if it exists. Otherwise its directory has to exist, so that it can be written at the end.
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

/// Writes the file atomically: the old file stays until the new one is on the disk.
fn write(path: &Path, text: &str) -> Result<(), String> {
    // A symbolic link is kept, and its target is replaced.
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

#[cfg(unix)]
struct Signals {
    stop: [tokio::signal::unix::Signal; 2],
    save: Option<tokio::signal::unix::Signal>,
}

#[cfg(unix)]
impl Signals {
    /// If there is no file to write, SIGHUP has its default effect.
    fn listen(saves: bool) -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Signals {
            stop: [signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?],
            save: saves.then(|| signal(SignalKind::hangup())).transpose()?,
        })
    }

    /// Waits for the next signal. Returns whether the program continues after it has written the file.
    async fn next(&mut self) -> ControlFlow<()> {
        use std::task::Poll;
        std::future::poll_fn(|context| {
            if self.stop.iter_mut().any(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(ControlFlow::Break(()))
            } else if self.save.as_mut().is_some_and(|signal| signal.poll_recv(context).is_ready()) {
                Poll::Ready(ControlFlow::Continue(()))
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

    /// Waits for the next signal, which ends the program. On this system, no signal only writes the file.
    async fn next(&mut self) -> ControlFlow<()> {
        // An error means that no signal can be received, so the program ends.
        let _ = tokio::signal::ctrl_c().await;
        ControlFlow::Break(())
    }
}
