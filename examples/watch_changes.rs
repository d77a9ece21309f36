//! Watches the changes of a project, and says in words who changed what.
//!
//!     cargo run --example watch_changes
//!     cargo run --example watch_changes -- --live 5024793028722690
//!
//! The first command uses a sandbox, in which it makes some changes. The second one uses the real API, with the token in
//! `OPTIMIZELY_V2_TOKEN`. It prints the changes of the last hour in the project with this ID, and then each new one, until it is stopped.

use std::error::Error;
use std::time::Duration;

use optimizely_rest::mock::TestClock;
use optimizely_rest::v2::{
    ChangeRecord, ChangeRecordType, Client, Demo, ExperimentUpdate, ProjectId, PropertyChange, Sandbox, Timestamp,
};
use serde_json::Value;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const HOUR: Duration = Duration::from_secs(60 * 60);
/// The longest value that is printed.
const LONGEST: usize = 40;

#[tokio::main]
async fn main() -> Outcome {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match &arguments[..] {
        [] => on_a_sandbox().await,
        [live, project] if live == "--live" => watch(&Client::from_env()?, project.parse()?, None).await,
        _ => Err("expected `--live PROJECT`".into()),
    }
}

async fn on_a_sandbox() -> Outcome {
    let sandbox = Sandbox::start().await?;
    let demo = sandbox.load_demo()?;
    let before = sandbox.client().changes().list(demo.shop).await?.len();
    // The feed waits between two readings. This clock makes the wait end at once.
    let client = sandbox.client_builder().clock(TestClock::new()).build()?;
    let made = make_changes(&client, &demo).await?;
    watch(&client, demo.shop, Some(before + made)).await
}

/// Makes some changes, and returns how many.
async fn make_changes(client: &Client, demo: &Demo) -> Outcome<usize> {
    let mut experiment = client.experiments().get(demo.running).await?;
    experiment.set_name("Much larger pictures").save().await?;
    client.experiments().pause(demo.running).await?;
    client.experiments().update(demo.paused, ExperimentUpdate::new().holdback(0)).await?;
    client.audiences().archive(demo.audiences[0]).await?;
    Ok(4)
}

/// Prints the changes since an hour ago: as many as given, or without end.
async fn watch(client: &Client, project: ProjectId, count: Option<usize>) -> Outcome {
    let mut feed = client.changes().list(project).watch(Timestamp::now() - HOUR);
    let mut printed = 0;
    while count.is_none_or(|count| printed < count)
        && let Some(change) = feed.next().await
    {
        match change {
            Ok(change) => print(&change),
            // The feed continues after an error, at the same place.
            Err(error) => eprintln!("{}", error.report()),
        }
        printed += 1;
    }
    Ok(())
}

fn print(change: &ChangeRecord) {
    let created = change.created.as_ref().map(ToString::to_string).unwrap_or_default();
    // The time of day: `2030-01-31T08:30:00.000Z` has it after the date.
    let when = created.get(11..19).unwrap_or(&created);
    let who =
        change.user.as_ref().map_or("an unknown user", |user| user.display_name.as_deref().unwrap_or(&user.email));
    let what = match &change.entity {
        Some(entity) => {
            let kind = entity.r#type.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{} \"{}\"", kind.replace('_', " "), entity.name.as_deref().unwrap_or_default())
        }
        None => "something".to_owned(),
    };
    println!("{when}  {who} {} {what}", verb(change));
    // All properties of a new object are new.
    if change.change_type != Some(ChangeRecordType::Create) {
        change.changes.iter().for_each(|property| println!("            {}", described(property)));
    }
}

fn verb(change: &ChangeRecord) -> String {
    match &change.change_type {
        Some(ChangeRecordType::Create) => "created".to_owned(),
        Some(ChangeRecordType::Update) | None => "changed".to_owned(),
        Some(ChangeRecordType::Archive) => "archived".to_owned(),
        Some(ChangeRecordType::Delete) => "deleted".to_owned(),
        Some(ChangeRecordType::Publish) => "published".to_owned(),
        Some(other) => format!("did something ({other}) to"),
    }
}

fn described(change: &PropertyChange) -> String {
    let name = change.property.as_deref().unwrap_or("something").replace('_', " ");
    match (&change.before, &change.after) {
        (None | Some(Value::Null), Some(after)) => format!("{name}: {}", shown(after)),
        (Some(before), None | Some(Value::Null)) => format!("{name}: no longer {}", shown(before)),
        (Some(before), Some(after)) => format!("{name}: {} → {}", shown(before), shown(after)),
        (None, None) => change.description.clone().unwrap_or(name),
    }
}

/// A value in short: a list is its length, and an object is its number of fields.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) if text.chars().count() > LONGEST => text.chars().take(LONGEST).chain(['…']).collect(),
        Value::String(text) => text.clone(),
        Value::Array(list) => format!("a list of {}", list.len()),
        Value::Object(object) => format!("{} fields", object.len()),
        other => other.to_string(),
    }
}
