//! How long a spec of many resources takes the processor, from its text to its code. Twice the resources should take twice the time.
//!
//! ```text
//! cargo run --release
//! ```

use std::fmt::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use cpu_time::ProcessTime;

/// The goals: ten times the resources in at most ten times the time, and the largest in two seconds.
const RATIO: f64 = 10.0;
const LIMIT: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let times = [10, 100, 1000].map(|resources| {
        let text = spec(resources);
        let times = (0..5).map(|_| time(&text));
        let best = times.min().expect("it was measured");
        println!("{resources:>5} resources: {:>8.1} ms, {} bytes of spec", best.as_secs_f64() * 1e3, text.len());
        best
    });
    let ratios = [1, 2].map(|at| times[at].as_secs_f64() / times[at - 1].as_secs_f64());
    println!("100 to 10: {:.1}, 1,000 to 100: {:.1}", ratios[0], ratios[1]);
    let reached = ratios[1] <= RATIO && times[2] < LIMIT;
    println!("{}", if reached { "as fast as it should be" } else { "SLOWER than it should be" });
    if reached { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn time(text: &str) -> Duration {
    let start = ProcessTime::now();
    let checked = optimizely_codegen::check(text).unwrap_or_else(|found| panic!("{}", found[0].render("spec", text)));
    let code = checked.code("a spec");
    let taken = start.elapsed();
    assert!(code.len() > text.len());
    taken
}

/// A spec in which every resource has an enum, an object, a parent, and a link to another.
fn spec(resources: usize) -> String {
    let mut text = API.to_owned();
    for index in 0..resources {
        let one = ONE.replace('#', &index.to_string());
        let parent =
            (index > 0).then(|| format!("parent = {{ resource = \"thing_{}\" }}", index / 2)).unwrap_or_default();
        let operations = if index > 0 { r#""get", "list", "update", "delete""# } else { r#""get", "update""# };
        let _ = writeln!(text, "{}", one.replace("PARENT", &parent).replace("OPERATIONS", operations));
    }
    text
}

const API: &str = r#"
[api]
name = "Many"
base_url = "https://many.example/v1/"
docs = "https://many.example/"
env = "MANY"
verbs = { get = { method = "GET", success = [200] }, list = { method = "GET", success = [200] }, create = { method = "POST", success = [201] }, update = { method = "PUT", success = [202] }, delete = { method = "DELETE", success = [204] } }
auth = { key = { header = "Key", doc = "A key." } }
"#;

const ONE: &str = r#"
[enums.Colour#]
doc = "A colour."
values = [{ value = "red", doc = "Red." }, { value = "blue", doc = "Blue." }]

[objects.Part#]
doc = "A part."
fields = [
  { name = "size", type = "count", access = "read", doc = "How large it is." },
  { name = "colour", type = "Colour#", access = "read", doc = "Its colour." },
]

[resources.thing_#]
path = "thing_#s"
doc = "A thing."
PARENT
operations = [OPERATIONS]
links = [{ name = "link", field = "thing_ids", doc = "Those beside it." }]
transitions = [{ name = "paint", set = { colour = "red" }, doc = "Makes it red." }]
fields = [
  { name = "id", type = "Thing#Id", access = "read", doc = "Identifies it." },
  { name = "name", type = "string", access = "edit", doc = "Its name." },
  { name = "colour", type = "Colour#", access = "edit", default = "red", doc = "Its colour." },
  { name = "weight", type = "integer", access = "edit", range = [0, 100], doc = "Its weight." },
  { name = "parts", type = "[Part#]", access = "read", doc = "Its parts." },
  { name = "thing_ids", type = "[Thing#Id]", access = "edit", doc = "Those beside it." },
  { name = "created", type = "time", access = "read", doc = "When it was made." },
]
"#;
