//! Snapshots of a sandbox with an object of every resource: what is written, restored and continued, and mistakes in one.

use std::collections::BTreeSet;

use optimizely_rest::RetryPolicy;
use optimizely_rest::sandbox::{Sandbox, SandboxApi};
use serde_json::{Value, json};

use crate::support::spec::{Spec, for_each_api};
use crate::support::world::{World, all_reads};

for_each_api! {
    a_copy_answers_every_read_as_the_first_did,
    a_copy_continues_with_new_ids_and_later_times,
    a_field_of_another_kind_is_reported_with_its_place,
    objects_that_contradict_each_other_are_reported,
    what_rules_remember_may_be_anything,
}

/// A sandbox with an object of every resource.
async fn filled<A: SandboxApi>(spec: &Spec) -> (Sandbox<A>, World) {
    let sandbox = Sandbox::<A>::start().await.unwrap();
    let world = World::new(&sandbox.client(), spec).await;
    (sandbox, world)
}

async fn restored<A: SandboxApi>(snapshot: &str) -> Sandbox<A> {
    Sandbox::<A>::builder().restore(snapshot).unwrap().start().await.unwrap()
}

fn problems<A: SandboxApi>(snapshot: &Value) -> Vec<String> {
    Sandbox::<A>::builder().restore(&snapshot.to_string()).expect_err("it is wrong").problems().to_vec()
}

fn parsed<A>(sandbox: &Sandbox<A>) -> Value {
    serde_json::from_str(&sandbox.snapshot()).unwrap()
}

async fn a_copy_answers_every_read_as_the_first_did<A: SandboxApi>(spec: &Spec) {
    let (sandbox, world) = filled::<A>(spec).await;
    let snapshot = sandbox.snapshot();
    let copy = restored::<A>(&snapshot).await;
    assert_eq!(copy.snapshot(), snapshot);
    let first = all_reads(&sandbox.client(), spec, &world).await;
    let of_copy = all_reads(&copy.client(), spec, &world).await;
    // It comes last, so that an answer with the current second differs from the first whenever it differs from that of the copy.
    let again = all_reads(&sandbox.client(), spec, &world).await;
    assert!(first.iter().filter(|(_, answer)| answer.is_ok()).count() > first.len() / 2, "{first:?}");
    let shown = |answer: &Result<Value, String>, of: &Sandbox<A>| format!("{answer:?}").replace(&of.base_url(), "");
    let mut moving = 0;
    for (((asked, answer), (_, again)), (_, of_copy)) in first.iter().zip(&again).zip(&of_copy) {
        if answer == again {
            assert_eq!(shown(answer, &sandbox), shown(of_copy, &copy), "{asked}");
        } else {
            moving += 1;
        }
    }
    // Such as credentials, which are new each time.
    assert!(moving < 3, "{moving} answers are never the same");
}

async fn a_copy_continues_with_new_ids_and_later_times<A: SandboxApi>(spec: &Spec) {
    let (sandbox, world) = filled::<A>(spec).await;
    let before = parsed(&sandbox);
    let copy = restored::<A>(&sandbox.stop()).await;
    let more = World::new(&copy.client(), spec).await;
    let known: BTreeSet<_> = world.all.iter().map(|(_, id)| id.to_string()).collect();
    let again: Vec<_> = more.all.iter().filter(|(_, id)| known.contains(&id.to_string())).collect();
    assert!(again.is_empty() && !more.all.is_empty(), "assigned again: {again:?}");
    let after = parsed(&copy);
    assert!(after["last_id"].as_u64().unwrap() > before["last_id"].as_u64().unwrap());
    assert!(after["last_time"].as_str().unwrap() > before["last_time"].as_str().unwrap());
    for (name, id) in &world.ids {
        let text = id.to_string();
        assert!(after["objects"].to_string().contains(text.trim_matches('"')), "{name} {id} is lost");
    }
}

/// Every field of one object of each resource is replaced in turn.
async fn a_field_of_another_kind_is_reported_with_its_place<A: SandboxApi>(spec: &Spec) {
    let (sandbox, _) = filled::<A>(spec).await;
    let whole = parsed(&sandbox);
    let (mut tried, mut reported) = (0, 0);
    for (path, objects) in whole["objects"].as_object().unwrap() {
        let Some(object) = objects[0].as_object() else { continue };
        for name in object.keys() {
            let mut broken = whole.clone();
            broken["objects"][path][0][name] = json!([[{ "no": "such value" }]]);
            tried += 1;
            // A field of any JSON may be that.
            if let Err(error) = Sandbox::<A>::builder().restore(&broken.to_string()) {
                let place = format!("{path}[0].{name}");
                assert!(error.problems().iter().all(|problem| problem.contains(&place)), "{place}: {error}");
                reported += 1;
            }
        }
        let mut broken = whole.clone();
        broken["objects"][path][0]["no_such_field"] = json!(1);
        assert_eq!(problems::<A>(&broken), [format!("{path}[0].no_such_field is unknown")]);
    }
    assert!(reported > 50 && reported > tried * 9 / 10, "{reported} of {tried} are reported");
}

async fn objects_that_contradict_each_other_are_reported<A: SandboxApi>(spec: &Spec) {
    let (sandbox, _) = filled::<A>(spec).await;
    let whole = parsed(&sandbox);
    let broken = |change: fn(&mut Value)| {
        let mut broken = whole.clone();
        change(&mut broken);
        problems::<A>(&broken)
    };
    let twice = broken(|snapshot| {
        let first = snapshot["objects"]["projects"][0].clone();
        snapshot["objects"]["projects"].as_array_mut().unwrap().push(first);
    });
    assert!(twice.iter().all(|problem| problem.contains("as that of another object")) && twice.len() == 1, "{twice:?}");
    let orphans = broken(|snapshot| snapshot["objects"]["projects"] = json!([]));
    assert!(orphans.iter().all(|problem| problem.contains("there is no project")) && orphans.len() > 3, "{orphans:?}");
    let ahead = broken(|snapshot| snapshot["last_id"] = json!(1));
    assert!(ahead.iter().all(|problem| problem.ends_with("is more than last_id")) && ahead.len() > 3, "{ahead:?}");
    let unknown = broken(|snapshot| snapshot["objects"]["no_such_things"] = json!([{}]));
    assert_eq!(unknown, ["objects.no_such_things: there is no such resource"]);
    let traffic = broken(|snapshot| snapshot["traffic"] = json!([7]));
    assert!(traffic[0].starts_with("traffic[0]"), "{traffic:?}");
    for (field, value) in [("last_time", json!("now")), ("end_of_traffic", json!("then")), ("format", json!(99))] {
        let mut broken = whole.clone();
        broken[field] = value;
        assert!(!problems::<A>(&broken).is_empty(), "{field}");
    }
}

/// The memory has no table to be checked with: rules take what they know, and leave out the rest.
async fn what_rules_remember_may_be_anything<A: SandboxApi>(spec: &Spec) {
    let (sandbox, world) = filled::<A>(spec).await;
    let whole = parsed(&sandbox);
    let names: Vec<_> = whole["memory"].as_object().map(|memory| memory.keys().cloned().collect()).unwrap_or_default();
    for garbage in [json!(7), json!("x"), json!([[null, 1]]), json!({ "a": { "b": [] } }), json!([{}])] {
        let mut spoiled = whole.clone();
        for name in &names {
            spoiled["memory"][name] = garbage.clone();
        }
        // It may be refused, and otherwise everything is answered.
        let Ok(builder) = Sandbox::<A>::builder().restore(&spoiled.to_string()) else { continue };
        let copy = builder.start().await.unwrap();
        let client = copy.client_builder().retry(RetryPolicy::none()).build().unwrap();
        all_reads(&client, spec, &world).await;
        World::new(&client, spec).await;
        let failed: Vec<_> =
            copy.requests().into_iter().filter(|asked| asked.status.is_none_or(|status| status >= 500)).collect();
        assert!(failed.is_empty(), "with {garbage} in memory: {failed:?}");
    }
}
