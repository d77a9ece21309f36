//! Sandboxes with many objects.

use std::time::Instant;

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use optimizely_rest::Method;
use optimizely_rest::client::Client;
use optimizely_rest::resource::Api;
use optimizely_rest::sandbox::{Sandbox, SandboxApi};
use serde_json::{Value, json};

use crate::{Result, setting};

/// How an API makes the objects.
pub struct Shape {
    pub name: &'static str,
    project: fn(u64) -> Value,
    /// The path and the body of a new experiment with two variations.
    experiment: fn(project: &Value, number: u64, padding: usize) -> (String, Value),
    list: fn(project: &Value) -> String,
}

pub const CLASSIC: Shape = Shape {
    name: "Classic",
    project: |number| json!({ "project_name": format!("Project {number}") }),
    experiment: |project, number, padding| {
        let description = format!("Experiment {number:06}{}", "x".repeat(padding));
        let body = json!({ "description": description, "edit_url": "https://shop.example/products/" });
        (format!("projects/{project}/experiments"), body)
    },
    list: |project| format!("projects/{project}/experiments"),
};

pub const V2: Shape = Shape {
    name: "v2",
    project: |number| json!({ "name": format!("Project {number}") }),
    experiment: |project, number, padding| {
        let variation = |name: &str| json!({ "name": name, "weight": 5_000, "actions": [] });
        let body = json!({
            "project_id": project,
            "name": format!("Experiment {number:06}"),
            "description": "x".repeat(padding),
            "metrics": [{ "aggregator": "sum", "field": "revenue", "scope": "visitor" }],
            "variations": [variation("Original"), variation("Bigger")],
        });
        ("experiments".to_owned(), body)
    },
    list: |project| format!("experiments?project_id={project}&per_page=100"),
};

/// A sandbox with projects of experiments.
pub struct Loaded<A> {
    sandbox: Sandbox<A>,
    /// The URL of an experiment.
    pub object: String,
    /// The URL of the experiments of a project.
    pub list: String,
    /// The IDs of these experiments.
    ids: Vec<Value>,
}

impl<A: SandboxApi> Loaded<A> {
    pub async fn new(shape: &Shape, padding: usize) -> Result<Self> {
        let (projects, each) = (setting("PROJECTS", 500), setting("EXPERIMENTS", 40));
        let sandbox = Sandbox::<A>::start().await?;
        let (client, before, begun) = (sandbox.client(), resident(), Instant::now());
        let filled = stream::iter(0..projects).map(|number| fill(&client, shape, number, each, padding));
        let filled = filled.buffer_unordered(16).try_fold(None, |_, last| async { Ok(Some(last)) });
        let (project, ids) = filled.await?.ok_or("there is no project")?;
        let (took, grown) = (begun.elapsed(), (resident() - before) << 10);
        // The log of requests takes as much as it may, whatever the objects are.
        sandbox.clear_requests();
        let experiments = projects * each;
        println!(
            "{}: {projects} projects of {each} experiments in {took:.1?}, {} bytes of memory for each experiment",
            shape.name,
            grown / experiments
        );
        let id = ids.last().ok_or("there is no experiment")?;
        let object = format!("{}experiments/{id}", sandbox.base_url());
        let list = format!("{}{}", sandbox.base_url(), (shape.list)(&project));
        Ok(Loaded { sandbox, object, list, ids })
    }

    /// Measures deletions, which search for references to the object. Their cost must not grow with the number of objects.
    pub async fn deletions(&self) -> Result<()> {
        let (client, begun) = (self.sandbox.client(), Instant::now());
        for id in &self.ids {
            client.request(Method::DELETE, &format!("experiments/{id}")).await?;
        }
        println!("deleting an experiment: {:.1?} each", begun.elapsed() / self.ids.len() as u32);
        Ok(())
    }
}

/// A project with experiments, whose IDs are returned.
pub async fn fill<A: Api>(
    client: &Client<A>,
    shape: &Shape,
    number: u64,
    each: u64,
    padding: usize,
) -> std::result::Result<(Value, Vec<Value>), optimizely_rest::Error> {
    let project = client.request(Method::POST, "projects").json(&(shape.project)(number)).await?["id"].take();
    let mut ids = Vec::new();
    for number in 0..each {
        let (path, body) = (shape.experiment)(&project, number, padding);
        ids.push(client.request(Method::POST, &path).json(&body).await?["id"].take());
    }
    Ok((project, ids))
}

/// The size of an experiment without padding, in bytes.
pub async fn size<A: SandboxApi>(shape: &Shape) -> Result<usize> {
    let sandbox = Sandbox::<A>::start().await?;
    let (_, ids) = fill(&sandbox.client(), shape, 0, 1, 0).await?;
    let url = format!("{}experiments/{}", sandbox.base_url(), ids[0]);
    Ok(crate::wrk::body(&url)?.len())
}

/// The memory in KiB, or 0 if the system does not report it.
pub fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|text| text.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
