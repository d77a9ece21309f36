//! The time to generate code from a spec. Ten times the resources should take ten times as long.

use std::fmt::Write as _;
use std::time::Instant;

use crate::Result;
use crate::rows::Bench;
use crate::table::{Goal, Row};

pub fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let sizes = if bench.options.smoke { [1, 3, 10] } else { [10, 100, 1000] };
    let mut figures = [const { Vec::new() }; 2];
    for _ in 0..bench.options.rounds(5) {
        // The best of five each, alternating.
        let mut best = [f64::INFINITY; 3];
        for _ in 0..5 {
            for (best, resources) in best.iter_mut().zip(sizes) {
                *best = best.min(generate(&spec(resources))?);
            }
        }
        eprintln!("   {sizes:?} resources: {best:.3?} s");
        let figure = [best[1] / best[0], best[2] / best[1]];
        figures.iter_mut().zip(figure).for_each(|(figures, figure)| figures.push(figure));
    }
    // A small size only shows that it works.
    if bench.options.smoke {
        return Ok(Vec::new());
    }
    let [more, most] = figures;
    let linear = Goal::AtMost(10.0);
    Ok(vec![
        Row::timed("generation from 100 resources, time", "10 resources", linear, more),
        Row::timed("generation from 1,000 resources, time", "100 resources", linear, most),
    ])
}

/// The time in seconds.
fn generate(text: &str) -> Result<f64> {
    let begun = Instant::now();
    let checked = optimizely_codegen::check(text).map_err(|found| found[0].render("spec", text).to_string())?;
    let code = std::hint::black_box(checked.code("a spec"));
    match code.len() > text.len() {
        true => Ok(begun.elapsed().as_secs_f64()),
        false => Err("there is less code than spec".into()),
    }
}

/// A spec in which every resource has an enum, an object, a parent, and a link to another.
fn spec(resources: usize) -> String {
    let mut text = API.to_owned();
    for index in 0..resources {
        let one = ONE.replace('#', &index.to_string());
        let path = match index / 2 {
            _ if index == 0 => "\"thing_0s\"".to_owned(),
            parent => {
                format!("\"thing_{parent}s/{{thing_{parent}_id}}/thing_{index}s\"\nitem = \"thing_{index}s/{{id}}\"")
            }
        };
        let operations = if index > 0 { r#""get", "list", "update", "delete""# } else { r#""get", "update""# };
        let _ = writeln!(text, "{}", one.replace("PATH", &path).replace("OPERATIONS", operations));
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
values.red = "Red."
values.blue = "Blue."

[objects.Part#]
doc = "A part."
[objects.Part#.fields]
size = { type = "u64", doc = "How large it is." }
colour = { type = "Colour#", doc = "Its colour." }

[resources.thing_#]
path = PATH
doc = "A thing."
operations = [OPERATIONS]
links.link = { field = "thing_ids", doc = "Its neighbors." }
actions.paint = { set = { colour = "red" }, doc = "Makes it red." }
[resources.thing_#.fields]
id = "Identifies it."
name = { type = "string", write = "both", doc = "Its name." }
colour = { type = "Colour#", write = "both", default = "red", doc = "Its colour." }
weight = { type = "u32", write = "both", range = [0, 100], doc = "Its weight." }
parts = { type = "[Part#]", doc = "Its parts." }
thing_ids = { type = "[Thing#Id]", write = "both", doc = "Its neighbors." }
created = { type = "time", doc = "When it was made." }
"#;
