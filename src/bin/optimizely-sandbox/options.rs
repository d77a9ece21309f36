//! The options of the program.

use std::ffi::OsString;
use std::net::{SocketAddr, ToSocketAddrs as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use lexopt::{Arg, Parser, ValueExt as _};

use crate::api::Api;

/// The settings that the options ask for.
pub(crate) enum Asked {
    Help,
    Version,
    Serve(Settings),
}

pub(crate) struct Settings {
    /// The APIs to serve, each at addresses of its own.
    pub(crate) served: Vec<Served>,
    pub(crate) token: Option<String>,
    pub(crate) rate_limit: Option<(u32, Duration)>,
    pub(crate) latency: Duration,
    pub(crate) demo: bool,
}

/// An API to serve.
pub(crate) struct Served {
    pub(crate) api: Api,
    /// The addresses of the host. The program listens on the first one that is free.
    pub(crate) addresses: Vec<SocketAddr>,
    /// The file with its state.
    pub(crate) state: Option<PathBuf>,
}

pub(crate) fn read(mut parser: Parser) -> Result<Asked, lexopt::Error> {
    let mut settings =
        Settings { served: Vec::new(), token: None, rate_limit: None, latency: Duration::ZERO, demo: false };
    let (mut apis, mut state) = (Api::usual(), None);
    let mut addresses = vec![SocketAddr::from(([127, 0, 0, 1], 8080))];
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Asked::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Asked::Version),
            Arg::Long("api") => apis = value(&mut parser, "--api", Api::named)?,
            Arg::Long("demo") => settings.demo = true,
            Arg::Long("state") => state = Some(PathBuf::from(parser.value()?)),
            Arg::Long("addr") => addresses = value(&mut parser, "--addr", address)?,
            Arg::Long("token") => settings.token = Some(value(&mut parser, "--token", token)?),
            Arg::Long("latency") => settings.latency = value(&mut parser, "--latency", latency)?,
            Arg::Long("rate-limit") => settings.rate_limit = Some(value(&mut parser, "--rate-limit", rate_limit)?),
            _ => return Err(argument.unexpected()),
        }
    }
    let several = apis.len() > 1;
    for (place, api) in (0..).zip(apis) {
        let addresses = addresses.iter().map(|address| moved(*address, place));
        let addresses = addresses.collect::<Result<_, _>>()?;
        // Two APIs cannot share a file.
        let state = state.as_ref().map(|path| if several { named_after(path, api) } else { path.clone() });
        settings.served.push(Served { api, addresses, state });
    }
    Ok(Asked::Serve(settings))
}

/// An address some ports further. A free port is free for each.
fn moved(address: SocketAddr, places: u16) -> Result<SocketAddr, String> {
    let port = match address.port() {
        0 => 0,
        port => port.checked_add(places).ok_or("--addr: the second API needs the next port, and 65535 is the last")?,
    };
    Ok(SocketAddr::new(address.ip(), port))
}

/// The file of one of several APIs: `state.v2.json` for `state.json`.
fn named_after(path: &Path, api: Api) -> PathBuf {
    let mut extension = OsString::from(api.name());
    if let Some(own) = path.extension() {
        extension.push(".");
        extension.push(own);
    }
    path.with_extension(extension)
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
