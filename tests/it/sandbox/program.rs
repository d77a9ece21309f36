//! The program `optimizely-sandbox`: its options, its signals, its state.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

use optimizely_rest::classic::{Client, ExperimentStatus, RetryPolicy, ScheduleStatus, Token};
use optimizely_rest::v2;

use crate::support::bodies;
use crate::support::bodies::classic::{a_project, a_project_named};

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_optimizely-sandbox"))
}

/// The program, on a free port. It is killed when this is dropped.
struct Program {
    child: Child,
    stdout: BufReader<ChildStdout>,
    base_url: String,
}

impl Program {
    fn start(options: &[&str]) -> Self {
        Program::start_at("127.0.0.1:0", options)
    }

    fn start_at(address: &str, options: &[&str]) -> Self {
        let mut child = command().args(["--addr", address]).args(options).stdout(Stdio::piped()).spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let mut program = Program { child, stdout, base_url: String::new() };
        program.base_url = program.next_base_url();
        program
    }

    /// The base URL in the next line that it prints.
    fn next_base_url(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        let base_url = line.strip_prefix("listening on ").and_then(|rest| rest.strip_suffix('\n'));
        base_url.unwrap_or_else(|| panic!("it says {line:?}")).to_owned()
    }

    fn client(&self, token: &str) -> Client {
        Client::builder(Token::legacy(token)).base_url(&self.base_url).retry(RetryPolicy::none()).build().unwrap()
    }

    fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Its status, and what it printed besides the address.
    fn stop(mut self, signal: &str) -> (ExitStatus, String) {
        self.signal(signal);
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        (self.child.wait().unwrap(), rest)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A client of v2 at a base URL.
fn client_of_v2(base_url: &str, token: &str) -> v2::Client {
    let client = v2::Client::builder(v2::Token::personal(token)).base_url(base_url);
    client.retry(RetryPolicy::none()).build().unwrap()
}

/// A directory with nothing in it.
fn directory(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("program").join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn files(directory: &Path) -> Vec<String> {
    fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Until it holds, which has to be soon.
fn eventually(mut holds: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(30);
    while !holds() {
        assert!(Instant::now() < end, "it did not happen");
        thread::yield_now();
    }
}

fn run(options: &[&str]) -> Output {
    command().args(options).output().unwrap()
}

/// The error output, which has to be the only output.
fn complaint(output: Output, status: i32) -> String {
    assert_eq!(output.status.code(), Some(status));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[tokio::test]
async fn it_says_where_it_listens_and_stops_when_it_is_told_to() {
    for signal in ["INT", "TERM"] {
        let program = Program::start(&[]);
        assert!(program.base_url.starts_with("http://127.0.0.1:"), "{}", program.base_url);
        assert!(program.base_url.ends_with("/experiment/v1/"), "{}", program.base_url);
        assert!(program.client("any:1").projects().list().await.unwrap().is_empty());
        let (status, rest) = program.stop(signal);
        assert_eq!((status.code(), &*rest), (Some(0), ""));
    }
}

#[tokio::test]
async fn what_it_holds_outlives_it_in_a_file() {
    let directory = directory("outlives");
    let file = directory.join("state.json");
    let options = ["--state", text(&file)];

    let program = Program::start(&options);
    assert!(!file.exists());
    let first = program.client("a:1").projects().create(a_project()).await.unwrap();
    assert!(program.stop("TERM").0.success());
    assert_eq!(files(&directory), ["state.json"]);

    let program = Program::start(&options);
    let client = program.client("a:1");
    assert_eq!(client.projects().get(first.id).await.unwrap().data(), first.data());
    assert_eq!(client.goals().list(first.id).await.unwrap().len(), 2);
    let second = client.projects().create(a_project_named("Magazine")).await.unwrap();
    assert!(second.id.get() > first.id.get());
    assert!(second.created.as_str() > first.last_modified.as_str());
    assert!(program.stop("INT").0.success());

    let program = Program::start(&options);
    assert_eq!(program.client("a:1").projects().list().await.unwrap().len(), 2);
}

#[tokio::test]
async fn sighup_writes_the_file_and_it_goes_on() {
    let file = directory("hangup").join("state.json");
    let program = Program::start(&["--state", text(&file)]);
    let client = program.client("a:1");
    for name in ["Shop", "Magazine"] {
        client.projects().create(a_project_named(name)).await.unwrap();
        program.signal("HUP");
        eventually(|| fs::read_to_string(&file).is_ok_and(|state| state.contains(name) && state.ends_with("}\n")));
    }
    assert_eq!(client.projects().list().await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_demo_comes_back_from_the_file_and_is_not_made_twice() {
    let file = directory("demo").join("state.json");
    let options = ["--demo", "--state", text(&file)];
    assert!(Program::start(&options).stop("TERM").0.success());
    let before = fs::read(&file).unwrap();
    let program = Program::start(&options);
    assert_eq!(program.client("a:1").projects().list().await.unwrap().len(), 2);
    assert!(program.stop("TERM").0.success());
    assert!(fs::read(&file).unwrap() == before, "nothing was changed, and the file is another");
}

#[tokio::test]
async fn the_demo_has_something_of_everything() {
    let program = Program::start(&["--demo"]);
    let projects = program.client("a:1").projects().list().await.unwrap();
    let [shop, magazine] = &projects[..] else { panic!("{} projects", projects.len()) };
    assert_eq!(magazine.experiments().await.unwrap()[0].status, ExperimentStatus::Paused);

    let experiments = shop.experiments().await.unwrap();
    let [running, scheduled] = &experiments[..] else { panic!("{} experiments", experiments.len()) };
    assert_eq!(running.status, ExperimentStatus::Running);
    let variations = running.variations().await.unwrap();
    assert_eq!(variations.iter().filter_map(|variation| variation.weight).sum::<u32>(), 10_000);
    let schedules = scheduled.schedules().await.unwrap();
    assert_eq!(schedules[0].status, ScheduleStatus::Active);

    let results = running.results().await.unwrap();
    let statuses: Vec<_> = results.iter().map(|row| row.status.to_string()).collect();
    assert_eq!(statuses[..3], ["baseline", "winner", "loser"]);
    assert!(results.iter().any(|row| row.is_revenue && row.revenue.is_some_and(|revenue| revenue > 0.0)));
    let audience = shop.audiences().await.unwrap()[0].id;
    let plan = shop.dimensions().await.unwrap()[0].id;
    let visitors = results[0].visitors;
    assert_eq!(running.results().audience(audience).await.unwrap()[0].visitors, visitors * 3 / 10);
    assert_eq!(running.results().dimension(plan, "gold").await.unwrap()[0].visitors, visitors / 5);
}

#[tokio::test]
async fn the_only_token_is_the_one_it_was_given() {
    let program = Program::start(&["--token", "abc:123"]);
    assert!(program.client("abc:123").projects().list().await.is_ok());
    assert!(program.client("abc:124").projects().list().await.unwrap_err().is_forbidden());
}

#[tokio::test]
async fn more_requests_than_the_limit_are_told_when_to_come_back() {
    let program = Program::start(&["--rate-limit", "2/3600"]);
    let client = program.client("a:1");
    for _ in 0..2 {
        assert!(client.projects().list().await.is_ok());
    }
    let error = client.projects().list().await.unwrap_err();
    assert!(error.is_too_many_requests(), "{error}");
    let wait = error.retry_after().unwrap();
    assert!(wait > Duration::from_secs(3_000) && wait <= Duration::from_secs(3_600), "{wait:?}");
}

#[tokio::test]
async fn an_answer_takes_as_long_as_it_was_told_to() {
    let program = Program::start(&["--latency", "600000"]);
    let answer = program.client("a:1").projects().list().attempt_timeout(Duration::from_millis(20)).await;
    assert!(answer.unwrap_err().is_timeout());
}

#[tokio::test]
async fn it_serves_the_api_that_it_was_told_to() {
    let program = Program::start(&["--api", "classic"]);
    assert!(program.client("a:1").projects().list().await.unwrap().is_empty());
    let program = Program::start(&["--api", "v2"]);
    assert!(program.base_url.ends_with("/v2/"), "{}", program.base_url);
    assert!(client_of_v2(&program.base_url, "2:a").projects().list().await.unwrap().is_empty());
    let (status, rest) = program.stop("TERM");
    assert_eq!((status.code(), &*rest), (Some(0), ""));
}

#[tokio::test]
async fn both_apis_have_a_line_each_and_the_one_of_classic_is_the_first() {
    let mut program = Program::start(&["--api", "both", "--token", "abc:123"]);
    let v2 = program.next_base_url();
    assert!(program.base_url.ends_with("/experiment/v1/") && v2.ends_with("/v2/"), "{} {v2}", program.base_url);
    program.client("abc:123").projects().create(a_project()).await.unwrap();
    assert!(client_of_v2(&v2, "abc:123").projects().list().await.unwrap().is_empty());
    assert!(client_of_v2(&v2, "abc:124").projects().list().await.is_err(), "each option is for both");
    let (status, rest) = program.stop("INT");
    assert_eq!((status.code(), &*rest), (Some(0), ""));
}

#[test]
fn of_both_apis_v2_listens_on_the_next_port() {
    // Two ports that follow each other and are free are found by trying.
    let ports =
        (0..50).filter_map(|_| Some(std::net::TcpListener::bind("127.0.0.1:0").ok()?.local_addr().ok()?.port()));
    let free = |port: &u16| std::net::TcpListener::bind(("127.0.0.1", port.saturating_add(1))).is_ok();
    let port = ports.filter(|port| *port < u16::MAX).find(free).expect("there are free ports");
    let mut program = Program::start_at(&format!("127.0.0.1:{port}"), &["--api", "both"]);
    let v2 = program.next_base_url();
    assert_eq!(program.base_url, format!("http://127.0.0.1:{port}/experiment/v1/"));
    assert_eq!(v2, format!("http://127.0.0.1:{}/v2/", port + 1));
}

#[tokio::test]
async fn each_of_both_apis_has_its_own_file() {
    let directory = directory("both");
    let file = directory.join("state.json");
    let options = ["--api", "both", "--state", text(&file)];
    let mut program = Program::start(&options);
    let v2 = program.next_base_url();
    program.client("a:1").projects().create(a_project()).await.unwrap();
    client_of_v2(&v2, "a").projects().create(bodies::v2::a_project_named("Magazine")).await.unwrap();
    program.signal("HUP");
    let holds = |name: &str, project: &str| {
        fs::read_to_string(directory.join(name)).is_ok_and(|state| state.contains(project) && state.ends_with("}\n"))
    };
    eventually(|| holds("state.classic.json", "Shop") && holds("state.v2.json", "Magazine"));
    assert!(program.stop("TERM").0.success());
    let mut written = files(&directory);
    written.sort();
    assert_eq!(written, ["state.classic.json", "state.v2.json"]);

    let mut program = Program::start(&options);
    let v2 = program.next_base_url();
    assert_eq!(program.client("a:1").projects().list().await.unwrap()[0].project_name, "Shop");
    assert_eq!(client_of_v2(&v2, "a").projects().list().await.unwrap()[0].name.as_deref(), Some("Magazine"));
}

#[test]
fn the_file_of_one_api_is_refused_by_the_other() {
    let file = directory("other").join("state.json");
    assert!(Program::start(&["--api", "v2", "--demo", "--state", text(&file)]).stop("TERM").0.success());
    let held = fs::read(&file).unwrap();
    let said = complaint(run(&["--addr", "127.0.0.1:0", "--state", text(&file)]), 1);
    assert!(said.contains(text(&file)), "{said}");
    assert!(fs::read(&file).unwrap() == held, "it is left alone");
}

#[tokio::test]
async fn the_demo_of_v2_is_loaded_once() {
    let file = directory("demo-of-v2").join("state.json");
    let options = ["--api", "v2", "--demo", "--state", text(&file)];
    let program = Program::start(&options);
    let projects = client_of_v2(&program.base_url, "a").projects().list().await.unwrap().len();
    assert!(projects > 0);
    assert!(program.stop("TERM").0.success());
    let program = Program::start(&options);
    assert_eq!(client_of_v2(&program.base_url, "a").projects().list().await.unwrap().len(), projects);
}

#[test]
fn a_wrong_option_is_refused_with_status_2() {
    let refused = |options: &[&str], why: &str| {
        let said = complaint(run(options), 2);
        assert!(said.contains(why) && said.contains("--help"), "{options:?}: {said}");
    };
    refused(&["--colour"], "invalid option '--colour'");
    refused(&["serve"], "unexpected argument");
    refused(&["--addr"], "missing argument for option '--addr'");
    let form = "is not IP:PORT or NAME:PORT, such as 127.0.0.1:8080 or localhost:8080";
    for address in ["here", "8080", ":8080", "localhost", "localhost:", "localhost:http", "127.0.0.1:65536", "[::1]"] {
        refused(&["--addr", address], &format!("--addr: {address:?} {form}"));
    }
    refused(&["--addr", "no such host:80"], "--addr: the name in \"no such host:80\" has no address");
    refused(&["--api", "v3"], "--api: \"v3\" is not classic, v2 or both");
    let last = ["--api", "both", "--addr", "127.0.0.1:65535"];
    refused(&last, "--addr: the second API needs the next port, and 65535 is the last");
    refused(&["--demo=yes"], "unexpected argument for option '--demo'");
    for latency in ["-1", "0.5", "", "4294967296"] {
        refused(&["--latency", latency], &format!("--latency: {latency:?} is not a whole number of milliseconds"));
    }
    for token in ["", "a b", "é"] {
        refused(&["--token", token], "--token: a token has to consist of visible ASCII characters");
    }
    assert!(!complaint(run(&["--token", "secret token"]), 2).contains("secret"), "a token is not shown");
    for limit in ["", "100", "100/", "/60", "100/0", "-1/60", "100/60/60", "99999999999/60"] {
        refused(&["--rate-limit", limit], &format!("--rate-limit: {limit:?} is not N/SECONDS, as 100/60"));
    }
}

#[test]
fn help_and_version_are_printed() {
    let printed = |option| {
        let output = run(&[option]);
        assert!(output.status.success() && output.stderr.is_empty(), "{option}");
        String::from_utf8(output.stdout).unwrap()
    };
    for option in ["-h", "--help"] {
        assert!(printed(option).contains("--rate-limit N/SECONDS"), "{option}");
    }
    for option in ["-V", "--version"] {
        assert_eq!(printed(option), format!("optimizely-sandbox {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn a_state_that_cannot_be_used_is_refused_and_left_alone() {
    let directory = directory("refused");
    let file = directory.join("state.json");
    let refused = |path: &Path, why: &str| {
        let said = complaint(run(&["--addr", "127.0.0.1:0", "--state", text(path)]), 1);
        assert!(said.contains(text(path)) && said.contains(why), "{said}");
    };
    for (held, why) in [
        (&b""[..], "EOF while parsing"),
        (b"{\"format\": 1", "EOF while parsing"),
        (b"\xff", "cannot be read"),
        (b"{\"format\": 9}", "its format is 9, and this sandbox knows 1"),
        (b"{\"format\": 1}", "missing field"),
    ] {
        fs::write(&file, held).unwrap();
        refused(&file, why);
        assert_eq!(fs::read(&file).unwrap(), held);
    }
    assert_eq!(files(&directory), ["state.json"]);
    refused(&directory, "cannot be read");
    refused(&directory.join("nowhere").join("state.json"), "there is no directory");
}

#[test]
fn an_address_that_is_taken_is_refused() {
    let program = Program::start(&[]);
    let taken = program.base_url.trim_start_matches("http://").split('/').next().unwrap();
    let said = complaint(run(&["--addr", taken]), 1);
    assert!(said.contains(&format!("--addr {taken}: the address cannot be listened on")), "{said}");
}

#[tokio::test]
async fn it_listens_at_the_address_of_a_name() {
    let program = Program::start_at("localhost:0", &[]);
    let address = program.base_url.trim_start_matches("http://").split('/').next().unwrap();
    assert!(address.parse::<std::net::SocketAddr>().unwrap().ip().is_loopback(), "{address}");
    assert!(program.client("a:1").projects().list().await.unwrap().is_empty());
}
