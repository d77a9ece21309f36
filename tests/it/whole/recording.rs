//! A recording of a client, compared with the spec: nothing differs from the right spec, and a field that the spec lacks is found.

use optimizely_codegen::{Deviation, Drift, Recorded, Recording};
use optimizely_rest::Method;
use optimizely_rest::client::Client;
use optimizely_rest::mock::TestClock;
use optimizely_rest::resource::Api;
use optimizely_rest::sandbox::{Sandbox, SandboxApi};
use serde_json::Value;

use crate::support::spec::{Operation, Request, Spec, Way};
use crate::support::world::{World, all_reads, send};

/// Records requests for every operation of the spec that can be performed.
async fn recorded<A: SandboxApi>(spec: &Spec) -> String {
    let name = format!("recording-of-{}-{}.jsonl", std::any::type_name::<A>().replace("::", "-"), std::process::id());
    let path = std::env::temp_dir().join(name);
    let sandbox = Sandbox::<A>::start().await.unwrap();
    let client = sandbox.client_builder().clock(TestClock::new()).record_to(&path).build().unwrap();
    let world = World::new(&client, spec).await;
    all_reads(&client, spec, &world).await;
    for methods in [&[Method::PUT, Method::PATCH][..], &[Method::DELETE]] {
        let reached = spec.within_reach(&world.ids).filter(|(operation, _)| methods.contains(&operation.method));
        for (number, (operation, request)) in reached.enumerate() {
            change(&client, spec, &world, operation, &request, 10_000 * (number + 1)).await;
        }
    }
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::remove_file(&path).unwrap();
    text
}

/// Sends a change in the first of all ways that the API accepts. It refuses some changes in every way.
async fn change<A: Api>(
    client: &Client<A>,
    spec: &Spec,
    world: &World,
    operation: &Operation,
    request: &Request,
    number: usize,
) {
    for (index, way) in Way::all().enumerate() {
        let body = spec.body(operation, &world.ids, way, number + 100 * index);
        if send(client, operation, request, body.as_ref()).await.is_ok() {
            return;
        }
    }
}

fn drift(spec: &str, recording: &str) -> Drift {
    let checked = optimizely_codegen::check(spec).unwrap_or_else(|found| panic!("{found:?}"));
    checked.drift_of(&Recorded::read(recording).unwrap(), None)
}

/// Nothing differs, though most operations of the spec are in the recording.
#[track_caller]
fn is_right(spec: &str, recording: &str, fewest: usize) {
    let drift = drift(spec, recording);
    assert_eq!(drift.findings, []);
    let json = drift.json(&Recording { spec: ("the spec", spec), sample: "the recording" });
    let coverage = serde_json::from_str::<Value>(&json).unwrap()["coverage"].take();
    assert!(coverage["operations"].as_u64() >= Some(fewest as u64), "{coverage}");
}

/// Removes the line of a field of projects from the spec, and checks that this is what the recording shows.
#[track_caller]
fn is_missed(spec: &str, field: &str, recording: &str) {
    let (before, table) = spec.split_once("[resources.project.fields]\n").expect("there are projects");
    let (fields, after) = table.split_once(&format!("\n{field} = ")).expect("projects have the field");
    let (_, after) = after.split_once('\n').expect("it is a line");
    let lacking = format!("{before}[resources.project.fields]\n{fields}\n{after}");
    let found = drift(&lacking, recording).findings;
    let found: Vec<_> = found.iter().map(|found| (found.kind, found.message.clone())).collect();
    assert_eq!(found, [(Deviation::UnknownField, format!("`resources.project` has no field `{field}`"))]);
}

#[tokio::test]
async fn a_recording_of_classic_differs_from_no_spec_but_one_that_lacks_something() {
    let spec = include_str!("../../../spec/resources.toml");
    let recording = recorded::<optimizely_rest::classic::Classic>(&crate::support::spec::CLASSIC).await;
    is_right(spec, &recording, 55);
    is_missed(spec, "code_revision", &recording);
}

#[tokio::test]
async fn a_recording_of_v2_differs_from_no_spec_but_one_that_lacks_something() {
    let spec = include_str!("../../../spec/v2.toml");
    let recording = recorded::<optimizely_rest::v2::V2>(&crate::support::spec::V2).await;
    is_right(spec, &recording, 95);
    is_missed(spec, "account_id", &recording);
}
