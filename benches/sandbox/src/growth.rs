//! Whether an operation takes longer if there are a hundred times as many objects.

use std::collections::HashSet;
use std::fs;
use std::ops::RangeFrom;

use optimizely_rest::Method;
use optimizely_rest::classic::Classic;
use optimizely_rest::client::Client;
use optimizely_rest::resource::Api;
use optimizely_rest::sandbox::{Sandbox, SandboxApi};
use optimizely_rest::v2::V2;
use serde_json::{Value, json};

use crate::{Result, setting};

/// How many operations are measured at once.
const BATCH: u64 = 500;

/// A kind of object, as many of which are created below one parent.
struct Kind {
    name: &'static str,
    /// Makes the parent below a project; none if the project is the parent.
    parent: Option<fn(project: &Value) -> (String, Value)>,
    /// The path below which each object is.
    path: &'static str,
    /// The path and the body of a new object.
    new: fn(parent: &Value, number: u64) -> (String, Value),
    /// The body of an update; none if an update is not measured.
    change: Option<fn(number: u64) -> Value>,
    /// Whether the API has a method that deletes or archives it.
    deletes: bool,
}

/// An experiment of Classic.
fn experiment(project: &Value, number: u64) -> (String, Value) {
    let body = json!({ "description": format!("Experiment {number}"), "edit_url": "https://shop.example/" });
    (format!("projects/{project}/experiments"), body)
}

const OF_CLASSIC: [Kind; 7] = [
    Kind {
        name: "experiment",
        parent: None,
        path: "experiments",
        new: experiment,
        change: Some(|number| json!({ "description": format!("Changed {number}") })),
        deletes: true,
    },
    Kind {
        name: "variation",
        parent: Some(|project| experiment(project, 0)),
        path: "variations",
        new: |parent, number| {
            (format!("experiments/{parent}/variations"), json!({ "description": format!("Variation {number}") }))
        },
        change: Some(|number| json!({ "description": format!("Changed {number}") })),
        deletes: true,
    },
    Kind {
        name: "schedule",
        parent: Some(|project| experiment(project, 0)),
        path: "schedules",
        new: |parent, _| (format!("experiments/{parent}/schedules"), json!({ "start_time": "2030-01-01T00:00:00Z" })),
        change: Some(|_| json!({ "start_time": "2031-01-01T00:00:00Z" })),
        deletes: true,
    },
    Kind {
        name: "goal",
        parent: None,
        path: "goals",
        new: |parent, number| {
            let body = json!({ "title": format!("Goal {number}"), "goal_type": 1, "event": format!("event_{number}") });
            (format!("projects/{parent}/goals"), body)
        },
        change: None,
        deletes: true,
    },
    Kind {
        name: "audience",
        parent: None,
        path: "audiences",
        new: |parent, number| (format!("projects/{parent}/audiences"), json!({ "name": format!("Audience {number}") })),
        change: Some(|number| json!({ "name": format!("Changed {number}") })),
        deletes: false,
    },
    Kind {
        name: "dimension",
        parent: None,
        path: "dimensions",
        new: |parent, number| {
            let body = json!({ "name": format!("Dimension {number}"), "client_api_name": format!("name_{number}") });
            (format!("projects/{parent}/dimensions"), body)
        },
        change: Some(|number| json!({ "name": format!("Changed {number}") })),
        deletes: true,
    },
    Kind {
        name: "uploaded list",
        parent: None,
        path: "targeting_lists",
        new: |parent, number| {
            let body = json!({
                "name": format!("list_{number}"), "list_type": 1, "key_fields": "customer", "list_content": "1,2",
                "format": "csv",
            });
            (format!("projects/{parent}/targeting_lists"), body)
        },
        change: None,
        deletes: true,
    },
];

const OF_V2: [Kind; 4] = [
    Kind {
        name: "experiment",
        parent: None,
        path: "experiments",
        new: |parent, number| {
            let variation = |name: &str| json!({ "name": name, "weight": 5_000, "actions": [] });
            let body = json!({
                "project_id": parent,
                "name": format!("Experiment {number}"),
                "metrics": [{ "aggregator": "sum", "field": "revenue", "scope": "visitor" }],
                "variations": [variation("Original"), variation("Bigger")],
            });
            ("experiments".to_owned(), body)
        },
        change: Some(|number| json!({ "name": format!("Changed {number}") })),
        deletes: true,
    },
    Kind {
        name: "page",
        parent: None,
        path: "pages",
        new: |parent, number| {
            let body = json!({
                "project_id": parent, "name": format!("Page {number}"), "edit_url": "https://shop.example/",
            });
            ("pages".to_owned(), body)
        },
        change: Some(|number| json!({ "name": format!("Changed {number}") })),
        deletes: true,
    },
    Kind {
        name: "audience",
        parent: None,
        path: "audiences",
        new: |parent, number| {
            ("audiences".to_owned(), json!({ "project_id": parent, "name": format!("Audience {number}") }))
        },
        change: Some(|number| json!({ "name": format!("Changed {number}") })),
        deletes: false,
    },
    Kind {
        name: "attribute",
        parent: None,
        path: "attributes",
        new: |parent, number| {
            ("attributes".to_owned(), json!({ "project_id": parent, "key": format!("key_{number}") }))
        },
        change: None,
        deletes: false,
    },
];

/// Prints the table: the processor time of the server for an operation with few objects, and how many times as long it takes with a hundred
/// times as many.
pub async fn measure() -> Result<()> {
    let few = setting("GROWTH", 1_000).max(2 * BATCH);
    println!("| API | object, with {few} and {} of them | create | get | update | delete |", 100 * few);
    println!("|---|---|--:|--:|--:|--:|");
    rows::<Classic>("Classic", Method::PUT, &OF_CLASSIC, few).await?;
    rows::<V2>("v2", Method::PATCH, &OF_V2, few).await
}

async fn rows<A: SandboxApi>(api: &str, update: Method, kinds: &[Kind], few: u64) -> Result<()> {
    for kind in kinds {
        let sandbox = Sandbox::<A>::start().await?;
        let client = sandbox.client();
        let mut parent = create(&client, "projects", &json!({ "name": "Shop", "project_name": "Shop" })).await?;
        if let Some(new) = kind.parent {
            let (path, body) = new(&parent);
            parent = create(&client, &path, &body).await?;
        }
        // No two objects have the same number in their names.
        let (mut ids, mut numbers) = (Vec::new(), 0..);
        let less = times(&client, kind, &update, &mut numbers, &parent, &mut ids, few).await?;
        let more = times(&client, kind, &update, &mut numbers, &parent, &mut ids, 100 * few).await?;
        let cells = less.iter().zip(more).map(|(less, more)| match less {
            Some(less) => format!("{less:.0} µs × {:.2}", more.unwrap_or_default() / less),
            None => String::new(),
        });
        println!("| {api} | {} | {} |", kind.name, cells.collect::<Vec<_>>().join(" | "));
    }
    Ok(())
}

/// Creates objects until there are this many. Returns how many microseconds of the server's processor time it takes then to create, read,
/// change and delete one.
async fn times<A: Api>(
    client: &Client<A>,
    kind: &Kind,
    update: &Method,
    numbers: &mut RangeFrom<u64>,
    parent: &Value,
    ids: &mut Vec<Value>,
    count: u64,
) -> Result<[Option<f64>; 4]> {
    let mut before = 0.0;
    while (ids.len() as u64) < count {
        if ids.len() as u64 == count - BATCH {
            before = busy()?;
        }
        let (path, body) = (kind.new)(parent, numbers.next().unwrap_or_default());
        ids.push(create(client, &path, &body).await?);
    }
    let created = each(before)?;
    // From the whole range of IDs.
    let some = ids.iter().step_by(ids.len() / BATCH as usize).take(BATCH as usize);
    let paths: Vec<_> = some.map(|id| format!("{}/{}", kind.path, text(id))).collect();
    let before = busy()?;
    for path in &paths {
        client.request(Method::GET, path).await?;
    }
    let read = each(before)?;
    let mut changed = None;
    if let Some(change) = kind.change {
        let before = busy()?;
        for path in &paths {
            client.request(update.clone(), path).json(&change(numbers.next().unwrap_or_default())).await?;
        }
        changed = Some(each(before)?);
    }
    let mut deleted = None;
    if kind.deletes {
        let before = busy()?;
        for path in &paths {
            client.request(Method::DELETE, path).await?;
        }
        deleted = Some(each(before)?);
        let gone: HashSet<_> = paths.into_iter().collect();
        ids.retain(|id| !gone.contains(&format!("{}/{}", kind.path, text(id))));
    }
    Ok([Some(created), Some(read), changed, deleted])
}

async fn create<A: Api>(client: &Client<A>, path: &str, body: &Value) -> Result<Value> {
    Ok(client.request(Method::POST, path).json(body).await?["id"].take())
}

/// An ID in a path. It may be a string.
fn text(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// The microseconds of an operation, of as many as are measured at once.
fn each(before: f64) -> Result<f64> {
    Ok((busy()? - before) / BATCH as f64)
}

/// The processor time of the servers in microseconds. Each has a thread with this name.
fn busy() -> Result<f64> {
    let mut nanoseconds = 0;
    for task in fs::read_dir("/proc/self/task")? {
        let task = task?.path();
        if fs::read_to_string(task.join("comm"))?.trim() == "sandbox" {
            let stat = fs::read_to_string(task.join("schedstat"))?;
            nanoseconds +=
                stat.split_whitespace().next().ok_or("the system reports no processor time")?.parse::<u64>()?;
        }
    }
    Ok(nanoseconds as f64 / 1e3)
}
